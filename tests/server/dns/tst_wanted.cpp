#include "dns/mta_sts_policy.h"
#include "dns/panel_form.h"
#include "dns/record_set.h"
#include "dns/wanted.h"

#include <QTest>

using namespace mailstead;
using namespace mailstead::dns;

namespace
{

ServerNames exampleNames()
{
    ServerNames names;
    names.hostname = "mail.example.org";
    names.addresses = {"192.0.2.10", "2001:db8::10"};
    DomainNames domain;
    domain.name = "example.org";
    domain.keys = {{"ms202611r", "v=DKIM1; k=rsa; p=" + std::string(392, 'A')},
                   {"ms202611e", "v=DKIM1; k=ed25519; p=short"}};
    names.domains.push_back(domain);
    names.authorities = {"letsencrypt.org"};
    names.keyDigest = std::string(64, 'a');
    names.hostIsSigned = true;
    names.servesWellKnown = true;
    names.certificateNames = {"mail.example.org", "mta-sts.example.org"};
    return names;
}

QStringList rowsOf(const ServerNames& names)
{
    QStringList rows;
    for (const WantedRecord& record : wantedRecords(names))
        rows.append(QString::fromStdString(record.type + " " + record.name + " " +
                                           record.value.substr(0, 20) +
                                           (record.required ? " required" : "")));
    return rows;
}

PanelForm formOf(const std::string& type, const std::string& value,
                 const std::string& name = "mail.example.org")
{
    WantedRecord record;
    record.name = name;
    record.type = type;
    record.value = value;
    return panelForm(record, "example.org");
}

} // namespace

class WantedTest : public QObject
{
    Q_OBJECT

private slots:
    void recordsAreComplete()
    {
        const QStringList expected{
            QStringLiteral("A mail.example.org 192.0.2.10 required"),
            QStringLiteral("AAAA mail.example.org 2001:db8::10"),
            QStringLiteral("PTR 10.2.0.192.in-addr.arpa mail.example.org required"),
            QStringLiteral("PTR 0.1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0."
                           "2.ip6.arpa mail.example.org"),
            QStringLiteral("CAA mail.example.org 0 issue \"letsencrypt"),
            QStringLiteral("TLSA _25._tcp.mail.example.org 3 1 1 aaaaaaaaaaaaaa"),
            QStringLiteral("TXT mail.example.org v=spf1 a -all"),
            QStringLiteral("MX example.org 10 mail.example.org required"),
            QStringLiteral("TXT example.org v=spf1 mx -all required"),
            QStringLiteral("TXT ms202611r._domainkey.example.org v=DKIM1; k=rsa; p=AA required"),
            QStringLiteral("TXT ms202611e._domainkey.example.org v=DKIM1; k=ed25519; "),
            QStringLiteral("TXT _dmarc.example.org v=DMARC1; p=quaranti required"),
            QStringLiteral("TXT _mta-sts.example.org v=STSv1; id=") +
                QString::fromStdString(mtaStsId(mtaStsRecord(mtaStsPolicy({"mail.example.org"}))))
                    .left(8),
            QStringLiteral("CNAME mta-sts.example.org mail.example.org"),
            QStringLiteral("TXT _smtp._tls.example.org v=TLSRPTv1; rua=mail"),
            QStringLiteral("SRV _submissions._tcp.example.org 0 1 465 mail.example"),
            QStringLiteral("SRV _submission._tcp.example.org 0 1 587 mail.example"),
            QStringLiteral("SRV _imaps._tcp.example.org 0 1 993 mail.example"),
            QStringLiteral("SRV _pop3s._tcp.example.org 0 1 995 mail.example"),
            QStringLiteral("CNAME autoconfig.example.org mail.example.org"),
            QStringLiteral("CNAME autodiscover.example.org mail.example.org"),
        };
        QCOMPARE(rowsOf(exampleNames()), expected);
        for (const WantedRecord& record : wantedRecords(exampleNames()))
            QVERIFY(record.why.ends_with('.'));
    }

    void policyFollowsItsCertificate()
    {
        ServerNames names = exampleNames();
        const auto ofPolicy = [&names] {
            return rowsOf(names).filter(QStringLiteral("mta-sts"));
        };
        QCOMPARE(ofPolicy().size(), 2);
        const QStringList before = ofPolicy();
        names.policyTerms.mode = MtaStsPolicy::Mode::Enforce;
        QVERIFY(ofPolicy() != before); // another id
        names.policyTerms = {MtaStsPolicy::Mode::Testing, 86400};
        QVERIFY(ofPolicy() != before);
        // First the name, then the certificate, then the promise.
        for (const std::vector<std::string>& held :
             {std::vector<std::string>{}, {"mail.example.org", "mta-sts.example.net"}}) {
            names.certificateNames = held;
            QCOMPARE(ofPolicy(),
                     QStringList{QStringLiteral("CNAME mta-sts.example.org mail.example.org")});
        }
        names.certificateNames = {"*.example.org"};
        QCOMPARE(ofPolicy().size(), 2);
    }

    void someDependOnFacts()
    {
        ServerNames names = exampleNames();
        names.hostIsSigned = false;
        names.authorities.clear();
        QVERIFY(rowsOf(names).filter(QStringLiteral("TLSA")).isEmpty());
        QVERIFY(rowsOf(names).filter(QStringLiteral("CAA")).isEmpty());
        // Nobody is promised a page that is not served.
        names.servesWellKnown = false;
        QVERIFY(rowsOf(names).filter(QStringLiteral("mta-sts")).isEmpty());
        QVERIFY(rowsOf(names).filter(QStringLiteral("autoco")).isEmpty());
        QVERIFY(rowsOf(names).filter(QStringLiteral("autodis")).isEmpty());
        names.hostIsSigned = true;
        names.keyDigest.clear(); // a temporary certificate
        QVERIFY(rowsOf(names).filter(QStringLiteral("TLSA")).isEmpty());
        names.authorities = {"letsencrypt.org"};
        names.authorityAccount = "https://ca.example/1";
        QVERIFY(wantedRecords(names)[4].value ==
                "0 issue \"letsencrypt.org; accounturi=https://ca.example/1\"");
        names.addresses = {"2001:db8::10"};
        QVERIFY(rowsOf(names).front().endsWith(QLatin1String("required")));
    }

    void authoritiesAreKnown()
    {
        QVERIFY(authoritiesOf("https://acme-v02.api.letsencrypt.org/directory") ==
                std::vector<std::string>{"letsencrypt.org"});
        QVERIFY(authoritiesOf("https://acme.zerossl.com/v2/DV90") ==
                std::vector<std::string>{"sectigo.com"});
        QVERIFY(authoritiesOf("https://ca.test:14000/dir").empty());
        QVERIFY(authoritiesOf("https://letsencrypt.org.evil.example/").empty());
        QVERIFY(authoritiesOf("nonsense").empty());
    }

    void zonesAreGuessed()
    {
        const ServerNames names = exampleNames();
        QCOMPARE(likelyZone(names, "_dmarc.example.org"), std::string("example.org"));
        QCOMPARE(likelyZone(names, "mx.other.net"), std::string("other.net"));
        QCOMPARE(likelyZone(names, "notexample.org"), std::string("org"));
    }

    void formsForPanels()
    {
        const PanelForm mx = formOf("MX", "10 mail.example.org", "example.org");
        QCOMPARE(mx.relativeName, std::string("@"));
        QCOMPARE(mx.absoluteName, std::string("example.org."));
        QCOMPARE(mx.plain, std::string("mail.example.org"));
        QVERIFY(mx.priority == 10U);
        QCOMPARE(mx.zoneLine, std::string("example.org. 3600 IN MX 10 mail.example.org."));

        const PanelForm srv =
            formOf("SRV", "0 1 465 mail.example.org", "_submissions._tcp.example.org");
        QCOMPARE(srv.relativeName, std::string("_submissions._tcp"));
        QVERIFY(srv.priority == 0U && srv.weight == 1U && srv.port == 465U);
        QCOMPARE(srv.plain, std::string("mail.example.org"));

        const PanelForm caa = formOf("CAA", "0 issue \"letsencrypt.org\"");
        QVERIFY(caa.flags == 0U);
        QCOMPARE(caa.tag, std::string("issue"));
        QCOMPARE(caa.plain, std::string("letsencrypt.org"));
        QCOMPARE(caa.zoneLine,
                 std::string("mail.example.org. 3600 IN CAA 0 issue \"letsencrypt.org\""));

        const std::string key = "v=DKIM1; p=" + std::string(400, 'A');
        const PanelForm text = formOf("TXT", key);
        QCOMPARE(text.plain, key);
        QCOMPARE(text.quoted, "\"" + key + "\"");
        QCOMPARE(text.split, "\"" + key.substr(0, 255) + "\" \"" + key.substr(255) + "\"");

        QCOMPARE(formOf("A", "192.0.2.1", "mail.other.net").relativeName,
                 std::string("mail.other.net."));
        QCOMPARE(quotedText("a\"b\\c"), std::string("\"a\\\"b\\\\c\""));
        QCOMPARE(quotedText(""), std::string("\"\""));
        QVERIFY(zoneFile(wantedRecords(exampleNames())).find("; at the hoster: 10.2.0.192") !=
                std::string::npos);
    }

    void policies_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("why"); // empty: valid
        const auto row = [](const char* name, const char* text, const char* why = "") {
            QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(why);
        };
        row("ours", mtaStsPolicy({"mail.example.org"}).c_str());
        row("testing", "version: STSv1\nmode: testing\nmx: *.example.org\nmax_age: 86400\n");
        row("none", "version: STSv1\nmode: none\nmax_age: 86400");
        row("unknown keys", "version: STSv1\nmode: none\nmax_age: 1\nfuture: 1\n");
        row("version", "version: STSv2\nmode: none\nmax_age: 1\n", "no version");
        row("mode", "version: STSv1\nmode: strict\nmax_age: 1\n", "no mode");
        row("age", "version: STSv1\nmode: none\nmax_age: 99999999999\n", "max_age");
        row("no mx", "version: STSv1\nmode: enforce\nmax_age: 1\n", "no mx");
        row("no mode", "version: STSv1\nmax_age: 1\n", "missing");
        row("a page", "<html></html>", "no colon");
    }

    void policies()
    {
        QFETCH(QString, text);
        QFETCH(QString, why);
        const auto policy = parseMtaStsPolicy(text.toStdString());
        QCOMPARE(policy.has_value(), why.isEmpty());
        if (!policy)
            QVERIFY(QString::fromStdString(policy.error().why).contains(why));
    }

    void policiesAllow()
    {
        MtaStsPolicy policy;
        policy.hosts = {"*.example.org", "mx.example.net"};
        QVERIFY(policy.allows("Mail.Example.Org."));
        QVERIFY(!policy.allows("a.mail.example.org"));
        QVERIFY(!policy.allows("example.org"));
        QVERIFY(policy.allows("mx.example.net"));
        QVERIFY(mtaStsRecord("a") != mtaStsRecord("b"));
        QVERIFY(mtaStsId("v=STSv1; id=a-b").empty());
        QVERIFY(mtaStsId("v=STSv1; id=20261124").size() == 8);
    }
};

QTEST_GUILESS_MAIN(WantedTest)
#include "tst_wanted.moc"
