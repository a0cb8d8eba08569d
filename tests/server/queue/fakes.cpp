#include "fakes.h"

#include <filesystem>

#include <QtTest>

namespace fakes
{

using queue::AttemptResult;

smtp::RecipientKind Directory::recipient(std::string_view address) const
{
    if (!isLocalDomain(address.substr(address.rfind('@') + 1)))
        return smtp::RecipientKind::NotLocal;
    if (address == "ann@example.org" || address == "bob@example.org")
        return smtp::RecipientKind::Mailbox;
    if (address == "team@example.org" || address == "out@example.org")
        return smtp::RecipientKind::Alias;
    return smtp::RecipientKind::Unknown;
}

std::vector<std::string> Directory::expand(std::string_view address) const
{
    if (address == "team@example.org")
        return {"ann@example.org", "bob@example.org"};
    if (address == "out@example.org")
        return {"elsewhere@remote.test"};
    if (recipient(address) == smtp::RecipientKind::Mailbox)
        return {std::string(address)};
    return {};
}

bool Directory::isLocalDomain(std::string_view domain) const
{
    return domain == "example.org";
}

bool Directory::maySendAs(std::string_view account, std::string_view sender) const
{
    return account == sender;
}

void Directory::verifyPassword(std::string, std::string,
                               std::function<void(smtp::LoginAnswer)> done)
{
    done({});
}

core::Result<std::string> Signer::sign(std::string_view domain, std::string_view) const
{
    if (broken)
        return core::fail(core::ErrorKind::Internal, "the key is broken");
    if (domain != "example.org")
        return std::string();
    return "DKIM-Signature: d=" + std::string(domain) + "\r\n";
}

void Carrier::carry(queue::Job job, std::function<void(std::vector<AttemptResult>)> done)
{
    Held held{std::move(job), std::move(done)};
    if (automatic) {
        finish(held, automatic);
        return;
    }
    const std::lock_guard lock(m_mutex);
    m_held.push_back(std::move(held));
    m_came.notify_all();
}

Carrier::Held Carrier::next()
{
    std::unique_lock lock(m_mutex);
    if (!m_came.wait_for(lock, 30s, [this] { return !m_held.empty(); }))
        return {};
    Held held = std::move(m_held.front());
    m_held.pop_front();
    return held;
}

std::size_t Carrier::heldCount() const
{
    const std::lock_guard lock(m_mutex);
    return m_held.size();
}

void Carrier::finish(const Held& held, const Answer& answer)
{
    std::vector<AttemptResult> results;
    for (const queue::Row& row : held.job.rows)
        results.push_back(answer(row));
    held.done(std::move(results));
}

AttemptResult result(const queue::Row& row, AttemptResult::Kind kind, const std::string& reply)
{
    AttemptResult made;
    made.messageId = row.messageId;
    made.number = row.number;
    made.kind = kind;
    made.reply = reply;
    made.host = "mx.remote.test";
    made.address = "192.0.2.7";
    made.tls = "TLSv1.3";
    return made;
}

queue::NewMessage message(const std::string& id, const std::vector<std::string>& recipients,
                          queue::TimePoint at, const std::string& sender,
                          const std::string& subject)
{
    queue::NewMessage made;
    made.envelope = envelope(id, recipients, sender);
    made.envelope.receivedAt = at;
    made.content = text(subject, sender);
    made.subject = subject;
    for (const std::string& recipient : recipients)
        made.targets.push_back({recipient, recipient.ends_with("@example.org")
                                               ? queue::Route::Local
                                               : queue::Route::Remote});
    made.events.push_back({at, "queued", {}, "queued", {}, {}, {}, {}});
    return made;
}

smtp::Envelope envelope(const std::string& id, const std::vector<std::string>& recipients,
                        const std::string& sender)
{
    smtp::Envelope made;
    made.id = id;
    made.sender = sender;
    for (const std::string& recipient : recipients)
        made.recipients.push_back({recipient});
    made.helo = "client.remote.test";
    made.clientAddress = "192.0.2.1";
    made.tlsDescription = "TLSv1.3 TLS_AES_256_GCM_SHA384";
    made.receivedAt = std::chrono::system_clock::now();
    return made;
}

smtp::Content text(const std::string& subject, const std::string& from)
{
    return smtp::Content(
        "From: <" + from + ">\r\nTo: <someone@example.org>\r\nSubject: " + subject +
        "\r\nDate: Tue, 24 Nov 2026 10:00:00 +0000\r\nMessage-ID: <1@remote.test>\r\n\r\nHi\r\n");
}

StoreOnDisk::StoreOnDisk(queue::SqliteOptions options)
    : m_options(options)
{
    reopen();
}

std::string StoreOnDisk::path() const
{
    return directory() + "/queue.db";
}

std::string StoreOnDisk::directory() const
{
    return m_directory->path().toStdString();
}

void StoreOnDisk::crash()
{
    auto copies = std::make_unique<QTemporaryDir>();
    std::filesystem::copy(directory(), copies->path().toStdString(),
                          std::filesystem::copy_options::recursive);
    // What it does at its end goes to files that nobody opens again.
    m_store.reset();
    // Others see a memory of the write-ahead log's index that is not theirs.
    std::filesystem::remove(copies->path().toStdString() + "/queue.db-shm");
    m_directory = std::move(copies);
    reopen();
}

void StoreOnDisk::reopen()
{
    m_store.reset();
    auto opened = queue::openSqliteStore(path(), m_options);
    if (!opened)
        qFatal("%s", opened.error().text().c_str());
    m_store = std::move(*opened);
}

} // namespace fakes
