// What the SPF evaluator reports beside its result; the results themselves are tst_spf_suite's.
#include "spf_zone.h"

#include <QTest>

using namespace mailstead::senderauth;

namespace
{

SpfZone exampleZone()
{
    SpfZone zone;
    const auto text = [&zone](const char* name, const char* record) {
        zone.hosts[name].records[SpfQuestionType::TXT] = {record};
    };
    text("example.org",
         "v=spf1 mx include:news.example.net a:old.example.org ip4:198.51.100.0/24 -all");
    zone.hosts["example.org"].records[SpfQuestionType::MX] = {"mail.example.org"};
    zone.hosts["mail.example.org"].records[SpfQuestionType::A] = {"192.0.2.10"};
    text("news.example.net", "v=spf1 include:a.news.example.net include:b.news.example.net ~all");
    text("a.news.example.net", "v=spf1 ip4:203.0.113.1 -all");
    text("b.news.example.net", "v=spf1 a:out.news.example.net -all");
    zone.hosts["out.news.example.net"].records[SpfQuestionType::A] = {"203.0.113.2"};
    text("deep.example.org", "v=spf1 include:deep.example.org -all");
    text("many.example.org", "v=spf1 a a a a a a a a a a a ip4:192.0.2.10 -all");
    zone.hosts["many.example.org"].records[SpfQuestionType::A] = {"198.51.100.1"};
    text("void.example.org", "v=spf1 a:x1.example.org a:x2.example.org a:x3.example.org -all");
    text("broken.example.org", "v=spf1 mx ipv4:192.0.2.1 -all");
    zone.hosts["slow.example.org"].timesOut = true;
    text("include-slow.example.org", "v=spf1 include:slow.example.org -all");
    text("redirect.example.org", "v=spf1 redirect=example.org");
    return zone;
}

SpfQuery from(const char* client, const std::string& domain)
{
    SpfQuery query;
    query.client = asio::ip::make_address(client);
    query.helo = "mail.example.org";
    query.sender = "ann@" + domain;
    return query;
}

} // namespace

class SpfTest : public QObject
{
    Q_OBJECT

private slots:
    void reports_data()
    {
        QTest::addColumn<QString>("client");
        QTest::addColumn<QString>("domain");
        QTest::addColumn<QString>("expected"); // result, mechanism, look-ups, voids
        QTest::addColumn<QString>("problem");
        const auto row = [](const char* name, const char* client, const char* domain,
                            const char* expected, const char* problem = "") {
            QTest::newRow(name) << QString::fromLatin1(client) << QString::fromLatin1(domain)
                                << QString::fromLatin1(expected) << QString::fromLatin1(problem);
        };
        row("mx", "192.0.2.10", "example.org", "pass mx 1 0");
        row("mapped into IPv6", "::ffff:192.0.2.10", "example.org", "pass mx 1 0");
        row("include", "203.0.113.2", "example.org", "pass include:news.example.net 5 0");
        row("network", "198.51.100.77", "example.org", "pass ip4:198.51.100.0/24 6 1");
        row("stranger", "203.0.113.9", "example.org", "fail -all 6 1");
        row("redirect", "192.0.2.10", "redirect.example.org", "pass mx 2 0");
        row("none", "192.0.2.10", "nothing.example.org", "none  0 0",
            "nothing.example.org has no SPF record");
        row("loop", "192.0.2.10", "deep.example.org", "permerror include:deep.example.org 11 0",
            "more than 10 terms");
        row("too many", "192.0.2.10", "many.example.org", "permerror a 11 0", "more than 10 terms");
        row("voids", "192.0.2.10", "void.example.org", "permerror a:x3.example.org 3 3",
            "more than 2 look-ups found nothing");
        row("broken", "192.0.2.10", "broken.example.org", "permerror  0 0",
            "\"ipv4:192.0.2.1\": no such mechanism");
        row("silent", "192.0.2.10", "include-slow.example.org",
            "temperror include:slow.example.org 1 0", "the TXT records of slow.example.org");
    }

    void reports()
    {
        QFETCH(QString, client);
        QFETCH(QString, domain);
        QFETCH(QString, expected);
        QFETCH(QString, problem);
        const SpfReport report =
            exampleZone().evaluate(from(client.toLatin1().constData(), domain.toStdString()));
        QCOMPARE(QStringLiteral("%1 %2 %3 %4")
                     .arg(QString::fromStdString(std::string(toString(report.result))),
                          QString::fromStdString(report.mechanism))
                     .arg(report.lookups)
                     .arg(report.voids),
                 expected);
        const QString why = QString::fromStdString(report.problem);
        QVERIFY2(problem.isEmpty() ? why.isEmpty() : why.contains(problem), qPrintable(why));
    }

    void traceTellsEachTerm()
    {
        const SpfReport report = exampleZone().evaluate(from("203.0.113.2", "example.org"));
        QStringList lines;
        for (const SpfStep& step : report.trace)
            lines << QStringLiteral("%1 %2: %3")
                         .arg(step.depth)
                         .arg(QString::fromStdString(step.term),
                              QString::fromStdString(step.outcome));
        QCOMPARE(lines.mid(1, 1), QStringList{QStringLiteral("0 mx: no match")});
        QVERIFY(lines.contains(QStringLiteral("2 a:out.news.example.net: match")));
        QVERIFY(lines.contains(QStringLiteral("1 include:a.news.example.net: no match: fail")));
        QCOMPARE(lines.last(), QStringLiteral("0 include:news.example.net: match"));
    }

    void everythingCanBeCounted()
    {
        SpfQuery query = from("192.0.2.10", "example.org");
        query.countAll = true;
        const SpfReport all = exampleZone().evaluate(query);
        QCOMPARE(all.lookups, 6U);
        QCOMPARE(all.voids, 1U);
        query.sender = "ann@many.example.org";
        QCOMPARE(exampleZone().evaluate(query).lookups, 11U);
        query.sender = "ann@void.example.org";
        QCOMPARE(exampleZone().evaluate(query).voids, 3U);
        query.sender = "ann@deep.example.org";
        const SpfReport loop = exampleZone().evaluate(query);
        QVERIFY(loop.result == SpfResult::PermError);
        QVERIFY(loop.lookups > spfMostLookups);
    }

    void lookUpsRunSideBySide()
    {
        SpfQuery query = from("203.0.113.9", "example.org");
        unsigned inTurn = 0;
        const SpfReport one = exampleZone().evaluate(query, &inTurn);
        query.ahead = true;
        unsigned ahead = 0;
        const SpfReport other = exampleZone().evaluate(query, &ahead);
        QCOMPARE(other.lookups, one.lookups);
        QVERIFY(one.result == other.result);
        QCOMPARE(inTurn, 8U);
        QCOMPARE(ahead, 4U); // a round for each level of include
    }

    void patienceEnds()
    {
        SpfEvaluator evaluator(from("192.0.2.10", "example.org"));
        QCOMPARE(evaluator.advance().size(), std::size_t(1));
        evaluator.giveUp();
        QVERIFY(evaluator.advance().empty());
        QVERIFY(evaluator.report().result == SpfResult::TempError);
        QVERIFY(!evaluator.report().problem.empty());
    }
};

QTEST_GUILESS_MAIN(SpfTest)
#include "tst_spf.moc"
