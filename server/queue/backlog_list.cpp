// Choosing, sorting and counting rows of the backlog.
#include "core/message_id.h"
#include "message/address.h"
#include "queue/backlog.h"
#include "queue/milliseconds.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <numeric>

namespace mailstead::queue
{

namespace
{

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

int compareNoCase(std::string_view a, std::string_view b)
{
    const std::size_t shorter = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < shorter; ++i) {
        const auto x = static_cast<unsigned char>(lower(a[i]));
        const auto y = static_cast<unsigned char>(lower(b[i]));
        if (x != y)
            return x < y ? -1 : 1;
    }
    return a.size() == b.size() ? 0 : a.size() < b.size() ? -1 : 1;
}

/// Which of the interned texts have `needle` in them: each is looked at once, not once per row.
std::vector<bool> containing(const InternedTexts& texts, std::string_view needle)
{
    std::vector<bool> found(texts.size(), false);
    for (std::size_t i = 0; i < found.size(); ++i)
        found[i] = containsNoCase(texts.text(static_cast<InternedTexts::Number>(i)), needle);
    return found;
}

/// The place of each interned text in their order.
std::vector<std::uint32_t> ranks(const InternedTexts& texts)
{
    std::vector<std::uint32_t> order(texts.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return compareNoCase(texts.text(a), texts.text(b)) < 0;
    });
    std::vector<std::uint32_t> rank(order.size());
    std::uint32_t place = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && compareNoCase(texts.text(order[i]), texts.text(order[i - 1])) != 0)
            ++place;
        rank[order[i]] = place;
    }
    return rank;
}

} // namespace

/// A filter made ready for many rows.
class Backlog::Chooser
{
public:
    Chooser(const Backlog& backlog, const Filter& filter, const FoundTexts& texts, TimePoint now)
        : m_backlog(backlog)
        , m_texts(texts)
        , m_recipient(message::lowerCase(filter.recipient))
        , m_text(message::lowerCase(filter.text))
        , m_hasReply(!filter.reply.empty())
        , m_hasSender(!filter.sender.empty())
    {
        if (!filter.states.empty()) {
            m_states = 0;
            for (const State state : filter.states)
                m_states |= 1U << static_cast<unsigned>(state);
        }
        if (m_hasSender)
            m_senders = containing(backlog.m_senders, message::lowerCase(filter.sender));
        if (m_hasReply)
            m_causes = containing(backlog.m_causes, message::lowerCase(filter.reply));
        if (!m_text.empty())
            m_idPart.emplace(m_text);
        if (!m_recipient.empty())
            m_recipients = recipientsWith(m_recipient);
        if (!m_text.empty()) {
            m_textSenders = containing(backlog.m_senders, m_text);
            m_textCauses = containing(backlog.m_causes, m_text);
            m_textRecipients = recipientsWith(m_text);
            m_textSubjects = backlog.m_subjects.containing(m_text);
            m_textAnswers = backlog.m_answers.containing(m_text);
        }
        if (!filter.domain.empty()) {
            m_hasDomain = true;
            for (const Route route : {Route::Local, Route::Remote}) {
                const std::string domain = message::lowerCase(filter.domain);
                const auto known = backlog.m_destinationNumbers.find({domain, route});
                if (known != backlog.m_destinationNumbers.end())
                    m_destinations.push_back(known->second);
            }
        }
        if (filter.senderIs)
            only(backlog.m_senders, *filter.senderIs, m_senders, m_hasSender);
        if (filter.causeIs)
            only(backlog.m_causes, *filter.causeIs, m_causes, m_hasReply);
        if (filter.olderThan)
            m_before = toMs(now - *filter.olderThan);
    }

    bool fits(const Waiting& row) const
    {
        if ((m_states & (1U << static_cast<unsigned>(row.state))) == 0)
            return false;
        if (m_hasDomain && std::find(m_destinations.begin(), m_destinations.end(),
                                     row.destination) == m_destinations.end())
            return false;
        if (m_before && std::int64_t(row.received) * 1000 + row.receivedMs >= *m_before)
            return false;
        if (m_hasSender && !m_senders[row.sender])
            return false;
        if (m_hasReply && !m_causes[row.cause])
            return false;
        if (!m_recipient.empty() && !recipientHas(row, m_recipients, m_recipient))
            return false;
        return m_text.empty() || m_textSenders[row.sender] || m_textCauses[row.cause] ||
               m_textSubjects.contains(row.subject) || m_textAnswers.contains(row.answer) ||
               recipientHas(row, m_textRecipients, m_text) ||
               (!m_backlog.knowsTexts(row) && m_texts.contain(row.message, row.number)) ||
               m_idPart->isIn(row.message);
    }

private:
    /// Leaves of what was found the one text that is wanted.
    static void only(const InternedTexts& texts, const std::string& wanted,
                     std::vector<bool>& found, bool& restricted)
    {
        const InternedTexts::Number* number = texts.find(wanted);
        const bool fits = number && (!restricted || found[*number]);
        found.assign(texts.size(), false);
        if (fits)
            found[*number] = true;
        restricted = true;
    }

    /// Local parts and destinations that have a text.
    struct Recipients {
        TextPool::Found texts;
        std::vector<bool> domains; ///< by destination
    };
    Recipients recipientsWith(const std::string& needle) const
    {
        Recipients found{m_backlog.m_recipients.containing(needle), {}};
        found.domains.resize(m_backlog.m_destinations.size());
        // A quoted local part may have an "@" as well, a domain has not.
        const std::size_t at = needle.rfind('@');
        const std::string_view right =
            std::string_view(needle).substr(at == std::string::npos ? 0 : at + 1);
        for (std::size_t i = 0; i < found.domains.size(); ++i) {
            if (const auto& destination = m_backlog.m_destinations[i])
                found.domains[i] = at == std::string::npos
                                       ? containsNoCase(destination->domain, right)
                                       : destination->domain.starts_with(right);
        }
        return found;
    }
    /// As if it stood in "local@domain", without putting that together for each row.
    bool recipientHas(const Waiting& row, const Recipients& found, std::string_view needle) const
    {
        if (found.texts.contains(row.recipient))
            return true;
        if (row.wholeRecipient || !found.domains[row.destination])
            return false;
        const std::size_t at = needle.rfind('@');
        if (at == std::string_view::npos)
            return true;
        const std::string_view left = needle.substr(0, at);
        const std::string_view stored = m_backlog.m_recipients.text(row.recipient);
        return stored.size() >= left.size() &&
               compareNoCase(stored.substr(stored.size() - left.size()), left) == 0;
    }

    const Backlog& m_backlog;
    const FoundTexts& m_texts;
    const std::string m_recipient, m_text;
    bool m_hasReply, m_hasSender;
    bool m_hasDomain = false;
    unsigned m_states = ~0U;
    std::vector<bool> m_senders, m_causes, m_textSenders, m_textCauses;
    Recipients m_recipients, m_textRecipients;
    TextPool::Found m_textSubjects, m_textAnswers;
    std::optional<core::MessageIdPart> m_idPart;
    std::vector<std::uint32_t> m_destinations;
    std::optional<std::int64_t> m_before;
};

template <class Visit>
void Backlog::visit(const Filter& filter, const FoundTexts& texts, TimePoint now, Visit found) const
{
    const Chooser chooser(*this, filter, texts, now);
    if (filter.keys.empty() && filter.ids.empty()) {
        for (Slot slot = 0; slot < m_slots.size(); ++slot) {
            if (m_slots[slot].message != 0 && chooser.fits(m_slots[slot]))
                found(slot, m_slots[slot]);
        }
        return;
    }
    // The ids and keys say where to look.
    std::vector<Slot> chosen;
    for (const std::string& id : filter.ids) {
        if (const auto number = core::messageNumber(id)) {
            const auto rows = rowsOf(*number);
            chosen.insert(chosen.end(), rows.begin(), rows.end());
        }
    }
    std::vector<Slot> keyed;
    for (const std::string& key : filter.keys) {
        const std::size_t slash = key.find('/');
        const auto message = core::messageNumber(std::string_view(key).substr(0, slash));
        int row = 0;
        if (!message || slash == std::string::npos)
            continue;
        const char* const end = key.data() + key.size();
        const auto read = std::from_chars(key.data() + slash + 1, end, row);
        if (read.ec != std::errc() || read.ptr != end)
            continue;
        if (const Slot slot = find(*message, row); slot != none)
            keyed.push_back(slot);
    }
    const auto tidy = [](std::vector<Slot>& slots) {
        std::sort(slots.begin(), slots.end());
        slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
    };
    tidy(chosen);
    tidy(keyed);
    if (!filter.keys.empty() && !filter.ids.empty()) {
        std::vector<Slot> both;
        std::set_intersection(chosen.begin(), chosen.end(), keyed.begin(), keyed.end(),
                              std::back_inserter(both));
        chosen = std::move(both);
    } else if (filter.ids.empty()) {
        chosen = std::move(keyed);
    }
    for (const Slot slot : chosen) {
        if (chooser.fits(m_slots[slot]))
            found(slot, m_slots[slot]);
    }
}

void Backlog::sortSlots(std::vector<Slot>& slots, SortBy sort, bool descending,
                        std::size_t wanted) const
{
    const auto arrange = [&](auto compare) {
        const auto before = [&](Slot a, Slot b) {
            const Waiting& x = m_slots[a];
            const Waiting& y = m_slots[b];
            int order = compare(a, b, x, y);
            if (order == 0)
                order = x.message < y.message ? -1 : x.message > y.message ? 1 : 0;
            if (order == 0)
                order = int(x.number) - int(y.number);
            return descending ? order > 0 : order < 0;
        };
        if (wanted < slots.size())
            std::partial_sort(slots.begin(), slots.begin() + static_cast<std::ptrdiff_t>(wanted),
                              slots.end(), before);
        else
            std::sort(slots.begin(), slots.end(), before);
    };
    const auto localPart = [this](const Waiting& row) {
        const std::string_view stored = m_recipients.text(row.recipient);
        return row.wholeRecipient ? stored.substr(0, stored.rfind('@')) : stored;
    };
    const auto three = [](auto a, auto b) {
        return a < b ? -1 : b < a ? 1 : 0;
    };
    switch (sort) {
    case SortBy::Age:
        // The older, the earlier it came.
        descending = !descending;
        return arrange([&](Slot, Slot, const Waiting& x, const Waiting& y) {
            const int seconds = three(x.received, y.received);
            return seconds != 0 ? seconds : three(x.receivedMs, y.receivedMs);
        });
    case SortBy::Sender: {
        const auto rank = ranks(m_senders);
        return arrange([&](Slot, Slot, const Waiting& x, const Waiting& y) {
            return three(rank[x.sender], rank[y.sender]);
        });
    }
    case SortBy::Reply: {
        const auto rank = ranks(m_causes);
        return arrange([&](Slot, Slot, const Waiting& x, const Waiting& y) {
            return three(rank[x.cause], rank[y.cause]);
        });
    }
    case SortBy::Recipient:
        return arrange([&](Slot, Slot, const Waiting& x, const Waiting& y) {
            const int local = compareNoCase(localPart(x), localPart(y));
            if (local != 0 || x.destination == y.destination)
                return local;
            return compareNoCase(m_destinations[x.destination]->domain,
                                 m_destinations[y.destination]->domain);
        });
    case SortBy::State:
        return arrange([&](Slot, Slot, const Waiting& x, const Waiting& y) {
            return three(x.state, y.state);
        });
    case SortBy::Attempts:
        return arrange([&](Slot, Slot, const Waiting& x, const Waiting& y) {
            return three(x.attempts, y.attempts);
        });
    case SortBy::NextAttempt:
        // Rows without a next attempt come last either way.
        return arrange([&](Slot, Slot, const Waiting& x, const Waiting& y) {
            const bool first = x.state == State::Deferred;
            const bool second = y.state == State::Deferred;
            if (first != second)
                return first != descending ? -1 : 1;
            return first ? three(x.due, y.due) : 0;
        });
    }
}

std::vector<Backlog::Slot> Backlog::matching(const Filter& filter, const FoundTexts& texts,
                                             TimePoint now) const
{
    std::vector<Slot> found;
    visit(filter, texts, now, [&](Slot slot, const Waiting&) { found.push_back(slot); });
    return found;
}

std::vector<Backlog::Slot> Backlog::list(const Filter& filter, const FoundTexts& texts, SortBy sort,
                                         bool descending, std::uint64_t offset, std::uint64_t limit,
                                         TimePoint now, std::uint64_t& total) const
{
    std::vector<Slot> found = matching(filter, texts, now);
    total = found.size();
    if (offset >= total)
        return {};
    const std::size_t end = static_cast<std::size_t>(std::min(total, offset + limit));
    sortSlots(found, sort, descending, end);
    found.resize(end);
    found.erase(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(offset));
    return found;
}

namespace
{

void count(Counts& counts, State state)
{
    ++counts.total;
    switch (state) {
    case State::Active:
        ++counts.active;
        break;
    case State::Sending:
        ++counts.sending;
        break;
    case State::Deferred:
        ++counts.deferred;
        break;
    case State::Held:
        ++counts.held;
        break;
    }
}

std::chrono::seconds ageAt(TimePoint now, std::uint32_t received)
{
    return std::max(std::chrono::seconds(0),
                    std::chrono::duration_cast<std::chrono::seconds>(
                        now.time_since_epoch() - std::chrono::seconds(received)));
}

} // namespace

Counts Backlog::counts(const Filter& filter, const FoundTexts& texts, TimePoint now) const
{
    Counts counts;
    std::uint32_t oldest = 0xFFFFFFFFU;
    visit(filter, texts, now, [&](Slot, const Waiting& row) {
        count(counts, row.state);
        oldest = std::min(oldest, row.received);
    });
    if (counts.total > 0)
        counts.oldest = ageAt(now, oldest);
    return counts;
}

std::vector<Group> Backlog::groups(GroupBy by, const Filter& filter, const FoundTexts& texts,
                                   TimePoint now, std::size_t most) const
{
    struct Gathered {
        Counts counts;
        std::uint32_t oldest = 0xFFFFFFFFU;
    };
    std::size_t size = m_destinations.size();
    if (by != GroupBy::Destination)
        size = by == GroupBy::Cause ? m_causes.size() : m_senders.size();
    std::vector<Gathered> gathered(size);
    visit(filter, texts, now, [&](Slot, const Waiting& row) {
        Gathered& group = gathered[by == GroupBy::Destination ? row.destination
                                   : by == GroupBy::Cause     ? row.cause
                                                              : row.sender];
        count(group.counts, row.state);
        group.oldest = std::min(group.oldest, row.received);
    });
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < gathered.size(); ++i) {
        if (gathered[i].counts.total > 0)
            order.push_back(i);
    }
    const std::size_t end = std::min(most, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(end), order.end(),
                      [&](std::uint32_t a, std::uint32_t b) {
                          const auto x = gathered[a].counts.total;
                          const auto y = gathered[b].counts.total;
                          return x != y ? x > y : a < b;
                      });
    std::vector<Group> groups;
    for (std::size_t i = 0; i < end; ++i) {
        Group group;
        if (by == GroupBy::Destination)
            group.key = m_destinations[order[i]]->domain;
        else
            group.key = by == GroupBy::Cause ? m_causes.text(order[i]) : m_senders.text(order[i]);
        group.counts = gathered[order[i]].counts;
        group.counts.oldest = ageAt(now, gathered[order[i]].oldest);
        groups.push_back(std::move(group));
    }
    return groups;
}

} // namespace mailstead::queue
