// Dynamic updates against real servers: BIND and Knot.
#include "../zone_lines.h"
#include "dns/providers/provider.h"
#include "name_server.h"

#include <QTest>

using namespace mailstead;
using namespace mailstead::dns;

class DynamicUpdateTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void readsTheZone_data() { rows(); }
    void readsTheZone();
    void writesAndUndoes_data() { rows(); }
    void writesAndUndoes();
    void isAtomic_data() { rows(); }
    void isAtomic();
    void readsWithoutTransfer_data() { rows(); }
    void readsWithoutTransfer();
    void troubles_data() { rows(); }
    void troubles();

private:
    void rows()
    {
        QTest::addColumn<bool>("bind");
        QTest::newRow("BIND") << true;
        QTest::newRow("Knot") << false;
    }
    ProviderContext context(const std::string& key)
    {
        ProviderContext context{*m_client,
                                {std::chrono::steady_clock::now() + std::chrono::seconds(60), {}},
                                {{"server", m_server->address()},
                                 {"zones", "example.org"},
                                 {"keyName", key},
                                 {"secret", NameServer::secret}}};
        return context;
    }
    static std::unique_ptr<Provider> provider(ProviderContext context)
    {
        return std::move(*makeProvider("rfc2136", std::move(context)));
    }
    std::vector<RecordSet> zoneNow()
    {
        const auto sets = provider(context("writer"))->recordSets(m_zone);
        if (!sets)
            qFatal("%s", sets.error().error.text().c_str());
        return *sets;
    }

    std::unique_ptr<http::Client> m_client;
    std::unique_ptr<NameServer> m_server;
    const ProviderZone m_zone{"example.org", "example.org"};
};

namespace
{

const QByteArray seeds = "_25._tcp.old.example.org TLSA 3 1 1 abcdef0123\n"
                         "_sip._tcp.example.org SRV 0 1 5060 sip.example.net\n"
                         "example.org A 192.0.2.80\n"
                         "example.org CAA 0 issue \"digicert.com\"\n"
                         "example.org MX 10 mx.example.net\n"
                         "example.org NS ns1.example.org\n"
                         "example.org TXT google-site-verification=abc\n"
                         "example.org TXT v=spf1 include:_spf.example.net ~all\n"
                         "ns1.example.org A 127.0.0.1\n"
                         "www.example.org CNAME example.org";

SetChange to(const std::vector<RecordSet>& zone, const std::string& name, const std::string& type,
             std::vector<std::string> values)
{
    return {findSet(zone, name, type), {name, type, 600, std::move(values)}};
}

std::vector<SetChange> mailChanges(const std::vector<RecordSet>& zone)
{
    return {
        to(zone, "www.example.org", "CNAME", {}),
        to(zone, "www.example.org", "A", {"192.0.2.2"}),
        to(zone, "mail.example.org", "A", {"192.0.2.1"}),
        to(zone, "mail.example.org", "AAAA", {"2001:db8::1"}),
        to(zone, "example.org", "MX", {"10 mail.example.org"}),
        to(zone, "example.org", "TXT",
           {"google-site-verification=abc", "v=spf1 include:_spf.example.net mx ~all"}),
        to(zone, "s._domainkey.example.org", "TXT", {"v=DKIM1; p=" + std::string(700, 'K')}),
        to(zone, "example.org", "CAA", {"0 issue \"digicert.com\"", "0 issue \"letsencrypt.org\""}),
        to(zone, "_sip._tcp.example.org", "SRV", {"0 1 5061 mail.example.org"}),
        to(zone, "_25._tcp.mail.example.org", "TLSA", {"3 1 1 00ff"}),
    };
}

} // namespace

void DynamicUpdateTest::initTestCase()
{
    m_client = std::make_unique<http::Client>(*http::Client::create({}));
}

void DynamicUpdateTest::init()
{
    QFETCH(bool, bind);
    const auto kind = bind ? NameServer::Kind::Bind : NameServer::Kind::Knot;
    if (!NameServer::isInstalled(kind))
        QSKIP("this name server is not installed");
    m_server = std::make_unique<NameServer>(kind);
    QVERIFY2(m_server->start(), qPrintable(m_server->error));
}

void DynamicUpdateTest::readsTheZone()
{
    QVERIFY(provider(context("writer"))->check().has_value());
    QCOMPARE(zonelines::lines(zoneNow()), seeds);
    QCOMPARE(findSet(zoneNow(), "example.org", "MX").ttl, 3600U);
}

void DynamicUpdateTest::writesAndUndoes()
{
    const auto before = zoneNow();
    const auto changes = mailChanges(before);
    const Applied applied = provider(context("writer"))->apply(m_zone, changes);
    QVERIFY2(!applied.error, applied.error ? applied.error->error.text().c_str() : "");
    QCOMPARE(applied.done.size(), changes.size());
    QCOMPARE(zonelines::lines(zoneNow()), zonelines::lines(zonelines::applied(before, changes)));
    QCOMPARE(findSet(zoneNow(), "mail.example.org", "A").ttl, 600U);
    std::vector<SetChange> undo;
    for (auto change = changes.rbegin(); change != changes.rend(); ++change)
        undo.push_back({change->after, change->before});
    const Applied undone = provider(context("writer"))->apply(m_zone, undo);
    QVERIFY2(!undone.error, undone.error ? undone.error->error.text().c_str() : "");
    QCOMPARE(zonelines::lines(zoneNow()), seeds);
}

void DynamicUpdateTest::isAtomic()
{
    const auto before = zoneNow();
    // Seen as unchanged by us, but the server finds one condition false: nothing is done. The
    // reader in between is played by a name list that hides the set.
    ProviderContext blind = context("updater");
    blind.names = {"new.example.org"};
    const SetChange fine = to({}, "new.example.org", "A", {"192.0.2.1"});
    const SetChange stale = to({}, "example.org", "MX", {"10 mail.example.org"});
    const Applied applied = provider(blind)->apply(m_zone, {fine, stale});
    QVERIFY(applied.error && applied.error->trouble == Trouble::Changed);
    QVERIFY(applied.done.empty());
    QCOMPARE(zonelines::lines(zoneNow()), zonelines::lines(before));
}

void DynamicUpdateTest::readsWithoutTransfer()
{
    ProviderContext updater = context("updater");
    const auto refused = provider(updater)->recordSets(m_zone);
    QVERIFY(!refused);
    updater.names = {"example.org", "www.example.org", "mail.example.org",
                     "_25._tcp.old.example.org", "elsewhere.example"};
    const auto sets = provider(updater)->recordSets(m_zone);
    QVERIFY2(sets, sets ? "" : sets.error().error.text().c_str());
    QCOMPARE(zonelines::lines(*sets),
             QByteArray("_25._tcp.old.example.org TLSA 3 1 1 abcdef0123\n"
                        "example.org A 192.0.2.80\n"
                        "example.org CAA 0 issue \"digicert.com\"\n"
                        "example.org MX 10 mx.example.net\n"
                        "example.org TXT google-site-verification=abc\n"
                        "example.org TXT v=spf1 include:_spf.example.net ~all\n"
                        "www.example.org CNAME example.org"));
    const Applied applied =
        provider(updater)->apply(m_zone, {to(*sets, "mail.example.org", "A", {"192.0.2.1"})});
    QVERIFY2(!applied.error, applied.error ? applied.error->error.text().c_str() : "");
    QVERIFY(findSet(zoneNow(), "mail.example.org", "A").exists());
}

void DynamicUpdateTest::troubles()
{
    const auto troubleOf = [](const Outcome<void>& outcome) {
        return outcome ? QByteArray("none") : QByteArray(toString(outcome.error().trouble).data());
    };
    QFETCH(bool, bind);
    // Knot makes no difference between an unknown key and one that may not do this.
    QCOMPARE(troubleOf(provider(context("reader"))->check()),
             QByteArray(bind ? "missing-right" : "bad-credentials"));
    QCOMPARE(troubleOf(provider(context("nobody"))->check()), QByteArray("bad-credentials"));
    ProviderContext wrong = context("writer");
    wrong.fields["secret"] = "d3Jvbmc=";
    QCOMPARE(troubleOf(provider(wrong)->check()), QByteArray("bad-credentials"));
    wrong.fields["secret"] = "no base64!";
    QCOMPARE(troubleOf(provider(wrong)->check()), QByteArray("bad-credentials"));
    ProviderContext other = context("writer");
    other.fields["zones"] = "other.example";
    QCOMPARE(troubleOf(provider(other)->check()),
             QByteArray(bind ? "zone-not-found" : "bad-credentials"));
    ProviderContext gone = context("writer");
    m_server.reset();
    QCOMPARE(troubleOf(provider(gone)->check()), QByteArray("unavailable"));
}

QTEST_GUILESS_MAIN(DynamicUpdateTest)
#include "tst_dynamic_update.moc"
