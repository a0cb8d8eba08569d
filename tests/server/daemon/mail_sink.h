// Stands for Dovecot, or for another server: takes mail over LMTP (RFC 2033) or SMTP and remembers
// it.
#pragma once

#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

/// Accepts on a port of 127.0.0.1, one thread for each connection.
class MailSink
{
public:
    struct Delivery {
        std::string recipient;
        std::string content;
        int connection = 0; ///< the first is 1
        std::string mail;   ///< the command MAIL
    };

    enum class Protocol { Lmtp, Smtp };

    explicit MailSink(Protocol protocol = Protocol::Lmtp);
    ~MailSink();
    MailSink(const MailSink&) = delete;
    MailSink& operator=(const MailSink&) = delete;

    std::uint16_t port() const;
    std::string target() const; ///< "127.0.0.1:port"
    std::vector<Delivery> deliveries() const;
    int connections() const; ///< accepted so far

private:
    void accept();
    void converse(const std::shared_ptr<asio::ip::tcp::socket>& socket, int connection);

    const Protocol m_protocol;
    asio::io_context m_io;
    asio::ip::tcp::acceptor m_acceptor;
    mutable std::mutex m_mutex;
    bool m_ending = false;
    std::vector<Delivery> m_deliveries;
    std::vector<std::shared_ptr<asio::ip::tcp::socket>> m_sockets;
    std::vector<std::thread> m_threads;
    std::thread m_acceptThread;
};
