#include "sample_certificates.h"

#include <QDateTime>

namespace mailstead::pages::sample
{

namespace
{

QString inDays(int days)
{
    return QDateTime::currentDateTimeUtc().addDays(days).addSecs(3600).toString(Qt::ISODateWithMs);
}

QJsonObject link(const char* subject, const char* issuer, int from, int to, const char* key,
                 const char* start, bool sent = true)
{
    return {{QStringLiteral("subject"), QString::fromLatin1(subject)},
            {QStringLiteral("issuer"), QString::fromLatin1(issuer)},
            {QStringLiteral("notBefore"), inDays(from)},
            {QStringLiteral("notAfter"), inDays(to)},
            {QStringLiteral("key"), QString::fromLatin1(key)},
            {QStringLiteral("serial"), QStringLiteral("048f1c7aa0b27e")},
            {QStringLiteral("fingerprint"),
             QString::fromLatin1(start) + QStringLiteral("2d97").repeated(14)},
            {QStringLiteral("sent"), sent}};
}

QJsonObject certificate(CertificateCase which)
{
    const bool temporary = which == CertificateCase::Temporary;
    const bool failed = which == CertificateCase::RenewalFailed;
    const int left = failed ? 17 : temporary ? 28 : 61;
    QJsonArray names{QStringLiteral("mail.example.org")};
    QJsonArray chain{
        link("mail.example.org", "mail.example.org", left - 30, left, "ec-p256", "8c41f0aa")};
    if (!temporary) {
        names << QStringLiteral("mta-sts.example.org") << QStringLiteral("autoconfig.example.org");
        chain = {link("mail.example.org", "E7", left - 90, left, "ec-p256", "8c41f0aa"),
                 link("E7", "ISRG Root X1", -500, 470, "ec-p384", "aeb1fd73"),
                 link("ISRG Root X1", "ISRG Root X1", -3800, 3200, "rsa-4096", "96bcec06", false)};
    }
    const QJsonObject failure{
        {QStringLiteral("what"),
         QStringLiteral("the certificate authority cannot reach port 80 of mail.example.org")},
        {QStringLiteral("why"),
         QStringLiteral("203.0.113.10: Fetching http://mail.example.org/.well-known/"
                        "acme-challenge/x: Timeout during connect (connection)")},
        {QStringLiteral("next"),
         QStringLiteral("open port 80 in the firewalls of the server and of the hoster; if an "
                        "AAAA record points to this server, the port must be open for IPv6 too")}};
    const QJsonObject lastTry{
        {QStringLiteral("at"), failed ? inDays(0) : inDays(-29)},
        {QStringLiteral("byItself"), failed},
        {QStringLiteral("error"), failed ? QJsonValue(failure) : QJsonValue(QJsonValue::Null)}};
    const QJsonObject settings{{QStringLiteral("names"), names},
                               {QStringLiteral("directory"),
                                QStringLiteral("https://acme-v02.api.letsencrypt.org/directory")},
                               {QStringLiteral("authority"), QStringLiteral("letsencrypt")},
                               {QStringLiteral("email"), QStringLiteral("anna@example.org")},
                               {QStringLiteral("way"), QStringLiteral("http")},
                               {QStringLiteral("keyType"), QStringLiteral("ec-p256")},
                               {QStringLiteral("webRoot"), QString()},
                               {QStringLiteral("preferredChain"), QString()}};
    const auto unlessTemporary = [temporary](const QJsonValue& value) {
        return temporary ? QJsonValue(QJsonValue::Null) : value;
    };
    return {
        {QStringLiteral("names"), names},
        {QStringLiteral("issuer"),
         temporary ? QStringLiteral("mail.example.org") : QStringLiteral("E7")},
        {QStringLiteral("notBefore"), inDays(temporary ? left - 30 : left - 90)},
        {QStringLiteral("notAfter"), inDays(left)},
        {QStringLiteral("fingerprint"), chain[0].toObject().value(QLatin1String("fingerprint"))},
        {QStringLiteral("temporary"), temporary},
        {QStringLiteral("chain"), chain},
        {QStringLiteral("trusted"), !temporary},
        {QStringLiteral("chainProblem"),
         temporary ? QStringLiteral("self-signed certificate") : QString()},
        {QStringLiteral("renewAt"), unlessTemporary(inDays(left - 28))},
        {QStringLiteral("suggested"),
         unlessTemporary(QJsonObject{{QStringLiteral("start"), inDays(left - 31)},
                                     {QStringLiteral("end"), inDays(left - 24)},
                                     {QStringLiteral("explanation"), QString()}})},
        {QStringLiteral("settings"), unlessTemporary(settings)},
        {QStringLiteral("lastTry"), unlessTemporary(lastTry)},
        {QStringLiteral("retryAt"), failed ? QJsonValue(inDays(0)) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("lastError"), QJsonValue::Null}};
}

QJsonObject authority(const char* id, const char* name, const char* directory, const char* staging,
                      const char* account)
{
    return {{QStringLiteral("id"), QString::fromLatin1(id)},
            {QStringLiteral("name"), QString::fromLatin1(name)},
            {QStringLiteral("directory"), QString::fromLatin1(directory)},
            {QStringLiteral("staging"), QString::fromLatin1(staging)},
            {QStringLiteral("account"), QString::fromLatin1(account)},
            {QStringLiteral("caa"), QString::fromLatin1(id) + QStringLiteral(".example")}};
}

QJsonObject way(const char* name, bool possible, const char* cause, const char* program = "")
{
    return {{QStringLiteral("way"), QString::fromLatin1(name)},
            {QStringLiteral("possible"), possible},
            {QStringLiteral("cause"), QString::fromLatin1(cause)},
            {QStringLiteral("program"), QString::fromLatin1(program)},
            {QStringLiteral("reason"), QStringLiteral("The daemon's own words.")}};
}

QJsonObject portFinding(int port, const char* id, const char* severity)
{
    return {{QStringLiteral("id"), QString::fromLatin1(id)},
            {QStringLiteral("severity"), QString::fromLatin1(severity)},
            {QStringLiteral("title"), QStringLiteral("TLS on port %1").arg(port)},
            {QStringLiteral("evidence"),
             QJsonArray{QStringLiteral("203.0.113.10 port %1: connected").arg(port)}},
            {QStringLiteral("why"), QString()},
            {QStringLiteral("fix"), QString()},
            {QStringLiteral("parameters"),
             QJsonObject{{QStringLiteral("port"), QString::number(port)},
                         {QStringLiteral("address"), QStringLiteral("203.0.113.10")},
                         {QStringLiteral("name"), QStringLiteral("mail.example.org")},
                         {QStringLiteral("seen"), QString()}}}};
}

QJsonObject target(const char* name, const char* chain, const char* key, const char* service,
                   const QJsonObject& result)
{
    return {
        {QStringLiteral("name"), QString::fromLatin1(name)},
        {QStringLiteral("chain"), QString::fromLatin1(chain)},
        {QStringLiteral("key"), QString::fromLatin1(key)},
        {QStringLiteral("owner"), QStringLiteral("root")},
        {QStringLiteral("group"), QStringLiteral("root")},
        {QStringLiteral("keyMode"), QStringLiteral("0600")},
        {QStringLiteral("reload"), QJsonArray{QStringLiteral("/usr/bin/systemctl"),
                                              QStringLiteral("reload"), QString::fromLatin1(name)}},
        {QStringLiteral("service"), QString::fromLatin1(service)},
        {QStringLiteral("startTls"), QStringLiteral("none")},
        {QStringLiteral("serverName"), QString()},
        {QStringLiteral("result"), result}};
}

QJsonObject targetResult(bool serves, const char* why, const char* next)
{
    return {{QStringLiteral("installed"), true},
            {QStringLiteral("changed"), true},
            {QStringLiteral("reloaded"), true},
            {QStringLiteral("verified"), true},
            {QStringLiteral("serves"), serves},
            {QStringLiteral("served"), QStringLiteral("51d0aa")},
            {QStringLiteral("why"), QString::fromLatin1(why)},
            {QStringLiteral("next"), QString::fromLatin1(next)}};
}

QJsonObject targets(const QJsonArray& list, const QJsonValue& last)
{
    return {{QStringLiteral("available"), true},
            {QStringLiteral("problem"), QJsonValue::Null},
            {QStringLiteral("actions"),
             QJsonArray{QStringLiteral("port80"), QStringLiteral("nginx"),
                        QStringLiteral("targets"), QStringLiteral("acme-sh")}},
            {QStringLiteral("names"), QJsonArray{QStringLiteral("mail.example.org")}},
            {QStringLiteral("targets"), list},
            {QStringLiteral("last"), last}};
}

QJsonObject acmeSh(const char* domain, int days, bool usable)
{
    return {{QStringLiteral("id"), QString::fromLatin1(domain).leftJustified(64, u'a')},
            {QStringLiteral("domain"), QString::fromLatin1(domain)},
            {QStringLiteral("names"), QJsonArray{QString::fromLatin1(domain)}},
            {QStringLiteral("keyType"), QStringLiteral("ec-p256")},
            {QStringLiteral("authority"), QStringLiteral("ZeroSSL ECC Domain Secure Site CA")},
            {QStringLiteral("notAfter"), inDays(days)},
            {QStringLiteral("usable"), usable}};
}

} // namespace

void fillCertificates(FakeDaemon& daemon, CertificateCase which)
{
    daemon.setAnswer(QStringLiteral("certificate.list"),
                     {{QStringLiteral("certificates"), QJsonArray{certificate(which)}}});
    daemon.setAnswer(
        QStringLiteral("certificate.authorities"),
        {{QStringLiteral("authorities"),
          QJsonArray{
              authority("letsencrypt", "Let's Encrypt",
                        "https://acme-v02.api.letsencrypt.org/directory",
                        "https://acme-staging-v02.api.letsencrypt.org/directory", "open"),
              authority("zerossl", "ZeroSSL", "https://acme.zerossl.com/v2/DV90", "", "from-email"),
              authority("google", "Google Trust Services",
                        "https://dv.acme-v02.api.pki.goog/directory",
                        "https://dv.acme-v02.test-api.pki.goog/directory", "by-hand")}}});
    daemon.setAnswer(
        QStringLiteral("certificate.proposal"),
        {{QStringLiteral("ways"),
          QJsonArray{way("http", true, "port-free"), way("tls-alpn", true, "port-free"),
                     way("dns-by-hand", true, "by-hand"), way("dns", false, "no-credentials"),
                     way("web-root", false, "no-web-server")}}});
    daemon.setAnswer(QStringLiteral("certificate.manual"),
                     {{QStringLiteral("records"), QJsonArray()}});
    daemon.setAnswer(QStringLiteral("certificate.export"),
                     {{QStringLiteral("chain"), QStringLiteral("-----BEGIN CERTIFICATE-----\nAAAA\n"
                                                               "-----END CERTIFICATE-----\n")}});
    daemon.setAnswer(QStringLiteral("certificate.revoke"), {{QStringLiteral("revoked"), true}});
    daemon.setAnswer(QStringLiteral("certificate.targets"), targets({}, QJsonValue::Null));
    daemon.setAnswer(QStringLiteral("certificate.found"),
                     {{QStringLiteral("certificates"), QJsonArray()}});
    daemon.setAnswer(
        QStringLiteral("dns.check"),
        {{QStringLiteral("findings"),
          QJsonArray{portFinding(25, "dns.tls-ok", "ok"), portFinding(465, "dns.tls-ok", "ok"),
                     portFinding(587, "dns.tls-ok", "ok"), portFinding(993, "dns.tls-other", "bad"),
                     portFinding(443, "dns.tls-closed", "note")}},
         {QStringLiteral("records"), QJsonArray()}});
}

QJsonObject manualRecords(bool everywhere)
{
    const auto record = [everywhere](const char* name, const char* value, bool second) {
        QJsonArray servers;
        for (const char* server : {"ns1.example.net (192.0.2.53)", "ns2.example.net (192.0.2.54)"})
            servers << QJsonObject{
                {QStringLiteral("server"), QString::fromLatin1(server)},
                {QStringLiteral("status"), QStringLiteral("NXDOMAIN")},
                {QStringLiteral("there"), everywhere || (second && servers.isEmpty())}};
        return QJsonObject{{QStringLiteral("name"), QString::fromLatin1(name)},
                           {QStringLiteral("value"), QString::fromLatin1(value)},
                           {QStringLiteral("servers"), servers}};
    };
    return {{QStringLiteral("records"),
             QJsonArray{record("_acme-challenge.mail.example.org",
                               "gfj9Xq7RgS8WmZ2lJ5vD0cKQeBtUy4nHhP1aLrO3sIw", true),
                        record("_acme-challenge.mta-sts.example.org",
                               "pV2kTt0mXjQ9yWnE7cZbR4uLs8aHgD1fKoI6rN5eQxY", false)}}};
}

QJsonObject issued()
{
    return {{QStringLiteral("notAfter"), inDays(90)},
            {QStringLiteral("fingerprint"), QStringLiteral("ab").repeated(32)},
            {QStringLiteral("issuer"), QStringLiteral("E7")}};
}

void fillOthers(FakeDaemon& daemon)
{
    daemon.setAnswer(
        QStringLiteral("certificate.targets"),
        targets({target("nginx", "/etc/nginx/mailstead-chain.pem", "/etc/nginx/mailstead-key.pem",
                        "127.0.0.1:443", targetResult(true, "", "")),
                 target("dovecot", "/etc/ssl/certs/iRedMail.crt", "/etc/ssl/private/iRedMail.key",
                        "127.0.0.1:993",
                        targetResult(false,
                                     "the service shows another certificate: its SHA-256 is 51d0aa",
                                     "see that the service reads the two files, and that the "
                                     "reload command reaches it"))},
                QJsonObject{{QStringLiteral("at"), inDays(-1)},
                            {QStringLiteral("fingerprint"),
                             QStringLiteral("8c41f0aa") + QStringLiteral("2d97").repeated(14)},
                            {QStringLiteral("error"), QJsonValue::Null}}));
    daemon.setAnswer(
        QStringLiteral("certificate.found"),
        {{QStringLiteral("certificates"), QJsonArray{acmeSh("mail.example.org", 41, true),
                                                     acmeSh("shop.example.net", 12, false)}}});
}

} // namespace mailstead::pages::sample
