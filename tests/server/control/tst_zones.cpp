// The dns.* methods that write zones, over a fake of Cloudflare's interface.
#include "bench.h"
#include "fake_api.h"

#include "core/file.h"
#include "core/log.h"

#include <QtTest>

using namespace mailstead;
using core::ErrorKind;
using nlohmann::json;

class ZonesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { core::setLogToStandardError(false); }
    void init();
    void cleanup();
    void providersAreDescribed();
    void credentialsAreKeptSecret();
    void findsTheZone();
    void previewsAppliesAndUndoes();
    void asksBeforeItReplaces();
    void tellsWhatFailed();
    void exportsAZoneFile();

private:
    void store(const std::string& token = "cf-token")
    {
        b->call("dns.setCredentials",
                {{"name", "home"}, {"provider", "cloudflare"}, {"fields", {{"token", token}}}});
    }
    json row(const json& reply, const std::string& key)
    {
        for (const json& entry : reply["rows"]) {
            if (entry["key"] == key)
                return entry;
        }
        return {};
    }
    std::string valuesOf(const std::string& name, const std::string& type)
    {
        std::string values;
        for (const FakeRecord& record : fake->records()) {
            if (record.name == name && record.type == type)
                values += (values.empty() ? "" : "|") + record.value;
        }
        return values;
    }

    std::unique_ptr<FakeApi> fake;
    std::unique_ptr<bench::Bench> b;
};

void ZonesTest::init()
{
    fake = makeFakeApi("cloudflare");
    fake->seed({{"1", "example.org", "TXT", "v=spf1 include:_spf.example.net ~all", 1},
                {"2", "example.org", "TXT", "theirs", 1},
                {"3", "example.org", "MX", "10 mx.example.net", 1},
                {"4", "mail.example.org", "A", "192.0.2.25", 1, true}});
    fake->start();
    b = std::make_unique<bench::Bench>(
        std::map<std::string, std::string>{{"cloudflare", fake->url()}});
    b->call("domain.add", {{"name", "example.org"}});
}

void ZonesTest::cleanup()
{
    b.reset();
    fake.reset();
}

void ZonesTest::providersAreDescribed()
{
    const json providers = b->call("dns.providers")["providers"];
    QCOMPARE(providers.size(), std::size_t(12));
    for (const json& provider : providers) {
        QVERIFY(!provider["rights"].get<std::string>().empty());
        QVERIFY(!provider["fields"].empty());
    }
}

void ZonesTest::credentialsAreKeptSecret()
{
    store();
    const json list = b->call("dns.credentials");
    QCOMPARE(list["credentials"][0]["secrets"][0].get<std::string>(), std::string("token"));
    QVERIFY(list.dump().find("cf-token") == std::string::npos);
    const std::string file = b->directory.filePath(QStringLiteral("dns-credentials")).toStdString();
    QVERIFY(core::readFile(file, 100000)->find("cf-token") == std::string::npos);
    QVERIFY(b->call("dns.checkCredentials", {{"name", "home"}})["zones"].size() == 3);
    QVERIFY(b->failing("dns.checkCredentials", {{"name", "x"}}).kind == ErrorKind::NotFound);
    QVERIFY(b->failing("dns.setCredentials",
                       {{"name", "home"}, {"provider", "cloudflare"}, {"fields", {{"x", "y"}}}})
                .kind == ErrorKind::InvalidInput);
    b->call("dns.removeCredentials", {{"name", "home"}});
    QVERIFY(b->call("dns.credentials")["credentials"].empty());
}

void ZonesTest::findsTheZone()
{
    QVERIFY(b->call("dns.zone", {{"domain", "example.org"}})["provider"].is_null());
    store();
    const json place = b->call("dns.zone", {{"domain", "sub.example.org"}});
    QCOMPARE(place["provider"].get<std::string>(), std::string("cloudflare"));
    QCOMPARE(place["zone"].get<std::string>(), std::string("example.org"));
    QVERIFY(b->call("dns.zone", {{"domain", "nosuch.example"}})["zone"].is_null());
    QVERIFY(b->failing("dns.preview", {{"domain", "nosuch.example"}}).kind == ErrorKind::NotFound);
}

void ZonesTest::previewsAppliesAndUndoes()
{
    store();
    const auto before = fake->records();
    const json preview = b->call("dns.preview", {{"domain", "example.org"}});
    QCOMPARE(row(preview, "mail.example.org A")["reason"].get<std::string>(),
             std::string("proxied"));
    QCOMPARE(row(preview, "example.org TXT")["reason"].get<std::string>(),
             std::string("spf-merged"));
    QCOMPARE(row(preview, "example.org MX")["action"].get<std::string>(), std::string("decide"));
    for (const json& entry : preview["rows"]) {
        if (entry["purpose"] == "dkim")
            QVERIFY(entry["written"]["values"][0].get<std::string>().front() == '"');
    }
    QCOMPARE(fake->records().size(), before.size());

    const json applied = b->call(
        "dns.apply", {{"domain", "example.org"}, {"choices", {{"example.org MX", "replace"}}}});
    QVERIFY(applied["error"].is_null());
    QVERIFY(applied["changed"].get<int>() >= 6); // A, MX, SPF, two DKIM keys, DMARC
    QCOMPARE(valuesOf("example.org", "MX"), std::string("10 mail.example.org"));
    QCOMPARE(valuesOf("example.org", "TXT"),
             std::string("v=spf1 include:_spf.example.net mx ~all|theirs"));
    const json again = b->call("dns.apply", {{"domain", "example.org"}});
    QCOMPARE(again["changed"].get<int>(), 0);
    QVERIFY(again["journal"].is_null());

    const json entry = b->call("dns.journal")["entries"][0];
    QCOMPARE(entry["journal"], applied["journal"]);
    const json undone = b->call("dns.undo", {{"journal", applied["journal"]}});
    QVERIFY(undone["refused"].empty());
    QCOMPARE(undone["changed"], applied["changed"]);
    QCOMPARE(fake->records().size(), before.size());
    QCOMPARE(valuesOf("example.org", "MX"), std::string("10 mx.example.net"));
    for (const FakeRecord& record : fake->records())
        QVERIFY(record.type != "A" || record.name != "mail.example.org" || record.proxied);
    QVERIFY(b->failing("dns.undo", {{"journal", applied["journal"]}}).kind == ErrorKind::Refused);
}

void ZonesTest::asksBeforeItReplaces()
{
    store();
    const json applied = b->call(
        "dns.apply", {{"domain", "example.org"}, {"choices", {{"mail.example.org A", "skip"}}}});
    QVERIFY(applied["error"].is_null());
    QCOMPARE(valuesOf("example.org", "MX"), std::string("10 mx.example.net"));
    QCOMPARE(row(applied, "mail.example.org A")["reason"].get<std::string>(),
             std::string("skipped"));
    for (const FakeRecord& record : fake->records())
        QVERIFY(record.type != "A" || record.name != "mail.example.org" || record.proxied);
}

void ZonesTest::tellsWhatFailed()
{
    store("wrong");
    const auto place = b->call("dns.zone", {{"domain", "example.org"}});
    QCOMPARE(place["failures"][0]["trouble"].get<std::string>(), std::string("bad-credentials"));
    QVERIFY(b->failing("dns.preview", {{"domain", "example.org"}}).kind ==
            ErrorKind::PermissionDenied);
    store();
    fake->setMood(FakeApi::Mood::RefusesRecords);
    const core::Error error = b->failing("dns.apply", {{"domain", "example.org"}});
    QVERIFY(error.kind == ErrorKind::Refused);
    QVERIFY(error.why.find(FakeApi::refusal) != std::string::npos);
    QVERIFY(b->call("dns.journal")["entries"].empty());
}

void ZonesTest::exportsAZoneFile()
{
    const std::string text =
        b->call("dns.zonefile", {{"domain", "example.org"}})["text"].get<std::string>();
    QVERIFY(text.find("mail.example.org. 3600 IN A 192.0.2.25\n") != std::string::npos);
    QVERIFY(text.find("example.org. 3600 IN MX 10 mail.example.org.\n") != std::string::npos);
    QVERIFY(text.find("\" \"") != std::string::npos); // an RSA key is longer than one string
}

QTEST_GUILESS_MAIN(ZonesTest)
#include "tst_zones.moc"
