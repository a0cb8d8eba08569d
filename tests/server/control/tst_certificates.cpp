// The methods of PROTOCOL.md about certificates.
#include "bench.h"

#include <QtTest>

using namespace mailstead;
using core::ErrorKind;
using nlohmann::json;

class CertificatesTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<bench::Bench> b;

private slots:
    void init() { b = std::make_unique<bench::Bench>(); }
    void cleanup() { b.reset(); }

    void certificates()
    {
        const json listed = b->call("certificate.list")["certificates"][0];
        QCOMPARE(listed["temporary"].get<bool>(), true);
        QCOMPARE(listed["fingerprint"].get<std::string>().size(), std::size_t(64));
        QVERIFY(listed["renewAt"].is_null());
        const json settings = {{"names", {"mail.example.org"}},
                               {"directory", "https://ca.test/dir"},
                               {"email", "ann@example.org"},
                               {"agreeToTerms", true}};
        auto client = b->connect();
        std::vector<std::string> progress;
        const auto got = client.call("certificate.request", settings,
                                     [&](const std::string& text) { progress.push_back(text); });
        QVERIFY(got);
        QCOMPARE((*got)["fingerprint"], listed["fingerprint"]);
        QCOMPARE(progress, (std::vector<std::string>{"ordering"}));
        QCOMPARE(b->authority->asked->directory, std::string("https://ca.test/dir"));
        QVERIFY(b->authority->asked->agreeToTerms);
        b->authority->error = core::Error{ErrorKind::Refused, "no", "192.0.2.1 was seen", "wait"};
        const core::Error error = b->failing("certificate.renew");
        QVERIFY(error.kind == ErrorKind::Refused);
        QCOMPARE(error.why, std::string("192.0.2.1 was seen"));
        QCOMPARE(error.next, std::string("wait"));
    }

    void certificateWays()
    {
        (void)b->call("certificate.request",
                      {{"names", {"*.example.org"}},
                       {"agreeToTerms", true},
                       {"way", "dns"},
                       {"keyType", "rsa-4096"},
                       {"externalAccount", {{"keyId", "k"}, {"hmacKey", "s"}}},
                       {"stagingFirst", true}});
        const acme::RequestSettings& asked = *b->authority->asked;
        QVERIFY(asked.way == acme::Way::Dns);
        QVERIFY(asked.keyType == acme::KeyType::Rsa4096);
        QCOMPARE(asked.externalAccount->keyId, std::string("k"));
        QVERIFY(asked.stagingFirst);
        QVERIFY(asked.directory.find("letsencrypt") != std::string::npos);
        QVERIFY(b->failing("certificate.request", {{"names", {"a.example.org"}}, {"way", "magic"}})
                    .kind == ErrorKind::InvalidInput);

        const json record = b->call("certificate.manual")["records"][0];
        QCOMPARE(record["name"].get<std::string>(), std::string("_acme-challenge.example.org"));
        QCOMPARE(record["servers"][0]["there"], json(true));
        QCOMPARE(record["servers"][1]["there"], json(false));

        const json ways = b->call("certificate.proposal", {{"names", {"*.example.org"}}})["ways"];
        QCOMPARE(ways.size(), std::size_t(6));
        QCOMPARE(ways[0]["way"], json("dns"));
        QCOMPARE(ways[0]["cause"], json("credentials"));
        QCOMPARE(ways[4]["cause"], json("wildcard"));
        QCOMPARE(b->call("certificate.authorities")["authorities"][1]["account"],
                 json("from-email"));

        (void)b->call("certificate.revoke", {{"reason", "key-compromise"}, {"replace", true}});
        QVERIFY(b->authority->revoked->first == acme::RevocationReason::KeyCompromise);
        QVERIFY(b->authority->revoked->second);
    }

    void certificateChainAndRenewal()
    {
        const json fresh = b->call("certificate.list")["certificates"][0];
        QVERIFY(fresh["settings"].is_null());
        QVERIFY(fresh["lastTry"].is_null());
        QVERIFY(fresh["retryAt"].is_null());
        // The temporary one signs itself: nobody trusts it, and there is no root to show.
        QCOMPARE(fresh["chain"].size(), std::size_t(1));
        const json leaf = fresh["chain"][0];
        QCOMPARE(leaf["fingerprint"], fresh["fingerprint"]);
        QCOMPARE(leaf["subject"], json("mail.example.org"));
        QCOMPARE(leaf["issuer"], json("mail.example.org"));
        QCOMPARE(leaf["key"], json("ec-p256"));
        QCOMPARE(leaf["sent"], json(true));
        QVERIFY(!leaf["serial"].get<std::string>().empty());
        QCOMPARE(fresh["trusted"], json(false));
        QVERIFY(!fresh["chainProblem"].get<std::string>().empty());
        const auto text = b->call("certificate.export")["chain"].get<std::string>();
        QVERIFY(text.rfind("-----BEGIN CERTIFICATE-----", 0) == 0);
        QVERIFY(text.find("PRIVATE") == std::string::npos);

        (void)b->call("certificate.request", {{"names", {"mail.example.org"}},
                                              {"agreeToTerms", true},
                                              {"email", "ann@example.org"},
                                              {"way", "tls-alpn"}});
        b->authority->error = core::Error{ErrorKind::Refused, "no", "seen", "wait"};
        b->authority->retryAt = std::chrono::system_clock::from_time_t(1'800'000'600);
        const json later = b->call("certificate.list")["certificates"][0];
        QCOMPARE(later["settings"]["way"], json("tls-alpn"));
        QCOMPARE(later["settings"]["authority"], json("letsencrypt"));
        QCOMPARE(later["settings"]["email"], json("ann@example.org"));
        QVERIFY(!later["settings"].contains("externalAccount"));
        QCOMPARE(later["lastTry"]["at"], json("2027-01-15T08:00:00.000Z"));
        QCOMPARE(later["lastTry"]["byItself"], json(true));
        QCOMPARE(later["lastTry"]["error"]["next"], json("wait"));
        QCOMPARE(later["retryAt"], json("2027-01-15T08:10:00.000Z"));
    }

    void certificateOfAnother()
    {
        const auto pair = core::makeSelfSigned("mail.example.org");
        const auto other = core::makeSelfSigned("other.example.org");
        const json before = b->call("certificate.list")["certificates"][0]["fingerprint"];
        QVERIFY(b->failing("certificate.install", {{"chain", other->chain}, {"key", other->key}})
                    .kind == ErrorKind::Refused);
        QVERIFY(
            b->failing("certificate.install", {{"chain", pair->chain}, {"key", other->key}}).kind ==
            ErrorKind::InvalidInput);
        QVERIFY(b->failing("certificate.install", {{"chain", "x"}, {"key", pair->key}}).kind ==
                ErrorKind::InvalidInput);
        QCOMPARE(b->call("certificate.list")["certificates"][0]["fingerprint"], before);
        const json got =
            b->call("certificate.install", {{"chain", pair->chain}, {"key", pair->key}});
        QVERIFY(got["fingerprint"] != before);
        QCOMPARE(b->call("certificate.list")["certificates"][0]["fingerprint"], got["fingerprint"]);
    }

    void certificateNamesAreTold()
    {
        b->authority->missing = {"a.example.org"};
        b->authority->names = {
            {"a.example.org", false, core::fail(ErrorKind::Refused, "elsewhere", "seen there")},
            {"b.example.org", true, core::fail(ErrorKind::Unavailable, "silent")},
            {"c.example.org", true, {}}};
        QCOMPARE(b->call("certificate.list")["certificates"][0]["missing"],
                 json::array({"a.example.org"}));
        const json told = b->call("certificate.wantedNames");
        QCOMPARE(told["missing"], json::array({"a.example.org"}));
        QCOMPARE(told["names"].size(), std::size_t(3));
        QCOMPARE(told["names"][0]["ready"], json(false));
        QCOMPARE(told["names"][0]["why"].get<std::string>(), std::string("seen there"));
        QVERIFY(told["names"][1]["ready"].is_null());
        QCOMPARE(told["names"][2]["ready"], json(true));
        QCOMPARE(told["names"][2]["covered"], json(true));
    }
};

QTEST_GUILESS_MAIN(CertificatesTest)
#include "tst_certificates.moc"
