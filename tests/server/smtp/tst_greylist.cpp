// Greylisting with a clock that the test moves and a store in memory.
#include "smtp/greylist.h"

#include <QtTest>
#include <map>

using namespace mailstead;
using namespace mailstead::smtp;

namespace
{

struct Memory final : GreylistStore {
    std::vector<GreylistRecord> load() override
    {
        std::vector<GreylistRecord> all;
        for (const auto& [key, record] : records)
            all.push_back(record);
        return all;
    }
    void save(const GreylistRecord& record) override
    {
        records[record.key] = record;
        ++saves;
    }
    std::map<std::uint64_t, GreylistRecord> records;
    int saves = 0;
};

class GreylistTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_now = 1'000'000;
        m_memory = std::make_shared<Memory>();
        m_protection = {};
        m_protection.greylistAllowAfter = 2;
    }

    void putsOffOnce()
    {
        const auto list = greylist();
        QCOMPARE(list->check(1, "x@example.net", "ada@example.org").count(), 300);
        m_now += 100;
        QCOMPARE(list->check(1, "x@example.net", "ada@example.org").count(), 200);
        m_now += 200;
        QCOMPARE(list->check(1, "x@example.net", "ada@example.org").count(), 0);
        QCOMPARE(list->check(1, "x@example.net", "ada@example.org").count(), 0);
        QCOMPARE(list->check(2, "x@example.net", "ada@example.org").count(), 300);
        QCOMPARE(list->check(1, "y@example.net", "ada@example.org").count(), 300);
        QCOMPARE(list->check(1, "x@example.net", "bob@example.org").count(), 300);
    }

    void writingOfAddressesDoesNotMatter()
    {
        const auto list = greylist();
        list->check(1, "List-123@Example.net", "Ada@example.org");
        m_now += 300;
        QCOMPARE(list->check(1, "list-456@example.net", "ada@EXAMPLE.org").count(), 0);
        QCOMPARE(list->check(1, "list-4567@example.net", "ada@example.org").count(), 300);
    }

    void whoComesTooLateIsNew()
    {
        const auto list = greylist();
        list->check(1, "x@example.net", "ada@example.org");
        m_now += 48 * 3600 + 1;
        QCOMPARE(list->check(1, "x@example.net", "ada@example.org").count(), 300);
    }

    void retentionEndsWithoutUse()
    {
        const auto list = greylist();
        pass(*list, "ada@example.org");
        for (int i = 0; i < 3; ++i) {
            m_now += 35 * 86400;
            QCOMPARE(list->check(1, "x@example.net", "ada@example.org").count(), 0);
        }
        m_now += 37 * 86400;
        QCOMPARE(list->check(1, "x@example.net", "ada@example.org").count(), 300);
    }

    void networksThatComeAgainAreAllowed()
    {
        const auto list = greylist();
        pass(*list, "ada@example.org");
        QCOMPARE(list->check(1, "x@example.net", "carl@example.org").count(), 300);
        pass(*list, "bob@example.org");
        QCOMPARE(list->check(1, "z@example.com", "eve@example.org").count(), 0);
        QCOMPARE(list->check(2, "z@example.com", "eve@example.org").count(), 300);
    }

    void survivesARestart()
    {
        {
            const auto list = greylist();
            pass(*list, "ada@example.org");
            list->check(1, "x@example.net", "bob@example.org");
        }
        m_now += 300;
        const auto list = greylist();
        QCOMPARE(list->check(1, "x@example.net", "ada@example.org").count(), 0);
        QCOMPARE(list->check(1, "x@example.net", "bob@example.org").count(), 0);
    }

    void frequentUseIsNotWrittenEachTime()
    {
        const auto list = greylist();
        pass(*list, "ada@example.org");
        const int saves = m_memory->saves;
        for (int i = 0; i < 100; ++i)
            list->check(1, "x@example.net", "ada@example.org");
        QCOMPARE(m_memory->saves, saves);
        m_now += 3600;
        list->check(1, "x@example.net", "ada@example.org");
        QCOMPARE(m_memory->saves, saves + 1);
    }

    void clockThatJumpsBackLocksNobodyOut()
    {
        const auto list = greylist();
        list->check(1, "x@example.net", "ada@example.org");
        m_now -= 500'000;
        QCOMPARE(list->check(1, "x@example.net", "ada@example.org").count(), 300);
        m_now += 300;
        QCOMPARE(list->check(1, "x@example.net", "ada@example.org").count(), 0);
    }

    void isBounded()
    {
        const auto list = greylist(100);
        list->check(1, "x@example.net", "ada@example.org");
        for (std::uint64_t origin = 2; origin < 200; ++origin)
            list->check(origin, "x@example.net", "ada@example.org");
        m_now += 300;
        QCOMPARE(list->check(1, "x@example.net", "ada@example.org").count(), 300);
        QCOMPARE(list->check(199, "x@example.net", "ada@example.org").count(), 0);
    }

private:
    std::unique_ptr<Greylist> greylist(std::size_t capacity = Greylist::defaultCapacity)
    {
        return std::make_unique<Greylist>(
            m_protection, m_memory, [this] { return m_now; }, capacity);
    }
    void pass(Greylist& list, std::string_view recipient)
    {
        QVERIFY(list.check(1, "x@example.net", recipient).count() > 0);
        m_now += 300;
        QCOMPARE(list.check(1, "x@example.net", recipient).count(), 0);
    }

    std::int64_t m_now = 0;
    std::shared_ptr<Memory> m_memory;
    core::Protection m_protection;
};

} // namespace

QTEST_GUILESS_MAIN(GreylistTest)
#include "tst_greylist.moc"
