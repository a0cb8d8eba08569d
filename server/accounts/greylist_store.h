// The greylist's memory on the disk: greylist.db of the state directory. It stands here because
// this folder has the daemon's small SQLite files.
#pragma once

#include "accounts/sqlite.h"
#include "core/result.h"
#include "smtp/greylist.h"

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace mailstead::accounts
{

/// Writes behind, on a thread of its own, all that came within a second or so in one transaction.
class GreylistFile final : public smtp::GreylistStore
{
public:
    /// Forgets what was not used within `retention`.
    static core::Result<std::shared_ptr<GreylistFile>> open(const std::string& stateDirectory,
                                                            std::chrono::seconds retention);
    ~GreylistFile() override; ///< writes what waits

    std::vector<smtp::GreylistRecord> load() override;
    void save(const smtp::GreylistRecord& record) override;

private:
    GreylistFile(Sqlite database, std::chrono::seconds retention);
    void run();
    core::Result<void> write(const std::map<std::uint64_t, smtp::GreylistRecord>& records);
    core::Result<void> forgetOld();

    Sqlite m_database; ///< after load() the thread's
    const std::chrono::seconds m_retention;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<std::uint64_t, smtp::GreylistRecord> m_waiting; ///< by key
    bool m_stopping = false;
    bool m_failed = false; ///< the last write
    std::thread m_thread;
};

} // namespace mailstead::accounts
