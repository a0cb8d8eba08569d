// Which passwords were found right a short while ago, so that a program that signs in for each
// message does not cost a slow hash each time. Internal. Not thread-safe.
#pragma once

#include <array>
#include <chrono>
#include <string>
#include <unordered_map>

namespace mailstead::accounts
{

/// Keeps, for each account, a MAC over password and stored hash under a key that only this process
/// knows and that is never written anywhere. A changed password does not fit any more by itself.
class RecentLogins
{
public:
    static constexpr std::chrono::minutes lifetime{10};

    RecentLogins();
    RecentLogins(const RecentLogins&) = delete;
    RecentLogins& operator=(const RecentLogins&) = delete;
    ~RecentLogins();

    void remember(const std::string& account, const std::string& password, const std::string& hash);
    bool knows(const std::string& account, const std::string& password, const std::string& hash);

private:
    using Mac = std::array<unsigned char, 32>;
    struct Entry {
        Mac mac;
        std::chrono::steady_clock::time_point until;
    };
    bool makeMac(const std::string& password, const std::string& hash, Mac& mac) const;

    Mac m_key;
    bool m_usable = false; ///< false when there is no random key: then nothing is remembered
    std::unordered_map<std::string, Entry> m_entries; ///< at most one for each account
};

} // namespace mailstead::accounts
