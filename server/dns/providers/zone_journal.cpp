#include "dns/providers/zone_journal.h"

#include "core/file.h"
#include "core/json_access.h"
#include "core/random_id.h"

#include <algorithm>

namespace mailstead::dns
{

namespace
{

using core::ErrorKind;
using nlohmann::json;

constexpr std::size_t mostEntries = 200;
constexpr std::size_t fileLimit = 16 * 1024 * 1024;

json toJson(const RecordSet& set)
{
    return {{"name", set.name},
            {"type", set.type},
            {"ttl", set.ttl},
            {"values", set.values},
            {"proxied", set.proxied}};
}

RecordSet readSet(const json& object)
{
    RecordSet set{core::textAt(object, "name"), core::textAt(object, "type"),
                  core::numberAt(object, "ttl", 3600), core::textsAt(object, "values"),
                  core::flagAt(object, "proxied")};
    return set;
}

} // namespace

core::Result<std::shared_ptr<ZoneJournal>> ZoneJournal::open(const std::string& file)
{
    std::shared_ptr<ZoneJournal> journal(new ZoneJournal(file));
    const auto read = journal->read();
    if (!read)
        return tl::unexpected(read.error());
    return journal;
}

core::Result<void> ZoneJournal::read()
{
    const auto text = core::readFile(m_file, fileLimit);
    if (!text)
        return text.error().kind == ErrorKind::NotFound ? core::Result<void>()
                                                        : tl::unexpected(text.error());
    const json list = json::parse(*text, nullptr, false);
    if (!list.is_array())
        return core::fail(ErrorKind::Corrupt, "the journal of DNS changes cannot be read", m_file,
                          "move the file away; changes made so far can no longer be undone then");
    for (const json& object : list) {
        JournalEntry entry;
        entry.id = core::textAt(object, "id");
        entry.zone = core::textAt(object, "zone");
        entry.credentials = core::textAt(object, "credentials");
        entry.undone = core::flagAt(object, "undone");
        const auto at = object.find("at");
        if (at != object.end() && at->is_number_integer())
            entry.at = std::chrono::system_clock::time_point(
                std::chrono::seconds(at->get<std::int64_t>()));
        for (const json& change : core::partAt(object, "changes"))
            entry.changes.push_back(
                {readSet(core::partAt(change, "before")), readSet(core::partAt(change, "after"))});
        m_entries.push_back(std::move(entry));
    }
    return {};
}

core::Result<void> ZoneJournal::write(const std::vector<JournalEntry>& entries) const
{
    json list = json::array();
    for (const JournalEntry& entry : entries) {
        json changes = json::array();
        for (const SetChange& change : entry.changes)
            changes.push_back({{"before", toJson(change.before)}, {"after", toJson(change.after)}});
        list.push_back(
            {{"id", entry.id},
             {"at", std::chrono::duration_cast<std::chrono::seconds>(entry.at.time_since_epoch())
                        .count()},
             {"zone", entry.zone},
             {"credentials", entry.credentials},
             {"undone", entry.undone},
             {"changes", std::move(changes)}});
    }
    // A zone may hold any octets; what is no UTF-8 must not stop us from writing the rest.
    return core::writeFileAtomically(
        m_file, list.dump(-1, ' ', false, json::error_handler_t::replace), 0600);
}

std::vector<JournalEntry> ZoneJournal::list() const
{
    const std::lock_guard lock(m_mutex);
    return {m_entries.rbegin(), m_entries.rend()};
}

std::optional<JournalEntry> ZoneJournal::find(const std::string& id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const JournalEntry& entry) { return entry.id == id; });
    return found == m_entries.end() ? std::nullopt : std::optional(*found);
}

std::optional<JournalEntry> ZoneJournal::newest(const std::string& zone) const
{
    const std::lock_guard lock(m_mutex);
    const auto found =
        std::find_if(m_entries.rbegin(), m_entries.rend(), [&](const JournalEntry& entry) {
            return entry.zone == zone && !entry.undone;
        });
    return found == m_entries.rend() ? std::nullopt : std::optional(*found);
}

core::Result<std::string> ZoneJournal::add(JournalEntry entry)
{
    const std::lock_guard lock(m_mutex);
    entry.id = core::randomHex(8);
    auto entries = m_entries;
    entries.push_back(entry);
    if (entries.size() > mostEntries)
        entries.erase(entries.begin());
    const auto written = write(entries);
    if (!written)
        return tl::unexpected(written.error());
    m_entries = std::move(entries);
    return entry.id;
}

core::Result<void> ZoneJournal::settle(const std::string& id, const std::vector<SetChange>& done)
{
    const std::lock_guard lock(m_mutex);
    auto entries = m_entries;
    for (JournalEntry& entry : entries) {
        if (entry.id == id)
            entry.changes = done;
    }
    std::erase_if(entries, [](const JournalEntry& entry) { return entry.changes.empty(); });
    const auto written = write(entries);
    if (written)
        m_entries = std::move(entries);
    return written;
}

core::Result<void> ZoneJournal::markUndone(const std::string& id)
{
    const std::lock_guard lock(m_mutex);
    auto entries = m_entries;
    for (JournalEntry& entry : entries) {
        if (entry.id == id)
            entry.undone = true;
    }
    const auto written = write(entries);
    if (written)
        m_entries = std::move(entries);
    return written;
}

} // namespace mailstead::dns
