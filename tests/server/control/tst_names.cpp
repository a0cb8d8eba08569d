// The methods of PROTOCOL.md about the records that are wanted and what is served for them.
#include "bench.h"

#include "issued_certificate.h"

#include <QtTest>
#include <set>

using namespace mailstead;
using bench::namesIn;
using core::ErrorKind;
using nlohmann::json;

class NamesTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<bench::Bench> b;

private slots:
    void init() { b = std::make_unique<bench::Bench>(); }
    void cleanup() { b.reset(); }

    void webTellsAndSetsThePolicy()
    {
        b->addAnn();
        const json status = b->call("web.status");
        QCOMPARE(status["serving"].get<bool>(), true);
        QVERIFY(status["reason"].is_null());
        QVERIFY(status["listening"][0]["port"].get<int>() > 0);
        QCOMPARE(status["policy"]["mode"].get<std::string>(), std::string("testing"));
        QCOMPARE(status["names"].size(), std::size_t(3));
        b->authority->missing = {"mta-sts.example.org"};
        QCOMPARE(b->call("web.status")["names"][0],
                 (json{{"name", "mta-sts.example.org"}, {"covered", false}}));
        const json changed = b->call("web.setPolicy", {{"mode", "enforce"}, {"maxAge", 1209600}});
        QVERIFY(changed["id"] != status["policy"]["id"]);
        QVERIFY(changed["text"].get<std::string>().find("mode: enforce") != std::string::npos);
        QCOMPARE(b->call("web.status")["policy"], changed);
        // What is not given stays.
        QCOMPARE(b->call("web.setPolicy", {{"mode", "none"}})["maxAge"].get<int>(), 1209600);
        for (const json& wrong :
             {json{{"mode", "strict"}}, json{{"maxAge", 10}}, json{{"maxAge", 99999999999999ULL}}})
            QVERIFY(b->failing("web.setPolicy", wrong).kind == ErrorKind::InvalidInput);
        b->webServer->stop();
        QTRY_VERIFY_WITH_TIMEOUT(!b->call("web.status")["serving"].get<bool>(), 30000);
        QVERIFY(b->call("web.status")["names"].empty());
    }

    void recordsFollowTheCertificate()
    {
        b->addAnn();
        const auto wanted = [this](const char* purpose) {
            std::set<std::string> names;
            const json answer = b->call("dns.wanted");
            for (const json& record : answer["records"]) {
                if (record["purpose"] == purpose)
                    names.insert(record["name"].get<std::string>());
            }
            return names;
        };
        // While the certificate is a temporary one, the names come first.
        const std::set<std::string> alias{"mta-sts.example.org"};
        QCOMPARE(wanted("mta-sts"), alias);
        QCOMPARE(wanted("autoconfig"),
                 (std::set<std::string>{"autoconfig.example.org", "autodiscover.example.org"}));
        // One that somebody else made without them gets no more names.
        const core::PemPair other = issuedPair("mail.example.org");
        QVERIFY(b->certificateStore->install(other.chain, other.key).has_value());
        b->authority->missing = {"mta-sts.example.org"};
        QVERIFY(wanted("mta-sts").empty());
        b->authority->asked = acme::RequestSettings();
        QCOMPARE(wanted("mta-sts"), alias);
        const core::PemPair covering = issuedPair("*.example.org");
        QVERIFY(b->certificateStore->install(covering.chain, covering.key).has_value());
        QCOMPARE(wanted("mta-sts"),
                 (std::set<std::string>{"_mta-sts.example.org", "mta-sts.example.org"}));
        b->webServer->stop();
        QTRY_VERIFY_WITH_TIMEOUT(wanted("mta-sts").empty(), 30000);
        QVERIFY(wanted("autoconfig").empty());
    }

    void dnsWantsRecords()
    {
        b->addAnn();
        const json records = b->call("dns.wanted")["records"];
        const auto purposes = namesIn(records, "purpose");
        QCOMPARE(purposes, (std::set<std::string>{"address", "ptr", "mx", "spf", "dkim", "dmarc",
                                                  "tlsrpt", "srv", "mta-sts", "autoconfig"}));
        for (const char* member : {"name", "type", "value", "ttl", "why", "required"})
            QVERIFY2(records[0].contains(member), member);
        QVERIFY(records[0]["form"]["absoluteName"].is_string());
        QVERIFY(b->call("dns.wanted")["zoneFile"].is_string());
        QCOMPARE(b->call("dns.wanted", {{"domain", "Example.org."}})["records"], records);
        QVERIFY(b->failing("dns.wanted", {{"domain", "strange.test"}}).kind == ErrorKind::NotFound);
        QVERIFY(b->failing("dns.check", {{"scope", "half"}}).kind == ErrorKind::InvalidInput);
        const json report = b->call("dns.check", {{"scope", "records"}});
        QVERIFY(report["findings"].is_array());
        QCOMPARE(report["records"].size(), records.size());
        QVERIFY(report["records"][0].contains("state"));
        QVERIFY(report["records"][0]["answers"].is_array());
    }

    void propagationIsTold()
    {
        // Nothing exists, and nobody is to be asked: a round of its own.
        const json once =
            b->call("dns.propagation",
                    {{"name", "www.example.org"}, {"type", "TXT"}, {"resolvers", json::array()}});
        QCOMPARE(once, (json{{"answers", json::array()}, {"complete", false}}));
        QVERIFY(b->failing("dns.propagation", {{"name", "a.test"}, {"type", "SPF"}}).kind ==
                ErrorKind::InvalidInput);
        QVERIFY(b->failing("dns.propagation",
                           {{"name", "a.test"}, {"type", "A"}, {"resolvers", {"dns.test"}}})
                    .kind == ErrorKind::InvalidInput);
        auto client = b->connect();
        QVERIFY(client.call("dns.propagation", {{"name", "www.example.org"},
                                                {"type", "A"},
                                                {"watch", true},
                                                {"resolvers", json::array()}}));
        const auto event = client.nextEvent();
        QVERIFY(event);
        QCOMPARE((*event)["last"], json(true));
        QCOMPARE((*event)["complete"], json(false));
    }
};

QTEST_GUILESS_MAIN(NamesTest)
#include "tst_names.moc"
