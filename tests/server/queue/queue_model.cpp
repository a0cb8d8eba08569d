#include "queue_model.h"

#include "core/message_id.h"
#include "message/address.h"

#include <algorithm>

namespace model
{

using namespace queue;
using message::lowerCase;

namespace
{

bool has(const std::string& text, const std::string& needle)
{
    return lowerCase(text).find(lowerCase(needle)) != std::string::npos;
}

template <class Value> bool holds(const std::vector<Value>& all, const Value& one)
{
    return all.empty() || std::find(all.begin(), all.end(), one) != all.end();
}

bool fits(const ModelRow& entry, const Filter& filter, TimePoint now)
{
    const Row& row = entry.row;
    if (!holds(filter.keys, row.key()) || !holds(filter.ids, row.messageId) ||
        !holds(filter.states, row.state))
        return false;
    if (!has(row.sender, filter.sender) || !has(row.recipient, filter.recipient) ||
        !has(entry.cause, filter.reply))
        return false;
    if ((filter.senderIs && row.sender != *filter.senderIs) ||
        (filter.causeIs && entry.cause != *filter.causeIs))
        return false;
    if (!filter.domain.empty() && lowerCase(filter.domain) != row.domain)
        return false;
    if (filter.olderThan && row.receivedAt >= now - *filter.olderThan)
        return false;
    const std::vector<std::string> texts = {row.sender,    row.recipient, entry.cause,
                                            row.lastReply, row.messageId, row.subject,
                                            row.lastHost};
    return std::any_of(texts.begin(), texts.end(),
                       [&](const std::string& text) { return has(text, filter.text); });
}

int order(const std::string& a, const std::string& b)
{
    return lowerCase(a).compare(lowerCase(b));
}

template <class Value> int three(const Value& a, const Value& b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

/// Less than 0: `a` comes first when sorting upwards.
int compare(const ModelRow& a, const ModelRow& b, SortBy sort)
{
    switch (sort) {
    case SortBy::Age:
        return three(a.row.receivedAt, b.row.receivedAt);
    case SortBy::Sender:
        return order(a.row.sender, b.row.sender);
    case SortBy::Recipient: {
        const auto local = [](const Row& row) {
            return row.recipient.substr(0, row.recipient.rfind('@'));
        };
        const int first = order(local(a.row), local(b.row));
        return first != 0 ? first : order(a.row.domain, b.row.domain);
    }
    case SortBy::State:
        return three(a.row.state, b.row.state);
    case SortBy::Attempts:
        return three(a.row.attempts, b.row.attempts);
    case SortBy::NextAttempt:
        return three(a.due, b.due);
    case SortBy::Reply:
        return order(a.cause, b.cause);
    }
    return 0;
}

} // namespace

std::string textOf(const Counts& counts)
{
    return std::to_string(counts.total) + " a" + std::to_string(counts.active) + " s" +
           std::to_string(counts.sending) + " d" + std::to_string(counts.deferred) + " h" +
           std::to_string(counts.held) + " oldest " +
           (counts.oldest ? std::to_string(counts.oldest->count()) : "none");
}

void Queue::take(const NewMessage& message)
{
    int number = 0;
    for (const NewMessage::Target& target : message.targets) {
        ModelRow entry;
        Row& row = entry.row;
        row.messageId = message.envelope.id;
        row.message = *core::messageNumber(row.messageId);
        row.number = ++number;
        row.sender = target.sender.value_or(message.envelope.sender);
        row.recipient = target.recipient;
        row.domain = lowerCase(target.recipient.substr(target.recipient.rfind('@') + 1));
        row.route = target.route;
        row.size = message.content.size();
        row.subject = message.subject;
        row.receivedAt = message.envelope.receivedAt;
        row.notify = target.notify;
        row.original = target.original;
        row.state = target.held                  ? State::Held
                    : message.envelope.holdUntil ? State::Deferred
                                                 : State::Active;
        entry.due = message.envelope.holdUntil.value_or(row.receivedAt);
        entry.written = row.state;
        m_rows.push_back(std::move(entry));
    }
}

void Queue::restart()
{
    for (ModelRow& entry : m_rows)
        entry.row.state = entry.written;
    m_pauses.clear();
}

void Queue::pause(const Destination& destination, TimePoint until)
{
    m_pauses[destination] = until;
    forgetPauses();
}

void Queue::clockSet(TimePoint before, TimePoint after)
{
    const auto by = after - before;
    const bool forward = after > before;
    for (ModelRow& entry : m_rows) {
        const TimePoint received = entry.row.receivedAt;
        if (received <= before && (forward || received > after))
            entry.row.receivedAt += by;
        const bool tried = entry.written == State::Deferred && entry.row.attempts > 0;
        if (forward) {
            if (tried && received <= before)
                entry.due += by;
        } else if (entry.due > after) {
            if (entry.written == State::Active)
                entry.due = after;
            else if (tried)
                entry.due += by;
        }
    }
    for (auto& [destination, until] : m_pauses)
        until += by;
}

/// A pause goes with the last row of its destination.
void Queue::forgetPauses()
{
    std::erase_if(m_pauses, [this](const auto& pause) {
        return std::none_of(m_rows.begin(), m_rows.end(), [&](const ModelRow& entry) {
            return entry.destination() == pause.first;
        });
    });
}

bool Queue::isDue(const ModelRow& entry, TimePoint now) const
{
    if (entry.row.state != State::Active && entry.row.state != State::Deferred)
        return false;
    const auto pause = m_pauses.find(entry.destination());
    return entry.due <= now && (pause == m_pauses.end() || pause->second <= now);
}

std::optional<TimePoint> Queue::nextDue() const
{
    std::optional<TimePoint> next;
    for (const ModelRow& entry : m_rows) {
        if (entry.row.state != State::Active && entry.row.state != State::Deferred)
            continue;
        TimePoint due = entry.due;
        if (const auto pause = m_pauses.find(entry.destination()); pause != m_pauses.end())
            due = std::max(due, pause->second);
        if (!next || due < *next)
            next = due;
    }
    return next;
}

std::string Queue::claimed(const std::vector<Row>& rows, TimePoint now, const ClaimLimits& limits)
{
    using Job = std::pair<std::string, Destination>; // message and destination
    struct Waiting {
        std::set<int> numbers;
        std::pair<TimePoint, std::int64_t> place; ///< earliest due, then message
        std::uint64_t size = 0;
    };
    std::map<Destination, std::map<Job, Waiting>> due;
    for (const ModelRow& entry : m_rows) {
        if (!isDue(entry, now))
            continue;
        Waiting& job = due[entry.destination()][{entry.row.messageId, entry.destination()}];
        const std::pair place(entry.due, entry.row.message);
        if (job.numbers.empty() || place < job.place)
            job.place = place;
        job.numbers.insert(entry.row.number);
        job.size = entry.row.size;
    }
    const auto roomOf = [&](const Destination& destination) {
        return limits.room ? limits.room(destination.first, destination.second) : limits.jobs;
    };
    std::map<Destination, std::size_t> started;
    std::size_t jobs = 0;
    std::uint64_t bytes = 0;
    for (std::size_t at = 0; at < rows.size();) {
        const Destination destination(rows[at].domain, rows[at].route);
        auto& waiting = due[destination];
        const auto job = waiting.find({rows[at].messageId, destination});
        if (job == waiting.end())
            return rows[at].key() + " is not due, or claimed twice";
        for (const auto& [other, values] : waiting) {
            if (values.place < job->second.place)
                return other.first + " is due before " + rows[at].key();
        }
        for (const int number : job->second.numbers) {
            if (at == rows.size() || rows[at].messageId != job->first.first ||
                rows[at].number != number)
                return "row " + std::to_string(number) + " of " + job->first.first +
                       " is missing in its job";
            ++at;
        }
        bytes += job->second.size;
        if (++jobs > 1 || !limits.firstMayBeLarger) {
            if (bytes > limits.bytes)
                return "more octets than allowed";
        }
        if (++started[destination] > roomOf(destination))
            return "more jobs for " + destination.first + " than it has room for";
        waiting.erase(job);
    }
    if (jobs > limits.jobs)
        return "more jobs than allowed";
    const bool stopsEarly = limits.bytes < 1'000'000'000 || jobs == limits.jobs;
    std::size_t most = 0, able = 0;
    for (const auto& [destination, count] : started)
        most = std::max(most, count);
    for (const auto& [destination, waiting] : due)
        able += roomOf(destination) > 0 && started[destination] + waiting.size() > 0 ? 1 : 0;
    for (const auto& [destination, waiting] : due) {
        if (waiting.empty() || started[destination] >= roomOf(destination))
            continue;
        if (!stopsEarly)
            return destination.first + " has room and due rows, but was left out";
        if (able <= limits.jobs && started[destination] + 1 < most)
            return destination.first + " had no turn while another had several";
    }
    for (const Row& row : rows) {
        const auto entry = std::find_if(m_rows.begin(), m_rows.end(), [&](const ModelRow& one) {
            return one.row.key() == row.key();
        });
        entry->row.state = State::Sending;
        const Row& mine = entry->row;
        if (row.state != State::Sending || row.sender != mine.sender ||
            row.recipient != mine.recipient || row.size != mine.size ||
            row.attempts != mine.attempts || row.receivedAt != mine.receivedAt ||
            row.via != mine.via || row.original != mine.original ||
            row.delayWarned != mine.delayWarned || row.notify.given != mine.notify.given ||
            row.notify.failure != mine.notify.failure)
            return row.key() + " is claimed with other values than it has";
    }
    return {};
}

void Queue::finish(const std::vector<AttemptResult>& results)
{
    for (const AttemptResult& result : results) {
        const auto entry = std::find_if(m_rows.begin(), m_rows.end(), [&](const ModelRow& one) {
            return one.row.messageId == result.messageId && one.row.number == result.number;
        });
        if (entry == m_rows.end() || entry->row.state != State::Sending)
            continue;
        if (result.kind != AttemptResult::Kind::Deferred) {
            m_rows.erase(entry);
            continue;
        }
        ++entry->row.attempts;
        entry->row.state = entry->written = State::Deferred;
        entry->due = result.nextAttempt;
        entry->row.lastReply = result.reply;
        entry->row.lastHost = result.host;
        entry->row.delayWarned = entry->row.delayWarned || result.delayWarned;
        entry->cause = result.cause.empty() ? result.reply : result.cause;
    }
    forgetPauses();
}

ActionResult Queue::act(Action action, const Filter& filter, bool dryRun, TimePoint now,
                        const std::string& via)
{
    ActionResult result;
    std::set<std::string> touched;
    for (const ModelRow* entry : matching(filter, now)) {
        const State state = entry->row.state;
        if (state == State::Sending) {
            ++result.leftOut;
            continue;
        }
        if ((action == Action::Retry && state != State::Deferred) ||
            (action == Action::Hold && state == State::Held) ||
            (action == Action::Release && state != State::Held))
            continue;
        ++result.touched;
        touched.insert(entry->row.key());
    }
    if (dryRun)
        return result;
    result.changed.assign(touched.begin(), touched.end());
    for (ModelRow& entry : m_rows) {
        if (!touched.contains(entry.row.key()))
            continue;
        if (action == Action::Reroute) {
            entry.row.via = via;
        } else {
            entry.row.state = action == Action::Hold ? State::Held : State::Active;
            entry.written = entry.row.state;
            entry.due = now;
        }
    }
    if (action == Action::Delete || action == Action::Bounce)
        std::erase_if(m_rows,
                      [&](const ModelRow& entry) { return touched.contains(entry.row.key()); });
    forgetPauses();
    return result;
}

std::vector<const ModelRow*> Queue::matching(const Filter& filter, TimePoint now) const
{
    std::vector<const ModelRow*> found;
    for (const ModelRow& entry : m_rows) {
        if (fits(entry, filter, now))
            found.push_back(&entry);
    }
    return found;
}

std::vector<const ModelRow*> Queue::sorted(const Filter& filter, SortBy sort, bool descending,
                                           TimePoint now) const
{
    auto found = matching(filter, now);
    // The greatest age is the earliest time.
    const bool down = sort == SortBy::Age ? !descending : descending;
    std::sort(found.begin(), found.end(), [&](const ModelRow* a, const ModelRow* b) {
        int result = 0;
        if (sort == SortBy::NextAttempt) {
            // Those without one come last either way.
            const bool first = a->row.state == State::Deferred;
            const bool second = b->row.state == State::Deferred;
            if (first != second)
                return first;
            if (first)
                result = compare(*a, *b, sort);
        } else {
            result = compare(*a, *b, sort);
        }
        if (result == 0)
            result = three(std::pair(a->row.message, a->row.number),
                           std::pair(b->row.message, b->row.number));
        return down ? result > 0 : result < 0;
    });
    return found;
}

Counts Queue::countAll(const std::vector<const ModelRow*>& rows, TimePoint now)
{
    Counts counts;
    for (const ModelRow* entry : rows) {
        ++counts.total;
        counts.active += entry->row.state == State::Active ? 1 : 0;
        counts.sending += entry->row.state == State::Sending ? 1 : 0;
        counts.deferred += entry->row.state == State::Deferred ? 1 : 0;
        counts.held += entry->row.state == State::Held ? 1 : 0;
        const auto received = std::chrono::floor<std::chrono::seconds>(entry->row.receivedAt);
        const auto age = std::max(std::chrono::seconds(0),
                                  std::chrono::duration_cast<std::chrono::seconds>(now - received));
        counts.oldest = std::max(counts.oldest.value_or(age), age);
    }
    return counts;
}

Counts Queue::counts(const Filter& filter, TimePoint now) const
{
    return countAll(matching(filter, now), now);
}

std::multiset<std::string> Queue::groups(GroupBy by, const Filter& filter, TimePoint now) const
{
    std::map<std::pair<std::string, int>, std::vector<const ModelRow*>> gathered;
    for (const ModelRow* entry : matching(filter, now)) {
        if (by == GroupBy::Destination)
            gathered[{entry->row.domain, int(entry->row.route)}].push_back(entry);
        else
            gathered[{by == GroupBy::Cause ? entry->cause : entry->row.sender, 0}].push_back(entry);
    }
    std::multiset<std::string> found;
    for (const auto& [key, rows] : gathered)
        found.insert(key.first + ": " + textOf(countAll(rows, now)));
    return found;
}

} // namespace model
