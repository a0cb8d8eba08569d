// The certificate.* methods that need root, with the real privileged side run by this test.
#include "bench.h"

#include "core/file.h"
#include "core/log.h"
#include "ground.h"

#include <QDir>
#include <QtTest>

#include <unistd.h>

using namespace mailstead;
using core::ErrorKind;
using nlohmann::json;

namespace
{

/// Root, as far as it serves this bench.
privileged::BrokerOptions rootOf(const bench::Bench& bench)
{
    const std::string path = bench.directory.path().toStdString();
    for (const char* folder : {"exchange/requests", "exchange/results", "root"})
        QDir(bench.directory.path()).mkpath(QString::fromLatin1(folder));
    privileged::BrokerOptions options;
    options.settings = bench.privilegedSettings();
    options.settingsOwner = ::geteuid();
    options.exchange = path + "/exchange";
    options.state = path + "/root";
    options.daemonState = path;
    options.findFirewall = [] {
        return privileged::FirewallPrograms();
    };
    return options;
}

void put(const std::string& path, const std::string& text)
{
    QDir().mkpath(QFileInfo(QString::fromStdString(path)).path());
    if (auto written = core::writeFileAtomically(path, text, 0600); !written)
        qFatal("%s", written.error().text().c_str());
}

} // namespace

class PrivilegedMethodsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<bench::Bench> b;

    std::string path(const char* name) const
    {
        return b->directory.filePath(QString::fromLatin1(name)).toStdString();
    }
    void permit() const
    {
        put(b->privilegedSettings(),
            "actions = [\"targets\", \"acme-sh\"]\nnames = [\"mail.example.org\"]\n"
            "acme-sh-folders = [\"" +
                path("acme.sh") + "\"]\n[[target]]\nname = \"web\"\nchain = \"" +
                path("web/chain.pem") + "\"\nkey = \"" + path("web/key.pem") +
                "\"\nreload = [\"/bin/true\"]\n");
    }

private slots:
    void initTestCase() { core::setLogToStandardError(false); }
    void init() { b = std::make_unique<bench::Bench>(); }
    void cleanup() { b.reset(); }

    void withoutAPrivilegedSide()
    {
        const json targets = b->call("certificate.targets");
        QCOMPARE(targets["available"], json(false));
        QCOMPARE(targets["targets"], json::array());
        QCOMPARE(targets["problem"], json());
        for (const char* method : {"certificate.installTargets", "certificate.found"}) {
            const core::Error error = b->failing(method);
            QVERIFY2(error.kind == ErrorKind::Unavailable, method);
            QVERIFY2(error.next.find("mailstead-privileged.path") != std::string::npos, method);
        }
        put(b->privilegedSettings(), "actions = 1");
        QVERIFY(b->call("certificate.targets")["problem"].get<std::string>().find("actions") !=
                std::string::npos);
    }

    void installedButNobodyAnswers()
    {
        for (const char* folder : {"exchange/requests", "exchange/results"})
            QDir(b->directory.path()).mkpath(QString::fromLatin1(folder));
        QVERIFY(b->failing("certificate.found").kind == ErrorKind::Unavailable);
        QCOMPARE(b->call("certificate.targets")["available"], json(true));
    }

    void targetsAreInstalled()
    {
        permit();
        QDir(b->directory.path()).mkpath(QStringLiteral("web"));
        const Root root(rootOf(*b));
        json targets = b->call("certificate.targets");
        QCOMPARE(targets["targets"][0]["name"], json("web"));
        QCOMPARE(targets["targets"][0]["result"], json());
        QCOMPARE(targets["last"], json());
        // The temporary certificate is installed nowhere.
        QVERIFY(b->failing("certificate.installTargets").kind == ErrorKind::Refused);
        targets = b->call("certificate.targets");
        QVERIFY(targets["last"]["error"].get<std::string>().find("temporary") != std::string::npos);
        QVERIFY(!QFile::exists(QString::fromStdString(path("web/key.pem"))));
    }

    void takesOverFromAcmeSh()
    {
        permit();
        const auto pair = core::makeSelfSigned("mail.example.org");
        const auto other = core::makeSelfSigned("shop.example.org");
        for (const auto& [name, files] :
             {std::pair("mail.example.org", *pair), std::pair("shop.example.org", *other)}) {
            const std::string folder = path("acme.sh/") + name + "_ecc/";
            put(folder + name + ".conf",
                std::string("Le_Domain='") + name + "'\nLe_Keylength='ec-256'\n");
            put(folder + name + ".key", files.key);
            put(folder + "fullchain.cer", files.chain);
        }
        const Root root(rootOf(*b));
        const json found = b->call("certificate.found")["certificates"];
        QCOMPARE(found.size(), std::size_t(2));
        QCOMPARE(found[0]["domain"], json("mail.example.org"));
        QCOMPARE(found[0]["usable"], json(true));
        QCOMPARE(found[1]["usable"], json(false));
        QVERIFY(found[0].dump().find("PRIVATE") == std::string::npos);
        const json got = b->call("certificate.takeOver", {{"id", found[0]["id"]}});
        QCOMPARE(got["fingerprint"], json(acme::readCertificate(pair->chain)->fingerprint));
        QCOMPARE(got["stopCommand"], json("acme.sh --remove -d 'mail.example.org' --ecc"));
        QVERIFY(got.dump().find("PRIVATE") == std::string::npos);
        QCOMPARE(b->certificateStore->current().fingerprint, got["fingerprint"].get<std::string>());
        QVERIFY(b->failing("certificate.takeOver", {{"id", found[1]["id"]}}).kind ==
                ErrorKind::PermissionDenied);
        QVERIFY(b->failing("certificate.takeOver", {{"id", std::string(64, 'a')}}).kind ==
                ErrorKind::NotFound);
        QVERIFY(b->failing("certificate.takeOver", {{"id", "../x"}}).kind ==
                ErrorKind::InvalidInput);
        const QDir results(b->directory.filePath(QStringLiteral("exchange/results")));
        QCOMPARE(results.entryList(QDir::Files | QDir::Hidden), QStringList());
    }
};

QTEST_GUILESS_MAIN(PrivilegedMethodsTest)
#include "tst_privileged.moc"
