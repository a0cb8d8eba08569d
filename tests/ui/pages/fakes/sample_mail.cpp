#include "sample_mail.h"

#include <QDateTime>

namespace mailstead::pages::sample
{

namespace
{

QString inDays(int days)
{
    return QDateTime::currentDateTimeUtc().addDays(days).toString(Qt::ISODateWithMs);
}

QJsonObject message(int number, const char* sender, const char* recipient, const char* outcome,
                    int minutesAgo, const char* reply = "250 2.0.0 OK")
{
    return {{QStringLiteral("id"), QStringLiteral("r7k2-94qd-%1xw").arg(number)},
            {QStringLiteral("sender"), QString::fromLatin1(sender)},
            {QStringLiteral("recipient"), QString::fromLatin1(recipient)},
            {QStringLiteral("outcome"), QString::fromLatin1(outcome)},
            {QStringLiteral("at"),
             QDateTime::currentDateTimeUtc().addSecs(-60 * minutesAgo).toString(Qt::ISODateWithMs)},
            {QStringLiteral("reply"), QString::fromLatin1(reply)},
            {QStringLiteral("subject"), QStringLiteral("Invoice 2026-%1").arg(1100 + number)}};
}

QJsonObject suppression(const char* recipient, const char* reason, const QString& id, int daysAgo)
{
    return {{QStringLiteral("recipient"), QString::fromLatin1(recipient)},
            {QStringLiteral("reason"), QString::fromUtf8(reason)},
            {QStringLiteral("id"), id.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(id)},
            {QStringLiteral("at"), inDays(-daysAgo)}};
}

QJsonObject rule(int number, const char* sender, const char* recipient, const char* note)
{
    return {{QStringLiteral("number"), number},
            {QStringLiteral("sender"), QString::fromLatin1(sender)},
            {QStringLiteral("recipient"), QString::fromLatin1(recipient)},
            {QStringLiteral("note"), QString::fromUtf8(note)}};
}

QJsonObject destination(const char* domain, int running, int window, int pausedSeconds = 0,
                        const char* reason = "")
{
    return {{QStringLiteral("domain"), QString::fromLatin1(domain)},
            {QStringLiteral("local"), false},
            {QStringLiteral("running"), running},
            {QStringLiteral("window"), window},
            {QStringLiteral("pausedUntil"), pausedSeconds == 0
                                                ? QJsonValue(QJsonValue::Null)
                                                : QJsonValue(QDateTime::currentDateTimeUtc()
                                                                 .addSecs(pausedSeconds)
                                                                 .toString(Qt::ISODateWithMs))},
            {QStringLiteral("reason"),
             *reason ? QJsonValue(QString::fromLatin1(reason)) : QJsonValue(QJsonValue::Null)}};
}

/// What is remembered beside the queue itself.
void fillRules(FakeDaemon& daemon)
{
    daemon.setDestinations(
        QJsonArray{destination("gmail.example", 1, 1),
                   destination("example.com", 0, 1, 740, "connection timed out after 30 s")});
    daemon.setHistory({
        message(1, "anna@example.org", "j.silva@outlook.example", "delivered", 1),
        message(2, "shop@example.com", "orders@example.org", "delivered", 2),
        message(3, "news@example.org", "gone@163.example", "bounced", 9,
                "550 5.1.1 no such user here"),
        message(4, "", "billing@example.org", "delivered", 9),
        message(5, "billing@example.org", "wang.mei@qq.example", "delivered", 14),
        message(6, "news@example.org", "old.list@example.com", "deleted", 31, ""),
        message(7, "orders@example.org", "k.lindqvist@gmail.example", "delivered", 58),
    });
    daemon.setSuppressions({
        suppression("gone@163.example", "550 5.1.1 no such user here",
                    QStringLiteral("r7k2-94qd-3xw"), 0),
        suppression("sales@closed-shop.example", "550 5.1.2 host unknown",
                    QStringLiteral("k3m1-77aa-0bcd"), 3),
        suppression("h.nakamura@gmail.example", "asked by phone to get no more mail", {}, 12),
        suppression("info@example.com", "550 5.1.1 user unknown", QStringLiteral("v3hc-20pa-7nfe"),
                    40),
    });
    daemon.setHoldRules({rule(1, "news@example.org", "", "until the warm-up is over"),
                         rule(2, "", "@163.example", ""),
                         rule(3, "orders@", "@gmail.example", "look at the template first")});
}

} // namespace

void addLines(FakeDaemon& daemon)
{
    const auto line = [](const char* level, const char* source, const char* id, const char* text) {
        return FakeDaemon::line(QString::fromLatin1(level), QString::fromLatin1(source),
                                QString::fromLatin1(id), QString::fromUtf8(text));
    };
    daemon.addLines({
        line("info", "smtp-out", "r7k2-94qd-1xwm",
             "mx.gmail.example 198.51.100.26 connected, TLS 1.3 X25519 AES-256-GCM"),
        line("warn", "smtp-out", "r7k2-94qd-1xwm",
             "RCPT li.chen@gmail.example: 421 4.7.28 unusual rate of unsolicited mail"),
        line("info", "pacing", "", "provider gmail: 1 connection, 20 an hour until 11:00"),
        line("info", "queue", "r7k2-94qd-1xwm", "deferred, try 5 at 10:42:10"),
        line("info", "smtp-in", "",
             "198.51.100.71 connected, EHLO mx.example.com, forward and reverse agree"),
        line("info", "smtp-in", "v3hc-20pa-7nfe",
             "250 2.0.0 stored, id v3hc-20pa-7nfe, 12,408 bytes"),
        line("info", "auth", "v3hc-20pa-7nfe",
             "spf=pass dkim=pass (example.com, ed25519) dmarc=pass"),
        line("info", "lmtp", "v3hc-20pa-7nfe", "delivered to anna@example.org, INBOX"),
        line("warn", "submission", "",
             "203.0.113.77 failed login for “test”, 3 of 5 before a pause"),
        line("error", "smtp-out", "m0za-6y1t-k48s",
             "mx1.example.com 198.51.100.90: no answer in 30 s"),
        line("info", "queue", "m0za-6y1t-k48s",
             "deferred, try 9 at 11:36:07, destination marked down"),
        line("info", "acme", "", "renewal window opens in 31 d, nothing to do"),
        line("info", "smtp-out", "q5tn-83ce-0rjd",
             "mx.gmail.example: 250 2.0.0 OK, delivered in 1.4 s"),
        line("info", "control", "", "console anna@desk subscribed to queue, log"),
        line("info", "smtp-in", "", "192.0.2.201 connected, PTR missing, greeting delayed 3 s"),
        line("warn", "smtp-in", "", "192.0.2.201 spoke before the greeting, 554 5.5.1 and closed"),
        line("info", "smtp-out", "z8dk-31bb-6hme",
             "mx.outlook.example 198.51.100.41 connected, TLS 1.3, MTA-STS enforce met"),
        line("info", "smtp-out", "z8dk-31bb-6hme",
             "250 2.6.0 queued for delivery, delivered in 0.9 s"),
        line("info", "submission", "t4wq-77vo-2cpl", "anna@example.org signed in, TLS 1.3, PLAIN"),
        line("info", "smtp-in", "t4wq-77vo-2cpl",
             "250 2.0.0 stored, id t4wq-77vo-2cpl, 3 recipients, 18,220 bytes"),
        line("info", "sign", "t4wq-77vo-2cpl", "DKIM rsa m2611, ed25519 e2611, 11 headers"),
        line("info", "smtp-out", "t4wq-77vo-2cpl",
             "mx.gmail.example: waits, the one allowed connection is busy"),
        line("info", "lmtp", "t4wq-77vo-2cpl", "delivered to orders@example.org, INBOX"),
        line("info", "smtp-in", "", "198.51.100.71 QUIT after 1 message, 17.6 s"),
        line("info", "dns", "", "mx1.example.com: secure, MX 10, A 198.51.100.90, TTL 212 s"),
    });
}

void fillDaemon(FakeDaemon& daemon)
{
    const char* people[] = {"li.chen",   "m.okafor",    "studio.berg", "tomasz.w", "h.nakamura",
                            "a.ferrari", "k.lindqvist", "p.dubois",    "wang.mei", "s.haddad",
                            "v.petrova", "d.moreau",    "j.silva",     "e.novak"};
    const char* senders[] = {"billing@example.org", "news@example.org", "orders@example.org",
                             "anna@example.org"};
    QList<QJsonObject> rows;
    for (int i = 0; i < 48; ++i) {
        const bool gmail = i % 3 != 2;
        const QString domain =
            gmail ? QStringLiteral("gmail.example") : QStringLiteral("example.com");
        const char* state = i == 3        ? "sending"
                            : i % 11 == 6 ? "held"
                            : i == 20     ? "active"
                                          : "deferred";
        const QString reply =
            gmail ? QStringLiteral(
                        "421 4.7.28 unusual rate of unsolicited mail originating from your IP")
                  : QStringLiteral("connection timed out after 30 s");
        rows << FakeDaemon::row(i, QString::fromLatin1(people[i % 14]) + QLatin1Char('@') + domain,
                                QString::fromLatin1(state), 9600 - i * 180, reply,
                                QString::fromLatin1(senders[i % 4]));
    }
    rows[2].insert(QStringLiteral("via"), QStringLiteral("relay.example.org:587"));
    daemon.setRows(rows);
    addLines(daemon);
    addLines(daemon);
    const auto listener = [](const char* kind, int port) {
        return QJsonObject{{QStringLiteral("kind"), QString::fromLatin1(kind)},
                           {QStringLiteral("address"), QStringLiteral("0.0.0.0")},
                           {QStringLiteral("port"), port}};
    };
    daemon.setAnswer(QStringLiteral("server.status"),
                     {{QStringLiteral("version"), QStringLiteral("0.1.0")},
                      {QStringLiteral("hostname"), QStringLiteral("mail.example.org")},
                      {QStringLiteral("startedAt"), inDays(-63)},
                      {QStringLiteral("now"), inDays(0)},
                      {QStringLiteral("pid"), 611},
                      {QStringLiteral("listeners"),
                       QJsonArray{listener("smtp", 25), listener("submissions", 465),
                                  listener("submission", 587)}},
                      {QStringLiteral("domains"), 2},
                      {QStringLiteral("mailboxes"), 14},
                      {QStringLiteral("freeBytes"), qint64(30'700'000'000)}});
    daemon.setAnswer(
        QStringLiteral("certificate.list"),
        {{QStringLiteral("certificates"),
          QJsonArray{
              QJsonObject{{QStringLiteral("names"), QJsonArray{QStringLiteral("mail.example.org")}},
                          {QStringLiteral("issuer"), QStringLiteral("Let's Encrypt R11")},
                          {QStringLiteral("notBefore"), inDays(-29)},
                          {QStringLiteral("notAfter"), inDays(61)},
                          {QStringLiteral("fingerprint"), QStringLiteral("ab")},
                          {QStringLiteral("temporary"), false},
                          {QStringLiteral("renewAt"), inDays(31)},
                          {QStringLiteral("lastError"), QJsonValue::Null}}}}});
    daemon.setAnswer(
        QStringLiteral("server.selfcheck"),
        {{QStringLiteral("findings"),
          QJsonArray{
              QJsonObject{
                  {QStringLiteral("id"), QStringLiteral("delivery.rate-limited")},
                  {QStringLiteral("severity"), QStringLiteral("decide")},
                  {QStringLiteral("title"), QStringLiteral("Gmail is rate-limiting this address")},
                  {QStringLiteral("evidence"),
                   QJsonArray{QStringLiteral("421 4.7.28 unusual rate of unsolicited mail")}},
                  {QStringLiteral("why"),
                   QStringLiteral("Your address is young and sent 1,140 messages to Gmail this "
                                  "morning. Nothing is lost.")},
                  {QStringLiteral("fix"),
                   QStringLiteral("Sending was slowed down and goes on by itself.")},
                  {QStringLiteral("parameters"), QJsonObject()}},
              QJsonObject{{QStringLiteral("id"), QStringLiteral("dns.ok")},
                          {QStringLiteral("severity"), QStringLiteral("ok")},
                          {QStringLiteral("title"), QStringLiteral("DNS")},
                          {QStringLiteral("evidence"), QJsonArray()},
                          {QStringLiteral("why"), QString()},
                          {QStringLiteral("fix"), QString()},
                          {QStringLiteral("parameters"), QJsonObject()}}}}});
    fillRules(daemon);
}

} // namespace mailstead::pages::sample
