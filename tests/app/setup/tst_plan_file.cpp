// Plan files: what is taken, and where the mistake is in those that are not.
#include "setup/plan_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mailstead;
using namespace mailstead::setup;

namespace
{

QString text(const char* bytes)
{
    return QString::fromUtf8(bytes);
}

} // namespace

class TestPlanFile : public QObject
{
    Q_OBJECT

private:
    QCA::Initializer m_qca;
    QTemporaryDir m_folder;

    QString path() const { return m_folder.filePath(QStringLiteral("plan.toml")); }

    bool write(const char* name, const QByteArray& bytes)
    {
        QFile file(m_folder.filePath(text(name)));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }

private slots:
    void readsAPlan()
    {
        QVERIFY(write("password", "hunter2 \r\nsecond line\n"));
        QVERIFY(write("mailbox-password", "geheim"));
        const auto plan = parsePlan(R"(
[server]
address = "203.0.113.5"
port = 2222
user = "admin"
password_file = "password"
key_file = "keys/../id_ed25519"
host_key = "SHA256:abc"
daemon_directory = "/opt/daemon"
[mail]
hostname = "mail.example.org"
domain = "example.org"
mailbox = "anna@example.org"
mailbox_password_file = "./mailbox-password"
change_password = true
[certificate]
email = "anna@example.net"
agree_to_terms = true
ca_file = "ca.pem"
[dns]
resolvers = ["192.0.2.53", "192.0.2.54@5353"]
wait_minutes = 5
hook = ["./make-records", "--zone", "./left-alone"]
[proof]
recipient = "bob@example.net"
wait_minutes = 3
[decisions]
other-mta = "stop-and-disable"
"dnsbl.listed" = "continue"
)",
                                    path());
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().text()));
        const QDir folder(m_folder.path());
        QCOMPARE(plan->address, text("203.0.113.5"));
        QCOMPARE(plan->port, 2222);
        QCOMPARE(plan->user, text("admin"));
        QCOMPARE(QByteArray(plan->password.data(), plan->password.size()), QByteArray("hunter2 "));
        QCOMPARE(plan->settings.mailboxPassword.size(), 6);
        QCOMPARE(plan->keyFile, folder.absoluteFilePath(text("id_ed25519")));
        QCOMPARE(plan->settings.daemonDirectory, text("/opt/daemon"));
        QCOMPARE(plan->settings.acmeCaFile, folder.absoluteFilePath(text("ca.pem")));
        QVERIFY(plan->settings.agreeToTerms && plan->settings.changeMailboxPassword);
        QCOMPARE(plan->settings.resolvers.size(), 2);
        QCOMPARE(plan->settings.dnsWaitLimit, std::chrono::seconds(300));
        QCOMPARE(plan->settings.replyWaitLimit, std::chrono::seconds(180));
        QCOMPARE(plan->dnsHook, (QStringList{folder.absoluteFilePath(text("make-records")),
                                             text("--zone"), text("./left-alone")}));
        QCOMPARE(plan->settings.decisions.value(text("other-mta")), text("stop-and-disable"));
        QCOMPARE(plan->settings.decisions.value(text("dnsbl.listed")), text("continue"));
    }

    void hasDefaults()
    {
        const auto plan =
            parsePlan("[server]\naddress = \"a.example\"\n[dns]\nhook = [\"nsupdate\"]\n", path());
        QVERIFY(plan);
        QCOMPARE(plan->port, 22);
        QCOMPARE(plan->user, text("root"));
        QVERIFY(plan->keyFile.isEmpty() && plan->password.isEmpty());
        QVERIFY(plan->settings.acmeDirectory.startsWith(text("https://")));
        QCOMPARE(plan->dnsHook, QStringList{text("nsupdate")}); // looked for in PATH
    }

    void saysWhereTheMistakeIs_data()
    {
        QTest::addColumn<QByteArray>("plan");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("named");
        const auto row = [](const char* name, const char* rest, int line, const char* named) {
            QTest::newRow(name) << "[server]\naddress = \"a.example\"\n" + QByteArray(rest) << line
                                << text(named);
        };
        row("unknown key", "adress = \"b\"\n", 3, "server.adress");
        row("unknown section", "[mial]\n", 3, "mial");
        row("key outside", "[mail]\n[dns.more]\n", 4, "dns.more");
        row("text for a number", "port = \"22\"\n", 3, "server.port");
        row("number beyond", "port = 65536\n", 3, "server.port");
        row("number for a text", "\nuser = 7\n", 4, "server.user");
        row("text for a truth", "[certificate]\nagree_to_terms = \"yes\"\n", 4, "agree_to_terms");
        row("text for a list", "[dns]\nhook = \"./hook\"\n", 4, "dns.hook");
        row("list of numbers", "[dns]\nhook = [\"./hook\",\n 5]\n", 5, "dns.hook");
        row("decision", "[decisions]\nother-mta = true\n", 4, "decisions.other-mta");
        row("no fingerprint", "host_key = \"aa:bb\"\n", 3, "host_key");
        row("secret missing", "password_file = \"nowhere\"\n", 3, "nowhere");
        row("secret empty", "password_file = \"empty\"\n", 3, "empty");
        row("secret too large", "password_file = \"large\"\n", 3, "large");
        row("twice", "address = \"b\"\n", 3, "");
        row("not TOML", "[mail\n", 3, "");
        QTest::newRow("address missing") << QByteArray("[mail]\n") << 1 << text("server.address");
        QTest::newRow("no table") << QByteArray("server = 5\n") << 1 << text("server");
        QTest::newRow("empty") << QByteArray() << 1 << text("server.address");
    }

    void saysWhereTheMistakeIs()
    {
        QFETCH(QByteArray, plan);
        QFETCH(int, line);
        QFETCH(QString, named);
        QVERIFY(write("empty", "\n"));
        QVERIFY(write("large", QByteArray(4097, 'x')));
        const auto read = parsePlan(plan, path());
        QVERIFY(!read);
        const QString what = read.error().what;
        if (named == text("dns.more")) // a table is a key like any other
            QVERIFY2(what.contains(named), qPrintable(what));
        else
            QVERIFY2(what.startsWith(QStringLiteral("%1:%2: ").arg(path()).arg(line)) &&
                         what.contains(named),
                     qPrintable(what));
        QVERIFY(!read.error().next.isEmpty());
    }

    void secretsHaveALimit()
    {
        QVERIFY(write("most", QByteArray(4095, 'x') + '\n'));
        const auto most = readSecretFile(m_folder.filePath(text("most")));
        QVERIFY(most);
        QCOMPARE(most->size(), 4095);
    }

    void refusesLargePlansAndMissingOnes()
    {
        const auto large = parsePlan(QByteArray(300 * 1024, '#'), path());
        QVERIFY(!large);
        QVERIFY(large.error().what.contains(path()));
        const auto missing = loadPlan(m_folder.filePath(text("none.toml")));
        QVERIFY(!missing);
        QCOMPARE(toString(missing.error().kind), toString(core::ErrorKind::NotFound));
    }
};

QTEST_GUILESS_MAIN(TestPlanFile)
#include "tst_plan_file.moc"
