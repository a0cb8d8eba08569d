// What waits in the queue, in memory: small enough for a million rows, so that claiming, listing
// and counting ask no disk. The store writes every change to the disk first. Private to this
// folder.
#pragma once

#include "queue/interned_texts.h"
#include "queue/store.h"
#include "queue/text_pool.h"

#include <deque>
#include <memory>
#include <set>
#include <unordered_map>
#include <vector>

namespace mailstead::queue
{

/// What was said in the last attempt of a row, and by whom.
struct RowAnswer {
    std::string_view reply, host;
};

/// A row as the backlog takes it.
struct BacklogRow {
    std::int64_t message = 0;
    int number = 0;
    std::string_view sender;
    std::string_view recipient;
    std::string_view domain;
    Route route = Route::Remote;
    State state = State::Active;
    std::uint64_t size = 0;
    TimePoint receivedAt;
    TimePoint due; ///< ignored while held
    int attempts = 0;
    std::string_view cause; ///< of the last failure, see message::cause
    bool special = false;   ///< has DSN parameters or the like, which stand in the store only
    bool warned = false;    ///< its sender was told of the delay
    /// Not set: not known here, look into the store.
    std::optional<std::string_view> subject = std::nullopt;
    std::optional<RowAnswer> answer = std::nullopt;
};

/// Not thread-safe.
class Backlog
{
public:
    using Slot = std::uint32_t;
    static constexpr Slot none = 0xFFFFFFFFU;

    /// Subjects and replies are kept up to `textMemory` octets.
    explicit Backlog(std::size_t textMemory);
    ~Backlog();
    Backlog(const Backlog&) = delete;
    Backlog& operator=(const Backlog&) = delete;

    /// So many messages are about to be added.
    void reserve(std::size_t messages) { indexGrow(messages); }
    Slot add(const BacklogRow& row);
    void remove(Slot slot);
    void clear();
    Slot find(std::int64_t message, int number) const;
    bool contains(std::int64_t message) const { return firstOf(message) != none; }
    std::vector<Slot> rowsOf(std::int64_t message) const; ///< in the order of their numbers

    /// Active or Deferred with `due`, Held, or Sending.
    void setState(Slot slot, State state, TimePoint due = {});
    void setSpecial(Slot slot) { m_slots[slot].special = true; }
    /// After an attempt that failed for now.
    void setFailure(Slot slot, std::string_view cause, const RowAnswer& answer, bool warned);
    /// What the store knows of a row whose texts are not known here. True when they are known now;
    /// false when there are too many texts already.
    bool learn(Slot slot, std::string_view subject, const RowAnswer& answer);
    /// Rows whose texts are not known here, beginning with the slot `from`, at most `most`; `from`
    /// becomes where to go on.
    std::vector<Slot> unknown(Slot& from, std::size_t most) const;
    std::size_t unknownTexts() const { return m_unknown; }

    // What is known of a row; all of its replies stand in the store.
    std::int64_t message(Slot slot) const { return m_slots[slot].message; }
    int number(Slot slot) const { return m_slots[slot].number; }
    State state(Slot slot) const { return m_slots[slot].state; }
    bool special(Slot slot) const { return m_slots[slot].special; }
    bool warned(Slot slot) const { return m_slots[slot].warned; }
    std::string recipient(Slot slot) const;
    std::string_view sender(Slot slot) const { return m_senders.text(m_slots[slot].sender); }
    std::string_view cause(Slot slot) const { return m_causes.text(m_slots[slot].cause); }
    const std::string& domain(Slot slot) const;
    Row row(Slot slot) const;
    /// Slots are numbers below this; those that are not in use have no message.
    Slot slots() const { return static_cast<Slot>(m_slots.size()); }
    bool inUse(Slot slot) const { return m_slots[slot].message != 0; }
    /// As add() took it. The texts live until the next change; `recipient` is put together in
    /// `scratch`.
    BacklogRow stored(Slot slot, std::string& scratch) const;

    /// Marks due rows as being sent, a job (all due rows of one message and destination) at a
    /// time, destinations in turn. Rows of a job follow each other.
    std::vector<Slot> claim(TimePoint now, const ClaimLimits& limits);
    /// When the next row becomes due, pauses taken into account.
    std::optional<TimePoint> nextDue() const;
    /// Nothing of the destination is claimed before `until`. Forgotten with its last row.
    void pause(std::string_view domain, Route route, TimePoint until);
    /// As Store::clockSet(); moves pauses, too.
    void clockSet(TimePoint before, TimePoint after);

    /// Where filter.text was found among what only the store knows: where subject or reply are not
    /// known here.
    struct FoundTexts {
        std::set<std::pair<std::int64_t, int>> rows; ///< message and number
        bool contain(std::int64_t message, int number) const
        {
            return !rows.empty() && rows.contains({message, number});
        }
    };
    /// Rows that fit, sorted; `total` is how many fit.
    std::vector<Slot> list(const Filter& filter, const FoundTexts& texts, SortBy sort,
                           bool descending, std::uint64_t offset, std::uint64_t limit,
                           TimePoint now, std::uint64_t& total) const;
    std::vector<Slot> matching(const Filter& filter, const FoundTexts& texts, TimePoint now) const;
    Counts counts(const Filter& filter, const FoundTexts& texts, TimePoint now) const;
    std::vector<Group> groups(GroupBy by, const Filter& filter, const FoundTexts& texts,
                              TimePoint now, std::size_t most) const;
    std::size_t size() const { return m_used; }

private:
    class Chooser;

    // 64 octets: a million rows must stay within a small server's memory.
    struct Waiting {
        std::int64_t message = 0;    ///< 0: the slot is free
        std::int64_t due = 0;        ///< milliseconds since 1970
        TextPool::Ref recipient = 0; ///< local part, or all when the domain is not lower case
        TextPool::Ref subject = 0;
        TextPool::Ref answer = 0;   ///< see answerText()
        std::uint32_t received = 0; ///< seconds since 1970
        std::uint32_t size = 0;     ///< octets, at most 4 GiB
        std::uint32_t destination = 0;
        InternedTexts::Number sender = 0;
        InternedTexts::Number cause = 0;
        Slot sibling = none;          ///< next row of the message; next free slot
        std::uint32_t place = none;   ///< in the destination's heap
        std::uint16_t receivedMs = 0; ///< milliseconds after `received`
        std::uint16_t number = 0;
        std::uint16_t attempts = 0;
        State state = State::Active;
        bool special : 1;
        bool warned : 1;
        bool wholeRecipient : 1;
        bool knowsSubject : 1;
        bool knowsAnswer : 1;
    };
    /// Rows of one domain and route. Those that may be claimed stand in a heap, earliest first.
    struct Destination {
        std::string domain;
        Route route = Route::Remote;
        std::vector<Slot> heap;
        std::size_t rows = 0;
        std::int64_t notBefore = 0; ///< milliseconds since 1970
        std::int64_t listed = 0;    ///< the time under which m_due has it; 0: it has not
    };
    struct DestinationKey {
        std::string_view domain;
        Route route;
        bool operator==(const DestinationKey&) const = default;
    };
    struct KeyHash {
        std::size_t operator()(const DestinationKey& key) const
        {
            return std::hash<std::string_view>()(key.domain) * 2 + (key.route == Route::Local);
        }
    };

    void keepSubject(Waiting& row, std::string_view subject);
    void keepAnswer(Waiting& row, const RowAnswer& answer);
    bool hasRoom(std::size_t size) const;
    bool knowsTexts(const Waiting& row) const { return row.knowsSubject && row.knowsAnswer; }
    std::uint32_t destinationFor(std::string_view domain, Route route);
    void leaveDestination(std::uint32_t destination);
    bool earlier(Slot a, Slot b) const;
    void heapInsert(Slot slot);
    void heapRemove(Slot slot);
    void siftUp(Destination& destination, std::size_t at);
    void siftDown(Destination& destination, std::size_t at);
    void relist(std::uint32_t destination);
    Slot firstOf(std::int64_t message) const;
    void indexRemove(std::int64_t message);
    void indexGrow(std::size_t messages);
    std::size_t indexPlace(std::int64_t message) const;
    void claimJob(Slot top, TimePoint now, std::vector<Slot>& claimed);
    template <class Visit>
    void visit(const Filter& filter, const FoundTexts& texts, TimePoint now, Visit found) const;
    void sortSlots(std::vector<Slot>& slots, SortBy sort, bool descending,
                   std::size_t wanted) const;

    const std::size_t m_textMemory;
    std::deque<Waiting> m_slots; ///< a deque grows without copying what is there
    Slot m_freeSlot = none;
    std::size_t m_used = 0;
    std::vector<Slot> m_index; ///< open addressing: message → its first row
    std::size_t m_indexed = 0;
    InternedTexts m_senders, m_causes;
    TextPool m_recipients, m_subjects, m_answers;
    std::size_t m_unknown = 0; ///< rows whose subject or answer is not known
    std::vector<std::unique_ptr<Destination>> m_destinations;
    std::vector<std::uint32_t> m_freeDestinations;
    std::unordered_map<DestinationKey, std::uint32_t, KeyHash> m_destinationNumbers;
    std::set<std::pair<std::int64_t, std::uint32_t>> m_due; ///< destinations by their first row
};

} // namespace mailstead::queue
