// Opening, loading, forgetting, copying.
#include "queue/sqlite_store.h"

#include "core/log.h"
#include "core/message_id.h"
#include "queue/sqlite_columns.h"
#include "queue/sqlite_schema.h"
#include "queue/sqlite_store_impl.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace mailstead::queue
{

namespace
{

constexpr int openFlags = SQLITE_OPEN_READWRITE;
constexpr int forgottenAtOnce = 2000;

std::string spoolBeside(const std::string& path)
{
    return (std::filesystem::path(path).parent_path() / "spool").string();
}

/// The names of all files in `folder`, which may be missing.
std::vector<std::string> filesIn(const std::string& folder)
{
    std::vector<std::string> names;
    std::error_code ignored; // a folder that cannot be read has nothing that we could remove
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        if (entry.is_regular_file(ignored))
            names.push_back(entry.path().filename().string());
    }
    return names;
}

} // namespace

core::Result<smtp::Content> Store::content(const std::string& id)
{
    auto found = message(id);
    if (!found)
        return tl::unexpected(found.error());
    return std::move(found->content);
}

SqliteStore::SqliteStore(const std::string& path, const SqliteOptions& options)
    : m_path(path)
    , m_spool(spoolBeside(path))
    , m_imageFromRows(options.imageFromRows)
    , m_writer(path, openFlags)
    , m_backlog(options.textMemory)
{
    m_wantsCheck = !prepareWriter(m_writer, path, options.mostPages);
    m_reader = std::make_unique<Database>(path, openFlags);
    prepareReader(*m_reader);
}

void SqliteStore::load()
{
    if (!loadStartImage())
        loadRows();
    Statement rules(m_writer, "SELECT number, sender, recipient, note FROM hold_rules",
                    Statement::Keep::Once);
    while (rules.step())
        m_holdRules.push_back({rules.integer(0), rules.text(1), rules.text(2), rules.text(3)});
    Statement suppressed(m_writer, "SELECT recipient, reason, message, at FROM suppressions",
                         Statement::Keep::Once);
    while (suppressed.step())
        m_suppressions[suppressed.text(0)] = {suppressed.text(0), suppressed.text(1),
                                              suppressed.text(2), fromMs(suppressed.integer(3))};
}

void SqliteStore::removeOrphans() const
{
    const std::vector<std::string> names = filesIn(m_spool);
    if (names.empty())
        return;
    std::vector<std::string> wanted;
    Statement all(*m_reader, "SELECT file FROM bodies WHERE file IS NOT NULL",
                  Statement::Keep::Once);
    while (all.step())
        wanted.push_back(all.text(0));
    std::sort(wanted.begin(), wanted.end());
    std::size_t removed = 0;
    for (const std::string& name : names) {
        if (std::binary_search(wanted.begin(), wanted.end(), name))
            continue;
        removeFile(name);
        ++removed;
    }
    if (removed > 0)
        core::logInfo("queue", {},
                      std::to_string(removed) +
                          " spool files of messages that were not taken are removed");
}

void SqliteStore::removeFile(const std::string& name) const
{
    if (::unlink(spoolPath(name).c_str()) != 0 && errno != ENOENT)
        core::logError("queue", {},
                       core::failErrno("cannot remove " + spoolPath(name), errno).value().text());
}

core::Result<void> SqliteStore::clockSet(TimePoint before, TimePoint after)
{
    return writing([&] {
        RowTransaction transaction(*this);
        transaction.changedAll();
        // ?1 the clock before, ?2 after, ?3 the state active, ?4 deferred. As Backlog::clockSet().
        Statement move(
            m_writer,
            after > before
                ? "UPDATE recipients SET received_at = received_at + (?2 - ?1), due = CASE WHEN "
                  "state = ?4 AND attempts > 0 THEN due + (?2 - ?1) ELSE due END WHERE "
                  "received_at <= ?1"
                : "UPDATE recipients SET received_at = CASE WHEN received_at > ?2 AND received_at "
                  "<= ?1 THEN received_at + (?2 - ?1) ELSE received_at END, due = CASE WHEN state "
                  "= ?3 AND due > ?2 THEN ?2 WHEN state = ?4 AND attempts > 0 AND due > ?2 THEN "
                  "due + (?2 - ?1) ELSE due END WHERE received_at > ?2 OR due > ?2",
            Statement::Keep::Once);
        move.bind(toMs(before))
            .bind(toMs(after))
            .bind(static_cast<std::int64_t>(State::Active))
            .bind(static_cast<std::int64_t>(State::Deferred))
            .run();
        transaction.commit();
        const std::lock_guard lock(m_backlogMutex);
        m_backlog.clockSet(before, after);
    });
}

core::Result<bool> SqliteStore::forget(TimePoint before)
{
    return writing([&] {
        Transaction transaction(m_writer);
        const std::int64_t limit = toMs(before);
        std::vector<std::int64_t> messages;
        {
            Statement old(m_writer,
                          "SELECT DISTINCT message FROM history WHERE at < ? ORDER BY at LIMIT ?");
            old.bind(limit).bind(std::int64_t(forgottenAtOnce));
            while (old.step())
                messages.push_back(old.integer(0));
        }
        for (const std::int64_t message : messages) {
            Statement(m_writer, "DELETE FROM history WHERE message = ? AND at < ?")
                .bind(message)
                .bind(limit)
                .run();
            // A message goes with its trace when nothing waits and no history tells of it any more.
            {
                const std::lock_guard lock(m_backlogMutex);
                if (m_backlog.contains(message))
                    continue;
            }
            Statement left(m_writer, "SELECT 1 FROM history WHERE message = ? LIMIT 1");
            if (left.bind(message).step())
                continue;
            Statement(m_writer, "DELETE FROM traces WHERE message = ?").bind(message).run();
            Statement(m_writer, "DELETE FROM messages WHERE id = ?").bind(message).run();
        }
        transaction.commit();
        // Gives free pages back in small steps, so that the queue does not stand still for it.
        if (m_writer.integer("PRAGMA freelist_count") > 20000)
            m_writer.execute("PRAGMA incremental_vacuum(2000)");
        return messages.size() == forgottenAtOnce;
    });
}

core::Result<void> SqliteStore::checkIntegrity(const std::atomic<bool>& stop)
{
    const auto check = [&] {
        Database database(m_path, openFlags);
        prepareReader(database);
        database.stopWhen(stop);
        checkContents(database, m_path);
    };
    auto checked = guarded(check);
    if (!checked && stop)
        return core::fail(core::ErrorKind::Cancelled, "the check was stopped");
    return checked;
}

core::Result<void> SqliteStore::backUp(const std::string& path)
{
    const std::string copies = path + "/spool";
    for (const std::string& folder : {path, copies}) {
        if (::mkdir(folder.c_str(), 0700) != 0)
            return core::failErrno("cannot make the folder " + folder, errno);
    }
    // A file that is there before and after is the same: contents never change. Those that come
    // while the rows are copied are linked in the second round, those that go were in the first.
    const auto linkAll = [&]() -> core::Result<void> {
        for (const std::string& name : filesIn(m_spool)) {
            const std::string copy = copies + "/" + name;
            if (::link(spoolPath(name).c_str(), copy.c_str()) == 0 || errno == EEXIST ||
                errno == ENOENT)
                continue;
            if (errno != EXDEV)
                return core::failErrno("cannot link " + copy, errno);
            std::error_code error;
            std::filesystem::copy_file(spoolPath(name), copy, error);
            if (error && error != std::errc::no_such_file_or_directory)
                return core::failErrno("cannot copy to " + copy, error.value());
        }
        return {};
    };
    if (auto linked = linkAll(); !linked)
        return linked;
    const auto copy = [&] {
        Database source(m_path, openFlags);
        Statement(source, "VACUUM INTO ?", Statement::Keep::Once).bind(path + "/queue.db").run();
    };
    if (auto copied = guarded(copy); !copied)
        return copied;
    return linkAll();
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
        auto store = std::make_unique<SqliteStore>(path, options);
        store->load();
        store->removeOrphans();
        return store;
    } catch (const SqliteError& failed) {
        return tl::unexpected(failed.error);
    }
}

} // namespace mailstead::queue
