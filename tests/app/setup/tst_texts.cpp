// The setup's pure functions: texts of a server, of the daemon and of a reply, read and written.
#include "setup/choices.h"
#include "setup/daemon_binary.h"
#include "setup/distribution.h"
#include "setup/dns_records.h"
#include "setup/facts.h"
#include "setup/hosts_file.h"
#include "setup/services.h"
#include "setup/settings.h"
#include "setup/verdicts.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mailstead;
using namespace mailstead::setup;

namespace
{

const QString fullName = QStringLiteral("mail.example.org");

QString text(const char* bytes)
{
    return QString::fromUtf8(bytes);
}

/// The first 64 bytes of an ELF program for a machine.
QByteArray elf(int machine, bool littleEndian = true)
{
    QByteArray header(64, '\0');
    header.replace(0, 4,
                   "\x7f"
                   "ELF");
    header[4] = 2;
    header[5] = littleEndian ? 1 : 2;
    header[littleEndian ? 18 : 19] = static_cast<char>(machine & 0xff);
    header[littleEndian ? 19 : 18] = static_cast<char>(machine >> 8);
    return header;
}

bool write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// "dkim=pass spf=fail", in the order in which they were found.
QString verdicts(const QByteArray& message, const QString& domain = QStringLiteral("example.org"))
{
    QStringList list;
    for (const Verdict& verdict : verdictsIn(message, domain))
        list.append(verdict.method + u'=' + verdict.result);
    return list.join(u' ');
}

Settings goodSettings()
{
    Settings settings;
    settings.hostname = fullName;
    settings.domain = QStringLiteral("example.org");
    settings.mailbox = QStringLiteral("anna@example.org");
    return settings;
}

} // namespace

class TestTexts : public QObject
{
    Q_OBJECT

private slots:
    void hostsFileGetsTheName_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("empty") << QString() << text("127.0.1.1\tmail.example.org mail\n");
        QTest::newRow("beside localhost")
            << text("# hosts\n127.0.0.1\tlocalhost\n::1 ip6-localhost\n")
            << text("# hosts\n127.0.0.1\tlocalhost\n127.0.1.1\tmail.example.org mail\n"
                    "::1 ip6-localhost\n");
        // Debian's line with the old name would win over anything that stands behind it.
        QTest::newRow("old name goes, other aliases and the comment stay")
            << text("127.0.0.1 localhost\n127.0.1.1  vps17.hoster.example vps17 db  # mine\n")
            << text("127.0.0.1 localhost\n127.0.1.1\tmail.example.org mail db  # mine\n");
        QTest::newRow("short name first") << text("127.0.1.1 mail mail.example.org\n")
                                          << text("127.0.1.1\tmail.example.org mail\n");
        QTest::newRow("taken off lines that would win")
            << text("::1 localhost mail\n127.0.0.1 localhost mail.example.org\n"
                    "203.0.113.5 MAIL\n10.0.0.1 gateway # mail\n")
            << text("::1\tlocalhost\n127.0.0.1\tlocalhost\n127.0.1.1\tmail.example.org mail\n"
                    "10.0.0.1 gateway # mail\n");
        QTest::newRow("no line end at the end") << text("127.0.0.1 localhost")
                                                << text("127.0.0.1 localhost\n"
                                                        "127.0.1.1\tmail.example.org mail\n");
        QTest::newRow("right already, by IPv6") << text("2001:db8::5   mail.example.org   mail\n")
                                                << text("2001:db8::5   mail.example.org   mail\n");
    }

    void hostsFileGetsTheName()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        const QString edited = hostsWithName(before, fullName, QStringLiteral("vps17"));
        QCOMPARE(edited, after);
        QCOMPARE(canonicalName(edited, QStringLiteral("mail")), fullName);
        QCOMPARE(hostsWithName(edited, fullName, QStringLiteral("mail")), edited);
    }

    void readsOsRelease()
    {
        const SystemId debian = parseOsRelease(
            "# by the system\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n"
            "NAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\nID=debian\nnonsense\n=x\n");
        QCOMPARE(debian.id, text("debian"));
        QCOMPARE(debian.version, text("12"));
        QCOMPARE(debian.name, text("Debian GNU/Linux 12 (bookworm)"));

        const SystemId rocky = parseOsRelease("ID='rocky'\nID_LIKE=\"rhel centos fedora\"\n"
                                              "VERSION_ID=\"9.4\"\nNAME=\"Rocky \\\"Linux\\\"\"\n");
        QCOMPARE(rocky.id, text("rocky"));
        QCOMPARE(rocky.idLike, (QStringList{text("rhel"), text("centos"), text("fedora")}));
        QCOMPARE(rocky.name, text("Rocky \"Linux\""));

        QCOMPARE(parseOsRelease("ID=\"").id, text("\""));
        QCOMPARE(parseOsRelease("PRETTY_NAME=" + QByteArray(5000, 'x')).name.size(), 200);
        QVERIFY(parseOsRelease(QByteArray(300, '\n') + "ID=debian").id.isEmpty());
        QVERIFY(parseOsRelease({}).id.isEmpty());
    }

    void knowsDistributions_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("title");
        QTest::newRow("debian 12") << text("debian") << text("12") << text("Debian 12");
        QTest::newRow("rocky 9.4") << text("rocky") << text("9.4") << text("Rocky Linux 9");
        QTest::newRow("ubuntu") << text("ubuntu") << text("24.04") << text("Ubuntu 24.04");
        QTest::newRow("old debian") << text("debian") << text("11") << QString();
        QTest::newRow("no prefix") << text("debian") << text("121") << QString();
        QTest::newRow("testing") << text("debian") << QString() << QString();
        QTest::newRow("arch") << text("arch") << QString() << QString();
    }

    void knowsDistributions()
    {
        QFETCH(QString, id);
        QFETCH(QString, version);
        QFETCH(QString, title);
        const auto found = distributionFor({id, {}, version, {}});
        QCOMPARE(found ? found->title : QString(), title);
    }

    void readsInstalledPackages()
    {
        const Distribution debian = *distributionFor({text("debian"), {}, text("12"), {}});
        const QStringList asked{text("openssl"), text("dovecot-core"), text("libssl3")};
        // Removed packages that left their configuration are not installed.
        QCOMPARE(debian.installedOf(asked, "installed openssl\nconfig-files dovecot-core\n"
                                           "installed libssl3:amd64\ninstalled other\ninstalled"),
                 (QStringList{text("openssl"), text("libssl3")}));
        QVERIFY(debian.installedOf(asked, {}).isEmpty());
        QVERIFY(debian.auditInterrupted().has_value());
        QVERIFY(debian.install(asked).arguments.contains(text("Dpkg::Options::=--force-confold")));

        const Distribution alma = *distributionFor({text("almalinux"), {}, text("10.1"), {}});
        QCOMPARE(alma.installedOf({text("dovecot"), text("openssl")},
                                  "package dovecot is not installed\ninstalled openssl\n"),
                 QStringList{text("openssl")});
        QVERIFY(!alma.auditInterrupted().has_value());
        QCOMPARE(alma.install({text("dovecot")}).display(), text("dnf -y install dovecot"));
    }

    void readsListeningPorts()
    {
        const auto ports = parseSs(
            "LISTEN 0 100 0.0.0.0:25 0.0.0.0:* users:((\"master\",pid=8,fd=13))\n"
            "LISTEN 0 4096 127.0.0.53%lo:53 0.0.0.0:* users:((\"systemd-resolve\",pid=1,fd=2))\n"
            "LISTEN 0 511 [::]:80 [::]:*\nLISTEN 0 1 *:443 *:*\n"
            // hostile or cut off
            "LISTEN 0 1 0.0.0.0:0 *:*\nLISTEN 0 1 0.0.0.0:70000 *:*\nLISTEN 0 1 :22 *:*\n"
            "LISTEN 0 1 nonsense *:*\nESTAB 0 0 192.0.2.1:22 192.0.2.2:1\nLISTEN 0 100 0.0.");
        QCOMPARE(ports.size(), 4);
        QCOMPARE(ports.at(0).port, 25);
        QCOMPARE(ports.at(0).process, text("master"));
        QCOMPARE(ports.at(1).address, text("127.0.0.53"));
        QCOMPARE(ports.at(2).address, text("::"));
        QVERIFY(ports.at(2).process.isEmpty());
        QCOMPARE(ports.at(3).address, text("*"));
        QCOMPARE(parseSs(QByteArray("LISTEN 0 1 *:1 *:*\n").repeated(5000)).size(), 2000);

        QCOMPARE(parseListeningPorts(
                     "  sl  local_address rem_address   st\n"
                     "   0: 00000000:0019 00000000:0000 0A 0\n   1: 0100007F:0016 0:0 01 0\n"
                     "   2: 00000000000000000000000000000000:0019 0:0 0A\n   3: x:zz 0:0 0A\n 4:"),
                 QList<int>{25});
    }

    void readsResources()
    {
        QCOMPARE(parseMemTotal("MemFree: 5 kB\nMemTotal:  2014536 kB\n"), 2014536LL * 1024);
        QCOMPARE(parseMemTotal("MemTotal: 99999999999999999999 kB\n"), 0);
        QCOMPARE(parseMemTotal("MemTotal: -4 kB\nMemTotal:"), 0);

        const DiskSpace space = parseDf("Filesystem 1024-blocks Used Available Capacity Mounted\n"
                                        "/dev/vda1 20000 5000 15000 25% /srv/my data\n");
        QCOMPARE(space.total, 20000LL * 1024);
        QCOMPARE(space.free, 15000LL * 1024);
        QCOMPARE(parseDf("/dev/vda1 100 200 -5 100% /\n").free, 0);
        QCOMPARE(parseDf("/dev/vda1 99999999999999999 0 1 0% /\n").total, 0);
        QCOMPARE(parseDf("/dev/vda1 100 0 200 0% /\n").total, 0);
        QCOMPARE(parseDf("/dev/vda1 200").total, 0);
    }

    void readsAddresses()
    {
        const auto addresses = parseIpAddresses(
            "1: lo    inet 127.0.0.1/8 scope host lo\n2: eth0    inet 203.0.113.5/24 brd "
            "203.0.113.255 scope global eth0\n2: eth0    inet6 2001:db8::5/64 scope global\n"
            "2: eth0    inet6 fe80::1/64 scope link\n3: wg0    inet 10.8.0.1/24 scope global\n"
            "4: x    inet not-an-address scope\n5: y    inet\n");
        QCOMPARE(addresses.size(), 3);
        QCOMPARE(addresses.at(0).address, text("203.0.113.5"));
        QVERIFY(addresses.at(0).isPublic);
        QCOMPARE(addresses.at(1).family, 6);
        QVERIFY(!addresses.at(2).isPublic);

        for (const char* address : {"100.64.1.1", "172.31.0.1", "192.168.1.1", "fd00::1", "ff02::1",
                                    "240.0.0.1", "", "mail.example.org"})
            QVERIFY2(!isPublicAddress(text(address)), address);
        for (const char* address : {"100.128.0.1", "172.32.0.1", "2a01:4f8::1", "9.9.9.9"})
            QVERIFY2(isPublicAddress(text(address)), address);

        QCOMPARE(parseRunningServices("nginx.service loaded active running Web\n\nssh.socket x\n"
                                      "getty@tty1.service loaded\ncron.serv"),
                 (QStringList{text("nginx"), text("getty@tty1")}));
    }

    void readsVerdicts_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QString>("found");
        QTest::newRow("plain")
            << QByteArray(
                   "Authentication-Results: mx.test; spf=pass smtp.mailfrom=example.org; dkim=PASS "
                   "header.d=example.org; dmarc=fail header.from=example.org\r\n")
            << text("spf=pass dkim=pass dmarc=fail");
        QTest::newRow("quoted and folded")
            << QByteArray("Hello\n\n> > authentication-results: mx.test;\r\n> >\tdkim = pass "
                          "header.d=example.org;\r\n> >   spf=softfail\r\n> > Other: dmarc=pass\n")
            << text("dkim=pass spf=softfail");
        QTest::newRow("quoted-printable")
            << QByteArray("Content-Transfer-Encoding: Quoted-Printable\r\n\r\n> Authentication-"
                          "Res=\r\nults: mx.test; dkim=3Dpass header.d=3Dexample.org;\r\n> "
                          "=20spf=3Dnone\r\n")
            << text("dkim=pass spf=none");
        QTest::newRow("one of several signatures holds")
            << QByteArray("Authentication-Results: mx.test; dkim=fail header.d=example.org "
                          "header.s=a; dkim=pass header.d=example.org header.s=b\n")
            << text("dkim=pass");
        QTest::newRow("the first counts")
            << QByteArray("Authentication-Results: mx.test; spf=pass example.org\n"
                          "Authentication-Results: forged; spf=fail example.org\n")
            << text("spf=pass");
        QTest::newRow("on a subdomain of ours")
            << QByteArray("Authentication-Results: mx.test; spf=pass smtp.helo=mail.EXAMPLE.org\n")
            << text("spf=pass");
        QTest::newRow("foreign domains")
            << QByteArray("Authentication-Results: mx; spf=pass smtp.mailfrom=example.net\n"
                          "Authentication-Results: mx; spf=pass smtp.mailfrom=notexample.org\n"
                          "Authentication-Results: mx; spf=pass smtp.mailfrom=example.org.test\n"
                          "Authentication-Results: mx; spf=pass smtp.mailfrom=example.org-x.test\n")
            << QString();
        QTest::newRow("ends a sentence")
            << QByteArray("Authentication-Results: mx; dmarc=pass (from anna@example.org.)\n")
            << text("dmarc=pass");
        QTest::newRow("not at a line's begin")
            << QByteArray("see Authentication-Results: mx; spf=pass example.org\n") << QString();
        QTest::newRow("broken off")
            << QByteArray("Authentication-Results: example.org; spf=") << QString();
        QTest::newRow("broken code")
            << QByteArray("content-transfer-encoding: quoted-printable\n\n"
                          "Authentication-Results: example.org; spf=3Dpass =Z=\n=")
            << text("spf=pass");
        QTest::newRow("beyond the limit")
            << QByteArray(600 * 1024, 'x') + "\nAuthentication-Results: example.org; spf=pass\n"
            << QString();
    }

    void readsVerdicts()
    {
        QFETCH(QByteArray, message);
        QFETCH(QString, found);
        QCOMPARE(verdicts(message), found);
    }

    void verdictsBecomeFindings()
    {
        const auto findings = verdictFindings(
            {{text("spf"), text("pass"), text("line")}, {text("dmarc"), text("fail"), text("l2")}});
        QCOMPARE(findings.size(), 3);
        QCOMPARE(findings.at(0).id, text("proof-spf"));
        QCOMPARE(toString(findings.at(0).severity), toString(core::Severity::Ok));
        QCOMPARE(findings.at(0).evidence, QStringList{text("line")});
        // What nobody said is unknown, never bad.
        QCOMPARE(toString(findings.at(1).severity), toString(core::Severity::Unknown));
        QCOMPARE(toString(findings.at(2).severity), toString(core::Severity::Bad));
        QVERIFY(!findings.at(2).fix.isEmpty());
    }

    void readsAndWritesRecords()
    {
        const QJsonObject record{
            {text("name"), text("example.org")},
            {text("type"), text("MX")},
            {text("value"), text("10 mail.example.org")},
            {text("ttl"), 99999999},
            {text("state"), text("ok")},
            {text("answers"),
             QJsonArray{
                 QJsonObject{{text("server"), text("ns1")},
                             {text("values"), QJsonArray{text("a"), text("b")}}},
                 QJsonObject{{text("server"), text("ns2")}, {text("status"), text("NXDOMAIN")}}}}};
        const auto records = recordsFromJson({{text("records"), QJsonArray{record}}});
        QVERIFY(records);
        QCOMPARE(records->first().ttl, 604800);
        QCOMPARE(records->first().answers,
                 (QStringList{text("ns1: a | b"), text("ns2: NXDOMAIN")}));
        QCOMPARE(countRequired(*records), 1);
        QCOMPARE(countArrived(*records), 1);
        const QJsonObject written = recordsToJson(*records).first().toObject();
        QCOMPARE(written.value(text("value")).toString(), text("10 mail.example.org"));

        QJsonObject nameless = record;
        nameless.remove(text("name"));
        for (const QJsonObject& wrong :
             {QJsonObject{}, QJsonObject{{text("records"), text("none")}},
              QJsonObject{{text("records"), QJsonArray{nameless}}},
              QJsonObject{{text("records"), QJsonArray{1}}}}) {
            const auto refused = recordsFromJson(wrong);
            QVERIFY(!refused);
            QCOMPARE(toString(refused.error().kind), toString(core::ErrorKind::Protocol));
        }
        QJsonArray many;
        for (int i = 0; i < 501; ++i)
            many.append(record);
        QVERIFY(!recordsFromJson({{text("records"), many}}));
        QVERIFY(!findingsFromJson({{text("findings"), many}}));
        QVERIFY(findingsFromJson({})->isEmpty());
    }

    void writesAZoneFile()
    {
        WantedRecord mx;
        mx.name = text("example.org");
        mx.type = text("MX");
        mx.value = text("10 mail.example.org");
        WantedRecord txt = mx;
        txt.type = text("TXT");
        txt.value = QString(300, u'k') + text("\\\"");
        WantedRecord ptr;
        ptr.name = text("5.113.0.203.in-addr.arpa");
        ptr.type = text("PTR");
        ptr.value = text("mail.example.org.");
        ptr.required = false;
        QCOMPARE(zoneFile({mx, txt, ptr}),
                 text("example.org. 3600 IN MX 10 mail.example.org.\n"
                      "example.org. 3600 IN TXT \"") +
                     QString(255, u'k') + text("\" \"") + QString(45, u'k') +
                     text("\\\\\\\"\"\n; at the hoster: 5.113.0.203.in-addr.arpa. 3600 IN PTR "
                          "mail.example.org.\n"));
        QCOMPARE(countRequired({mx, txt, ptr}), 2);
        QCOMPARE(countArrived({mx, txt, ptr}), 0);
    }

    void checksNames()
    {
        for (const char* good : {"mail.example.org", "a.bc", "xn--fiq.example", "1.2.example"})
            QVERIFY2(isHostname(text(good)), good);
        for (const char* bad : {"", "mail", "Mail.example.org", "mail..org", ".example.org",
                                "-a.example", "a-.example", "192.0.2.4", "a_b.example",
                                "a b.example", "example.org.", "a.example;reboot"})
            QVERIFY2(!isHostname(text(bad)), bad);
        QVERIFY(!isHostname(QString(64, u'a') + text(".example")));
        QVERIFY(!isHostname(text("a.").repeated(130) + text("example")));

        for (const char* good : {"anna@example.org", "a.b+c@Example.org", "o'neil@example.org"})
            QVERIFY2(isMailAddress(text(good)), good);
        for (const char* bad :
             {"", "anna", "@example.org", "anna@", "anna@localhost", ".a@example.org",
              "a.@example.org", "a..b@example.org", "\"a b\"@example.org", "a b@example.org",
              "a@b@example.org", "a\r\n@example.org", "änna@example.org"})
            QVERIFY2(!isMailAddress(text(bad)), bad);
        QVERIFY(!isMailAddress(QString(65, u'a') + text("@example.org")));
        QCOMPARE(shortName(fullName), text("mail"));
    }

    void checksSettings()
    {
        QVERIFY(checkSettings(goodSettings()));
        using Break = void (*)(Settings&);
        const Break breaks[] = {
            [](Settings& s) { s.hostname = text("mail"); },
            [](Settings& s) { s.domain.clear(); },
            [](Settings& s) { s.mailbox = text("anna"); },
            [](Settings& s) { s.mailbox = text("anna@example.net"); },
            [](Settings& s) { s.proofRecipient = text("nobody"); },
            [](Settings& s) { s.acmeDirectory = text("http://ca.example/directory"); },
            [](Settings& s) { s.acmeDirectory = text("https://"); },
            [](Settings& s) { s.acmeEmail = text("me"); },
            [](Settings& s) {
                s.resolvers = {text("192.0.2.53"), text("resolver.example")};
            },
            [](Settings& s) { s.resolvers = {text("192.0.2.53@0")}; },
            [](Settings& s) { s.acmeCaFile = text("/nonexistent/ca.pem"); },
            [](Settings& s) { s.trustAnchorFile = text("/nonexistent/anchors"); },
        };
        int number = 0;
        for (const Break& each : breaks) {
            Settings settings = goodSettings();
            each(settings);
            const auto checked = checkSettings(settings);
            QVERIFY2(!checked, qPrintable(QString::number(number)));
            QVERIFY(!checked.error().what.isEmpty());
            ++number;
        }
        Settings settings = goodSettings();
        settings.resolvers = {text("192.0.2.53@5353"), text("2001:db8::53")};
        QVERIFY(checkSettings(settings));
    }

    void decisionsMustBeOffered()
    {
        core::Finding finding;
        finding.id = text("other-mta");
        finding.severity = core::Severity::Decide;
        setChoices(finding, {{text("stop"), text("Stop it")}});
        Settings settings;
        settings.decisions.insert(text("other-mta"), text("continue"));
        QVERIFY(decisionFor(finding, settings).isEmpty());
        applyDecision(finding, settings);
        QCOMPARE(toString(finding.severity), toString(core::Severity::Decide));

        settings.decisions.insert(text("other-mta"), text("stop"));
        core::Finding bad = finding;
        bad.severity = core::Severity::Bad;
        applyDecision(bad, settings);
        QCOMPARE(toString(bad.severity), toString(core::Severity::Bad));
        applyDecision(finding, settings);
        QCOMPARE(toString(finding.severity), toString(core::Severity::Note));
        QVERIFY(finding.remark.contains(text("Stop it")));
    }

    void tellsArchitectures()
    {
        QCOMPARE(elfArchitecture(elf(62)), text("x86_64"));
        QCOMPARE(elfArchitecture(elf(183)), text("aarch64"));
        QCOMPARE(elfArchitecture(elf(183, false)), text("aarch64"));
        QCOMPARE(elfArchitecture(elf(258)), text("machine-258"));
        QVERIFY(elfArchitecture(elf(62).left(19)).isEmpty());
        QVERIFY(elfArchitecture("#!/bin/sh\nexec something-else\n").isEmpty());
        QVERIFY(elfArchitecture({}).isEmpty());
    }

    void findsTheDaemon()
    {
        const QString architecture = text("aarch64"); // none lies beside the test program
        QTemporaryDir folder;
        QVERIFY(folder.isValid());
        qunsetenv("MAILSTEAD_DAEMON_DIR");
        auto found = findDaemonBinary(folder.path(), architecture);
        QVERIFY(!found);
        QCOMPARE(toString(found.error().kind), toString(core::ErrorKind::NotFound));
        QVERIFY(found.error().why.contains(folder.path()));

        QVERIFY(write(folder.filePath(text("mailsteadd")), elf(62)));
        QVERIFY(write(folder.filePath(text("mailsteadd-aarch64")), "#!/bin/sh\n"));
        found = findDaemonBinary(folder.path(), architecture);
        QVERIFY(!found);
        QVERIFY(found.error().why.contains(text("x86_64")));
        QVERIFY(found.error().why.contains(text("not a Linux program")));

        QVERIFY(write(folder.filePath(text("mailsteadd-aarch64")), elf(183)));
        found = findDaemonBinary(folder.path(), architecture);
        QVERIFY(found);
        QCOMPARE(found->path, folder.filePath(text("mailsteadd-aarch64")));
        QCOMPARE(found->size, 64);
        QCOMPARE(found->sha256,
                 QCryptographicHash::hash(elf(183), QCryptographicHash::Sha256).toHex());

        qputenv("MAILSTEAD_DAEMON_DIR", folder.path().toUtf8());
        QVERIFY(findDaemonBinary({}, architecture));
        qunsetenv("MAILSTEAD_DAEMON_DIR");
    }
};

QTEST_GUILESS_MAIN(TestTexts)
#include "tst_texts.moc"
