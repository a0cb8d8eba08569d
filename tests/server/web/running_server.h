// A web server that runs on loopback, and a client over TLS.
#pragma once

#include "web/server.h"

#include <QSslCertificate>
#include <QSslSocket>
#include <QtGlobal>
#include <asio/executor_work_guard.hpp>
#include <memory>
#include <optional>
#include <string>
#include <thread>

namespace mailstead::web::test
{

/// Pages of example.org at mail.example.org; certificates for *.example.org.
class Running
{
public:
    explicit Running(ServerLimits limits = {}, std::uint16_t port = 0)
        : pair(core::makeSelfSigned("*.example.org").value())
    {
        tls = core::ServerTls::create("mail.example.org").value();
        if (!tls->use(pair.chain, pair.key))
            qFatal("no certificate");
        SiteFacts facts{"mail.example.org",
                        [](const std::string& domain) { return domain == "example.org"; },
                        [] {
                            return std::string("version: STSv1\r\n");
                        }};
        server =
            std::make_unique<Server>(io, std::vector<core::WebListener>{{"127.0.0.1", port}}, tls,
                                     std::make_shared<const Site>(std::move(facts)), limits);
        server->start();
    }
    ~Running()
    {
        server.reset();
        work.reset();
        thread.join();
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    std::uint16_t port() const
    {
        const auto listening = server->status().listening;
        return listening.empty() ? std::uint16_t(0) : listening.front().port;
    }

    core::PemPair pair;
    std::shared_ptr<core::ServerTls> tls;
    asio::io_context io{1};
    std::optional<asio::executor_work_guard<asio::io_context::executor_type>> work{
        asio::make_work_guard(io)};
    std::thread thread{[this] {
        io.run();
    }};
    std::unique_ptr<Server> server;
};

/// Blocking; every wait is bounded.
class Client
{
public:
    static constexpr int patience = 30000; ///< milliseconds

    explicit Client(std::uint16_t port)
    {
        m_socket.setPeerVerifyMode(QSslSocket::VerifyNone); // what it shows is compared instead
        m_socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        m_connected = m_socket.waitForEncrypted(patience);
    }
    bool connected() const { return m_connected; }
    QByteArray certificate() const { return m_socket.peerCertificate().toPem().trimmed(); }
    void send(const QByteArray& bytes)
    {
        m_socket.write(bytes);
        m_socket.waitForBytesWritten(patience);
    }
    /// Everything until the server closes; nothing when it does not.
    std::optional<QByteArray> rest()
    {
        if (m_socket.state() != QAbstractSocket::UnconnectedState &&
            !m_socket.waitForDisconnected(patience))
            return std::nullopt;
        return m_input + m_socket.readAll();
    }
    /// One whole reply by its Content-Length.
    QByteArray reply()
    {
        while (true) {
            const qsizetype end = m_input.indexOf("\r\n\r\n");
            if (end >= 0) {
                const qsizetype field = m_input.indexOf("Content-Length: ");
                const qsizetype length =
                    field < 0 || field > end
                        ? 0
                        : m_input.mid(field + 16, m_input.indexOf('\r', field) - field - 16)
                              .toLongLong();
                const qsizetype total = end + 4 + (m_withoutBody ? 0 : length);
                if (m_input.size() >= total) {
                    const QByteArray whole = m_input.left(total);
                    m_input.remove(0, total);
                    return whole;
                }
            }
            if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(patience))
                return {};
            m_input += m_socket.readAll();
        }
    }
    QByteArray ask(const QByteArray& method, const QByteArray& host, const QByteArray& target,
                   const QByteArray& more = {})
    {
        m_withoutBody = method == "HEAD";
        send(method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n" + more + "\r\n");
        return reply();
    }

private:
    QSslSocket m_socket;
    QByteArray m_input;
    bool m_connected = false;
    bool m_withoutBody = false;
};

} // namespace mailstead::web::test
