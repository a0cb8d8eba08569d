#include "accounts/greylist_store.h"

#include "core/log.h"

#include <utility>

namespace mailstead::accounts
{

namespace
{

using namespace std::chrono_literals;

constexpr auto writePause = 1s;
constexpr auto forgetEvery = 1h;
/// Beyond it records are lost, which only puts some mail off once more.
constexpr std::size_t mostWaiting = smtp::Greylist::defaultCapacity;

} // namespace

core::Result<std::shared_ptr<GreylistFile>> GreylistFile::open(const std::string& stateDirectory,
                                                               std::chrono::seconds retention)
{
    auto database = Sqlite::open(stateDirectory + "/greylist.db");
    if (!database)
        return tl::unexpected(database.error());
    // Losing the last seconds in a power failure is allowed here.
    auto made = database->execute("PRAGMA synchronous=NORMAL;"
                                  "CREATE TABLE IF NOT EXISTS record (key INTEGER PRIMARY KEY,"
                                  " first INTEGER NOT NULL, last INTEGER NOT NULL,"
                                  " passes INTEGER NOT NULL) STRICT;"
                                  "CREATE INDEX IF NOT EXISTS record_last ON record (last);");
    if (!made)
        return tl::unexpected(made.error());
    std::shared_ptr<GreylistFile> file(new GreylistFile(std::move(*database), retention));
    if (auto forgotten = file->forgetOld(); !forgotten)
        return tl::unexpected(forgotten.error());
    return file;
}

GreylistFile::GreylistFile(Sqlite database, std::chrono::seconds retention)
    : m_database(std::move(database))
    , m_retention(retention)
{
}

GreylistFile::~GreylistFile()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

std::vector<smtp::GreylistRecord> GreylistFile::load()
{
    std::vector<smtp::GreylistRecord> records;
    if (m_thread.joinable())
        return records;
    auto select =
        m_database.prepare("SELECT key, first, last, passes FROM record ORDER BY last, key");
    if (select) {
        for (auto row = select->step(); row && *row; row = select->step())
            records.push_back({static_cast<std::uint64_t>(select->number(0)), select->number(1),
                               select->number(2), static_cast<std::uint32_t>(select->number(3))});
    } else {
        core::logWarn("accounts", {}, "greylist.db is not read: " + select.error().text());
    }
    m_thread = std::thread([this] { run(); });
    return records;
}

void GreylistFile::save(const smtp::GreylistRecord& record)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto known = m_waiting.find(record.key);
        if (known != m_waiting.end())
            known->second = record;
        else if (m_waiting.size() < mostWaiting)
            m_waiting.emplace(record.key, record);
    }
    m_changed.notify_one();
}

void GreylistFile::run()
{
    auto forgotten = std::chrono::steady_clock::now();
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
        // More may come in the meantime; one sync is enough for all of it.
        m_changed.wait_for(lock, writePause, [this] { return m_stopping; });
        const auto records = std::exchange(m_waiting, {});
        const bool last = m_stopping;
        lock.unlock();
        auto result = write(records);
        const auto now = std::chrono::steady_clock::now();
        if (result && now - forgotten > forgetEvery) {
            forgotten = now;
            result = forgetOld();
        }
        if (!result && !m_failed)
            core::logWarn("accounts", {},
                          "greylist.db is not written, some mail will be put off once more: " +
                              result.error().text());
        m_failed = !result;
        lock.lock();
        if (last)
            return;
    }
}

core::Result<void> GreylistFile::write(const std::map<std::uint64_t, smtp::GreylistRecord>& records)
{
    if (records.empty())
        return {};
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    for (const auto& [key, record] : records) {
        auto insert = m_database.prepare("INSERT OR REPLACE INTO record (key, first, last, passes)"
                                         " VALUES (?1, ?2, ?3, ?4)");
        if (!insert)
            return tl::unexpected(insert.error());
        insert->bind(1, static_cast<std::int64_t>(key))
            .bind(2, record.first)
            .bind(3, record.last)
            .bind(4, static_cast<std::int64_t>(record.passes));
        if (auto done = insert->run(); !done)
            return done;
    }
    return transaction->commit();
}

/// What is too old, and the oldest of what is more than the memory holds.
core::Result<void> GreylistFile::forgetOld()
{
    const std::int64_t now = smtp::Greylist::secondsSince1970();
    auto old = m_database.prepare("DELETE FROM record WHERE last < ?1 OR (passes = 0 AND"
                                  " last < ?2)");
    if (!old)
        return tl::unexpected(old.error());
    old->bind(1, now - m_retention.count())
        .bind(2, now - std::chrono::seconds(smtp::Greylist::longestRetry).count());
    if (auto done = old->run(); !done)
        return done;
    auto most = m_database.prepare("DELETE FROM record WHERE key IN (SELECT key FROM record"
                                   " ORDER BY last DESC LIMIT -1 OFFSET ?1)");
    if (!most)
        return tl::unexpected(most.error());
    most->bind(1, static_cast<std::int64_t>(smtp::Greylist::defaultCapacity));
    return most->run();
}

} // namespace mailstead::accounts
