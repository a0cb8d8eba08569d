// What a start reads: the start image and what changed since, or all rows.
//
// `changes` has the messages whose rows changed since the image was begun, written in the very
// transactions that change them; after a crash, too, image and changes tell what the database has.
// So the image is written while work goes on: a row that changes meanwhile is looked up at the
// start, whatever the image says. Its name stands in the database; a file that another database
// named, from before a backup was put back, is never read.
#include "core/log.h"
#include "core/random_id.h"
#include "queue/sqlite_columns.h"
#include "queue/sqlite_store_impl.h"
#include "queue/start_image.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <unistd.h>

namespace mailstead::queue
{

namespace
{

/// More changes than these are not worth their place; without an image they are not noted.
constexpr std::uint64_t mostChanges = 400'000;
/// Left free on the disk, which is there for mail first.
constexpr std::uint64_t leftFree = 256ULL * 1024 * 1024;
/// More than a row of an image has in most queues.
constexpr std::uint64_t imageRow = 256;
/// Messages that memory is set aside for without having seen them.
constexpr std::uint64_t mostReserved = 4'000'000;
/// Slots that are looked at in one go, while others wait.
constexpr Backlog::Slot slotsAtOnce = 2048;

/// Looking up one message costs as much as reading some of the image; with more of them than this
/// all rows are read instead.
constexpr std::uint64_t mostLookedUp(std::uint64_t rows)
{
    return rows / 32 + 1000;
}
/// Changes after which a new image is worth writing.
constexpr std::uint64_t enoughChanges(std::uint64_t rows)
{
    return rows / 64;
}

constexpr const char* rowColumns =
    "SELECT message, number, sender, recipient, domain, route, state, flags, size, received_at, "
    "due, attempts, cause, original <> '' OR via <> '', last_reply, last_host FROM recipients";

BacklogRow rowOf(const Statement& rows)
{
    BacklogRow row;
    row.message = rows.integer(0);
    row.number = static_cast<int>(rows.integer(1));
    row.sender = rows.view(2);
    row.recipient = rows.view(3);
    row.domain = rows.view(4);
    row.route = static_cast<Route>(rows.integer(5));
    row.state = static_cast<State>(rows.integer(6));
    row.special = !isPlain(rows.integer(7)) || rows.integer(13) != 0;
    row.warned = (rows.integer(7) & delayWarnedFlag) != 0;
    row.size = static_cast<std::uint64_t>(rows.integer(8));
    row.receivedAt = fromMs(rows.integer(9));
    row.due = fromMs(rows.integer(10));
    row.attempts = static_cast<int>(rows.integer(11));
    row.cause = rows.view(12);
    row.answer = RowAnswer{rows.view(14), rows.view(15)};
    return row;
}

std::string packed(const std::vector<std::int64_t>& messages)
{
    std::string octets;
    octets.reserve(messages.size() * 8);
    for (const std::int64_t message : messages) {
        for (unsigned shift = 0; shift < 64; shift += 8)
            octets += static_cast<char>(static_cast<std::uint64_t>(message) >> shift);
    }
    return octets;
}

void unpack(std::string_view octets, std::vector<std::int64_t>& messages)
{
    for (; octets.size() >= 8; octets.remove_prefix(8)) {
        std::uint64_t message = 0;
        for (unsigned i = 0; i < 8; ++i)
            message |= std::uint64_t(static_cast<unsigned char>(octets[i])) << (8 * i);
        messages.push_back(static_cast<std::int64_t>(message));
    }
}

} // namespace

// --- noting changes ---

void SqliteStore::RowTransaction::commit()
{
    if (m_all)
        m_store.dropStartImage();
    else
        m_store.noteChanges(m_changed);
    m_transaction.commit();
    m_store.m_dropping = false;
}

void SqliteStore::noteChanges(const std::vector<std::int64_t>& messages)
{
    if (messages.empty() || (m_image.empty() && !m_imageBegun && !m_dropping))
        return;
    if (m_dropping || m_changed + messages.size() > mostChanges)
        return dropStartImage();
    const std::string octets = packed(messages);
    Statement(m_writer, "INSERT INTO changes (number, messages) VALUES (?, ?)")
        .bind(++m_lastChange)
        .bind(Blob{octets})
        .run();
    m_changed += messages.size();
}

/// Inside a transaction. Should that fail, the database goes on naming an image whose changes are
/// not noted any more: so every transaction drops it again, until one has succeeded.
void SqliteStore::dropStartImage()
{
    m_dropping = true;
    m_imageBegun = false;
    m_image.clear();
    m_changed = 0;
    m_writer.execute("DELETE FROM start_image; DELETE FROM changes");
}

// --- writing ---

core::Result<bool> SqliteStore::prepareStart()
{
    std::uint64_t changed = 0;
    bool has = false;
    std::size_t rows = 0;
    {
        const std::lock_guard lock(m_writeMutex);
        changed = m_changed;
        has = !m_image.empty();
    }
    {
        const std::lock_guard lock(m_backlogMutex);
        rows = m_backlog.size();
    }
    if (rows < m_imageFromRows) {
        if (has) {
            auto dropped = writing([&] {
                RowTransaction transaction(*this);
                transaction.changedAll();
                transaction.commit();
                removeImagesBut({});
            });
            if (!dropped)
                return tl::unexpected(dropped.error());
        }
        return false;
    }
    if (has && changed <= enoughChanges(rows))
        return false;
    return writeStartImage();
}

core::Result<void> SqliteStore::fillStartImage(const std::string& path, std::uint64_t& rows)
{
    auto writer = StartImageWriter::create(path);
    if (!writer)
        return tl::unexpected(writer.error());
    std::string scratch;
    for (Backlog::Slot from = 0, end = slotsAtOnce; from < end;) {
        {
            const std::lock_guard lock(m_backlogMutex);
            end = std::min(from + slotsAtOnce, m_backlog.slots());
            for (; from < end; ++from) {
                if (!m_backlog.inUse(from))
                    continue;
                // Only the database knows whether it is active or deferred after a start.
                if (m_backlog.state(from) == State::Sending)
                    writer->addMissing(m_backlog.message(from));
                else
                    writer->addRow(m_backlog.stored(from, scratch));
            }
            end = std::min(from + slotsAtOnce, m_backlog.slots());
        }
        if (auto written = writer->flush(); !written)
            return written;
    }
    rows = writer->rows();
    return writer->finish();
}

core::Result<bool> SqliteStore::writeStartImage()
{
    const std::lock_guard alone(m_imageMutex);
    std::error_code unknown; // the disk will say so itself
    const auto space = std::filesystem::space(m_path, unknown);
    std::uint64_t needed = leftFree;
    {
        const std::lock_guard lock(m_backlogMutex);
        needed += m_backlog.size() * imageRow;
    }
    if (!unknown && space.available < needed)
        return false;
    std::int64_t last = 0;
    {
        // No transaction is under way: what the rows were changed by so far is in memory as well.
        const std::lock_guard lock(m_writeMutex);
        m_imageBegun = true;
        last = m_lastChange;
        m_changedAtBegin = m_changed;
    }
    const std::string name =
        std::filesystem::path(m_path).filename().string() + "-start-" + core::randomHex(8);
    const std::string path = (std::filesystem::path(m_path).parent_path() / name).string();
    std::uint64_t rows = 0;
    auto filled = fillStartImage(path, rows);
    auto named = writing([&] {
        // It may have been dropped meanwhile, because all changed.
        const bool good = filled && m_imageBegun;
        m_imageBegun = false;
        if (!good)
            return false;
        Transaction transaction(m_writer);
        m_writer.execute("DELETE FROM start_image");
        Statement(m_writer, "INSERT INTO start_image (file, rows) VALUES (?, ?)")
            .bind(name)
            .bind(static_cast<std::int64_t>(rows))
            .run();
        Statement(m_writer, "DELETE FROM changes WHERE number <= ?").bind(last).run();
        transaction.commit();
        m_dropping = false;
        m_image = name;
        m_changed -= m_changedAtBegin;
        return true;
    });
    if (named && *named)
        removeImagesBut(name);
    else if (filled)
        ::unlink(path.c_str());
    if (!filled)
        return tl::unexpected(filled.error());
    return named;
}

void SqliteStore::removeImagesBut(const std::string& name) const
{
    const std::filesystem::path file(m_path);
    const std::string prefix = file.filename().string() + "-start-";
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
    std::error_code ignored; // what cannot be removed takes place and is never read
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        const std::string found = entry.path().filename().string();
        if (found.starts_with(prefix) && found != name)
            std::filesystem::remove(entry.path(), ignored);
    }
}

SqliteStore::~SqliteStore()
{
    bool wanted = false;
    {
        const std::lock_guard lock(m_backlogMutex);
        wanted = m_backlog.size() >= m_imageFromRows;
    }
    if (wanted && (m_image.empty() || m_changed > 0)) {
        if (const auto written = writeStartImage(); !written)
            core::logError("queue", {},
                           written.error().text() + "; the next start will take longer");
    }
}

// --- reading ---

void SqliteStore::loadRows()
{
    Statement rows(m_writer, rowColumns, Statement::Keep::Once);
    while (rows.step())
        m_backlog.add(rowOf(rows));
}

void SqliteStore::loadRowsOf(std::int64_t message, Statement& select)
{
    for (const Backlog::Slot slot : m_backlog.rowsOf(message))
        m_backlog.remove(slot);
    select.bind(message);
    while (select.step())
        m_backlog.add(rowOf(select));
    select.reset();
}

core::Result<void> SqliteStore::loadImageFile(const std::string& path, std::uint64_t rows)
{
    auto reader = StartImageReader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    m_backlog.reserve(std::min<std::uint64_t>(rows, mostReserved));
    BacklogRow row;
    while (true) {
        const auto more = reader->next(row);
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        m_backlog.add(row);
    }
    std::vector<std::int64_t> messages = reader->missing();
    {
        Statement changes(m_writer, "SELECT messages FROM changes", Statement::Keep::Once);
        while (changes.step())
            unpack(changes.view(0), messages);
    }
    // In the order of the table, whose neighbours lie on one page.
    std::sort(messages.begin(), messages.end());
    messages.erase(std::unique(messages.begin(), messages.end()), messages.end());
    Statement select(m_writer, std::string(rowColumns) + " WHERE message = ?",
                     Statement::Keep::Once);
    for (const std::int64_t message : messages)
        loadRowsOf(message, select);
    return {};
}

/// False: there is none, or none that is worth reading.
bool SqliteStore::loadStartImage()
{
    std::uint64_t rows = 0;
    {
        Statement image(m_writer, "SELECT file, rows FROM start_image", Statement::Keep::Once);
        if (image.step()) {
            m_image = image.text(0);
            rows = static_cast<std::uint64_t>(image.integer(1));
        }
    }
    m_lastChange = m_writer.integer("SELECT max(number) FROM changes");
    removeImagesBut(m_image);
    if (m_image.empty())
        return false;
    m_changed = static_cast<std::uint64_t>(
        m_writer.integer("SELECT total(length(messages)) / 8 FROM changes"));
    if (m_changed > mostLookedUp(rows))
        return false;
    const auto path = std::filesystem::path(m_path).parent_path() / m_image;
    const auto loaded = loadImageFile(path.string(), rows);
    if (loaded)
        return true;
    core::logInfo("queue", {},
                  loaded.error().text() + "; the queue's rows are read from the database instead");
    m_backlog.clear();
    RowTransaction transaction(*this);
    transaction.changedAll();
    transaction.commit();
    removeImagesBut({});
    return false;
}

} // namespace mailstead::queue
