#include "loopback_server.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cctype>
#include <cstdlib>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace
{

std::string decoded(const std::string& text, bool plusIsSpace)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size()) {
            result += static_cast<char>(std::strtol(text.substr(i + 1, 2).c_str(), nullptr, 16));
            i += 2;
        } else {
            result += text[i] == '+' && plusIsSpace ? ' ' : text[i];
        }
    }
    return result;
}

std::map<std::string, std::string> pairs(const std::string& text)
{
    std::map<std::string, std::string> result;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('&', begin), text.size());
        const std::string pair = text.substr(begin, end - begin);
        const std::size_t equals = std::min(pair.find('='), pair.size());
        const std::string value = equals < pair.size() ? pair.substr(equals + 1) : std::string();
        result[decoded(pair.substr(0, equals), true)] = decoded(value, true);
        begin = end + 1;
    }
    return result;
}

std::string lower(std::string text)
{
    for (char& symbol : text)
        symbol = static_cast<char>(std::tolower(static_cast<unsigned char>(symbol)));
    return text;
}

LoopbackRequest parse(const std::string& head, std::string body)
{
    LoopbackRequest request;
    request.body = std::move(body);
    const std::string line = head.substr(0, head.find("\r\n"));
    const std::size_t space = line.find(' ');
    request.method = line.substr(0, space);
    const std::string target = line.substr(space + 1, line.rfind(' ') - space - 1);
    const std::size_t question = std::min(target.find('?'), target.size());
    request.path = target.substr(0, question);
    if (question < target.size())
        request.rawQuery = target.substr(question + 1);
    request.query = pairs(request.rawQuery);
    for (std::size_t begin = line.size() + 2; begin < head.size();) {
        const std::size_t end = std::min(head.find("\r\n", begin), head.size());
        const std::string field = head.substr(begin, end - begin);
        const std::size_t colon = field.find(':');
        if (colon != std::string::npos)
            request.headers[lower(field.substr(0, colon))] =
                field.substr(field.find_first_not_of(' ', colon + 1));
        begin = end + 2;
    }
    return request;
}

void sendAll(int socket, const std::string& text)
{
    for (std::size_t sent = 0; sent < text.size();) {
        const ssize_t count = ::send(socket, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
        if (count <= 0)
            return;
        sent += static_cast<std::size_t>(count);
    }
}

} // namespace

std::string LoopbackRequest::header(const std::string& lowerCaseName) const
{
    const auto found = headers.find(lowerCaseName);
    return found == headers.end() ? std::string() : found->second;
}

std::map<std::string, std::string> LoopbackRequest::form() const
{
    return pairs(body);
}

LoopbackServer::LoopbackServer(Handler handler)
    : m_handler(std::move(handler))
    , m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (m_listener < 0 || ::bind(m_listener, generic, length) != 0 ||
        ::listen(m_listener, 64) != 0 || ::getsockname(m_listener, generic, &length) != 0 ||
        ::pipe(m_wake) != 0)
        std::abort();
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { run(); });
}

LoopbackServer::~LoopbackServer()
{
    ::close(m_wake[1]);
    m_thread.join();
    ::close(m_wake[0]);
    ::close(m_listener);
}

void LoopbackServer::run()
{
    while (true) {
        pollfd entries[2] = {{m_listener, POLLIN, 0}, {m_wake[0], POLLIN, 0}};
        ::poll(entries, 2, -1);
        if (entries[1].revents != 0)
            return;
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0)
            continue;
        serve(socket);
        ::close(socket);
    }
}

void LoopbackServer::serve(int socket)
{
    std::string text;
    std::size_t headEnd = std::string::npos;
    std::size_t wanted = 0;
    while (headEnd == std::string::npos || text.size() < headEnd + 4 + wanted) {
        pollfd entries[2] = {{socket, POLLIN, 0}, {m_wake[0], POLLIN, 0}};
        ::poll(entries, 2, -1);
        if (entries[1].revents != 0)
            return;
        char buffer[16 * 1024];
        const ssize_t got = ::recv(socket, buffer, sizeof buffer, 0);
        if (got <= 0)
            return;
        text.append(buffer, static_cast<std::size_t>(got));
        if (headEnd == std::string::npos) {
            headEnd = text.find("\r\n\r\n");
            if (headEnd != std::string::npos)
                wanted = std::strtoul(
                    parse(text.substr(0, headEnd), {}).header("content-length").c_str(), nullptr,
                    10);
        }
    }
    const LoopbackReply reply =
        m_handler(parse(text.substr(0, headEnd), text.substr(headEnd + 4, wanted)));
    if (reply.silent) {
        pollfd entries[2] = {{socket, POLLIN, 0}, {m_wake[0], POLLIN, 0}};
        ::poll(entries, 2, -1); // until the client goes or the server ends
        return;
    }
    if (!reply.raw.empty()) {
        sendAll(socket, reply.raw);
        return;
    }
    std::string answer = "HTTP/1.1 " + std::to_string(reply.status) + " Status\r\n";
    for (const auto& [name, value] : reply.headers)
        answer += name + ": " + value + "\r\n";
    if (reply.status != 204)
        answer += "Content-Length: " + std::to_string(reply.body.size()) + "\r\n";
    sendAll(socket, answer + "\r\n" + (text.rfind("HEAD ", 0) == 0 ? std::string() : reply.body));
}
