// A blocking TCP connection to a service of this machine, with a deadline for all of its life.
#pragma once

#include "core/result.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace mailstead::privileged
{

/// An address and a port. Only addresses and "localhost": nothing is asked of the DNS.
struct Endpoint {
    std::string host;
    std::uint16_t port = 0;
};

/// "127.0.0.1:25", "[::1]:993", "localhost:465".
core::Result<Endpoint> parseEndpoint(const std::string& text);

class Connection
{
public:
    static core::Result<Connection> open(const Endpoint& endpoint,
                                         std::chrono::steady_clock::time_point deadline);
    Connection(Connection&& other) noexcept
        : m_fd(std::exchange(other.m_fd, -1))
        , m_deadline(other.m_deadline)
    {
    }
    Connection& operator=(Connection&&) = delete;
    ~Connection();

    /// Non-blocking.
    int fd() const { return m_fd; }
    core::Result<void> write(std::string_view text);
    /// Some octets; none at the end.
    core::Result<std::string> read();
    /// Waits until it can be read (or written); Timeout.
    core::Result<void> wait(bool forWriting);

private:
    Connection(int fd, std::chrono::steady_clock::time_point deadline)
        : m_fd(fd)
        , m_deadline(deadline)
    {
    }

    int m_fd;
    std::chrono::steady_clock::time_point m_deadline;
};

} // namespace mailstead::privileged
