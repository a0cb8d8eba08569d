#include "dns/propagation.h"
#include "small_name_server.h"

#include <QTest>
#include <asio/executor_work_guard.hpp>

using namespace mailstead;
using namespace mailstead::dns;

namespace
{

Answer answerOf(std::vector<std::string> values)
{
    Answer answer;
    answer.status = Status::NoError;
    answer.values = std::move(values);
    return answer;
}

Answer failedAnswer(Status status)
{
    Answer answer;
    answer.status = status;
    return answer;
}

const std::vector<PropagationServer> servers{{"ns1", "192.0.2.1", 53, true},
                                             {"ns2", "192.0.2.2", 53, true},
                                             {"ns3", "192.0.2.3", 53, true},
                                             {"8.8.8.8", "8.8.8.8", 53, false}};

} // namespace

class PropagationTest : public QObject
{
    Q_OBJECT

private slots:
    void expectationsAreHeld_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QStringList>("seen");
        QTest::addColumn<QStringList>("expected");
        QTest::addColumn<bool>("holds");
        const auto row = [](const char* name, const char* type, const char* seen,
                            const char* expected, bool holds) {
            QTest::newRow(name) << QString::fromLatin1(type)
                                << QString::fromLatin1(seen).split(QLatin1Char('|'),
                                                                   Qt::SkipEmptyParts)
                                << QString::fromLatin1(expected).split(QLatin1Char('|')) << holds;
        };
        row("a", "A", "192.0.2.1", "192.0.2.1", true);
        row("a and the old one", "A", "192.0.2.1|192.0.2.9", "192.0.2.1", false);
        row("order", "A", "192.0.2.2|192.0.2.1", "192.0.2.1|192.0.2.2", true);
        row("case and dot", "MX", "10 mail.example.org", "10 Mail.example.org.", true);
        row("text among others", "TXT", "v=spf1 -all|token", "token", true);
        row("text's case", "TXT", "Token", "token", false);
        row("tlsa", "TLSA", "030101ab01", "3 1 1 AB01", true);
        row("nothing", "A", "", "192.0.2.1", false);
    }

    void expectationsAreHeld()
    {
        QFETCH(QString, type);
        QFETCH(QStringList, seen);
        QFETCH(QStringList, expected);
        QFETCH(bool, holds);
        Answer answer = answerOf({});
        for (const QString& value : seen)
            answer.values.push_back(value.toStdString());
        std::vector<std::string> wanted;
        for (const QString& value : expected)
            wanted.push_back(value.toStdString());
        QCOMPARE(holdsExpected(answer, *typeNamed(type.toStdString()), wanted), holds);
    }

    void roundsAreJudged()
    {
        PropagationQuestion question{"example.org", Type::A, {"192.0.2.9"}};
        const Answer there = answerOf({"192.0.2.9"});
        const Answer old = answerOf({"192.0.2.8"});
        auto round = judgePropagation(question, servers, {there, there, old, there});
        QVERIFY(!round.complete && round.answers[0].agrees && !round.answers[2].agrees);
        round = judgePropagation(question, servers, {there, there, there, old});
        QVERIFY(!round.complete);
        round = judgePropagation(question, servers, {there, there, there, there});
        QVERIFY(round.complete);
        // A resolver out of reach says nothing, a name server that is silent does.
        round = judgePropagation(question, servers,
                                 {there, there, there, failedAnswer(Status::Timeout)});
        QVERIFY(round.complete && !round.answers[3].agrees);
        round = judgePropagation(question, servers,
                                 {there, there, failedAnswer(Status::Timeout), there});
        QVERIFY(!round.complete);
        QVERIFY(!judgePropagation(question, {}, {}).complete);

        question.expected.clear(); // the most count
        round = judgePropagation(question, servers, {old, there, there, there});
        QVERIFY(!round.complete && !round.answers[0].agrees && round.answers[1].agrees);
    }

    void watchEndsWhenAllAgree()
    {
        SmallNameServer stale;
        SmallNameServer fresh;
        const auto type = static_cast<std::uint16_t>(Type::A);
        fresh.set("www.example.org", type, {SmallNameServer::address(192, 0, 2, 9)});
        stale.set("www.example.org", type, {SmallNameServer::address(192, 0, 2, 8)});
        asio::io_context io;
        std::vector<bool> rounds;
        PropagationWatch::start(io, {"www.example.org", Type::A, {"192.0.2.9"}},
                                {{"fresh", "127.0.0.1", fresh.port(), true},
                                 {"stale", "127.0.0.1", stale.port(), true}},
                                {std::chrono::milliseconds(1), std::chrono::hours(1)},
                                [&](const PropagationRound& round, bool last) {
                                    rounds.push_back(last);
                                    if (rounds.size() == 2)
                                        stale.set("www.example.org", type,
                                                  {SmallNameServer::address(192, 0, 2, 9)});
                                    return last == round.complete;
                                });
        io.run();
        QVERIFY(rounds == (std::vector<bool>{false, false, true}));
    }

    void watchEndsWhenToldSo()
    {
        SmallNameServer empty;
        asio::io_context io;
        int rounds = 0;
        PropagationWatch::start(io, {"www.example.org", Type::A, {"192.0.2.9"}},
                                {{"empty", "127.0.0.1", empty.port(), true}},
                                {std::chrono::milliseconds(1), std::chrono::hours(1)},
                                [&](const PropagationRound&, bool) { return ++rounds < 3; });
        io.run();
        QCOMPARE(rounds, 3);
        // Nobody to ask: told once, and over.
        PropagationWatch::start(io, {"www.example.org", Type::A, {}}, {}, {},
                                [&](const PropagationRound&, bool last) {
                                    rounds = last ? 100 : 0;
                                    return true;
                                });
        io.restart();
        io.run();
        QCOMPARE(rounds, 100);
    }
};

QTEST_GUILESS_MAIN(PropagationTest)
#include "tst_propagation.moc"
