// Each URL: where it is answered, and what the answer says to a reader of XML.
#include "core/xml.h"
#include "dns/mail_services.h"
#include "dns/mta_sts_policy.h"
#include "web/policy_file.h"
#include "web/site.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>
#include <set>

using namespace mailstead;
using namespace mailstead::web;

namespace
{

Site exampleSite()
{
    return Site({"mail.example.org",
                 [](const std::string& domain) {
                     return domain == "example.org" || domain == "xn--bcher-kva.example";
                 },
                 [] {
                     return dns::mtaStsPolicy({"mail.example.org"});
                 }});
}

Request requestFor(const std::string& host, const std::string& path, const std::string& query = {},
                   const std::string& method = "GET", const std::string& body = {})
{
    Request request;
    request.method = method;
    request.host = host;
    request.path = path;
    request.query = query;
    request.body = body;
    return request;
}

std::string outlookRequest(const std::string& address)
{
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Autodiscover xmlns=\"http://schemas."
           "microsoft.com/exchange/autodiscover/outlook/requestschema/2006\"><Request>"
           "<EMailAddress>" +
           address +
           "</EMailAddress><AcceptableResponseSchema>http://schemas.microsoft.com/exchange/"
           "autodiscover/outlook/responseschema/2006a</AcceptableResponseSchema></Request>"
           "</Autodiscover>";
}

constexpr const char* autodiscoverPath = "/autodiscover/autodiscover.xml";

} // namespace

class SiteTest : public QObject
{
    Q_OBJECT

private slots:
    void places_data();
    void places();
    void methods();
    void policyIsTheWantedOne();
    void autoconfigSaysWhatSrvRecordsSay();
    void autodiscover();
    void autodiscoverRefuses_data();
    void autodiscoverRefuses();
    void autodiscoverJson();
    void mobileConfig();
    void policyIsKept();
};

void SiteTest::places_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<int>("status");
    const auto row = [](const char* url, int status) {
        QTest::newRow(url) << QString::fromLatin1(url) << status;
    };
    row("mta-sts.example.org/.well-known/mta-sts.txt", 200);
    row("mta-sts.xn--bcher-kva.example/.well-known/mta-sts.txt", 200);
    row("mta-sts.example.net/.well-known/mta-sts.txt", 404);
    row("example.org/.well-known/mta-sts.txt", 404);
    row("mail.example.org/.well-known/mta-sts.txt", 404);
    row("autoconfig.example.org/.well-known/mta-sts.txt", 404);
    row("autoconfig.example.org/mail/config-v1.1.xml", 200);
    row("mta-sts.example.org/mail/config-v1.1.xml", 404);
    row("example.org/mail/config-v1.1.xml", 404);
    row("example.org/.well-known/autoconfig/mail/config-v1.1.xml", 200);
    row("example.org/.well-known/autoconfig/mail/", 404);
    row("mail.example.org/mail/config-v1.1.xml", 404);
    row("mail.example.org/mail/config-v1.1.xml?emailaddress=ann%40example.org", 200);
    row("autodiscover.example.org/Autodiscover/Autodiscover.xml", 200);
    row("example.org/autodiscover/autodiscover.xml", 200);
    row("mta-sts.example.org/autodiscover/autodiscover.xml", 404);
    row("autoconfig.example.org/email.mobileconfig", 404);
    row("autoconfig.example.org/email.mobileconfig?email=ann@example.org", 200);
    row("mail.example.org/email.mobileconfig?email=ann@example.org", 200);
    row("mail.example.org/email.mobileconfig?email=ann@example.net", 404);
    row("mail.example.org/", 404);
    row("example.org/..", 404);
    row("/.well-known/mta-sts.txt", 404);
    row("mta-sts./.well-known/mta-sts.txt", 404);
}

void SiteTest::places()
{
    QFETCH(QString, url);
    QFETCH(int, status);
    const QString query = url.section(QLatin1Char('?'), 1);
    const QString rest = url.section(QLatin1Char('?'), 0, 0);
    const int slash = int(rest.indexOf(QLatin1Char('/')));
    const Reply reply = exampleSite().answer(requestFor(
        rest.left(slash).toStdString(), rest.mid(slash).toStdString(), query.toStdString()));
    QCOMPARE(reply.status, status);
    if (status == 404)
        QVERIFY(reply.body.size() < 100);
}

void SiteTest::methods()
{
    const Site site = exampleSite();
    const auto status = [&](const char* method, const char* host, const char* path) {
        return site.answer(requestFor(host, path, {}, method)).status;
    };
    QCOMPARE(status("HEAD", "mta-sts.example.org", "/.well-known/mta-sts.txt"), 200);
    QCOMPARE(status("POST", "mta-sts.example.org", "/.well-known/mta-sts.txt"), 405);
    QCOMPARE(status("POST", "autodiscover.example.org", autodiscoverPath), 200);
    QCOMPARE(status("DELETE", "autodiscover.example.org", autodiscoverPath), 405);
    const Reply refused =
        site.answer(requestFor("mta-sts.example.org", "/.well-known/mta-sts.txt", {}, "PUT"));
    QCOMPARE(refused.fields.at(0).first, std::string("Allow"));
    QCOMPARE(refused.fields.at(0).second, std::string("GET, HEAD"));
    QVERIFY(refused.known);
    QVERIFY(!site.answer(requestFor("mail.example.org", "/wp-login.php")).known);
}

void SiteTest::policyIsTheWantedOne()
{
    const Reply reply =
        exampleSite().answer(requestFor("mta-sts.example.org", "/.well-known/mta-sts.txt"));
    QCOMPARE(reply.type, std::string("text/plain"));
    const auto policy = dns::parseMtaStsPolicy(reply.body);
    QVERIFY(policy.has_value());
    QVERIFY(policy->mode == dns::MtaStsPolicy::Mode::Testing);
    QVERIFY(policy->allows("mail.example.org"));
    QCOMPARE(policy->maxAge, 604800U);
}

void SiteTest::autoconfigSaysWhatSrvRecordsSay()
{
    const Reply reply = exampleSite().answer(requestFor(
        "autoconfig.example.org", "/mail/config-v1.1.xml", "emailaddress=ann@b%C3%BCcher.example"));
    const auto root = core::parseXml(reply.body);
    QVERIFY(root.has_value());
    const core::XmlElement& provider = root->child("emailProvider");
    // Who came by the MX of another domain asks for that one's mailbox.
    QCOMPARE(provider.attribute("id"), std::string("xn--bcher-kva.example"));
    QCOMPARE(provider.child("displayName").text, std::string("b\xc3\xbc"
                                                             "cher.example"));
    std::multiset<std::pair<std::string, std::string>> seen;
    for (const core::XmlElement& one : provider.children) {
        if (one.name != "incomingServer" && one.name != "outgoingServer")
            continue;
        QCOMPARE(one.child("hostname").text, std::string("mail.example.org"));
        QCOMPARE(one.child("username").text, std::string("%EMAILADDRESS%"));
        QCOMPARE(one.child("authentication").text, std::string("password-cleartext"));
        seen.emplace(one.child("port").text, one.child("socketType").text);
    }
    std::multiset<std::pair<std::string, std::string>> wanted;
    for (const dns::MailService& service : dns::mailServices)
        wanted.emplace(std::to_string(service.port),
                       service.tls == dns::MailService::Tls::Implicit ? "SSL" : "STARTTLS");
    QVERIFY(seen == wanted);
}

void SiteTest::autodiscover()
{
    const Reply reply =
        exampleSite().answer(requestFor("autodiscover.example.org", autodiscoverPath, {}, "POST",
                                        outlookRequest(" ann&amp;bob@Example.org ")));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.type, std::string("text/xml; charset=utf-8"));
    const auto root = core::parseXml(reply.body);
    QVERIFY(root.has_value());
    const core::XmlElement& account = root->at({"Response", "Account"});
    QCOMPARE(account.child("Action").text, std::string("settings"));
    QStringList lines;
    for (const core::XmlElement& one : account.children) {
        if (one.name != "Protocol")
            continue;
        QCOMPARE(one.child("Server").text, std::string("mail.example.org"));
        QCOMPARE(one.child("LoginName").text, std::string("ann&bob@example.org"));
        QCOMPARE(one.child("SPA").text, std::string("off"));
        lines << QString::fromStdString(one.child("Type").text + " " + one.child("Port").text +
                                        " " + one.child("SSL").text + " " +
                                        one.child("Encryption").text);
    }
    QCOMPARE(lines,
             (QStringList{QStringLiteral("IMAP 993 on SSL"), QStringLiteral("POP3 995 on SSL"),
                          QStringLiteral("SMTP 465 on SSL")}));
    // By GET, as some programs ask.
    const Reply got = exampleSite().answer(
        requestFor("example.org", autodiscoverPath, "Email=ann%26bob@example.org"));
    QCOMPARE(got.body, reply.body);
}

void SiteTest::autodiscoverRefuses_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("code");
    const auto row = [](const char* name, const std::string& body, const char* code) {
        QTest::newRow(name) << QString::fromStdString(body) << QString::fromLatin1(code);
    };
    row("nothing", "", "600");
    row("no XML", "hello", "600");
    row("a document type",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Autodiscover><Request>"
        "<EMailAddress>&e;</EMailAddress></Request></Autodiscover>",
        "600");
    row("an entity", outlookRequest("&e;@example.org"), "600");
    row("another element", "<a><b>ann@example.org</b></a>", "600");
    row("another domain", outlookRequest("ann@example.net"), "500");
    row("no address", outlookRequest("example.org"), "500");
    row("a line break", outlookRequest("ann&#10;x@example.org"), "500");
    std::string deep;
    for (int i = 0; i < 1000; ++i)
        deep += "<a>";
    row("deep", deep, "600");
}

void SiteTest::autodiscoverRefuses()
{
    QFETCH(QString, body);
    QFETCH(QString, code);
    const Reply reply = exampleSite().answer(
        requestFor("autodiscover.example.org", autodiscoverPath, {}, "POST", body.toStdString()));
    const auto root = core::parseXml(reply.body);
    QVERIFY(root.has_value());
    const core::XmlElement& error = root->at({"Response", "Error"});
    QCOMPARE(QString::fromStdString(error.child("ErrorCode").text), code);
    QCOMPARE(error.attribute("Time").size(), std::size_t(12));
}

void SiteTest::autodiscoverJson()
{
    const Site site = exampleSite();
    const auto asked = [&](const char* path, const char* query) {
        return site.answer(requestFor("autodiscover.example.org", path, query));
    };
    const char* path = "/autodiscover/autodiscover.json";
    const Reply found = asked(path, "Email=ann%40example.org&Protocol=Autodiscoverv1");
    QCOMPARE(found.status, 200);
    QCOMPARE(nlohmann::json::parse(found.body)["Url"].get<std::string>(),
             std::string("https://autodiscover.example.org/autodiscover/autodiscover.xml"));
    QCOMPARE(
        asked("/autodiscover/autodiscover.json/v1.0/ann@example.org", "Protocol=AutodiscoverV1")
            .body,
        found.body);
    QCOMPARE(asked(path, "Email=ann%40example.org&Protocol=Ews").status, 400);
    QCOMPARE(asked(path, "Email=ann%40example.net&Protocol=AutodiscoverV1").status, 404);
    QCOMPARE(asked(path, "").status, 404);
    QCOMPARE(asked("/autodiscover/autodiscover.jsonx", "").status, 404);
}

void SiteTest::mobileConfig()
{
    const auto profile = [](const char* address) {
        return exampleSite().answer(
            requestFor("mail.example.org", "/email.mobileconfig", std::string("email=") + address));
    };
    const Reply reply = profile("ann%26@example.org");
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.type.starts_with("application/x-apple-aspen-config"));
    const QString text = QString::fromStdString(reply.body);
    for (const char* part :
         {"<key>IncomingMailServerPortNumber</key><integer>993</integer>",
          "<key>OutgoingMailServerPortNumber</key><integer>465</integer>",
          "<key>IncomingMailServerHostName</key><string>mail.example.org</string>",
          "<key>OutgoingMailServerUsername</key><string>ann&amp;@example.org</string>",
          "<key>EmailAddress</key><string>ann&amp;@example.org</string>"})
        QVERIFY2(text.contains(QLatin1String(part)), part);
    // Its document type is Apple's; the rest is XML.
    QString bare = text;
    bare.remove(bare.indexOf(QLatin1String("<!DOCTYPE")),
                bare.indexOf(QLatin1String("<plist")) - bare.indexOf(QLatin1String("<!DOCTYPE")));
    QVERIFY(core::parseXml(bare.toStdString()).has_value());
    // The same address replaces its profile.
    QCOMPARE(profile("ann%26@EXAMPLE.org").body, reply.body);
    QVERIFY(profile("bob@example.org").body != reply.body);
}

void SiteTest::policyIsKept()
{
    QTemporaryDir directory;
    const std::string path = directory.path().toStdString();
    const dns::MtaStsTerms defaults;
    QVERIFY(PolicyFile(path).terms() == defaults);
    const dns::MtaStsTerms enforced{dns::MtaStsPolicy::Mode::Enforce, 1209600};
    {
        PolicyFile file(path);
        QVERIFY(file.set(enforced).has_value());
        QVERIFY(file.terms() == enforced);
        for (const std::uint32_t age : {0U, 3599U, 31557601U}) {
            const auto refused = file.set({dns::MtaStsPolicy::Mode::None, age});
            QVERIFY(!refused);
            QVERIFY(refused.error().kind == core::ErrorKind::InvalidInput);
        }
    }
    QVERIFY(PolicyFile(path).terms() == enforced);
    QFile damaged(directory.filePath(QStringLiteral("mta-sts.json")));
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write("{\"mode\":\"strict\"}");
    damaged.close();
    QVERIFY(PolicyFile(path).terms() == defaults);
    PolicyFile nowhere(path + "/missing");
    QVERIFY(!nowhere.set(enforced).has_value());
    QVERIFY(nowhere.terms() == defaults);
}

QTEST_GUILESS_MAIN(SiteTest)
#include "tst_site.moc"
