// Signed DNS messages (TSIG, RFC 8945).
#pragma once

#include "core/digest.h"
#include "core/result.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mailstead::dns
{

struct TsigKey {
    std::string name; ///< of the key, a domain name
    core::Hash hash = core::Hash::Sha256;
    std::string secret; ///< raw octets

    /// `algorithm` as "hmac-sha256" (also md5, sha1, sha224, sha384, sha512; empty: sha256),
    /// `secret` in Base64. InvalidInput when one is not.
    static core::Result<TsigKey> parse(const std::string& name, const std::string& algorithm,
                                       const std::string& secret);
};

/// RFC 8945 §3: errors of its own, in the TSIG record of a response.
inline constexpr std::uint16_t badSignature = 16;
inline constexpr std::uint16_t badKey = 17;
inline constexpr std::uint16_t badTime = 18;

/// One exchange: a signed request, and responses that have to be signed for it. Not thread-safe.
class TsigExchange
{
public:
    TsigExchange(TsigKey key, std::chrono::system_clock::time_point now);

    /// Adds the TSIG record to a complete message without one.
    core::Result<void> sign(std::string& message);

    /// Checks one response; for the further messages of a transfer again and again. Some of those
    /// may be unsigned, the last one may not: see isSettled(). Refused when the signature is wrong
    /// or missing, or the server reports an error; then error() tells which.
    core::Result<void> verify(std::string_view message);

    /// True when the last message that verify() saw was signed.
    bool isSettled() const { return m_unsigned.empty(); }
    /// The TSIG error of the response, 0 when there was none.
    std::uint16_t error() const { return m_error; }

private:
    core::Result<void> compare(std::string_view mac, std::string_view text);

    TsigKey m_key;
    std::chrono::system_clock::time_point m_now;
    std::string m_previousMac;
    std::string m_unsigned; ///< messages since the last signed one
    int m_unsignedCount = 0;
    bool m_first = true;
    std::uint16_t m_error = 0;
};

} // namespace mailstead::dns
