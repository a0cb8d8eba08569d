// A fake of the daemon in this process: it speaks server/control/PROTOCOL.md over a fake stream.
#pragma once

#include "control/client.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QMutex>
#include <QQueue>
#include <QWaitCondition>
#include <functional>

namespace mailstead::test
{

/// Thread-safe. Answers requests on the thread that writes them.
class FakeDaemon
{
public:
    /// The result, or an error object under the key "error" alone; a null object leaves it
    /// unanswered.
    using Handler = std::function<QJsonObject(const QJsonObject& parameters)>;

    FakeDaemon();

    std::shared_ptr<ssh::Host> host();
    void on(const QString& method, Handler handler);

    /// What the client gets to read.
    void say(const QByteArray& bytes);
    void say(const QJsonObject& message);
    void sendEvent(qint64 subscription, qint64 sequence, QJsonObject parameters);
    void answer(qint64 request, const QJsonObject& result);
    void hangUp();

    QList<QJsonObject> requests(const QString& method) const;

private:
    friend class FakeStream;
    void receive(const QByteArray& bytes);

    mutable QMutex m_mutex;
    QWaitCondition m_changed;
    QByteArray m_toClient;
    QByteArray m_fromClient;
    bool m_ended = false;
    QHash<QString, Handler> m_handlers;
    QList<QJsonObject> m_requests;
};

/// What a handler returns to refuse: an error of the daemon's (PROTOCOL.md, "Errors").
QJsonObject refusal(const QString& what, const QString& kind = QStringLiteral("refused"),
                    const QString& why = {}, const QString& next = {});

} // namespace mailstead::test
