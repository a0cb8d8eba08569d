// Message ids: unique and growing whatever the clock does.
#include "core/message_id.h"

#include <QtTest>
#include <algorithm>
#include <random>
#include <set>
#include <thread>

using namespace mailstead::core;
using namespace std::chrono_literals;

class MessageIdTest : public QObject
{
    Q_OBJECT

private slots:
    void growsWhateverTheClockDoes()
    {
        const auto now = std::chrono::system_clock::now();
        const std::vector<std::chrono::system_clock::time_point> clock = {
            now, now - 24h, now + 1h, now, now + 365 * 24h, now - 24h, {}, now + 60 * 366 * 24h,
            now};
        std::int64_t last = 0;
        for (const auto time : clock) {
            for (int i = 0; i < 1000; ++i) {
                const std::int64_t number = newMessageNumber(time);
                QVERIFY(number > last);
                last = number;
                QVERIFY(messageNumber(messageIdText(number)) == number);
            }
        }
    }

    void isUniqueAmongThreads()
    {
        constexpr int each = 20000;
        std::vector<std::vector<std::int64_t>> made(4);
        std::vector<std::thread> threads;
        for (auto& numbers : made)
            threads.emplace_back([&numbers] {
                for (int i = 0; i < each; ++i)
                    numbers.push_back(newMessageNumber());
            });
        for (std::thread& thread : threads)
            thread.join();
        std::set<std::int64_t> all;
        for (const auto& numbers : made) {
            QVERIFY(std::is_sorted(numbers.begin(), numbers.end()));
            all.insert(numbers.begin(), numbers.end());
        }
        QCOMPARE(all.size(), made.size() * each);
    }

    void partsAreFoundAsInTheText()
    {
        std::mt19937_64 random(7);
        const auto below = [&](std::size_t limit) {
            return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
        };
        std::vector<std::int64_t> numbers = {1, 31, 32, 1 << 20, INT64_MAX};
        for (int i = 0; i < 200; ++i)
            numbers.push_back(static_cast<std::int64_t>((random() >> 1U) >> below(60)) + 1);
        std::vector<std::string> parts = {"-", "--", "l", "order 77777", "77777", "z", "0"};
        for (int i = 0; i < 400; ++i) {
            std::string text = messageIdText(numbers[below(numbers.size())]);
            text = text.substr(below(text.size()));
            text.resize(1 + below(text.size()));
            if (below(4) == 0)
                text[below(text.size())] = "-0z7"[below(4)];
            parts.push_back(text);
        }
        parts.push_back(messageIdText(INT64_MAX) + "0");
        for (const std::string& part : parts) {
            const MessageIdPart found(part);
            for (const std::int64_t number : numbers) {
                const std::string text = messageIdText(number);
                QVERIFY2(found.isIn(number) == (text.find(part) != std::string::npos),
                         (part + " in " + text).c_str());
            }
        }
    }

    void otherTextsAreNoIds()
    {
        for (const char* text : {"", "-", "0", "m1 ", "M1", "l1", "12345", "1-2345-", "1--2345",
                                 "zzzz-zzzz-zzzz-zzzz", "8-0000-0000-0000"})
            QVERIFY2(!messageNumber(text), text);
        QVERIFY(messageNumber("1-2345"));
        QVERIFY(messageNumber(messageIdText(INT64_MAX)) == INT64_MAX);
    }
};

QTEST_GUILESS_MAIN(MessageIdTest)
#include "tst_message_id.moc"
