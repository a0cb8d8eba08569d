// A directory, a signer and a carrier that do what a test tells them.
#pragma once

#include "queue/carrier.h"
#include "queue/preparation.h"
#include "queue/sqlite_store.h"
#include "queue/store.h"
#include "smtp/directory.h"
#include "smtp/signer.h"

#include <QTemporaryDir>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>

namespace fakes
{

using namespace mailstead;
using namespace std::chrono_literals;

/// Domain example.org with the mailboxes ann and bob, the alias team (both) and out (elsewhere).
class Directory : public smtp::Directory
{
public:
    smtp::RecipientKind recipient(std::string_view address) const override;
    std::vector<std::string> expand(std::string_view address) const override;
    bool isLocalDomain(std::string_view domain) const override;
    bool maySendAs(std::string_view account, std::string_view sender) const override;
    void verifyPassword(std::string user, std::string password,
                        std::function<void(smtp::LoginAnswer)> done) override;
};

/// Signs example.org with a field that says so.
class Signer : public smtp::Signer
{
public:
    core::Result<std::string> sign(std::string_view domain, std::string_view) const override;
    bool broken = false;
};

/// Keeps jobs until the test answers them, or answers by itself with `automatic`.
class Carrier : public queue::Carrier
{
public:
    struct Held {
        queue::Job job;
        std::function<void(std::vector<queue::AttemptResult>)> done;
    };
    using Answer = std::function<queue::AttemptResult(const queue::Row&)>;

    void carry(queue::Job job,
               std::function<void(std::vector<queue::AttemptResult>)> done) override;

    /// Waits for the next held job.
    Held next();
    std::size_t heldCount() const;
    static void finish(const Held& held, const Answer& answer);

    Answer automatic; ///< set before jobs come

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_came;
    std::deque<Held> m_held;
};

queue::AttemptResult result(const queue::Row& row, queue::AttemptResult::Kind kind,
                            const std::string& reply);

/// A message as Preparation leaves it, to these recipients.
queue::NewMessage message(const std::string& id, const std::vector<std::string>& recipients,
                          queue::TimePoint at, const std::string& sender = "ann@example.org",
                          const std::string& subject = "Hello");

/// As a session takes it.
smtp::Envelope envelope(const std::string& id, const std::vector<std::string>& recipients,
                        const std::string& sender = "stranger@remote.test");
smtp::Content text(const std::string& subject = "Hello",
                   const std::string& from = "stranger@remote.test");

/// A store in a temporary directory that can be closed and opened again.
class StoreOnDisk
{
public:
    explicit StoreOnDisk(queue::SqliteOptions options = {});
    queue::Store& operator*() { return *m_store; }
    queue::Store* operator->() { return m_store.get(); }
    std::string path() const;
    std::string directory() const;
    void close() { m_store.reset(); }
    void reopen();
    void reopen(queue::SqliteOptions options)
    {
        m_options = options;
        reopen();
    }
    /// Goes on with a copy of the files as they are now, as if the daemon had been killed.
    void crash();

private:
    std::unique_ptr<QTemporaryDir> m_directory = std::make_unique<QTemporaryDir>();
    queue::SqliteOptions m_options;
    std::unique_ptr<queue::Store> m_store;
};

} // namespace fakes
