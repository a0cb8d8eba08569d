#include "core/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace mailstead::core
{

namespace
{

const EVP_MD* algorithm(Hash hash)
{
    switch (hash) {
    case Hash::Md5:
        return EVP_md5();
    case Hash::Sha1:
        return EVP_sha1();
    case Hash::Sha224:
        return EVP_sha224();
    case Hash::Sha256:
        return EVP_sha256();
    case Hash::Sha384:
        return EVP_sha384();
    case Hash::Sha512:
        return EVP_sha512();
    }
    return EVP_sha256();
}

std::string taken(const unsigned char* octets, unsigned int length)
{
    return std::string(reinterpret_cast<const char*>(octets), length);
}

} // namespace

std::string digest(Hash hash, std::string_view bytes)
{
    unsigned char result[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), result, &length, algorithm(hash), nullptr) != 1)
        return {};
    return taken(result, length);
}

std::string hmac(Hash hash, std::string_view key, std::string_view bytes)
{
    unsigned char result[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    // A null key means "the one before" to OpenSSL, so an empty one must not be null.
    const char* keyData = key.empty() ? "" : key.data();
    if (HMAC(algorithm(hash), keyData, static_cast<int>(key.size()), data, bytes.size(), result,
             &length) == nullptr)
        return {};
    return taken(result, length);
}

std::string hex(std::string_view bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char symbol : bytes) {
        const auto octet = static_cast<unsigned char>(symbol);
        text += digits[octet >> 4];
        text += digits[octet & 15];
    }
    return text;
}

bool equalInConstantTime(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace mailstead::core
