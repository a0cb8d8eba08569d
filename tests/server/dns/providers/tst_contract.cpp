// One contract for every provider that speaks HTTP, each over the fake of its interface.
#include "../zone_lines.h"
#include "dns/providers/provider.h"
#include "dns/providers/provider_info.h"
#include "fake_api.h"

#include <QTest>

#include <atomic>

using namespace mailstead;
using namespace mailstead::dns;
using Mood = FakeApi::Mood;
using std::chrono::milliseconds;

namespace
{

const QByteArray longKey = "v=DKIM1; k=rsa; p=" + QByteArray(400, 'K');

QByteArray seedLines(const ProviderInfo& info)
{
    const auto holds = [&info](const char* type) {
        return std::find(info.types.begin(), info.types.end(), type) != info.types.end();
    };
    QByteArray lines = "example.org A 192.0.2.80\n"
                       "example.org MX 10 mx.example.net\n"
                       "example.org TXT google-site-verification=abc\n"
                       "example.org TXT v=spf1 include:_spf.example.net ~all\n"
                       "old._domainkey.example.org TXT " +
                       longKey +
                       "\n"
                       "www.example.org CNAME example.org\n";
    if (holds("SRV"))
        lines += "_sip._tcp.example.org SRV 0 1 5060 sip.example.net\n"
                 "_xmpp._tcp.example.org SRV 0 1 5222 xmpp.example.net\n";
    if (holds("CAA"))
        lines += "example.org CAA 0 issue \"digicert.com\"\n";
    if (holds("TLSA"))
        lines += "_25._tcp.old.example.org TLSA 3 1 1 abcdef0123\n";
    return lines;
}

std::vector<FakeRecord> seeds(const ProviderInfo& info)
{
    std::vector<FakeRecord> records;
    for (const RecordSet& set : zonelines::sets(seedLines(info))) {
        for (const std::string& value : set.values)
            records.push_back({{}, set.name, set.type, value, 3600});
    }
    return records;
}

} // namespace

class ContractTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void listsZones_data() { rows(); }
    void listsZones();
    void readsTheZone_data() { rows(); }
    void readsTheZone();
    void writesSets_data() { rows(); }
    void writesSets();
    void undoes_data() { rows(); }
    void undoes();
    void noticesChanges_data() { rows(); }
    void noticesChanges();
    void troubles_data();
    void troubles();
    void wrongCredentials_data() { rows(); }
    void wrongCredentials();
    void waitsForTheLimit_data() { rows(); }
    void waitsForTheLimit();
    void repeatsReading_data() { rows(); }
    void repeatsReading();
    void refusedRecord_data() { rows(); }
    void refusedRecord();
    void unknownZone_data() { rows(); }
    void unknownZone();
    void cancelled_data() { rows(); }
    void cancelled();
    void everyProviderIsHere();

private:
    void rows()
    {
        QTest::addColumn<QString>("provider");
        for (const ProviderInfo& info : providerInfos()) {
            if (makeFakeApi(info.id))
                QTest::newRow(info.id.c_str()) << QString::fromStdString(info.id);
        }
    }
    std::unique_ptr<Provider> provider(ProviderContext changed);
    std::unique_ptr<Provider> provider() { return provider(context()); }
    ProviderContext context();
    ProviderZone zone()
    {
        const auto zones = provider()->zones();
        return zones ? zoneFor("example.org", *zones).value_or(ProviderZone()) : ProviderZone();
    }
    QByteArray zoneNow() { return zonelines::lines(*provider()->recordSets(zone())); }

    std::unique_ptr<http::Client> m_client;
    const ProviderInfo* m_info = nullptr;
    std::unique_ptr<FakeApi> m_fake;
    std::vector<milliseconds> m_waits;
};

void ContractTest::initTestCase()
{
    http::ClientOptions options;
    options.plain = true;
    m_client = std::make_unique<http::Client>(*http::Client::create(std::move(options)));
}

void ContractTest::init()
{
    const QString id = QString::fromUtf8(QTest::currentDataTag()).section(QLatin1Char(':'), 0, 0);
    m_info = providerInfo(id.toStdString());
    m_waits.clear();
    if (m_info == nullptr)
        return;
    m_fake = makeFakeApi(m_info->id);
    m_fake->seed(seeds(*m_info));
    m_fake->start();
}

ProviderContext ContractTest::context()
{
    ProviderContext context{*m_client,
                            {std::chrono::steady_clock::now() + std::chrono::seconds(60), {}},
                            m_fake->fields};
    context.baseUrl = m_fake->url();
    context.pause = milliseconds(1);
    context.waiting = [this](milliseconds wait) {
        m_waits.push_back(wait);
    };
    return context;
}

std::unique_ptr<Provider> ContractTest::provider(ProviderContext changed)
{
    auto made = makeProvider(m_info->id, std::move(changed));
    if (!made)
        qFatal("%s", made.error().text().c_str());
    return std::move(*made);
}

void ContractTest::everyProviderIsHere()
{
    for (const ProviderInfo& info : providerInfos())
        QVERIFY2(info.id == "rfc2136" || makeFakeApi(info.id), info.id.c_str());
}

void ContractTest::listsZones()
{
    QVERIFY(provider()->check().has_value());
    const auto zones = provider()->zones();
    QVERIFY2(zones, zones ? "" : zones.error().error.text().c_str());
    QStringList names;
    for (const ProviderZone& zone : *zones)
        names << QString::fromStdString(zone.name);
    names.sort();
    QCOMPARE(names.join(QLatin1Char(' ')),
             QStringLiteral("example.org first.example last.example"));
    QCOMPARE(zoneFor("a.b.example.org", *zones)->name, std::string("example.org"));
    QVERIFY(!zoneFor("notexample.org", *zones));
}

void ContractTest::readsTheZone()
{
    QCOMPARE(zoneNow(), zonelines::lines(zonelines::sets(seedLines(*m_info))));
    const auto sets = provider()->recordSets(zone());
    QCOMPARE(findSet(*sets, "example.org", "MX").ttl, 3600U);
    m_fake->seed({});
    QVERIFY(provider()->recordSets(zone())->empty());
}

namespace
{

/// What setting up a mail server comes to.
std::vector<SetChange> mailChanges(const std::vector<RecordSet>& zone, const ProviderInfo& info)
{
    const auto to = [&zone](const std::string& name, const std::string& type,
                            std::vector<std::string> values) {
        SetChange change{findSet(zone, name, type), {name, type, 600, std::move(values)}};
        if (change.before.exists())
            change.after.ttl = change.before.ttl;
        return change;
    };
    const auto holds = [&info](const char* type) {
        return std::find(info.types.begin(), info.types.end(), type) != info.types.end();
    };
    std::vector<SetChange> changes = {
        to("www.example.org", "CNAME", {}),
        to("www.example.org", "A", {"192.0.2.2"}),
        to("mail.example.org", "A", {"192.0.2.1"}),
        to("mail.example.org", "AAAA", {"2001:db8::1"}),
        to("example.org", "MX", {"10 mail.example.org"}),
        to("example.org", "TXT",
           {"google-site-verification=abc", "v=spf1 include:_spf.example.net mx ~all"}),
        to("s._domainkey.example.org", "TXT", {longKey.toStdString() + "; t=\"s\\"}),
        to("_dmarc.example.org", "TXT", {"v=DMARC1; p=none"}),
        to("autoconfig.example.org", "CNAME", {"mail.example.org"}),
    };
    if (holds("SRV"))
        changes.push_back(to("_sip._tcp.example.org", "SRV", {"0 1 5061 mail.example.org"}));
    if (holds("CAA"))
        changes.push_back(
            to("example.org", "CAA", {"0 issue \"digicert.com\"", "0 issue \"letsencrypt.org\""}));
    if (holds("TLSA"))
        changes.push_back(to("_25._tcp.mail.example.org", "TLSA", {"3 1 1 00ff"}));
    return changes;
}

} // namespace

void ContractTest::writesSets()
{
    const auto before = *provider()->recordSets(zone());
    const auto changes = mailChanges(before, *m_info);
    const Applied applied = provider()->apply(zone(), changes);
    QVERIFY2(!applied.error, applied.error ? applied.error->error.text().c_str() : "");
    QCOMPARE(applied.done.size(), changes.size());
    QCOMPARE(zoneNow(), zonelines::lines(zonelines::applied(before, changes)));
    const auto after = *provider()->recordSets(zone());
    QCOMPARE(findSet(after, "mail.example.org", "A").ttl, 600U);
    // Once more: nothing is added twice.
    std::vector<SetChange> again;
    for (const SetChange& change : changes)
        again.push_back({change.after, change.after});
    QVERIFY(!provider()->apply(zone(), again).error);
    QCOMPARE(zoneNow(), zonelines::lines(zonelines::applied(before, changes)));
    // An empty list is no request to empty the zone.
    QVERIFY(!provider()->apply(zone(), {}).error);
    QCOMPARE(zoneNow(), zonelines::lines(zonelines::applied(before, changes)));
}

void ContractTest::undoes()
{
    const auto before = *provider()->recordSets(zone());
    const Applied applied = provider()->apply(zone(), mailChanges(before, *m_info));
    QVERIFY(!applied.error);
    std::vector<SetChange> undo;
    for (auto change = applied.done.rbegin(); change != applied.done.rend(); ++change)
        undo.push_back({change->after, change->before});
    const Applied undone = provider()->apply(zone(), undo);
    QVERIFY2(!undone.error, undone.error ? undone.error->error.text().c_str() : "");
    QCOMPARE(zoneNow(), zonelines::lines(before));
}

void ContractTest::noticesChanges()
{
    const RecordSet there = findSet(*provider()->recordSets(zone()), "example.org", "MX");
    RecordSet other = there;
    other.values = {"10 somebody.example.com"};
    RecordSet after = there;
    after.values = {"10 mail.example.org"};
    const QByteArray before = zoneNow();
    // The first change would be fine; nothing of it may happen either.
    const SetChange fine{{"new.example.org", "A"}, {"new.example.org", "A", 600, {"192.0.2.1"}}};
    const Applied applied = provider()->apply(zone(), {fine, {other, after}});
    QVERIFY(applied.error && applied.error->trouble == Trouble::Changed);
    QVERIFY(applied.done.empty());
    QCOMPARE(QByteArray::fromStdString(applied.error->error.why), QByteArray("example.org MX"));
    QCOMPARE(zoneNow(), before);
}

void ContractTest::troubles_data()
{
    QTest::addColumn<int>("mood");
    QTest::addColumn<int>("trouble");
    const std::pair<const char*, std::pair<Mood, Trouble>> cases[] = {
        {"credentials", {Mood::BadCredentials, Trouble::BadCredentials}},
        {"right", {Mood::MissingRight, Trouble::MissingRight}},
        {"limit", {Mood::RateLimited, Trouble::RateLimited}},
        {"broken", {Mood::Broken, Trouble::Unavailable}},
        {"nonsense", {Mood::Nonsense, Trouble::Unavailable}}};
    for (const ProviderInfo& info : providerInfos()) {
        for (const auto& [name, expected] : cases) {
            if (makeFakeApi(info.id))
                QTest::addRow("%s:%s", info.id.c_str(), name)
                    << int(expected.first) << int(expected.second);
        }
    }
}

void ContractTest::troubles()
{
    QFETCH(int, mood);
    QFETCH(int, trouble);
    const ProviderZone known = zone();
    m_fake->setMood(Mood(mood));
    ProviderContext impatient = context();
    impatient.longestWait = milliseconds(100);
    const auto sets = provider(impatient)->recordSets(known);
    QVERIFY(!sets);
    QCOMPARE(QByteArray(toString(sets.error().trouble).data()),
             QByteArray(toString(Trouble(trouble)).data()));
    QVERIFY(!sets.error().error.what.empty());
    QVERIFY(!sets.error().error.why.empty());
    // Secrets do not get into words that are shown and logged.
    for (const CredentialField& field : m_info->fields) {
        const std::string text = sets.error().error.text() + sets.error().error.next;
        if (field.secret)
            QVERIFY(text.find(m_fake->fields[field.id]) == std::string::npos);
    }
    const Applied applied = provider(impatient)->apply(
        known, {{{"new.example.org", "A"}, {"new.example.org", "A", 600, {"192.0.2.1"}}}});
    QVERIFY(applied.error && applied.error->trouble == Trouble(trouble));
    QVERIFY(applied.done.empty());
}

void ContractTest::wrongCredentials()
{
    for (const CredentialField& field : m_info->fields) {
        if (!field.secret)
            continue;
        ProviderContext wrong = context();
        wrong.fields[field.id] += "x";
        const auto checked = provider(wrong)->check();
        QVERIFY2(!checked, field.id.c_str());
        QVERIFY(checked.error().trouble == Trouble::BadCredentials);
        wrong.fields.erase(field.id);
        QVERIFY(!makeProvider(m_info->id, wrong).has_value());
    }
}

void ContractTest::waitsForTheLimit()
{
    const ProviderZone known = zone();
    m_fake->setMood(Mood::RateLimited, 2);
    const auto sets = provider()->recordSets(known);
    QVERIFY2(sets, sets ? "" : sets.error().error.text().c_str());
    QCOMPARE(m_waits.size(), std::size_t(2));
    // Where it says how long, that long.
    const bool tells = m_info->id != "dnspod" && m_info->id != "tencent" &&
                       m_info->id != "aliyun" && m_info->id != "route53";
    QVERIFY(m_waits[0] == milliseconds(tells ? 1000 : 1));
    // For longer than we wait: told with the time.
    m_fake->setMood(Mood::RateLimited);
    ProviderContext impatient = context();
    impatient.longestWait = milliseconds(50);
    const auto limited = provider(impatient)->recordSets(known);
    QVERIFY(!limited && limited.error().trouble == Trouble::RateLimited);
    QCOMPARE(limited.error().retryAfter.has_value(), tells);
}

void ContractTest::repeatsReading()
{
    const ProviderZone known = zone();
    m_fake->setMood(Mood::Broken, 2);
    QVERIFY(provider()->recordSets(known).has_value());
    QCOMPARE(m_waits.size(), std::size_t(2));
}

void ContractTest::refusedRecord()
{
    const QByteArray before = zoneNow();
    m_fake->setMood(Mood::RefusesRecords);
    const RecordSet mx = findSet(*provider()->recordSets(zone()), "example.org", "MX");
    RecordSet other = mx;
    other.values = {"10 mail.example.org", "20 backup.example.org"};
    Applied applied = provider()->apply(zone(), {{mx, other}});
    QVERIFY(applied.error && applied.error->trouble == Trouble::RecordRefused);
    QVERIFY(applied.done.empty());
    QVERIFY2(applied.error->error.why.find(FakeApi::refusal) != std::string::npos,
             applied.error->error.why.c_str());
    m_fake->setMood(Mood::Well);
    QCOMPARE(zoneNow(), before);
    // Refused half way: what was done of this set is taken back, and the set before it is told.
    m_fake->refuseWrite(3);
    const SetChange fine{{"new.example.org", "A"}, {"new.example.org", "A", 600, {"192.0.2.1"}}};
    applied = provider()->apply(zone(), {fine, {mx, other}});
    auto expected = zonelines::sets(before);
    for (const SetChange& change : applied.done)
        expected = zonelines::applied(expected, {change});
    QCOMPARE(zoneNow(), zonelines::lines(expected));
    QCOMPARE(applied.error.has_value(), applied.done.size() != 2);
}

void ContractTest::unknownZone()
{
    // GoDaddy and others take the name, some an id.
    ProviderZone unknown{"nosuch.example", "nosuch.example"};
    if (m_info->id == "dnspod")
        unknown.id = "1";
    const auto sets = provider()->recordSets(unknown);
    QVERIFY(!sets);
    QCOMPARE(QByteArray(toString(sets.error().trouble).data()), QByteArray("zone-not-found"));
}

void ContractTest::cancelled()
{
    const ProviderZone known = zone();
    m_fake->setMood(Mood::Silent);
    std::atomic_int asked = 0;
    ProviderContext impatient = context();
    impatient.patience.cancelled = [&asked] {
        return ++asked > 2;
    };
    const auto sets = provider(impatient)->recordSets(known);
    QVERIFY(!sets && sets.error().trouble == Trouble::Cancelled);
}

QTEST_GUILESS_MAIN(ContractTest)
#include "tst_contract.moc"
