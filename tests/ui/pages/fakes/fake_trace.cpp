// The story of a message as the daemon in memory tells it.
#include "fake_daemon.h"

#include <QDateTime>

namespace mailstead::pages
{

namespace
{

struct Attempt {
    const char *host = "", *address = "", *tls = "", *reply = "", *dialogue = "";
};

QJsonObject event(qint64 ago, const char* kind, const char* text, const Attempt& attempt = {})
{
    const auto orNull = [](const char* value) {
        return *value ? QJsonValue(QString::fromUtf8(value)) : QJsonValue(QJsonValue::Null);
    };
    return {{QStringLiteral("at"),
             QDateTime::currentDateTimeUtc().addSecs(-ago).toString(Qt::ISODateWithMs)},
            {QStringLiteral("kind"), QString::fromLatin1(kind)},
            {QStringLiteral("recipient"), QJsonValue::Null},
            {QStringLiteral("text"), QString::fromUtf8(text)},
            {QStringLiteral("host"), orNull(attempt.host)},
            {QStringLiteral("address"), orNull(attempt.address)},
            {QStringLiteral("tls"), orNull(attempt.tls)},
            {QStringLiteral("reply"), orNull(attempt.reply)},
            {QStringLiteral("dialogue"), orNull(attempt.dialogue)}};
}

constexpr const char* slowDown = "< 220 mx.gmail.example ESMTP ready\n"
                                 "> EHLO mail.example.org\n"
                                 "< 250-mx.gmail.example at your service\n"
                                 "< 250-STARTTLS\n"
                                 "< 250 SMTPUTF8\n"
                                 "> STARTTLS\n"
                                 "< 220 2.0.0 Ready to start TLS\n"
                                 "  TLS 1.3, X25519, the name is right\n"
                                 "> MAIL FROM:<billing@example.org> SIZE=48210\n"
                                 "< 250 2.1.0 OK\n"
                                 "> RCPT TO:<li.chen@gmail.example>\n"
                                 "< 421 4.7.28 unusual rate of unsolicited mail originating from "
                                 "your IP address\n";

QJsonArray waiting()
{
    const Attempt first{"mx.gmail.example", "198.51.100.26", "TLS 1.3",
                        "421 4.7.28 unusual rate of unsolicited mail", slowDown};
    const Attempt last{"mx.gmail.example", "198.51.100.26", "TLS 1.3",
                       "421 4.7.28 unusual rate of unsolicited mail originating from your IP "
                       "address",
                       slowDown};
    return {event(9600, "received", "Submission on 587, TLS 1.3, signed in as anna@example.org"),
            event(9599, "signed", "DKIM rsa and ed25519 of example.org"),
            event(9599, "queued", "safely stored, 250 answered"),
            event(9580, "attempt", "try 1", first),
            event(9580, "deferred", "asked to slow down, tried again in 10 min"),
            event(300, "attempt", "try 4", last),
            event(300, "deferred", "asked to slow down, tried again in 11 min")};
}

QJsonArray refused()
{
    const Attempt attempt{"mx.163.example", "198.51.100.163", "TLS 1.2",
                          "550 5.1.1 no such user here",
                          "> RCPT TO:<gone@163.example>\n< 550 5.1.1 no such user here\n"};
    return {event(640, "received", "Submission on 465, TLS 1.3, signed in as news@example.org"),
            event(640, "queued", "safely stored, 250 answered"),
            event(600, "rerouted",
                  "goes to relay.example.org:587 instead of its MX, by the "
                  "administrator"),
            event(560, "refused", "refused for good", attempt),
            event(560, "bounced", "given up, the sender was told")};
}

} // namespace

QJsonObject FakeDaemon::trace(const QString& id) const
{
    const auto told = [&id](const QJsonObject& of, const QJsonArray& events) {
        return QJsonObject{
            {QStringLiteral("id"), id},
            {QStringLiteral("sender"), of.value(QLatin1String("sender"))},
            {QStringLiteral("recipients"), QJsonArray{of.value(QLatin1String("recipient"))}},
            {QStringLiteral("size"), of.value(QLatin1String("size")).toInt(12'408)},
            {QStringLiteral("subject"), of.value(QLatin1String("subject"))},
            {QStringLiteral("events"), events}};
    };
    for (const QJsonObject& row : m_rows) {
        if (row.value(QLatin1String("id")).toString() == id)
            return told(row, waiting());
    }
    for (const QJsonObject& row : m_history) {
        if (row.value(QLatin1String("id")).toString() == id)
            return told(row, refused());
    }
    return {};
}

} // namespace mailstead::pages
