// The story of one message (server/control/PROTOCOL.md, "trace").
#pragma once

#include "control/client.h"
#include "core/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <functional>

namespace mailstead::control
{

struct TraceEvent {
    enum class Kind {
        Received,
        Checks,
        Signed,
        Queued,
        Attempt,
        Delivered,
        Deferred,
        Bounced,
        Refused,
        Held,
        Released,
        Rerouted,
        Deleted,
        Other
    };
    QDateTime at; ///< UTC
    Kind kind = Kind::Other;
    QString recipient; ///< empty: of the whole message
    QString text;      ///< as the daemon says it
    QString host, address, tls, reply;
    QStringList dialogue; ///< "> MAIL FROM:<…>" sent, "< 250 OK" received; empty: not kept
};
QString kindText(TraceEvent::Kind kind); ///< translated

struct Trace {
    QString id, sender, subject;
    QStringList recipients;
    qint64 size = 0;          ///< bytes
    QList<TraceEvent> events; ///< oldest first
};

core::Result<Trace> traceFromJson(const QJsonObject& object);
/// trace.get; `done` as in Client::callAsync.
void fetchTrace(Client& client, const QString& id, QObject* context,
                std::function<void(core::Result<Trace>)> done);

} // namespace mailstead::control

Q_DECLARE_METATYPE(mailstead::control::Trace)
