#include "acme/certificate_manager.h"
#include "acme/certificate_store.h"
#include "acme/chain_trust.h"
#include "authority.h"
#include "core/file.h"
#include "core/log.h"

#include <QDir>
#include <QTcpServer>
#include <QTest>

#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/stat.h>
#include <thread>

using namespace mailstead;
using namespace mailstead::acme;
using core::ErrorKind;
using std::chrono::system_clock;

namespace
{

/// Fingerprint of what a new TLS handshake would show.
std::string served(const CertificateStore& store)
{
    const auto context = store.tls()->context();
    unsigned char hash[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    X509_digest(SSL_CTX_get0_certificate(context->native_handle()), EVP_sha256(), hash, &length);
    return QByteArray(reinterpret_cast<const char*>(hash), int(length)).toHex().toStdString();
}

} // namespace

class CertificatesTest : public QObject
{
    Q_OBJECT

private:
    std::shared_ptr<CertificateStore> openStore()
    {
        auto store = CertificateStore::open(m_state, "mail.example.org");
        if (!store)
            qFatal("%s", store.error().text().c_str());
        return *store;
    }
    std::shared_ptr<CertificateManager> openManager(ManagerOptions options)
    {
        options.stateDirectory = m_state;
        return *CertificateManager::open(std::move(options), m_store);
    }
    RequestSettings settingsFor(const Authority& authority) const
    {
        return {{"mail.example.org", "imap.example.org"},
                authority.directory(),
                "admin@example.org",
                true,
                authority.caFile()};
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::string m_state;
    std::shared_ptr<CertificateStore> m_store;

private slots:
    void initTestCase() { core::setLogToStandardError(false); }
    void init();
    void cleanup() { m_store.reset(); }

    void temporaryAtFirst();
    void pairsBelongTogether();
    void damagedPairIsReplaced();
    void otherHostnameMakesAnother();
    void issues();
    void issuesThoughNoncesAreRefused();
    void saysWhyValidationFailed();
    void saysPortIsTaken();
    void authorityDown();
    void authorityNotTrusted();
    void termsMustBeAgreed();
    void precheckDecides();
    void cancels();
    void oneAtATime();
    void requestWaitsForTheRenewal();
    void renewsByItself();
    void retriesAfterFailure();
};

void CertificatesTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_state = m_directory->path().toStdString();
    m_store = openStore();
}

void CertificatesTest::temporaryAtFirst()
{
    const CertificateInfo info = m_store->current();
    QVERIFY(info.temporary);
    QVERIFY(m_store->tls()->isTemporary());
    QCOMPARE(info.names, std::vector<std::string>{"mail.example.org"});
    QCOMPARE(served(*m_store), info.fingerprint);
    const std::string live = m_state + "/certificates/live";
    QVERIFY(core::readFile(live + "/fullchain.pem", 100000).has_value());
    struct stat status = {};
    QCOMPARE(::stat((live + "/key.pem").c_str(), &status), 0);
    QCOMPARE(status.st_mode & 07777U, 0600U);
    QCOMPARE(::lstat(live.c_str(), &status), 0);
    QVERIFY(S_ISLNK(status.st_mode));
    // The same one after a restart, until it nears its end.
    m_store = openStore();
    QCOMPARE(m_store->current().fingerprint, info.fingerprint);
    QVERIFY(m_store->tls()->isTemporary());
    QVERIFY(m_store->refreshTemporary(std::chrono::hours(24)).has_value());
    QCOMPARE(m_store->current().fingerprint, info.fingerprint);
    QVERIFY(m_store->refreshTemporary(std::chrono::hours(24 * 40)).has_value());
    QVERIFY(m_store->current().fingerprint != info.fingerprint);
    QCOMPARE(served(*m_store), m_store->current().fingerprint);
}

void CertificatesTest::pairsBelongTogether()
{
    const auto one = core::makeSelfSigned("mail.example.org");
    const auto two = core::makeSelfSigned("mail.example.org");
    const std::string before = m_store->current().fingerprint;
    const auto refused = m_store->install(one->chain, two->key);
    QVERIFY(!refused);
    QVERIFY(refused.error().kind == ErrorKind::InvalidInput);
    QVERIFY(!m_store->install("no certificate", two->key).has_value());
    QCOMPARE(m_store->current().fingerprint, before);
    QCOMPARE(served(*m_store), before);
    QCOMPARE(openStore()->current().fingerprint, before);

    for (int i = 0; i < 4; ++i) {
        const auto pair = core::makeSelfSigned("mail.example.org");
        QVERIFY(m_store->install(pair->chain, pair->key).has_value());
        QCOMPARE(served(*m_store), m_store->current().fingerprint);
    }
    QVERIFY(!m_store->tls()->isTemporary());
    // The pair in use and the one before it; nothing half-made.
    const QDir directory(QString::fromStdString(m_store->directory()));
    QCOMPARE(directory.entryList({QStringLiteral("pair-*")}, QDir::Dirs).size(), 2);
    QCOMPARE(directory.entryList({QStringLiteral("live*")}).size(), 1);
}

void CertificatesTest::damagedPairIsReplaced()
{
    const std::string chain = m_state + "/certificates/live/fullchain.pem";
    QVERIFY(core::writeFileAtomically(chain, "damaged", 0600).has_value());
    m_store = openStore();
    QVERIFY(m_store->current().temporary);
    QCOMPARE(served(*m_store), m_store->current().fingerprint);
    QVERIFY(core::readFile(chain, 100000)->find("BEGIN CERTIFICATE") != std::string::npos);
    const QDir directory(QString::fromStdString(m_store->directory()));
    QCOMPARE(directory.entryList({QStringLiteral("damaged-*")}, QDir::Dirs).size(), 1);
}

void CertificatesTest::otherHostnameMakesAnother()
{
    const auto other = CertificateStore::open(m_state, "other.example.org");
    QCOMPARE((*other)->current().names, std::vector<std::string>{"other.example.org"});
}

void CertificatesTest::issues()
{
    Authority authority;
    QVERIFY2(authority.start(), qPrintable(authority.error));
    ManagerOptions options;
    options.httpPort = authority.httpPort();
    auto manager = openManager(options);
    QVERIFY(!manager->list()[0].renewAt.has_value());
    QVERIFY(manager->renew(nullptr, nullptr).error().kind == ErrorKind::NotFound);

    std::vector<double> fractions;
    const auto issued = manager->request(
        settingsFor(authority),
        [&](const std::string& text, std::optional<double> fraction) {
            QVERIFY(!text.empty());
            fractions.push_back(fraction.value_or(-1));
        },
        nullptr);
    QVERIFY2(issued.has_value(), issued ? "" : issued.error().text().c_str());
    QVERIFY(!issued->temporary);
    QVERIFY(issued->issuer.find("Pebble") != std::string::npos);
    QCOMPARE(issued->names.size(), std::size_t(2));
    QVERIFY(fractions.size() >= 5);
    QVERIFY(std::is_sorted(fractions.begin(), fractions.end()));
    QCOMPARE(fractions.back(), 1.0);
    QCOMPARE(served(*m_store), issued->fingerprint);
    QVERIFY(!m_store->tls()->isTemporary());
    // The intermediate is sent along; the test's root is no root of this system.
    const auto chain = inspectChain(m_store->chain());
    QVERIFY(chain->certificates.size() >= 2);
    QCOMPARE(chain->certificates[0].issuer, chain->certificates[1].subject);
    QVERIFY(!chain->trusted);
    QVERIFY(!manager->list()[0].lastTry->error.has_value());
    QVERIFY(!manager->list()[0].lastTry->byItself);

    const std::string account = manager->account();
    QVERIFY2(account.starts_with("https://") && account.find("/my-account/") != std::string::npos,
             account.c_str());

    // After a restart the same certificate and the kept settings, which renew.
    manager.reset();
    m_store = openStore();
    QCOMPARE(m_store->current().fingerprint, issued->fingerprint);
    manager = openManager(options);
    QCOMPARE(manager->account(), account);
    const auto status = manager->list()[0];
    QVERIFY(status.renewAt.has_value());
    const auto lifetime = issued->notAfter - issued->notBefore;
    QVERIFY(*status.renewAt <= issued->notAfter - lifetime / 3);
    QVERIFY(*status.renewAt > issued->notAfter - lifetime / 2);
    const auto renewed = manager->renew(nullptr, nullptr);
    QVERIFY2(renewed.has_value(), renewed ? "" : renewed.error().text().c_str());
    QVERIFY(renewed->fingerprint != issued->fingerprint);
    QCOMPARE(served(*m_store), renewed->fingerprint);
    // TLSA records are about the key, and stay right.
    QVERIFY(!issued->keyDigest.empty());
    QCOMPARE(renewed->keyDigest, issued->keyDigest);
    RequestSettings otherKind = settingsFor(authority);
    otherKind.keyType = KeyType::EcP384;
    const auto changed = manager->request(otherKind, nullptr, nullptr);
    QVERIFY2(changed.has_value(), changed ? "" : changed.error().text().c_str());
    QVERIFY(changed->keyDigest != issued->keyDigest);
}

void CertificatesTest::issuesThoughNoncesAreRefused()
{
    Authority authority;
    QVERIFY2(authority.start({QStringLiteral("PEBBLE_WFE_NONCEREJECT=50")}),
             qPrintable(authority.error));
    ManagerOptions options;
    options.httpPort = authority.httpPort();
    const auto issued = openManager(options)->request(settingsFor(authority), nullptr, nullptr);
    QVERIFY2(issued.has_value(), issued ? "" : issued.error().text().c_str());
}

void CertificatesTest::saysWhyValidationFailed()
{
    Authority authority;
    QVERIFY2(authority.start(), qPrintable(authority.error));
    ManagerOptions options;
    options.httpPort = 0; // answers somewhere, but not where the authority looks
    const auto manager = openManager(options);
    const std::string before = served(*m_store);
    const auto issued = manager->request(settingsFor(authority), nullptr, nullptr);
    QVERIFY(!issued);
    QVERIFY(issued.error().kind == ErrorKind::Refused);
    QVERIFY2(issued.error().what.find("cannot reach port 80 of ") != std::string::npos,
             issued.error().text().c_str());
    QVERIFY(!issued.error().why.empty());
    QVERIFY(issued.error().next.find("firewall") != std::string::npos);
    QCOMPARE(manager->list()[0].lastError.value_or(""), issued.error().text());
    QVERIFY(!manager->settings().has_value());
    QCOMPARE(served(*m_store), before);
    // And is still known after a restart.
    QCOMPARE(openManager(options)->list()[0].lastError.value_or(""), issued.error().text());
}

void CertificatesTest::saysPortIsTaken()
{
    Authority authority;
    QVERIFY2(authority.start(), qPrintable(authority.error));
    QTcpServer webServer;
    QVERIFY(webServer.listen(QHostAddress::Any, authority.httpPort()));
    ManagerOptions options;
    options.httpPort = authority.httpPort();
    const auto issued = openManager(options)->request(settingsFor(authority), nullptr, nullptr);
    QVERIFY(!issued);
    QVERIFY(issued.error().kind == ErrorKind::Refused);
    QVERIFY(issued.error().why.find("another program") != std::string::npos);
}

void CertificatesTest::authorityDown()
{
    RequestSettings settings{{"mail.example.org"}, {}, {}, true, {}};
    settings.directory = "https://127.0.0.1:" + std::to_string(freePort()) + "/dir";
    const auto issued = openManager({})->request(settings, nullptr, nullptr);
    QVERIFY(!issued);
    QVERIFY2(issued.error().kind == ErrorKind::Unavailable, issued.error().text().c_str());
}

void CertificatesTest::authorityNotTrusted()
{
    Authority authority;
    QVERIFY2(authority.start(), qPrintable(authority.error));
    RequestSettings settings = settingsFor(authority);
    settings.caFile.clear();
    const auto issued = openManager({})->request(settings, nullptr, nullptr);
    QVERIFY(!issued);
    QVERIFY2(issued.error().kind == ErrorKind::Refused, issued.error().text().c_str());
    QVERIFY(issued.error().what.find("not trusted") != std::string::npos);
}

void CertificatesTest::termsMustBeAgreed()
{
    Authority authority;
    QVERIFY2(authority.start(), qPrintable(authority.error));
    RequestSettings settings = settingsFor(authority);
    settings.agreeToTerms = false;
    const auto issued = openManager({})->request(settings, nullptr, nullptr);
    QVERIFY(!issued);
    QVERIFY(issued.error().kind == ErrorKind::Refused);
    QVERIFY(issued.error().what.find("terms") != std::string::npos);
}

void CertificatesTest::precheckDecides()
{
    ManagerOptions options;
    std::vector<std::string> asked;
    options.precheck = [&](const RequestSettings& settings) -> core::Result<void> {
        asked = settings.names;
        return core::fail(ErrorKind::Refused, "the name points elsewhere");
    };
    RequestSettings settings{{"Mail.example.org"}, "https://127.0.0.1:1/dir", {}, true, {}};
    const auto issued = openManager(options)->request(settings, nullptr, nullptr);
    QVERIFY(!issued);
    QCOMPARE(issued.error().what, std::string("the name points elsewhere"));
    QCOMPARE(asked, std::vector<std::string>{"mail.example.org"});
}

void CertificatesTest::cancels()
{
    QTcpServer silent; // takes connections and says nothing
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    RequestSettings settings{{"mail.example.org"}, {}, {}, true, {}};
    settings.directory = "https://127.0.0.1:" + std::to_string(silent.serverPort()) + "/dir";
    const auto cancelled = std::make_shared<std::atomic_bool>(false);
    const auto issued = openManager({})->request(
        settings, [&](const std::string&, std::optional<double>) { *cancelled = true; }, cancelled);
    QVERIFY(!issued);
    QVERIFY2(issued.error().kind == ErrorKind::Cancelled, issued.error().text().c_str());
}

void CertificatesTest::oneAtATime()
{
    ManagerOptions options;
    std::atomic_bool inside = false;
    std::atomic_bool leave = false;
    options.precheck = [&](const RequestSettings&) -> core::Result<void> {
        inside = true;
        while (!leave)
            std::this_thread::yield();
        return core::fail(ErrorKind::Refused, "enough");
    };
    const auto manager = openManager(options);
    const RequestSettings settings{{"mail.example.org"}, "https://127.0.0.1:1/dir", {}, true, {}};
    std::thread first([&] { (void)manager->request(settings, nullptr, nullptr); });
    const bool entered = QTest::qWaitFor([&] { return inside.load(); }, 60000);
    const auto second = manager->request(settings, nullptr, nullptr);
    leave = true;
    first.join();
    QVERIFY(entered);
    QVERIFY(!second);
    QVERIFY(second.error().what.find("already") != std::string::npos);
}

void CertificatesTest::requestWaitsForTheRenewal()
{
    Authority authority;
    QVERIFY2(authority.start(), qPrintable(authority.error));
    ManagerOptions options;
    options.httpPort = authority.httpPort();
    const auto issued = openManager(options)->request(settingsFor(authority), nullptr, nullptr);
    QVERIFY2(issued.has_value(), issued ? "" : issued.error().text().c_str());
    const auto end = issued->notAfter;
    options.clock = [end] {
        return end;
    };
    std::atomic_int asked = 0;
    std::atomic_bool leave = false;
    options.precheck = [&](const RequestSettings&) -> core::Result<void> {
        const bool renewal = asked++ == 0;
        while (renewal && !leave)
            std::this_thread::yield();
        return core::fail(ErrorKind::Refused, renewal ? "not yet" : "enough");
    };
    const auto manager = openManager(options);
    manager->startRenewal();
    QTRY_COMPARE_WITH_TIMEOUT(asked.load(), 1, 60000);

    std::vector<std::string> told;
    const auto givesUp = std::make_shared<std::atomic_bool>(false);
    const auto cancelled = manager->request(
        settingsFor(authority),
        [&](const std::string& text, std::optional<double>) {
            told.push_back(text);
            *givesUp = true;
        },
        givesUp);
    QVERIFY(!cancelled && cancelled.error().kind == ErrorKind::Cancelled);
    QCOMPARE(told.size(), std::size_t(1));
    QVERIFY(told[0].find("has ended") != std::string::npos);
    QCOMPARE(asked.load(), 1);

    const auto done = manager->request(
        settingsFor(authority), [&](const std::string&, std::optional<double>) { leave = true; },
        nullptr);
    leave = true;
    QVERIFY(!done);
    QCOMPARE(done.error().what, std::string("enough"));
}

void CertificatesTest::renewsByItself()
{
    Authority authority;
    QVERIFY2(authority.start(), qPrintable(authority.error));
    ManagerOptions options;
    options.httpPort = authority.httpPort();
    const auto issued = openManager(options)->request(settingsFor(authority), nullptr, nullptr);
    QVERIFY2(issued.has_value(), issued ? "" : issued.error().text().c_str());
    // The clock stands at the end of the first certificate until a second one is there.
    const auto store = m_store;
    const auto first = *issued;
    options.clock = [store, first] {
        return store->current().fingerprint == first.fingerprint ? first.notAfter
                                                                 : system_clock::now();
    };
    const auto manager = openManager(options);
    manager->startRenewal();
    QTRY_VERIFY_WITH_TIMEOUT(m_store->current().fingerprint != first.fingerprint, 90000);
    QCOMPARE(served(*m_store), m_store->current().fingerprint);
    QVERIFY(!m_store->current().temporary);
}

void CertificatesTest::retriesAfterFailure()
{
    Authority authority;
    QVERIFY2(authority.start(), qPrintable(authority.error));
    ManagerOptions options;
    options.httpPort = authority.httpPort();
    const auto issued = openManager(options)->request(settingsFor(authority), nullptr, nullptr);
    QVERIFY(issued.has_value());
    std::atomic_int attempts = 0;
    options.precheck = [&](const RequestSettings&) -> core::Result<void> {
        if (++attempts < 3)
            return core::fail(ErrorKind::Refused, "not yet");
        return {};
    };
    options.firstRetry = std::chrono::milliseconds(10);
    options.longestRetry = std::chrono::milliseconds(50);
    const auto store = m_store;
    const auto first = *issued;
    options.clock = [store, first] {
        const auto offset = first.notAfter - first.notBefore;
        return store->current().fingerprint == first.fingerprint ? system_clock::now() + offset
                                                                 : system_clock::now();
    };
    const auto manager = openManager(options);
    manager->startRenewal();
    QTRY_VERIFY_WITH_TIMEOUT(m_store->current().fingerprint != first.fingerprint, 90000);
    QCOMPARE(attempts.load(), 3);
    QTRY_VERIFY_WITH_TIMEOUT(!manager->list()[0].lastError.has_value(), 60000);
    QVERIFY(manager->list()[0].lastTry->byItself);
    QVERIFY(!manager->list()[0].retryAt.has_value());
}

QTEST_GUILESS_MAIN(CertificatesTest)
#include "tst_certificates.moc"
