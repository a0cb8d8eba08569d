// The dns.* methods about reverse names, over a fake of Hetzner's interface.
#include "bench.h"
#include "fake_hoster.h"

#include "core/file.h"
#include "core/log.h"

#include <QtTest>

using namespace mailstead;
using core::ErrorKind;
using nlohmann::json;

class PtrTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { core::setLogToStandardError(false); }
    void init();
    void cleanup();
    void hostersAreDescribed();
    void credentialsAreOfTheirOwn();
    void looksAtEachAddress();
    void previewsSetsAndUndoes();
    void refuses();

private:
    void store(const std::string& token = "hc-token")
    {
        b->call("dns.setHosterCredentials",
                {{"name", "home"}, {"provider", "hetzner-cloud"}, {"fields", {{"token", token}}}});
    }

    std::unique_ptr<FakeHoster> fake;
    std::unique_ptr<bench::Bench> b;
};

void PtrTest::init()
{
    fake = makeFakeHoster("hetzner-cloud");
    fake->start();
    b = std::make_unique<bench::Bench>(
        std::map<std::string, std::string>(),
        std::map<std::string, std::string>{{"hetzner-cloud", fake->url()}});
}

void PtrTest::cleanup()
{
    b.reset();
    fake.reset();
}

void PtrTest::hostersAreDescribed()
{
    const json reply = b->call("dns.hosters");
    QVERIFY(reply["hosters"].size() >= 30);
    QCOMPARE(reply["interfaces"].size(), std::size_t(5));
    for (const json& one : reply["interfaces"])
        QVERIFY(!one["rights"].get<std::string>().empty() && !one["fields"].empty());
}

void PtrTest::credentialsAreOfTheirOwn()
{
    store();
    const json list = b->call("dns.hosterCredentials");
    QCOMPARE(list["credentials"][0]["secrets"][0].get<std::string>(), std::string("token"));
    QVERIFY(list.dump().find("hc-token") == std::string::npos);
    QVERIFY(b->call("dns.credentials")["credentials"].empty());
    const std::string file =
        b->directory.filePath(QStringLiteral("hoster-credentials")).toStdString();
    QVERIFY(core::readFile(file, 100000)->find("hc-token") == std::string::npos);
    QVERIFY(b->call("dns.checkHosterCredentials", {{"name", "home"}}).is_object());
    QVERIFY(b->failing("dns.checkHosterCredentials", {{"name", "x"}}).kind == ErrorKind::NotFound);
    QVERIFY(b->failing("dns.setHosterCredentials",
                       {{"name", "home"}, {"provider", "cloudflare"}, {"fields", {{"token", "y"}}}})
                .kind == ErrorKind::InvalidInput);
    store("wrong");
    const core::Error error = b->failing("dns.checkHosterCredentials", {{"name", "home"}});
    QVERIFY(error.kind == ErrorKind::PermissionDenied);
    QVERIFY(error.what.find("hoster") != std::string::npos);
    b->call("dns.removeHosterCredentials", {{"name", "home"}});
    QVERIFY(b->call("dns.hosterCredentials")["credentials"].empty());
}

void PtrTest::looksAtEachAddress()
{
    json reply = b->call("dns.ptr");
    QCOMPARE(reply["name"].get<std::string>(), std::string("mail.example.org"));
    json one = reply["addresses"][0];
    QCOMPARE(one["address"].get<std::string>(), std::string("192.0.2.25"));
    QCOMPARE(one["grade"].get<std::string>(), std::string("missing"));
    QVERIFY(one["seen"].is_null() && one["hoster"].is_null());
    QCOMPARE(one["way"].get<std::string>(), std::string("ticket"));
    QCOMPARE(one["steps"][0]["id"].get<std::string>(), std::string("forward-first"));
    QCOMPARE(one["steps"][0]["parameters"]["address"].get<std::string>(),
             std::string("192.0.2.25"));

    b->resolver->set("mail.example.org", dns::Type::A, {"192.0.2.25"});
    b->resolver->set("25.2.0.192.in-addr.arpa", dns::Type::PTR, {"mail.example.org"});
    b->resolver->set("25.2.0.192.origin.asn.cymru.com", dns::Type::TXT, {"20473 | 192.0.2.0/24"});
    one = b->call("dns.ptr")["addresses"][0];
    QCOMPARE(one["grade"].get<std::string>(), std::string("equal"));
    QCOMPARE(one["hoster"]["id"].get<std::string>(), std::string("vultr"));
    QCOMPARE(one["evidence"][0]["text"].get<std::string>(), std::string("AS20473"));
    QVERIFY(!one["chosen"].get<bool>());
    one = b->call("dns.ptr", {{"hosters", {{"192.0.2.25", "racknerd"}}}})["addresses"][0];
    QVERIFY(one["chosen"].get<bool>());
    QCOMPARE(one["hoster"]["id"].get<std::string>(), std::string("racknerd"));
    QVERIFY(b->failing("dns.ptr", {{"hosters", {{"192.0.2.25", "nobody"}}}}).kind ==
            ErrorKind::InvalidInput);
    QVERIFY(b->failing("dns.ptr", {{"name", "a b"}}).kind == ErrorKind::InvalidInput);
}

void PtrTest::previewsSetsAndUndoes()
{
    store();
    fake->serveAt("192.0.2.25");
    b->resolver->set("mail.example.org", dns::Type::A, {"192.0.2.25"});
    const json asked = {{"address", "192.0.2.25"}, {"credentials", "home"}};
    json dry = asked;
    dry["dryRun"] = true;
    const json preview = b->call("dns.setPtr", dry);
    QVERIFY(preview["forward"].get<bool>() && !preview["changed"].get<bool>());
    QCOMPARE(preview["after"].get<std::string>(), std::string("mail.example.org"));
    const std::string own = preview["before"].get<std::string>();
    QVERIFY(!own.empty());

    const json done = b->call("dns.setPtr", asked);
    QVERIFY(done["changed"].get<bool>());
    QCOMPARE(fake->name("192.0.2.25"), std::string("mail.example.org"));
    QVERIFY(!b->call("dns.setPtr", asked)["changed"].get<bool>());
    const json entry = b->call("dns.ptrJournal")["entries"][0];
    QCOMPARE(entry["journal"], done["journal"]);
    QCOMPARE(entry["before"].get<std::string>(), own);

    const json undone = b->call("dns.undoPtr", {{"journal", done["journal"]}});
    QCOMPARE(undone["after"].get<std::string>(), own);
    QCOMPARE(fake->name("192.0.2.25"), own);
    QVERIFY(b->failing("dns.undoPtr", {{"journal", done["journal"]}}).kind == ErrorKind::Refused);
}

void PtrTest::refuses()
{
    store();
    fake->serveAt("192.0.2.25");
    const json asked = {{"address", "192.0.2.25"}, {"credentials", "home"}};
    const core::Error error = b->failing("dns.setPtr", asked);
    QVERIFY(error.kind == ErrorKind::Refused);
    QVERIFY(error.why.find("has no A record") != std::string::npos);
    // The account has it, this server does not.
    QVERIFY(b->failing("dns.setPtr", {{"address", "192.0.2.1"}, {"credentials", "home"}}).kind ==
            ErrorKind::InvalidInput);
    QVERIFY(b->call("dns.ptrJournal")["entries"].empty());
}

QTEST_GUILESS_MAIN(PtrTest)
#include "tst_ptr.moc"
