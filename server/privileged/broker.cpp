#include "privileged/broker.h"

#include "core/log.h"
#include "privileged/acme_sh.h"
#include "privileged/port80.h"
#include "privileged/utc_time.h"

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mailstead::privileged
{

namespace
{

using core::ErrorKind;
using nlohmann::json;

/// An order takes minutes; whoever opened something and did not close it is gone.
constexpr std::time_t forgottenAfter = 3600; // seconds

/// Held while the privileged side works; systemd runs one at a time, a person may run another.
class WorkLock
{
public:
    static core::Result<WorkLock> take(const std::string& path)
    {
        const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (fd < 0 || ::flock(fd, LOCK_EX) != 0) {
            const int error = errno;
            if (fd >= 0)
                ::close(fd);
            return core::failErrno("cannot lock " + path, error);
        }
        return WorkLock(fd);
    }
    WorkLock(WorkLock&& other) noexcept
        : m_fd(std::exchange(other.m_fd, -1))
    {
    }
    WorkLock& operator=(WorkLock&&) = delete;
    ~WorkLock()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }

private:
    explicit WorkLock(int fd)
        : m_fd(fd)
    {
    }
    int m_fd;
};

bool isOlder(const std::string& path, std::time_t seconds)
{
    struct stat info = {};
    return ::stat(path.c_str(), &info) == 0 && info.st_mtime + seconds < std::time(nullptr);
}

} // namespace

Broker::Broker(BrokerOptions options)
    : m_options(std::move(options))
{
    m_options.nginx.stateDirectory = m_options.state;
}

core::Result<std::size_t> Broker::run()
{
    const auto lock = WorkLock::take(m_options.state + "/lock");
    if (!lock)
        return tl::unexpected(lock.error());
    auto exchange = Exchange::open(m_options.exchange);
    if (!exchange)
        return tl::unexpected(exchange.error());
    takeBackForgotten();
    return exchange->serve(
        [&](const Request& request) { return answer(request, exchange->user()); });
}

void Broker::takeBackForgotten()
{
    NginxChange nginx(m_options.nginx);
    Port80 port(Firewall(m_options.findFirewall(), m_options.run), m_options.state);
    core::Result<json> done;
    if (isOlder(m_options.state + "/nginx.json", forgottenAfter))
        done = nginx.restore();
    if (!done)
        core::logError("privileged", {}, done.error().text());
    done = json();
    if (isOlder(port.stateFile(), forgottenAfter))
        done = port.close();
    if (!done)
        core::logError("privileged", {}, done.error().text());
}

core::Result<json> Broker::answer(const Request& request, uid_t user)
{
    const std::string action(toString(request.action));
    // What was opened is closed, whatever is permitted since.
    if (request.action == Action::Port80Close || request.action == Action::NginxRestore)
        return perform(request, {}, user);
    const auto settings = loadSettings(m_options.settings, m_options.settingsOwner);
    if (!settings)
        return tl::unexpected(settings.error());
    if (!settings->permits(permissionOf(request.action)))
        return core::fail(ErrorKind::PermissionDenied, action + " is not permitted here", {},
                          "add \"" + std::string(permissionOf(request.action)) +
                              "\" to actions in " + m_options.settings);
    core::logInfo("privileged", {}, action);
    return perform(request, *settings, user);
}

core::Result<json> Broker::perform(const Request& request, const Settings& settings, uid_t user)
{
    Port80 port(Firewall(m_options.findFirewall(), m_options.run), m_options.state);
    switch (request.action) {
    case Action::Port80Open:
        return port.open();
    case Action::Port80Close:
        return port.close();
    case Action::NginxLook:
    case Action::NginxPrepare:
        return withNginx(request, settings);
    case Action::NginxRestore:
        return NginxChange(m_options.nginx).restore();
    case Action::InstallTargets:
        return installTargets(settings, user);
    case Action::AcmeShList:
    case Action::AcmeShTake:
        return acmeSh(request, settings);
    }
    return core::fail(ErrorKind::Internal, "this action is not known");
}

core::Result<json> Broker::withNginx(const Request& request, const Settings& settings)
{
    for (const std::string& name : request.names) {
        if (std::find(settings.names.begin(), settings.names.end(), name) == settings.names.end())
            return core::fail(ErrorKind::PermissionDenied,
                              "nginx may not answer challenges for " + name, {},
                              "add it to names in " + m_options.settings);
    }
    const auto nginx = m_options.findNginx(settings.nginxProgram);
    if (!nginx)
        return tl::unexpected(nginx.error());
    NginxChange change(m_options.nginx);
    if (request.action == Action::NginxLook)
        return change.look(*nginx, request.names);
    return change.prepare(*nginx, request.names, request.thumbprint);
}

core::Result<json> Broker::installTargets(const Settings& settings, uid_t user) const
{
    json results = json::array();
    if (settings.targets.empty())
        return json{{"fingerprint", nullptr}, {"targets", results}};
    const auto pair = readLivePair(m_options.daemonState, user);
    if (!pair)
        return tl::unexpected(pair.error());
    if (pair->temporary)
        return core::fail(ErrorKind::Refused,
                          "there is only the temporary certificate, which is installed nowhere", {},
                          "request a certificate first");
    for (const Target& target : settings.targets)
        results.push_back(installTarget(target, *pair, m_options.writer).json());
    return json{{"fingerprint", pair->fingerprint}, {"targets", results}};
}

core::Result<json> Broker::acmeSh(const Request& request, const Settings& settings) const
{
    const auto certificates = findAcmeSh(settings.acmeShFolders);
    const auto usable = [&](const AcmeShCertificate& certificate) {
        return std::any_of(settings.names.begin(), settings.names.end(),
                           [&](const std::string& name) {
                               return core::certificateCovers(certificate.names, name);
                           });
    };
    if (request.action == Action::AcmeShTake) {
        for (const AcmeShCertificate& certificate : certificates) {
            if (certificate.id != request.certificate)
                continue;
            if (!usable(certificate))
                return core::fail(ErrorKind::PermissionDenied,
                                  "this certificate is not for this server's names", {},
                                  "add its name to names in " + m_options.settings);
            return takeAcmeSh(certificate).map([&](const core::PemPair& pair) {
                return json{{"chain", pair.chain},
                            {"key", pair.key},
                            {"stopCommand", certificate.stopCommand}};
            });
        }
        return core::fail(ErrorKind::NotFound, "acme.sh has no such certificate any more", {},
                          "look at the list again");
    }
    json list = json::array();
    for (const AcmeShCertificate& certificate : certificates)
        list.push_back({{"id", certificate.id},
                        {"domain", certificate.domain},
                        {"names", certificate.names},
                        {"keyType", certificate.keyType},
                        {"authority", certificate.authority},
                        {"notAfter", utcText(certificate.notAfter)},
                        {"usable", usable(certificate)}});
    return json{{"certificates", list}};
}

} // namespace mailstead::privileged
