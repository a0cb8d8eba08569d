#include "outside/record_look.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QTimer>
#include <algorithm>
#include <chrono>
#include <limits>

namespace mailstead::outside
{

namespace
{

constexpr qsizetype mostServers = 8;   // of a zone
constexpr qsizetype mostAddresses = 2; // of a name server
constexpr qsizetype mostValues = 50;
constexpr qsizetype longestValue = 4096;
constexpr std::chrono::milliseconds tellPause{150};

const QHash<QString, QDnsLookup::Type>& types()
{
    static const QHash<QString, QDnsLookup::Type> known = {
        {QStringLiteral("A"), QDnsLookup::A},     {QStringLiteral("AAAA"), QDnsLookup::AAAA},
        {QStringLiteral("MX"), QDnsLookup::MX},   {QStringLiteral("CNAME"), QDnsLookup::CNAME},
        {QStringLiteral("NS"), QDnsLookup::NS},   {QStringLiteral("PTR"), QDnsLookup::PTR},
        {QStringLiteral("SRV"), QDnsLookup::SRV}, {QStringLiteral("TXT"), QDnsLookup::TXT}};
    return known;
}

QString withoutDot(QString name)
{
    if (name.endsWith(u'.'))
        name.chop(1);
    return name.toLower();
}

QString statusOf(const QDnsLookup& lookup)
{
    switch (lookup.error()) {
    case QDnsLookup::NoError:
        return QStringLiteral("NOERROR");
    case QDnsLookup::NotFoundError:
        return QStringLiteral("NXDOMAIN");
    case QDnsLookup::ServerFailureError:
        return QStringLiteral("SERVFAIL");
    case QDnsLookup::ServerRefusedError:
        return QStringLiteral("REFUSED");
    default:
        return {};
    }
}

/// Collects the values of one type, and the shortest time to live.
class Values
{
public:
    void add(const QString& value, quint32 ttl)
    {
        if (m_values.size() >= mostValues)
            return;
        m_values << value.left(longestValue);
        const int seconds = int(std::min<quint32>(ttl, std::numeric_limits<int>::max()));
        m_ttl = m_ttl < 0 ? seconds : std::min(m_ttl, seconds);
    }
    void moveTo(RecordAnswer& answer)
    {
        answer.values = std::move(m_values);
        answer.ttl = m_ttl;
    }

private:
    QStringList m_values;
    int m_ttl = -1;
};

void readValues(const QDnsLookup& lookup, RecordAnswer& answer)
{
    Values values;
    for (const QDnsHostAddressRecord& one : lookup.hostAddressRecords())
        values.add(one.value().toString(), one.timeToLive());
    for (const QDnsMailExchangeRecord& one : lookup.mailExchangeRecords())
        values.add(QStringLiteral("%1 %2").arg(one.preference()).arg(one.exchange()),
                   one.timeToLive());
    for (const QDnsServiceRecord& one : lookup.serviceRecords())
        values.add(QStringLiteral("%1 %2 %3 %4")
                       .arg(one.priority())
                       .arg(one.weight())
                       .arg(one.port())
                       .arg(one.target()),
                   one.timeToLive());
    for (const QDnsTextRecord& one : lookup.textRecords())
        values.add(QString::fromUtf8(one.values().join()), one.timeToLive());
    if (lookup.type() == QDnsLookup::CNAME) {
        for (const QDnsDomainNameRecord& one : lookup.canonicalNameRecords())
            values.add(one.value(), one.timeToLive());
    }
    for (const QList<QDnsDomainNameRecord>& list :
         {lookup.nameServerRecords(), lookup.pointerRecords()}) {
        for (const QDnsDomainNameRecord& one : list)
            values.add(one.value(), one.timeToLive());
    }
    values.moveTo(answer);
}

/// The text of a TXT record, which may be written as quoted strings.
QString plainText(const QString& value)
{
    if (!value.startsWith(u'"'))
        return value;
    static const QRegularExpression quoted(QStringLiteral("\"((?:[^\"\\\\]|\\\\.)*)\""));
    QString text;
    for (auto it = quoted.globalMatch(value); it.hasNext();)
        text += it.next().captured(1);
    return text;
}

QString canonical(const QString& type, const QString& value)
{
    if (type == QLatin1String("TXT"))
        return plainText(value);
    if (type == QLatin1String("A") || type == QLatin1String("AAAA"))
        return QHostAddress(value).toString();
    return withoutDot(value.simplified());
}

} // namespace

bool sameValues(const QString& type, const QStringList& a, const QStringList& b)
{
    const auto set = [&type](const QStringList& values) {
        QStringList list;
        for (const QString& value : values)
            list << canonical(type, value);
        list.sort();
        list.removeDuplicates();
        return list;
    };
    return set(a) == set(b);
}

RecordLook::RecordLook(Options options, QObject* parent)
    : QObject(parent)
    , m_options(std::move(options))
{
}

RecordLook::~RecordLook()
{
    stop();
}

bool RecordLook::canAsk(const QString& type)
{
    return types().contains(type);
}

void RecordLook::stop()
{
    ++m_epoch;
    for (QDnsLookup* lookup : std::exchange(m_running, {})) {
        lookup->disconnect(this);
        lookup->abort();
        lookup->deleteLater();
    }
    m_zones.clear();
}

void RecordLook::ask(QDnsLookup::Type type, const QString& name, const QString& server, Done done)
{
    auto* lookup = new QDnsLookup(type, name, this);
    if (!server.isEmpty())
        lookup->setNameserver(QHostAddress(server));
    m_running << lookup;
    connect(lookup, &QDnsLookup::finished, this, [this, lookup, done = std::move(done)] {
        m_running.removeOne(lookup);
        lookup->deleteLater();
        done(*lookup);
    });
    lookup->lookup();
}

struct RecordLook::Look {
    int id = 0;
    QString zone;
    QList<RecordAnswer> answers;
    QList<bool> settled;
    bool telling = false; ///< soon
};

void RecordLook::look(int id, const QString& name, const QString& type)
{
    withServers(withoutDot(name),
                [this, id, name, type](const QString& zone, const QList<Server>& servers) {
                    const auto look = std::make_shared<Look>();
                    look->id = id;
                    look->zone = zone;
                    for (const Server& server : servers) {
                        for (const QString& address : server.addresses)
                            look->answers.append({server.name, address, true, {}, {}, -1});
                    }
                    for (const QString& resolver : m_options.resolvers)
                        look->answers.append({resolver, resolver, false, {}, {}, -1});
                    look->answers.append({{}, m_options.own, false, {}, {}, -1});
                    look->settled = QList<bool>(look->answers.size(), false);
                    // A name server whose address is not to be had gives no answer, and is not
                    // passed over.
                    for (const Server& server : servers) {
                        if (server.addresses.isEmpty()) {
                            look->answers.prepend({server.name, {}, true, {}, {}, -1});
                            look->settled.prepend(true);
                        }
                    }
                    askAll(look, withoutDot(name), types().value(type));
                });
}

void RecordLook::askAll(const std::shared_ptr<Look>& look, const QString& name,
                        QDnsLookup::Type type)
{
    for (qsizetype i = 0; i < look->answers.size(); ++i) {
        if (look->settled.at(i))
            continue;
        ask(type, name, look->answers.at(i).address, [this, look, i](const QDnsLookup& lookup) {
            RecordAnswer& answer = look->answers[i];
            answer.status = statusOf(lookup);
            if (lookup.error() == QDnsLookup::NoError)
                readValues(lookup, answer);
            if (!answer.status.isEmpty() || look->zone.isEmpty())
                return settleAnswer(look, i);
            // Qt does not tell an answer without records from none at all (6.4: both are an invalid
            // reply): who answers for the zone said that there is no such record.
            ask(QDnsLookup::NS, look->zone, answer.address,
                [this, look, i](const QDnsLookup& zone) {
                    if (zone.error() == QDnsLookup::NoError)
                        look->answers[i].status = QStringLiteral("NOERROR");
                    settleAnswer(look, i);
                });
        });
    }
}

void RecordLook::settleAnswer(const std::shared_ptr<Look>& look, qsizetype i)
{
    look->settled[i] = true;
    if (!look->settled.contains(false)) {
        look->telling = true;
        emit answered(look->id, look->answers, true);
    } else if (!std::exchange(look->telling, true)) {
        QTimer::singleShot(tellPause, this, [this, look, epoch = m_epoch] {
            if (epoch == m_epoch && look->settled.contains(false))
                tell(look);
        });
    }
}

void RecordLook::tell(const std::shared_ptr<Look>& look)
{
    look->telling = false;
    QList<RecordAnswer> settled;
    for (qsizetype i = 0; i < look->answers.size(); ++i) {
        if (look->settled.at(i))
            settled << look->answers.at(i);
    }
    emit answered(look->id, settled, false);
}

void RecordLook::withServers(const QString& name, const WithServers& done)
{
    const auto goOn = [this, name, done] {
        if (const QList<Server> servers = m_zones.value(name).servers; !servers.isEmpty())
            return done(name, servers);
        const qsizetype dot = name.indexOf(u'.');
        // A top-level domain's servers say nothing of what is in a zone below.
        if (dot < 0 || name.indexOf(u'.', dot + 1) < 0) {
            // Nothing was found out: the next look asks again.
            m_zones.removeIf(
                [](const auto& zone) { return zone->known && zone->servers.isEmpty(); });
            return done({}, {});
        }
        withServers(name.mid(dot + 1), done);
    };
    const bool isNew = !m_zones.contains(name);
    Zone& zone = m_zones[name];
    if (zone.known)
        return goOn();
    zone.waiting << goOn;
    if (!isNew)
        return;
    ask(QDnsLookup::NS, name, m_options.own, [this, name](const QDnsLookup& lookup) {
        Zone& found = m_zones[name];
        for (const QDnsDomainNameRecord& record : lookup.nameServerRecords()) {
            // Behind an alias stand the servers of another zone.
            if (withoutDot(record.name()) == name && found.servers.size() < mostServers)
                found.servers << Server{withoutDot(record.value()), {}};
        }
        std::sort(found.servers.begin(), found.servers.end(),
                  [](const Server& a, const Server& b) { return a.name < b.name; });
        findAddresses(name);
    });
}

void RecordLook::findAddresses(const QString& zone)
{
    const qsizetype count = m_zones[zone].servers.size();
    if (count == 0)
        return settle(zone);
    auto left = std::make_shared<qsizetype>(count * 2);
    for (qsizetype i = 0; i < count; ++i) {
        for (const QDnsLookup::Type type : {QDnsLookup::A, QDnsLookup::AAAA}) {
            ask(type, m_zones[zone].servers[i].name, m_options.own,
                [this, zone, i, left](const QDnsLookup& lookup) {
                    QStringList& addresses = m_zones[zone].servers[i].addresses;
                    qsizetype taken = 0;
                    for (const QDnsHostAddressRecord& record : lookup.hostAddressRecords()) {
                        if (taken++ < mostAddresses)
                            addresses << record.value().toString();
                    }
                    if (--*left == 0)
                        settle(zone);
                });
        }
    }
}

void RecordLook::settle(const QString& zone)
{
    m_zones[zone].known = true;
    for (Server& server : m_zones[zone].servers)
        server.addresses.sort();
    for (const auto& waiting : std::exchange(m_zones[zone].waiting, {}))
        waiting();
}

} // namespace mailstead::outside
