// From a new certificate of the daemon to the files of another service, through the exchange.
#include "core/file.h"
#include "core/log.h"
#include "ground.h"
#include "issued_certificate.h"
#include "privileged/target_installer.h"

#include <QDir>
#include <QtTest>

#include <mutex>
#include <unistd.h>

using namespace mailstead;
using namespace mailstead::privileged;
using core::ErrorKind;
using nlohmann::json;

namespace
{

/// The daemon's store: only what the installer sees of it.
class Store
{
public:
    explicit Store(const Ground& ground)
        : m_live(ground.path("daemon/certificates/live/"))
    {
    }
    void put(const core::PemPair& pair)
    {
        for (const auto& [name, text] :
             {std::pair("fullchain.pem", pair.chain), std::pair("key.pem", pair.key)}) {
            if (auto written = core::writeFileAtomically(m_live + name, text, 0600); !written)
                qFatal("%s", written.error().text().c_str());
        }
        const std::lock_guard lock(m_mutex);
        m_fingerprint = checkPair(pair.chain, pair.key)->fingerprint;
    }
    std::string fingerprint() const
    {
        const std::lock_guard lock(m_mutex);
        std::string copy = m_fingerprint;
        return copy;
    }

private:
    const std::string m_live;
    mutable std::mutex m_mutex;
    std::string m_fingerprint;
};

InstallerOptions optionsFor(const Ground& ground, const Store& store)
{
    InstallerOptions options;
    options.stateDirectory = ground.path("daemon");
    options.settings = ground.path("privileged.toml");
    options.settingsOwner = ::geteuid();
    options.certificate = [&store] {
        return store.fingerprint();
    };
    options.firstRetry = std::chrono::milliseconds(20);
    options.longestRetry = std::chrono::milliseconds(100);
    return options;
}

std::string targetIn(const Ground& ground, const std::string& folder)
{
    return "[[target]]\nname = \"" + folder + "\"\nchain = \"" +
           ground.path(folder + "/chain.pem") + "\"\nkey = \"" + ground.path(folder + "/key.pem") +
           "\"\nreload = [\"/bin/true\"]\n";
}

http::Patience patience()
{
    return {std::chrono::steady_clock::now() + std::chrono::seconds(60), {}};
}

} // namespace

class InstallerTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { core::setLogToStandardError(false); }

    void eachNewCertificateIsInstalled()
    {
        const Ground ground;
        QDir(ground.directory.path()).mkpath(QStringLiteral("web"));
        ground.permit("actions = [\"targets\"]\n" + targetIn(ground, "web"));
        Store store(ground);
        const Root root(ground.options());
        const auto client = std::make_shared<Client>(ground.path("exchange"));
        TargetInstaller installer(client, optionsFor(ground, store));
        QVERIFY(installer.last().is_null());
        installer.start(); // a temporary certificate is in use: nothing is to be done
        const core::PemPair first = issuedPair("mail.example.org");
        store.put(first);
        installer.wake();
        const auto hasKey = [&](const core::PemPair& pair) {
            return core::readFile(ground.path("web/key.pem"), 100000).value_or("") == pair.key;
        };
        QVERIFY(
            QTest::qWaitFor([&] { return hasKey(first) && !installer.last().is_null(); }, 60000));
        const core::PemPair second = issuedPair("mail.example.org");
        store.put(second);
        installer.wake();
        QVERIFY(QTest::qWaitFor(
            [&] {
                return hasKey(second) &&
                       installer.last()["fingerprint"] == json(store.fingerprint());
            },
            60000));
        const json result = installer.last()["targets"][0];
        QCOMPARE(result["installed"], json(true));
        QCOMPARE(result["reloaded"], json(true));
        QCOMPARE(result["why"], json(""));
        // Kept for the next start.
        const TargetInstaller next(client, optionsFor(ground, store));
        QCOMPARE(next.last(), installer.last());
    }

    void failuresAreTriedAgain()
    {
        const Ground ground;
        ground.permit("actions = [\"targets\"]\n" + targetIn(ground, "later"));
        Store store(ground);
        store.put(issuedPair("mail.example.org"));
        const Root root(ground.options());
        TargetInstaller installer(std::make_shared<Client>(ground.path("exchange")),
                                  optionsFor(ground, store));
        installer.start();
        QVERIFY(QTest::qWaitFor([&] { return !installer.last().is_null(); }, 60000));
        QVERIFY(installer.last()["targets"][0]["why"] != json(""));
        QDir(ground.directory.path()).mkpath(QStringLiteral("later"));
        QVERIFY(QTest::qWaitFor([&] { return installer.last()["targets"][0]["why"] == json(""); },
                                60000));
    }

    void askedForNow()
    {
        const Ground ground;
        ground.permit("actions = [\"targets\"]\n" + targetIn(ground, "none"));
        Store store(ground);
        auto client = std::make_shared<Client>(ground.path("exchange"));
        client->beginDeadline = std::chrono::milliseconds(50);
        TargetInstaller installer(client, optionsFor(ground, store));
        const auto silent = installer.install(patience());
        QVERIFY(!silent && silent.error().kind == ErrorKind::Unavailable);
        QVERIFY(installer.last()["error"].is_string());
        client->beginDeadline = std::chrono::seconds(60);
        const Root root(ground.options());
        const auto missing = installer.install(patience());
        QVERIFY(!missing && missing.error().kind == ErrorKind::NotFound); // no certificate at all
        store.put(issuedPair("mail.example.org"));
        const auto done = installer.install(patience());
        QVERIFY2(done.has_value(), done ? "" : done.error().text().c_str());
        QCOMPARE((*done)["fingerprint"], json(store.fingerprint()));
        QCOMPARE((*done)["targets"][0]["installed"], json(false));
        QVERIFY((*done)["targets"][0]["next"].get<std::string>().find("ReadWritePaths") !=
                std::string::npos);
        QVERIFY(installer.last()["error"].is_null());
    }

    void oneFailureLeavesTheOthers()
    {
        const Ground ground;
        QDir(ground.directory.path()).mkpath(QStringLiteral("good"));
        ground.permit("actions = [\"targets\"]\n" + targetIn(ground, "bad") +
                      targetIn(ground, "good"));
        Store store(ground);
        store.put(issuedPair("mail.example.org"));
        const Root root(ground.options());
        TargetInstaller installer(std::make_shared<Client>(ground.path("exchange")),
                                  optionsFor(ground, store));
        const auto done = installer.install(patience());
        QVERIFY(done.has_value());
        QCOMPARE((*done)["targets"][0]["installed"], json(false));
        QCOMPARE((*done)["targets"][1]["installed"], json(true));
    }
};

QTEST_GUILESS_MAIN(InstallerTest)
#include "tst_installer.moc"
