// The privileged side: runs as root for as long as there are requests of the daemon, does what
// privileged.toml permits, and ends.
#pragma once

#include "privileged/exchange.h"
#include "privileged/firewall.h"
#include "privileged/nginx_change.h"
#include "privileged/settings.h"
#include "privileged/target_writer.h"

#include <functional>
#include <string>

namespace mailstead::privileged
{

/// Of root alone, mode 0700.
inline constexpr const char* privilegedStatePath = "/var/lib/mailstead-privileged";

struct BrokerOptions {
    std::string settings = settingsPath;
    std::string exchange = exchangePath;
    std::string state = privilegedStatePath;
    std::string daemonState = "/var/lib/mailstead"; ///< with the daemon's certificate store
    uid_t settingsOwner = 0;
    std::function<core::Result<NginxProgram>(const std::string&)> findNginx = privileged::findNginx;
    std::function<FirewallPrograms()> findFirewall = findFirewallPrograms;
    NginxOptions nginx; ///< its stateDirectory is set by the broker
    WriterOptions writer;
    CommandRunner run = runCommand;
};

class Broker
{
public:
    explicit Broker(BrokerOptions options);

    /// Answers what lies in the exchange, in one go; also takes back what was opened or put into
    /// nginx more than an hour ago and forgotten. Only one process at a time works; another waits
    /// for it. Returns how many requests there were. Blocking.
    core::Result<std::size_t> run();

private:
    core::Result<nlohmann::json> answer(const Request& request, uid_t user);
    core::Result<nlohmann::json> perform(const Request& request, const Settings& settings,
                                         uid_t user);
    core::Result<nlohmann::json> withNginx(const Request& request, const Settings& settings);
    core::Result<nlohmann::json> installTargets(const Settings& settings, uid_t user) const;
    core::Result<nlohmann::json> acmeSh(const Request& request, const Settings& settings) const;
    void takeBackForgotten();

    BrokerOptions m_options;
};

} // namespace mailstead::privileged
