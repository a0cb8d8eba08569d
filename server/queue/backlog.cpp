// Rows and their destinations: adding, claiming, removing.
#include "queue/backlog.h"

#include "core/message_id.h"
#include "queue/milliseconds.h"

#include <algorithm>
#include <limits>

namespace mailstead::queue
{

Backlog::Backlog(std::size_t textMemory)
    : m_textMemory(textMemory)
{
    static_assert(sizeof(Waiting) <= 64);
    m_index.assign(64, none);
}

Backlog::~Backlog() = default;

// --- the index of messages: open addressing with linear probing ---

std::size_t Backlog::indexPlace(std::int64_t message) const
{
    // Fibonacci hashing; the low bits of an id are the random ones.
    const auto mixed = static_cast<std::uint64_t>(message) * 0x9E3779B97F4A7C15ULL;
    std::size_t at = (mixed >> 32U) & (m_index.size() - 1);
    while (m_index[at] != none && m_slots[m_index[at]].message != message)
        at = (at + 1) & (m_index.size() - 1);
    return at;
}

Backlog::Slot Backlog::firstOf(std::int64_t message) const
{
    return m_index[indexPlace(message)];
}

void Backlog::indexGrow(std::size_t messages)
{
    std::size_t size = m_index.size();
    while (messages * 3 > size * 2)
        size *= 2;
    if (size == m_index.size())
        return;
    std::vector<Slot> old(size, none);
    old.swap(m_index);
    for (const Slot slot : old) {
        if (slot != none)
            m_index[indexPlace(m_slots[slot].message)] = slot;
    }
}

void Backlog::indexRemove(std::int64_t message)
{
    std::size_t hole = indexPlace(message);
    m_index[hole] = none;
    --m_indexed;
    // Those behind the hole that would be looked for before it move up.
    const std::size_t mask = m_index.size() - 1;
    for (std::size_t at = (hole + 1) & mask; m_index[at] != none; at = (at + 1) & mask) {
        const Slot moved = m_index[at];
        m_index[at] = none;
        m_index[indexPlace(m_slots[moved].message)] = moved;
    }
}

// --- destinations ---

std::uint32_t Backlog::destinationFor(std::string_view domain, Route route)
{
    const auto known = m_destinationNumbers.find({domain, route});
    if (known != m_destinationNumbers.end())
        return known->second;
    std::uint32_t number = 0;
    if (m_freeDestinations.empty()) {
        number = static_cast<std::uint32_t>(m_destinations.size());
        m_destinations.emplace_back();
    } else {
        number = m_freeDestinations.back();
        m_freeDestinations.pop_back();
    }
    m_destinations[number] = std::make_unique<Destination>();
    Destination& made = *m_destinations[number];
    made.domain = domain;
    made.route = route;
    m_destinationNumbers.emplace(DestinationKey{made.domain, route}, number);
    return number;
}

void Backlog::leaveDestination(std::uint32_t number)
{
    Destination& destination = *m_destinations[number];
    if (--destination.rows > 0)
        return;
    m_destinationNumbers.erase({destination.domain, destination.route});
    m_destinations[number].reset();
    m_freeDestinations.push_back(number);
}

bool Backlog::earlier(Slot a, Slot b) const
{
    const Waiting& first = m_slots[a];
    const Waiting& second = m_slots[b];
    if (first.due != second.due)
        return first.due < second.due;
    if (first.message != second.message)
        return first.message < second.message;
    return first.number < second.number;
}

void Backlog::siftUp(Destination& destination, std::size_t at)
{
    auto& heap = destination.heap;
    while (at > 0) {
        const std::size_t parent = (at - 1) / 2;
        if (!earlier(heap[at], heap[parent]))
            break;
        std::swap(heap[at], heap[parent]);
        m_slots[heap[at]].place = static_cast<std::uint32_t>(at);
        at = parent;
    }
    m_slots[heap[at]].place = static_cast<std::uint32_t>(at);
}

void Backlog::siftDown(Destination& destination, std::size_t at)
{
    auto& heap = destination.heap;
    for (;;) {
        std::size_t best = at;
        for (const std::size_t child : {2 * at + 1, 2 * at + 2}) {
            if (child < heap.size() && earlier(heap[child], heap[best]))
                best = child;
        }
        if (best == at)
            break;
        std::swap(heap[at], heap[best]);
        m_slots[heap[at]].place = static_cast<std::uint32_t>(at);
        at = best;
    }
    m_slots[heap[at]].place = static_cast<std::uint32_t>(at);
}

void Backlog::heapInsert(Slot slot)
{
    const std::uint32_t number = m_slots[slot].destination;
    Destination& destination = *m_destinations[number];
    destination.heap.push_back(slot);
    siftUp(destination, destination.heap.size() - 1);
    if (destination.heap.front() == slot)
        relist(number);
}

void Backlog::heapRemove(Slot slot)
{
    const std::uint32_t number = m_slots[slot].destination;
    Destination& destination = *m_destinations[number];
    auto& heap = destination.heap;
    const std::size_t at = m_slots[slot].place;
    if (at == none)
        return;
    const Slot last = heap.back();
    heap.pop_back();
    m_slots[slot].place = none;
    if (last != slot) {
        heap[at] = last;
        siftUp(destination, at);
        siftDown(destination, m_slots[last].place);
    }
    if (at == 0)
        relist(number);
    if (heap.capacity() > 1024 && heap.size() < heap.capacity() / 4)
        heap.shrink_to_fit();
}

/// Puts the destination where its first row belongs among all destinations.
void Backlog::relist(std::uint32_t number)
{
    Destination& destination = *m_destinations[number];
    const std::int64_t wanted = destination.heap.empty()
                                    ? 0
                                    : std::max({m_slots[destination.heap.front()].due,
                                                destination.notBefore, std::int64_t(1)});
    if (wanted == destination.listed)
        return;
    if (destination.listed != 0)
        m_due.erase({destination.listed, number});
    if (wanted != 0)
        m_due.emplace(wanted, number);
    destination.listed = wanted;
}

void Backlog::pause(std::string_view domain, Route route, TimePoint until)
{
    const auto known = m_destinationNumbers.find({domain, route});
    if (known == m_destinationNumbers.end())
        return;
    m_destinations[known->second]->notBefore = toMs(until);
    relist(known->second);
}

// --- rows ---

Backlog::Slot Backlog::add(const BacklogRow& row)
{
    Slot slot = m_freeSlot;
    if (slot == none) {
        slot = static_cast<Slot>(m_slots.size());
        m_slots.emplace_back();
    } else {
        m_freeSlot = m_slots[slot].sibling;
    }
    Waiting& waiting = m_slots[slot];
    waiting = Waiting();
    waiting.message = row.message;
    waiting.number = static_cast<std::uint16_t>(row.number);
    waiting.received = static_cast<std::uint32_t>(toMs(row.receivedAt) / 1000);
    waiting.receivedMs = static_cast<std::uint16_t>(toMs(row.receivedAt) % 1000);
    waiting.size = static_cast<std::uint32_t>(
        std::min<std::uint64_t>(row.size, std::numeric_limits<std::uint32_t>::max()));
    waiting.attempts = static_cast<std::uint16_t>(std::min(row.attempts, 65535));
    waiting.state = row.state;
    waiting.special = row.special;
    waiting.warned = row.warned;
    waiting.sender = m_senders.use(row.sender);
    waiting.cause = m_causes.use(row.cause);
    waiting.destination = destinationFor(row.domain, row.route);
    ++m_destinations[waiting.destination]->rows;

    std::string_view shown = row.recipient;
    waiting.wholeRecipient = !(shown.size() > row.domain.size() && shown.ends_with(row.domain) &&
                               shown[shown.size() - row.domain.size() - 1] == '@');
    if (!waiting.wholeRecipient)
        shown.remove_suffix(row.domain.size() + 1);
    waiting.recipient = m_recipients.add(shown);
    if (row.subject)
        keepSubject(waiting, *row.subject);
    if (row.answer)
        keepAnswer(waiting, *row.answer);
    if (!knowsTexts(waiting))
        ++m_unknown;

    indexGrow(m_indexed + 1);
    // Looked for once: a million rows are added at the start, and each look misses the caches.
    Slot& first = m_index[indexPlace(row.message)];
    if (first == none) {
        first = slot;
        ++m_indexed;
    } else {
        Slot at = first;
        while (m_slots[at].sibling != none)
            at = m_slots[at].sibling;
        m_slots[at].sibling = slot;
    }
    ++m_used;
    if (row.state == State::Active || row.state == State::Deferred) {
        waiting.due = toMs(row.due);
        heapInsert(slot);
    }
    return slot;
}

void Backlog::clear()
{
    for (Slot slot = 0; slot < m_slots.size(); ++slot) {
        if (m_slots[slot].message != 0)
            remove(slot);
    }
}

void Backlog::remove(Slot slot)
{
    Waiting& waiting = m_slots[slot];
    heapRemove(slot);
    const std::size_t at = indexPlace(waiting.message);
    if (m_index[at] == slot && waiting.sibling == none) {
        indexRemove(waiting.message);
    } else if (m_index[at] == slot) {
        m_index[at] = waiting.sibling;
    } else {
        Slot before = m_index[at];
        while (m_slots[before].sibling != slot)
            before = m_slots[before].sibling;
        m_slots[before].sibling = waiting.sibling;
    }
    m_senders.release(waiting.sender);
    m_causes.release(waiting.cause);
    leaveDestination(waiting.destination);
    if (!knowsTexts(waiting))
        --m_unknown;
    m_recipients.release(waiting.recipient);
    m_subjects.release(waiting.subject);
    m_answers.release(waiting.answer);
    waiting = Waiting();
    waiting.sibling = m_freeSlot;
    m_freeSlot = slot;
    --m_used;
}

Backlog::Slot Backlog::find(std::int64_t message, int number) const
{
    Slot slot = firstOf(message);
    while (slot != none && m_slots[slot].number != number)
        slot = m_slots[slot].sibling;
    return slot;
}

std::vector<Backlog::Slot> Backlog::rowsOf(std::int64_t message) const
{
    std::vector<Slot> rows;
    for (Slot slot = firstOf(message); slot != none; slot = m_slots[slot].sibling)
        rows.push_back(slot);
    std::sort(rows.begin(), rows.end(),
              [this](Slot a, Slot b) { return m_slots[a].number < m_slots[b].number; });
    return rows;
}

void Backlog::setState(Slot slot, State state, TimePoint due)
{
    heapRemove(slot);
    Waiting& waiting = m_slots[slot];
    waiting.state = state;
    if (state == State::Active || state == State::Deferred) {
        waiting.due = toMs(due);
        heapInsert(slot);
    }
}

void Backlog::setFailure(Slot slot, std::string_view cause, const RowAnswer& answer, bool warned)
{
    Waiting& waiting = m_slots[slot];
    const InternedTexts::Number before = waiting.cause;
    waiting.cause = m_causes.use(cause);
    m_causes.release(before);
    if (!knowsTexts(waiting))
        --m_unknown;
    keepAnswer(waiting, answer);
    if (!knowsTexts(waiting))
        ++m_unknown;
    waiting.warned = warned;
    if (waiting.attempts < std::numeric_limits<std::uint16_t>::max())
        ++waiting.attempts;
}

std::string Backlog::recipient(Slot slot) const
{
    const Waiting& waiting = m_slots[slot];
    std::string text(m_recipients.text(waiting.recipient));
    if (!waiting.wholeRecipient)
        text.append(1, '@').append(m_destinations[waiting.destination]->domain);
    return text;
}

const std::string& Backlog::domain(Slot slot) const
{
    return m_destinations[m_slots[slot].destination]->domain;
}

Row Backlog::row(Slot slot) const
{
    const Waiting& waiting = m_slots[slot];
    Row row;
    row.message = waiting.message;
    row.messageId = core::messageIdText(waiting.message);
    row.number = waiting.number;
    row.sender = sender(slot);
    row.recipient = recipient(slot);
    row.domain = m_destinations[waiting.destination]->domain;
    row.route = m_destinations[waiting.destination]->route;
    row.state = waiting.state;
    row.size = waiting.size;
    row.receivedAt = fromMs(std::int64_t(waiting.received) * 1000 + waiting.receivedMs);
    row.attempts = waiting.attempts;
    if (waiting.state == State::Deferred)
        row.nextAttempt = fromMs(waiting.due);
    row.lastReply = cause(slot);
    row.delayWarned = waiting.warned;
    return row;
}

void Backlog::clockSet(TimePoint before, TimePoint after)
{
    const std::int64_t from = toMs(before), to = toMs(after), by = to - from;
    for (Slot slot = 0; slot < m_slots.size(); ++slot) {
        Waiting& row = m_slots[slot];
        if (row.message == 0)
            continue;
        const std::int64_t received = std::int64_t(row.received) * 1000 + row.receivedMs;
        std::int64_t due = row.due;
        if (row.place != none && by > 0) {
            if (received <= from && row.state == State::Deferred && row.attempts > 0)
                due += by;
        } else if (row.place != none && due > to) {
            if (row.state == State::Active)
                due = to;
            else if (row.attempts > 0)
                due += by;
        }
        if (received <= from && (by > 0 || received > to)) {
            row.received = static_cast<std::uint32_t>((received + by) / 1000);
            row.receivedMs = static_cast<std::uint16_t>((received + by) % 1000);
        }
        if (due != row.due) {
            heapRemove(slot);
            row.due = due;
            heapInsert(slot);
        }
    }
    for (std::uint32_t number = 0; number < m_destinations.size(); ++number) {
        if (!m_destinations[number] || m_destinations[number]->notBefore == 0)
            continue;
        m_destinations[number]->notBefore =
            std::max(m_destinations[number]->notBefore + by, std::int64_t(0));
        relist(number);
    }
}

// --- claiming ---

void Backlog::claimJob(Slot top, TimePoint now, std::vector<Slot>& claimed)
{
    const std::uint32_t destination = m_slots[top].destination;
    const std::int64_t limit = toMs(now);
    const std::size_t first = claimed.size();
    for (Slot slot = firstOf(m_slots[top].message); slot != none; slot = m_slots[slot].sibling) {
        const Waiting& waiting = m_slots[slot];
        if (waiting.destination == destination && waiting.place != none && waiting.due <= limit)
            claimed.push_back(slot);
    }
    for (std::size_t i = first; i < claimed.size(); ++i) {
        heapRemove(claimed[i]);
        m_slots[claimed[i]].state = State::Sending;
    }
    std::sort(claimed.begin() + static_cast<std::ptrdiff_t>(first), claimed.end(),
              [this](Slot a, Slot b) { return m_slots[a].number < m_slots[b].number; });
}

std::vector<Backlog::Slot> Backlog::claim(TimePoint now, const ClaimLimits& limits)
{
    std::vector<Slot> claimed;
    const std::int64_t limit = toMs(now);
    struct Turn {
        std::uint32_t destination;
        std::size_t room;
    };
    std::vector<Turn> turns;
    for (auto at = m_due.begin();
         at != m_due.end() && at->first <= limit && turns.size() < limits.jobs; ++at) {
        const Destination& destination = *m_destinations[at->second];
        const std::size_t room =
            limits.room ? limits.room(destination.domain, destination.route) : limits.jobs;
        if (room > 0)
            turns.push_back({at->second, room});
    }
    std::size_t jobs = 0;
    std::uint64_t bytes = 0;
    while (!turns.empty()) {
        std::size_t kept = 0;
        for (Turn& turn : turns) {
            const Destination& destination = *m_destinations[turn.destination];
            if (destination.heap.empty() || m_slots[destination.heap.front()].due > limit)
                continue;
            const Slot top = destination.heap.front();
            const std::uint64_t size = m_slots[top].size;
            // In order, so that a large message is not passed over for ever.
            const bool first = jobs == 0 && limits.firstMayBeLarger;
            if (jobs >= limits.jobs || (!first && bytes + size > limits.bytes))
                return claimed;
            bytes += size;
            ++jobs;
            claimJob(top, now, claimed);
            if (--turn.room > 0)
                turns[kept++] = turn;
        }
        turns.resize(kept);
    }
    return claimed;
}

std::optional<TimePoint> Backlog::nextDue() const
{
    if (m_due.empty())
        return std::nullopt;
    return fromMs(m_due.begin()->first);
}

} // namespace mailstead::queue
