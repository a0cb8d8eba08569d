#include "queue/envelope_ids.h"

#include "core/message_id.h"
#include "message/address.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace mailstead::queue
{

namespace
{

constexpr std::size_t macOctets = 10;

/// Twenty hexadecimal digits, or nothing.
std::string macOf(const std::string& secret, const std::string& text)
{
    unsigned char mac[EVP_MAX_MD_SIZE] = {};
    unsigned int length = 0;
    if (HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
             reinterpret_cast<const unsigned char*>(text.data()), text.size(), mac,
             &length) == nullptr)
        return {};
    constexpr std::string_view digits = "0123456789abcdef";
    std::string result;
    for (std::size_t i = 0; i < macOctets; ++i) {
        result += digits[mac[i] >> 4U];
        result += digits[mac[i] & 15U];
    }
    return result;
}

} // namespace

std::string EnvelopeIds::of(const Row& row, const smtp::Directory& directory) const
{
    const std::size_t at = row.sender.rfind('@');
    if (at == std::string::npos || !directory.isLocalDomain(row.sender.substr(at + 1)))
        return {};
    return make(row.messageId, row.domain);
}

std::string EnvelopeIds::make(std::string_view messageId, std::string_view domain) const
{
    // The secret serves nothing else; the words keep it so when that changes.
    const std::string mac = macOf(m_secret, "envelope id " + std::string(messageId) + " for " +
                                                message::lowerCase(domain));
    return mac.empty() ? std::string() : std::string(messageId) + "." + mac;
}

std::optional<std::string> EnvelopeIds::messageOf(std::string_view envelopeId,
                                                  std::string_view domain) const
{
    const std::string_view id = envelopeId.substr(0, envelopeId.find('.'));
    if (!core::messageNumber(id))
        return {};
    const std::string expected = make(id, domain);
    if (expected.empty() || expected.size() != envelopeId.size() ||
        CRYPTO_memcmp(expected.data(), envelopeId.data(), expected.size()) != 0)
        return {};
    return std::string(id);
}

} // namespace mailstead::queue
