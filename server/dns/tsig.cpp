#include "dns/tsig.h"

#include "core/base64.h"
#include "dns/wire.h"

#include <algorithm>
#include <array>

namespace mailstead::dns
{

namespace
{

using core::ErrorKind;
using core::fail;
using core::Hash;

constexpr std::uint16_t tsigType = 250;
constexpr std::uint16_t anyClass = 255;
constexpr std::uint16_t fudge = 300;
constexpr int mostUnsigned = 99; // RFC 8945 §5.3.1
constexpr std::size_t headerSize = 12;

constexpr std::array<std::pair<std::string_view, Hash>, 6> algorithms = {{
    {"hmac-sha256", Hash::Sha256},
    {"hmac-sha512", Hash::Sha512},
    {"hmac-sha384", Hash::Sha384},
    {"hmac-sha224", Hash::Sha224},
    {"hmac-sha1", Hash::Sha1},
    {"hmac-md5.sig-alg.reg.int", Hash::Md5},
}};

std::string_view algorithmName(Hash hash)
{
    const auto* const found =
        std::find_if(algorithms.begin(), algorithms.end(),
                     [hash](const auto& entry) { return entry.second == hash; });
    return found->first;
}

void put16(std::string& text, std::uint64_t value)
{
    text += static_cast<char>(value >> 8 & 0xFF);
    text += static_cast<char>(value & 0xFF);
}

void put48(std::string& text, std::uint64_t value)
{
    put16(text, value >> 32);
    put16(text, value >> 16);
    put16(text, value);
}

std::uint16_t read16(std::string_view text, std::size_t at)
{
    return static_cast<std::uint16_t>(static_cast<unsigned char>(text[at]) << 8 |
                                      static_cast<unsigned char>(text[at + 1]));
}

std::uint64_t read48(std::string_view text, std::size_t at)
{
    return static_cast<std::uint64_t>(read16(text, at)) << 32 |
           static_cast<std::uint64_t>(read16(text, at + 2)) << 16 | read16(text, at + 4);
}

std::uint64_t secondsOf(std::chrono::system_clock::time_point time)
{
    return static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count());
}

struct Record {
    std::size_t begin = 0; ///< in the message
    std::string name, algorithm;
    std::uint64_t time = 0;
    std::uint16_t fudge = 0;
    std::string mac;
    std::uint16_t id = 0;
    std::uint16_t error = 0;
    std::string other;
};

/// Where the last record of the message begins; nullopt when it is malformed or has none.
std::optional<std::size_t> lastRecord(std::string_view message)
{
    std::size_t at = headerSize;
    for (std::size_t i = 0; i < read16(message, 4); ++i) {
        if (!readName(message, at) || at + 4 > message.size())
            return std::nullopt;
        at += 4;
    }
    const std::size_t records =
        std::size_t(read16(message, 6)) + read16(message, 8) + read16(message, 10);
    std::optional<std::size_t> last;
    for (std::size_t i = 0; i < records; ++i) {
        last = at;
        if (!readName(message, at) || at + 10 > message.size())
            return std::nullopt;
        at += 10U + read16(message, at + 8);
        if (at > message.size())
            return std::nullopt;
    }
    return last;
}

std::optional<Record> readTsig(std::string_view message)
{
    if (message.size() < headerSize || read16(message, 10) == 0)
        return std::nullopt;
    const auto begin = lastRecord(message);
    if (!begin)
        return std::nullopt;
    Record record;
    record.begin = *begin;
    std::size_t at = *begin;
    record.name = readName(message, at).value_or("");
    if (read16(message, at) != tsigType)
        return std::nullopt;
    at += 10;
    const auto algorithm = readName(message, at);
    if (!algorithm || at + 10 > message.size())
        return std::nullopt;
    record.algorithm = *algorithm;
    record.time = read48(message, at);
    record.fudge = read16(message, at + 6);
    const std::size_t macSize = read16(message, at + 8);
    at += 10;
    if (at + macSize + 6 > message.size())
        return std::nullopt;
    record.mac = message.substr(at, macSize);
    at += macSize;
    record.id = read16(message, at);
    record.error = read16(message, at + 2);
    const std::size_t otherSize = read16(message, at + 4);
    if (at + 6 + otherSize > message.size())
        return std::nullopt;
    record.other = message.substr(at + 6, otherSize);
    return record;
}

void putTimers(std::string& text, std::uint64_t time, std::uint16_t slack)
{
    put48(text, time);
    put16(text, slack);
}

/// The variables of RFC 8945 §4.3.3.
core::Result<std::string> variables(const TsigKey& key, std::uint64_t time, std::uint16_t slack,
                                    std::uint16_t error, const std::string& other)
{
    std::string text;
    const auto named = appendName(text, key.name);
    if (!named)
        return tl::unexpected(named.error());
    put16(text, anyClass);
    text.append(4, '\0');
    (void)appendName(text, algorithmName(key.hash));
    putTimers(text, time, slack);
    put16(text, error);
    put16(text, other.size());
    return text + other;
}

} // namespace

core::Result<TsigKey> TsigKey::parse(const std::string& name, const std::string& algorithm,
                                     const std::string& secret)
{
    TsigKey key;
    key.name = canonicalName(name);
    std::string wanted = canonicalName(algorithm);
    if (wanted.empty())
        wanted = "hmac-sha256";
    if (wanted == "hmac-md5")
        wanted = "hmac-md5.sig-alg.reg.int";
    const auto* const found =
        std::find_if(algorithms.begin(), algorithms.end(),
                     [&](const auto& entry) { return entry.first == wanted; });
    if (found == algorithms.end())
        return fail(ErrorKind::InvalidInput, "this TSIG algorithm is not known", algorithm,
                    "hmac-sha256 is the usual one");
    key.hash = found->second;
    const auto raw = core::fromBase64(secret, true);
    std::string wire;
    if (!raw || raw->empty())
        return fail(ErrorKind::InvalidInput, "the secret of the TSIG key is no Base64");
    if (key.name.empty() || !appendName(wire, key.name))
        return fail(ErrorKind::InvalidInput, "the name of the TSIG key is no domain name", name);
    key.secret = *raw;
    return key;
}

TsigExchange::TsigExchange(TsigKey key, std::chrono::system_clock::time_point now)
    : m_key(std::move(key))
    , m_now(now)
{
}

core::Result<void> TsigExchange::sign(std::string& message)
{
    const std::uint64_t time = secondsOf(m_now);
    const auto signedText = variables(m_key, time, fudge, 0, {});
    if (!signedText)
        return tl::unexpected(signedText.error());
    m_previousMac = core::hmac(m_key.hash, m_key.secret, message + *signedText);

    std::string data;
    (void)appendName(data, algorithmName(m_key.hash));
    putTimers(data, time, fudge);
    put16(data, m_previousMac.size());
    data += m_previousMac;
    data += message.substr(0, 2); // the id
    put16(data, 0);
    put16(data, 0);
    (void)appendName(message, m_key.name);
    put16(message, tsigType);
    put16(message, anyClass);
    message.append(4, '\0');
    put16(message, data.size());
    message += data;
    const unsigned count = read16(message, 10) + 1U;
    message[10] = static_cast<char>(count >> 8);
    message[11] = static_cast<char>(count & 0xFF);
    return {};
}

core::Result<void> TsigExchange::compare(std::string_view mac, std::string_view text)
{
    const std::string expected = core::hmac(m_key.hash, m_key.secret, text);
    if (!core::equalInConstantTime(expected, mac))
        return fail(ErrorKind::Refused, "the name server's answer is not signed with our key");
    return {};
}

core::Result<void> TsigExchange::verify(std::string_view message)
{
    const auto record = readTsig(message);
    if (!record) {
        m_unsigned += message;
        if (m_first || ++m_unsignedCount > mostUnsigned)
            return fail(ErrorKind::Refused, "the name server's answer is not signed");
        return {};
    }
    m_error = record->error;
    if (m_error != 0 && m_error != badTime) // those cannot be signed (RFC 8945 §5.3.2)
        return fail(ErrorKind::Refused, "the name server does not accept our key",
                    m_error == badKey ? "it knows no key of this name, or allows it nothing here "
                                        "(BADKEY)"
                                      : "the secret is another one (BADSIG)");
    if (record->name != m_key.name || record->algorithm != algorithmName(m_key.hash))
        return fail(ErrorKind::Refused, "the name server's answer is signed with another key");

    std::string stripped(message.substr(0, record->begin));
    const unsigned count = read16(message, 10) - 1U;
    stripped[0] = static_cast<char>(record->id >> 8);
    stripped[1] = static_cast<char>(record->id & 0xFF);
    stripped[10] = static_cast<char>(count >> 8);
    stripped[11] = static_cast<char>(count & 0xFF);
    std::string text;
    put16(text, m_previousMac.size());
    text += m_previousMac + m_unsigned + stripped;
    if (m_first) {
        const auto signedText =
            variables(m_key, record->time, record->fudge, record->error, record->other);
        if (!signedText)
            return tl::unexpected(signedText.error());
        text += *signedText;
    } else {
        putTimers(text, record->time, record->fudge);
    }
    const auto same = compare(record->mac, text);
    if (!same)
        return same;
    const std::uint64_t now = secondsOf(m_now);
    const std::uint64_t apart = now > record->time ? now - record->time : record->time - now;
    if (m_error == badTime || apart > record->fudge + 60U)
        return fail(ErrorKind::Refused, "the name server's clock and ours differ too much", {},
                    "set the clock of this server");
    m_previousMac = record->mac;
    m_unsigned.clear();
    m_unsignedCount = 0;
    m_first = false;
    return {};
}

} // namespace mailstead::dns
