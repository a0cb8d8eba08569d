#include "control/trace.h"

#include "control/json_fields.h"

#include <QCoreApplication>

namespace mailstead::control
{
namespace
{

constexpr qsizetype eventLimit = 20'000;
constexpr qsizetype recipientLimit = 10'000;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(mailstead::control::Trace)
};

using Kind = TraceEvent::Kind;

/// A kind that a newer daemon has and we do not know is shown as it is.
Kind kindFrom(const QString& name)
{
    static const QHash<QString, Kind> kinds = {{QStringLiteral("received"), Kind::Received},
                                               {QStringLiteral("checks"), Kind::Checks},
                                               {QStringLiteral("signed"), Kind::Signed},
                                               {QStringLiteral("queued"), Kind::Queued},
                                               {QStringLiteral("attempt"), Kind::Attempt},
                                               {QStringLiteral("delivered"), Kind::Delivered},
                                               {QStringLiteral("deferred"), Kind::Deferred},
                                               {QStringLiteral("bounced"), Kind::Bounced},
                                               {QStringLiteral("refused"), Kind::Refused},
                                               {QStringLiteral("held"), Kind::Held},
                                               {QStringLiteral("released"), Kind::Released},
                                               {QStringLiteral("rerouted"), Kind::Rerouted},
                                               {QStringLiteral("deleted"), Kind::Deleted}};
    return kinds.value(name, Kind::Other);
}

} // namespace

QString kindText(TraceEvent::Kind kind)
{
    switch (kind) {
    case Kind::Received:
        return Texts::tr("Received");
    case Kind::Checks:
        return Texts::tr("Checked");
    case Kind::Signed:
        return Texts::tr("Signed");
    case Kind::Queued:
        return Texts::tr("Queued");
    case Kind::Attempt:
        return Texts::tr("Attempt");
    case Kind::Delivered:
        return Texts::tr("Delivered");
    case Kind::Deferred:
        return Texts::tr("Deferred");
    case Kind::Bounced:
        return Texts::tr("Bounced");
    case Kind::Refused:
        return Texts::tr("Refused");
    case Kind::Held:
        return Texts::tr("Held");
    case Kind::Released:
        return Texts::tr("Released");
    case Kind::Rerouted:
        return Texts::tr("Rerouted");
    case Kind::Deleted:
        return Texts::tr("Deleted");
    case Kind::Other:
        break;
    }
    return Texts::tr("Event");
}

core::Result<Trace> traceFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    Trace trace;
    trace.id = fields.text(QLatin1StringView("id"), 200);
    trace.sender = fields.text(QLatin1StringView("sender"));
    trace.recipients = fields.texts(QLatin1StringView("recipients"), recipientLimit);
    trace.size = fields.number(QLatin1StringView("size"));
    trace.subject = fields.optionalText(QLatin1StringView("subject"), 64 * 1024);
    const QJsonArray events = fields.array(QLatin1StringView("events"), eventLimit);
    if (!fields.isFine()) {
        return tl::unexpected(fields.error(QStringLiteral("trace")));
    }
    for (const QJsonValue& value : events) {
        const QJsonObject record = value.toObject();
        JsonFields parts(record);
        TraceEvent event;
        event.at = parts.time(QLatin1StringView("at"));
        event.kind = kindFrom(parts.text(QLatin1StringView("kind"), 50));
        event.recipient = parts.optionalText(QLatin1StringView("recipient"));
        event.text = parts.text(QLatin1StringView("text"), 64 * 1024);
        event.host = parts.optionalText(QLatin1StringView("host"));
        event.address = parts.optionalText(QLatin1StringView("address"));
        event.tls = parts.optionalText(QLatin1StringView("tls"));
        event.reply = parts.optionalText(QLatin1StringView("reply"), 64 * 1024);
        event.dialogue = parts.optionalText(QLatin1StringView("dialogue"), 256 * 1024)
                             .split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        if (!parts.isFine()) {
            return tl::unexpected(parts.error(QStringLiteral("trace event")));
        }
        trace.events.append(event);
    }
    return trace;
}

void fetchTrace(Client& client, const QString& id, QObject* context,
                std::function<void(core::Result<Trace>)> done)
{
    client.callAsync(QStringLiteral("trace.get"), {{QStringLiteral("id"), id}}, context,
                     [done = std::move(done)](core::Result<QJsonObject> answer) {
                         if (!answer) {
                             done(tl::unexpected(answer.error()));
                         } else {
                             done(traceFromJson(*answer));
                         }
                     });
}

} // namespace mailstead::control
