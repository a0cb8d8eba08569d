#include "acme/challenge_responder.h"

#include "acme/moment_listener.h"
#include "core/log.h"

#include <asio/buffer.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/read_until.hpp>
#include <asio/steady_timer.hpp>
#include <asio/write.hpp>
#include <map>
#include <mutex>

namespace mailstead::acme
{

namespace
{

using asio::ip::tcp;

constexpr std::size_t maxRequest = 8 * 1024;
constexpr std::size_t maxSessions = 64; // authorities look from a handful of places at once
constexpr std::chrono::seconds sessionTimeout{10};
constexpr std::string_view pathPrefix = "/.well-known/acme-challenge/";

class Answers
{
public:
    void set(const std::string& token, const std::string& text)
    {
        const std::lock_guard lock(m_mutex);
        m_texts[token] = text;
    }
    std::string find(const std::string& token) const
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_texts.find(token);
        return found == m_texts.end() ? std::string() : found->second;
    }

private:
    mutable std::mutex m_mutex;
    std::map<std::string, std::string> m_texts;
};

/// One connection: one request, one answer.
class Session : public std::enable_shared_from_this<Session>
{
public:
    Session(tcp::socket socket, const Answers& answers, std::shared_ptr<std::size_t> count)
        : m_socket(std::move(socket))
        , m_timer(m_socket.get_executor())
        , m_answers(answers)
        , m_count(std::move(count))
    {
        ++*m_count;
    }
    ~Session() { --*m_count; }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    void start()
    {
        m_timer.expires_after(sessionTimeout);
        m_timer.async_wait([self = shared_from_this()](const asio::error_code& error) {
            if (!error) {
                asio::error_code ignored;
                self->m_socket.close(ignored);
            }
        });
        asio::async_read_until(
            m_socket, asio::dynamic_buffer(m_request, maxRequest), "\r\n\r\n",
            [self = shared_from_this()](const asio::error_code& error, std::size_t) {
                if (error)
                    self->m_timer.cancel();
                else
                    self->respond();
            });
    }

private:
    void respond()
    {
        const std::string line = m_request.substr(0, m_request.find("\r\n"));
        const std::size_t methodEnd = line.find(' ');
        const std::size_t targetEnd =
            methodEnd == std::string::npos ? methodEnd : line.find(' ', methodEnd + 1);
        if (targetEnd == std::string::npos || line.compare(targetEnd, 8, " HTTP/1.") != 0) {
            send("400 Bad Request", "This is no HTTP/1.1 request.\n", false);
            return;
        }
        const std::string method = line.substr(0, methodEnd);
        const std::string target = line.substr(methodEnd + 1, targetEnd - methodEnd - 1);
        const bool head = method == "HEAD";
        if (!head && method != "GET") {
            send("405 Method Not Allowed", "Only GET is answered here.\n", false);
            return;
        }
        std::string text;
        if (target.compare(0, pathPrefix.size(), pathPrefix) == 0)
            text = m_answers.find(target.substr(pathPrefix.size()));
        asio::error_code ignored;
        const tcp::endpoint peer = m_socket.remote_endpoint(ignored);
        core::logInfo("acme", {},
                      "challenge request from " + peer.address().to_string() + " for " +
                          target.substr(0, 200) +
                          (text.empty() ? ": not known here" : ": answered"));
        if (text.empty())
            send("404 Not Found", "Nothing is here.\n", head);
        else
            send("200 OK", text, head);
    }

    void send(const std::string& status, const std::string& text, bool head)
    {
        m_response = "HTTP/1.1 " + status +
                     "\r\nContent-Type: text/plain\r\nX-Content-Type-Options: nosniff\r\n"
                     "Connection: close\r\nContent-Length: " +
                     std::to_string(text.size()) + "\r\n\r\n" + (head ? std::string() : text);
        asio::async_write(m_socket, asio::buffer(m_response),
                          [self = shared_from_this()](const asio::error_code&, std::size_t) {
                              asio::error_code ignored;
                              self->m_socket.shutdown(tcp::socket::shutdown_both, ignored);
                              self->m_timer.cancel();
                          });
    }

    tcp::socket m_socket;
    asio::steady_timer m_timer;
    std::string m_request;
    std::string m_response;
    const Answers& m_answers;
    std::shared_ptr<std::size_t> m_count;
};

class Responder final : public ChallengeResponder
{
public:
    core::Result<void> start(std::uint16_t wantedPort) { return m_listener.start(wantedPort); }

    std::uint16_t port() const override { return m_listener.port(); }

    void answer(const std::string& token, const std::string& keyAuthorization) override
    {
        m_answers.set(token, keyAuthorization);
    }

private:
    void serve(tcp::socket socket)
    {
        if (*m_sessions < maxSessions)
            std::make_shared<Session>(std::move(socket), m_answers, m_sessions)->start();
    }

    Answers m_answers; // before the listener: sessions that it destroys refer to them
    std::shared_ptr<std::size_t> m_sessions = std::make_shared<std::size_t>(0);
    MomentListener m_listener{[this](tcp::socket socket) {
        serve(std::move(socket));
    }};
};

} // namespace

core::Result<std::unique_ptr<ChallengeResponder>> ChallengeResponder::start(std::uint16_t port)
{
    auto responder = std::make_unique<Responder>();
    const auto listening = responder->start(port);
    if (!listening)
        return tl::unexpected(listening.error());
    return responder;
}

} // namespace mailstead::acme
