// nginx's configuration: read, which server blocks answer, lines put in and taken out. Texts only.
#include "privileged/nginx_program.h"
#include "privileged/nginx_sites.h"
#include "privileged/nginx_syntax.h"

#include <QtTest>

using namespace mailstead;
using namespace mailstead::privileged;
using core::ErrorKind;

namespace
{

/// "server{listen(80) location(/){}}": the tree on one line.
std::string shown(const std::vector<NginxDirective>& directives)
{
    std::string text;
    for (const NginxDirective& directive : directives) {
        text += text.empty() ? "" : " ";
        for (std::size_t i = 0; i < directive.words.size(); ++i)
            text += (i == 0 ? "" : "|") + directive.words[i];
        if (directive.isBlock)
            text += "{" + shown(directive.children) + "}";
    }
    return text;
}

const std::string thumbprint = "nP1qzpXGymHBrUEepNY9HCsQk7K8KhOypzEt62jcerQ";

NginxFiles filesWith(const std::string& http, std::map<std::string, std::string> others = {})
{
    NginxFiles files;
    files.main = "/etc/nginx/nginx.conf";
    files.texts = std::move(others);
    files.texts[files.main] = "events {}\nhttp {\n" + http + "\n}\n";
    return files;
}

/// "path:line …, own: names on sockets".
std::string shown(const NginxPlan& plan)
{
    std::string text;
    for (const NginxPlace& place : plan.places)
        text +=
            place.path.substr(place.path.rfind('/') + 1) + ":" + std::to_string(place.line) + " ";
    if (!plan.ownFile.empty()) {
        text += plan.ownFile;
        for (const std::string& name : plan.ownNames)
            text += " " + name;
        for (const std::string& socket : plan.ownSockets)
            text += " " + socket;
    }
    while (!text.empty() && text.back() == ' ')
        text.pop_back();
    return text;
}

} // namespace

class NginxConfigTest : public QObject
{
    Q_OBJECT

private slots:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("tree");
        const auto row = [](const char* name, const char* text, const char* tree) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(tree);
        };
        row("nothing", "", "");
        row("only a comment", "# server {\n", "");
        row("simple", "user www-data;", "user|www-data");
        row("block", "events { worker_connections 1; }", "events{worker_connections|1}");
        row("no spaces", "server{listen 80;location /{return 404;}}",
            "server{listen|80 location|/{return|404}}");
        row("comments between", "a # b;\n c; # d }\n e;", "a|c e");
        row("hash in a word", "a b#c;", "a|b#c");
        row("quotes", "a \"b ; { } # c\" 'd \"';", "a|b ; { } # c|d \"");
        row("empty quotes", "a \"\" '';", "a||");
        row("escapes", "a \"b\\\"c\" d\\;e f\\ng;", "a|b\"c|d\\;e|f\ng");
        row("escaped space", "a b\\ c;", "a|b\\ c");
        row("variable in braces", "set $a ${b}c;", "set|$a|${b}c");
        row("dollar before a bracket", "if ($a = $){b;}", "if|($a|=|$){b}");
        row("if with quotes", "if ($a ~ \"x{2}\") { return 1; }", "if|($a|~|x{2}){return|1}");
        row("regular expression", "location ~ ^/(a|b)$ { c; }", "location|~|^/(a|b)${c}");
        row("several lines", "log_format main '$a'\n    '$b';\nx;", "log_format|main|$a|$b x");
        row("map", "map $a $b { default 0; ~^x 1; \"\" 2; }", "map|$a|$b{default|0 ~^x|1 |2}");
        row("carriage returns", "a b;\r\nc {\r\n}\r\n", "a|b c{}");
    }

    void reads()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, tree);
        const auto read = parseNginx(text.toStdString());
        QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
        QCOMPARE(QByteArray::fromStdString(shown(*read)), tree);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("why");
        const auto row = [](const char* name, const QByteArray& text, const char* why) {
            QTest::newRow(name) << text << QByteArray(why);
        };
        row("open block", "server {\n listen 80;", "line 2: a block is not closed");
        row("closed twice", "a;\n}", "line 2: a brace closes nothing");
        row("open quote", "a \"b;", "line 1: a quote is not closed");
        row("quote sticks", "a \"b\"c;", "sticks to a closing quote");
        row("no semicolon", "a b", "ends within a directive");
        row("no semicolon in a block", "server { a b }", "a directive is not ended");
        row("no name", ";", "no name");
        row("block without name", "{}", "no name");
        row("too deep", QByteArray("a{").repeated(100000), "nested too deeply");
        row("long word", QByteArray(5000, 'a') + ";", "too long");
        row("long quote", "a \"" + QByteArray(5000, 'a') + "\";", "too long");
        row("many directives", QByteArray("a;").repeated(200001), "too many directives");
        row("Lua", "location / { content_by_lua_block { ngx.say('}') } }", "block of Lua");
    }

    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, why);
        const auto read = parseNginx(text.toStdString());
        QVERIFY(!read);
        QVERIFY(read.error().kind == ErrorKind::InvalidInput);
        QVERIFY2(read.error().why.find(why.toStdString()) != std::string::npos,
                 read.error().text().c_str());
    }

    void knowsWhereBlocksBegin()
    {
        const std::string text = "http {\n  server { # one\n listen 80;}}\n";
        const auto read = parseNginx(text);
        QVERIFY(read.has_value());
        const NginxDirective& server = read->front().children.front();
        QCOMPARE(server.line, 2U);
        QCOMPARE(text.substr(server.inside, 6), std::string(" # one"));
    }

    void plans_data()
    {
        QTest::addColumn<QByteArray>("http");
        QTest::addColumn<QByteArray>("plan");
        const auto row = [](const char* name, const char* http, const char* plan) {
            QTest::newRow(name) << QByteArray(http) << QByteArray(plan);
        };
        row("the name", "server { listen 80; server_name mail.example.org; }", "nginx.conf:3");
        row("among others",
            "server { server_name a.example.org; }\nserver { listen 80;\n server_name b c "
            "mail.example.org;}",
            "nginx.conf:4");
        row("case", "server { server_name MAIL.Example.ORG; }", "nginx.conf:3");
        row("no listen is port 80", "server { server_name mail.example.org; }", "nginx.conf:3");
        row("wildcard", "server { server_name *.example.org; }", "nginx.conf:3");
        row("dot", "server { server_name .example.org; }", "nginx.conf:3");
        row("dot itself", "server { server_name .mail.example.org; }", "nginx.conf:3");
        row("trailing wildcard", "server { server_name mail.example.*; }", "nginx.conf:3");
        row("exact beats wildcard",
            "server { server_name *.example.org; }\nserver { server_name mail.example.org; }",
            "nginx.conf:4");
        row("regular expressions all count",
            "server { server_name ~^mail\\.; }\nserver { server_name ~x; }",
            "nginx.conf:3 nginx.conf:4");
        row("default server, no folder",
            "server { server_name a; }\nserver { listen 80 default_server; }", "nginx.conf:4");
        row("first server is the default", "server { server_name a; }\nserver { server_name b; }",
            "nginx.conf:3");
        row("other port does not count",
            "server { listen 8080; server_name mail.example.org; }\nserver { listen 80; }",
            "nginx.conf:4");
        row("both families", "server { listen 80; listen [::]:80; server_name mail.example.org; }",
            "nginx.conf:3");
        row("the families differ",
            "server { listen 80; server_name mail.example.org; }\nserver { listen [::]:80; }",
            "nginx.conf:3 nginx.conf:4");
        row("a folder takes a file of ours",
            "include conf.d/*.conf;\nserver { listen 80; listen [::]:80; server_name a; }",
            "/etc/nginx/conf.d/mailstead-acme-challenge.conf mail.example.org *:80 [::]:80");
        row("sites-enabled", "include /etc/nginx/sites-enabled/*;\nserver { listen 192.0.2.1:80; }",
            "/etc/nginx/sites-enabled/mailstead-acme-challenge.conf mail.example.org "
            "192.0.2.1:80");
        row("no folder by one file", "include mime.types;\nserver { server_name a; }",
            "nginx.conf:4");
        row("no folder by another ending", "include a/*.vhost;\nserver { server_name a; }",
            "nginx.conf:4");
        row("port range", "server { listen 79-81; server_name mail.example.org; }", "nginx.conf:3");
        row("address alone", "server { listen 192.0.2.1; server_name mail.example.org; }",
            "nginx.conf:3");
    }

    void plans()
    {
        QFETCH(QByteArray, http);
        QFETCH(QByteArray, plan);
        const NginxFiles files =
            filesWith(http.toStdString(), {{"/etc/nginx/mime.types", "types { text/html html; }"}});
        const auto planned = planNginx(files, {"mail.example.org"}, 80);
        QVERIFY2(planned.has_value(), planned ? "" : planned.error().text().c_str());
        QCOMPARE(QByteArray::fromStdString(shown(*planned)), plan);
    }

    void readsIncludedFiles()
    {
        const NginxFiles files = filesWith(
            "include sites-enabled/*;\ninclude /etc/nginx/conf.d/*.conf;",
            {{"/etc/nginx/sites-enabled/mail",
              "server {\n include snippets/names.conf;\n listen 80;\n}\n"},
             {"/etc/nginx/sites-enabled/.hidden", "server { server_name mail.example.org; }"},
             {"/etc/nginx/snippets/names.conf", "server_name mail.example.org;"},
             {"/etc/nginx/not-included.conf", "server { server_name mail.example.org; }"}});
        const auto planned = planNginx(files, {"mail.example.org"}, 80);
        QVERIFY(planned.has_value());
        QCOMPARE(shown(*planned), std::string("mail:1"));
        QCOMPARE(planned->sockets, std::vector<std::string>{"*:80"});
    }

    void refusesWhatCannotBe()
    {
        const auto circle =
            planNginx(filesWith("include a.conf;", {{"/etc/nginx/a.conf", "include a.conf;"}}),
                      {"mail.example.org"}, 80);
        QVERIFY(!circle);
        QVERIFY(circle.error().what.find("include each other") != std::string::npos);
        const auto silent =
            planNginx(filesWith("server { listen 443 ssl; }"), {"mail.example.org"}, 80);
        QVERIFY(!silent);
        QVERIFY(silent.error().kind == ErrorKind::NotFound);
        const auto broken = planNginx(filesWith("include a.conf;", {{"/etc/nginx/a.conf", "x {"}}),
                                      {"mail.example.org"}, 80);
        QVERIFY(!broken);
        QVERIFY(broken.error().why.find("/etc/nginx/a.conf, line 1") == 0);
        QVERIFY(!planNginx({"/etc/nginx/nginx.conf", {}}, {"mail.example.org"}, 80));
    }

    void dumpNamesFiles()
    {
        const auto paths = filesOfDump("nginx: the configuration file … syntax is ok\n"
                                       "# configuration file /etc/nginx/nginx.conf:\n"
                                       "http { include a b; } # configuration file /x:\n\n"
                                       "# configuration file /etc/nginx/a b.conf:\r\n"
                                       "# configuration file relative:\n"
                                       "# configuration file /etc/nginx/nginx.conf:\n"
                                       "# configuration file /etc/open\n");
        QCOMPARE(paths, (std::vector<std::string>{"/etc/nginx/nginx.conf", "/etc/nginx/a b.conf"}));
        QVERIFY(filesOfDump("").empty());
    }

    void linesGoInAndOut_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("usual") << QByteArray("http {\n  server {\n    listen 80;\n  }\n}\n");
        QTest::newRow("one line") << QByteArray("http { server { listen 80; } }");
        QTest::newRow("comment behind the brace")
            << QByteArray("http {\nserver { # mine\nlisten 80; }\n}\n");
        QTest::newRow("two servers")
            << QByteArray("http { server { listen 80; }\nserver { listen [::]:80; } }\n");
        QTest::newRow("empty server") << QByteArray("http {server{}}");
        QTest::newRow("CRLF") << QByteArray("http {\r\n server {\r\n }\r\n}\r\n");
    }

    void linesGoInAndOut()
    {
        QFETCH(QByteArray, text);
        const std::string original = text.toStdString();
        NginxFiles files{"/n", {{"/n", original}}};
        const auto plan = planNginx(files, {"mail.example.org"}, 80);
        QVERIFY(plan.has_value());
        const std::string lines = challengeLines({"mail.example.org"}, thumbprint);
        const std::string changed = withLines(original, plan->places, lines);
        QVERIFY(hasLines(changed) && !hasLines(original));
        const auto read = parseNginx(changed);
        QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
        // They come first in the block: what is behind them in it cannot get in the way.
        const NginxDirective& server = read->front().children.front();
        QCOMPARE(server.children.at(0).words.at(0), std::string("set"));
        QCOMPARE(server.children.at(1).words.at(0), std::string("if"));
        QCOMPARE(server.children.at(1).words.at(3),
                 std::string("^(?:mail\\.example\\.org)/\\.well-known/acme-challenge/"
                             "([-_a-zA-Z0-9]+)$)"));
        QCOMPARE(*withoutLines(changed), original);
        QCOMPARE(*withoutLines(original), original);
    }

    void editsOfOthersStay()
    {
        const std::string original = "http {\nserver {\nlisten 80;\n}\n}\n";
        NginxFiles files{"/n", {{"/n", original}}};
        const auto plan = planNginx(files, {"mail.example.org"}, 80);
        std::string changed =
            withLines(original, plan->places, challengeLines({"mail.example.org"}, thumbprint));
        changed.insert(changed.find("listen 80;"), "root /srv;\n");
        changed = "# mine\n" + changed;
        QCOMPARE(*withoutLines(changed),
                 std::string("# mine\nhttp {\nserver {\nroot /srv;\nlisten 80;\n}\n}\n"));
    }

    void markWithoutEndIsLeftAlone()
    {
        std::string lines = challengeLines({"a.example.org"}, thumbprint);
        lines.resize(lines.find("# END"));
        const auto without = withoutLines("server {\n" + lines + "listen 80;\n}\n");
        QVERIFY(!without);
        QVERIFY(without.error().kind == ErrorKind::Corrupt);
    }

    void ownFileIsAServer()
    {
        NginxPlan plan;
        plan.ownNames = {"mail.example.org", "mta-sts.example.org"};
        plan.ownSockets = {"*:80", "[::]:80"};
        const std::string text = ownServerFile(plan, thumbprint);
        const auto read = parseNginx(text);
        QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
        QCOMPARE(read->size(), std::size_t(1));
        QCOMPARE(shown(*read),
                 std::string("server{listen|*:80 listen|[::]:80 "
                             "server_name|mail.example.org|mta-sts.example.org "
                             "default_type|text/plain set|$mailstead_challenge|$host$uri "
                             "if|($mailstead_challenge|~|^(?:mail\\.example\\.org|mta-sts\\."
                             "example\\.org)/\\.well-known/acme-challenge/([-_a-zA-Z0-9]+)$)"
                             "{return|200|$1.") +
                     thumbprint + "} return|404}");
        QCOMPARE(*withoutLines(text), std::string());
    }

    void masterProcess_data()
    {
        QTest::addColumn<QByteArray>("title");
        QTest::addColumn<bool>("isMaster");
        QTest::addColumn<QByteArray>("arguments");
        QTest::newRow("Debian") << QByteArray("nginx: master process /usr/sbin/nginx -g daemon on; "
                                              "master_process on;")
                                << true << QByteArray();
        QTest::newRow("other file")
            << QByteArray("nginx: master process nginx -p /srv/n/ -c /srv/n.conf") << true
            << QByteArray("-p /srv/n/ -c /srv/n.conf");
        QTest::newRow("relative file")
            << QByteArray("nginx: master process nginx -c n.conf") << true << QByteArray();
        QTest::newRow("worker") << QByteArray("nginx: worker process") << false << QByteArray();
        QTest::newRow("nothing") << QByteArray() << false << QByteArray();
    }

    void masterProcess()
    {
        QFETCH(QByteArray, title);
        QFETCH(bool, isMaster);
        QFETCH(QByteArray, arguments);
        const auto found = argumentsOfMaster(title.toStdString());
        QCOMPARE(found.has_value(), isMaster);
        QByteArrayList words;
        for (const std::string& word : found.value_or(Arguments()))
            words.append(QByteArray::fromStdString(word));
        QCOMPARE(words.join(' '), arguments);
    }
};

QTEST_GUILESS_MAIN(NginxConfigTest)
#include "tst_nginx_config.moc"
