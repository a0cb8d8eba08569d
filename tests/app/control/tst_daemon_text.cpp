// The daemon's sentences are known, so that they come in the user's language.
#include "control/daemon_text.h"
#include "control/daemon_text_rows.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTranslator>

using namespace mailstead;
using control::inCurrentLanguage;

namespace
{

/// Turns a pattern around, so that a text shows that it was asked for.
class Mirror : public QTranslator
{
public:
    QString translate(const char* context, const char* source, const char*, int) const override
    {
        if (qstrcmp(context, "mailstead::control::DaemonText") != 0)
            return {};
        return QStringLiteral("<") + QString::fromUtf8(source) + QStringLiteral(">");
    }
    bool isEmpty() const override { return false; }
};

QString read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// C++ without line comments, and with neighbouring literals as one.
QString joined(QString source)
{
    static const QRegularExpression comment(QStringLiteral("//[^\\n\"]*$"),
                                            QRegularExpression::MultilineOption);
    static const QRegularExpression seam(QStringLiteral("(?<!\\\\)\"\\s*\""));
    source.remove(comment);
    return source.remove(seam);
}

QStringList literals(const QString& code)
{
    static const QRegularExpression literal(QStringLiteral("\"((?:[^\"\\\\\\n]|\\\\.)*)\""));
    QStringList found;
    for (auto it = literal.globalMatch(code); it.hasNext();) {
        QString text = it.next().captured(1);
        text.replace(QStringLiteral("\\\""), QStringLiteral("\""));
        found << text.replace(QStringLiteral("\\\\"), QStringLiteral("\\"));
    }
    return found;
}

/// The arguments of what makes an error or tells of progress, brackets included.
QStringList tellingParts(const QString& code)
{
    static const QRegularExpression begin(QStringLiteral(
        "\\b(?:fail|failErrno|progress|Error)\\s*[({]|\\{\\s*(?:core::)?ErrorKind::"));
    QStringList parts;
    for (auto it = begin.globalMatch(code); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const bool isCall = !match.captured().startsWith(u'{');
        const qsizetype from = isCall ? match.capturedEnd() - 1 : match.capturedStart();
        int depth = 0;
        bool inText = false;
        qsizetype at = from;
        for (; at < code.size(); ++at) {
            const QChar c = code[at];
            if (inText) {
                if (c == u'\\')
                    ++at;
                else if (c == u'"')
                    inText = false;
            } else if (c == u'"') {
                inText = true;
            } else if (c == u'(' || c == u'{') {
                ++depth;
            } else if ((c == u')' || c == u'}') && --depth == 0) {
                break;
            }
        }
        parts << code.mid(from, at + 1 - from);
    }
    return parts;
}

bool isSentence(const QString& literal)
{
    return literal.contains(u' ') &&
           std::count_if(literal.begin(), literal.end(), [](QChar c) { return c.isLetter(); }) >= 6;
}

/// A literal's parts between the places of fmt.
QStringList partsOf(const QString& literal)
{
    static const QRegularExpression place(QStringLiteral("\\{[0-9]*\\}"));
    QStringList parts;
    for (const QString& part : literal.split(place)) {
        if (isSentence(part))
            parts << part.trimmed();
    }
    return parts;
}

QStringList sourcesOf(const QString& folder)
{
    QStringList paths;
    QDirIterator it(QStringLiteral(MAILSTEAD_SOURCE_DIR "/server/") + folder,
                    {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                    QDirIterator::Subdirectories);
    while (it.hasNext())
        paths << it.next();
    paths.sort();
    return paths;
}

QStringList rows()
{
    QStringList all;
    for (const auto area :
         {control::certificateSentences(), control::nameSentences(), control::mailSentences(),
          control::serverSentences(), control::rootSentences()}) {
        for (const char* pattern : area)
            all << QString::fromUtf8(pattern);
    }
    return all;
}

} // namespace

class TestDaemonText : public QObject
{
    Q_OBJECT

private slots:
    void englishStays()
    {
        const QString known =
            QStringLiteral("the certificate authority cannot resolve mail.example.org");
        QCOMPARE(inCurrentLanguage(known), known);
        QCOMPARE(inCurrentLanguage(QString()), QString());
    }

    void patternsAreFilled()
    {
        Mirror mirror;
        QCoreApplication::installTranslator(&mirror);
        QCOMPARE(inCurrentLanguage(
                     QStringLiteral("the certificate authority cannot resolve mail.example.org")),
                 QStringLiteral("<the certificate authority cannot resolve mail.example.org>"));
        // The one with the most of its own words counts; what fills a place is taken as it is.
        QCOMPARE(inCurrentLanguage(QStringLiteral(
                     "the certificate authority cannot reach port 80 of %1.example.org")),
                 QStringLiteral("<the certificate authority cannot reach port 80 of "
                                "%1.example.org>"));
        const QString others = QStringLiteral("550 5.7.1 go away");
        QCOMPARE(inCurrentLanguage(others), others);
        const QString endless(5000, u'x');
        QCOMPARE(inCurrentLanguage(endless), endless);
        const core::Error error = inCurrentLanguage(core::Error{
            core::ErrorKind::Refused, QStringLiteral("the certificate authority refused"), others,
            QStringLiteral("try again later")});
        QCOMPARE(error.what, QStringLiteral("<the certificate authority refused>"));
        QCOMPARE(error.why, others);
        QCOMPARE(error.next, QStringLiteral("<try again later>"));
        QCoreApplication::removeTranslator(&mirror);
    }

    void eachOnce()
    {
        QSet<QString> seen;
        for (const QString& row : rows()) {
            QVERIFY2(!seen.contains(row), qPrintable(row));
            seen.insert(row);
        }
        QVERIFY(seen.size() > 300);
    }

    void noneIsMissing_data()
    {
        QTest::addColumn<QString>("folder");
        for (const char* folder : {"acme", "dns", "http", "accounts", "queue", "message", "control",
                                   "core", "daemon", "web", "privileged"})
            QTest::newRow(folder) << QString::fromLatin1(folder);
    }

    void noneIsMissing()
    {
        QFETCH(QString, folder);
        // Troubles of DNS providers have a table of their own.
        const QString known =
            rows().join(u'\n') +
            joined(read(QStringLiteral(MAILSTEAD_SOURCE_DIR "/app/names/trouble.cpp")));
        QStringList missing;
        int found = 0;
        for (const QString& path : sourcesOf(folder)) {
            for (const QString& part : tellingParts(joined(read(path)))) {
                for (const QString& literal : literals(part)) {
                    for (const QString& text : partsOf(literal)) {
                        ++found;
                        if (!known.contains(text) && !isForOperators(path, text))
                            missing << QFileInfo(path).fileName() + QStringLiteral(": ") + text;
                    }
                }
            }
        }
        QVERIFY(found > 0);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }

    void noneIsStale()
    {
        QString source;
        for (const QString& path : sourcesOf({}))
            source += joined(read(path)).replace(QStringLiteral("\\\""), QStringLiteral("\""));
        static const QRegularExpression place(QStringLiteral("%[1-9]"));
        QStringList stale;
        for (const QString& row : rows()) {
            for (const QString& part : row.split(place)) {
                if (!isSaid(part, source) && !isOfTheSystem(row))
                    stale << row;
            }
        }
        QVERIFY2(stale.isEmpty(), qPrintable(stale.join(u'\n')));
    }

private:
    /// As one literal, or as two that are put together between words.
    static bool isSaid(const QString& part, const QString& source)
    {
        static const QRegularExpression edge(QStringLiteral("^[\\s:;,.()/\"]+|[\\s:;,.()/\"]+$"));
        const auto has = [&](QString text) {
            text.remove(edge);
            return text.isEmpty() || source.contains(text);
        };
        if (has(part))
            return true;
        for (qsizetype at = part.indexOf(u' '); at >= 0; at = part.indexOf(u' ', at + 1)) {
            if (has(part.left(at)) && has(part.mid(at)))
                return true;
        }
        return false;
    }
    static bool isOfTheSystem(const QString& row)
    {
        for (int error = 1; error < 134; ++error) {
            if (row == QString::fromLocal8Bit(strerror(error)))
                return true;
        }
        return false;
    }
    /// What only somebody at the server's own terminal or the reader of its log sees.
    static bool isForOperators(const QString& path, const QString& text);
};

bool TestDaemonText::isForOperators(const QString& path, const QString& text)
{
    // The daemon's own command line and start, the root part's, and parsers whose callers have
    // words of their own.
    static const QSet<QString> files{QStringLiteral("accounts/srs.cpp"),
                                     QStringLiteral("control/client.cpp"),
                                     QStringLiteral("control/server.cpp"),
                                     QStringLiteral("control/stdio_bridge.cpp"),
                                     QStringLiteral("core/config.cpp"),
                                     QStringLiteral("core/ip_network.cpp"),
                                     QStringLiteral("core/result.h"),
                                     QStringLiteral("core/secret_box.cpp"),
                                     QStringLiteral("core/xml.cpp"),
                                     QStringLiteral("daemon/account_command.cpp"),
                                     QStringLiteral("daemon/check_spf_command.cpp"),
                                     QStringLiteral("daemon/privileged_command.cpp"),
                                     QStringLiteral("daemon/queue_command.cpp"),
                                     QStringLiteral("daemon/state_lock.cpp"),
                                     QStringLiteral("dns/checks/lookups.cpp"),
                                     QStringLiteral("dns/mta_sts_policy.cpp"),
                                     QStringLiteral("dns/wire.cpp"),
                                     QStringLiteral("message/delivery_status_parser.cpp"),
                                     QStringLiteral("privileged/exchange.cpp"),
                                     QStringLiteral("queue/start_image.cpp")};
    static const QSet<QString> texts{
        QStringLiteral("somebody requests a certificate just now"),
        QStringLiteral("no order is under way"),
        QStringLiteral("the order of before has ended"),
        QStringLiteral("this authority suggests no time for renewals"),
        QStringLiteral("the authority's suggestion for the renewal cannot be read"),
        QStringLiteral("hmac-sha256 is the usual one"),
        QStringLiteral("set the clock of this server"),
        QStringLiteral("cannot ask how much space is free"),
        QStringLiteral("the check was stopped"),
        QStringLiteral("the domain is not valid"),
        QStringLiteral("this is no file of acme.sh"),
        QStringLiteral("cannot lock")};
    return files.contains(path.section(QStringLiteral("/server/"), 1)) || texts.contains(text);
}

QTEST_GUILESS_MAIN(TestDaemonText)
#include "tst_daemon_text.moc"
