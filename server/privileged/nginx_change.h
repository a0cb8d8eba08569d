// Lets the running nginx answer http-01 challenges for a moment, and takes that back.
#pragma once

#include "privileged/nginx_program.h"
#include "privileged/nginx_sites.h"

#include <chrono>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace mailstead::privileged
{

struct NginxOptions {
    std::string stateDirectory; ///< of root; holds what was changed, and copies of it
    std::uint16_t port = 80;
    CommandRunner run = runCommand;
    std::chrono::milliseconds commandDeadline = std::chrono::seconds(30);
    std::chrono::milliseconds answerDeadline = std::chrono::seconds(10);
    std::uint32_t trustedUser = 0; ///< whose files may be changed, beside root's
};

/// Blocking; for one thread, in one process at a time.
class NginxChange
{
public:
    explicit NginxChange(NginxOptions options)
        : m_options(std::move(options))
    {
    }

    /// What prepare() would do: {"sockets": [...], "places": [{"path", "line", "names"}],
    /// "ownFile": path or ""}. Changes nothing.
    core::Result<nlohmann::json> look(const NginxProgram& nginx,
                                      const std::vector<std::string>& names) const;

    /// Puts the lines in, has nginx test and read its configuration, and asks it itself until it
    /// answers. When nginx does not like the configuration, all files are as they were. What was
    /// left from before is taken back first. {"places", "ownFile", "answers": bool, "why"}.
    core::Result<nlohmann::json> prepare(const NginxProgram& nginx,
                                         const std::vector<std::string>& names,
                                         const std::string& thumbprint);

    /// Takes our lines out of the files; what others changed meanwhile stays. Nothing to take back
    /// is no error. {"restored": [paths]}.
    core::Result<nlohmann::json> restore();

    /// Whether prepare() was not taken back.
    bool isPrepared() const;

private:
    core::Result<NginxPlan> plan(const NginxProgram& nginx, const std::vector<std::string>& names,
                                 NginxFiles& files) const;
    core::Result<void> test(const NginxProgram& nginx) const;
    core::Result<void> reload(const NginxProgram& nginx) const;
    core::Result<void> apply(const NginxPlan& plan, const NginxFiles& files,
                             const std::vector<std::string>& names, const std::string& thumbprint);
    core::Result<std::vector<std::string>> takeBack() const;
    std::string stateFile() const { return m_options.stateDirectory + "/nginx.json"; }

    NginxOptions m_options;
};

} // namespace mailstead::privileged
