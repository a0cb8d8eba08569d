// Opens many SMTP connections, greets on each with EHLO, and keeps them idle until its standard
// input ends. Each comes from an address of its own in a /24 of its own (127.a.b.1), so that no
// limit by client is met. Prints "open N" when the last EHLO was answered.
//
//   bench_smtp_connections ADDRESS PORT COUNT
#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <netinet/in.h>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include <vector>

namespace
{

[[noreturn]] void fail(const std::string& what, int index)
{
    std::fprintf(stderr, "connection %d: %s: %s\n", index, what.c_str(), std::strerror(errno));
    std::exit(1);
}

/// Reads one reply, however many lines it has, and wants its code to be `code`.
void expect(int socket, std::string_view code, int index)
{
    std::string reply;
    char buffer[1024];
    while (true) {
        const ssize_t count = ::recv(socket, buffer, sizeof buffer, 0);
        if (count <= 0)
            fail("no reply", index);
        reply.append(buffer, static_cast<std::size_t>(count));
        if (reply.size() < 5 || reply.back() != '\n')
            continue;
        const auto before = reply.rfind('\n', reply.size() - 2);
        const auto last = before == std::string::npos ? 0 : before + 1;
        if (reply.size() < last + 4 || reply[last + 3] != ' ')
            continue;
        if (reply.compare(last, 3, code) != 0) {
            errno = EPROTO;
            fail(reply, index);
        }
        return;
    }
}

int openConnection(const sockaddr_in& server, int index)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    if (socket < 0)
        fail("socket", index);
    const timeval patience = {30, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in from = {};
    from.sin_family = AF_INET;
    const auto slash24 = static_cast<std::uint32_t>(index) + 256; // 127.0.x.x is left to others
    from.sin_addr.s_addr = htonl(127U << 24 | (slash24 & 0xFFFF) << 8 | 1);
    if (::bind(socket, reinterpret_cast<const sockaddr*>(&from), sizeof from) != 0)
        fail("bind", index);
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&server), sizeof server) != 0)
        fail("connect", index);
    return socket;
}

} // namespace

int main(int argc, char** argv)
{
    const int count = argc == 4 ? std::atoi(argv[3]) : 0;
    sockaddr_in server = {};
    server.sin_family = AF_INET;
    if (count < 1 || count > 60000 || ::inet_pton(AF_INET, argv[1], &server.sin_addr) != 1) {
        std::fputs("usage: bench_smtp_connections ADDRESS PORT COUNT (at most 60000)\n", stderr);
        return 2;
    }
    server.sin_port = htons(static_cast<std::uint16_t>(std::atoi(argv[2])));
    rlimit files = {};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = std::max<rlim_t>(files.rlim_cur, static_cast<rlim_t>(count) + 64);
    files.rlim_max = std::max(files.rlim_max, files.rlim_cur);
    if (::setrlimit(RLIMIT_NOFILE, &files) != 0)
        fail("setrlimit", 0);

    constexpr std::string_view ehlo = "EHLO idle.example\r\n";
    constexpr int atOnce = 100; // within the listener's backlog
    std::vector<int> sockets;
    for (int first = 0; first < count; first += atOnce) {
        const int last = std::min(count, first + atOnce);
        for (int index = first; index < last; ++index)
            sockets.push_back(openConnection(server, index));
        for (int index = first; index < last; ++index)
            expect(sockets[static_cast<std::size_t>(index)], "220", index);
        for (int index = first; index < last; ++index) {
            if (::send(sockets[static_cast<std::size_t>(index)], ehlo.data(), ehlo.size(),
                       MSG_NOSIGNAL) != static_cast<ssize_t>(ehlo.size()))
                fail("send", index);
        }
        for (int index = first; index < last; ++index)
            expect(sockets[static_cast<std::size_t>(index)], "250", index);
    }
    std::printf("open %d\n", count);
    std::fflush(stdout);
    char byte = 0;
    while (::read(STDIN_FILENO, &byte, 1) > 0) {
    }
    return 0;
}
