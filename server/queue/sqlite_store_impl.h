// The store over SQLite. One connection writes, one reads for lists: with a write-ahead log a long
// reading does not stop taking. Private to this folder.
//
// Order of locks: m_writeMutex or m_readMutex, then m_backlogMutex. The backlog changes only while
// m_writeMutex is held as well, after the disk has the change.
#pragma once

#include "queue/backlog.h"
#include "queue/sqlite_filter.h"
#include "queue/store.h"

#include <map>
#include <mutex>

namespace mailstead::queue
{

class SqliteStore : public Store
{
public:
    SqliteStore(const std::string& path, std::int64_t mostPages); ///< throws SqliteError

    core::Result<void> take(const std::vector<const NewMessage*>& messages) override;
    core::Result<std::vector<Row>> claimDue(TimePoint now, const ClaimLimits& limits) override;
    void pause(const std::string& domain, Route route, TimePoint until) override;
    core::Result<void> clockSet(TimePoint before, TimePoint after) override;
    core::Result<std::optional<TimePoint>> nextDue() override;
    core::Result<void> finishAttempts(const std::vector<AttemptResult>& results, TimePoint now,
                                      const std::vector<NewMessage>& notices) override;
    core::Result<StoredMessage> message(const std::string& id) override;
    core::Result<Page> list(const Filter& filter, SortBy sort, bool descending,
                            std::uint64_t offset, std::uint64_t limit, TimePoint now) override;
    core::Result<Counts> counts(const Filter& filter, TimePoint now) override;
    core::Result<std::vector<Group>> groups(GroupBy by, const Filter& filter, std::size_t most,
                                            TimePoint now) override;
    core::Result<ActionResult> act(Action action, const Filter& filter, bool dryRun, TimePoint now,
                                   const NoticeWriter& notices, const std::string& via) override;
    core::Result<void> addTrace(const std::string& id, const TraceEvent& event) override;
    core::Result<MessageTrace> trace(const std::string& id) override;
    core::Result<HistoryPage> history(const HistoryFilter& filter, std::uint64_t offset,
                                      std::uint64_t limit) override;
    core::Result<bool> forget(TimePoint before) override;
    core::Result<void> suppress(const Suppression& suppression) override;
    core::Result<bool> unsuppress(const std::string& recipient) override;
    std::optional<Suppression> suppression(const std::string& recipient) override;
    core::Result<std::vector<Suppression>> suppressions(const std::string& text,
                                                        std::size_t most) override;
    std::vector<HoldRule> holdRules() override;
    core::Result<HoldRule> addHoldRule(HoldRule rule) override;
    core::Result<bool> removeHoldRule(std::int64_t number) override;
    core::Result<void> backUp(const std::string& path) override;
    bool wantsCheck() const override { return m_wantsCheck; }
    core::Result<void> checkIntegrity(const std::atomic<bool>& stop) override;

    void load();                ///< fills the backlog; throws SqliteError
    void removeOrphans() const; ///< spool files that no message has; throws SqliteError

private:
    /// A recipient row whose end is being written.
    struct Ending {
        Backlog::Slot slot;
        Outcome outcome;
        std::string text, host, address, tls, reply;
    };

    // These are called inside a transaction of the writer.
    void insertMessage(const NewMessage& message);
    void insertTrace(std::int64_t message, const TraceEvent& event);
    void endRow(const Row& row, const Ending& ending, TimePoint now);
    /// Removes the contents of messages whose last rows are in `ended`, and names their files.
    std::vector<std::string> dropBodies(const std::vector<Backlog::Slot>& ended);

    // After the transaction.
    void admit(const NewMessage& message);
    State firstState(const NewMessage& message, const NewMessage::Target& target) const;
    void dismiss(const std::vector<Backlog::Slot>& ended, const std::vector<std::string>& files);
    void removeFile(const std::string& name) const;
    bool syncLog() const;

    std::vector<Backlog::Slot> actable(Action action, const Filter& filter, TimePoint now,
                                       ActionResult& result);
    void completeRow(Database& database, Row& row) const;
    Backlog::FoundTexts textsWith(const std::string& text);
    std::string spoolPath(const std::string& name) const { return m_spool + "/" + name; }

    /// Runs `work` alone on the writer; what it throws becomes the error. Recursive, because a
    /// NoticeWriter reads content() inside act().
    template <class Work> auto writing(Work work) -> core::Result<decltype(work())>
    {
        const std::lock_guard lock(m_writeMutex);
        return guarded(work);
    }
    template <class Work> auto reading(Work work) -> core::Result<decltype(work())>
    {
        const std::lock_guard lock(m_readMutex);
        return guarded(work);
    }
    template <class Work> static auto guarded(Work& work) -> core::Result<decltype(work())>
    {
        try {
            if constexpr (std::is_void_v<decltype(work())>) {
                work();
                return {};
            } else {
                return work();
            }
        } catch (const SqliteError& failed) {
            return tl::unexpected(failed.error);
        }
    }

    const std::string m_path;
    const std::string m_spool; ///< the folder of large contents
    bool m_wantsCheck = false;
    std::recursive_mutex m_writeMutex;
    Database m_writer;
    std::mutex m_readMutex;
    std::unique_ptr<Database> m_reader;

    mutable std::mutex m_backlogMutex; ///< of what follows
    Backlog m_backlog;
    /// Contents that were just taken: most are sent at once and need not be read again.
    std::unordered_map<std::int64_t, StoredMessage> m_fresh;
    std::uint64_t m_freshBytes = 0;
    std::map<std::string, Suppression> m_suppressions;
    std::vector<HoldRule> m_holdRules;
};

} // namespace mailstead::queue
