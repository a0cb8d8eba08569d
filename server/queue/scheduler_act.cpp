// What the administrator does through the scheduler: after an action the queue is looked at anew,
// and bounces tell their senders.
#include "queue/scheduler_impl.h"

#include <algorithm>

namespace mailstead::queue
{

namespace
{

using namespace std::chrono_literals;

/// Rows that one transaction of a bounce ends: others get their turn in between.
constexpr std::uint64_t bouncedAtOnce = 200;

} // namespace

std::vector<NewMessage> Scheduler::Impl::noticesFor(const std::vector<Row>& bounced, TimePoint now)
{
    std::vector<NewMessage> notices;
    for (std::size_t begin = 0; begin < bounced.size();) {
        std::vector<Tidings> tidings;
        std::size_t end = begin;
        for (; end < bounced.size() && bounced[end].messageId == bounced[begin].messageId; ++end) {
            const Row& row = bounced[end];
            const std::string reply =
                row.lastReply.empty() ? "5.0.0 given up by the administrator" : row.lastReply;
            tidings.push_back({row, message::DsnAction::Failed, reply, row.lastHost, {}});
        }
        const auto original = store.message(bounced[begin].messageId);
        if (auto notice =
                noticeAbout(preparation, tidings, original ? *original : StoredMessage(), now))
            notices.push_back(std::move(*notice));
        begin = end;
    }
    return notices;
}

core::Result<ActionResult> Scheduler::Impl::bounce(const Filter& filter)
{
    ActionResult total;
    // Only what is there now: mail that comes in meanwhile, our notices among it, stays.
    const TimePoint begin = clock();
    Filter waiting = filter;
    waiting.olderThan = std::max(filter.olderThan.value_or(0s), std::chrono::seconds(0));
    if (waiting.states.empty())
        waiting.states = {State::Active, State::Deferred, State::Held};
    std::erase(waiting.states, State::Sending);
    const auto write = [this](const std::vector<Row>& rows) {
        return noticesFor(rows, clock());
    };
    while (!waiting.states.empty()) {
        core::Result<ActionResult> part =
            core::fail(core::ErrorKind::Cancelled, "the daemon is ending");
        thread.run([&] {
            const auto page = store.list(waiting, SortBy::Age, true, 0, bouncedAtOnce, begin);
            if (!page) {
                part = tl::unexpected(page.error());
                return;
            }
            Filter some;
            some.keys = keysOf(page->rows);
            part = page->rows.empty() ? ActionResult()
                                      : store.act(Action::Bounce, some, false, clock(), write);
            if (part)
                acted(Action::Bounce, *part);
        });
        if (!part)
            return part;
        total.touched += part->touched;
        total.changed.insert(total.changed.end(), part->changed.begin(), part->changed.end());
        if (part->touched == 0)
            break;
    }
    const auto busy = store.act(Action::Bounce, filter, true, clock());
    if (!busy)
        return busy;
    total.leftOut = busy->leftOut;
    return total;
}

} // namespace mailstead::queue
