#include "fake_daemon.h"

#include <QJsonDocument>

namespace mailstead::test
{

class FakeStream : public ssh::Stream
{
public:
    explicit FakeStream(FakeDaemon& daemon)
        : m_daemon(daemon)
    {
    }

    core::Result<QByteArray> read(std::chrono::milliseconds timeout) override
    {
        QMutexLocker lock(&m_daemon.m_mutex);
        if (m_daemon.m_toClient.isEmpty() && !m_daemon.m_ended) {
            m_daemon.m_changed.wait(&m_daemon.m_mutex, static_cast<unsigned long>(timeout.count()));
        }
        if (m_daemon.m_toClient.isEmpty() && !m_daemon.m_ended) {
            return core::fail(core::ErrorKind::Timeout, QStringLiteral("nothing came"));
        }
        return std::exchange(m_daemon.m_toClient, {});
    }

    core::Result<> write(const QByteArray& bytes) override
    {
        m_daemon.receive(bytes);
        return {};
    }

    void close() override { m_daemon.hangUp(); }

private:
    FakeDaemon& m_daemon;
};

namespace
{

class FakeHost : public ssh::Host
{
public:
    explicit FakeHost(FakeDaemon& daemon)
        : m_daemon(daemon)
    {
    }

    core::Result<ssh::CommandResult> run(const ssh::RemoteCommand&, const ssh::OutputHandler&,
                                         core::CancelToken) override
    {
        return unused();
    }
    core::Result<> upload(QIODevice&, const QString&, int, const ssh::ProgressHandler&,
                          core::CancelToken) override
    {
        return unused();
    }
    core::Result<QByteArray> readFile(const QString&, qint64) override { return unused(); }
    core::Result<std::unique_ptr<ssh::Stream>> open(const ssh::RemoteCommand& command) override
    {
        if (command.display() != QLatin1String("/usr/local/bin/mailsteadd control --stdio")) {
            return unused();
        }
        return std::make_unique<FakeStream>(m_daemon);
    }
    core::Result<> reconnect(std::chrono::milliseconds,
                             const std::function<void(int, const core::Error&)>&,
                             core::CancelToken) override
    {
        return unused();
    }
    QString address() const override { return QStringLiteral("fake"); }
    QString user() const override { return QStringLiteral("root"); }

private:
    static tl::unexpected<core::Error> unused()
    {
        return core::fail(core::ErrorKind::Internal, QStringLiteral("not part of the fake"));
    }
    FakeDaemon& m_daemon;
};

} // namespace

FakeDaemon::FakeDaemon()
{
    on(QStringLiteral("hello"), [](const QJsonObject&) {
        return QJsonObject{{QStringLiteral("protocol"), 1},
                           {QStringLiteral("version"), QStringLiteral("0.1.0")},
                           {QStringLiteral("hostname"), QStringLiteral("mail.example.org")}};
    });
    on(QStringLiteral("unsubscribe"), [](const QJsonObject&) {
        return QJsonObject{{QStringLiteral("unsubscribed"), true}};
    });
}

std::shared_ptr<ssh::Host> FakeDaemon::host()
{
    return std::make_shared<FakeHost>(*this);
}

void FakeDaemon::on(const QString& method, Handler handler)
{
    const QMutexLocker lock(&m_mutex);
    m_handlers.insert(method, std::move(handler));
}

void FakeDaemon::say(const QByteArray& bytes)
{
    const QMutexLocker lock(&m_mutex);
    m_toClient += bytes;
    m_changed.wakeAll();
}

void FakeDaemon::say(const QJsonObject& message)
{
    say(QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n');
}

void FakeDaemon::sendEvent(qint64 subscription, qint64 sequence, QJsonObject parameters)
{
    parameters.insert(QStringLiteral("subscription"), subscription);
    parameters.insert(QStringLiteral("sequence"), sequence);
    say(QJsonObject{{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
                    {QStringLiteral("method"), QStringLiteral("event")},
                    {QStringLiteral("params"), parameters}});
}

void FakeDaemon::answer(qint64 request, const QJsonObject& result)
{
    say(QJsonObject{{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
                    {QStringLiteral("id"), request},
                    {QStringLiteral("result"), result}});
}

void FakeDaemon::hangUp()
{
    const QMutexLocker lock(&m_mutex);
    m_ended = true;
    m_changed.wakeAll();
}

QList<QJsonObject> FakeDaemon::requests(const QString& method) const
{
    const QMutexLocker lock(&m_mutex);
    QList<QJsonObject> list;
    for (const QJsonObject& request : m_requests) {
        if (request.value(QLatin1String("method")).toString() == method) {
            list.append(request);
        }
    }
    return list;
}

void FakeDaemon::receive(const QByteArray& bytes)
{
    QList<QJsonObject> complete;
    QHash<QString, Handler> handlers;
    {
        const QMutexLocker lock(&m_mutex);
        m_fromClient += bytes;
        for (qsizetype at; (at = m_fromClient.indexOf('\n')) >= 0;) {
            complete.append(QJsonDocument::fromJson(m_fromClient.left(at)).object());
            m_fromClient.remove(0, at + 1);
        }
        m_requests += complete;
        handlers = m_handlers;
    }
    for (const QJsonObject& request : complete) {
        const QString method = request.value(QLatin1String("method")).toString();
        const qint64 id = request.value(QLatin1String("id")).toInteger();
        if (!handlers.contains(method)) {
            say(QJsonObject{
                {QStringLiteral("id"), id},
                {QStringLiteral("error"),
                 QJsonObject{{QStringLiteral("code"), -32601},
                             {QStringLiteral("message"), QStringLiteral("no such method")}}}});
            continue;
        }
        const QJsonObject result =
            handlers.value(method)(request.value(QLatin1String("params")).toObject());
        if (result.size() == 1 && result.contains(QLatin1String("error"))) {
            say(QJsonObject{{QStringLiteral("id"), id},
                            {QStringLiteral("error"), result.value(QLatin1String("error"))}});
        } else if (!result.isEmpty()) {
            answer(id, result);
        }
    }
}

QJsonObject refusal(const QString& what, const QString& kind, const QString& why,
                    const QString& next)
{
    return {{QStringLiteral("error"),
             QJsonObject{{QStringLiteral("code"), -32000},
                         {QStringLiteral("message"), what},
                         {QStringLiteral("data"), QJsonObject{{QStringLiteral("kind"), kind},
                                                              {QStringLiteral("why"), why},
                                                              {QStringLiteral("next"), next}}}}}};
}

} // namespace mailstead::test
