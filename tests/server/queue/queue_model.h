// The queue as simply as can be: a vector of rows that is searched from end to end. The store is
// compared with it.
#pragma once

#include "queue/store.h"

#include <map>
#include <set>

namespace model
{

using namespace mailstead;
using queue::Row;
using queue::TimePoint;

using Destination = std::pair<std::string, queue::Route>;

struct ModelRow {
    Row row;
    TimePoint due;          ///< while Active or Deferred
    queue::State written{}; ///< what a restart finds
    std::string cause;

    Destination destination() const { return {row.domain, row.route}; }
};

class Queue
{
public:
    void take(const queue::NewMessage& message);
    void restart();
    void pause(const Destination& destination, TimePoint until);
    void clockSet(TimePoint before, TimePoint after);
    std::optional<TimePoint> nextDue() const;
    /// Says what is wrong with these rows as the answer to a claim; then takes it as done. Empty:
    /// nothing.
    std::string claimed(const std::vector<Row>& rows, TimePoint now,
                        const queue::ClaimLimits& limits);
    void finish(const std::vector<queue::AttemptResult>& results);
    queue::ActionResult act(queue::Action action, const queue::Filter& filter, bool dryRun,
                            TimePoint now, const std::string& via);
    std::vector<const ModelRow*> matching(const queue::Filter& filter, TimePoint now) const;
    std::vector<const ModelRow*> sorted(const queue::Filter& filter, queue::SortBy sort,
                                        bool descending, TimePoint now) const;
    queue::Counts counts(const queue::Filter& filter, TimePoint now) const;
    /// Key and counts of each group as text, in no order.
    std::multiset<std::string> groups(queue::GroupBy by, const queue::Filter& filter,
                                      TimePoint now) const;
    const std::vector<ModelRow>& rows() const { return m_rows; }

private:
    bool isDue(const ModelRow& row, TimePoint now) const;
    void forgetPauses();
    static queue::Counts countAll(const std::vector<const ModelRow*>& rows, TimePoint now);

    std::vector<ModelRow> m_rows;
    std::map<Destination, TimePoint> m_pauses;
};

/// Counts as text, for comparing.
std::string textOf(const queue::Counts& counts);

} // namespace model
