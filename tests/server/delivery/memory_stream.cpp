#include "memory_stream.h"

#include <algorithm>
#include <asio/error.hpp>
#include <asio/post.hpp>
#include <cstring>
#include <utility>

namespace mailstead::delivery::test
{

namespace
{

bool isOfWrite(Fault fault)
{
    return fault == Fault::WriteFails || fault == Fault::WriteBreaks ||
           fault == Fault::WriteFailsLate || fault == Fault::WriteStalls;
}

} // namespace

/// One connection, its server's end included.
class MemoryTransport final : public Transport
{
public:
    explicit MemoryTransport(World& world)
        : m_world(world)
    {
        m_world.m_open.push_back(this);
    }
    ~MemoryTransport() override { m_world.m_open.remove(this); }

    void connect(const Target&, Handler done) override
    {
        ++m_world.m_connections;
        say("220 mx.example.org ESMTP");
        asio::post(m_world.m_io, [done = std::move(done)] { done({}, 0); });
    }

    void read(asio::mutable_buffer buffer, Handler done) override
    {
        m_readFault = m_world.begins(false);
        m_reading = std::move(done);
        m_buffer = buffer;
        if (m_readFault == Fault::ReadFails)
            breakDown();
        progress();
    }

    void write(asio::const_buffer buffer, Handler done) override
    {
        const std::string_view octets(static_cast<const char*>(buffer.data()), buffer.size());
        const auto fault = m_world.begins(true);
        if (m_broken || m_closed)
            return end(std::move(done), asio::error::broken_pipe);
        if (fault == Fault::WriteStalls) {
            m_writing = std::move(done);
            return;
        }
        if (fault == Fault::WriteBreaks)
            hear(octets.substr(0, octets.size() / 2));
        else if (fault != Fault::WriteFails)
            hear(octets);
        if (fault) {
            breakDown();
            return end(std::move(done), asio::error::broken_pipe);
        }
        end(std::move(done), {}, octets.size());
        progress();
    }

    SSL* beginTls(std::shared_ptr<asio::ssl::context>) override { return nullptr; }
    void handshake(Handler) override {}
    SSL* ssl() const override { return nullptr; }

    void close(bool) override
    {
        m_closed = true;
        m_alarm = nullptr;
        for (Handler* pending : {&m_reading, &m_writing}) {
            if (*pending)
                end(std::exchange(*pending, nullptr), asio::error::operation_aborted);
        }
    }

    Clock::time_point now() const override { return m_world.m_now; }
    void wakeAt(Clock::time_point time, std::function<void()> wake) override
    {
        m_alarmAt = time;
        m_alarm = std::move(wake);
    }
    void cancelWake() override { m_alarm = nullptr; }

    bool hasAlarm() const { return static_cast<bool>(m_alarm); }
    Clock::time_point alarmAt() const { return m_alarmAt; }
    void ring() { std::exchange(m_alarm, nullptr)(); }

private:
    void end(Handler done, const asio::error_code& error, std::size_t length = 0)
    {
        asio::post(m_world.m_io, [done = std::move(done), error, length] { done(error, length); });
    }

    void breakDown()
    {
        m_broken = true;
        m_answers.clear();
        if (m_reading)
            end(std::exchange(m_reading, nullptr), asio::error::connection_reset);
    }

    /// Gives answers to whoever reads.
    void progress()
    {
        if (!m_reading || m_readFault == Fault::ReadStalls)
            return;
        if (m_broken)
            return end(std::exchange(m_reading, nullptr), asio::error::connection_reset);
        if (m_answers.empty())
            return;
        if (m_readFault == Fault::ReadLosesAnswers)
            return breakDown();
        const std::size_t length = std::min(m_answers.size(), m_buffer.size());
        std::memcpy(m_buffer.data(), m_answers.data(), length);
        m_answers.erase(0, length);
        if (m_answers.empty()) {
            for (const std::size_t taken : std::exchange(m_unanswered, {}))
                m_world.m_taken[taken].answered = true;
        }
        end(std::exchange(m_reading, nullptr), {}, length);
    }

    // The server.

    void say(const std::string& line) { m_answers += line + "\r\n"; }

    void hear(std::string_view octets)
    {
        m_heard += octets;
        for (;;) {
            const char* const ending = m_inContent ? "\r\n.\r\n" : "\r\n";
            const std::size_t end = m_heard.find(ending);
            if (end == std::string::npos)
                return;
            const std::string text = m_heard.substr(0, end);
            m_heard.erase(0, end + std::strlen(ending));
            if (m_inContent)
                take(text);
            else
                command(text);
        }
    }

    void command(const std::string& line)
    {
        const std::string verb = line.substr(0, 4);
        if (verb == "EHLO") {
            say("250-mx.example.org");
            if (m_world.m_pipelining)
                say("250-PIPELINING");
            say("250 8BITMIME");
        } else if (verb == "MAIL" || verb == "RSET") {
            m_recipients.clear();
            say("250 2.0.0 ok");
        } else if (verb == "RCPT") {
            m_recipients.push_back(line.substr(9, line.find('>') - 9));
            say("250 2.1.5 ok");
        } else if (verb == "DATA") {
            m_inContent = true;
            say("354 go");
        } else if (verb == "QUIT") {
            say("221 bye");
        } else {
            say("500 5.5.1 what?");
        }
    }

    void take(const std::string& text)
    {
        m_inContent = false;
        const std::string field = "Subject: ";
        const std::size_t at = text.find(field) + field.size();
        m_unanswered.push_back(m_world.m_taken.size());
        m_world.m_taken.push_back(
            {text.substr(at, text.find("\r\n", at) - at), std::exchange(m_recipients, {})});
        say("250 2.0.0 taken");
    }

    World& m_world;
    bool m_broken = false, m_closed = false;
    Handler m_reading, m_writing;
    asio::mutable_buffer m_buffer;
    std::optional<Fault> m_readFault;
    std::function<void()> m_alarm;
    Clock::time_point m_alarmAt;

    std::string m_heard, m_answers;
    bool m_inContent = false;
    std::vector<std::string> m_recipients;
    std::vector<std::size_t> m_unanswered; ///< of World::m_taken
};

void World::failAt(std::size_t first, std::size_t count, Fault fault)
{
    m_firstFault = first;
    m_faultCount = count;
    m_fault = fault;
}

std::optional<Fault> World::begins(bool isWrite)
{
    const std::size_t number = ++m_operations;
    if (number < m_firstFault || number >= m_firstFault + m_faultCount ||
        isOfWrite(m_fault) != isWrite)
        return std::nullopt;
    ++m_faults;
    return m_fault;
}

TransportMaker World::maker()
{
    return [this] {
        return std::make_unique<MemoryTransport>(*this);
    };
}

bool World::runUntil(const std::function<bool()>& done)
{
    for (int guard = 0; guard < 100'000; ++guard) {
        m_io.restart();
        if (m_io.poll_one() > 0)
            continue;
        // What was posted has its effect before a result counts.
        if (done())
            return true;
        MemoryTransport* next = nullptr;
        for (MemoryTransport* open : m_open) {
            if (open->hasAlarm() && (next == nullptr || open->alarmAt() < next->alarmAt()))
                next = open;
        }
        if (next == nullptr)
            return false;
        m_now = std::max(m_now, next->alarmAt());
        next->ring();
    }
    return false;
}

} // namespace mailstead::delivery::test
