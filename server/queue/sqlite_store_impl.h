// The store over SQLite. One connection writes, one reads for lists: with a write-ahead log a long
// listing does not stop taking. Private to this folder.
#pragma once

#include "queue/sqlite_filter.h"
#include "queue/store.h"

#include <mutex>
#include <set>

namespace mailstead::queue
{

class SqliteStore : public Store
{
public:
    SqliteStore(const std::string& path, std::int64_t mostPages); ///< throws SqliteError

    core::Result<void> take(const std::vector<NewMessage>& messages) override;
    core::Result<std::vector<Row>> claimDue(TimePoint now, const ClaimLimits& limits) override;
    core::Result<std::optional<TimePoint>> nextDue() override;
    core::Result<void> finishAttempts(const std::vector<AttemptResult>& results, TimePoint now,
                                      const std::vector<NewMessage>& notices) override;
    core::Result<smtp::Content> content(const std::string& id) override;
    core::Result<Page> list(const Filter& filter, SortBy sort, bool descending,
                            std::uint64_t offset, std::uint64_t limit, TimePoint now) override;
    core::Result<Counts> counts(const Filter& filter, TimePoint now) override;
    core::Result<ActionResult> act(Action action, const Filter& filter, bool dryRun, TimePoint now,
                                   const NoticeWriter& notices) override;
    core::Result<void> addTrace(const std::string& id, const TraceEvent& event) override;
    core::Result<MessageTrace> trace(const std::string& id) override;
    core::Result<HistoryPage> history(const HistoryFilter& filter, std::uint64_t offset,
                                      std::uint64_t limit) override;
    core::Result<void> forget(TimePoint before) override;

    /// Rows that were being sent when the daemon ended are tried again.
    std::int64_t recoverSending(TimePoint now);

private:
    // These are called inside a transaction of the writer.
    void insertMessage(const NewMessage& message);
    void insertTrace(std::int64_t message, const TraceEvent& event);
    void finishAttempt(const AttemptResult& result, TimePoint now, std::set<std::int64_t>& ended);
    void endRow(std::int64_t message, int number, Outcome outcome, const std::string& reply,
                TimePoint now);
    void dropBody(std::int64_t message);
    std::vector<Row> claimJob(std::int64_t message, const std::string& domain, TimePoint now);
    ActionResult actOnAffected(Action action, TimePoint now, const NoticeWriter& notices);

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

    std::recursive_mutex m_writeMutex;
    Database m_writer;
    std::mutex m_readMutex;
    std::unique_ptr<Database> m_reader;
};

} // namespace mailstead::queue
