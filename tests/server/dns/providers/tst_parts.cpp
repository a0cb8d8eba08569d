// Signatures with the examples of their documentation, XML, the provider table, and what single
// providers do beyond the contract.
#include "../zone_lines.h"
#include "core/xml.h"
#include "dns/providers/provider.h"
#include "dns/providers/provider_info.h"
#include "dns/providers/signatures.h"
#include "fake_api.h"

#include <QTest>

#include <set>

using namespace mailstead;
using namespace mailstead::dns;
using core::parseXml;
using core::XmlElement;
using core::xmlEscaped;

namespace
{

std::unique_ptr<Provider> providerOver(const FakeApi& fake, const std::string& id)
{
    http::ClientOptions options;
    options.plain = true;
    ProviderContext context{*http::Client::create(std::move(options)),
                            {std::chrono::steady_clock::now() + std::chrono::seconds(60), {}},
                            fake.fields};
    context.baseUrl = fake.url();
    context.pause = std::chrono::milliseconds(1);
    return std::move(*makeProvider(id, std::move(context)));
}

} // namespace

class PartsTest : public QObject
{
    Q_OBJECT

private slots:
    void awsSignature();
    void tc3Signature();
    void aliyunSignatures();
    void ovhSignatures();
    void xml_data();
    void xml();
    void xmlLimits();
    void table();
    void knowsProvidersByServers();
    void proxiedBecomesDnsOnly();
    void otherLinesAreLeftAlone_data();
    void otherLinesAreLeftAlone();
    void ovhTextTypes();
    void route53Aliases();
    void untouchedRecordsKeepTheirIds();
};

void PartsTest::awsSignature()
{
    // "get-vanilla" of AWS's SigV4 test suite.
    const std::string secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    AwsRequest request{
        "GET", "/", {}, {{"host", "example.amazonaws.com"}, {"x-amz-date", "20150830T123600Z"}}};
    QCOMPARE(awsAuthorization(request, "AKIDEXAMPLE", secret, "20150830T123600Z", "us-east-1",
                              "service"),
             std::string("AWS4-HMAC-SHA256 "
                         "Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
                         "SignedHeaders=host;x-amz-date, Signature="
                         "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"));
    // The example of the general reference: IAM ListUsers.
    request = {"GET",
               "/",
               {{"Action", "ListUsers"}, {"Version", "2010-05-08"}},
               {{"content-type", "application/x-www-form-urlencoded; charset=utf-8"},
                {"host", "iam.amazonaws.com"},
                {"x-amz-date", "20150830T123600Z"}}};
    QVERIFY(awsAuthorization(request, "AKIDEXAMPLE", secret, "20150830T123600Z", "us-east-1", "iam")
                .ends_with("5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"));
}

void PartsTest::tc3Signature()
{
    const std::string body = R"({"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], )"
                             R"("Name": "instance-name"}]})";
    QCOMPARE(tc3Authorization({{"content-type", "application/json; charset=utf-8"},
                               {"host", "cvm.tencentcloudapi.com"}},
                              body, "AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******",
                              "Gu5t9xGARNpq86cd98joQYCN3*******", std::chrono::seconds(1551113065),
                              "cvm"),
             std::string("TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******/"
                         "2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, Signature="
                         "2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c"));
}

void PartsTest::aliyunSignatures()
{
    Parameters parameters = {{"Format", "XML"},
                             {"AccessKeyId", "testid"},
                             {"Action", "DescribeDomainRecords"},
                             {"SignatureMethod", "HMAC-SHA1"},
                             {"DomainName", "example.com"},
                             {"SignatureNonce", "f59ed6a9-83fc-473b-9cc6-99c95df3856e"},
                             {"SignatureVersion", "1.0"},
                             {"Version", "2015-01-09"},
                             {"Timestamp", "2016-03-24T16:41:54Z"}};
    QCOMPARE(aliyunSignature(parameters, "testsecret"),
             std::string("uRpHwaSEt3J+6KQD//svCh/x+pI="));
}

void PartsTest::ovhSignatures()
{
    QCOMPARE(ovhSignature("EXEgWIz07P0HYwtQDs7cNIqCiQaWSuHF", "MtSwSrPpNjqfVSmJhLbPyr2i45lSwPU1",
                          "GET", "https://eu.api.ovh.com/1.0/domains/", "", "1366560945"),
             std::string("$1$d3705e8afb27a0d2970a322b96550abfc67bb798"));
}

void PartsTest::xml_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("valid");
    const auto row = [](const char* name, const char* text, bool valid) {
        QTest::newRow(name) << QByteArray(text) << valid;
    };
    row("element", "<a/>", true);
    row("prolog", "<?xml version=\"1.0\"?>\n<!-- c --><a x='1' y=\"2\">t</a>\n", true);
    row("prefix", "<n:a><n:b/></n:a>", true);
    row("text and entities", "<a>&lt;&amp;&#65;&#x42;</a>", true);
    row("character data", "<a><![CDATA[<b>]]></a>", true);
    row("document type", "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", false);
    row("unknown entity", "<a>&x;</a>", false);
    row("entity of nothing", "<a>&#0;</a>", false);
    row("not closed", "<a><b></a>", false);
    row("cut", "<a", false);
    row("cut attribute", "<a x=\"1", false);
    row("two roots", "<a/><b/>", false);
    row("nothing", "", false);
    row("text", "hello", false);
}

void PartsTest::xml()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, valid);
    const auto root = parseXml(text.toStdString());
    QCOMPARE(root.has_value(), valid);
    if (valid)
        QCOMPARE(root->name, std::string("a"));
    if (QByteArray(QTest::currentDataTag()) == "text and entities")
        QCOMPARE(root->text, std::string("<&AB"));
    if (QByteArray(QTest::currentDataTag()) == "character data")
        QCOMPARE(root->text, std::string("<b>"));
    const auto back = parseXml("<a>" + xmlEscaped("<\"&'>") + "</a>");
    QCOMPARE(back->text, std::string("<\"&'>"));
}

void PartsTest::xmlLimits()
{
    std::string deep;
    for (int i = 0; i < 100000; ++i)
        deep += "<a>";
    QVERIFY(!parseXml(deep));
    std::string many = "<a>";
    for (int i = 0; i < 200000; ++i)
        many += "<b/>";
    QVERIFY(!parseXml(many + "</a>"));
}

void PartsTest::table()
{
    std::set<std::string> ids;
    for (const ProviderInfo& info : providerInfos()) {
        QVERIFY(ids.insert(info.id).second);
        QVERIFY(!info.label.empty() && !info.rights.empty() && !info.fields.empty());
        QVERIFY(info.minTtl >= 1 && info.minTtl <= 600);
        for (const char* type : {"A", "AAAA", "CNAME", "MX", "TXT"})
            QVERIFY(std::find(info.types.begin(), info.types.end(), type) != info.types.end());
        QVERIFY(std::any_of(info.fields.begin(), info.fields.end(),
                            [](const CredentialField& field) { return field.secret; }));
    }
    QCOMPARE(ids.size(), std::size_t(12));
    QVERIFY(providerInfo("nobody") == nullptr);
}

void PartsTest::knowsProvidersByServers()
{
    const auto idOf = [](const std::string& server) {
        const ProviderInfo* info = providerOfServers({server});
        return info == nullptr ? std::string() : info->id;
    };
    QCOMPARE(idOf("Ada.ns.cloudflare.com."), std::string("cloudflare"));
    QCOMPARE(idOf("f1g1ns1.dnspod.net"), std::string("dnspod"));
    QCOMPARE(idOf("dns9.hichina.com"), std::string("aliyun"));
    QCOMPARE(idOf("ns01.domaincontrol.com"), std::string("godaddy"));
    QCOMPARE(idOf("dns10.ovh.net"), std::string("ovh"));
    QCOMPARE(idOf("helium.ns.hetzner.de"), std::string("hetzner"));
    QCOMPARE(idOf("ns1.digitalocean.com"), std::string("digitalocean"));
    QCOMPARE(idOf("ns-1536.awsdns-00.co.uk"), std::string("route53"));
    QCOMPARE(idOf("maceio.ns.porkbun.com"), std::string("porkbun"));
    QCOMPARE(idOf("dns1.registrar-servers.com"), std::string("namecheap"));
    QCOMPARE(idOf("ns1.example.org"), std::string());
}

void PartsTest::proxiedBecomesDnsOnly()
{
    const auto fake = makeFakeApi("cloudflare");
    fake->seed({{"1", "mail.example.org", "A", "192.0.2.1", 1, true}});
    fake->start();
    const ProviderZone zone{"example.org", "id-example.org"};
    const auto sets = *providerOver(*fake, "cloudflare")->recordSets(zone);
    QVERIFY(sets.front().proxied);
    RecordSet plain = sets.front();
    plain.proxied = false;
    QVERIFY(!providerOver(*fake, "cloudflare")->apply(zone, {{sets.front(), plain}}).error);
    const auto records = fake->records();
    QCOMPARE(records.size(), std::size_t(1));
    QVERIFY(!records.front().proxied);
    QCOMPARE(records.front().id, std::string("1"));
}

void PartsTest::otherLinesAreLeftAlone_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("zoneId");
    QTest::newRow("dnspod") << QStringLiteral("dnspod") << QStringLiteral("7001");
    QTest::newRow("tencent") << QStringLiteral("tencent") << QStringLiteral("example.org");
    QTest::newRow("aliyun") << QStringLiteral("aliyun") << QStringLiteral("example.org");
}

void PartsTest::otherLinesAreLeftAlone()
{
    QFETCH(QString, provider);
    QFETCH(QString, zoneId);
    const std::string id = provider.toStdString();
    const auto fake = makeFakeApi(id);
    fake->seed({{"1", "mail.example.org", "A", "192.0.2.9", 600},
                {"2", "mail.example.org", "A", "192.0.2.8", 600, false, "10=1"}});
    fake->start();
    const ProviderZone zone{"example.org", zoneId.toStdString()};
    const auto sets = *providerOver(*fake, id)->recordSets(zone);
    QCOMPARE(zonelines::lines(sets), QByteArray("mail.example.org A 192.0.2.9"));
    RecordSet after = sets.front();
    after.values = {"192.0.2.1"};
    QVERIFY(!providerOver(*fake, id)->apply(zone, {{sets.front(), after}}).error);
    const auto records = fake->records();
    QCOMPARE(records.size(), std::size_t(2));
    QCOMPARE(records[0].value, std::string("192.0.2.1"));
    QCOMPARE(records[1].value, std::string("192.0.2.8"));
}

void PartsTest::ovhTextTypes()
{
    const auto fake = makeFakeApi("ovh");
    fake->seed({{"1", "example.org", "TXT", "v=spf1 a -all", 0, false, "SPF"},
                {"2", "_dmarc.example.org", "TXT", "v=DMARC1; p=none", 600, false, "DMARC"},
                {"3", "s._domainkey.example.org", "TXT", "v=DKIM1; p=A", 600, false, "DKIM"}});
    fake->start();
    const ProviderZone zone{"example.org", "example.org"};
    const auto sets = *providerOver(*fake, "ovh")->recordSets(zone);
    QCOMPARE(zonelines::lines(sets), QByteArray("_dmarc.example.org TXT v=DMARC1; p=none\n"
                                                "example.org TXT v=spf1 a -all\n"
                                                "s._domainkey.example.org TXT v=DKIM1; p=A"));
    std::vector<SetChange> changes;
    for (const RecordSet& set : sets) {
        RecordSet after = set;
        after.values.front() += " changed";
        changes.push_back({set, after});
    }
    const Applied applied = providerOver(*fake, "ovh")->apply(zone, changes);
    QVERIFY2(!applied.error, applied.error ? applied.error->error.text().c_str() : "");
    for (const FakeRecord& record : fake->records()) {
        QVERIFY(record.kind != "TXT");
        QVERIFY(record.value.ends_with(" changed"));
    }
    QCOMPARE(fake->log().back(), std::string("POST /domain/zone/example.org/refresh"));
}

void PartsTest::route53Aliases()
{
    const auto fake = makeFakeApi("route53");
    fake->seed({{"1", "example.org", "A", "lb.example.net", 60, false, "alias"}});
    fake->start();
    const ProviderZone zone{"example.org", "Z11"};
    const auto sets = *providerOver(*fake, "route53")->recordSets(zone);
    QCOMPARE(zonelines::lines(sets), QByteArray("example.org A alias lb.example.net"));
    RecordSet after = sets.front();
    after.values = {"192.0.2.1"};
    const Applied applied = providerOver(*fake, "route53")->apply(zone, {{sets.front(), after}});
    QVERIFY(applied.error && applied.error->trouble == Trouble::RecordRefused);
    QCOMPARE(fake->records().front().kind, std::string("alias"));
}

void PartsTest::untouchedRecordsKeepTheirIds()
{
    for (const char* id : {"cloudflare", "ovh", "porkbun", "digitalocean", "aliyun", "tencent"}) {
        const auto fake = makeFakeApi(id);
        fake->seed({{"1", "example.org", "TXT", "theirs", 1234},
                    {"2", "example.org", "TXT", "v=spf1 a -all", 600},
                    {"3", "example.org", "A", "192.0.2.80", 600}});
        fake->start();
        const auto provider = providerOver(*fake, id);
        const ProviderZone zone = *zoneFor("example.org", *provider->zones());
        const RecordSet before = findSet(*provider->recordSets(zone), "example.org", "TXT");
        RecordSet after = before;
        after.values = {"theirs", "v=spf1 a mx -all"};
        const Applied applied = provider->apply(zone, {{before, after}});
        QVERIFY2(!applied.error, id);
        const auto records = fake->records();
        QCOMPARE(records.size(), std::size_t(3));
        QCOMPARE(records[0].id, std::string("1"));
        QCOMPARE(records[0].ttl, 1234U);
        QCOMPARE(records[1].id, std::string("2"));
        QCOMPARE(records[1].value, std::string("v=spf1 a mx -all"));
    }
}

QTEST_GUILESS_MAIN(PartsTest)
#include "tst_parts.moc"
