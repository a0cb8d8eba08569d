#include "line_stream.h"

#include <array>
#include <cerrno>
#include <sys/socket.h>
#include <sys/time.h>

using asio::ip::tcp;

LineStream::LineStream(tcp::socket& socket)
    : m_socket(socket)
{
}

bool LineStream::send(const std::string& text)
{
    std::size_t sent = 0;
    while (sent < text.size()) {
        const auto count =
            ::send(m_socket.native_handle(), text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        sent += static_cast<std::size_t>(count);
    }
    return true;
}

std::optional<std::string> LineStream::line()
{
    const timeval deadline = {60, 0};
    ::setsockopt(m_socket.native_handle(), SOL_SOCKET, SO_RCVTIMEO, &deadline, sizeof deadline);
    while (true) {
        const auto end = m_input.find("\r\n");
        if (end != std::string::npos) {
            std::string line = m_input.substr(0, end);
            m_input.erase(0, end + 2);
            return line;
        }
        std::array<char, 16384> buffer{};
        const auto got = ::recv(m_socket.native_handle(), buffer.data(), buffer.size(), 0);
        if (got <= 0)
            return std::nullopt;
        m_input.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

SmtpClient::SmtpClient(std::uint16_t port)
    : m_socket(m_io)
    , m_stream(m_socket)
{
    asio::error_code error;
    m_socket.connect({asio::ip::address_v4::loopback(), port}, error);
    m_connected = !error && reply().starts_with("220") &&
                  command("EHLO client.remote.test").starts_with("250");
}

std::string SmtpClient::reply()
{
    while (const auto line = m_stream.line()) {
        if (line->size() >= 4 && (*line)[3] == ' ')
            return *line;
    }
    return {};
}

std::string SmtpClient::command(const std::string& line)
{
    return m_stream.send(line + "\r\n") ? reply() : std::string();
}

std::string SmtpClient::mail(const std::string& from, const std::string& to,
                             const std::string& content)
{
    for (const std::string& line : {"MAIL FROM:<" + from + ">", "RCPT TO:<" + to + ">"}) {
        if (const std::string answer = command(line); !answer.starts_with("250"))
            return answer;
    }
    if (const std::string answer = command("DATA"); !answer.starts_with("354"))
        return answer;
    return m_stream.send(content + ".\r\n") ? reply() : std::string();
}
