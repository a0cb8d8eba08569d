// privileged.toml as the console writes it: texts, and the file on a server.
#include "scripted_host.h"
#include "setup/install_files.h"
#include "setup/privileged_editor.h"
#include "setup/privileged_settings.h"

#include <QtTest>

using namespace mailstead;
using namespace mailstead::setup;
using core::ErrorKind;

namespace
{

InstallTarget webTarget()
{
    InstallTarget target;
    target.name = QStringLiteral("web");
    target.chain = QStringLiteral("/etc/ssl/web/fullchain.pem");
    target.key = QStringLiteral("/etc/ssl/web/key.pem");
    target.group = QStringLiteral("ssl-cert");
    target.keyMode = QStringLiteral("0640");
    target.reload = {QStringLiteral("/usr/bin/systemctl"), QStringLiteral("reload"),
                     QStringLiteral("a \"quoted\\\" unit")};
    target.service = QStringLiteral("[::1]:993");
    target.startTls = QStringLiteral("imap");
    target.serverName = QStringLiteral("mail.example.org");
    return target;
}

PrivilegedSettings parsed(const QByteArray& text)
{
    auto settings = PrivilegedSettings::parse(text);
    if (!settings)
        qFatal("%s", qPrintable(settings.error().text()));
    return *settings;
}

} // namespace

class PrivilegedTest : public QObject
{
    Q_OBJECT

private slots:
    void targetsComeAndGo()
    {
        const QByteArray text =
            "# mine\nactions = [\"targets\"] # yes\nnames = [\"a.example.org\"]\n";
        PrivilegedSettings settings = parsed(text);
        InstallTarget other = webTarget();
        other.name = QStringLiteral("other");
        other.reload.clear();
        other.service.clear();
        for (const InstallTarget& target : {webTarget(), other}) {
            const auto added = settings.addTarget(target);
            QVERIFY2(added.has_value(), added ? "" : qPrintable(added.error().text()));
        }
        QCOMPARE(settings.targets(), (QList<InstallTarget>{webTarget(), other}));
        QVERIFY(settings.text().startsWith(text));
        QVERIFY(settings.addTarget(other).error().kind == ErrorKind::AlreadyExists);
        QVERIFY(settings.removeTarget(QStringLiteral("web")).has_value());
        QCOMPARE(settings.targets(), QList<InstallTarget>{other});
        QVERIFY(settings.removeTarget(QStringLiteral("other")).has_value());
        QCOMPARE(settings.targets().size(), 0);
        QVERIFY(settings.text().startsWith(text));
        QVERIFY(settings.text().trimmed() == text.trimmed());
        QVERIFY(settings.removeTarget(QStringLiteral("web")).error().kind == ErrorKind::NotFound);
    }

    void removingLeavesWhatOthersWrote()
    {
        PrivilegedSettings settings =
            parsed("[[target]] # first\nname = \"a\"\nchain = \"/c\"\nkey "
                   "= \"/k\"\nreload = [\n  \"/bin/true\",\n]\n\n# about b\n"
                   "[[target]]\nname = \"b\"\n");
        QVERIFY(settings.removeTarget(QStringLiteral("a")).has_value());
        QCOMPARE(settings.text(), QByteArray("\n# about b\n[[target]]\nname = \"b\"\n"));
        PrivilegedSettings compact = parsed("target = [{name = \"a\"}, {name = \"b\"}]\n");
        QVERIFY(compact.removeTarget(QStringLiteral("a")).error().kind == ErrorKind::Refused);
        QCOMPARE(compact.targets().size(), 2);
    }

    void hostileTargets_data()
    {
        QTest::addColumn<int>("member");
        QTest::addColumn<QString>("value");
        QTest::newRow("empty name") << 0 << QString();
        QTest::newRow("name with a quote") << 0 << QStringLiteral("a\"b");
        QTest::newRow("relative path") << 1 << QStringLiteral("etc/x");
        QTest::newRow("up again") << 1 << QStringLiteral("/etc/../x");
        QTest::newRow("one file") << 1 << QStringLiteral("/etc/ssl/web/key.pem");
        QTest::newRow("mode") << 2 << QStringLiteral("0666");
        QTest::newRow("command without path") << 3 << QStringLiteral("systemctl reload x");
        QTest::newRow("service by name") << 4 << QStringLiteral("mail.example.org:25");
        QTest::newRow("port that is none") << 4 << QStringLiteral("127.0.0.1:70000");
        QTest::newRow("owner with a blank") << 5 << QStringLiteral("root www");
        QTest::newRow("name to ask for") << 6 << QStringLiteral("Mail");
    }

    void hostileTargets()
    {
        QFETCH(int, member);
        QFETCH(QString, value);
        InstallTarget target = webTarget();
        switch (member) {
        case 0:
            target.name = value;
            break;
        case 1:
            target.chain = value;
            break;
        case 2:
            target.keyMode = value;
            break;
        case 3:
            target.reload = {value};
            break;
        case 4:
            target.service = value;
            break;
        case 5:
            target.owner = value;
            break;
        default:
            target.serverName = value;
        }
        PrivilegedSettings settings = parsed({});
        const auto added = settings.addTarget(target);
        QVERIFY(!added && added.error().kind == ErrorKind::InvalidInput);
        QVERIFY(settings.text().isEmpty());
    }

    void listsAreChangedInPlace()
    {
        PrivilegedSettings settings =
            parsed("names = [\"a.example.org\"]\n[[target]]\nname=\"x\"\n");
        QVERIFY(settings.addName(QStringLiteral("B.example.org")).has_value());
        QVERIFY(settings.addName(QStringLiteral("a.example.org")).has_value());
        QCOMPARE(settings.text(), QByteArray("names = [\"a.example.org\", \"b.example.org\"]\n"
                                             "[[target]]\nname=\"x\"\n"));
        QVERIFY(settings.setActions({QStringLiteral("nginx")}).has_value());
        QCOMPARE(settings.actions(), QStringList{QStringLiteral("nginx")});
        QVERIFY(settings.text().startsWith("actions = [\"nginx\"]\n"));
        PrivilegedSettings spread = parsed("names = [\n  \"a.example.org\",\n]\n");
        QVERIFY(spread.addName(QStringLiteral("b.example.org")).error().kind == ErrorKind::Refused);
        QVERIFY(PrivilegedSettings::parse("names = [").error().kind == ErrorKind::Protocol);
    }

    void installKeepsWhatIsThere()
    {
        Settings settings;
        settings.hostname = QStringLiteral("mail.example.org");
        const auto fresh = privilegedFile({}, settings);
        QVERIFY2(fresh.has_value(), fresh ? "" : qPrintable(fresh.error().text()));
        QCOMPARE(fresh->path, privilegedConfig);
        QCOMPARE(fresh->mode, 0644);
        PrivilegedSettings read = parsed(fresh->content);
        QCOMPARE(read.names(), QStringList{settings.hostname});
        QCOMPARE(read.actions().size(), 4);
        QCOMPARE(read.targets().size(), 0);
        QVERIFY(read.addTarget(webTarget()).has_value());
        const auto again = privilegedFile(read.text(), settings);
        QVERIFY(again && again->content == read.text());
        settings.hostname = QStringLiteral("mx.example.org");
        const auto renamed = privilegedFile(read.text(), settings);
        QVERIFY(renamed.has_value());
        QCOMPARE(parsed(renamed->content).names().size(), 2);
        QCOMPARE(parsed(renamed->content).targets().size(), 1);
    }

    void writesTheFileOfAServer()
    {
        ScriptedHost host;
        const core::CancelToken cancel;
        QVERIFY(readPrivilegedSettings(host, cancel).error().kind == ErrorKind::NotFound);
        host.files[privilegedConfig] = {"actions = [\"targets\"]\n"};
        const auto before = readPrivilegedSettings(host, cancel);
        QVERIFY(before.has_value());
        PrivilegedSettings after = *before;
        QVERIFY(after.addTarget(webTarget()).has_value());
        const auto written = writePrivilegedSettings(host, *before, after, cancel);
        QVERIFY2(written.has_value(), written ? "" : qPrintable(written.error().text()));
        QCOMPARE(host.files[privilegedConfig].content, after.text());
        QCOMPARE(host.files[privilegedConfig].owner, QByteArray("root:root"));
        // Somebody else was quicker.
        const auto late = writePrivilegedSettings(host, *before, after, cancel);
        QVERIFY(!late && late.error().kind == ErrorKind::Refused);
        QCOMPARE(host.unexpected, QStringList());
    }

    void editorChangesTheFile()
    {
        const auto host = std::make_shared<ScriptedHost>();
        host->files[privilegedConfig] = {"actions = [\"port80\"]\n"};
        PrivilegedEditor editor;
        QSignalSpy changed(&editor, &PrivilegedEditor::changed);
        QSignalSpy failed(&editor, &PrivilegedEditor::failed);
        editor.add(webTarget()); // without a host nothing happens
        QVERIFY(!editor.isRunning() && !editor.canEdit());
        editor.setHost(host);
        editor.add(webTarget());
        QVERIFY(editor.isRunning());
        QTRY_COMPARE(changed.size(), 1);
        const auto settings = parsed(host->files[privilegedConfig].content);
        QCOMPARE(settings.targets(), QList<InstallTarget>{webTarget()});
        QCOMPARE(settings.actions(),
                 (QStringList{QStringLiteral("port80"), QStringLiteral("targets")}));
        editor.add(webTarget());
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed.first().first().value<core::Error>().kind == ErrorKind::AlreadyExists);
        editor.remove(QStringLiteral("web"));
        QTRY_COMPARE(changed.size(), 2);
        QCOMPARE(parsed(host->files[privilegedConfig].content).targets().size(), 0);
        // What ran for the server before is not told of the next one.
        editor.remove(QStringLiteral("web"));
        editor.setHost(nullptr);
        QVERIFY(!editor.isRunning());
    }
};

QTEST_GUILESS_MAIN(PrivilegedTest)
#include "tst_privileged.moc"
