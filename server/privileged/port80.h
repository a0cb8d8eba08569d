// Port 80 open for a moment: what was opened is remembered in a file of root, so that exactly that
// is closed again, also after a crash.
#pragma once

#include "privileged/firewall.h"

#include <nlohmann/json.hpp>
#include <string>

namespace mailstead::privileged
{

/// Blocking; for one thread, in one process at a time.
class Port80
{
public:
    Port80(Firewall firewall, std::string stateDirectory)
        : m_firewall(std::move(firewall))
        , m_stateFile(std::move(stateDirectory) + "/port80.json")
    {
    }

    /// {"opened": [names of firewalls]}; empty when it was open already.
    core::Result<nlohmann::json> open();
    /// {"closed": [names of firewalls]}; empty when nothing was opened.
    core::Result<nlohmann::json> close();
    const std::string& stateFile() const { return m_stateFile; }

private:
    core::Result<void> save(const std::vector<FirewallRule>& rules) const;
    core::Result<std::vector<FirewallRule>> load() const;

    Firewall m_firewall;
    std::string m_stateFile;
};

} // namespace mailstead::privileged
