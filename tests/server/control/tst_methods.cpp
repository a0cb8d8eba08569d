// The methods of PROTOCOL.md over a real socket: the server, its mailboxes and its queue.
#include "bench.h"

#include "core/log.h"

#include <QFile>
#include <QRegularExpression>
#include <QtTest>
#include <future>
#include <set>

using namespace mailstead;
using bench::namesIn;
using core::ErrorKind;
using nlohmann::json;

class MethodsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<bench::Bench> b;

    std::string send(const json& to = "x@remote.test", const std::string& subject = "Hello")
    {
        return b
            ->call("message.send",
                   {{"from", "ann@example.org"}, {"to", to}, {"subject", subject}, {"text", "Hi"}})
            .value("id", "");
    }

private slots:
    void init() { b = std::make_unique<bench::Bench>(); }
    void cleanup() { b.reset(); }

    void namesAreThoseOfTheProtocol()
    {
        QFile file(QStringLiteral(MAILSTEAD_SOURCE_DIR "/server/control/PROTOCOL.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        std::set<std::string> described = {"hello", "cancel"};
        const QRegularExpression pattern(QStringLiteral("`([a-z]+(\\.[a-zA-Z]+)?) \\{"));
        auto matches = pattern.globalMatch(text);
        while (matches.hasNext())
            described.insert(matches.next().captured(1).toStdString());
        const auto names = b->server->methodNames();
        QCOMPARE(std::set<std::string>(names.begin(), names.end()), described);
        QVERIFY(described.size() > 25);
    }

    void statusHasItsMembers()
    {
        b->addAnn();
        const json status = b->call("server.status");
        for (const char* member : {"version", "hostname", "startedAt", "now", "pid", "listeners",
                                   "queue", "certificate", "domains", "mailboxes", "freeBytes"})
            QVERIFY2(status.contains(member), member);
        QCOMPARE(status["hostname"].get<std::string>(), std::string("mail.example.org"));
        QCOMPARE(status["listeners"][0]["kind"].get<std::string>(), std::string("submission"));
        QCOMPARE(status["listeners"][0]["port"].get<int>(), 587);
        QCOMPARE(status["mailboxes"].get<int>(), 1);
        QCOMPARE(status["certificate"]["temporary"].get<bool>(), true);
        QVERIFY(status["freeBytes"].get<std::uint64_t>() > 0);
    }

    void selfcheckSeesWhatIsWrong()
    {
        const json findings = b->call("server.selfcheck")["findings"];
        const auto ids = namesIn(findings, "id");
        for (const char* id :
             {"self.space", "self.queue", "self.certificate-temporary", "self.dovecot-unreachable",
              "self.resolver-silent", "self.no-mailbox"})
            QVERIFY2(ids.contains(id), id);
        for (const json& finding : findings) {
            QVERIFY(!finding["title"].get<std::string>().empty());
            if (finding["severity"] != "ok")
                QVERIFY(!finding["fix"].get<std::string>().empty());
        }
        b->addAnn();
        QVERIFY(namesIn(b->call("server.selfcheck")["findings"], "id").contains("self.mailboxes"));
    }

    void suppressionsAreListedAddedAndRemoved()
    {
        QVERIFY(b->failing("suppression.add", {{"recipient", "nobody"}}).kind ==
                ErrorKind::InvalidInput);
        const json added =
            b->call("suppression.add", {{"recipient", "Gone@Remote.test"}, {"id", "m1"}});
        QCOMPARE(added["id"].get<std::string>(), std::string("m1"));
        QCOMPARE(added["recipient"].get<std::string>(), std::string("gone@remote.test"));
        QVERIFY(!added["reason"].get<std::string>().empty());
        QCOMPARE(
            namesIn(b->call("suppression.list", {{"text", "GONE"}})["suppressions"], "recipient"),
            (std::set<std::string>{"gone@remote.test"}));
        b->call("suppression.remove", {{"recipient", "gone@remote.test"}});
        QVERIFY(b->failing("suppression.remove", {{"recipient", "gone@remote.test"}}).kind ==
                ErrorKind::NotFound);
    }

    void holdRulesAreListedAddedAndRemoved()
    {
        QVERIFY(b->failing("hold.add", {{"note", "nothing"}}).kind == ErrorKind::InvalidInput);
        const json rule = b->call("hold.add", {{"recipient", "@Remote.test"}, {"note", "look"}});
        QCOMPARE(b->call("hold.list")["rules"].size(), std::size_t(1));
        b->addAnn();
        send("x@remote.test", "Hello");
        QTRY_VERIFY_WITH_TIMEOUT(b->call("queue.counts")["held"] == 1, 30000);
        b->call("hold.remove", {{"number", rule["number"]}});
        QVERIFY(b->failing("hold.remove", {{"number", rule["number"]}}).kind ==
                ErrorKind::NotFound);
    }

    void groupsReroutingAndBackup()
    {
        b->addAnn();
        const std::string id = send("x@remote.test", "Hello");
        QTRY_VERIFY_WITH_TIMEOUT(b->call("queue.counts")["total"] == 1, 30000);
        const json groups = b->call("queue.groups", {{"by", "destination"}})["groups"];
        QCOMPARE(groups[0]["key"].get<std::string>(), std::string("remote.test"));
        QCOMPARE(groups[0]["total"].get<int>(), 1);
        const auto counted = [&](const json& filter) {
            return b->call("queue.counts", {{"filter", filter}})["total"].get<int>();
        };
        const json senders = b->call("queue.groups", {{"by", "sender"}})["groups"];
        QCOMPARE(counted({{"senderIs", senders[0]["key"]}}), 1);
        QCOMPARE(counted({{"senderIs", "nobody@remote.test"}}), 0);
        QCOMPARE(counted({{"cause", "no such cause"}}), 0);
        QVERIFY(b->failing("queue.groups", {{"by", "colour"}}).kind == ErrorKind::InvalidInput);
        QVERIFY(b->call("queue.destinations")["destinations"].is_array());
        QVERIFY(b->failing("queue.act",
                           {{"action", "reroute"}, {"filter", json::object()}, {"via", "no host"}})
                    .kind == ErrorKind::InvalidInput);
        const std::string copy = b->call("queue.backup")["path"].get<std::string>();
        QVERIFY(QFile::exists(QString::fromStdString(copy + "/queue.db")));
    }

    void domainsMailboxesAndAliases()
    {
        const json domain = b->call("domain.add", {{"name", "Example.org"}});
        QCOMPARE(domain["name"].get<std::string>(), std::string("example.org"));
        QCOMPARE(namesIn(domain["keys"], "algorithm"),
                 (std::set<std::string>{"rsa-sha256", "ed25519-sha256"}));
        QVERIFY(domain["keys"][0]["record"].get<std::string>().starts_with("v=DKIM1"));
        QVERIFY(b->failing("domain.add", {{"name", "example.org"}}).kind ==
                ErrorKind::AlreadyExists);
        QVERIFY(b->failing("domain.add", {{"name", "-"}}).kind == ErrorKind::InvalidInput);

        const json ann = {{"address", "ann@example.org"}, {"password", "correct horse battery"}};
        QCOMPARE(b->call("account.add", ann), json::object());
        QVERIFY(b->failing("account.add", ann).kind == ErrorKind::AlreadyExists);
        QVERIFY(
            b->failing("account.add", {{"address", "x@example.org"}, {"password", "short"}}).kind ==
            ErrorKind::InvalidInput);
        QCOMPARE(b->call("account.setPassword",
                         {{"address", "ann@example.org"}, {"password", "another long one"}}),
                 json::object());
        QCOMPARE(
            b->call("account.setEnabled", {{"address", "ann@example.org"}, {"enabled", false}}),
            json::object());
        const json account = b->call("account.list", {{"domain", "example.org"}})["accounts"][0];
        QCOMPARE(account["address"].get<std::string>(), std::string("ann@example.org"));
        QCOMPARE(account["enabled"].get<bool>(), false);
        QVERIFY(account["createdAt"].get<std::string>().ends_with("Z"));

        QCOMPARE(b->call("alias.add", {{"address", "info@example.org"},
                                       {"targets", {"ann@example.org", "x@remote.test"}}}),
                 json::object());
        QCOMPARE(b->call("alias.list")["aliases"][0]["targets"].size(), std::size_t(2));
        QCOMPARE(b->call("domain.list")["domains"][0]["aliases"].get<int>(), 1);
        QVERIFY(b->failing("domain.remove", {{"name", "example.org"}}).kind == ErrorKind::Refused);
        QCOMPARE(b->call("alias.remove", {{"address", "info@example.org"}}), json::object());
        QCOMPARE(b->call("account.remove", {{"address", "ann@example.org"}}), json::object());
        QVERIFY(b->failing("account.remove", {{"address", "ann@example.org"}}).kind ==
                ErrorKind::NotFound);
        QCOMPARE(b->call("domain.remove", {{"name", "example.org"}}), json::object());
        QCOMPARE(b->call("domain.list")["domains"].size(), std::size_t(0));
    }

    void listsLimitsAndLocks()
    {
        b->addAnn();
        QCOMPARE(
            b->call("domain.set",
                    {{"name", "example.org"}, {"catchAll", "ann@example.org"}, {"delimiter", "-"}}),
            json::object());
        const json domain = b->call("domain.list")["domains"][0];
        QCOMPARE(domain["catchAll"].get<std::string>(), std::string("ann@example.org"));
        QCOMPARE(domain["delimiter"].get<std::string>(), std::string("-"));
        QCOMPARE(b->call("account.setLimits", {{"address", "ann@example.org"},
                                               {"quotaBytes", 1000000},
                                               {"messagesPerDay", 0},
                                               {"recipientsPerDay", 50}}),
                 json::object());
        QCOMPARE(b->call("account.setSendAs",
                         {{"address", "ann@example.org"}, {"senders", {"office@example.org"}}}),
                 json::object());
        const json account = b->call("account.list")["accounts"][0];
        QCOMPARE(account["limits"]["quotaBytes"].get<int>(), 1000000);
        QCOMPARE(account["limitsInForce"]["messagesPerDay"].get<int>(), 2000);
        QCOMPARE(account["limitsInForce"]["recipientsPerDay"].get<int>(), 50);
        QCOMPARE(account["sendAs"][0].get<std::string>(), std::string("office@example.org"));
        QCOMPARE(account["scram"].get<bool>(), true);
        QCOMPARE(account["sent"]["recipients"].get<int>(), 0);

        json list = {{"address", "team@example.org"},
                     {"owner", "ann@example.org"},
                     {"posting", "members"},
                     {"members", {"ann@example.org", "x@remote.test"}}};
        QCOMPARE(b->call("list.set", list), json::object());
        QCOMPARE(b->call("list.list")["lists"][0]["members"].size(), std::size_t(2));
        list["posting"] = "nobody";
        QVERIFY(b->failing("list.set", list).kind == ErrorKind::InvalidInput);
        QCOMPARE(b->call("list.remove", {{"address", "team@example.org"}}), json::object());

        QCOMPARE(b->call("domain.add", {{"name", "bücher.example"}})["name"].get<std::string>(),
                 std::string("xn--bcher-kva.example"));
        QCOMPARE(b->call("domain.list")["domains"][1]["shown"].get<std::string>(),
                 std::string("bücher.example"));

        for (int i = 0; i < 5; ++i)
            b->accounts->loginEnded("192.0.2.1", "ann@example.org", false);
        const json lock = b->call("login.locks")["locks"][0];
        QCOMPARE(lock["account"].get<std::string>(), std::string("ann@example.org"));
        QCOMPARE(lock["network"].get<std::string>(), std::string("192.0.2.0/24"));
        QVERIFY(b->call("login.release", {{"account", "ann@example.org"}})["released"] >= 1);
        QCOMPARE(b->call("login.locks")["locks"].size(), std::size_t(0));
    }

    void passwordsStayOutOfTheLog()
    {
        core::setLogThreshold(core::LogLevel::Debug);
        b->addAnn();
        b->failing("account.add",
                   {{"address", "ann@example.org"}, {"password", "secret-nobody-sees"}});
        b->failing("account.add", {{"address", 7}, {"password", "secret-nobody-sees"}});
        b->failing("account.setPassword",
                   {{"address", "no@example.org"}, {"password", "secret-nobody-sees"}});
        core::setLogThreshold(core::LogLevel::Info);
        const auto lines = core::logLinesAfter(0, core::logRingCapacity, {});
        QVERIFY(!lines.empty());
        for (const core::LogLine& line : lines) {
            QVERIFY(line.text.find("secret-nobody-sees") == std::string::npos);
            QVERIFY(line.text.find("correct horse") == std::string::npos);
        }
    }

    void sentMessageIsInTheQueue()
    {
        b->addAnn();
        const std::string id = send(json::array({"x@remote.test", "ann@example.org"}), "Grüße");
        QVERIFY(!id.empty());
        const json page = b->call("queue.list", {{"filter", {{"ids", {id}}}},
                                                 {"sort", "recipient"},
                                                 {"descending", true},
                                                 {"offset", 0},
                                                 {"limit", 1}});
        QCOMPARE(page["total"].get<int>(), 2);
        QCOMPARE(page["rows"].size(), std::size_t(1));
        const json row = page["rows"][0];
        QCOMPARE(row["recipient"].get<std::string>(), std::string("x@remote.test"));
        QCOMPARE(row["subject"].get<std::string>(), std::string("Grüße"));
        QCOMPARE(row["key"].get<std::string>(), id + "/1");
        const json trace = b->call("trace.get", {{"id", id}});
        QCOMPARE(namesIn(trace["events"], "kind"),
                 (std::set<std::string>{"received", "checks", "signed", "queued"}));
        QVERIFY(b->failing("trace.get", {{"id", "nothing"}}).kind == ErrorKind::NotFound);
        const auto content = b->store->content(id);
        QVERIFY(content);
        QVERIFY(content->text().find("DKIM-Signature:") != std::string::npos);
        QVERIFY(b->failing("message.send", {{"from", "no@example.org"}, {"to", "x@remote.test"}})
                    .kind == ErrorKind::NotFound);
        QVERIFY(b->failing("message.send", {{"from", "ann@example.org"}, {"to", "no@example.org"}})
                    .kind == ErrorKind::NotFound);
    }

    void queueIsActedOn()
    {
        b->addAnn();
        const std::string id = send();
        QTRY_COMPARE_WITH_TIMEOUT(b->carrier.waiting(), std::size_t(1), 30000);
        const json act = {{"action", "hold"}, {"filter", {{"ids", {id}}}}, {"dryRun", false}};
        QCOMPARE(b->call("queue.act", act), (json{{"touched", 0}, {"leftOut", 1}}));
        b->carrier.deferAll();
        QVERIFY(b->scheduler->waitForJobs(std::chrono::seconds(30)));
        const json row = b->call("queue.list")["rows"][0];
        QCOMPARE(row["state"].get<std::string>(), std::string("deferred"));
        QCOMPARE(row["lastReply"].get<std::string>(), std::string("450 4.2.0 later"));
        QVERIFY(row["nextAttempt"].is_string());
        QCOMPARE(b->call("queue.act", act), (json{{"touched", 1}, {"leftOut", 0}}));
        QCOMPARE(b->call("queue.counts")["held"].get<int>(), 1);
        QCOMPARE(b->call("queue.act",
                         {{"action", "delete"}, {"filter", json::object()}, {"dryRun", true}}),
                 (json{{"touched", 1}, {"leftOut", 0}}));
        QCOMPARE(b->call("queue.act", {{"action", "delete"}, {"filter", json::object()}}),
                 (json{{"touched", 1}, {"leftOut", 0}}));
        const json history = b->call("history.list", {{"filter", {{"outcome", "deleted"}}}});
        QCOMPARE(history["total"].get<int>(), 1);
        QCOMPARE(history["rows"][0]["id"].get<std::string>(), id);
        QCOMPARE(b->call("history.list", {{"filter", {{"since", "2100-01-01T00:00:00Z"}}}})["total"]
                     .get<int>(),
                 0);
    }

    void badParametersAreRefused()
    {
        QVERIFY(b->failing("queue.act", {{"action", "hold"}}).kind == ErrorKind::InvalidInput);
        QVERIFY(b->failing("queue.act", {{"action", "burn"}, {"filter", json::object()}}).kind ==
                ErrorKind::InvalidInput);
        QVERIFY(b->failing("queue.list", {{"sort", "colour"}}).kind == ErrorKind::InvalidInput);
        QVERIFY(b->failing("queue.list", {{"filter", {{"states", {"lost"}}}}}).kind ==
                ErrorKind::InvalidInput);
        QVERIFY(b->failing("history.list", {{"filter", {{"outcome", "lost"}}}}).kind ==
                ErrorKind::InvalidInput);
        QVERIFY(b->failing("domain.add").what.find("name") != std::string::npos);
        QVERIFY(b->failing("no.such").what.find("no.such") != std::string::npos);
    }

    void subscribersHearOfChanges()
    {
        b->addAnn();
        auto client = b->connect();
        QVERIFY(client.call("queue.subscribe", json::object()));
        const std::string id = send();
        const auto event = client.nextEvent();
        QVERIFY(event);
        QCOMPARE((*event)["sequence"].get<int>(), 1);
        QVERIFY((*event)["changed"].is_array());
        QCOMPARE((*event)["changed"][0].get<std::string>(), id + "/1");
        QCOMPARE((*event)["counts"]["total"].get<int>(), 1);
        b->carrier.deferAll();
        const auto next = client.nextEvent();
        QVERIFY(next);
        QCOMPARE((*next)["sequence"].get<int>(), 2);
    }

    void closedConsoleCancelsItsWork()
    {
        b->authority->waitForCancel = true;
        {
            auto client = b->connect();
            std::promise<void> begun;
            std::thread asking([&] {
                // Ends with the connection's shutdown below.
                (void)client.call(
                    "certificate.request",
                    {{"names", {"mail.example.org"}}, {"directory", "https://ca.test"}},
                    [&](const std::string&) { begun.set_value(); });
            });
            begun.get_future().wait();
            client.shutDown();
            asking.join();
        }
        // The bench can only be torn down when the method has ended.
    }
};

QTEST_GUILESS_MAIN(MethodsTest)
#include "tst_methods.moc"
