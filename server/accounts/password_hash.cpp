#include "accounts/password_hash.h"

#include <crypt.h>
#include <memory>
#include <openssl/crypto.h>
#include <openssl/rand.h>

namespace mailstead::accounts
{

namespace
{

/// crypt_r()'s working memory holds the password: it is wiped, and too large for the stack.
class CryptMemory
{
public:
    CryptMemory()
        : m_data(std::make_unique<crypt_data>())
    {
    }
    ~CryptMemory() { OPENSSL_cleanse(m_data.get(), sizeof(crypt_data)); }
    CryptMemory(const CryptMemory&) = delete;
    CryptMemory& operator=(const CryptMemory&) = delete;

    std::string hash(const std::string& password, const std::string& setting)
    {
        const char* result = crypt_r(password.c_str(), setting.c_str(), m_data.get());
        // A failure is a null pointer or a text beginning with '*', depending on the library.
        return result == nullptr || result[0] == '*' ? std::string() : std::string(result);
    }

private:
    std::unique_ptr<crypt_data> m_data;
};

} // namespace

core::Result<std::string> hashPassword(const std::string& password, unsigned rounds)
{
    constexpr std::string_view alphabet =
        "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    unsigned char random[16];
    if (RAND_bytes(random, sizeof random) != 1)
        return core::fail(core::ErrorKind::Internal, "the system's random generator failed");
    std::string setting = "$6$rounds=" + std::to_string(rounds) + "$";
    for (const unsigned char byte : random)
        setting += alphabet[byte & 63U];
    setting += '$';
    std::string hash = CryptMemory().hash(password, setting);
    if (hash.empty())
        return core::fail(core::ErrorKind::Internal, "the password cannot be hashed",
                          "crypt() refused the scheme $6$");
    return hash;
}

bool checkPassword(const std::string& password, const std::string& hash)
{
    if (password.find('\0') != std::string::npos) // crypt() would see only what stands before it
        return false;
    const std::string again = CryptMemory().hash(password, hash);
    return !again.empty() && again.size() == hash.size() &&
           CRYPTO_memcmp(again.data(), hash.data(), hash.size()) == 0;
}

void wipe(std::string& secret)
{
    OPENSSL_cleanse(secret.data(), secret.size());
    secret.clear();
}

} // namespace mailstead::accounts
