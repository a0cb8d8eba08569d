// Whose machine and whose address it is, from what each source says.
#include "dns/hosters/detector.h"
#include "dns/rdap.h"
#include "fake_metadata.h"
#include "table_resolver.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <set>

using namespace mailstead;
using namespace mailstead::dns;
using namespace mailstead::dns::hosters;

class DetectionTest : public QObject
{
    Q_OBJECT

private slots:
    void tableIsWhole();
    void steps();
    void metadata_data();
    void metadata();
    void hostileMetadata_data();
    void hostileMetadata();
    void dmi();
    void names();
    void registry();
    void routing();
    void weighing();
    void registryOf_data();
    void registryOf();
    void networks();
    void asksOnceAndTogether();
};

namespace
{

std::string ids(const std::vector<const Hoster*>& list)
{
    std::string text;
    for (const Hoster* one : list)
        text += (text.empty() ? "" : " ") + one->id;
    return text;
}

std::string stepIds(const std::string& id, bool forward)
{
    std::string text;
    for (const Step& step : stepsFor(hoster(id), "192.0.2.1", "mail.example.org", forward))
        text += (text.empty() ? "" : " ") + step.id;
    return text;
}

http::Client plainClient()
{
    http::ClientOptions options;
    options.plain = true;
    return *http::Client::create(options);
}

http::Patience patience()
{
    return {std::chrono::steady_clock::now() + std::chrono::seconds(30), {}};
}

std::optional<Evidence> ask(const LoopbackServer& server)
{
    return askMetadata(plainClient(), server.url(), patience(), std::chrono::seconds(20));
}

const std::string bootstrap4 = R"({"version": "1.0", "services": [
  [["192.0.0.0/8", "198.51.100.0/24"], ["http://plain.example/", "https://arin.example/rdap"]],
  [["192.0.2.0/24"], ["https://ripe.example/"]],
  [["203.0.113.0/24"], ["http://plain.example/"]],
  "nonsense", [["198.18.0.0/15"]], [[7, null], ["https://numbers.example/"]]]})";

const std::string hetznerNetwork = R"({"objectClassName": "ip network", "name": "CLOUD-NBG1",
  "entities": [{"vcardArray": ["vcard", [["version", {}, "text", "4.0"],
                                         ["fn", {}, "text", "Hetzner Online GmbH"]]],
                "entities": [{"vcardArray": ["vcard", [["org", {}, "text", "HOAC1-RIPE"]]]}]},
               {"vcardArray": "nonsense"}, 7]})";

} // namespace

void DetectionTest::tableIsWhole()
{
    std::set<std::string> known;
    QVERIFY(hosters::hosters().size() >= 30);
    for (const Hoster& one : hosters::hosters()) {
        QVERIFY2(known.insert(one.id).second, one.id.c_str());
        QVERIFY2(!one.label.empty() && one.url.starts_with("https://"), one.id.c_str());
        QVERIFY2(!one.systems.empty() || !one.organisations.empty(), one.id.c_str());
        QVERIFY2((one.panel != Panel::Command) == one.command.empty(), one.id.c_str());
        // A field that nobody finds is no help.
        QVERIFY2(one.panel != Panel::Field || !one.path.empty(), one.id.c_str());
        for (const auto* words : {&one.dmi, &one.organisations, &one.names}) {
            for (const std::string& word : *words)
                QVERIFY2(QString::fromStdString(word).toLower() == QString::fromStdString(word),
                         word.c_str());
        }
    }
    QVERIFY(hoster("nobody") == nullptr);
}

void DetectionTest::steps()
{
    QCOMPARE(stepIds("hetzner-cloud", true), std::string("sign-in choose enter-name wait"));
    QCOMPARE(stepIds("hetzner-cloud", false),
             std::string("forward-first sign-in choose enter-name wait"));
    QCOMPARE(stepIds("digitalocean", true), std::string("sign-in rename-server wait"));
    QCOMPARE(stepIds("aws-ec2", true),
             std::string("sign-in elastic-address choose enter-name wait"));
    QCOMPARE(stepIds("aws-lightsail", true), std::string("sign-in fill-form wait"));
    QCOMPARE(stepIds("azure", true), std::string("sign-in run-command wait"));
    QCOMPARE(stepIds("racknerd", true), std::string("open-ticket send-ticket wait"));
    QCOMPARE(stepIds("nobody", true), std::string("open-ticket send-ticket wait"));
    const auto azure = stepsFor(hoster("azure"), "192.0.2.1", "mail.example.org", true);
    QVERIFY(azure[1].parameters.at("command").ends_with("--reverse-fqdn mail.example.org"));
    const auto six = stepsFor(nullptr, "2001:db8::1", "mail.example.org", false);
    QCOMPARE(six.front().parameters.at("type"), std::string("AAAA"));
    QVERIFY(wayOf(*hoster("vultr")) == Way::Api);
    QVERIFY(wayOf(*hoster("contabo")) == Way::Panel);
    QVERIFY(wayOf(*hoster("aws-lightsail")) == Way::Ticket);
}

void DetectionTest::metadata_data()
{
    QTest::addColumn<QString>("expected");
    for (const char* cloud : {"hetzner-cloud", "digitalocean", "vultr", "linode", "aws-ec2",
                              "google-cloud", "azure", "oracle"})
        QTest::newRow(cloud) << QString::fromUtf8(cloud);
    QTest::newRow("openstack") << QString();
}

void DetectionTest::metadata()
{
    QFETCH(QString, expected);
    const LoopbackServer server(fakeMetadata(QTest::currentDataTag()));
    const auto evidence = ask(server);
    QVERIFY(evidence.has_value());
    QVERIFY(evidence->source == Source::Metadata);
    QCOMPARE(QString::fromStdString(ids(evidence->hosters)), expected);
    QVERIFY(!evidence->text.empty());
}

void DetectionTest::hostileMetadata_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("a page for everything") << QByteArray("<html>Welcome</html>");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("JSON of another shape") << QByteArray(R"({"id": [1], "compute": "x"})");
    QTest::newRow("deep JSON") << QByteArray(20000, '[');
    QTest::newRow("too long") << QByteArray(200000, '1');
    QTest::newRow("no text") << QByteArray("\x00\xff\x1b[2J\r\nX: y", 12);
}

void DetectionTest::hostileMetadata()
{
    QFETCH(QByteArray, body);
    const LoopbackServer server([&](const LoopbackRequest&) {
        return LoopbackReply{200, body.toStdString()};
    });
    QVERIFY(!ask(server));
}

void DetectionTest::dmi()
{
    QCOMPARE(ids(fromDmi({"Hetzner\n", "vServer\n"})->hosters), std::string("hetzner-cloud"));
    QCOMPARE(fromDmi({"Hetzner\n", "vServer\n"})->text, std::string("Hetzner"));
    QCOMPARE(ids(fromDmi({"Amazon EC2", "t3.micro"})->hosters), std::string("aws-ec2"));
    QCOMPARE(ids(fromDmi({"Microsoft Corporation", "Virtual Machine", "Microsoft Corporation",
                          "7783-7084-3265-9085-8269-3286-77"})
                     ->hosters),
             std::string("azure"));
    QVERIFY(!fromDmi({"Microsoft Corporation", "Virtual Machine"})); // Hyper-V of anybody
    QVERIFY(!fromDmi({"QEMU", "Standard PC (i440FX + PIIX, 1996)"}));
    QVERIFY(!fromDmi({}));
}

void DetectionTest::names()
{
    QCOMPARE(ids(fromNames({"203.0.113.7.vultrusercontent.com"})->hosters), std::string("vultr"));
    QCOMPARE(ids(fromNames({"static.7.113.0.203.clients.your-server.de"})->hosters),
             std::string("hetzner-cloud hetzner-robot"));
    QVERIFY(!fromNames({"mail.example.org", "vultrusercontent.com.example.org"}));
}

void DetectionTest::registry()
{
    const auto evidence = fromRegistry("CLOUD-NBG1", {"Hetzner Online GmbH", "HOAC1-RIPE"});
    QCOMPARE(ids(evidence->hosters), std::string("hetzner-cloud hetzner-robot"));
    QCOMPARE(evidence->text, std::string("CLOUD-NBG1, Hetzner Online GmbH, HOAC1-RIPE"));
    const auto stranger = fromRegistry("EXAMPLE-NET", {"Example\x1b[2J Ltd"});
    QVERIFY(stranger && stranger->hosters.empty());
    QCOMPARE(stranger->text, std::string("EXAMPLE-NET, Example [2J Ltd"));
    QVERIFY(!fromRegistry("", {}));
}

void DetectionTest::routing()
{
    QCOMPARE(routingName("192.0.2.1"), std::string("1.2.0.192.origin.asn.cymru.com"));
    QVERIFY(routingName("2001:db8::1").ends_with(".8.b.d.0.1.0.0.2.origin6.asn.cymru.com"));
    QVERIFY(routingName("nonsense").empty());
    const auto evidence = fromRouting({"14061 | 192.0.2.0/24 | US | arin | 2012-01-01",
                                       "14061 20473 | 192.0.2.0/24 | US | arin |"});
    QCOMPARE(ids(evidence->hosters), std::string("vultr digitalocean"));
    QCOMPARE(evidence->text, std::string("AS14061, AS20473"));
    QVERIFY(fromRouting({"64512 | 192.0.2.0/24"})->hosters.empty());
    QVERIFY(!fromRouting({"nonsense", "", "| 1"}));
}

void DetectionTest::weighing()
{
    const Evidence routing = *fromRouting({"24940 | x"});
    const Evidence registry = *fromRegistry("HETZNER", {});
    const Evidence dmi = *fromDmi({"Hetzner"});
    Detected detected = weigh({routing});
    QCOMPARE(detected.hoster->id, std::string("hetzner-cloud"));
    QVERIFY(detected.confidence == Confidence::Possible);
    QCOMPARE(ids(detected.others), std::string("hetzner-robot"));
    QVERIFY(weigh({routing, registry}).confidence == Confidence::Likely);
    QVERIFY(weigh({routing, dmi}).confidence == Confidence::Certain);
    // The machine knows better than the network: resellers.
    detected = weigh({routing, registry, *fromDmi({"netcup"})});
    QCOMPARE(detected.hoster->id, std::string("netcup"));
    QCOMPARE(ids(detected.others), std::string("hetzner-cloud hetzner-robot"));
    detected = weigh({*fromRegistry("EXAMPLE-NET", {})});
    QVERIFY(detected.hoster == nullptr && detected.confidence == Confidence::None);
    QCOMPARE(detected.evidence.size(), std::size_t(1));
}

void DetectionTest::registryOf_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("url");
    QTest::newRow("longest match") << "192.0.2.1"
                                   << "https://ripe.example/";
    QTest::newRow("slash added") << "192.1.0.1"
                                 << "https://arin.example/rdap/";
    QTest::newRow("HTTP only") << "203.0.113.1"
                               << "";
    QTest::newRow("nobody") << "8.8.8.8"
                            << "";
    QTest::newRow("other family") << "2001:db8::1"
                                  << "";
    QTest::newRow("no address") << "x"
                                << "";
}

void DetectionTest::registryOf()
{
    QFETCH(QString, address);
    QFETCH(QString, url);
    QCOMPARE(QString::fromStdString(rdap::registryOf(bootstrap4, address.toStdString())), url);
    QVERIFY(rdap::registryOf("<html>", address.toStdString()).empty());
}

void DetectionTest::networks()
{
    const auto network = rdap::network(hetznerNetwork);
    QVERIFY(network.has_value());
    QCOMPARE(network->name, std::string("CLOUD-NBG1"));
    QCOMPARE(network->organisations.size(), std::size_t(2));
    QVERIFY(!rdap::network(R"({"objectClassName": "domain", "name": "x"})"));
    QVERIFY(!rdap::network("[]"));
    std::string deep = R"({"objectClassName": "ip network", "entities": [)";
    for (int i = 0; i < 50; ++i)
        deep += R"({"vcardArray": ["vcard", [["fn", {}, "text", "X"]]], "entities": [)";
    for (int i = 0; i < 50; ++i)
        deep += "]}";
    QCOMPARE(rdap::network(deep + "]}")->organisations.size(), std::size_t(4));
    QCOMPARE(rdap::redirect(302, "https://a.example/"), std::string("https://a.example/"));
    QVERIFY(rdap::redirect(302, "http://a.example/").empty());
    QVERIFY(rdap::redirect(200, "https://a.example/").empty());
}

void DetectionTest::asksOnceAndTogether()
{
    std::atomic_int requests = 0;
    std::string base;
    const LoopbackServer registry([&](const LoopbackRequest& request) -> LoopbackReply {
        ++requests;
        if (request.path == "/ipv4.json")
            return {200, R"({"services": [[["192.0.2.0/24"], [")" + base + R"(/rir"]]]})"};
        if (request.path == "/rir/ip/192.0.2.1")
            return {200, hetznerNetwork};
        return {404};
    });
    base = registry.url();
    const QTemporaryDir directory;
    QFile vendor(directory.filePath(QStringLiteral("sys_vendor")));
    QVERIFY(vendor.open(QIODevice::WriteOnly));
    vendor.write("QEMU\n");
    vendor.close();
    DetectorOptions options;
    const auto resolver = std::make_shared<TableResolver>();
    resolver->set("1.2.0.192.origin.asn.cymru.com", Type::TXT, {"24940 | 192.0.2.0/24 | DE"});
    options.resolver = resolver;
    options.metadata = {};
    options.dmiDirectory = directory.path().toStdString();
    options.bootstrap = base + "/";
    options.plainRegistries = true;
    const auto detector = *Detector::create(options);
    const Detected first = detector->detect("192.0.2.1", {}, patience());
    QCOMPARE(first.hoster->id, std::string("hetzner-cloud"));
    QVERIFY(first.confidence == Confidence::Likely);
    QCOMPARE(requests.load(), 2);
    const Detected again =
        detector->detect("192.0.2.1", {"1.2.0.192.clients.your-server.de"}, patience());
    QVERIFY(again.confidence == Confidence::Certain); // three signs agree
    QCOMPARE(requests.load(), 2);
    // Nobody knows this one, and nobody is believed instead.
    QVERIFY(detector->detect("198.51.100.1", {}, patience()).hoster == nullptr);
}

QTEST_GUILESS_MAIN(DetectionTest)
#include "tst_detection.moc"
