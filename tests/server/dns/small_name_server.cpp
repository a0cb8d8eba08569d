#include "small_name_server.h"

#include <asio/read.hpp>
#include <asio/write.hpp>
#include <memory>
#include <stdexcept>

namespace
{

void putWord(std::string& message, unsigned value)
{
    message += static_cast<char>(value >> 8 & 0xFF);
    message += static_cast<char>(value & 0xFF);
}

unsigned wordAt(const std::string& message, std::size_t offset)
{
    return static_cast<unsigned>(static_cast<unsigned char>(message[offset])) << 8 |
           static_cast<unsigned char>(message[offset + 1]);
}

} // namespace

SmallNameServer::SmallNameServer()
    : m_udp(m_io)
    , m_tcp(m_io)
{
    bind();
    receiveUdp();
    acceptTcp();
    m_thread = std::thread([this] { m_io.run(); });
}

/// One port for both: the system chooses one for UDP, which may be taken for TCP.
void SmallNameServer::bind()
{
    const auto loopback = asio::ip::address_v4::loopback();
    for (int attempt = 0; attempt < 50; ++attempt) {
        asio::ip::udp::socket udp(m_io, {loopback, 0});
        asio::ip::tcp::acceptor tcp(m_io, asio::ip::tcp::v4());
        asio::error_code taken;
        tcp.bind({loopback, udp.local_endpoint().port()}, taken);
        if (taken)
            continue;
        tcp.listen();
        m_port = udp.local_endpoint().port();
        m_udp = std::move(udp);
        m_tcp = std::move(tcp);
        return;
    }
    throw std::runtime_error("no port was free for UDP and TCP");
}

SmallNameServer::~SmallNameServer()
{
    m_io.stop();
    m_thread.join();
}

void SmallNameServer::set(const std::string& name, std::uint16_t type,
                          std::vector<std::string> data)
{
    const std::lock_guard lock(m_mutex);
    m_records[{name, type}] = std::move(data);
}

std::string SmallNameServer::address(std::uint8_t a, std::uint8_t b, std::uint8_t c, std::uint8_t d)
{
    return {static_cast<char>(a), static_cast<char>(b), static_cast<char>(c), static_cast<char>(d)};
}

std::string SmallNameServer::text(const std::string& value)
{
    std::string data;
    for (std::size_t at = 0; at < value.size() || data.empty(); at += 255) {
        const std::string part = value.substr(at, 255);
        data += static_cast<char>(part.size());
        data += part;
    }
    return data;
}

std::string SmallNameServer::name(const std::string& value)
{
    std::string data;
    for (std::size_t begin = 0; begin < value.size();) {
        const std::size_t end = std::min(value.find('.', begin), value.size());
        data += static_cast<char>(end - begin);
        data += value.substr(begin, end - begin);
        begin = end + 1;
    }
    return data + '\0';
}

std::string SmallNameServer::mx(std::uint16_t preference, const std::string& host)
{
    std::string data;
    putWord(data, preference);
    return data + name(host);
}

std::string SmallNameServer::answer(const std::string& query, bool udp)
{
    std::string asked;
    std::size_t at = 12;
    while (at < query.size() && query[at] != 0) {
        const auto length = static_cast<std::size_t>(static_cast<unsigned char>(query[at]));
        asked += (asked.empty() ? "" : ".") + query.substr(at + 1, length);
        at += length + 1;
    }
    const std::size_t questionEnd = at + 5;
    if (questionEnd > query.size())
        return {};
    const auto type = static_cast<std::uint16_t>(wordAt(query, at + 1));

    const std::lock_guard lock(m_mutex);
    const auto found = m_records.find({asked, type});
    bool known = found != m_records.end();
    for (const auto& [key, unused] : m_records)
        known = known || key.first == asked;
    const bool cut = udp && m_truncate;
    const std::size_t count = found == m_records.end() || cut ? 0 : found->second.size();
    const int code = m_code != 0 ? m_code.load() : known ? 0 : 3;

    std::string reply = query.substr(0, 2);
    putWord(reply, 0x8480U | (cut ? 0x0200U : 0U) | static_cast<unsigned>(code));
    putWord(reply, 1);
    putWord(reply, static_cast<unsigned>(count));
    putWord(reply, 0);
    putWord(reply, 0);
    reply += query.substr(12, questionEnd - 12);
    for (std::size_t index = 0; index < count; ++index) {
        putWord(reply, 0xC00C); // a pointer to the question's name
        putWord(reply, type);
        putWord(reply, 1);
        putWord(reply, 0);
        putWord(reply, 300);
        putWord(reply, static_cast<unsigned>(found->second[index].size()));
        reply += found->second[index];
    }
    return reply;
}

void SmallNameServer::receiveUdp()
{
    m_buffer.resize(4096);
    m_udp.async_receive_from(asio::buffer(m_buffer), m_sender,
                             [this](const asio::error_code& error, std::size_t size) {
                                 if (error)
                                     return;
                                 ++m_udpQuestions;
                                 if (!m_silent) {
                                     const auto reply = answer(m_buffer.substr(0, size), true);
                                     asio::error_code ignored; // the asker may have gone
                                     m_udp.send_to(asio::buffer(reply), m_sender, 0, ignored);
                                 }
                                 receiveUdp();
                             });
}

void SmallNameServer::acceptTcp()
{
    m_tcp.async_accept([this](const asio::error_code& error, asio::ip::tcp::socket socket) {
        if (error)
            return;
        ++m_tcpQuestions;
        asio::error_code failure;
        std::string size(2, '\0');
        asio::read(socket, asio::buffer(size), failure);
        std::string query(failure ? 0 : wordAt(size, 0), '\0');
        asio::read(socket, asio::buffer(query), failure);
        if (!failure && !m_silent) {
            const std::string reply = answer(query, false);
            std::string framed;
            putWord(framed, static_cast<unsigned>(reply.size()));
            asio::write(socket, asio::buffer(framed + reply), failure);
        }
        acceptTcp();
    });
}
