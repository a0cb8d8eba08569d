#include "dns/update_wire.h"

#include "dns/wire.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <sstream>

namespace mailstead::dns
{

namespace
{

using core::ErrorKind;
using core::fail;

constexpr std::uint16_t inClass = 1;
constexpr std::uint16_t noneClass = 254;
constexpr std::uint16_t anyClass = 255;
constexpr std::uint16_t transferType = 252;
constexpr std::size_t headerSize = 12;
constexpr std::size_t mostRecords = 20000;
constexpr std::size_t longestString = 255;
constexpr std::size_t longestData = 65535;

constexpr std::array<std::pair<std::string_view, Type>, 9> types = {{{"A", Type::A},
                                                                     {"NS", Type::NS},
                                                                     {"CNAME", Type::CNAME},
                                                                     {"PTR", Type::PTR},
                                                                     {"MX", Type::MX},
                                                                     {"TXT", Type::TXT},
                                                                     {"AAAA", Type::AAAA},
                                                                     {"SRV", Type::SRV},
                                                                     {"TLSA", Type::TLSA}}};

void put16(std::string& text, std::uint64_t value)
{
    text += static_cast<char>(value >> 8 & 0xFF);
    text += static_cast<char>(value & 0xFF);
}

void put32(std::string& text, std::uint32_t value)
{
    put16(text, value >> 16);
    put16(text, value);
}

std::uint16_t read16(std::string_view text, std::size_t at)
{
    return static_cast<std::uint16_t>(static_cast<unsigned char>(text[at]) << 8 |
                                      static_cast<unsigned char>(text[at + 1]));
}

std::uint32_t read32(std::string_view text, std::size_t at)
{
    return static_cast<std::uint32_t>(read16(text, at)) << 16 | read16(text, at + 2);
}

std::string header(std::uint16_t id, std::uint16_t flags, std::size_t first, std::size_t second,
                   std::size_t third)
{
    std::string message;
    put16(message, id);
    put16(message, flags);
    put16(message, first);
    put16(message, second);
    put16(message, third);
    put16(message, 0);
    return message;
}

std::optional<std::string> addressData(const std::string& value, int family)
{
    std::array<char, 16> octets{};
    if (inet_pton(family, value.c_str(), octets.data()) != 1)
        return std::nullopt;
    return std::string(octets.data(), family == AF_INET ? 4 : 16);
}

std::string textData(std::string_view value)
{
    std::string data;
    do {
        const std::string_view part = value.substr(0, longestString);
        value.remove_prefix(part.size());
        data += static_cast<char>(part.size());
        data += part;
    } while (!value.empty());
    return data;
}

/// `count` numbers and then the name.
std::optional<std::string> hostData(const std::string& value, int count)
{
    std::istringstream parts(value);
    std::string data;
    for (int i = 0; i < count; ++i) {
        std::uint16_t number = 0;
        if (!(parts >> number))
            return std::nullopt;
        put16(data, number);
    }
    std::string host;
    if (!(parts >> host) || !appendName(data, host))
        return std::nullopt;
    return data;
}

std::optional<std::string> caaData(const std::string& value)
{
    std::istringstream parts(value);
    unsigned flags = 0;
    std::string tag;
    const std::size_t begin = value.find('"');
    const std::size_t end = value.rfind('"');
    if (!(parts >> flags >> tag) || flags > 255 || tag.size() > 255 || begin == end)
        return std::nullopt;
    std::string data;
    data += static_cast<char>(flags);
    data += static_cast<char>(tag.size());
    return data + tag + value.substr(begin + 1, end - begin - 1);
}

std::optional<std::string> tlsaData(const std::string& value)
{
    std::istringstream parts(value);
    unsigned numbers[3] = {};
    std::string digits;
    if (!(parts >> numbers[0] >> numbers[1] >> numbers[2] >> digits) || digits.size() % 2 != 0)
        return std::nullopt;
    std::string data;
    for (const unsigned number : numbers) {
        if (number > 255)
            return std::nullopt;
        data += static_cast<char>(number);
    }
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        unsigned octet = 0;
        const char* pair = digits.data() + i;
        const auto [end, error] = std::from_chars(pair, pair + 2, octet, 16);
        if (error != std::errc() || end != pair + 2)
            return std::nullopt;
        data += static_cast<char>(octet);
    }
    return data;
}

/// recordText() gives TLSA as one piece of hexadecimal.
std::string tlsaText(const std::string& digits)
{
    std::string text;
    for (std::size_t i = 0; i < 6 && i + 1 < digits.size(); i += 2) {
        unsigned octet = 0;
        std::from_chars(digits.data() + i, digits.data() + i + 2, octet, 16);
        text += std::to_string(octet) + " ";
    }
    return text + digits.substr(std::min<std::size_t>(6, digits.size()));
}

core::Result<void> putRecord(std::string& message, const RecordSet& set, std::uint16_t recordClass,
                             std::uint32_t ttl, const std::string& data)
{
    const auto type = typeNamed(set.type);
    if (!type)
        return fail(ErrorKind::InvalidInput, "records of this type cannot be written", set.type);
    const auto named = appendName(message, set.name);
    if (!named)
        return named;
    put16(message, static_cast<std::uint16_t>(*type));
    put16(message, recordClass);
    put32(message, ttl);
    put16(message, data.size());
    message += data;
    return {};
}

core::Result<void> putRecords(std::string& message, std::size_t& count, const RecordSet& set,
                              std::uint32_t ttl)
{
    for (const std::string& value : set.values) {
        const auto data = encodeData(typeNamed(set.type).value_or(Type::A), value);
        if (!data)
            return tl::unexpected(data.error());
        const auto put = putRecord(message, set, inClass, ttl, *data);
        if (!put)
            return put;
        ++count;
    }
    return {};
}

core::Error malformed(const char* why)
{
    return {ErrorKind::Corrupt, "the name server's answer is malformed", why, {}};
}

} // namespace

std::optional<Type> typeNamed(const std::string& name)
{
    if (name == "CAA")
        return Type::CAA;
    const auto* const found = std::find_if(types.begin(), types.end(),
                                           [&](const auto& entry) { return entry.first == name; });
    return found == types.end() ? std::nullopt : std::optional(found->second);
}

std::string canonicalText(const std::string& type, const std::string& text)
{
    if (type == "TXT") // joined already; a leading quote is part of it
        return text;
    return canonicalValue(type, type == "TLSA" ? tlsaText(text) : text);
}

core::Result<std::string> encodeData(Type type, const std::string& value)
{
    std::optional<std::string> data;
    switch (type) {
    case Type::A:
        data = addressData(value, AF_INET);
        break;
    case Type::AAAA:
        data = addressData(value, AF_INET6);
        break;
    case Type::NS:
    case Type::CNAME:
    case Type::PTR:
        data = hostData(value, 0);
        break;
    case Type::MX:
        data = hostData(value, 1);
        break;
    case Type::SRV:
        data = hostData(value, 3);
        break;
    case Type::TXT:
        data = textData(value);
        break;
    case Type::CAA:
        data = caaData(value);
        break;
    case Type::TLSA:
        data = tlsaData(value);
        break;
    default:
        break;
    }
    if (!data || data->size() > longestData)
        return fail(ErrorKind::InvalidInput, "this is no value of a record of its type", value);
    return *data;
}

core::Result<std::string> encodeUpdate(std::uint16_t id, const std::string& zone,
                                       const std::vector<SetChange>& changes)
{
    std::string prerequisites;
    std::string removals;
    std::string additions;
    std::size_t conditions = 0;
    std::size_t updates = 0;
    for (const SetChange& change : changes) {
        const RecordSet& before = change.before;
        // RFC 2136 §2.4.2 and §2.4.3: the set is this one, or there is none.
        auto put = before.exists() ? putRecords(prerequisites, conditions, before, 0)
                                   : putRecord(prerequisites, before, noneClass, 0, {});
        conditions += before.exists() ? 0U : 1U;
        if (put && before.exists()) {
            // All removals come first, so that an alias is gone before what takes its place.
            put = putRecord(removals, before, anyClass, 0, {});
            ++updates;
        }
        if (put)
            put = putRecords(additions, updates, change.after, change.after.ttl);
        if (!put)
            return tl::unexpected(put.error());
    }
    if (conditions > 65535 || updates > 65535)
        return fail(ErrorKind::InvalidInput, "this is too much for one update");
    std::string message = header(id, 5U << 11, 1, conditions, updates);
    const auto named = appendName(message, zone);
    if (!named)
        return tl::unexpected(named.error());
    put16(message, static_cast<std::uint16_t>(Type::SOA));
    put16(message, inClass);
    return message + prerequisites + removals + additions;
}

core::Result<std::string> encodeTransfer(std::uint16_t id, const std::string& zone)
{
    std::string message = header(id, 0, 1, 0, 0);
    const auto named = appendName(message, zone);
    if (!named)
        return tl::unexpected(named.error());
    put16(message, transferType);
    put16(message, inClass);
    return message;
}

core::Result<ResponseCode> responseCode(std::string_view message, std::uint16_t id)
{
    if (message.size() < headerSize)
        return tl::unexpected(malformed("shorter than a header"));
    if (read16(message, 0) != id || (read16(message, 2) & 0x8000) == 0)
        return tl::unexpected(malformed("it answers another question"));
    return static_cast<ResponseCode>(read16(message, 2) & 0xF);
}

core::Result<bool> ZoneTransfer::feed(std::string_view message)
{
    if (message.size() < headerSize)
        return tl::unexpected(malformed("shorter than a header"));
    std::size_t at = headerSize;
    for (std::size_t i = 0; i < read16(message, 4); ++i) {
        if (!readName(message, at) || at + 4 > message.size())
            return tl::unexpected(malformed("its question is cut off"));
        at += 4;
    }
    for (std::size_t i = 0; i < read16(message, 6); ++i) {
        const auto done = record(message, at);
        if (!done || *done)
            return done;
    }
    return false;
}

core::Result<bool> ZoneTransfer::record(std::string_view message, std::size_t& at)
{
    const auto name = readName(message, at);
    if (!name || at + 10 > message.size())
        return tl::unexpected(malformed("a record is cut off"));
    const std::uint16_t type = read16(message, at);
    const std::uint32_t ttl = read32(message, at + 4);
    const std::size_t length = read16(message, at + 8);
    at += 10;
    if (length > message.size() - at)
        return tl::unexpected(malformed("a record is cut off"));
    const std::size_t data = at;
    at += length;
    if (++m_records > mostRecords)
        return tl::unexpected(malformed("the zone has too many records"));
    if (type == static_cast<std::uint16_t>(Type::SOA))
        return ++m_starts == 2;
    if (m_starts == 0)
        return tl::unexpected(malformed("it does not begin with the SOA record"));
    const bool isCaa = type == static_cast<std::uint16_t>(Type::CAA);
    const auto* const known = std::find_if(types.begin(), types.end(), [type](const auto& entry) {
        return static_cast<std::uint16_t>(entry.second) == type;
    });
    if (known == types.end() && !isCaa)
        return false; // of no concern here
    const std::string typeName = isCaa ? "CAA" : std::string(known->first);
    const auto text = recordText(message, data, length, static_cast<Type>(type));
    if (!text)
        return tl::unexpected(malformed(text.error().what.c_str()));
    add(*name, typeName, ttl, canonicalText(typeName, *text));
    return false;
}

void ZoneTransfer::add(const std::string& name, const std::string& type, std::uint32_t ttl,
                       const std::string& value)
{
    const auto known = std::find_if(m_sets.rbegin(), m_sets.rend(), [&](const RecordSet& set) {
        return set.name == name && set.type == type;
    });
    if (known == m_sets.rend())
        m_sets.push_back({name, type, ttl, {value}});
    else
        known->values.push_back(value);
}

} // namespace mailstead::dns
