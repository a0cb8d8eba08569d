// What was written to zones, so that it can be taken back.
#pragma once

#include "core/result.h"
#include "dns/record_set.h"

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace mailstead::dns
{

struct JournalEntry {
    std::string id; ///< given by the journal
    std::chrono::system_clock::time_point at;
    std::string zone;
    std::string credentials; ///< the name of those that were used
    std::vector<SetChange> changes;
    bool undone = false;
};

/// Thread-safe. Keeps the last 200 entries in one file.
class ZoneJournal
{
public:
    static core::Result<std::shared_ptr<ZoneJournal>> open(const std::string& file);

    /// The newest first.
    std::vector<JournalEntry> list() const;
    std::optional<JournalEntry> find(const std::string& id) const;
    /// The newest of the zone that was not undone.
    std::optional<JournalEntry> newest(const std::string& zone) const;

    /// Returns the entry's id. It is on the disk then.
    core::Result<std::string> add(JournalEntry entry);
    /// Less was done than add() was told; nothing at all removes the entry.
    core::Result<void> settle(const std::string& id, const std::vector<SetChange>& done);
    core::Result<void> markUndone(const std::string& id);

private:
    explicit ZoneJournal(std::string file)
        : m_file(std::move(file))
    {
    }
    core::Result<void> read();
    core::Result<void> write(const std::vector<JournalEntry>& entries) const;

    const std::string m_file;
    mutable std::mutex m_mutex;
    std::vector<JournalEntry> m_entries; ///< the oldest first
};

} // namespace mailstead::dns
