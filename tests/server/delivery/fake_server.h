// A small mail server on loopback that behaves as a test wants: one thread, one connection at a
// time, blocking, every wait bounded.
#pragma once

#include "core/tls.h"

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <openssl/ssl.h>
#include <string>
#include <thread>
#include <vector>

namespace mailstead::delivery::test
{

struct Behaviour {
    bool lmtp = false;
    std::string greeting = "220 mx.example.org ESMTP fake";
    std::vector<std::string> extensions = {"PIPELINING", "8BITMIME", "SIZE 10000000"};
    enum class Tls { NotOffered, Works, BreaksInHandshake } tls = Tls::NotOffered;
    bool implicitTls = false; ///< before the greeting
    std::string auth;         ///< the answer to a sign-in; the extension is named apart
    std::string mail = "250 2.1.0 ok";
    std::string laterMail;          ///< the answer to MAIL of a second message; then it closes
    bool closesAtLaterMail = false; ///< instead of answering
    std::map<std::string, std::string> recipients; ///< others get 250
    std::size_t mostRecipients = 1000;             ///< then 452, in each transaction
    std::string data = "354 go";
    std::string dot = "250 2.0.0 queued as fake-1"; ///< LMTP: for each recipient
    /// Says nothing any more at this command: "connect", "EHLO", "MAIL", "DATA", "." or "QUIT".
    std::string stallAt;
    /// Closes instead of answering it.
    std::string closeAt;
};

struct Received {
    std::string sender;
    std::vector<std::string> recipients;
    std::string content; ///< dots taken out; of BDAT as it came
    bool secure = false;
};

class FakeServer
{
public:
    /// Listens on `address`:`port` (0: any), or on a Unix socket when `address` begins with '/'.
    explicit FakeServer(Behaviour behaviour, const std::string& address = "127.0.0.1",
                        std::uint16_t port = 0);
    ~FakeServer();
    FakeServer(const FakeServer&) = delete;
    FakeServer& operator=(const FakeServer&) = delete;

    bool isListening() const { return m_listener >= 0; }
    std::uint16_t port() const { return m_port; }
    /// PEM, for mx.example.org, signed by itself.
    const std::string& certificate() const { return m_certificate.chain; }
    int connections() const { return m_connections; }
    std::vector<Received> received() const;
    std::vector<std::string> commands() const;

private:
    void run();
    void serve();
    bool stalls(const std::string& where);
    bool receive();
    bool line(std::string& text);
    bool say(const std::string& text);
    std::string content();
    std::string chunk(std::size_t size);
    bool handshake();

    const Behaviour m_behaviour;
    const core::PemPair m_certificate;
    std::shared_ptr<core::ServerTls> m_tls;
    int m_listener = -1;
    int m_wake[2] = {-1, -1};
    std::string m_path;
    std::uint16_t m_port = 0;
    std::atomic<int> m_connections = 0;
    std::atomic<bool> m_stop = false;
    mutable std::mutex m_mutex;
    std::vector<Received> m_received;
    std::vector<std::string> m_commands;
    int m_client = -1;
    SSL* m_ssl = nullptr;
    std::string m_input;
    std::thread m_thread;
};

} // namespace mailstead::delivery::test
