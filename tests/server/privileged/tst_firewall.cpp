// Port 80 in firewalls: what their programs say, a fake of them, and the real nft and iptables in a
// network namespace of this test.
#include "core/file.h"
#include "core/log.h"
#include "privileged/port80.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <map>
#include <sched.h>
#include <unistd.h>

using namespace mailstead;
using namespace mailstead::privileged;
using core::ErrorKind;
using nlohmann::json;

namespace
{

std::string joined(const Arguments& arguments)
{
    std::string text;
    for (const std::string& argument : arguments)
        text += (text.empty() ? "" : " ") + argument;
    return text;
}

/// A fake of the firewall programs: answers what a test wrote down and remembers what was asked.
struct FakePrograms {
    std::map<std::string, CommandResult> answers;
    QStringList asked;

    CommandRunner runner()
    {
        return [this](const Arguments& arguments,
                      std::chrono::milliseconds) -> core::Result<CommandResult> {
            const std::string text = joined(arguments);
            asked.append(QString::fromStdString(text));
            const auto found = answers.find(text);
            if (found == answers.end())
                return core::fail(ErrorKind::Internal, "nobody wrote down: " + text);
            return found->second;
        };
    }
};

const char* closedUfw = "Status: active\nLogging: on (low)\nDefault: deny (incoming), allow "
                        "(outgoing), disabled (routed)\n\nTo                         Action      "
                        "From\n--                         ------      ----\n22/tcp"
                        "                     ALLOW IN    Anywhere\n";

const char* words(const core::Result<json>& result)
{
    static std::string text;
    text = result ? result->dump() : result.error().text();
    return text.c_str();
}

std::string output(const Arguments& arguments)
{
    const auto run = runCommand(arguments, std::chrono::seconds(30));
    return run ? run->output + run->errors : run.error().text();
}

} // namespace

class FirewallTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { core::setLogToStandardError(false); }

    void ufw_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<bool>("open");
        const auto row = [](const char* line, bool open) {
            QTest::newRow(line) << QByteArray(line) << open;
        };
        row("Status: inactive", true);
        row("Default: allow (incoming), allow (outgoing), disabled (routed)", true);
        row("80/tcp                     ALLOW IN    Anywhere", true);
        row("80                         ALLOW IN    Anywhere", true);
        row("80,443/tcp                 ALLOW IN    Anywhere", true);
        row("75:90/tcp                  ALLOW IN    Anywhere", true);
        row("Nginx Full                 ALLOW IN    Anywhere", true);
        row("Anywhere                   ALLOW IN    Anywhere", true);
        row("80/udp                     ALLOW IN    Anywhere", false);
        row("8080/tcp                   ALLOW IN    Anywhere", false);
        row("80/tcp                     DENY IN     Anywhere", false);
        row("80/tcp                     ALLOW IN    192.0.2.0/24", false);
        row("80/tcp on eth1             ALLOW IN    Anywhere", false);
        row("OpenSSH                    ALLOW IN    Anywhere", false);
    }

    void ufw()
    {
        QFETCH(QByteArray, line);
        QFETCH(bool, open);
        QVERIFY(!ufwLetsIn(closedUfw));
        QCOMPARE(ufwLetsIn(closedUfw + line.toStdString() + "\n"), open);
    }

    void iptables_data()
    {
        QTest::addColumn<QByteArray>("rules");
        QTest::addColumn<bool>("open");
        const auto row = [](const char* rules, bool open) {
            QTest::newRow(rules) << QByteArray(rules) << open;
        };
        row("-P INPUT ACCEPT", true);
        row("-P INPUT DROP", false);
        row("-P INPUT DROP\n-A INPUT -p tcp -m tcp --dport 80 -j ACCEPT", true);
        row("-P INPUT DROP\n-A INPUT -p tcp -m multiport --dports 25,80,443 -j ACCEPT", true);
        row("-P INPUT DROP\n-A INPUT -s 192.0.2.1/32 -p tcp -m tcp --dport 80 -j ACCEPT", false);
        row("-P INPUT DROP\n-A INPUT -p udp -m udp --dport 80 -j ACCEPT", false);
        row("-P INPUT DROP\n-A INPUT -p tcp -m tcp --dport 8080 -j ACCEPT", false);
        row("-P INPUT ACCEPT\n-A INPUT -j REJECT --reject-with icmp-port-unreachable", false);
        row("-P INPUT ACCEPT\n-A INPUT -j ufw-before-input", false);
        row("-P INPUT ACCEPT\n-A INPUT -p icmp -j ACCEPT\n-A INPUT -j LOG", true);
    }

    void iptables()
    {
        QFETCH(QByteArray, rules);
        QFETCH(bool, open);
        QCOMPARE(iptablesLetsIn(rules.toStdString() + "\n"), open);
    }

    void hostileNft()
    {
        for (const char* text : {"", "{", "[]", "{}", "{\"nftables\": 1}"})
            QVERIFY2(!nftChainsInTheWay(text), text);
        const json strange = {
            {"nftables",
             {1, nullptr, {{"chain", json::array()}}, {{"rule", {{"expr", json::array({1})}}}}}}};
        const json circle = {{"nftables",
                              {{{"chain",
                                 {{"family", "inet"},
                                  {"table", "t"},
                                  {"name", "a"},
                                  {"type", "filter"},
                                  {"hook", "input"},
                                  {"policy", "accept"}}}},
                               {{"rule",
                                 {{"family", "inet"},
                                  {"table", "t"},
                                  {"chain", "a"},
                                  {"expr", json::array({{{"jump", {{"target", "a"}}}}})}}}}}}};
        for (const json& document : {strange, circle}) {
            const auto chains = nftChainsInTheWay(document.dump());
            QVERIFY2(chains && chains->empty(), document.dump().c_str());
        }
    }

    void ufwIsOpenedAndClosed()
    {
        FakePrograms fake;
        fake.answers["/ufw status verbose"].output = closedUfw;
        fake.answers["/ufw allow 80/tcp comment mailstead-port-80"].output = "Rule added\n";
        fake.answers["/ufw delete allow 80/tcp"].output = "Rule deleted\n";
        const QTemporaryDir state;
        const Firewall firewall({"/ufw", {}, {}, {}, {}, true}, fake.runner());
        Port80 port(firewall, state.path().toStdString());
        const auto opened = port.open();
        QVERIFY2(opened.has_value(), words(opened));
        QCOMPARE((*opened)["opened"].dump(), std::string("[\"ufw\"]"));
        QVERIFY(QFile::exists(QString::fromStdString(port.stateFile())));
        // Another process closes it, as after a crash.
        Port80 later(firewall, state.path().toStdString());
        const auto closed = later.close();
        QVERIFY2(closed.has_value(), words(closed));
        QCOMPARE(fake.asked.last(), QStringLiteral("/ufw delete allow 80/tcp"));
        QVERIFY(!QFile::exists(QString::fromStdString(port.stateFile())));
        fake.asked.clear();
        QVERIFY(later.close().has_value());
        QCOMPARE(fake.asked, QStringList()); // nothing to close
    }

    void whatOthersOpenedStaysOpen()
    {
        FakePrograms fake;
        fake.answers["/ufw status verbose"].output =
            std::string(closedUfw) + "80/tcp   ALLOW IN   Anywhere\n";
        const QTemporaryDir state;
        Port80 port(Firewall({"/ufw", {}, {}, {}, {}, true}, fake.runner()),
                    state.path().toStdString());
        QVERIFY((*port.open())["opened"].empty());
        QVERIFY((*port.close())["closed"].empty());
        QCOMPARE(fake.asked.size(), 1);
        // Opened by somebody else between our look and our rule.
        fake.answers["/ufw status verbose"].output = closedUfw;
        fake.answers["/ufw allow 80/tcp comment mailstead-port-80"].output =
            "Skipping adding existing rule\n";
        QVERIFY((*port.open())["opened"].empty());
        QVERIFY((*port.close())["closed"].empty());
        QCOMPARE(fake.asked.size(), 3);
    }

    void firewalldOnlyForTheMoment()
    {
        FakePrograms fake;
        fake.answers["/fw --state"].output = "running\n";
        fake.answers["/fw --query-port=80/tcp"].exitCode = 1;
        fake.answers["/fw --query-service=http"].exitCode = 1;
        fake.answers["/fw --add-port=80/tcp"].output = "success\n";
        fake.answers["/fw --remove-port=80/tcp"] = {
            1, {}, "Error: NOT_ENABLED: '80:tcp' not in 'public'"};
        const QTemporaryDir state;
        Port80 port(Firewall({{}, "/fw", {}, {}, {}, false}, fake.runner()),
                    state.path().toStdString());
        QCOMPARE((*port.open())["opened"].dump(), std::string("[\"firewalld\"]"));
        QVERIFY(port.close().has_value()); // it was restarted meanwhile: ours is gone
        fake.answers["/fw --query-service=http"].exitCode = 0;
        QVERIFY((*port.open())["opened"].empty());
        // Installed, and not in use: only tables count.
        fake.answers["/fw --query-service=http"].exitCode = 1;
        fake.answers["/fw --state"] = {252, {}, "not running\n"};
        QVERIFY((*port.open())["opened"].empty());
    }

    void failureIsTold()
    {
        FakePrograms fake;
        fake.answers["/ufw status verbose"].output = closedUfw;
        fake.answers["/ufw allow 80/tcp comment mailstead-port-80"] = {1, {}, "ERROR: no\n"};
        const QTemporaryDir state;
        Port80 port(Firewall({"/ufw", {}, {}, {}, {}, true}, fake.runner()),
                    state.path().toStdString());
        const auto opened = port.open();
        QVERIFY(!opened && opened.error().kind == ErrorKind::Refused);
        QCOMPARE(opened.error().why, std::string("ERROR: no"));
        QVERIFY(!QFile::exists(QString::fromStdString(port.stateFile())));
        // Nothing installed, nothing in the way.
        QVERIFY((*Port80(Firewall({}, fake.runner()), state.path().toStdString()).open())["opened"]
                    .empty());
    }

    void realTables()
    {
        const FirewallPrograms found = findFirewallPrograms();
        if (found.nft.empty() || ::geteuid() != 0 || ::unshare(CLONE_NEWNET) != 0)
            QSKIP("needs root, nft and a network namespace");
        const FirewallPrograms programs{{}, {}, found.nft, found.iptables, found.ip6tables, false};
        const QTemporaryDir state;
        Port80 port(Firewall(programs, runCommand), state.path().toStdString());
        QVERIFY2((*port.open())["opened"].empty(), "nothing is in the way in an empty namespace");

        const std::string rules = state.path().toStdString() + "/rules";
        QVERIFY(
            core::writeFileAtomically(rules,
                                      "table inet own {\n"
                                      "  chain in { type filter hook input priority 0; policy "
                                      "drop;\n    ct state established accept\n"
                                      "    tcp dport { 22, 443 } accept\n  }\n"
                                      "  chain open { type filter hook input priority 5; policy "
                                      "drop;\n    tcp dport { 22, 75-90 } accept\n  }\n"
                                      "  chain jumps { type filter hook input priority 9;\n"
                                      "    jump guard\n  }\n"
                                      "  chain guard {\n    ip saddr 192.0.2.1 reject\n  }\n"
                                      "  chain out { type filter hook output priority 0; policy "
                                      "drop;\n  }\n}\n",
                                      0600));
        QCOMPARE(output({found.nft, "-f", rules}), std::string());
        const std::string before = output({found.nft, "list", "ruleset"});
        const auto opened = port.open();
        QVERIFY2(opened.has_value(), words(opened));
        QCOMPARE((*opened)["opened"].size(), std::size_t(2)); // "in" and "jumps"
        const std::string chain = output({found.nft, "list", "chain", "inet", "own", "in"});
        const std::size_t ours = chain.find("tcp dport 80 accept comment \"mailstead-port-80\"");
        QVERIFY2(ours != std::string::npos && ours < chain.find("ct state"), chain.c_str());
        QVERIFY2((*port.open())["opened"].empty(), "it is open now");
        const auto closed = port.close();
        QVERIFY2(closed.has_value(), words(closed));
        QCOMPARE(output({found.nft, "list", "ruleset"}), before);
        QCOMPARE(output({found.nft, "flush", "ruleset"}), std::string());

        if (found.iptables.empty())
            return;
        QCOMPARE(output({found.iptables, "-P", "INPUT", "DROP"}), std::string());
        const std::string chains = output({found.iptables, "-S", "INPUT"});
        const auto byIptables = port.open();
        QVERIFY2(byIptables.has_value(), words(byIptables));
        QCOMPARE((*byIptables)["opened"].dump(), std::string("[\"iptables\"]"));
        QVERIFY(iptablesLetsIn(output({found.iptables, "-S", "INPUT"})));
        QVERIFY((*port.open())["opened"].empty());
        QVERIFY(port.close().has_value());
        QCOMPARE(output({found.iptables, "-S", "INPUT"}), chains);
        // All rules loaded anew meanwhile: there is nothing of ours to remove.
        QVERIFY(port.open().has_value());
        QCOMPARE(output({found.iptables, "-F", "INPUT"}), std::string());
        QVERIFY(port.close().has_value());
    }
};

QTEST_GUILESS_MAIN(FirewallTest)
#include "tst_firewall.moc"
