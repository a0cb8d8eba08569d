#include "dns/generic_name.h"
#include "dns/machine.h"
#include "dns/own_addresses.h"
#include "dns/preflight_findings.h"

#include <QTest>

using namespace mailstead;
using namespace mailstead::dns;

class TestMachine : public QObject
{
    Q_OBJECT
private slots:
    void genericNames_data();
    void genericNames();
    void publicAddresses_data();
    void publicAddresses();
    void listeningPortsAreRead();
    void osReleaseIsRead();
    void machineFindings_data();
    void machineFindings();
    void blocklistRefusalIsNoListing();
    void thisMachineCanBeRead();
};

void TestMachine::genericNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("generic");
    QTest::newRow("own") << QStringLiteral("mail.example.org") << false;
    QTest::newRow("vps") << QStringLiteral("vps-10.hoster.example") << true;
    QTest::newRow("numbers") << QStringLiteral("a.2-10.hoster.example") << true;
    QTest::newRow("reversed") << QStringLiteral("static.10.2.0.192.hoster.example") << true;
    QTest::newRow("hostess") << QStringLiteral("hostess.example.org") << false;
    QTest::newRow("mx1") << QStringLiteral("mx1.example.org") << false;
}

void TestMachine::genericNames()
{
    QFETCH(QString, name);
    QFETCH(bool, generic);
    QCOMPARE(isGenericName(name.toStdString(), "192.0.2.10"), generic);
}

void TestMachine::publicAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isPublic");
    for (const char* address : {"8.8.8.8", "192.0.2.1", "2001:db8::1", "172.32.0.1", "2a01:4f8::1"})
        QTest::newRow(address) << QString::fromLatin1(address) << true;
    for (const char* address :
         {"10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "127.0.0.1", "100.64.0.1",
          "169.254.1.1", "224.0.0.1", "0.0.0.0", "255.255.255.255", "::1", "fe80::1", "fd00::1",
          "ff02::1", "2002::1", "2001::1", "mail.example.org", ""})
        QTest::newRow(address) << QString::fromLatin1(address) << false;
}

void TestMachine::publicAddresses()
{
    QFETCH(QString, address);
    QFETCH(bool, isPublic);
    QCOMPARE(isPublicAddress(address.toStdString()), isPublic);
}

void TestMachine::listeningPortsAreRead()
{
    const auto rows = listenRows(
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  "
        "timeout inode\n"
        "   0: 0100007F:0019 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        "
        "0 4711 1 0000000000000000 100 0 0 10 0\n"
        "   1: 0100007F:0050 0100007F:1234 01 00000000:00000000 00:00000000 00000000     0        "
        "0 4712 1 0000000000000000 100 0 0 10 0\n"
        "   2: 00000000000000000000000000000000:01BB 00000000000000000000000000000000:0000 0A "
        "00000000:00000000 00:00000000 00000000 0 0 99 1\n"
        "   3: nonsense\n");
    QCOMPARE(rows.size(), std::size_t{2});
    QCOMPARE(rows[0].port, std::uint16_t{25});
    QCOMPARE(rows[0].address, std::string("127.0.0.1"));
    QCOMPARE(rows[0].inode, std::uint64_t{4711});
    QCOMPARE(rows[1].address, std::string("::"));
    QCOMPARE(rows[1].port, std::uint16_t{443});
}

void TestMachine::osReleaseIsRead()
{
    const std::string text = "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nID=debian\n"
                             "VERSION_ID='12'\nXID=no\n";
    QCOMPARE(osReleaseValue(text, "PRETTY_NAME"), std::string("Debian GNU/Linux 12 (bookworm)"));
    QCOMPARE(osReleaseValue(text, "ID"), std::string("debian"));
    QCOMPARE(osReleaseValue(text, "VERSION_ID"), std::string("12"));
    QCOMPARE(osReleaseValue(text, "NAME"), std::string());
}

void TestMachine::machineFindings_data()
{
    QTest::addColumn<quint64>("memory");
    QTest::addColumn<quint64>("disk");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("process");
    QTest::addColumn<QString>("findings");
    const quint64 gib = 1024ULL * 1024 * 1024;
    QTest::newRow("good") << 2 * gib << 20 * gib << 22 << "sshd"
                          << "";
    QTest::newRow("little memory") << gib / 2 << 20 * gib << 22 << "sshd"
                                   << "memory-low decide";
    QTest::newRow("no memory") << gib / 4 << 20 * gib << 22 << "sshd"
                               << "memory-low bad";
    QTest::newRow("little disk") << 2 * gib << gib << 22 << "sshd"
                                 << "disk-low decide";
    QTest::newRow("full disk") << 2 * gib << 1000ULL << 22 << "sshd"
                               << "disk-low bad";
    QTest::newRow("postfix") << 2 * gib << 20 * gib << 25 << "master"
                             << "other-mta decide";
    QTest::newRow("ours") << 2 * gib << 20 * gib << 25 << "mailsteadd"
                          << "";
    QTest::newRow("web") << 2 * gib << 20 * gib << 80 << "nginx"
                         << "port-80-taken decide";
    QTest::newRow("web over TLS") << 2 * gib << 20 * gib << 443 << "nginx"
                                  << "port-443-taken note";
    QTest::newRow("submission") << 2 * gib << 20 * gib << 587 << "master"
                                << "ports-taken decide";
}

void TestMachine::machineFindings()
{
    QFETCH(quint64, memory);
    QFETCH(quint64, disk);
    QFETCH(int, port);
    QFETCH(QString, process);
    QFETCH(QString, findings);
    Machine machine;
    machine.memoryBytes = memory;
    machine.freeBytes = disk;
    // On both families, as most programs do: still one finding.
    for (const char* address : {"0.0.0.0", "::"})
        machine.listening.push_back(
            {static_cast<std::uint16_t>(port), address, process.toStdString()});
    std::vector<core::Finding> seen;
    addMachineFindings(machine, seen);
    QStringList texts;
    for (const core::Finding& finding : seen) {
        texts.append(QString::fromStdString(finding.id) + QLatin1Char(' ') +
                     QString::fromStdString(std::string(toString(finding.severity))));
        QVERIFY(!finding.title.empty() && !finding.why.empty() && !finding.fix.empty());
        QVERIFY(!finding.evidence.empty());
    }
    QCOMPARE(texts.join(QLatin1Char(',')), findings);
}

void TestMachine::blocklistRefusalIsNoListing()
{
    std::vector<core::Finding> findings;
    addBlocklistFindings({{"192.0.2.1", "zen.example", Listing::State::Unknown, "127.255.255.254"},
                          {"192.0.2.2", "zen.example", Listing::State::Listed, "127.0.0.4"},
                          {"192.0.2.3", "zen.example", Listing::State::Clean, "NXDOMAIN"}},
                         findings);
    QVERIFY(findings[0].severity == core::Severity::Unknown);
    QVERIFY(findings[1].severity == core::Severity::Decide);
    QVERIFY(findings[2].severity == core::Severity::Ok);
}

void TestMachine::thisMachineCanBeRead()
{
    const Machine machine = readMachine();
    QVERIFY(!machine.hostname.empty());
    QVERIFY(!machine.systemId.empty());
    QVERIFY(machine.memoryBytes > 0);
    QVERIFY(machine.freeBytes > 0);
    QCOMPARE(machine.bootId.size(), std::size_t{36});
}

QTEST_GUILESS_MAIN(TestMachine)
#include "tst_machine.moc"
