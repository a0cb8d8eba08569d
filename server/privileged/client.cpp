#include "privileged/client.h"

#include "core/file.h"
#include "core/random_id.h"

#include <cerrno>
#include <unistd.h>

namespace mailstead::privileged
{

namespace
{

using core::ErrorKind;

constexpr std::chrono::milliseconds lookPause{50};

tl::unexpected<core::Error> notThere(const std::string& why)
{
    return core::fail(ErrorKind::Unavailable,
                      "the part of mailsteadd that runs as root does not take requests", why,
                      "run the step Install of the console again, or on the server: systemctl "
                      "enable --now mailstead-privileged.path; then: systemctl restart mailsteadd");
}

} // namespace

Client::Client(std::string exchangeDirectory)
    : m_directory(std::move(exchangeDirectory))
{
}

std::string Client::requestPath(const std::string& name) const
{
    return m_directory + "/requests/" + name;
}

std::string Client::resultPath(const std::string& name) const
{
    return m_directory + "/results/" + name;
}

bool Client::isInstalled() const
{
    return ::access((m_directory + "/requests").c_str(), W_OK | X_OK) == 0 &&
           ::access((m_directory + "/results").c_str(), W_OK | X_OK) == 0;
}

core::Result<void> Client::leave(const Request& request, const std::string& name) const
{
    // The folder of requests is watched: what lies there must be whole.
    const std::string draft = resultPath(".request-" + name);
    if (auto written = core::writeFileAtomically(draft, requestText(request), 0600); !written)
        return written;
    if (::rename(draft.c_str(), requestPath(name).c_str()) == 0)
        return {};
    const int error = errno;
    ::unlink(draft.c_str());
    return core::failErrno("cannot leave a request in " + m_directory, error);
}

core::Result<nlohmann::json> Client::fetch(const std::string& name,
                                           const http::Patience& patience) const
{
    const auto begin = patience.atMost(beginDeadline);
    while (true) {
        const auto text = core::readFile(resultPath(name), largestResult);
        if (text) {
            ::unlink(resultPath(name).c_str());
            return parseResult(*text);
        }
        if (text.error().kind != ErrorKind::NotFound)
            return tl::unexpected(text.error());
        const bool begun = ::access(requestPath(name).c_str(), F_OK) != 0;
        const auto fine = (begun ? patience : begin).sleep(lookPause);
        if (fine)
            continue;
        // Taken back; when that fails it was begun just now.
        const bool neverBegun = ::unlink(requestPath(name).c_str()) == 0;
        if (fine.error().kind == ErrorKind::Cancelled)
            return tl::unexpected(fine.error());
        if (neverBegun)
            return notThere("the request was not taken");
        if (!begun)
            continue;
        return core::fail(ErrorKind::Timeout,
                          "the part of mailsteadd that runs as root does not answer", {},
                          "see on the server: journalctl -u mailstead-privileged");
    }
}

core::Result<nlohmann::json> Client::ask(const Request& request, const http::Patience& patience)
{
    if (!isInstalled())
        return notThere(m_directory + " is not there, or not writable for the daemon");
    const std::unique_lock one(m_mutex, patience.deadline);
    if (!one.owns_lock())
        return core::fail(ErrorKind::Timeout, "another request to root takes too long");
    const std::string name = core::randomHex(16) + ".json";
    if (auto left = leave(request, name); !left)
        return tl::unexpected(left.error());
    return fetch(name, patience);
}

} // namespace mailstead::privileged
