#include "dns/judge.h"
#include "dns/machine.h"
#include "dns/preflight_findings.h"

#include <QTest>

using namespace mailstead;
using namespace mailstead::dns;

namespace
{

const std::string rsaKey(392, 'A');

ServerNames exampleNames()
{
    ServerNames names;
    names.hostname = "mail.example.org";
    names.addresses = {"192.0.2.10", "2001:db8::10"};
    DomainNames domain;
    domain.name = "example.org";
    domain.keys = {{"ms202611r", "v=DKIM1; k=rsa; p=" + rsaKey},
                   {"ms202611e", "v=DKIM1; k=ed25519; p=short"}};
    names.domains.push_back(domain);
    return names;
}

} // namespace

class TestJudge : public QObject
{
    Q_OBJECT
private slots:
    void wantedRecordsAreComplete();
    void verdicts_data();
    void verdicts();
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

void TestJudge::wantedRecordsAreComplete()
{
    QStringList rows;
    for (const WantedRecord& record : wantedRecords(exampleNames())) {
        rows.append(QString::fromStdString(record.type + " " + record.name + " " +
                                           record.value.substr(0, 20) +
                                           (record.required ? " required" : "")));
        QVERIFY(!record.why.empty());
    }
    QCOMPARE(rows,
             (QStringList{
                 QStringLiteral("A mail.example.org 192.0.2.10 required"),
                 QStringLiteral("AAAA mail.example.org 2001:db8::10"),
                 QStringLiteral("PTR 10.2.0.192.in-addr.arpa mail.example.org required"),
                 QStringLiteral("PTR 0.1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0."
                                "2.ip6.arpa mail.example.org"),
                 QStringLiteral("MX example.org 10 mail.example.org required"),
                 QStringLiteral("TXT example.org v=spf1 mx -all required"),
                 QStringLiteral("TXT ms202611r._domainkey.example.org v=DKIM1; k=rsa; p=AA "
                                "required"),
                 QStringLiteral("TXT ms202611e._domainkey.example.org v=DKIM1; k=ed25519; "),
                 QStringLiteral("TXT _dmarc.example.org v=DMARC1; p=quaranti required"),
             }));
}

void TestJudge::verdicts_data()
{
    QTest::addColumn<int>("record"); // index into wantedRecords
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<QString>("problem");
    QTest::addColumn<bool>("ok");
    const auto row = [](const char* name, int record, const QStringList& values,
                        const char* problem, bool ok) {
        QTest::newRow(name) << record << values << QString::fromLatin1(problem) << ok;
    };
    const auto text = [](const char* value) {
        return QStringList{QString::fromLatin1(value)};
    };
    row("a", 0, text("192.0.2.10"), "ok", true);
    row("a missing", 0, {}, "missing", false);
    row("a proxied", 0, text("198.51.100.7"), "foreign", false);
    row("a and an old one", 0, text("192.0.2.10") + text("198.51.100.7"), "foreign", false);
    row("ptr", 2, text("mail.example.org"), "ok", true);
    row("ptr missing", 2, {}, "missing", false);
    row("ptr elsewhere", 2, text("lost.example.net"), "not-confirmed", false);
    row("ptr generic", 2, text("vps-10.hoster.example"), "generic", false);
    row("ptr other name", 2, text("mx1.example.org"), "other-name", true);
    row("mx", 4, text("10 mail.example.org"), "ok", true);
    row("mx and a backup", 4, text("10 mail.example.org") + text("20 backup.example.net"), "ok",
        true);
    row("mx elsewhere", 4, text("5 other.example.net") + text("10 mail.example.org"), "wrong",
        false);
    row("mx shared", 4, text("10 mail.example.org") + text("10 other.example.net"), "shared",
        false);
    row("spf", 5, text("v=spf1 mx -all"), "ok", true);
    row("spf with others", 5, text("google-site=1") + text("v=spf1 include:x.example mx ~all"),
        "ok", true);
    row("spf by address", 5, text("v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 -all"), "ok", true);
    row("spf by half of the addresses", 5, text("v=spf1 ip4:192.0.2.0/24 -all"), "not-us", false);
    row("spf of others", 5, text("v=spf1 include:x.example -all"), "not-us", false);
    row("spf forbidding us", 5, text("v=spf1 -mx -all"), "not-us", false);
    row("spf twice", 5, text("v=spf1 mx -all") + text("v=spf1 a -all"), "duplicate", false);
    row("spf missing", 5, text("v=spf10 mx"), "missing", false);
    const QString key = QString::fromStdString(rsaKey);
    row("dkim", 6, {QStringLiteral("v=DKIM1;k=rsa;p=") + key}, "ok", true);
    row("dkim with blanks", 6,
        {QStringLiteral("v=DKIM1; k=rsa; p=") + key.left(200) + QLatin1Char(' ') + key.mid(200)},
        "ok", true);
    row("dkim cut", 6, {QStringLiteral("v=DKIM1; k=rsa; p=") + key.left(237)}, "truncated", false);
    row("dkim of another", 6, text("v=DKIM1; k=rsa; p=BBBB"), "wrong", false);
    row("dkim twice", 6, {QStringLiteral("v=DKIM1; p=") + key, QStringLiteral("v=DKIM1; p=B")},
        "duplicate", false);
    row("dmarc", 8, text("v=DMARC1; p=none"), "ok", true);
    row("dmarc without policy", 8, text("v=DMARC1; rua=mailto:a@b.example"), "wrong", false);
    row("dmarc twice", 8, text("v=DMARC1; p=none") + text("v=DMARC1; p=reject"), "duplicate",
        false);
}

void TestJudge::verdicts()
{
    QFETCH(int, record);
    QFETCH(QStringList, values);
    QFETCH(QString, problem);
    QFETCH(bool, ok);
    const ServerNames names = exampleNames();
    const Judge judge(names, {{"mail.example.org", {"192.0.2.10", "2001:db8::10"}},
                              {"mx1.example.org", {"192.0.2.10"}},
                              {"vps-10.hoster.example", {"192.0.2.10"}},
                              {"lost.example.net", {"203.0.113.1"}}});
    Answer answer;
    answer.status = Status::NoError;
    for (const QString& value : values)
        answer.values.push_back(value.toStdString());
    const auto wanted = wantedRecords(names);
    const Verdict verdict = judge.verdict(wanted[static_cast<std::size_t>(record)], answer);
    QCOMPARE(QString::fromStdString(verdict.problem), problem);
    QCOMPARE(verdict.state == RecordState::Ok, ok);

    answer.status = Status::ServFail;
    QVERIFY(judge.verdict(wanted[static_cast<std::size_t>(record)], answer).state ==
            RecordState::Unknown);
}

void TestJudge::genericNames_data()
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

void TestJudge::genericNames()
{
    QFETCH(QString, name);
    QFETCH(bool, generic);
    QCOMPARE(isGenericName(name.toStdString(), "192.0.2.10"), generic);
}

void TestJudge::publicAddresses_data()
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

void TestJudge::publicAddresses()
{
    QFETCH(QString, address);
    QFETCH(bool, isPublic);
    QCOMPARE(isPublicAddress(address.toStdString()), isPublic);
}

void TestJudge::listeningPortsAreRead()
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

void TestJudge::osReleaseIsRead()
{
    const std::string text = "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nID=debian\n"
                             "VERSION_ID='12'\nXID=no\n";
    QCOMPARE(osReleaseValue(text, "PRETTY_NAME"), std::string("Debian GNU/Linux 12 (bookworm)"));
    QCOMPARE(osReleaseValue(text, "ID"), std::string("debian"));
    QCOMPARE(osReleaseValue(text, "VERSION_ID"), std::string("12"));
    QCOMPARE(osReleaseValue(text, "NAME"), std::string());
}

void TestJudge::machineFindings_data()
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
    QTest::newRow("submission") << 2 * gib << 20 * gib << 587 << "master"
                                << "ports-taken decide";
}

void TestJudge::machineFindings()
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

void TestJudge::blocklistRefusalIsNoListing()
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

void TestJudge::thisMachineCanBeRead()
{
    const Machine machine = readMachine();
    QVERIFY(!machine.hostname.empty());
    QVERIFY(!machine.systemId.empty());
    QVERIFY(machine.memoryBytes > 0);
    QVERIFY(machine.freeBytes > 0);
    QCOMPARE(machine.bootId.size(), std::size_t{36});
}

QTEST_GUILESS_MAIN(TestJudge)
#include "tst_judge.moc"
