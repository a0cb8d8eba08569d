#include "dns/wire.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <fmt/format.h>
#include <optional>

namespace mailstead::dns
{

namespace
{

using core::ErrorKind;
using core::fail;

constexpr std::size_t headerSize = 12;
constexpr std::size_t longestName = 255;
constexpr std::size_t longestLabel = 63;
constexpr int mostPointers = 64;
constexpr std::size_t mostRecords = 500;
constexpr std::uint16_t ednsPayload = 1232;

/// Reads big-endian values and never past the end.
class Reader
{
public:
    Reader(std::string_view message, std::size_t offset)
        : m_message(message)
        , m_offset(offset)
    {
    }

    std::size_t offset() const { return m_offset; }
    std::size_t left() const { return m_message.size() - m_offset; }

    std::optional<std::uint8_t> byte()
    {
        if (left() < 1)
            return std::nullopt;
        return static_cast<std::uint8_t>(m_message[m_offset++]);
    }
    std::optional<std::uint16_t> word()
    {
        if (left() < 2)
            return std::nullopt;
        const auto high = static_cast<std::uint8_t>(m_message[m_offset]);
        const auto low = static_cast<std::uint8_t>(m_message[m_offset + 1]);
        m_offset += 2;
        return static_cast<std::uint16_t>(high << 8 | low);
    }
    std::optional<std::uint32_t> longWord()
    {
        const auto high = word();
        const auto low = word();
        if (!high || !low)
            return std::nullopt;
        return static_cast<std::uint32_t>(*high) << 16 | *low;
    }
    std::optional<std::string_view> bytes(std::size_t count)
    {
        if (left() < count)
            return std::nullopt;
        const auto value = m_message.substr(m_offset, count);
        m_offset += count;
        return value;
    }

    /// A possibly compressed name (RFC 1035 §4.1.4), escaped, in lower case, without trailing dot.
    std::optional<std::string> name()
    {
        std::string text;
        std::size_t at = m_offset;
        std::size_t wireLength = 1;
        int pointers = 0;
        bool jumped = false;
        for (;;) {
            if (at >= m_message.size())
                return std::nullopt;
            const auto length = static_cast<std::uint8_t>(m_message[at]);
            if ((length & 0xC0) == 0xC0) {
                if (at + 1 >= m_message.size() || ++pointers > mostPointers)
                    return std::nullopt;
                const std::size_t target = static_cast<std::size_t>(length & 0x3F) << 8 |
                                           static_cast<std::uint8_t>(m_message[at + 1]);
                if (!jumped)
                    m_offset = at + 2;
                jumped = true;
                at = target;
                continue;
            }
            if ((length & 0xC0) != 0)
                return std::nullopt;
            if (length == 0) {
                if (!jumped)
                    m_offset = at + 1;
                return text;
            }
            wireLength += length + 1U;
            if (wireLength > longestName || at + 1 + length > m_message.size())
                return std::nullopt;
            if (!text.empty())
                text += '.';
            appendLabel(text, m_message.substr(at + 1, length));
            at += 1U + length;
        }
    }

private:
    static void appendLabel(std::string& text, std::string_view label)
    {
        for (const char symbol : label) {
            const auto value = static_cast<unsigned char>(symbol);
            if (value >= 'A' && value <= 'Z')
                text += static_cast<char>(value + ('a' - 'A'));
            else if (symbol == '.' || symbol == '\\')
                (text += '\\') += symbol;
            else if (value > 32 && value < 127)
                text += symbol;
            else
                text += fmt::format("\\{:03}", value);
        }
    }

    std::string_view m_message;
    std::size_t m_offset;
};

void putWord(std::string& message, std::uint16_t value)
{
    message += static_cast<char>(value >> 8);
    message += static_cast<char>(value & 0xFF);
}

Status statusOf(std::uint16_t flags)
{
    switch (flags & 0xF) {
    case 0:
        return Status::NoError;
    case 2:
        return Status::ServFail;
    case 3:
        return Status::NxDomain;
    case 5:
        return Status::Refused;
    default:
        return Status::Other;
    }
}

std::optional<std::string> addressText(std::string_view data, int family)
{
    std::array<char, INET6_ADDRSTRLEN> buffer{};
    if (data.size() != (family == AF_INET ? 4U : 16U) ||
        inet_ntop(family, data.data(), buffer.data(), buffer.size()) == nullptr)
        return std::nullopt;
    return std::string(buffer.data());
}

/// <character-string>s joined (RFC 7208 §3.3 and others read TXT so).
std::optional<std::string> textText(std::string_view data)
{
    std::string text;
    Reader reader(data, 0);
    while (reader.left() > 0) {
        const auto length = reader.byte();
        const auto part = reader.bytes(*length);
        if (!part)
            return std::nullopt;
        text += *part;
    }
    return text;
}

std::optional<std::string> caaText(std::string_view data)
{
    Reader reader(data, 0);
    const auto flags = reader.byte();
    const auto tagLength = reader.byte();
    if (!flags || !tagLength)
        return std::nullopt;
    const auto tag = reader.bytes(*tagLength);
    if (!tag)
        return std::nullopt;
    const auto value = reader.bytes(reader.left());
    return fmt::format("{} {} \"{}\"", *flags, *tag, *value);
}

std::optional<std::string> hexText(std::string_view data)
{
    std::string text;
    for (const char symbol : data)
        text += fmt::format("{:02x}", static_cast<unsigned char>(symbol));
    return text;
}

std::optional<std::string> mxText(Reader reader)
{
    const auto preference = reader.word();
    const auto host = reader.name();
    if (!preference || !host)
        return std::nullopt;
    return fmt::format("{} {}", *preference, host->empty() ? "." : *host);
}

std::optional<std::string> srvText(Reader reader)
{
    const auto priority = reader.word();
    const auto weight = reader.word();
    const auto port = reader.word();
    const auto host = reader.name();
    if (!priority || !weight || !port || !host)
        return std::nullopt;
    return fmt::format("{} {} {} {}", *priority, *weight, *port, *host);
}

std::optional<std::string> soaText(Reader reader)
{
    const auto primary = reader.name();
    const auto mailbox = reader.name();
    const auto serial = reader.longWord();
    if (!primary || !mailbox || !serial)
        return std::nullopt;
    return fmt::format("{} {} {}", *primary, *mailbox, *serial);
}

} // namespace

std::string canonicalName(std::string_view name)
{
    while (!name.empty() && name.back() == '.')
        name.remove_suffix(1);
    std::string result(name);
    for (char& symbol : result) {
        if (symbol >= 'A' && symbol <= 'Z')
            symbol = static_cast<char>(symbol + ('a' - 'A'));
    }
    return result;
}

core::Result<void> appendName(std::string& message, std::string_view name)
{
    const std::string canonical = canonicalName(name);
    std::string wire;
    for (std::size_t begin = 0; begin < canonical.size();) {
        const std::size_t dot = canonical.find('.', begin);
        const std::size_t end = dot == std::string::npos ? canonical.size() : dot;
        const std::size_t length = end - begin;
        if (length == 0 || length > longestLabel || wire.size() + length + 2 > longestName)
            return fail(ErrorKind::InvalidInput, fmt::format("\"{}\" is no domain name", name));
        wire += static_cast<char>(length);
        wire.append(canonical, begin, length);
        begin = end + 1;
    }
    message += wire + '\0';
    return {};
}

core::Result<std::string> readName(std::string_view message, std::size_t& offset)
{
    Reader reader(message, std::min(offset, message.size()));
    const auto name = reader.name();
    if (!name)
        return fail(ErrorKind::InvalidInput, "A name in a DNS message is malformed");
    offset = reader.offset();
    return *name;
}

core::Result<std::string> encodeQuery(std::uint16_t id, std::string_view name, Type type,
                                      bool recursive)
{
    std::string message;
    putWord(message, id);
    putWord(message, recursive ? 0x0100 : 0);
    putWord(message, 1);
    putWord(message, 0);
    putWord(message, 0);
    putWord(message, 1);

    const auto named = appendName(message, name);
    if (!named)
        return tl::unexpected(named.error());
    putWord(message, static_cast<std::uint16_t>(type));
    putWord(message, 1);

    message += '\0'; // OPT: root, type 41, payload size, no flags, no options
    putWord(message, 41);
    putWord(message, ednsPayload);
    message.append(6, '\0');
    return message;
}

core::Result<std::string> recordText(std::string_view message, std::size_t offset,
                                     std::size_t length, Type type)
{
    const auto malformed = [] {
        return fail(ErrorKind::InvalidInput, "A DNS record's data is malformed");
    };
    if (offset > message.size() || length > message.size() - offset)
        return malformed();
    const std::string_view data = message.substr(offset, length);
    // Names may point backwards; nothing may be read beyond the record itself.
    const Reader reader(message.substr(0, offset + length), offset);

    std::optional<std::string> text;
    switch (type) {
    case Type::A:
        text = addressText(data, AF_INET);
        break;
    case Type::AAAA:
        text = addressText(data, AF_INET6);
        break;
    case Type::NS:
    case Type::CNAME:
    case Type::PTR:
        text = Reader(reader).name();
        break;
    case Type::MX:
        text = mxText(reader);
        break;
    case Type::SRV:
        text = srvText(reader);
        break;
    case Type::SOA:
        text = soaText(reader);
        break;
    case Type::TXT:
        text = textText(data);
        break;
    case Type::CAA:
        text = caaText(data);
        break;
    case Type::DS:
    case Type::TLSA:
        text = hexText(data);
        break;
    }
    if (!text)
        return malformed();
    return *text;
}

core::Result<Reply> parseReply(std::string_view message, std::string_view name, Type type)
{
    const auto malformed = [](const char* what) {
        return fail(ErrorKind::Corrupt, "The DNS server's answer is malformed", what);
    };
    if (message.size() < headerSize)
        return malformed("shorter than a header");
    Reader reader(message, 0);
    Reply reply;
    reply.id = *reader.word();
    const std::uint16_t flags = *reader.word();
    const std::size_t questions = *reader.word();
    const std::size_t answers = *reader.word();
    reader.longWord();
    if ((flags & 0x8000) == 0)
        return malformed("it is a question");
    reply.truncated = (flags & 0x0200) != 0;
    reply.answer.authoritative = (flags & 0x0400) != 0;
    reply.answer.status = statusOf(flags);

    std::string owner = canonicalName(name);
    if (questions != 1)
        return malformed("not one question");
    const auto askedName = reader.name();
    const auto askedType = reader.word();
    const auto askedClass = reader.word();
    if (!askedName || !askedType || !askedClass || *askedName != owner ||
        *askedType != static_cast<std::uint16_t>(type) || *askedClass != 1)
        return malformed("it answers another question");
    if (answers > mostRecords)
        return malformed("too many records");

    bool first = true;
    for (std::size_t count = 0; count < answers; ++count) {
        const auto recordName = reader.name();
        const auto recordType = reader.word();
        const auto recordClass = reader.word();
        const auto ttl = reader.longWord();
        const auto length = reader.word();
        if (!recordName || !recordType || !recordClass || !ttl || !length ||
            *length > reader.left()) {
            // A truncated answer is asked for again over TCP; what was read does not matter.
            if (reply.truncated)
                return reply;
            return malformed("a record is cut off");
        }
        const std::size_t dataOffset = reader.offset();
        reader.bytes(*length);
        if (*recordClass != 1 || *recordName != owner)
            continue;
        if (*recordType == static_cast<std::uint16_t>(Type::CNAME) && type != Type::CNAME) {
            const auto target = recordText(message, dataOffset, *length, Type::CNAME);
            if (!target)
                return malformed("an alias without a name");
            owner = *target;
            continue;
        }
        if (*recordType != static_cast<std::uint16_t>(type))
            continue;
        const auto text = recordText(message, dataOffset, *length, type);
        if (!text)
            return malformed(text.error().what.c_str());
        reply.answer.values.push_back(*text);
        reply.answer.ttl = first ? *ttl : std::min(reply.answer.ttl, *ttl);
        first = false;
    }
    return reply;
}

} // namespace mailstead::dns
