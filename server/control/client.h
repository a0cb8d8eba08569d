// The other end of the control socket, for the daemon's own subcommands.
#pragma once

#include "core/result.h"

#include <functional>
#include <nlohmann/json.hpp>
#include <string>

namespace mailstead::control
{

/// Blocking; for one thread.
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
};

} // namespace mailstead::control
