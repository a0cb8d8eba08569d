// The store over SQLite. One connection writes, one reads for lists: with a write-ahead log a long
// reading does not stop taking. Private to this folder.
//
// Order of locks: m_imageMutex, then m_writeMutex or m_readMutex, then m_backlogMutex. The backlog
// changes only while m_writeMutex is held as well, after the disk has the change.
#pragma once

#include "queue/backlog.h"
#include "queue/sqlite_filter.h"
#include "queue/sqlite_store.h"
#include "queue/store.h"

#include <map>
#include <mutex>

namespace mailstead::queue
{

class SqliteStore : public Store
{
public:
    SqliteStore(const std::string& path, const SqliteOptions& options); ///< throws SqliteError
    ~SqliteStore() override;                                            ///< leaves a start image
    SqliteStore(const SqliteStore&) = delete;
    SqliteStore& operator=(const SqliteStore&) = delete;

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
    core::Result<std::vector<Sent>> sentSince(TimePoint since) override;
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
    core::Result<bool> prepareStart() override;
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

    /// A transaction that changes rows. What it changed is noted for the start image, so each
    /// change of `recipients` must be told here.
    class RowTransaction
    {
    public:
        explicit RowTransaction(SqliteStore& store)
            : m_store(store)
            , m_transaction(store.m_writer)
        {
        }
        void changed(std::int64_t message) { m_changed.push_back(message); }
        void changedAll() { m_all = true; }
        void commit();

    private:
        SqliteStore& m_store;
        Transaction m_transaction;
        std::vector<std::int64_t> m_changed;
        bool m_all = false;
    };

    // The start image; m_writeMutex is held where the database is written.
    bool loadStartImage();
    void loadRows();
    void loadRowsOf(std::int64_t message, Statement& select);
    core::Result<void> loadImageFile(const std::string& path, std::uint64_t rows);
    void noteChanges(const std::vector<std::int64_t>& messages);
    void dropStartImage();
    core::Result<bool> writeStartImage();
    core::Result<void> fillStartImage(const std::string& path, std::uint64_t& rows);
    void removeImagesBut(const std::string& name) const;

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
    void lookUpTexts(Statement& select, const std::string& needle, Backlog::FoundTexts& found);
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
    const std::size_t m_imageFromRows;
    bool m_wantsCheck = false;
    std::mutex m_imageMutex; ///< of writing a start image; before m_writeMutex
    std::recursive_mutex m_writeMutex;
    std::string m_image;                ///< name of the file in use; empty: none
    bool m_imageBegun = false;          ///< one is being written
    bool m_dropping = false;            ///< the database may still name one that is not to be used
    std::int64_t m_lastChange = 0;      ///< greatest number in `changes`
    std::uint64_t m_changed = 0;        ///< messages noted there
    std::uint64_t m_changedAtBegin = 0; ///< when the one being written was begun
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
