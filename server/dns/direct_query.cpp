#include "dns/direct_query.h"

#include "dns/wire.h"

#include <algorithm>
#include <array>
#include <asio/connect.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/ip/udp.hpp>
#include <asio/post.hpp>
#include <asio/read.hpp>
#include <asio/steady_timer.hpp>
#include <asio/write.hpp>
#include <memory>
#include <openssl/rand.h>
#include <utility>

namespace mailstead::dns
{

namespace
{

constexpr std::size_t mostAtOnce = 64;
constexpr std::size_t largestDatagram = 4096;

std::uint16_t randomId()
{
    std::array<unsigned char, 2> bytes{};
    // Without randomness an answer could be forged; the questions then simply get none.
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
        return 0;
    return static_cast<std::uint16_t>(bytes[0] << 8 | bytes[1]);
}

/// One question on its way: a UDP socket with a port of its own, then TCP if need be.
class Exchange : public std::enable_shared_from_this<Exchange>
{
public:
    Exchange(asio::io_context& io, DirectQuestion question, std::chrono::milliseconds timeout,
             std::function<void(Answer)> done)
        : m_question(std::move(question))
        , m_udp(io)
        , m_tcp(io)
        , m_deadline(io)
        , m_retry(io)
        , m_timeout(timeout)
        , m_done(std::move(done))
    {
    }

    void start()
    {
        asio::error_code error;
        m_address = asio::ip::make_address(m_question.server, error);
        auto query = encodeQuery(m_id, m_question.name, m_question.type, m_question.recursive);
        if (error || !query || m_id == 0) {
            end(Status::Other);
            return;
        }
        m_query = std::move(*query);
        m_deadline.expires_after(m_timeout);
        m_deadline.async_wait([self = shared_from_this()](const asio::error_code& waitError) {
            if (!waitError)
                self->end(Status::Timeout);
        });
        const asio::ip::udp::endpoint server(m_address, m_question.port);
        m_udp.open(server.protocol(), error);
        if (!error)
            m_udp.connect(server, error);
        if (error) {
            end(Status::Timeout);
            return;
        }
        send();
        receive();
    }

    void stop() { end(Status::Timeout); }

private:
    void send()
    {
        asio::error_code ignored; // a lost datagram is sent again, an unreachable server times out
        m_udp.send(asio::buffer(m_query), 0, ignored);
        if (++m_sent >= 3)
            return;
        m_retry.expires_after(m_timeout / 3);
        m_retry.async_wait([self = shared_from_this()](const asio::error_code& error) {
            if (!error && self->m_done && !self->m_overTcp)
                self->send();
        });
    }

    void receive()
    {
        m_datagram.resize(largestDatagram);
        m_udp.async_receive(
            asio::buffer(m_datagram),
            [self = shared_from_this()](const asio::error_code& error, std::size_t size) {
                if (!self->m_done)
                    return;
                if (error) {
                    // Port unreachable: nobody answers there.
                    self->end(Status::Timeout);
                    return;
                }
                self->take(std::string_view(self->m_datagram).substr(0, size));
            });
    }

    void take(std::string_view message)
    {
        const auto reply = parseReply(message, m_question.name, m_question.type);
        if (!m_overTcp) {
            if (!reply || reply->id != m_id) {
                receive(); // not ours: the right one may still come
                return;
            }
            if (reply->truncated) {
                connectTcp();
                return;
            }
        }
        if (!reply || reply->id != m_id) {
            end(Status::Other);
            return;
        }
        m_answer = reply->answer;
        finish();
    }

    void connectTcp()
    {
        m_overTcp = true;
        m_tcp.async_connect(asio::ip::tcp::endpoint(m_address, m_question.port),
                            [self = shared_from_this()](const asio::error_code& error) {
                                if (!self->m_done)
                                    return;
                                if (error)
                                    self->end(Status::Timeout);
                                else
                                    self->writeTcp();
                            });
    }

    void writeTcp()
    {
        const auto size = static_cast<std::uint16_t>(m_query.size());
        m_query.insert(0, {static_cast<char>(size >> 8), static_cast<char>(size & 0xFF)});
        asio::async_write(m_tcp, asio::buffer(m_query),
                          [self = shared_from_this()](const asio::error_code& error, std::size_t) {
                              if (!self->m_done)
                                  return;
                              if (error)
                                  self->end(Status::Timeout);
                              else
                                  self->readTcpSize();
                          });
    }

    void readTcpSize()
    {
        m_datagram.resize(2);
        asio::async_read(m_tcp, asio::buffer(m_datagram),
                         [self = shared_from_this()](const asio::error_code& error, std::size_t) {
                             if (!self->m_done)
                                 return;
                             if (error)
                                 self->end(Status::Timeout);
                             else
                                 self->readTcpMessage();
                         });
    }

    void readTcpMessage()
    {
        const std::size_t size = static_cast<std::size_t>(static_cast<unsigned char>(m_datagram[0]))
                                     << 8 |
                                 static_cast<unsigned char>(m_datagram[1]);
        m_datagram.resize(size);
        asio::async_read(m_tcp, asio::buffer(m_datagram),
                         [self = shared_from_this()](const asio::error_code& error, std::size_t) {
                             if (!self->m_done)
                                 return;
                             if (error)
                                 self->end(Status::Timeout);
                             else
                                 self->take(self->m_datagram);
                         });
    }

    void end(Status status)
    {
        if (!m_done)
            return;
        m_answer = Answer{};
        m_answer.status = status;
        finish();
    }

    void finish()
    {
        const auto done = std::exchange(m_done, {});
        m_deadline.cancel();
        m_retry.cancel();
        asio::error_code ignored; // closing: nothing is left to be told
        m_udp.close(ignored);
        m_tcp.close(ignored);
        done(std::move(m_answer));
    }

    DirectQuestion m_question;
    Answer m_answer;
    asio::ip::udp::socket m_udp;
    asio::ip::tcp::socket m_tcp;
    asio::steady_timer m_deadline;
    asio::steady_timer m_retry;
    std::chrono::milliseconds m_timeout;
    std::function<void(Answer)> m_done; ///< empty when it has been called
    asio::ip::address m_address;
    std::uint16_t m_id = randomId();
    std::string m_query;
    std::string m_datagram;
    int m_sent = 0;
    bool m_overTcp = false;
};

} // namespace

void askServer(asio::io_context& io, DirectQuestion question, std::chrono::milliseconds timeout,
               std::function<void(Answer)> done)
{
    const auto exchange =
        std::make_shared<Exchange>(io, std::move(question), timeout, std::move(done));
    asio::post(io, [exchange] { exchange->start(); });
}

std::vector<Answer> askServers(const std::vector<DirectQuestion>& questions,
                               std::chrono::milliseconds timeout, const std::atomic_bool& cancelled)
{
    std::vector<Answer> answers(questions.size());
    asio::io_context io;
    std::size_t next = 0;
    std::vector<std::weak_ptr<Exchange>> exchanges;

    // Starts the next question whenever one ended.
    std::function<void()> startNext = [&] {
        if (next >= questions.size())
            return;
        const std::size_t index = next++;
        auto exchange = std::make_shared<Exchange>(
            io, questions[index], timeout, [&io, &startNext, &answers, index](Answer answer) {
                answers[index] = std::move(answer);
                asio::post(io, [&startNext] { startNext(); });
            });
        exchanges.push_back(exchange);
        exchange->start();
    };
    for (std::size_t count = 0; count < std::min(mostAtOnce, questions.size()); ++count)
        startNext();
    while (!io.stopped()) {
        io.run_for(std::chrono::milliseconds(100));
        if (!cancelled)
            continue;
        next = questions.size();
        for (const auto& exchange : exchanges) {
            if (const auto alive = exchange.lock())
                alive->stop();
        }
        for (Answer& answer : answers) {
            if (answer.status == Status::Other)
                answer.status = Status::Timeout;
        }
    }
    return answers;
}

} // namespace mailstead::dns
