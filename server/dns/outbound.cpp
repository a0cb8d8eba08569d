#include "dns/outbound.h"

#include "dns/zone_servers.h"

#include <asio/connect.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/read_until.hpp>
#include <asio/steady_timer.hpp>
#include <asio/write.hpp>

namespace mailstead::dns
{

namespace
{

constexpr std::size_t longestGreeting = 1024;

class Attempt : public std::enable_shared_from_this<Attempt>
{
public:
    Attempt(asio::io_context& io, OutboundTry& result, std::uint16_t port,
            std::chrono::milliseconds timeout)
        : m_result(result)
        , m_socket(io)
        , m_deadline(io, timeout)
        , m_port(port)
    {
    }

    void start()
    {
        asio::error_code error;
        const auto address = asio::ip::make_address(m_result.address, error);
        if (error) {
            m_result.words = error.message();
            return;
        }
        m_deadline.async_wait([self = shared_from_this()](const asio::error_code& waitError) {
            if (waitError)
                return;
            if (self->m_result.words.empty())
                self->m_result.words =
                    self->m_result.connected ? "connected, but no greeting came" : "no answer";
            self->close();
        });
        m_socket.async_connect({address, m_port},
                               [self = shared_from_this()](const asio::error_code& connectError) {
                                   self->connected(connectError);
                               });
    }

private:
    void connected(const asio::error_code& error)
    {
        if (error) {
            if (m_result.words.empty())
                m_result.words = error.message();
            m_deadline.cancel();
            return;
        }
        m_result.connected = true;
        asio::async_read_until(
            m_socket, asio::dynamic_buffer(m_greeting, longestGreeting), '\n',
            [self = shared_from_this()](const asio::error_code& readError, std::size_t size) {
                self->greeted(readError, size);
            });
    }

    void greeted(const asio::error_code& error, std::size_t size)
    {
        m_deadline.cancel();
        if (error) {
            if (m_result.words.empty())
                m_result.words = error.message();
            close();
            return;
        }
        m_result.words = m_greeting.substr(0, size);
        while (!m_result.words.empty() &&
               (m_result.words.back() == '\n' || m_result.words.back() == '\r'))
            m_result.words.pop_back();
        asio::async_write(
            m_socket, asio::buffer(std::string_view("QUIT\r\n")),
            [self = shared_from_this()](const asio::error_code&, std::size_t) { self->close(); });
    }

    void close()
    {
        asio::error_code ignored; // what was to be learnt is known
        m_socket.close(ignored);
    }

    OutboundTry& m_result;
    asio::ip::tcp::socket m_socket;
    asio::steady_timer m_deadline;
    std::uint16_t m_port;
    std::string m_greeting;
};

} // namespace

std::vector<OutboundTry> tryOutbound(const std::vector<std::string>& domains, Resolver& resolver,
                                     std::chrono::milliseconds timeout, std::uint16_t port)
{
    std::vector<OutboundTry> tries;
    std::vector<Question> mxQuestions;
    for (const std::string& domain : domains)
        mxQuestions.push_back({domain, Type::MX});
    const auto mx = askAll(mxQuestions, resolver);

    std::vector<Question> addressQuestions;
    for (std::size_t index = 0; index < domains.size(); ++index) {
        const auto exchangers = mailExchangers(mx[index]);
        OutboundTry one;
        one.domain = domains[index];
        one.host = exchangers.empty() ? std::string() : exchangers.front().host;
        if (one.host.empty())
            one.words = "no mail server found: " + std::string(toString(mx[index].status));
        tries.push_back(std::move(one));
        addressQuestions.push_back(
            {tries.back().host.empty() ? domains[index] : tries.back().host, Type::A});
    }
    const auto addresses = askAll(addressQuestions, resolver);
    asio::io_context io;
    for (std::size_t index = 0; index < tries.size(); ++index) {
        if (tries[index].host.empty())
            continue;
        if (!addresses[index].exists()) {
            tries[index].words =
                "address not found: " + std::string(toString(addresses[index].status));
            continue;
        }
        tries[index].address = addresses[index].values.front();
        std::make_shared<Attempt>(io, tries[index], port, timeout)->start();
    }
    io.run();
    return tries;
}

} // namespace mailstead::dns
