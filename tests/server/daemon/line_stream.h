// Lines over a connected socket, blocking with a deadline; and an SMTP client over them.
#pragma once

#include <asio/ip/tcp.hpp>
#include <optional>
#include <string>
#include <vector>

class LineStream
{
public:
    explicit LineStream(asio::ip::tcp::socket& socket);
    /// False when the other side is gone.
    bool send(const std::string& text);
    /// Without its line end; nothing at the end of the stream or after a minute of silence.
    std::optional<std::string> line();

private:
    asio::ip::tcp::socket& m_socket;
    std::string m_input;
};

/// Sends mail as another server would, on port 25.
class SmtpClient
{
public:
    /// Not connected when nobody listens.
    explicit SmtpClient(std::uint16_t port);
    bool isConnected() const { return m_connected; }

    /// All lines of a reply, the last one's code first ("250 2.0.0 Taken as …"); empty when the
    /// connection is gone.
    std::string reply();
    std::string command(const std::string& line);
    bool send(const std::string& text) { return m_stream.send(text); }

    /// MAIL, RCPT, DATA and the content. The reply to the content.
    std::string mail(const std::string& from, const std::string& to, const std::string& content);

private:
    asio::io_context m_io;
    asio::ip::tcp::socket m_socket;
    LineStream m_stream;
    bool m_connected = false;
};
