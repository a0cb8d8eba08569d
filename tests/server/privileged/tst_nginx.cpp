// The real nginx: it answers challenges while it should, and is as before afterwards.
#include "core/file.h"
#include "core/log.h"
#include "nginx_process.h"
#include "privileged/nginx_change.h"

#include <QDir>
#include <QFile>
#include <QtTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace mailstead;
using namespace mailstead::privileged;
using core::ErrorKind;
using nlohmann::json;

namespace
{

const std::string thumbprint = "nP1qzpXGymHBrUEepNY9HCsQk7K8KhOypzEt62jcerQ";
const QByteArray challenge = "/.well-known/acme-challenge/token_-1";
const QByteArray expected = "\r\n\r\ntoken_-1.nP1qzpXGymHBrUEepNY9HCsQk7K8KhOypzEt62jcerQ";

NginxOptions optionsFor(const NginxProcess& nginx, const QTemporaryDir& state)
{
    NginxOptions options;
    options.stateDirectory = state.path().toStdString();
    options.port = nginx.port;
    options.trustedUser = ::geteuid();
    return options;
}

const char* words(const core::Result<json>& result)
{
    static std::string text;
    text = result ? result->dump() : result.error().text();
    return text.c_str();
}

} // namespace

class NginxTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        core::setLogToStandardError(false);
        if (!QFile::exists(QStringLiteral("/usr/sbin/nginx")))
            QSKIP("nginx is not installed (packaging/dependencies)");
    }

    void answers_data()
    {
        QTest::addColumn<QString>("http");
        QTest::addColumn<QByteArray>("before"); ///< what a page of the site answers
        const auto row = [](const char* name, const char* http, const char* before) {
            QTest::newRow(name) << QString::fromLatin1(http) << QByteArray(before);
        };
        row("plain site",
            "server { listen 127.0.0.1:@PORT@; server_name mail.example.org;\n"
            "location / { return 200 site; } }",
            " 200 ");
        row("redirects everything, as certbot leaves it",
            "server { if ($host = mail.example.org) { return 301 https://$host$request_uri; }\n"
            "listen 127.0.0.1:@PORT@; server_name mail.example.org; return 404; }",
            " 301 ");
        row("one line",
            "server { listen 127.0.0.1:@PORT@; server_name mail.example.org; return 301 "
            "https://x/; }",
            " 301 ");
        row("a location of its own for challenges",
            "server { listen 127.0.0.1:@PORT@; server_name mail.example.org;\n"
            "location ^~ /.well-known/acme-challenge/ { return 200 other; }\n"
            "location / { return 200 site; } }",
            " 200 ");
        row("nobody may read it",
            "server { listen 127.0.0.1:@PORT@; server_name mail.example.org; deny all; root "
            "@PREFIX@; }",
            " 403 ");
        row("asks for a password",
            "server { listen 127.0.0.1:@PORT@; server_name mail.example.org; auth_basic x;\n"
            "auth_basic_user_file @PREFIX@/none; location / { root @PREFIX@; } }",
            " 401 ");
        row("default server",
            "server { listen 127.0.0.1:@PORT@ default_server; return 301 "
            "https://x/; }",
            " 301 ");
        row("regular expression",
            "server { listen 127.0.0.1:@PORT@; return 404; }\n"
            "server { listen 127.0.0.1:@PORT@; server_name ~^(?<sub>\\w+)\\.example\\.org$; return "
            "200 $sub; }",
            " 200 ");
    }

    void answers()
    {
        QFETCH(QString, http);
        QFETCH(QByteArray, before);
        NginxProcess nginx;
        QVERIFY2(nginx.start(http), qPrintable(nginx.error));
        const std::string original = nginx.read(QStringLiteral("nginx.conf"));
        QVERIFY(nginx.get("mail.example.org", "/").contains(before));
        const QTemporaryDir state;
        NginxChange change(optionsFor(nginx, state));
        const auto looked = change.look(nginx.program(), {"mail.example.org"});
        QVERIFY2(looked.has_value(), words(looked));
        QCOMPARE(nginx.read(QStringLiteral("nginx.conf")), original);
        QCOMPARE((*looked)["places"].size(), std::size_t(1));

        const auto prepared = change.prepare(nginx.program(), {"mail.example.org"}, thumbprint);
        QVERIFY2(prepared.has_value(), words(prepared));
        QVERIFY2((*prepared)["answers"].get<bool>(), words(prepared));
        QVERIFY(change.isPrepared());
        const QByteArray answer = nginx.get("mail.example.org", challenge);
        QVERIFY2(answer.startsWith("HTTP/1.1 200") && answer.endsWith(expected),
                 answer.constData());
        QVERIFY(nginx.get("Mail.Example.ORG", challenge).endsWith(expected));
        // Nothing else is answered so: neither other pages, nor other names, nor strange tokens.
        QVERIFY(nginx.get("mail.example.org", "/").contains(before));
        QVERIFY(!nginx.get("shop.example.org", challenge).contains("nP1qzp"));
        QVERIFY(!nginx.get("mail.example.org", challenge + "/x").contains("nP1qzp"));
        QVERIFY(!nginx.get("mail.example.org", challenge + "%22").contains("nP1qzp"));

        const auto restored = change.restore();
        QVERIFY2(restored.has_value(), words(restored));
        QCOMPARE(nginx.read(QStringLiteral("nginx.conf")), original);
        QVERIFY(!change.isPrepared());
        QVERIFY(QTest::qWaitFor(
            [&] { return !nginx.get("mail.example.org", challenge).contains("nP1qzp"); }, 30000));
    }

    void fileOfItsOwn()
    {
        NginxProcess nginx;
        nginx.write(QStringLiteral("conf.d/site.conf"),
                    QStringLiteral("server { listen 127.0.0.1:@PORT@ default_server; return 200 "
                                   "site; }"));
        QVERIFY2(nginx.start(QStringLiteral("include @PREFIX@/conf.d/*.conf;")),
                 qPrintable(nginx.error));
        const QTemporaryDir state;
        NginxChange change(optionsFor(nginx, state));
        const auto prepared = change.prepare(
            nginx.program(), {"mail.example.org", "mta-sts.example.org"}, thumbprint);
        QVERIFY2(prepared.has_value() && (*prepared)["answers"].get<bool>(), words(prepared));
        const QDir folder(QString::fromStdString(nginx.path(QStringLiteral("conf.d"))));
        QCOMPARE(folder.entryList(QDir::Files).size(), 2);
        QVERIFY(nginx.get("mta-sts.example.org", challenge).endsWith(expected));
        QVERIFY(nginx.get("other.example.org", challenge).endsWith("site"));
        // A daemon that was killed in between begins anew.
        NginxChange next(optionsFor(nginx, state));
        const auto again = next.prepare(nginx.program(), {"mail.example.org"}, thumbprint);
        QVERIFY2(again.has_value() && (*again)["answers"].get<bool>(), words(again));
        QVERIFY(next.restore().has_value());
        QCOMPARE(folder.entryList(QDir::Files), QStringList{QStringLiteral("site.conf")});
        QVERIFY(QTest::qWaitFor(
            [&] { return nginx.get("mail.example.org", challenge).endsWith("site"); }, 30000));
    }

    void linkedFileAndItsMode()
    {
        NginxProcess nginx;
        nginx.write(QStringLiteral("sites-available/mail"),
                    QStringLiteral("server { listen 127.0.0.1:@PORT@; server_name "
                                   "mail.example.org; return 200 site; }\n"));
        QVERIFY(QDir().mkpath(QString::fromStdString(nginx.path(QStringLiteral("sites-enabled")))));
        const std::string target = nginx.path(QStringLiteral("sites-available/mail"));
        const std::string link = nginx.path(QStringLiteral("sites-enabled/mail"));
        QCOMPARE(::symlink(target.c_str(), link.c_str()), 0);
        QCOMPARE(::chmod(target.c_str(), 0640), 0);
        QVERIFY2(nginx.start(QStringLiteral("include @PREFIX@/sites-enabled/*;")),
                 qPrintable(nginx.error));
        const std::string original = nginx.read(QStringLiteral("sites-available/mail"));
        const QTemporaryDir state;
        NginxChange change(optionsFor(nginx, state));
        const auto prepared = change.prepare(nginx.program(), {"mail.example.org"}, thumbprint);
        QVERIFY2(prepared.has_value() && (*prepared)["answers"].get<bool>(), words(prepared));
        struct stat info = {};
        QVERIFY(::lstat(link.c_str(), &info) == 0 && S_ISLNK(info.st_mode));
        // Somebody edits the file meanwhile.
        std::string text = nginx.read(QStringLiteral("sites-available/mail"));
        QVERIFY(text != original);
        text.insert(0, "# edited\n");
        nginx.write(QStringLiteral("sites-available/mail"), QString::fromStdString(text));
        QVERIFY(change.restore().has_value());
        QCOMPARE(nginx.read(QStringLiteral("sites-available/mail")), "# edited\n" + original);
        QVERIFY(::lstat(link.c_str(), &info) == 0 && S_ISLNK(info.st_mode));
        QVERIFY(::stat(target.c_str(), &info) == 0 && (info.st_mode & 0777U) == 0640);
    }

    void refusedConfigurationIsPutBack()
    {
        NginxProcess nginx;
        QVERIFY2(nginx.start(QStringLiteral(
                     "server { listen 127.0.0.1:@PORT@; server_name mail.example.org; }")),
                 qPrintable(nginx.error));
        const std::string original = nginx.read(QStringLiteral("nginx.conf"));
        const QTemporaryDir state;
        NginxOptions options = optionsFor(nginx, state);
        // nginx itself would take it: the refusal comes from this fake of "nginx -t".
        options.run = [](const Arguments& arguments,
                         std::chrono::milliseconds deadline) -> core::Result<CommandResult> {
            if (std::find(arguments.begin(), arguments.end(), "-t") != arguments.end())
                return CommandResult{1, {}, "nginx: [emerg] not like this"};
            return runCommand(arguments, deadline);
        };
        NginxChange change(options);
        const auto prepared = change.prepare(nginx.program(), {"mail.example.org"}, thumbprint);
        QVERIFY(!prepared && prepared.error().kind == ErrorKind::Refused);
        QVERIFY(prepared.error().why.find("not like this") != std::string::npos);
        QCOMPARE(nginx.read(QStringLiteral("nginx.conf")), original);
        QVERIFY(!change.isPrepared());
    }

    void faultyConfigurationIsNotTouched()
    {
        NginxProcess nginx;
        QVERIFY2(nginx.start(QStringLiteral("include @PREFIX@/conf.d/*.conf;\nserver { listen "
                                            "127.0.0.1:@PORT@; return 200 site; }")),
                 qPrintable(nginx.error));
        const QTemporaryDir state;
        NginxChange change(optionsFor(nginx, state));
        nginx.write(QStringLiteral("conf.d/broken.conf"), QStringLiteral("no_such_thing on;"));
        const auto refused = change.prepare(nginx.program(), {"mail.example.org"}, thumbprint);
        QVERIFY(!refused);
        QVERIFY2(refused.error().why.find("no_such_thing") != std::string::npos, words(refused));
        QVERIFY(!change.isPrepared());
        // Broken while our lines are in: they go, and the reload is tried again later.
        QFile::remove(QString::fromStdString(nginx.path(QStringLiteral("conf.d/broken.conf"))));
        QVERIFY(change.prepare(nginx.program(), {"mail.example.org"}, thumbprint).has_value());
        nginx.write(QStringLiteral("conf.d/broken.conf"), QStringLiteral("no_such_thing on;"));
        const auto restored = change.restore();
        QVERIFY(!restored && restored.error().kind == ErrorKind::Refused);
        QVERIFY(change.isPrepared());
        QVERIFY(!QFile::exists(QString::fromStdString(
            nginx.path(QStringLiteral("conf.d/mailstead-acme-challenge.conf")))));
        QFile::remove(QString::fromStdString(nginx.path(QStringLiteral("conf.d/broken.conf"))));
        QVERIFY(change.restore().has_value());
        QVERIFY(QTest::qWaitFor(
            [&] { return nginx.get("mail.example.org", challenge).endsWith("site"); }, 30000));
    }

    void fileThatOthersCanWriteIsNotTouched()
    {
        NginxProcess nginx;
        QVERIFY2(nginx.start(QStringLiteral("server { listen 127.0.0.1:@PORT@; server_name "
                                            "mail.example.org; }")),
                 qPrintable(nginx.error));
        QCOMPARE(::chmod(nginx.path(QStringLiteral("nginx.conf")).c_str(), 0666), 0);
        const QTemporaryDir state;
        NginxChange change(optionsFor(nginx, state));
        const auto refused = change.prepare(nginx.program(), {"mail.example.org"}, thumbprint);
        QVERIFY(!refused && refused.error().kind == ErrorKind::PermissionDenied);
        QVERIFY(nginx.read(QStringLiteral("nginx.conf")).find("mailstead") == std::string::npos);
        QVERIFY(!change.isPrepared());
    }
};

QTEST_GUILESS_MAIN(NginxTest)
#include "tst_nginx.moc"
