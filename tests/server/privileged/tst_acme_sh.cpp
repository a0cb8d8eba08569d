// What acme.sh left on a machine: read as text, never run.
#include "core/file.h"
#include "core/tls.h"
#include "privileged/acme_sh.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <unistd.h>

using namespace mailstead;
using namespace mailstead::privileged;

namespace
{

void put(const std::string& path, const std::string& text)
{
    QDir().mkpath(QFileInfo(QString::fromStdString(path)).path());
    if (auto written = core::writeFileAtomically(path, text, 0600); !written)
        qFatal("%s", written.error().text().c_str());
}

/// A folder as acme.sh makes it.
core::PemPair putCertificate(const std::string& home, const std::string& folder,
                             const std::string& domain, const std::string& length)
{
    const auto pair = core::makeSelfSigned(domain);
    if (!pair)
        qFatal("%s", pair.error().text().c_str());
    const std::string path = home + "/" + folder + "/";
    put(path + domain + ".conf", "Le_Domain='" + domain +
                                     "'\nLe_Alt='no'\nLe_Webroot='/var/www'\nLe_Keylength='" +
                                     length + "'\n");
    put(path + "fullchain.cer", pair->chain);
    put(path + domain + ".key", pair->key);
    return *pair;
}

} // namespace

class AcmeShTest : public QObject
{
    Q_OBJECT

private slots:
    void confs_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("values"); ///< "KEY=value" by commas; "!" when refused
        const auto row = [](const char* name, const QByteArray& text, const QByteArray& values) {
            QTest::newRow(name) << text << values;
        };
        row("nothing", "", "");
        row("usual", "Le_Domain='a.example.org'\nLe_Alt='no'\n",
            "Le_Alt=no,Le_Domain=a.example.org");
        row("carriage returns", "A='b'\r\n", "A=b");
        row("no line end", "A='b'", "A=b");
        row("empty value", "A=''", "A=");
        row("last counts", "A='1'\nA='2'", "A=2");
        row("commands are text", "A='$(touch /tmp/x)`id`'", "A=$(touch /tmp/x)`id`");
        row("quote within is passed over", "A='b'; rm -rf '/'\nB='1'", "B=1");
        row("other lines are passed over", "export A='1'\nsource x\n# B='1'\nC=1\nD=\"1\"\n=''\n",
            "");
        row("too large", QByteArray("#").repeated(70000), "!");
        row("long value", "A='" + QByteArray("x").repeated(5000) + "'", "!");
        row("zero octet", QByteArray("A='b\0'", 6), "!");
        QByteArray many;
        for (int i = 0; i < 300; ++i)
            many += "K" + QByteArray::number(i) + "='1'\n";
        row("too many", many, "!");
    }

    void confs()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, values);
        const auto read = parseAcmeShConf(text.toStdString());
        QCOMPARE(read.has_value(), values != "!");
        if (!read)
            return;
        QByteArrayList shown;
        for (const auto& [key, value] : *read)
            shown.append(QByteArray::fromStdString(key + "=" + value));
        QCOMPARE(shown.join(','), values);
    }

    void findsAndTakes()
    {
        const QTemporaryDir directory;
        const std::string home = directory.path().toStdString();
        const auto ecc = putCertificate(home, "mail.example.org_ecc", "mail.example.org", "ec-256");
        putCertificate(home, "www.example.org", "www.example.org", "2048");
        put(home + "/account.conf", "ACCOUNT_EMAIL='x'");
        QDir().mkpath(QString::fromStdString(home + "/dnsapi"));
        const auto found = findAcmeSh({home, "/nowhere"});
        QCOMPARE(found.size(), std::size_t(2));
        QCOMPARE(found[0].domain, std::string("mail.example.org"));
        QCOMPARE(found[0].keyType, std::string("ec-p256"));
        QCOMPARE(found[0].names, std::vector<std::string>{"mail.example.org"});
        QCOMPARE(found[0].stopCommand, std::string("acme.sh --remove -d 'mail.example.org' --ecc"));
        QCOMPARE(found[1].keyType, std::string("rsa-2048"));
        QCOMPARE(found[1].stopCommand, std::string("acme.sh --remove -d 'www.example.org'"));
        QVERIFY(found[0].id.size() == 64 && found[0].id != found[1].id);
        const auto taken = takeAcmeSh(found[0]);
        QVERIFY2(taken.has_value(), taken ? "" : taken.error().text().c_str());
        QCOMPARE(taken->chain, ecc.chain);
        // The other's key does not belong to it.
        put(home + "/mail.example.org_ecc/mail.example.org.key",
            *core::readFile(home + "/www.example.org/www.example.org.key", 100000));
        QVERIFY(!takeAcmeSh(found[0]));
    }

    void whatDoesNotFitIsLeftOut()
    {
        const QTemporaryDir directory;
        const std::string home = directory.path().toStdString();
        putCertificate(home, "a.example.org", "a.example.org", "");
        putCertificate(home, "b.example.org", "b.example.org", "ec-256");
        putCertificate(home, "c.example.org", "c.example.org", "ec-256");
        putCertificate(home, "elsewhere", "d.example.org", "ec-256");
        // Another name in the file; a certificate by a link; a folder by a link.
        put(home + "/a.example.org/a.example.org.conf", "Le_Domain='b.example.org'");
        const std::string chain = home + "/b.example.org/fullchain.cer";
        ::unlink(chain.c_str());
        QCOMPARE(::symlink((home + "/c.example.org/fullchain.cer").c_str(), chain.c_str()), 0);
        QCOMPARE(::symlink((home + "/elsewhere").c_str(), (home + "/d.example.org").c_str()), 0);
        const auto found = findAcmeSh({home});
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].domain, std::string("c.example.org"));
        // Its key by a link.
        const std::string key = home + "/c.example.org/c.example.org.key";
        ::rename(key.c_str(), (home + "/key").c_str());
        QCOMPARE(::symlink((home + "/key").c_str(), key.c_str()), 0);
        QVERIFY(!takeAcmeSh(found[0]));
    }
};

QTEST_GUILESS_MAIN(AcmeShTest)
#include "tst_acme_sh.moc"
