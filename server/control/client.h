// The other end of the control socket, for the daemon's own subcommands.
#pragma once

#include "core/result.h"

#include <deque>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>

namespace mailstead::control
{

/// Blocking; for one thread, but for shutDown().
class Client
{
public:
    /// Connects and says hello. Unavailable when no daemon listens.
    static core::Result<Client> connect(const std::string& socketPath);
    Client(Client&& other) noexcept;
    Client& operator=(Client&& other) noexcept;
    ~Client();

    /// The result, or the daemon's error with its kind. `progress` gets the text of progress
    /// notifications.
    core::Result<nlohmann::json> call(const std::string& method, nlohmann::json parameters,
                                      const std::function<void(const std::string&)>& progress = {});
    /// The parameters of the next event of a subscription. Blocks.
    core::Result<nlohmann::json> nextEvent();

    /// Ends the connection; a call() that waits on another thread returns with an error.
    void shutDown();

private:
    explicit Client(int fd)
        : m_fd(fd)
    {
    }
    core::Result<void> send(const std::string& line);
    core::Result<std::string> receiveLine();

    int m_fd = -1;
    std::int64_t m_lastId = 0;
    std::string m_input;
    std::deque<nlohmann::json> m_events; ///< came while an answer was waited for
};

} // namespace mailstead::control
