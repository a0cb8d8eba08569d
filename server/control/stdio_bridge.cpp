#include "control/stdio_bridge.h"

#include <cerrno>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace mailstead::control
{

namespace
{

core::Result<void> writeAll(int fd, const char* bytes, std::size_t count)
{
    while (count > 0) {
        const ssize_t written = ::write(fd, bytes, count);
        if (written < 0) {
            if (errno == EINTR)
                continue;
            return core::failErrno("the control channel broke", errno);
        }
        bytes += written;
        count -= static_cast<std::size_t>(written);
    }
    return {};
}

/// Copies what is there; false at the end of the stream.
core::Result<bool> copyOnce(int from, int to)
{
    char buffer[65536];
    const ssize_t got = ::read(from, buffer, sizeof buffer);
    if (got < 0) {
        if (errno == EINTR || errno == EAGAIN)
            return true;
        return core::failErrno("the control channel broke", errno);
    }
    if (got == 0)
        return false;
    if (auto result = writeAll(to, buffer, static_cast<std::size_t>(got)); !result)
        return tl::unexpected(result.error());
    return true;
}

core::Result<void> copyUntilEnd(int socket)
{
    bool inputOpen = true;
    while (true) {
        pollfd fds[2] = {{socket, POLLIN, 0}, {inputOpen ? STDIN_FILENO : -1, POLLIN, 0}};
        if (::poll(fds, 2, -1) < 0) {
            if (errno == EINTR)
                continue;
            return core::failErrno("cannot wait for the control channel", errno);
        }
        if (fds[0].revents != 0) {
            const auto more = copyOnce(socket, STDOUT_FILENO);
            if (!more)
                return tl::unexpected(more.error());
            if (!*more)
                return {};
        }
        if (fds[1].revents != 0) {
            const auto more = copyOnce(STDIN_FILENO, socket);
            if (!more)
                return tl::unexpected(more.error());
            if (!*more) {
                // The daemon may still answer what was asked.
                inputOpen = false;
                ::shutdown(socket, SHUT_WR);
            }
        }
    }
}

} // namespace

core::Result<void> bridgeStandardStreams(const std::string& socketPath)
{
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    if (socketPath.size() >= sizeof address.sun_path)
        return core::fail(core::ErrorKind::InvalidInput,
                          "the path of the control socket is too long");
    std::memcpy(address.sun_path, socketPath.c_str(), socketPath.size() + 1);

    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return core::failErrno("cannot make a socket", errno);
    core::Result<void> result;
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        result = core::failErrno("cannot reach mailsteadd on " + socketPath, errno);
        result.error().next = "see whether it runs: systemctl status mailsteadd";
    } else {
        result = copyUntilEnd(socket);
    }
    ::close(socket);
    return result;
}

} // namespace mailstead::control
