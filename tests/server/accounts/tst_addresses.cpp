// Where mail goes: catch-all, delimiters, lists, forwarding with SRS, international names.
#include "accounts/accounts.h"
#include "accounts/srs.h"
#include "core/log.h"

#include <QTemporaryDir>
#include <QTest>

using namespace mailstead;
using namespace mailstead::accounts;
using core::ErrorKind;
using smtp::RecipientKind;
using namespace std::chrono_literals;
using Texts = std::vector<std::string>;

class AddressesTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    std::shared_ptr<Accounts> m_accounts;

    void open()
    {
        m_accounts.reset();
        Options options;
        options.stateDirectory = m_directory->path().toStdString();
        options.hashRounds = 1000;
        options.scramIterations = 4096;
        auto opened = Accounts::open(options);
        QVERIFY2(opened.has_value(), opened ? "" : opened.error().text().c_str());
        m_accounts = *opened;
    }
    static ListInfo team()
    {
        return {"team@example.org",
                "The \"team\"",
                "anna@example.org",
                Posting::Members,
                {"anna@example.org", "bob@example.org", "out@example.net"},
                {}};
    }

private slots:
    void initTestCase() { core::setLogToStandardError(false); }
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        open();
        QVERIFY(m_accounts->addDomain("example.org").has_value());
        QVERIFY(m_accounts->addAccount("anna@example.org", "secret-anna").has_value());
        QVERIFY(m_accounts->addAccount("bob@example.org", "secret-bob!").has_value());
    }
    void cleanup() { m_accounts.reset(); }

    void catchAllIsOptional()
    {
        QVERIFY(m_accounts->recipient("any@example.org") == RecipientKind::Unknown);
        QVERIFY(m_accounts->setDomainOptions("Example.org", {"Bob@example.org", "+"}).has_value());
        QCOMPARE(m_accounts->expand("any@example.org"), Texts{"bob@example.org"});
        QCOMPARE(m_accounts->expand("anna@example.org"), Texts{"anna@example.org"});
        QCOMPARE(m_accounts->expand("postmaster@example.org"), Texts{"anna@example.org"});
        QVERIFY(m_accounts->recipient("SRS0=aaaaaaaa=aa=x.example=u@example.org") ==
                RecipientKind::Unknown);
        // Not to what only it catches itself.
        QVERIFY(!m_accounts->setDomainOptions("example.org", {"gone@example.org", "+"}));
        open();
        QCOMPARE(m_accounts->expand("any@example.org"), Texts{"bob@example.org"});
        QVERIFY(m_accounts->setDomainOptions("example.org", {}).has_value());
        QVERIFY(m_accounts->recipient("any@example.org") == RecipientKind::Unknown);
    }

    void delimiterIsTheDomains()
    {
        QVERIFY(m_accounts->setDomainOptions("example.org", {"", "-"}).has_value());
        QCOMPARE(m_accounts->expand("anna-x@example.org"), Texts{"anna@example.org"});
        QCOMPARE(m_accounts->expand("anna+x@example.org"), Texts{});
        QVERIFY(m_accounts->setDomainOptions("example.org", {"", ""}).has_value());
        QCOMPARE(m_accounts->expand("anna-x@example.org"), Texts{});
        QVERIFY(!m_accounts->setDomainOptions("example.org", {"", "x"}));
        QVERIFY(!m_accounts->setDomainOptions("example.org", {"", "+-"}));
        QVERIFY(!m_accounts->setDomainOptions("example.net", {}));
    }

    void listsSendOnFromTheirOwnAddress()
    {
        QVERIFY(m_accounts->setList(team()).has_value());
        QVERIFY(m_accounts->recipient("TEAM@example.org") == RecipientKind::Alias);
        const auto routing = m_accounts->route("team@example.org", "bob@example.org");
        QCOMPARE(routing.targets.size(), std::size_t(3));
        for (const auto& target : routing.targets) {
            QCOMPARE(target.sender.value_or(""), std::string("team-bounces@example.org"));
            QVERIFY(target.throughList);
        }
        QCOMPARE(routing.fields,
                 std::string("List-Id: \"The \\\"team\\\"\" <team.example.org>\r\n"
                             "List-Post: <mailto:team@example.org>\r\nPrecedence: list\r\n"));
        QCOMPARE(m_accounts->expand("team-bounces@example.org"), Texts{"anna@example.org"});
        QCOMPARE(m_accounts->expand("team-owner@example.org"), Texts{"anna@example.org"});
        QVERIFY(!m_accounts->addAlias("team-owner@example.org", {"bob@example.org"}));
        QVERIFY(!m_accounts->maySendAs("carl@example.org", "team@example.org"));
        open();
        QCOMPARE(m_accounts->listLists("example.org").size(), std::size_t(1));
        QCOMPARE(m_accounts->listLists()[0].members.size(), std::size_t(3));
        QVERIFY(m_accounts->removeList("team@example.org").has_value());
        QVERIFY(m_accounts->recipient("team-owner@example.org") == RecipientKind::Unknown);
    }

    void whoMayPost()
    {
        ListInfo list = team();
        const auto admits = [&](const char* sender, const char* account = "") {
            return !m_accounts->admits("team@example.org", sender, account);
        };
        QVERIFY(m_accounts->setList(list).has_value());
        QVERIFY(admits("bob@example.org"));
        QVERIFY(admits("bob+list@example.org"));
        QVERIFY(admits("out@example.net"));
        QVERIFY(admits("alias@example.org", "bob@example.org"));
        QVERIFY(!admits("eve@example.net"));
        QVERIFY(!admits(""));
        list.posting = Posting::Named;
        list.posters = {"eve@example.net"};
        QVERIFY(m_accounts->setList(list).has_value());
        QVERIFY(admits("eve@example.net"));
        QVERIFY(admits("anna@example.org")); // the owner
        QVERIFY(!admits("bob@example.org"));
        list.posting = Posting::Anyone;
        QVERIFY(m_accounts->setList(list).has_value());
        QVERIFY(admits("mallory@example.net"));
        QVERIFY(!admits("")); // a notification never
        QVERIFY(!m_accounts->admits("anna@example.org", "", ""));
    }

    void listsDoNotLoop()
    {
        ListInfo list = team();
        QVERIFY(m_accounts->addAlias("all@example.org", {"bob@example.org"}).has_value());
        QVERIFY(m_accounts->setList(list).has_value());
        list.members.push_back("team@example.org");
        QVERIFY(m_accounts->setList(list).error().kind == ErrorKind::Refused);
        QVERIFY(m_accounts->addAlias("loop@example.org", {"team@example.org"}).has_value());
        list = team();
        list.members.push_back("loop@example.org");
        QVERIFY(m_accounts->setList(list).error().kind == ErrorKind::Refused);
        list = team();
        list.owner = "team@example.org";
        QVERIFY(m_accounts->setList(list).error().kind == ErrorKind::Refused);
        list = team();
        list.title = "two\r\nlines";
        QVERIFY(m_accounts->setList(list).error().kind == ErrorKind::InvalidInput);
    }

    void forwardingRewritesTheSender()
    {
        QVERIFY(m_accounts->addAlias("fwd@example.org", {"x@example.com", "bob@example.org"}));
        const auto routing = m_accounts->route("fwd@example.org", "Ada@example.net");
        QCOMPARE(routing.targets.size(), std::size_t(2));
        QVERIFY(routing.targets[0].sender.has_value());
        const std::string srs = *routing.targets[0].sender;
        QVERIFY2(srs.starts_with("SRS0=") && srs.ends_with("=example.net=Ada@example.org"),
                 srs.c_str());
        QVERIFY(!routing.targets[1].sender); // a mailbox of ours
        QVERIFY(!routing.targets[0].throughList && !routing.targets[1].throughList);
        // Our own mail and notifications keep what they have.
        QVERIFY(!m_accounts->route("fwd@example.org", "anna@example.org").targets[0].sender);
        QVERIFY(!m_accounts->route("fwd@example.org", "").targets[0].sender);
        // The bounce finds its way, also after a restart.
        open();
        QVERIFY(m_accounts->recipient(srs) == RecipientKind::Alias);
        QCOMPARE(m_accounts->expand(srs), Texts{"Ada@example.net"});
        std::string forged = srs;
        forged[5] = forged[5] == 'a' ? 'b' : 'a';
        QVERIFY(m_accounts->recipient(forged) == RecipientKind::Unknown);
        QCOMPARE(m_accounts->expand(forged), Texts{});
        const std::string elsewhere = srs.substr(0, srs.rfind('@')) + "@example.com";
        QVERIFY(m_accounts->recipient(elsewhere) == RecipientKind::NotLocal);
    }

    void srsKeepsItsTime()
    {
        const Srs srs("the secret of this test");
        const auto now = std::chrono::system_clock::now();
        const auto made = srs.forward("ada@example.net", "example.org", now);
        QVERIFY(made.has_value());
        QCOMPARE(*srs.reverse(*made, now), std::string("ada@example.net"));
        QCOMPARE(*srs.reverse(*made, now + 20 * 24h), std::string("ada@example.net"));
        QVERIFY(!srs.reverse(*made, now + 22 * 24h));
        std::string upper = *made;
        std::transform(upper.begin(), upper.end(), upper.begin(),
                       [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
        QVERIFY(srs.reverse(upper, now).has_value());
        QVERIFY(!Srs("another").reverse(*made, now));
        QVERIFY(!srs.forward("\"a b\"@example.net", "example.org", now));
        QVERIFY(!srs.forward(std::string(60, 'x') + "@example.net", "example.org", now));
        // Forwarded again, and again: back to the first forwarder, who knows the rest.
        const std::string first = "SRS0+abcd=QQ=a.example=u@b.example";
        const auto second = srs.forward(first, "example.org", now);
        QVERIFY(second.has_value());
        QVERIFY(second->starts_with("SRS1="));
        QCOMPARE(*srs.reverse(*second, now), first);
        const auto third = Srs("third").forward(*second, "c.example", now);
        QVERIFY(third.has_value());
        QCOMPARE(*Srs("third").reverse(*third, now), first);
    }

    void internationalNames()
    {
        QCOMPARE(m_accounts->addDomain("Bücher.example")->name,
                 std::string("xn--bcher-kva.example"));
        QVERIFY(m_accounts->addAccount("Jörg@bücher.example", "secret-joerg").has_value());
        QVERIFY(m_accounts->recipient("jörg@xn--bcher-kva.example") == RecipientKind::Mailbox);
        QVERIFY(m_accounts->recipient("JöRG+x@BÜCHER.example") == RecipientKind::Mailbox);
        QVERIFY(m_accounts->isLocalDomain("bücher.example"));
        QCOMPARE(m_accounts->listAccounts("bücher.example").size(), std::size_t(1));
        QVERIFY(m_accounts->maySendAs("jörg@xn--bcher-kva.example", "jörg@bücher.example"));
        for (const char* bad : {"a\xFF@example.org", "ä b@example.org", "ä\u2028@example.org",
                                "\u0085ä@example.org", "ä:x@example.org"})
            QVERIFY2(!m_accounts->addAccount(bad, "secret-bad"), bad);
    }

    void furtherSenders()
    {
        QVERIFY(!m_accounts->maySendAs("anna@example.org", "office@example.org"));
        QVERIFY(m_accounts->setSendAs("anna@example.org", {"Office@example.org"}).has_value());
        QVERIFY(m_accounts->maySendAs("anna@example.org", "OFFICE@example.org"));
        QVERIFY(!m_accounts->maySendAs("bob@example.org", "office@example.org"));
        QVERIFY(m_accounts->setSendAs("anna@example.org", {"x@example.com"}).error().kind ==
                ErrorKind::Refused);
        QCOMPARE(m_accounts->listAccounts()[0].sendAs, Texts{"office@example.org"});
    }
};

QTEST_GUILESS_MAIN(AddressesTest)
#include "tst_addresses.moc"
