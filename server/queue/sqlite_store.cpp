#include "queue/sqlite_store.h"

#include "core/log.h"
#include "queue/sqlite_schema.h"
#include "queue/sqlite_store_impl.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace mailstead::queue
{

namespace
{

constexpr int openFlags = SQLITE_OPEN_READWRITE;

} // namespace

SqliteStore::SqliteStore(const std::string& path, std::int64_t mostPages)
    : m_writer(path, openFlags)
{
    prepareWriter(m_writer, path, mostPages);
    m_reader = std::make_unique<Database>(path, openFlags);
    prepareReader(*m_reader);
}

std::int64_t SqliteStore::recoverSending(TimePoint now)
{
    Transaction transaction(m_writer);
    Statement update(m_writer, "UPDATE recipients SET state = ?, due = ? WHERE state = ?");
    update.bind(static_cast<std::int64_t>(State::Active))
        .bind(toMs(now))
        .bind(static_cast<std::int64_t>(State::Sending))
        .run();
    const std::int64_t count = m_writer.changes();
    transaction.commit();
    return count;
}

core::Result<void> SqliteStore::forget(TimePoint before)
{
    return writing([&] {
        Transaction transaction(m_writer);
        const std::int64_t limit = toMs(before);
        Statement(m_writer, "DELETE FROM history WHERE at < ?").bind(limit).run();
        // A message goes with its trace when nothing waits and no history tells of it any more.
        const std::string gone =
            "received_at < ? AND number NOT IN (SELECT message FROM recipients) AND number NOT IN "
            "(SELECT message FROM history)";
        Statement(m_writer, "DELETE FROM traces WHERE message IN (SELECT number FROM messages "
                            "WHERE " +
                                gone + ")")
            .bind(limit)
            .run();
        Statement(m_writer, "DELETE FROM messages WHERE " + gone).bind(limit).run();
        transaction.commit();
        // Gives free pages back in small steps, so that the queue does not stand still for it.
        m_writer.execute("PRAGMA incremental_vacuum(2000)");
    });
}

core::Result<std::unique_ptr<Store>> openSqliteStore(const std::string& path,
                                                     const SqliteOptions& options)
{
    // Made here, because SQLite would make it with a wider mode; -wal and -shm take its mode over.
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return core::failErrno("cannot open the queue's file " + path, errno);
    ::close(fd);
    try {
        auto store = std::make_unique<SqliteStore>(path, options.mostPages);
        if (const auto count = store->recoverSending(std::chrono::system_clock::now()); count > 0)
            core::logInfo("queue", {},
                          std::to_string(count) +
                              " recipients were being sent to when the daemon ended; they are "
                              "tried again");
        return store;
    } catch (const SqliteError& failed) {
        return tl::unexpected(failed.error);
    }
}

} // namespace mailstead::queue
