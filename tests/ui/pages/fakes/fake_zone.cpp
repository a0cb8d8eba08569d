#include "fake_zone.h"

#include "../../../app/hosters/sample.h"

#include <QJsonDocument>

namespace mailstead::pages
{

namespace
{

QJsonValue json(const QByteArray& text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text);
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

const char* const dkimKey =
    "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwJ0b2V3mX7dP1nqk2ZyF8cXr5tQ4m"
    "0VYp9sKd3LxTfR7uJ6hWgEoBnC1aZiSxQvMlD8yPtHrKjUeNwF5bXcGq3TzVmYs2LpRoAiEuWd7kHfJnC9gBtXvQzLy"
    "MrKsPeOaTiDcWlUhNjFbRqGxVmZy4EoSpKtJaHuLwBdCfQnXgTiMrYvAzRkPsOeWlUhDjFbKqGxVtZyNcEoSpIJaHuL"
    "wMdCfQrXgTiBrYvAzVkPsOeYlUhNjFbRqGxTmZyIDAQAB";

QByteArray set(const char* name, const char* type, const QByteArray& value, bool proxied = false)
{
    const QJsonObject object{{QStringLiteral("name"), QLatin1String(name)},
                             {QStringLiteral("type"), QLatin1String(type)},
                             {QStringLiteral("ttl"), 300},
                             {QStringLiteral("values"), QJsonArray{QString::fromUtf8(value)}},
                             {QStringLiteral("proxied"), proxied}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

struct Row {
    const char* name;
    const char* type;
    const char* action; ///< as long as it was not written
    const char* before; ///< null: there is none
    const char* after;
    const char* purpose;
    const char* reason;
    const char* parameters = "{}";
    const char* choices = "[]";
    bool proxiedBefore = false;
    bool required = true;
    const char* state = "missing"; ///< of the record, as long as it was not written
};

const Row allRows[] = {
    {"example.org", "TXT", "change", "v=spf1 include:_spf.crm.example ~all",
     "v=spf1 include:_spf.crm.example ip4:203.0.113.10 ~all", "spf", "spf-merged",
     R"({"lookups": "2"})", "[]", false, true, "wrong"},
    {"mail.example.org", "A", "change", "203.0.113.10", "203.0.113.10", "address", "proxied", "{}",
     "[]", true, true, "wrong"},
    {"example.org", "MX", "decide", "1 mx.oldhost.example", "10 mail.example.org", "mx",
     "mx-of-others", R"({"hosts": "mx.oldhost.example"})",
     R"([{"id": "replace", "text": "r"}, {"id": "beside", "text": "b"},
         {"id": "keep", "text": "k"}])",
     false, true, "wrong"},
    {"ms202611r._domainkey.example.org", "TXT", "add", nullptr, dkimKey, "dkim", "new"},
    {"ms202611e._domainkey.example.org", "TXT", "add", nullptr,
     "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=", "dkim", "new", "{}",
     "[]", false, false},
    {"_dmarc.example.org", "TXT", "keep", "v=DMARC1; p=none; rua=mailto:postmaster@example.org",
     "v=DMARC1; p=none; rua=mailto:postmaster@example.org", "dmarc", "right"},
    {"mail.example.org", "CAA", "keep", "0 issue \"letsencrypt.org\"",
     "0 issue \"letsencrypt.org\"", "caa", "caa-permits", "{}", "[]", false, false},
    {"_smtp._tls.example.org", "TXT", "keep", "v=TLSRPTv1; rua=mailto:postmaster@example.org",
     "v=TLSRPTv1; rua=mailto:postmaster@example.org", "tlsrpt", "right", "{}", "[]", false, false},
    {"_imaps._tcp.example.org", "SRV", "keep", "0 1 993 mail.example.org",
     "0 1 993 mail.example.org", "srv", "right", "{}", "[]", false, false},
};

QString keyOf(const Row& row)
{
    return QString::fromLatin1(row.name) + QLatin1Char(' ') + QString::fromLatin1(row.type);
}

QString relative(const QString& name)
{
    return name == QLatin1String("example.org") ? QStringLiteral("@")
                                                : name.chopped(int(sizeof(".example.org")) - 1);
}

QJsonObject wantedRecord(const Row& row, bool right)
{
    const QString name = QString::fromLatin1(row.name), value = QString::fromUtf8(row.after);
    const QString type = QString::fromLatin1(row.type);
    QJsonObject form{{QStringLiteral("zone"), QStringLiteral("example.org")},
                     {QStringLiteral("relativeName"), relative(name)},
                     {QStringLiteral("absoluteName"), name + QLatin1Char('.')},
                     {QStringLiteral("plain"), value},
                     {QStringLiteral("quoted"), value},
                     {QStringLiteral("split"), value},
                     {QStringLiteral("zoneLine"), QString()}};
    const auto word = [&value](int number) {
        return value.section(QLatin1Char(' '), number, number);
    };
    if (type == QLatin1String("TXT")) {
        form.insert(
            QStringLiteral("split"),
            QLatin1Char('"') + value.left(255) + QLatin1Char('"') +
                (value.size() > 255 ? QStringLiteral(" \"%1\"").arg(value.mid(255)) : QString()));
    } else if (type == QLatin1String("MX")) {
        form.insert(QStringLiteral("plain"), word(1));
        form.insert(QStringLiteral("priority"), word(0).toInt());
    } else if (type == QLatin1String("SRV")) {
        form.insert(QStringLiteral("plain"), word(3));
        form.insert(QStringLiteral("priority"), word(0).toInt());
        form.insert(QStringLiteral("weight"), word(1).toInt());
        form.insert(QStringLiteral("port"), word(2).toInt());
    } else if (type == QLatin1String("CAA")) {
        form.insert(QStringLiteral("plain"), QStringLiteral("letsencrypt.org"));
        form.insert(QStringLiteral("flags"), 0);
        form.insert(QStringLiteral("tag"), QStringLiteral("issue"));
    }
    const QString seen = row.before ? QString::fromUtf8(row.before) : QString();
    return {
        {QStringLiteral("name"), name},
        {QStringLiteral("type"), type},
        {QStringLiteral("value"), value},
        {QStringLiteral("ttl"), 3600},
        {QStringLiteral("why"), QString::fromLatin1(row.reason)},
        {QStringLiteral("purpose"), QString::fromLatin1(row.purpose)},
        {QStringLiteral("required"), row.required},
        {QStringLiteral("state"), right ? QStringLiteral("ok") : QString::fromLatin1(row.state)},
        {QStringLiteral("form"), form},
        {QStringLiteral("answers"),
         QJsonArray{QJsonObject{
             {QStringLiteral("server"), QStringLiteral("ada.ns.cloudflare.com (198.51.100.53)")},
             {QStringLiteral("values"),
              right ? QJsonArray{value} : (seen.isEmpty() ? QJsonArray() : QJsonArray{seen})},
             {QStringLiteral("status"), QStringLiteral("NOERROR")}}}}};
}

const QByteArray providersText = R"({"providers": [
    {"id": "cloudflare", "label": "Cloudflare", "minTtl": 60, "text": "quoted", "names": "full",
     "proxies": true, "types": ["A"], "rights": "in English",
     "page": "https://dash.cloudflare.com/profile/api-tokens",
     "fields": [{"id": "token", "label": "API token", "secret": true, "required": true,
                 "hint": "", "values": []}]},
    {"id": "ovh", "label": "OVHcloud", "minTtl": 60, "text": "quoted", "names": "relative-empty",
     "proxies": false, "types": ["A"], "rights": "in English",
     "page": "https://www.ovh.com/auth/api/createToken",
     "fields": [{"id": "region", "label": "Region", "secret": false, "required": true,
                 "hint": "where the account is", "values": ["eu", "ca", "us"]},
                {"id": "applicationKey", "label": "Application Key", "secret": false,
                 "required": true, "hint": "", "values": []},
                {"id": "applicationSecret", "label": "Application Secret", "secret": true,
                 "required": true, "hint": "", "values": []},
                {"id": "consumerKey", "label": "Consumer Key", "secret": true, "required": true,
                 "hint": "", "values": []}]},
    {"id": "hetzner", "label": "Hetzner", "minTtl": 60, "text": "quoted", "names": "relative-at",
     "proxies": false, "types": ["A"], "rights": "in English",
     "page": "https://console.hetzner.com/projects",
     "fields": [{"id": "token", "label": "API token", "secret": true, "required": true,
                 "hint": "", "values": []}]}]})";

const QByteArray findingsText = R"([
    {"id": "dns.ptr-ok", "severity": "ok", "title": "Reverse name of 203.0.113.10", "evidence": [],
     "why": "", "fix": "", "parameters": {"address": "203.0.113.10", "wanted": "mail.example.org",
     "name": "10.113.0.203.in-addr.arpa", "type": "PTR"}},
    {"id": "dns.blocklist-unknown", "severity": "unknown",
     "title": "Cannot tell whether 203.0.113.10 is on a blocklist",
     "evidence": ["10.113.0.203.zen.spamhaus.org A 127.255.255.254"],
     "why": "Many receivers refuse mail from listed addresses", "fix": "",
     "parameters": {"address": "203.0.113.10", "list": "zen.spamhaus.org"}},
    {"id": "dns.delegation-ok", "severity": "ok", "title": "Delegation", "evidence": [], "why": "",
     "fix": "", "parameters": {"zone": "example.org", "count": "2"}},
    {"id": "dns.dnssec-insecure", "severity": "note", "title": "The zone is not signed",
     "evidence": ["example.org DS NODATA"], "why": "w", "fix": "f",
     "parameters": {"zone": "example.org"}}])";

} // namespace

void FakeZone::install(const std::shared_ptr<FakeDaemon>& daemon)
{
    m_daemon = daemon;
    const auto on = [&daemon](const char* method, FakeDaemon::Handler handler) {
        daemon->setHandler(QString::fromLatin1(method), std::move(handler));
    };
    daemon->setAnswer(QStringLiteral("dns.providers"), json(providersText).toObject());
    daemon->setAnswer(
        QStringLiteral("dns.ptr"),
        {{QStringLiteral("name"), QStringLiteral("mail.example.org")},
         {QStringLiteral("addresses"),
          QJsonArray{test::addressJson(QStringLiteral("203.0.113.10"), QStringLiteral("equal")),
                     test::addressJson(QStringLiteral("2001:db8::10"))}}});
    daemon->setAnswer(
        QStringLiteral("dns.hosters"),
        {{QStringLiteral("hosters"), QJsonArray()}, {QStringLiteral("interfaces"), QJsonArray()}});
    daemon->setAnswer(QStringLiteral("dns.ptrJournal"),
                      {{QStringLiteral("entries"), QJsonArray()}});
    on("domain.list", [this](const QJsonObject&, QString&) {
        const std::lock_guard lock(m_mutex);
        QJsonArray list;
        for (const QString& name : std::as_const(m_domains))
            list << QJsonObject{{QStringLiteral("name"), name}, {QStringLiteral("shown"), name}};
        return QJsonObject{{QStringLiteral("domains"), list}};
    });
    on("dns.credentials", [this](const QJsonObject&, QString&) {
        const std::lock_guard lock(m_mutex);
        return QJsonObject{{QStringLiteral("credentials"), m_credentials}};
    });
    on("dns.setCredentials", [this](const QJsonObject&, QString&) {
        storeCredentials();
        return QJsonObject();
    });
    on("dns.removeCredentials", [this](const QJsonObject&, QString&) {
        const std::lock_guard lock(m_mutex);
        m_credentials = {};
        return QJsonObject();
    });
    daemon->setAnswer(QStringLiteral("dns.checkCredentials"),
                      {{QStringLiteral("zones"),
                        QJsonArray{QStringLiteral("example.com"), QStringLiteral("example.org")}}});
    daemon->setAnswer(QStringLiteral("dns.zonefile"),
                      {{QStringLiteral("text"),
                        QStringLiteral("example.org. 3600 IN MX 10 mail.example.org.\n")}});
    on("dns.zone", [this](const QJsonObject&, QString&) {
        const std::lock_guard lock(m_mutex);
        return place();
    });
    on("dns.preview", [this](const QJsonObject& asked, QString& failure) {
        const std::lock_guard lock(m_mutex);
        if (m_credentials.isEmpty()) {
            failure = QStringLiteral("the DNS provider does not have this zone");
            return QJsonObject();
        }
        return QJsonObject{
            {QStringLiteral("place"), place()},
            {QStringLiteral("rows"), rows(asked.value(QLatin1String("choices")).toObject())}};
    });
    on("dns.apply",
       [this](const QJsonObject& asked, QString& failure) { return apply(asked, failure); });
    on("dns.journal", [this](const QJsonObject&, QString&) {
        const std::lock_guard lock(m_mutex);
        return QJsonObject{{QStringLiteral("entries"), m_journal}};
    });
    on("dns.undo", [this](const QJsonObject&, QString&) {
        const std::lock_guard lock(m_mutex);
        const auto count = m_written.size();
        m_written.clear();
        QJsonObject entry = m_journal.first().toObject();
        entry.insert(QStringLiteral("undone"), true);
        m_journal[0] = entry;
        return QJsonObject{{QStringLiteral("changed"), count},
                           {QStringLiteral("refused"), QJsonArray()}};
    });
    on("dns.check", [this](const QJsonObject&, QString&) {
        const std::lock_guard lock(m_mutex);
        return check();
    });
    on("dns.propagation", [this](const QJsonObject& asked, QString&) {
        const std::lock_guard lock(m_mutex);
        const QString key = asked.value(QLatin1String("name")).toString() + QLatin1Char(' ') +
                            asked.value(QLatin1String("type")).toString();
        m_watched.insert(key, ++m_nextSubscription);
        return QJsonObject{{QStringLiteral("subscription"), m_nextSubscription}};
    });
}

void FakeZone::setDomains(const QStringList& names)
{
    const std::lock_guard lock(m_mutex);
    m_domains = names;
}

void FakeZone::storeCredentials()
{
    const std::lock_guard lock(m_mutex);
    m_credentials = json(R"([{"name": "cloudflare", "provider": "cloudflare", "fields": {},
                  "secrets": ["token"]}])")
                        .toArray();
}

void FakeZone::setWritten()
{
    const std::lock_guard lock(m_mutex);
    for (const Row& row : allRows)
        m_written.insert(keyOf(row));
}

bool FakeZone::isWritten() const
{
    const std::lock_guard lock(m_mutex);
    return !m_written.isEmpty();
}

QStringList FakeZone::written() const
{
    const std::lock_guard lock(m_mutex);
    return m_lastWritten;
}

int FakeZone::subscriptionOf(const QString& key) const
{
    const std::lock_guard lock(m_mutex);
    return m_watched.value(key);
}

void FakeZone::tellRound(int agree)
{
    QMap<QString, int> watched;
    {
        const std::lock_guard lock(m_mutex);
        watched = m_watched;
    }
    const char* const resolvers[] = {"1.1.1.1", "8.8.8.8", "9.9.9.9", "223.5.5.5"};
    int number = 0;
    for (auto it = watched.cbegin(); it != watched.cend(); ++it, ++number) {
        QJsonArray answers;
        const auto add = [&](const char* server, bool authoritative, bool agrees, bool old) {
            answers << QJsonObject{{QStringLiteral("server"), QLatin1String(server)},
                                   {QStringLiteral("address"), QStringLiteral("192.0.2.1")},
                                   {QStringLiteral("authoritative"), authoritative},
                                   {QStringLiteral("status"), QStringLiteral("NOERROR")},
                                   {QStringLiteral("values"),
                                    agrees
                                        ? QJsonArray{QStringLiteral("new")}
                                        : (old ? QJsonArray{QStringLiteral("old")} : QJsonArray())},
                                   {QStringLiteral("ttl"), 60 * (number + 1) + 48},
                                   {QStringLiteral("agrees"), agrees}};
        };
        for (const char* server : {"ada.ns.cloudflare.com", "bob.ns.cloudflare.com"})
            add(server, true, true, false);
        for (int i = 0; i < 4; ++i)
            add(resolvers[i], false, (i + number) % 4 < agree, number % 2 == 0);
        const bool all = agree >= 4;
        m_daemon->sendEvent(it.value(), {{QStringLiteral("answers"), answers},
                                         {QStringLiteral("complete"), all},
                                         {QStringLiteral("last"), all}});
    }
}

QJsonObject FakeZone::place() const
{
    const bool has = !m_credentials.isEmpty();
    const auto known = [has](const char* text) {
        return has ? QJsonValue(QLatin1String(text)) : QJsonValue(QJsonValue::Null);
    };
    return {{QStringLiteral("domain"), QStringLiteral("example.org")},
            {QStringLiteral("servedZone"), QStringLiteral("example.org")},
            {QStringLiteral("servers"), QJsonArray{QStringLiteral("ada.ns.cloudflare.com"),
                                                   QStringLiteral("bob.ns.cloudflare.com")}},
            {QStringLiteral("servedBy"), QStringLiteral("cloudflare")},
            {QStringLiteral("provider"), known("cloudflare")},
            {QStringLiteral("credentials"), known("cloudflare")},
            {QStringLiteral("zone"), known("example.org")},
            {QStringLiteral("failures"), QJsonArray()}};
}

QJsonArray FakeZone::rows(const QJsonObject& choices) const
{
    QJsonArray list;
    for (const Row& row : allRows) {
        const QString key = keyOf(row);
        const bool right = m_written.contains(key);
        QString action = right ? QStringLiteral("keep") : QString::fromLatin1(row.action);
        const QString choice = choices.value(key).toString();
        QByteArray after = row.after;
        QJsonArray offered = json(row.choices).toArray();
        if (action == QLatin1String("decide") && !choice.isEmpty()) {
            action =
                choice == QLatin1String("keep") ? QStringLiteral("keep") : QStringLiteral("change");
            offered = {};
        }
        if (choice == QLatin1String("skip"))
            action = QStringLiteral("keep");
        if (!right && row.before &&
            (action == QLatin1String("keep") || action == QLatin1String("decide")))
            after = row.before;
        const QByteArray before = right ? QByteArray(row.after) : QByteArray(row.before);
        list << QJsonObject{
            {QStringLiteral("key"), key},
            {QStringLiteral("action"), action},
            {QStringLiteral("before"),
             before.isEmpty() ? QJsonValue(QJsonValue::Null)
                              : json(set(row.name, row.type, before, row.proxiedBefore && !right))},
            {QStringLiteral("after"), json(set(row.name, row.type, after))},
            {QStringLiteral("removes"), QJsonArray()},
            {QStringLiteral("purpose"), QLatin1String(row.purpose)},
            {QStringLiteral("required"), row.required},
            {QStringLiteral("reason"), QLatin1String(right ? "right" : row.reason)},
            {QStringLiteral("text"), QStringLiteral("in English")},
            {QStringLiteral("parameters"), json(row.parameters)},
            {QStringLiteral("choices"), offered},
            {QStringLiteral("written"),
             QJsonObject{{QStringLiteral("name"), relative(QString::fromLatin1(row.name))},
                         {QStringLiteral("values"), QJsonArray{QString::fromUtf8(after)}}}}};
    }
    return list;
}

QJsonObject FakeZone::apply(const QJsonObject& parameters, QString& failure)
{
    const std::lock_guard lock(m_mutex);
    Q_UNUSED(failure)
    const QJsonArray plan = rows(parameters.value(QLatin1String("choices")).toObject());
    QJsonArray changes;
    m_lastWritten.clear();
    for (const QJsonValue& value : plan) {
        const QJsonObject row = value.toObject();
        const QString action = row.value(QLatin1String("action")).toString();
        if (action != QLatin1String("add") && action != QLatin1String("change"))
            continue;
        m_lastWritten << row.value(QLatin1String("key")).toString();
        const QJsonObject after = row.value(QLatin1String("after")).toObject();
        QJsonObject before = row.value(QLatin1String("before")).toObject();
        if (before.isEmpty()) {
            before = after;
            before.insert(QStringLiteral("values"), QJsonArray());
        }
        changes << QJsonObject{{QStringLiteral("before"), before},
                               {QStringLiteral("after"), after}};
    }
    for (const QString& key : std::as_const(m_lastWritten))
        m_written.insert(key);
    m_journal.prepend(
        QJsonObject{{QStringLiteral("journal"), QStringLiteral("j1")},
                    {QStringLiteral("at"), QStringLiteral("2026-11-24T10:36:02.114Z")},
                    {QStringLiteral("zone"), QStringLiteral("example.org")},
                    {QStringLiteral("credentials"), QStringLiteral("cloudflare")},
                    {QStringLiteral("undone"), false},
                    {QStringLiteral("changes"), changes}});
    return {{QStringLiteral("place"), place()},
            {QStringLiteral("rows"), plan},
            {QStringLiteral("changed"), changes.size()},
            {QStringLiteral("journal"), QStringLiteral("j1")},
            {QStringLiteral("error"), QJsonValue::Null}};
}

QJsonObject FakeZone::check() const
{
    QJsonArray records;
    for (const Row& row : allRows)
        records << wantedRecord(row, m_written.contains(keyOf(row)) ||
                                         QLatin1String(row.action) == QLatin1String("keep"));
    return {{QStringLiteral("findings"), json(findingsText)}, {QStringLiteral("records"), records}};
}

} // namespace mailstead::pages
