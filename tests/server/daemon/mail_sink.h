// Stands for Dovecot: takes mail over LMTP (RFC 2033) and remembers it.
#pragma once

#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

/// Accepts on a port of 127.0.0.1, one thread for each connection.
class LmtpSink
{
public:
    struct Delivery {
        std::string recipient;
        std::string content;
        int connection = 0; ///< the first is 1
    };

    LmtpSink();
    ~LmtpSink();
    LmtpSink(const LmtpSink&) = delete;
    LmtpSink& operator=(const LmtpSink&) = delete;

    std::string target() const; ///< "127.0.0.1:port"
    std::vector<Delivery> deliveries() const;
    int connections() const; ///< accepted so far

private:
    void accept();
    void converse(const std::shared_ptr<asio::ip::tcp::socket>& socket, int connection);

    asio::io_context m_io;
    asio::ip::tcp::acceptor m_acceptor;
    mutable std::mutex m_mutex;
    bool m_ending = false;
    std::vector<Delivery> m_deliveries;
    std::vector<std::shared_ptr<asio::ip::tcp::socket>> m_sockets;
    std::vector<std::thread> m_threads;
    std::thread m_acceptThread;
};
