#include "accounts/srs.h"

#include "message/address.h"

#include <algorithm>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace mailstead::accounts
{

namespace
{

constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz234567";
constexpr std::size_t hashLength = 8; // 40 bits that do not depend on case
constexpr std::size_t maxLocalPart = 64;
constexpr int dayCycle = 32 * 32;

int dayOf(Srs::TimePoint time)
{
    const auto days = std::chrono::floor<std::chrono::days>(time.time_since_epoch()).count();
    return static_cast<int>(days % dayCycle);
}

std::string dayText(int day)
{
    return {alphabet[static_cast<std::size_t>(day / 32)],
            alphabet[static_cast<std::size_t>(day % 32)]};
}

std::optional<int> parseDay(std::string_view text)
{
    if (text.size() != 2)
        return {};
    const std::size_t high = alphabet.find(text[0]);
    const std::size_t low = alphabet.find(text[1]);
    if (high == std::string_view::npos || low == std::string_view::npos)
        return {};
    return static_cast<int>(high * 32 + low);
}

bool isSeparator(char c)
{
    return c == '=' || c == '+' || c == '-';
}

bool hasTag(std::string_view localPart, std::string_view tag)
{
    return localPart.size() > 5 && message::lowerCase(localPart.substr(0, 4)) == tag &&
           isSeparator(localPart[4]);
}

/// Takes what stands before the next '=' out of `rest`; nothing when there is none.
std::optional<std::string_view> nextPart(std::string_view& rest)
{
    const std::size_t end = rest.find('=');
    if (end == std::string_view::npos)
        return {};
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    return part;
}

tl::unexpected<core::Error> refuse(std::string why)
{
    return core::fail(core::ErrorKind::InvalidInput,
                      "this is no address that this server made for a message it forwarded",
                      std::move(why));
}

} // namespace

std::string Srs::hash(std::string_view text) const
{
    const std::string lower = message::lowerCase(text);
    unsigned char mac[32] = {};
    unsigned int length = 0;
    if (HMAC(EVP_sha256(), m_secret.data(), static_cast<int>(m_secret.size()),
             reinterpret_cast<const unsigned char*>(lower.data()), lower.size(), mac,
             &length) == nullptr)
        return {};
    std::string result;
    for (std::size_t i = 0; i < hashLength; ++i)
        result += alphabet[mac[i] & 31U];
    return result;
}

bool Srs::isRewritten(std::string_view address)
{
    const std::string_view localPart = address.substr(0, address.rfind('@'));
    return hasTag(localPart, "srs0") || hasTag(localPart, "srs1");
}

std::optional<std::string> Srs::forward(std::string_view sender, std::string_view domain,
                                        TimePoint now) const
{
    const std::size_t at = sender.rfind('@');
    if (at == std::string_view::npos || at == 0 || sender.front() == '"')
        return {};
    const std::string_view localPart = sender.substr(0, at);
    const std::string_view host = sender.substr(at + 1);
    if (host.empty() || host.find('=') != std::string_view::npos)
        return {};
    std::string result;
    if (hasTag(localPart, "srs1")) {
        // The first forwarder stays, we take the place of the one before us.
        std::string_view rest = localPart.substr(5);
        const auto oldHash = nextPart(rest);
        const auto first = oldHash ? nextPart(rest) : std::nullopt;
        if (!first || first->empty() || rest.empty())
            return {};
        const std::string kept = std::string(*first) + "=" + std::string(rest);
        result = "SRS1=" + hash(kept) + "=" + kept;
    } else if (hasTag(localPart, "srs0")) {
        const std::string kept = std::string(host) + "=" + std::string(localPart.substr(4));
        result = "SRS1=" + hash(kept) + "=" + kept;
    } else {
        const std::string kept =
            dayText(dayOf(now)) + "=" + std::string(host) + "=" + std::string(localPart);
        result = "SRS0=" + hash(kept) + "=" + kept;
    }
    if (result.size() > maxLocalPart)
        return {};
    return result + "@" + std::string(domain);
}

core::Result<std::string> Srs::reverse(std::string_view address, TimePoint now) const
{
    const std::string_view localPart = address.substr(0, address.rfind('@'));
    const bool second = hasTag(localPart, "srs1");
    if (!second && !hasTag(localPart, "srs0"))
        return refuse("it is not of SRS");
    std::string_view rest = localPart.substr(5);
    const auto given = nextPart(rest);
    if (!given)
        return refuse("it is incomplete");
    const std::string expected = hash(rest);
    if (given->size() != hashLength || expected.size() != hashLength ||
        CRYPTO_memcmp(message::lowerCase(*given).data(), expected.data(), hashLength) != 0)
        return refuse("its hash is not ours");
    const auto part = nextPart(rest);
    if (!part || part->empty() || rest.empty())
        return refuse("it is incomplete");
    if (second)
        return "SRS0" + std::string(rest) + "@" + std::string(*part);
    const auto day = parseDay(message::lowerCase(*part));
    if (!day)
        return refuse("it has no day");
    const int age = (dayOf(now) - *day + dayCycle) % dayCycle;
    if (age > maxAge.count() && age != dayCycle - 1) // a day ahead: a clock that was set back
        return refuse("it is " + std::to_string(age) + " days old");
    const auto host = nextPart(rest);
    if (!host || host->empty() || rest.empty())
        return refuse("it is incomplete");
    return std::string(rest) + "@" + std::string(*host);
}

} // namespace mailstead::accounts
