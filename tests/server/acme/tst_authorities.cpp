// Accounts, external binding, chains, revocation and the staging trial, against a real authority.
#include "acme/authorities.h"
#include "acme/chain.h"
#include "acme/external_account.h"
#include "bench.h"
#include "core/file.h"
#include "core/log.h"
#include "loopback_server.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace mailstead;
using namespace mailstead::acme;
using core::ErrorKind;

namespace
{

// Made for the test: base64url of 32 octets.
const char* const hmacKey = "bWFpbHN0ZWFkLXRlc3QtYmluZGluZy1rZXktMDAwMDA";

QJsonObject bindingConfig()
{
    return {{QStringLiteral("externalAccountBindingRequired"), true},
            {QStringLiteral("externalAccountMACKeys"),
             QJsonObject{{QStringLiteral("kid-1"), QString::fromLatin1(hmacKey)}}}};
}

const char* words(const core::Result<CertificateInfo>& result)
{
    static std::string text;
    text = result ? "" : result.error().text();
    return text.c_str();
}

} // namespace

class AuthoritiesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { core::setLogToStandardError(false); }
    void externalBinding();
    void zeroSslAccount();
    void preferredChain();
    void revokes();
    void revokesAfterReplacing();
    void trialFirst();
    void authorizationsAreUsedAgain();
    void slowAuthorityWithLostNonces();
    void downWhenItIsTimeToRenew();
    void renewsWhenTheAuthorityIsBack();
    void renewalIds();
    void renewalWindows();
    void links();
    void known();
};

void AuthoritiesTest::externalBinding()
{
    Authority authority;
    QVERIFY2(authority.start({}, bindingConfig()), qPrintable(authority.error));
    const Bench bench;
    const auto manager = bench.openManager(Bench::optionsFor(authority));
    RequestSettings settings = Bench::settingsFor(authority);
    const auto without = manager->request(settings, nullptr, nullptr);
    QVERIFY(!without);
    QVERIFY2(without.error().what.find("wants an account made on its web site") !=
                 std::string::npos,
             words(without));
    settings.externalAccount = ExternalAccount{"kid-1", "not base64 !"};
    QVERIFY(manager->request(settings, nullptr, nullptr).error().kind == ErrorKind::InvalidInput);
    settings.externalAccount = ExternalAccount{"kid-2", hmacKey};
    QVERIFY(!manager->request(settings, nullptr, nullptr));
    settings.externalAccount = ExternalAccount{"kid-1", std::string(hmacKey) + "\n"};
    const auto issued = manager->request(settings, nullptr, nullptr);
    QVERIFY2(issued.has_value(), words(issued));
    // It was needed once, and is not kept.
    QVERIFY(!manager->settings()->externalAccount.has_value());
    QVERIFY(core::readFile(bench.state + "/acme/settings.json", 100000)->find(hmacKey) ==
            std::string::npos);
    const auto renewed = manager->renew(nullptr, nullptr);
    QVERIFY2(renewed.has_value(), words(renewed));
}

void AuthoritiesTest::zeroSslAccount()
{
    std::string asked;
    LoopbackReply reply;
    LoopbackServer server([&](const LoopbackRequest& request) {
        asked = request.method + " " + request.path + " " + request.body;
        return reply;
    });
    http::ClientOptions options;
    options.plain = true;
    const auto client = http::Client::create(options);
    const http::Patience patience{std::chrono::steady_clock::now() + std::chrono::seconds(60), {}};
    const auto fetch = [&](const std::string& email) {
        return fetchZeroSslAccount(*client, server.url(), email, patience);
    };
    reply.body = R"({"success": true, "eab_kid": "kid-1", "eab_hmac_key": "a2V5"})";
    const auto account = fetch("ann+mail@example.org");
    QVERIFY(account.has_value());
    QCOMPARE(account->keyId, std::string("kid-1"));
    QCOMPARE(account->hmacKey, std::string("a2V5"));
    QCOMPARE(asked, std::string("POST /acme/eab-credentials-email email=ann%2Bmail%40example.org"));
    reply.body = R"({"success": false, "error": {"code": 2900, "type": "invalid_email"}})";
    const auto refused = fetch("x");
    QVERIFY(!refused);
    QVERIFY(refused.error().kind == ErrorKind::Refused);
    QVERIFY(refused.error().why.find("invalid_email") != std::string::npos);
    reply.status = 503;
    reply.body = "<html>";
    QVERIFY(fetch("ann@example.org").error().kind == ErrorKind::Unavailable);
    QVERIFY(fetch("").error().kind == ErrorKind::InvalidInput);
}

void AuthoritiesTest::preferredChain()
{
    Authority authority;
    QVERIFY2(authority.start({QStringLiteral("PEBBLE_ALTERNATE_ROOTS=2"),
                              QStringLiteral("PEBBLE_CHAIN_LENGTH=2")}),
             qPrintable(authority.error));
    const Bench bench;
    const auto manager = bench.openManager(Bench::optionsFor(authority));
    RequestSettings settings = Bench::settingsFor(authority);
    const auto first = manager->request(settings, nullptr, nullptr);
    QVERIFY2(first.has_value(), words(first));
    const std::string live = bench.state + "/certificates/live/fullchain.pem";
    const std::string own = *core::readFile(live, 100000);
    QVERIFY(chainHasIssuer(own, "pebble root ca"));
    // A name that no chain has: the authority's own choice.
    settings.preferredChain = "nobody's root";
    QVERIFY(manager->request(settings, nullptr, nullptr).has_value());
    settings.preferredChain = "Pebble Root CA";
    QVERIFY(manager->request(settings, nullptr, nullptr).has_value());
    QVERIFY(chainHasIssuer(*core::readFile(live, 100000), settings.preferredChain));
    QVERIFY(!chainHasIssuer(own, settings.preferredChain + "x"));
}

void AuthoritiesTest::revokes()
{
    Authority authority;
    QVERIFY2(authority.start(), qPrintable(authority.error));
    const Bench bench;
    const auto manager = bench.openManager(Bench::optionsFor(authority));
    QVERIFY(manager->revoke(RevocationReason::Unspecified, false, nullptr, nullptr).error().kind ==
            ErrorKind::NotFound);
    QVERIFY(manager->request(Bench::settingsFor(authority), nullptr, nullptr).has_value());
    const auto revoked =
        manager->revoke(RevocationReason::CessationOfOperation, false, nullptr, nullptr);
    QVERIFY2(revoked.has_value(), revoked ? "" : revoked.error().text().c_str());
    QVERIFY(!manager->settings().has_value());
    QVERIFY(manager->list()[0].lastError.has_value());
}

void AuthoritiesTest::revokesAfterReplacing()
{
    Authority authority;
    QVERIFY2(authority.start(), qPrintable(authority.error));
    const Bench bench;
    const auto manager = bench.openManager(Bench::optionsFor(authority));
    const auto first = manager->request(Bench::settingsFor(authority), nullptr, nullptr);
    QVERIFY2(first.has_value(), words(first));
    const auto revoked = manager->revoke(RevocationReason::KeyCompromise, true, nullptr, nullptr);
    QVERIFY2(revoked.has_value(), revoked ? "" : revoked.error().text().c_str());
    QVERIFY(bench.store->current().fingerprint != first->fingerprint);
    // A key that others may know is not certified again.
    QVERIFY(bench.store->current().keyDigest != first->keyDigest);
    QVERIFY(manager->settings().has_value());
    QVERIFY(manager->list()[0].renewAt.has_value());
}

void AuthoritiesTest::trialFirst()
{
    Authority authority;
    QVERIFY2(authority.start(), qPrintable(authority.error));
    const Bench bench;
    const auto manager = bench.openManager(Bench::optionsFor(authority));
    RequestSettings settings = Bench::settingsFor(authority);
    settings.stagingFirst = true;
    const auto none = manager->request(settings, nullptr, nullptr);
    QVERIFY(!none);
    QVERIFY(none.error().what.find("no staging directory") != std::string::npos);
    // The trial fails: the real directory is not asked.
    settings.stagingDirectory = "https://127.0.0.1:" + std::to_string(freePort()) + "/dir";
    QVERIFY(manager->request(settings, nullptr, nullptr).error().kind == ErrorKind::Unavailable);
    settings.stagingDirectory = authority.directory();
    int trials = 0;
    const auto issued = manager->request(
        settings,
        [&](const std::string& text, std::optional<double>) {
            trials += text.rfind("Trial: ", 0) == 0;
        },
        nullptr);
    QVERIFY2(issued.has_value(), words(issued));
    QVERIFY(trials >= 4);
    QVERIFY(!manager->settings()->stagingFirst);
}

void AuthoritiesTest::authorizationsAreUsedAgain()
{
    Authority authority;
    QVERIFY2(authority.start({QStringLiteral("PEBBLE_AUTHZREUSE=100")}),
             qPrintable(authority.error));
    const Bench bench;
    const auto manager = bench.openManager(Bench::optionsFor(authority));
    QVERIFY(manager->request(Bench::settingsFor(authority), nullptr, nullptr).has_value());
    bool said = false;
    const auto renewed = manager->renew(
        [&](const std::string& text, std::optional<double>) {
            said = said || text == "All names were proved before";
        },
        nullptr);
    QVERIFY2(renewed.has_value(), words(renewed));
    QVERIFY(said);
}

void AuthoritiesTest::slowAuthorityWithLostNonces()
{
    Authority authority;
    QVERIFY2(authority.start({QStringLiteral("PEBBLE_WFE_NONCEREJECT=30"),
                              QStringLiteral("PEBBLE_VA_NOSLEEP=0"),
                              QStringLiteral("PEBBLE_VA_SLEEPTIME=2")}),
             qPrintable(authority.error));
    const Bench bench;
    const auto issued = bench.openManager(Bench::optionsFor(authority))
                            ->request(Bench::settingsFor(authority), nullptr, nullptr);
    QVERIFY2(issued.has_value(), words(issued));
}

void AuthoritiesTest::downWhenItIsTimeToRenew()
{
    Authority authority;
    QVERIFY2(authority.start(), qPrintable(authority.error));
    const Bench bench;
    const auto manager = bench.openManager(Bench::optionsFor(authority));
    const auto issued = manager->request(Bench::settingsFor(authority), nullptr, nullptr);
    QVERIFY2(issued.has_value(), words(issued));
    authority.stop();
    const auto renewed = manager->renew(nullptr, nullptr);
    QVERIFY(!renewed);
    QVERIFY2(renewed.error().kind == ErrorKind::Unavailable, words(renewed));
    QVERIFY(!renewed.error().next.empty());
    // What is there stays in use, and will be renewed.
    QCOMPARE(bench.store->current().fingerprint, issued->fingerprint);
    QVERIFY(manager->settings().has_value());
    QCOMPARE(manager->list()[0].lastError.value_or(""), renewed.error().text());
}

void AuthoritiesTest::renewsWhenTheAuthorityIsBack()
{
    Authority authority;
    QVERIFY2(authority.start(), qPrintable(authority.error));
    const Bench bench;
    ManagerOptions options = Bench::optionsFor(authority);
    const auto first =
        bench.openManager(options)->request(Bench::settingsFor(authority), nullptr, nullptr);
    QVERIFY2(first.has_value(), words(first));
    authority.stop();
    options.firstRetry = std::chrono::milliseconds(10);
    options.longestRetry = std::chrono::milliseconds(50);
    // The clock is ahead by the lifetime of the first certificate until a second one is there.
    options.clock = [store = bench.store, first = *first] {
        const auto ahead = first.notAfter - first.notBefore;
        return std::chrono::system_clock::now() +
               (store->current().fingerprint == first.fingerprint ? ahead : ahead * 0);
    };
    const auto manager = bench.openManager(options);
    manager->startRenewal();
    QTRY_VERIFY_WITH_TIMEOUT(manager->list()[0].lastError.has_value(), 60000);
    QCOMPARE(bench.store->current().fingerprint, first->fingerprint);
    // It does not know the account any more, either.
    QVERIFY2(authority.startAgain(), qPrintable(authority.error));
    QTRY_VERIFY_WITH_TIMEOUT(bench.store->current().fingerprint != first->fingerprint, 60000);
    QTRY_VERIFY_WITH_TIMEOUT(!manager->list()[0].lastError.has_value(), 60000);
}

void AuthoritiesTest::renewalIds()
{
    // Against a certificate of a real authority: the identifier has two parts in base64url.
    Authority authority;
    QVERIFY2(authority.start(), qPrintable(authority.error));
    const Bench bench;
    QVERIFY(bench.openManager(Bench::optionsFor(authority))
                ->request(Bench::settingsFor(authority), nullptr, nullptr)
                .has_value());
    const std::string id =
        renewalId(*core::readFile(bench.state + "/certificates/live/fullchain.pem", 100000));
    const std::size_t dot = id.find('.');
    QVERIFY(dot != std::string::npos && dot > 8 && id.size() - dot > 8);
    QCOMPARE(id.find_first_of("+/="), std::string::npos);
    QCOMPARE(renewalId("nonsense"), std::string());
}

void AuthoritiesTest::renewalWindows()
{
    const auto window = readRenewalWindow(R"({"suggestedWindow": {"start": "2026-01-02T04:00:00Z",
            "end": "2026-01-03T06:00:00.5+02:00"}, "explanationURL": "https://ca.example/why"})");
    QVERIFY(window.has_value());
    QVERIFY(window->end - window->start == std::chrono::hours(24));
    QCOMPARE(window->explanation, std::string("https://ca.example/why"));
    for (
        const char* bad :
        {"", "[]", "{}", R"({"suggestedWindow": 7})",
         R"({"suggestedWindow": {"start": "2026-01-02T04:00:00Z", "end": "2026-01-02T04:00:00Z"}})",
         R"({"suggestedWindow": {"start": "yesterday", "end": "2026-01-02T04:00:00Z"}})",
         R"({"suggestedWindow": {"start": "2026-01-02T04:00:00", "end": "2026-01-03T04:00:00"}})"})
        QVERIFY2(!readRenewalWindow(bad), bad);
}

void AuthoritiesTest::links()
{
    QCOMPARE(alternateLinks("<https://ca/dir>;rel=\"index\", <https://ca/c/1>; rel=\"alternate\", "
                            "<https://ca/c/2>;REL=alternate"),
             (std::vector<std::string>{"https://ca/c/1", "https://ca/c/2"}));
    QCOMPARE(alternateLinks("<https://ca/c/1"), std::vector<std::string>());
    QCOMPARE(alternateLinks(""), std::vector<std::string>());
}

void AuthoritiesTest::known()
{
    QCOMPARE(knownAuthorities().front().id, std::string("letsencrypt"));
    for (const auto& authority : knownAuthorities())
        QVERIFY(authorityOf(authority.directory) == &authority);
    QVERIFY(authorityOf("https://ca.example/") == nullptr);
}

QTEST_GUILESS_MAIN(AuthoritiesTest)
#include "tst_authorities.moc"
