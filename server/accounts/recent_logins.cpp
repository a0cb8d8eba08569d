#include "accounts/recent_logins.h"

#include "accounts/password_hash.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

namespace mailstead::accounts
{

RecentLogins::RecentLogins()
    : m_key{}
    , m_usable(RAND_bytes(m_key.data(), static_cast<int>(m_key.size())) == 1)
{
}

RecentLogins::~RecentLogins()
{
    OPENSSL_cleanse(m_key.data(), m_key.size());
}

bool RecentLogins::makeMac(const std::string& password, const std::string& hash, Mac& mac) const
{
    std::string text = hash + '\0' + password;
    unsigned int length = 0;
    const bool made = m_usable &&
                      HMAC(EVP_sha256(), m_key.data(), static_cast<int>(m_key.size()),
                           reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                           mac.data(), &length) != nullptr &&
                      length == mac.size();
    wipe(text);
    return made;
}

void RecentLogins::remember(const std::string& account, const std::string& password,
                            const std::string& hash)
{
    Entry entry;
    if (makeMac(password, hash, entry.mac)) {
        entry.until = std::chrono::steady_clock::now() + lifetime;
        m_entries[account] = entry;
    }
}

bool RecentLogins::knows(const std::string& account, const std::string& password,
                         const std::string& hash)
{
    const auto entry = m_entries.find(account);
    if (entry == m_entries.end())
        return false;
    if (entry->second.until < std::chrono::steady_clock::now()) {
        m_entries.erase(entry);
        return false;
    }
    Mac mac;
    return makeMac(password, hash, mac) &&
           CRYPTO_memcmp(mac.data(), entry->second.mac.data(), mac.size()) == 0;
}

} // namespace mailstead::accounts
