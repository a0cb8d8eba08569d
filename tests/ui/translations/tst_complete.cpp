// Every text of the window is there in Chinese: the sources are collected anew into a copy, so that
// a text that was added without a translation fails here.
#include "translations/languages.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

namespace
{

struct Message {
    QString context, source, type;
    QStringList translations; ///< several for plurals
    bool numerus = false;
};

QList<Message> read(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Message> messages;
    QString context;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("message")) {
            messages.append(Message());
            messages.last().context = context;
            messages.last().numerus =
                xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
        } else if (xml.name() == QLatin1String("source")) {
            messages.last().source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            messages.last().type = xml.attributes().value(QLatin1String("type")).toString();
            if (!messages.last().numerus)
                messages.last().translations << xml.readElementText();
        } else if (xml.name() == QLatin1String("numerusform")) {
            messages.last().translations << xml.readElementText();
        }
    }
    return xml.hasError() ? QList<Message>() : messages;
}

QStringList placeholders(const QString& text)
{
    static const QRegularExpression place(QStringLiteral("%(?:L?\\d+|n)"));
    QStringList found;
    for (auto it = place.globalMatch(text); it.hasNext();)
        found << it.next().captured();
    found.sort();
    found.removeDuplicates();
    return found;
}

} // namespace

class CompleteTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString collect(const QString& language)
    {
        const QString name = QStringLiteral("mailstead_%1.ts").arg(language);
        const QDir source(QStringLiteral(MAILSTEAD_SOURCE_DIR));
        const QString copy = m_folder.filePath(name);
        if (!QFile::copy(source.filePath(QStringLiteral("translations/") + name), copy))
            return {};
        QProcess lupdate;
        lupdate.start(QStringLiteral(MAILSTEAD_LUPDATE),
                      {source.filePath(QStringLiteral("app")),
                       source.filePath(QStringLiteral("ui")), QStringLiteral("-extensions"),
                       QStringLiteral("cpp,h"), QStringLiteral("-locations"),
                       QStringLiteral("none"), QStringLiteral("-source-language"),
                       QStringLiteral("en"), QStringLiteral("-ts"), copy});
        if (!lupdate.waitForFinished(110'000) || lupdate.exitCode() != 0)
            return {};
        return copy;
    }

private slots:
    void chineseIsComplete()
    {
        const QList<Message> messages = read(collect(QStringLiteral("zh_CN")));
        QVERIFY(messages.size() > 100);
        int missing = 0;
        for (const Message& message : messages) {
            QString problem;
            if (message.type == QLatin1String("vanished") ||
                message.type == QLatin1String("obsolete"))
                problem = QStringLiteral("is no longer in the sources");
            else if (message.type == QLatin1String("unfinished"))
                problem = QStringLiteral("is unfinished");
            // lupdate loses the class of a text in some functions (after a return type with a
            // qualified name); the program then asks for it in vain.
            else if (!message.context.startsWith(QLatin1String("mailstead::")) &&
                     message.context != QLatin1String("main"))
                problem = QStringLiteral("is collected under a name that nobody asks for");
            for (const QString& text : message.translations) {
                if (problem.isEmpty() && text.isEmpty())
                    problem = QStringLiteral("is empty");
                else if (problem.isEmpty() && placeholders(text) != placeholders(message.source))
                    problem = QStringLiteral("has other placeholders: ") + text;
            }
            if (problem.isEmpty())
                continue;
            ++missing;
            qWarning("%s: \"%s\" %s", qPrintable(message.context), qPrintable(message.source),
                     qPrintable(problem));
        }
        QVERIFY2(missing == 0, qPrintable(QStringLiteral("%1 of %2 texts are not translated; "
                                                         "see translations/CMakeLists.txt")
                                              .arg(missing)
                                              .arg(messages.size())));
    }

    void englishHasItsPlurals()
    {
        int plurals = 0;
        for (const Message& message : read(collect(QStringLiteral("en")))) {
            if (!message.numerus)
                continue;
            ++plurals;
            QVERIFY2(message.type.isEmpty() && message.translations.size() == 2 &&
                         !message.translations.at(0).isEmpty() &&
                         !message.translations.at(1).isEmpty(),
                     qPrintable(message.context + QStringLiteral(": ") + message.source));
        }
        QVERIFY(plurals > 5);
    }

    void bothLanguagesAreEmbedded()
    {
        QStringList languages = mailstead::translations::languages();
        languages.sort();
        QCOMPARE(languages, (QStringList{QStringLiteral("en"), QStringLiteral("zh_CN")}));
        QTranslator translator;
        QVERIFY(translator.load(QStringLiteral(":/i18n/mailstead_zh_CN.qm")));
        QCOMPARE(translator.translate("mailstead::widgets::PlanView", "What changes on the server"),
                 QStringLiteral("服务器上的改动"));
    }
};

QTEST_GUILESS_MAIN(CompleteTest)
#include "tst_complete.moc"
