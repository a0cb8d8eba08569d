// A DNS server for tests: answers what it was told, on loopback, UDP and TCP on one port of the
// system's choice. A stand-in, not a real server; the sandbox has those.
#pragma once

#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/ip/udp.hpp>
#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class SmallNameServer
{
public:
    SmallNameServer();
    ~SmallNameServer();
    SmallNameServer(const SmallNameServer&) = delete;
    SmallNameServer& operator=(const SmallNameServer&) = delete;

    std::uint16_t port() const { return m_port; }

    /// `data` are the records' raw RDATA.
    void set(const std::string& name, std::uint16_t type, std::vector<std::string> data);
    void setTruncateOverUdp(bool truncate) { m_truncate = truncate; }
    void setSilent(bool silent) { m_silent = silent; }
    void setResponseCode(int code) { m_code = code; }
    int udpQuestions() const { return m_udpQuestions; }
    int tcpQuestions() const { return m_tcpQuestions; }

    static std::string address(std::uint8_t a, std::uint8_t b, std::uint8_t c, std::uint8_t d);
    static std::string text(const std::string& value); ///< split into 255-byte strings
    static std::string name(const std::string& value);
    static std::string mx(std::uint16_t preference, const std::string& host);

private:
    std::string answer(const std::string& query, bool udp);
    void bind();
    void receiveUdp();
    void acceptTcp();

    asio::io_context m_io;
    asio::ip::udp::socket m_udp;
    asio::ip::tcp::acceptor m_tcp;
    asio::ip::udp::endpoint m_sender;
    std::string m_buffer;
    std::uint16_t m_port = 0;
    std::mutex m_mutex;
    std::map<std::pair<std::string, std::uint16_t>, std::vector<std::string>> m_records;
    std::atomic_bool m_truncate{false};
    std::atomic_bool m_silent{false};
    std::atomic_int m_code{0};
    std::atomic_int m_udpQuestions{0};
    std::atomic_int m_tcpQuestions{0};
    std::thread m_thread;
};
