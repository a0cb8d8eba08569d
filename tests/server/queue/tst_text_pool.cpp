// queue::TextPool against a simple list of texts.
#include "queue/text_pool.h"

#include <QtTest>
#include <map>
#include <random>
#include <stdexcept>

using namespace mailstead::queue;

class TextPoolTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsAndFindsTexts()
    {
        std::mt19937_64 random(11);
        const auto below = [&](std::size_t limit) {
            return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
        };
        const auto text = [&] {
            std::string made(below(20) == 0 ? below(3000) : below(40), 'a');
            for (char& c : made)
                c = "aAbB\n\0\x10z"[below(8)];
            return made;
        };
        TextPool pool;
        std::multimap<TextPool::Ref, std::string> all;
        std::map<TextPool::Ref, std::string> kept;
        for (int step = 0; step < 60000; ++step) {
            // Fills up, empties all the way, fills up again.
            const bool filling = step / 15000 % 2 == 0;
            if (all.empty() || below(10) < (filling ? 7U : 2U)) {
                const std::string made =
                    all.empty() || below(4) != 0 ? text() : all.rbegin()->second;
                const TextPool::Ref ref = pool.add(made);
                QVERIFY(pool.text(ref) == made);
                const auto [place, fresh] = kept.emplace(ref, made);
                QVERIFY(fresh || place->second == made);
                all.emplace(ref, made);
            } else {
                auto gone = all.lower_bound(
                    static_cast<TextPool::Ref>(below(std::size_t(all.rbegin()->first) + 1)));
                const TextPool::Ref ref = gone->first;
                pool.release(ref);
                all.erase(gone);
                if (!all.contains(ref))
                    kept.erase(ref);
            }
            if (step % 600 != 0)
                continue;
            for (const std::string& needle :
                 {std::string("a"), std::string("ab"), std::string("\x10"), std::string("\0", 1),
                  std::string("bb\nb"), std::string("zzz"), std::string("bazaab")}) {
                const TextPool::Found found = pool.containing(needle);
                for (const auto& [ref, known] : kept) {
                    QVERIFY(pool.text(ref) == known);
                    QCOMPARE(found.contains(ref), containsNoCase(known, needle));
                }
            }
        }
        for (const auto& [ref, known] : all)
            pool.release(ref);
        QCOMPARE(pool.bytes(), std::size_t(0));
    }

    void sameTextsAreKeptOnce()
    {
        TextPool pool;
        const auto first = pool.add("A newsletter that goes to many");
        const std::size_t one = pool.bytes();
        for (int i = 0; i < 1000; ++i)
            QCOMPARE(pool.add("A newsletter that goes to many"), first);
        QCOMPARE(pool.bytes(), one);
        // More users than a head can count.
        for (int i = 0; i < 10000; ++i)
            pool.add("A newsletter that goes to many");
        QCOMPARE(pool.bytes(), 3 * one);
        QVERIFY(pool.containing("newsletter").contains(first));
    }

    void placesAreUsedAgain()
    {
        TextPool pool;
        const auto stays = pool.add("stays");
        std::vector<TextPool::Ref> refs;
        TextPool::Ref greatest = 0;
        for (int round = 0; round < 20; ++round) {
            for (int i = 0; i < 5000; ++i)
                refs.push_back(pool.add("text " + std::to_string(10000 + i + 5000 * round)));
            for (const TextPool::Ref ref : refs) {
                if (round == 0)
                    greatest = std::max(greatest, ref);
                QVERIFY(ref <= greatest);
                pool.release(ref);
            }
            refs.clear();
        }
        QVERIFY(pool.text(stays) == "stays");
    }

    void longTexts()
    {
        TextPool pool;
        const std::string large(200'000, 'X');
        const auto before = pool.add("before");
        const auto ref = pool.add(large + "end");
        const auto after = pool.add("after");
        QVERIFY(pool.text(ref) == large + "end");
        QVERIFY(pool.containing("xend").contains(ref));
        QVERIFY(!pool.containing("xend").contains(after));
        QVERIFY(pool.containing("after").contains(after));
        QVERIFY(pool.text(before) == "before");
        QVERIFY_EXCEPTION_THROWN(pool.add(std::string(TextPool::longest + 1, 'x')),
                                 std::length_error);
    }
};

QTEST_GUILESS_MAIN(TextPoolTest)
#include "tst_text_pool.moc"
