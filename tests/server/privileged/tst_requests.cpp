// What goes between the daemon and the privileged side: requests that may be hostile, what root
// permits, and the two ends together.
#include "core/file.h"
#include "core/log.h"
#include "ground.h"
#include "privileged/client.h"

#include <QDir>
#include <QFile>
#include <QtTest>

#include <ctime>
#include <fcntl.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace mailstead;
using namespace mailstead::privileged;
using core::ErrorKind;
using nlohmann::json;

namespace
{

const std::string thumbprint = "nP1qzpXGymHBrUEepNY9HCsQk7K8KhOypzEt62jcerQ";

http::Patience patience()
{
    return {std::chrono::steady_clock::now() + std::chrono::seconds(60), {}};
}

} // namespace

class RequestsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { core::setLogToStandardError(false); }

    void requestsRoundTrip()
    {
        for (const Request& request :
             {Request{Action::Port80Open}, Request{Action::Port80Close},
              Request{Action::NginxRestore}, Request{Action::InstallTargets},
              Request{Action::AcmeShList}, Request{Action::NginxLook, {"mail.example.org"}},
              Request{Action::NginxPrepare, {"a.example.org", "b.example.org"}, thumbprint},
              Request{Action::AcmeShTake, {}, {}, std::string(64, 'a')}}) {
            const auto read = parseRequest(requestText(request));
            QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
            QVERIFY(read->action == request.action);
            QCOMPARE(read->names, request.names);
            QCOMPARE(read->thumbprint, request.thumbprint);
            QCOMPARE(read->certificate, request.certificate);
        }
    }

    void hostileRequests_data()
    {
        QTest::addColumn<QByteArray>("text");
        // Single quotes stand for double ones: moc does not read raw strings.
        const auto row = [](const char* name, QByteArray text) {
            QTest::newRow(name) << text.replace('\'', '"');
        };
        row("nothing", "");
        row("no object", "[]");
        row("no version", "{'action': 'port80.open'}");
        row("other version", "{'version': 2, 'action': 'port80.open'}");
        row("unknown action", "{'version': 1, 'action': 'shell'}");
        row("action of another type", "{'version': 1, 'action': ['port80.open']}");
        row("superfluous member", "{'version': 1, 'action': 'port80.open', 'path': '/etc/shadow'}");
        row("names where none belong",
            "{'version': 1, 'action': 'port80.open', 'names': ['mail.example.org']}");
        row("no names", "{'version': 1, 'action': 'nginx.look'}");
        row("empty names", "{'version': 1, 'action': 'nginx.look', 'names': []}");
        row("name with a blank",
            "{'version': 1, 'action': 'nginx.look', 'names': ['a.org; return 200']}");
        row("name with a quote", "{'version': 1, 'action': 'nginx.look', 'names': ['a\\'.org']}");
        row("name with a newline",
            "{'version': 1, 'action': 'nginx.look', 'names': ['a.org\\nb.org']}");
        row("name in upper case", "{'version': 1, 'action': 'nginx.look', 'names': ['A.org']}");
        row("wildcard", "{'version': 1, 'action': 'nginx.look', 'names': ['*.example.org']}");
        row("number as name", "{'version': 1, 'action': 'nginx.look', 'names': [1]}");
        row("short thumbprint",
            "{'version': 1, 'action': 'nginx.prepare', 'names': ['a.org'], 'thumbprint': 'x'}");
        row("thumbprint with a brace",
            "{'version': 1, 'action': 'nginx.prepare', 'names': ['a.org'], 'thumbprint': "
            "'nP1qzpXGymHBrUEepNY9HCsQk7K8KhOypzEt62jcer}'}");
        row("path as certificate",
            "{'version': 1, 'action': 'acme-sh.take', 'certificate': '../../etc'}");
        row("deep", QByteArray("[").repeated(10000));
        row("deep in a member", "{'version': 1, 'action': " + QByteArray("[").repeated(5000) +
                                    QByteArray("]").repeated(5000) + "}");
        row("large", QByteArray(20000, ' '));
    }

    void hostileRequests()
    {
        QFETCH(QByteArray, text);
        const auto read = parseRequest(text.toStdString());
        QVERIFY(!read);
        QVERIFY(read.error().kind == ErrorKind::InvalidInput);
    }

    void resultsRoundTrip()
    {
        const auto result = parseResult(resultText(json{{"a", {1, 2}}}));
        QVERIFY(result.has_value() && *result == json({{"a", {1, 2}}}));
        const auto error =
            parseResult(resultText(core::fail(ErrorKind::PermissionDenied, "what", "why", "next")));
        QVERIFY(!error);
        QVERIFY(error.error().kind == ErrorKind::PermissionDenied);
        QCOMPARE(error.error().text(), std::string("what: why"));
        QCOMPARE(error.error().next, std::string("next"));
        QVERIFY(parseResult("{").error().kind == ErrorKind::Corrupt);
    }

    void settings_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::addColumn<QByteArray>("mistake"); ///< empty: fine
        const auto row = [](const char* name, const char* toml, const char* mistake) {
            QTest::newRow(name) << QByteArray(toml) << QByteArray(mistake);
        };
        const char* target =
            "[[target]]\nname = \"web\"\nchain = \"/a/c.pem\"\nkey = \"/a/k.pem\"\n";
        const QByteArray whole = QByteArray(target);
        const auto with = [&](const char* more) {
            return QByteArray(whole + more);
        };
        row("nothing", "", "");
        row("all",
            "actions = [\"port80\", \"nginx\", \"targets\", \"acme-sh\"]\nnames = "
            "[\"Mail.example.org\"]\n",
            "");
        row("unknown action", "actions = [\"shell\"]", "actions");
        row("unknown key", "sudo = true", "sudo");
        row("bad name", "names = [\"localhost\"]", "names");
        row("relative folder", "acme-sh-folders = [\"x\"]", "acme-sh-folders");
        row("relative nginx", "nginx-program = \"nginx\"", "nginx-program");
        row("no toml", "actions = [", ":1:");
        QTest::newRow("target") << whole << QByteArray();
        QTest::newRow("whole target")
            << with("owner = \"postfix\"\ngroup = \"postfix\"\nkey-mode = \"0640\"\nreload = "
                    "[\"/bin/true\", \"x\"]\nservice = \"127.0.0.1:25\"\nstarttls = \"smtp\"\n"
                    "server-name = \"mail.example.org\"\n")
            << QByteArray();
        QTest::newRow("twice") << QByteArray(whole + whole) << QByteArray("two targets");
        QTest::newRow("readable key") << with("key-mode = \"0644\"\n") << QByteArray("key-mode");
        QTest::newRow("shell words")
            << with("reload = [\"systemctl reload x\"]\n") << QByteArray("reload");
        QTest::newRow("unknown starttls") << with("starttls = \"ftp\"\n") << QByteArray("starttls");
        row("up again", "[[target]]\nname = \"x\"\nchain = \"/a/../b\"\nkey = \"/k\"", "chain");
        row("same file", "[[target]]\nname = \"x\"\nchain = \"/k\"\nkey = \"/k\"", "chain");
        row("one table", "[target]\nname = \"x\"", "[[target]]");
    }

    void settings()
    {
        QFETCH(QByteArray, toml);
        QFETCH(QByteArray, mistake);
        const auto read = parseSettings(toml.toStdString(), "privileged.toml");
        if (mistake.isEmpty()) {
            QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
            for (const std::string& name : read->names)
                QCOMPARE(name, std::string("mail.example.org"));
            return;
        }
        QVERIFY(!read);
        QVERIFY2(read.error().what.find(mistake.toStdString()) != std::string::npos,
                 read.error().text().c_str());
    }

    void settingsThatOthersCanWriteDoNotCount()
    {
        const Ground ground;
        ground.permit("actions = [\"port80\"]\n");
        QVERIFY(loadSettings(ground.path("privileged.toml"), ::geteuid()).has_value());
        ::chmod(ground.path("privileged.toml").c_str(), 0664);
        const auto read = loadSettings(ground.path("privileged.toml"), ::geteuid());
        QVERIFY(!read && read.error().kind == ErrorKind::PermissionDenied);
    }

    void accountsAreNumbers()
    {
        const Ground ground;
        const std::string file = ground.path("passwd");
        QVERIFY(core::writeFileAtomically(
            file, "root:x:0:0:root:/root:/bin/sh\npostfix:x:107:113::/:/x\nbad:x:no:1\n", 0644));
        QCOMPARE(accountNumber("postfix", file).value_or(1), 107U);
        QCOMPARE(accountNumber("root", file).value_or(1), 0U);
        QCOMPARE(accountNumber("1234", file).value_or(1), 1234U);
        for (const char* name : {"nobody", "bad", "", "post", "4294967295", "-1"})
            QVERIFY2(!accountNumber(name, file), name);
    }

    void strangeFilesAreTakenAwayAndRefused()
    {
        const Ground ground;
        ground.permit("actions = [\"port80\"]\n");
        const std::string folder = ground.path("exchange/requests/");
        const auto name = [](char digit) {
            return std::string(32, digit) + ".json";
        };
        QVERIFY(core::writeFileAtomically(folder + "note.txt", "x", 0600));
        QCOMPARE(::symlink("/etc/passwd", (folder + name('1')).c_str()), 0);
        QCOMPARE(::mkfifo((folder + name('2')).c_str(), 0600), 0);
        QCOMPARE(::mkdir((folder + name('3')).c_str(), 0700), 0);
        QVERIFY(core::writeFileAtomically(folder + name('4'), std::string(100000, 'x'), 0600));
        QVERIFY(core::writeFileAtomically(folder + name('5'), "{}", 0600));
        QVERIFY(core::writeFileAtomically(folder + name('6'), requestText({Action::Port80Close}),
                                          0600));
        Broker broker(ground.options());
        const auto served = broker.run();
        QVERIFY2(served.has_value(), served ? "" : served.error().text().c_str());
        QCOMPARE(*served, std::size_t(6));
        QCOMPARE(ground.left("exchange/requests"), QStringList());
        QVERIFY(QFile::exists(QStringLiteral("/etc/passwd")));
        for (const char digit : {'1', '2', '3', '4', '5', '6'}) {
            const std::string path = ground.path("exchange/results/") + name(digit);
            const auto text = core::readFile(path, largestResult);
            QVERIFY(text.has_value());
            QCOMPARE(parseResult(*text).has_value(), digit == '6');
            struct stat info = {};
            QCOMPARE(::stat(path.c_str(), &info), 0);
            QCOMPARE(int(info.st_mode & 0777U), 0600);
            QVERIFY(text->find("root:") == std::string::npos);
        }
    }

    void foldersMayNotBeLinks()
    {
        const Ground ground;
        ground.permit("");
        QDir(QString::fromStdString(ground.path("exchange"))).rmdir(QStringLiteral("requests"));
        QCOMPARE(::symlink("/etc", ground.path("exchange/requests").c_str()), 0);
        QVERIFY(!Broker(ground.options()).run());
        QVERIFY(QFile::exists(QStringLiteral("/etc/passwd")));
    }

    void whatWasForgottenIsClosed()
    {
        const Ground ground;
        const std::string file = ground.path("state/port80.json");
        QVERIFY(core::writeFileAtomically(file, json{{"rules", {{{"firewall", "none"}}}}}.dump(),
                                          0600));
        QVERIFY(Broker(ground.options()).run().has_value());
        QVERIFY(QFile::exists(QString::fromStdString(file))); // an order may be under way
        const timespec then{std::time(nullptr) - 2 * 3600, 0};
        const timespec times[] = {then, then};
        QCOMPARE(::utimensat(AT_FDCWD, file.c_str(), times, 0), 0);
        QVERIFY(Broker(ground.options()).run().has_value());
        QVERIFY(!QFile::exists(QString::fromStdString(file)));
        // Closing needs no permission, nor a file that gives one.
        const Root root(ground.options());
        Client client(ground.path("exchange"));
        QVERIFY(client.ask({Action::Port80Close}, patience()).has_value());
        QVERIFY(client.ask({Action::NginxRestore}, patience()).has_value());
        QVERIFY(!client.ask({Action::Port80Open}, patience()));
    }

    void bothEndsTogether()
    {
        const Ground ground;
        ground.permit("actions = [\"port80\", \"targets\"]\nnames = [\"mail.example.org\"]\n");
        const Root root(ground.options());
        Client client(ground.path("exchange"));
        QVERIFY(client.isInstalled());
        const auto opened = client.ask({Action::Port80Open}, patience());
        QVERIFY2(opened.has_value(), opened ? "" : opened.error().text().c_str());
        QVERIFY((*opened)["opened"].empty());
        const auto targets = client.ask({Action::InstallTargets}, patience());
        QVERIFY(targets && (*targets)["targets"].empty());
        const auto refused = client.ask({Action::AcmeShList}, patience());
        QVERIFY(!refused && refused.error().kind == ErrorKind::PermissionDenied);
        QVERIFY(refused.error().next.find("\"acme-sh\"") != std::string::npos);
        QCOMPARE(ground.left("exchange/requests"), QStringList());
        QCOMPARE(ground.left("exchange/results"), QStringList());
    }

    void namesMustBePermitted()
    {
        const Ground ground;
        ground.permit("actions = [\"nginx\"]\nnames = [\"mail.example.org\"]\n");
        const Root root(ground.options());
        Client client(ground.path("exchange"));
        const auto other = client.ask({Action::NginxLook, {"shop.example.net"}}, patience());
        QVERIFY(!other && other.error().kind == ErrorKind::PermissionDenied);
        const auto ours = client.ask({Action::NginxLook, {"mail.example.org"}}, patience());
        QVERIFY(!ours && ours.error().kind == ErrorKind::NotFound); // no nginx runs
    }

    void nobodyAnswers()
    {
        const Ground ground;
        Client missing(ground.path("nowhere"));
        QVERIFY(!missing.isInstalled());
        const auto none = missing.ask({Action::Port80Open}, patience());
        QVERIFY(!none && none.error().kind == ErrorKind::Unavailable);
        QVERIFY(none.error().next.find("mailstead-privileged.path") != std::string::npos);

        Client silent(ground.path("exchange"));
        silent.beginDeadline = std::chrono::milliseconds(100);
        const auto late = silent.ask({Action::Port80Open}, patience());
        QVERIFY(!late && late.error().kind == ErrorKind::Unavailable);
        QCOMPARE(ground.left("exchange/requests"), QStringList()); // taken back
        // Begun, but never ended.
        Client stuck(ground.path("exchange"));
        std::thread thief([&] {
            while (ground.left("exchange/requests").isEmpty())
                std::this_thread::yield();
            for (const QString& name : ground.left("exchange/requests"))
                QFile::remove(QString::fromStdString(ground.path("exchange/requests/")) + name);
        });
        const auto unanswered = stuck.ask(
            {Action::Port80Open}, {std::chrono::steady_clock::now() + std::chrono::seconds(3), {}});
        thief.join();
        QVERIFY(!unanswered && unanswered.error().kind == ErrorKind::Timeout);
        QVERIFY(unanswered.error().next.find("journalctl") != std::string::npos);
        const auto cancelled = silent.ask(
            {Action::Port80Open}, {std::chrono::steady_clock::now() + std::chrono::seconds(60), [] {
                                       return true;
                                   }});
        QVERIFY(!cancelled && cancelled.error().kind == ErrorKind::Cancelled);
        QCOMPARE(ground.left("exchange/requests"), QStringList());
    }
};

QTEST_GUILESS_MAIN(RequestsTest)
#include "tst_requests.moc"
