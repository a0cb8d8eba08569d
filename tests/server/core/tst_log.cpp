// The log ring: order, filters, bounds, and that what strangers write stays one harmless line.
#include "core/log.h"

#include <QtTest>
#include <thread>

using namespace mailstead::core;

class LogTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { setLogToStandardError(false); }

    void linesAreNumberedWithoutGaps()
    {
        const auto before = logNewestSequence();
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([] {
                for (int i = 0; i < 100; ++i)
                    logInfo("queue", "id", "line");
            });
        for (std::thread& thread : threads)
            thread.join();
        const auto lines = logLinesAfter(before, 1000, {});
        QCOMPARE(lines.size(), std::size_t(400));
        for (std::size_t i = 0; i < lines.size(); ++i)
            QCOMPARE(lines[i].sequence, before + i + 1);
    }

    void pagesBothWays()
    {
        const auto before = logNewestSequence();
        for (int i = 0; i < 10; ++i)
            logInfo(i % 2 == 0 ? "even" : "odd", {}, std::to_string(i));
        const auto odd = [](const LogLine& line) {
            return line.source == "odd";
        };
        const auto after = logLinesAfter(before, 2, odd);
        QCOMPARE(after.size(), std::size_t(2));
        QCOMPARE(after[0].text, std::string("1"));
        const auto newest = logLinesBefore(logNewestSequence() + 1, 2, odd);
        QCOMPARE(newest.size(), std::size_t(2));
        QCOMPARE(newest[0].text, std::string("7"));
        QCOMPARE(newest[1].text, std::string("9"));
    }

    void thresholdDrops()
    {
        const auto before = logNewestSequence();
        log(LogLevel::Debug, "x", {}, "quiet");
        QCOMPARE(logNewestSequence(), before);
        setLogThreshold(LogLevel::Debug);
        log(LogLevel::Debug, "x", {}, "loud");
        setLogThreshold(LogLevel::Info);
        QCOMPARE(logNewestSequence(), before + 1);
    }

    void strangersCannotWriteLines()
    {
        const auto before = logNewestSequence();
        logInfo("smtp-in", {}, "a\r\nb\x1b[2J\x7f");
        logInfo("smtp-in", {}, std::string(5000, 'x') + "ä");
        const auto lines = logLinesAfter(before, 10, {});
        QCOMPARE(lines[0].text, std::string("a??b?[2J?"));
        QVERIFY(lines[1].text.size() < 2010);
    }

    void ringIsBounded()
    {
        for (std::size_t i = 0; i < logRingCapacity + 10; ++i)
            logInfo("x", {}, "y");
        QCOMPARE(logLinesAfter(0, logRingCapacity * 2, {}).size(), logRingCapacity);
    }
};

QTEST_GUILESS_MAIN(LogTest)
#include "tst_log.moc"
