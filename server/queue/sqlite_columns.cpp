#include "queue/sqlite_columns.h"

#include "queue/milliseconds.h"

#include <array>
#include <charconv>

namespace mailstead::queue
{

namespace
{

// Bits of messages.flags.
constexpr std::int64_t eightBitFlag = 1, bodyEightFlag = 2, bodyBinaryFlag = 4, utf8Flag = 8,
                       tlsFlag = 16, returnHeadersFlag = 32, returnFullFlag = 64;
// Bits of recipients.flags, beside delayWarnedFlag.
constexpr std::int64_t notifyFlag = 1, successFlag = 2, failureFlag = 4, delayFlag = 8;

// ASCII's own separators of fields and records; no text that we store has control characters.
constexpr char fieldEnd = '\x1F';
constexpr char eventEnd = '\x1E';

void append(std::string& packed, std::string_view text)
{
    const std::size_t begin = packed.size();
    packed += text;
    for (std::size_t i = begin; i < packed.size(); ++i) {
        if (static_cast<unsigned char>(packed[i]) < 0x20)
            packed[i] = ' ';
    }
    packed += fieldEnd;
}

} // namespace

std::int64_t messageFlags(const NewMessage& message)
{
    const smtp::Envelope& envelope = message.envelope;
    return (message.eightBit ? eightBitFlag : 0) |
           (envelope.body == smtp::BodyType::EightBit ? bodyEightFlag : 0) |
           (envelope.body == smtp::BodyType::Binary ? bodyBinaryFlag : 0) |
           (envelope.smtpUtf8 ? utf8Flag : 0) | (envelope.requireTls ? tlsFlag : 0) |
           (envelope.ret == smtp::Return::Headers ? returnHeadersFlag : 0) |
           (envelope.ret == smtp::Return::Full ? returnFullFlag : 0);
}

void readMessageFlags(std::int64_t flags, StoredMessage& message)
{
    message.eightBit = (flags & eightBitFlag) != 0;
    message.body = (flags & bodyBinaryFlag) != 0  ? smtp::BodyType::Binary
                   : (flags & bodyEightFlag) != 0 ? smtp::BodyType::EightBit
                                                  : smtp::BodyType::SevenBit;
    message.smtpUtf8 = (flags & utf8Flag) != 0;
    message.requireTls = (flags & tlsFlag) != 0;
    message.ret = (flags & returnHeadersFlag) != 0 ? smtp::Return::Headers
                  : (flags & returnFullFlag) != 0  ? smtp::Return::Full
                                                   : smtp::Return::Default;
}

std::int64_t rowFlags(const smtp::Notify& notify, bool delayWarned)
{
    return (notify.given ? notifyFlag : 0) | (notify.success ? successFlag : 0) |
           (notify.failure ? failureFlag : 0) | (notify.delay ? delayFlag : 0) |
           (delayWarned ? delayWarnedFlag : 0);
}

void readRowFlags(std::int64_t flags, Row& row)
{
    row.notify.given = (flags & notifyFlag) != 0;
    row.notify.success = (flags & successFlag) != 0;
    row.notify.failure = (flags & failureFlag) != 0;
    row.notify.delay = (flags & delayFlag) != 0;
    row.delayWarned = (flags & delayWarnedFlag) != 0;
}

bool isPlain(std::int64_t flags)
{
    return (flags & ~delayWarnedFlag) == 0;
}

std::string packEvents(const std::vector<TraceEvent>& events)
{
    std::string packed;
    packed.reserve(events.size() * 96);
    for (const TraceEvent& event : events) {
        append(packed, std::to_string(toMs(event.at)));
        for (const std::string* text : {&event.kind, &event.recipient, &event.text, &event.host,
                                        &event.address, &event.tls, &event.reply})
            append(packed, *text);
        packed.back() = eventEnd;
    }
    return packed;
}

std::vector<TraceEvent> unpackEvents(std::string_view packed)
{
    std::vector<TraceEvent> events;
    while (!packed.empty()) {
        const std::size_t end = std::min(packed.find(eventEnd), packed.size());
        std::string_view fields = packed.substr(0, end);
        packed.remove_prefix(std::min(end + 1, packed.size()));
        std::array<std::string_view, 8> found;
        for (std::string_view& field : found) {
            const std::size_t length = std::min(fields.find(fieldEnd), fields.size());
            field = fields.substr(0, length);
            fields.remove_prefix(std::min(length + 1, fields.size()));
        }
        std::int64_t ms = 0;
        std::from_chars(found[0].data(), found[0].data() + found[0].size(), ms);
        TraceEvent event;
        event.at = fromMs(ms);
        event.kind = found[1];
        event.recipient = found[2];
        event.text = found[3];
        event.host = found[4];
        event.address = found[5];
        event.tls = found[6];
        event.reply = found[7];
        events.push_back(std::move(event));
    }
    return events;
}

} // namespace mailstead::queue
