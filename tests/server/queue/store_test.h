// A store on a disk of its own, and short words for what tests ask of it.
#pragma once

#include "fakes.h"

#include <QtTest>

namespace storetest
{

using namespace mailstead::queue;
using namespace std::chrono_literals;
using fakes::message;
using fakes::result;

const TimePoint start = TimePoint(std::chrono::seconds(1'800'000'000));
using Kind = AttemptResult::Kind;

inline std::vector<std::string> keys(const std::vector<Row>& rows)
{
    std::vector<std::string> all;
    for (const Row& row : rows)
        all.push_back(row.key());
    std::sort(all.begin(), all.end());
    return all;
}

using Keys = std::vector<std::string>;

/// Every test function has a new store.
class StoreTestBase : public QObject
{
    Q_OBJECT

protected:
    std::unique_ptr<fakes::StoreOnDisk> store;

    void take(const NewMessage& one) { QVERIFY((*store)->take({&one})); }
    std::vector<Row> claim(TimePoint now, ClaimLimits limits = {})
    {
        auto rows = (*store)->claimDue(now, limits);
        return rows ? *rows : std::vector<Row>();
    }
    std::vector<Row> list(const Filter& filter = {}, SortBy sort = SortBy::Age,
                          bool descending = true)
    {
        auto page = (*store)->list(filter, sort, descending, 0, 100, start + 1h);
        return page ? page->rows : std::vector<Row>();
    }
    Row only()
    {
        const auto rows = list();
        return rows.size() == 1 ? rows.front() : Row();
    }
    ActionResult act(Action action, const Filter& filter = {}, bool dryRun = false)
    {
        auto done = (*store)->act(action, filter, dryRun, start + 1h);
        return done ? *done : ActionResult();
    }
    void defer(const std::vector<Row>& rows, TimePoint next)
    {
        std::vector<AttemptResult> results;
        for (const Row& row : rows) {
            results.push_back(result(row, Kind::Deferred, "450 4.2.0 later"));
            results.back().nextAttempt = next;
        }
        QVERIFY((*store)->finishAttempts(results, start));
    }

private slots:
    void init() { store = std::make_unique<fakes::StoreOnDisk>(); }
};

} // namespace storetest
