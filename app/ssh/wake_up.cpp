#include "ssh/wake_up.h"

#ifdef Q_OS_WIN
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace mailstead::ssh
{

#ifdef Q_OS_WIN

WakeUp::WakeUp()
{
    // A datagram socket on the loopback interface that is connected to itself.
    const SOCKET made = socket(AF_INET, SOCK_DGRAM, IPPROTO_UDP);
    if (made == INVALID_SOCKET) {
        return;
    }
    sockaddr_in own{};
    own.sin_family = AF_INET;
    own.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int size = sizeof own;
    auto* address = reinterpret_cast<sockaddr*>(&own);
    u_long on = 1;
    if (bind(made, address, size) != 0 || getsockname(made, address, &size) != 0 ||
        connect(made, address, size) != 0 || ioctlsocket(made, FIONBIO, &on) != 0) {
        closesocket(made);
        return;
    }
    m_reader = m_writer = static_cast<qintptr>(made);
}

WakeUp::~WakeUp()
{
    if (isValid()) {
        closesocket(static_cast<SOCKET>(m_reader));
    }
}

void WakeUp::wake()
{
    // A full buffer means that a wake-up is pending already.
    send(static_cast<SOCKET>(m_writer), "w", 1, 0);
}

void WakeUp::drain()
{
    char bytes[64];
    while (recv(static_cast<SOCKET>(m_reader), bytes, sizeof bytes, 0) > 0) {
    }
}

#else

WakeUp::WakeUp()
{
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0) {
        return;
    }
    for (const int descriptor : pair) {
        fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK);
        fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    }
    m_reader = pair[0];
    m_writer = pair[1];
}

WakeUp::~WakeUp()
{
    if (isValid()) {
        close(static_cast<int>(m_reader));
        close(static_cast<int>(m_writer));
    }
}

void WakeUp::wake()
{
    // A full buffer means that a wake-up is pending already.
    [[maybe_unused]] const ssize_t sent = send(static_cast<int>(m_writer), "w", 1, 0);
}

void WakeUp::drain()
{
    char bytes[64];
    while (recv(static_cast<int>(m_reader), bytes, sizeof bytes, 0) > 0) {
    }
}

#endif

bool WakeUp::isValid() const
{
    return m_reader != -1;
}

} // namespace mailstead::ssh
