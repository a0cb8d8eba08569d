// Asks the privileged side, from the daemon.
#pragma once

#include "core/result.h"
#include "http/patience.h"
#include "privileged/request.h"

#include <mutex>
#include <string>

namespace mailstead::privileged
{

/// Thread-safe; one request at a time, others wait.
class Client
{
public:
    explicit Client(std::string exchangeDirectory);

    /// Whether requests can be left; that somebody answers them shows only then.
    bool isInstalled() const;

    /// Leaves the request and waits for its result. Unavailable when the privileged side is not
    /// installed or does not begin within `beginDeadline`, Timeout when it does not finish; both
    /// say what to do. Blocking.
    core::Result<nlohmann::json> ask(const Request& request, const http::Patience& patience);

    std::chrono::milliseconds beginDeadline = std::chrono::seconds(30); ///< shorter in tests

private:
    core::Result<void> leave(const Request& request, const std::string& name) const;
    core::Result<nlohmann::json> fetch(const std::string& name,
                                       const http::Patience& patience) const;
    std::string requestPath(const std::string& name) const;
    std::string resultPath(const std::string& name) const;

    const std::string m_directory;
    std::timed_mutex m_mutex;
};

} // namespace mailstead::privileged
