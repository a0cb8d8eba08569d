#include "smtp/greylist.h"

#include <cstring>
#include <openssl/sha.h>
#include <string>

namespace mailstead::smtp
{

namespace
{

/// An entry that is used often is not written each time.
constexpr std::int64_t saveAgainAfter = 3600;

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Without the difference between letters; digits of a sender count as one, because lists number
/// their senders (VERP).
void append(std::string& text, std::string_view address, bool digitsCount)
{
    for (const char c : address)
        text += !digitsCount && c >= '0' && c <= '9' ? '#' : lower(c);
    text += '\0';
}

std::uint64_t keyOf(std::uint64_t origin, std::string_view kind, std::string_view sender,
                    std::string_view recipient)
{
    std::string text(kind);
    text.append(reinterpret_cast<const char*>(&origin), sizeof origin);
    append(text, sender, false);
    append(text, recipient, true);
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest);
    std::uint64_t key = 0;
    std::memcpy(&key, digest, sizeof key);
    return key;
}

} // namespace

std::int64_t Greylist::secondsSince1970()
{
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

Greylist::Greylist(const core::Protection& protection, std::shared_ptr<GreylistStore> store,
                   std::function<std::int64_t()> now, std::size_t capacity)
    : m_delay(protection.greylistDelay.count())
    , m_retention(std::chrono::seconds(protection.greylistRetention).count())
    , m_allowAfter(protection.greylistAllowAfter)
    , m_store(std::move(store))
    , m_now(std::move(now))
    , m_entries(capacity)
{
    if (!m_store)
        return;
    for (const GreylistRecord& record : m_store->load())
        m_entries.get(record.key) = {record.first, record.last, record.passes};
}

void Greylist::save(std::uint64_t key, const Entry& entry)
{
    if (m_store)
        m_store->save({key, entry.first, entry.last, entry.passes});
}

/// Times of the future come from a clock that was wrong.
bool Greylist::isFresh(const Entry& entry, std::int64_t now) const
{
    const std::int64_t keep =
        entry.passes > 0 ? m_retention : std::chrono::seconds(longestRetry).count();
    return entry.first <= now && entry.last <= now && now - entry.last <= keep;
}

void Greylist::used(std::uint64_t key, Entry& entry, std::int64_t now)
{
    if (now - entry.last < saveAgainAfter)
        return;
    entry.last = now;
    save(key, entry);
}

void Greylist::countPass(std::uint64_t network, std::int64_t now)
{
    Entry& entry = m_entries.get(network);
    if (entry.passes == 0 || !isFresh(entry, now))
        entry = {now, now, 0};
    entry.last = now;
    ++entry.passes;
    save(network, entry);
}

std::chrono::seconds Greylist::check(std::uint64_t origin, std::string_view sender,
                                     std::string_view recipient)
{
    const std::uint64_t network = keyOf(origin, "network", {}, {});
    const std::uint64_t triplet = keyOf(origin, "triplet", sender, recipient);
    const std::int64_t now = m_now();
    const std::lock_guard lock(m_mutex);
    if (Entry* known = m_entries.find(network);
        known != nullptr && known->passes >= m_allowAfter && isFresh(*known, now)) {
        used(network, *known, now);
        return {};
    }
    Entry& entry = m_entries.get(triplet);
    if (entry.first == 0 || !isFresh(entry, now)) {
        entry = {now, now, 0};
        save(triplet, entry);
        return std::chrono::seconds(m_delay);
    }
    if (entry.passes > 0) {
        used(triplet, entry, now);
        return {};
    }
    if (now - entry.first < m_delay)
        return std::chrono::seconds(entry.first + m_delay - now);
    entry.last = now;
    entry.passes = 1;
    save(triplet, entry);
    countPass(network, now);
    return {};
}

} // namespace mailstead::smtp
