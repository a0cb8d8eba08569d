#include "mail_sink.h"

#include "line_stream.h"

#include <sys/socket.h>

using asio::ip::tcp;

MailSink::MailSink(Protocol protocol)
    : m_protocol(protocol)
    , m_acceptor(m_io, tcp::endpoint(asio::ip::address_v4::loopback(), 0))
    , m_acceptThread([this] { accept(); })
{
}

MailSink::~MailSink()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
        for (const auto& socket : m_sockets)
            ::shutdown(socket->native_handle(), SHUT_RDWR);
    }
    ::shutdown(m_acceptor.native_handle(), SHUT_RDWR);
    m_acceptThread.join();
    for (std::thread& thread : m_threads)
        thread.join();
}

std::uint16_t MailSink::port() const
{
    return m_acceptor.local_endpoint().port();
}

std::string MailSink::target() const
{
    return "127.0.0.1:" + std::to_string(port());
}

std::vector<MailSink::Delivery> MailSink::deliveries() const
{
    const std::lock_guard lock(m_mutex);
    return m_deliveries;
}

int MailSink::connections() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_sockets.size());
}

void MailSink::accept()
{
    while (true) {
        auto socket = std::make_shared<tcp::socket>(m_io);
        asio::error_code error;
        m_acceptor.accept(*socket, error);
        const std::lock_guard lock(m_mutex);
        if (m_ending || error)
            return;
        m_sockets.push_back(socket);
        const int connection = static_cast<int>(m_sockets.size());
        m_threads.emplace_back([this, socket, connection] { converse(socket, connection); });
    }
}

void MailSink::converse(const std::shared_ptr<tcp::socket>& socket, int connection)
{
    LineStream stream(*socket);
    const bool lmtp = m_protocol == Protocol::Lmtp;
    stream.send(lmtp ? "220 sink LMTP\r\n" : "220 sink ESMTP\r\n");
    std::string mail;
    std::vector<std::string> recipients;
    while (const auto line = stream.line()) {
        if (line->starts_with(lmtp ? "LHLO" : "EHLO")) {
            stream.send(lmtp ? "250-sink\r\n250-8BITMIME\r\n250 PIPELINING\r\n"
                             : "250-sink\r\n250-8BITMIME\r\n250-DSN\r\n250 PIPELINING\r\n");
        } else if (line->starts_with("MAIL FROM:<")) {
            mail = *line;
            recipients.clear();
            stream.send("250 2.1.0 ok\r\n");
        } else if (line->starts_with("RCPT TO:<")) {
            recipients.push_back(line->substr(9, line->find('>') - 9));
            stream.send("250 2.1.5 ok\r\n");
        } else if (*line == "DATA") {
            stream.send("354 go on\r\n");
            std::string content;
            auto text = stream.line();
            for (; text && *text != "."; text = stream.line())
                content += (text->starts_with(".") ? text->substr(1) : *text) + "\r\n";
            if (!text)
                return; // cut off in the middle: not delivered
            for (const std::string& recipient : recipients) {
                {
                    const std::lock_guard lock(m_mutex);
                    m_deliveries.push_back({recipient, content, connection, mail});
                }
                if (lmtp)
                    stream.send("250 2.0.0 kept\r\n");
            }
            if (!lmtp)
                stream.send("250 2.0.0 kept\r\n");
            recipients.clear();
        } else if (*line == "QUIT") {
            stream.send("221 bye\r\n");
            return;
        } else {
            stream.send("250 2.0.0 ok\r\n");
        }
    }
}
