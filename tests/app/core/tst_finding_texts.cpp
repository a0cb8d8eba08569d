// The window has words of its own for each finding that the daemon can make: the ids are read from
// the daemon's sources, so that a new one without texts fails here.
#include "core/finding_texts.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace mailstead::core;

namespace
{

QString source(const QString& path)
{
    QFile file(QStringLiteral(MAILSTEAD_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList matches(const QString& text, const QString& pattern, const QString& join = {})
{
    QStringList found;
    for (auto it = QRegularExpression(pattern).globalMatch(text); it.hasNext();)
        found << it.next().capturedTexts().mid(1).join(join);
    return found;
}

Finding sent(const QString& id)
{
    Finding finding;
    finding.id = id;
    finding.title = finding.why = finding.fix = QStringLiteral("as sent");
    for (const char* name :
         {"name", "type", "wanted", "seen", "memory", "free", "port", "process", "address", "list",
          "network", "count", "bits", "report", "host", "zone", "server", "days", "seconds"})
        finding.parameters.insert(QLatin1String(name),
                                  QStringLiteral("<%1>").arg(QLatin1String(name)));
    // "mta-sts" is the one purpose with a hyphen.
    const QString rest = id.mid(4);
    if (id.startsWith(QLatin1String("dns.")))
        finding.parameters.insert(QStringLiteral("purpose"),
                                  rest.startsWith(QLatin1String("mta-sts-"))
                                      ? QStringLiteral("mta-sts")
                                      : rest.section(QLatin1Char('-'), 0, 0));
    return finding;
}

} // namespace

class FindingTextsTest : public QObject
{
    Q_OBJECT

private slots:
    void everyIdIsKnown_data()
    {
        QTest::addColumn<QString>("id");
        QStringList ids = matches(source(QStringLiteral("server/dns/preflight_findings.cpp")),
                                  QStringLiteral("\\.id = \"([a-z0-9-]+)\""));
        QVERIFY(ids.size() >= 16);
        const QStringList self = matches(source(QStringLiteral("server/control/PROTOCOL.md")),
                                         QStringLiteral("\\b(self\\.[a-z-]+)"));
        QVERIFY(self.size() >= 15);
        ids += self;
        ids += matches(source(QStringLiteral("server/control/selfcheck.cpp")),
                       QStringLiteral("\"(self\\.[a-z-]+)\""));
        QStringList general;
        for (const char* file : {"record_texts.cpp", "world_texts.cpp"}) {
            const QString checks =
                source(QStringLiteral("server/dns/checks/") + QLatin1String(file));
            const QStringList particular =
                matches(checks, QStringLiteral("Text\\{\"([a-z0-9-]+)\",\\s*\"([a-z0-9-]+)\""),
                        QStringLiteral("-"));
            QVERIFY(particular.size() >= 30);
            for (const QString& problem : particular)
                ids << QStringLiteral("dns.") + problem;
            general << matches(checks, QStringLiteral("Text\\{\"\",\\s*\"([a-z]+)\""));
        }
        QCOMPARE(general.size(), 3);
        const QStringList purposes = {
            QStringLiteral("address"), QStringLiteral("ptr"),    QStringLiteral("mx"),
            QStringLiteral("spf"),     QStringLiteral("dkim"),   QStringLiteral("dmarc"),
            QStringLiteral("mta-sts"), QStringLiteral("tlsrpt"), QStringLiteral("caa"),
            QStringLiteral("tlsa"),    QStringLiteral("srv"),    QStringLiteral("autoconfig")};
        for (const QString& purpose : purposes) {
            for (const QString& problem : std::as_const(general))
                ids << QStringLiteral("dns.%1-%2").arg(purpose, problem);
        }
        ids.removeDuplicates();
        for (const QString& id : std::as_const(ids))
            QTest::newRow(qPrintable(id)) << id;
    }

    void everyIdIsKnown()
    {
        QFETCH(QString, id);
        Finding finding = sent(id);
        QVERIFY(translateFinding(finding));
        for (const QString& text : {finding.title, finding.why, finding.fix})
            QVERIFY2(!text.contains(QLatin1Char('{')), qPrintable(text));
        QVERIFY(finding.title != QLatin1String("as sent"));
    }

    void anUnknownIdStaysAsSent()
    {
        Finding finding = sent(QStringLiteral("moon.full"));
        QVERIFY(!translateFinding(finding));
        QCOMPARE(finding.title, QStringLiteral("as sent"));
        QCOMPARE(finding.fix, QStringLiteral("as sent"));
    }

    void bracesInAValueAreNoPlaceholders()
    {
        Finding finding = sent(QStringLiteral("dns.mx-wrong"));
        finding.parameters.insert(QStringLiteral("name"), QStringLiteral("{wanted}"));
        QVERIFY(translateFinding(finding));
        QCOMPARE(finding.title,
                 QStringLiteral("Mail for {wanted} is brought to another server: <seen>"));
    }

    void aMissingParameterChoosesAnotherText()
    {
        Finding finding = sent(QStringLiteral("other-mta"));
        finding.parameters.remove(QStringLiteral("process"));
        QVERIFY(translateFinding(finding));
        QCOMPARE(finding.title, QStringLiteral("Another mail server is running: port 25 is taken"));
        finding = sent(QStringLiteral("memory-low"));
        finding.parameters.clear();
        QVERIFY(!translateFinding(finding));
        QCOMPARE(finding.title, QStringLiteral("as sent"));
    }

    void anEmptyFixStaysEmpty()
    {
        const auto finding =
            findingFromJson({{QStringLiteral("id"), QStringLiteral("dns.mx-ok")},
                             {QStringLiteral("severity"), QStringLiteral("ok")},
                             {QStringLiteral("title"), QStringLiteral("as sent")},
                             {QStringLiteral("parameters"),
                              QJsonObject{{QStringLiteral("name"), QStringLiteral("example.org")},
                                          {QStringLiteral("type"), QStringLiteral("MX")},
                                          {QStringLiteral("purpose"), QStringLiteral("mx")}}}});
        QVERIFY(finding);
        QCOMPARE(finding->title, QStringLiteral("MX of example.org is as it should be"));
        QCOMPARE(finding->why, QStringLiteral("Mail for the domain is brought to this host."));
        QVERIFY(finding->fix.isEmpty());
    }

    void reasonsOfRecords()
    {
        QCOMPARE(recordReason(QStringLiteral("mx"), QString()),
                 QStringLiteral("Mail for the domain is brought to this host."));
        QCOMPARE(recordReason(QStringLiteral("new"), QStringLiteral("as sent")),
                 QStringLiteral("as sent"));
    }
};

QTEST_GUILESS_MAIN(FindingTextsTest)
#include "tst_finding_texts.moc"
