// A small HTTP server on loopback, for tests: one request a connection, answered by a function.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <thread>

struct LoopbackRequest {
    std::string method;
    std::string path;                           ///< without the query
    std::string rawQuery;                       ///< as sent
    std::map<std::string, std::string> query;   ///< decoded
    std::map<std::string, std::string> headers; ///< names in lower case
    std::string body;

    std::string header(const std::string& lowerCaseName) const;
    /// The body as a form, decoded.
    std::map<std::string, std::string> form() const;
};

struct LoopbackReply {
    int status = 200;
    std::string body = {};
    std::map<std::string, std::string> headers = {{"Content-Type", "application/json"}};
    /// Sent instead of all the above; for answers that no server should give.
    std::string raw = {};
    /// The connection stays open without an answer until the server is destroyed.
    bool silent = false;
};

/// The handler runs on the server's thread, one request after another.
class LoopbackServer
{
public:
    using Handler = std::function<LoopbackReply(const LoopbackRequest&)>;

    explicit LoopbackServer(Handler handler);
    ~LoopbackServer();
    LoopbackServer(const LoopbackServer&) = delete;
    LoopbackServer& operator=(const LoopbackServer&) = delete;

    std::uint16_t port() const { return m_port; }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port); }

private:
    void run();
    void serve(int socket);

    Handler m_handler;
    int m_listener = -1;
    int m_wake[2] = {-1, -1}; ///< a pipe whose closing ends every wait
    std::uint16_t m_port = 0;
    std::thread m_thread;
};
