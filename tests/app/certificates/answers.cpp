#include "answers.h"

namespace mailstead::test
{

QJsonObject chainLink(const QString& subject, const QString& issuer, const QString& notAfter,
                      bool sent)
{
    return {{QStringLiteral("subject"), subject},
            {QStringLiteral("issuer"), issuer},
            {QStringLiteral("notBefore"), QStringLiteral("2026-10-26T08:00:00.000Z")},
            {QStringLiteral("notAfter"), notAfter},
            {QStringLiteral("key"), QStringLiteral("ec-p256")},
            {QStringLiteral("serial"), QStringLiteral("048f1cb27e")},
            {QStringLiteral("fingerprint"), QStringLiteral("ab").repeated(32)},
            {QStringLiteral("sent"), sent}};
}

QJsonObject settings()
{
    return {{QStringLiteral("names"), QJsonArray{QStringLiteral("mail.example.org")}},
            {QStringLiteral("directory"), QStringLiteral("https://ca.example/dir")},
            {QStringLiteral("authority"), QStringLiteral("letsencrypt")},
            {QStringLiteral("email"), QStringLiteral("anna@example.org")},
            {QStringLiteral("way"), QStringLiteral("http")},
            {QStringLiteral("keyType"), QStringLiteral("ec-p256")},
            {QStringLiteral("webRoot"), QString()},
            {QStringLiteral("preferredChain"), QString()}};
}

QJsonObject certificate()
{
    const QString end = QStringLiteral("2027-01-24T08:00:00.000Z");
    return {{QStringLiteral("names"), QJsonArray{QStringLiteral("mail.example.org")}},
            {QStringLiteral("issuer"), QStringLiteral("E7")},
            {QStringLiteral("notBefore"), QStringLiteral("2026-10-26T08:00:00.000Z")},
            {QStringLiteral("notAfter"), end},
            {QStringLiteral("fingerprint"), QStringLiteral("ab").repeated(32)},
            {QStringLiteral("temporary"), false},
            {QStringLiteral("chain"),
             QJsonArray{chainLink(QStringLiteral("mail.example.org"), QStringLiteral("E7"), end),
                        chainLink(QStringLiteral("E7"), QStringLiteral("ISRG Root X1"),
                                  QStringLiteral("2027-03-12T00:00:00.000Z"))}},
            {QStringLiteral("trusted"), true},
            {QStringLiteral("chainProblem"), QString()},
            {QStringLiteral("renewAt"), QStringLiteral("2026-12-26T08:00:00.000Z")},
            {QStringLiteral("suggested"),
             QJsonObject{{QStringLiteral("start"), QStringLiteral("2026-12-24T08:00:00.000Z")},
                         {QStringLiteral("end"), QStringLiteral("2026-12-31T08:00:00.000Z")},
                         {QStringLiteral("explanation"), QString()}}},
            {QStringLiteral("settings"), settings()},
            {QStringLiteral("lastTry"),
             QJsonObject{{QStringLiteral("at"), QStringLiteral("2026-10-26T08:00:06.000Z")},
                         {QStringLiteral("byItself"), false},
                         {QStringLiteral("error"), QJsonValue::Null}}},
            {QStringLiteral("retryAt"), QJsonValue::Null},
            {QStringLiteral("lastError"), QJsonValue::Null}};
}

QJsonObject authorities()
{
    const auto one = [](const char* id, const char* name, const char* account,
                        const char* staging) {
        return QJsonObject{{QStringLiteral("id"), QString::fromLatin1(id)},
                           {QStringLiteral("name"), QString::fromLatin1(name)},
                           {QStringLiteral("directory"),
                            QStringLiteral("https://%1.example/dir").arg(QString::fromLatin1(id))},
                           {QStringLiteral("staging"), QString::fromLatin1(staging)},
                           {QStringLiteral("account"), QString::fromLatin1(account)},
                           {QStringLiteral("caa"), QStringLiteral("ca.example")}};
    };
    return {{QStringLiteral("authorities"),
             QJsonArray{one("letsencrypt", "Let's Encrypt", "open", "https://staging.example/dir"),
                        one("zerossl", "ZeroSSL", "from-email", ""),
                        one("google", "Google Trust Services", "by-hand", "")}}};
}

QJsonObject proposal()
{
    const auto one = [](const char* way, bool possible, const char* cause) {
        return QJsonObject{{QStringLiteral("way"), QString::fromLatin1(way)},
                           {QStringLiteral("possible"), possible},
                           {QStringLiteral("cause"), QString::fromLatin1(cause)},
                           {QStringLiteral("program"), QString()},
                           {QStringLiteral("reason"), QStringLiteral("because")}};
    };
    return {{QStringLiteral("ways"),
             QJsonArray{one("http", true, "port-free"), one("dns-by-hand", true, "by-hand"),
                        one("smoke-signals", true, "new"), one("dns", false, "no-credentials")}}};
}

QJsonObject records(bool there)
{
    const auto server = [](const char* name, bool has) {
        return QJsonObject{{QStringLiteral("server"), QString::fromLatin1(name)},
                           {QStringLiteral("status"), QStringLiteral("NOERROR")},
                           {QStringLiteral("there"), has}};
    };
    return {{QStringLiteral("records"),
             QJsonArray{QJsonObject{
                 {QStringLiteral("name"), QStringLiteral("_acme-challenge.mail.example.org")},
                 {QStringLiteral("value"), QStringLiteral("v4lue")},
                 {QStringLiteral("servers"), QJsonArray{server("ns1 (192.0.2.1)", true),
                                                        server("ns2 (192.0.2.2)", there)}}}}}};
}

} // namespace mailstead::test
