#include "message/header.h"

#include "message/address.h"

#include <algorithm>

namespace mailstead::message
{

namespace
{

bool isSpace(char c)
{
    return c == ' ' || c == '\t';
}

/// ftext of RFC 5322 §3.6.8.
bool isNameCharacter(char c)
{
    return c > 32 && c < 127 && c != ':';
}

bool sameName(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && lowerCase(a) == lowerCase(b);
}

} // namespace

bool Field::is(std::string_view otherName) const
{
    return sameName(name, otherName);
}

std::optional<Field> Header::find(std::string_view name) const
{
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.is(name); });
    return found == fields.end() ? std::nullopt : std::optional(*found);
}

std::size_t Header::count(std::string_view name) const
{
    return static_cast<std::size_t>(
        std::count_if(fields.begin(), fields.end(), [&](const Field& f) { return f.is(name); }));
}

core::Result<Header> scanHeader(std::string_view message)
{
    Header header;
    std::size_t position = 0;
    while (position < message.size()) {
        if (position > maxHeaderBytes)
            return core::fail(core::ErrorKind::InvalidInput, "the message header is too long",
                              "more than " + std::to_string(maxHeaderBytes) + " bytes");
        const std::size_t lineEnd = message.find("\r\n", position);
        const std::size_t textEnd = lineEnd == std::string_view::npos ? message.size() : lineEnd;
        const std::size_t next = lineEnd == std::string_view::npos ? message.size() : lineEnd + 2;
        const std::string_view line = message.substr(position, textEnd - position);
        if (line.empty()) {
            header.bodyOffset = next;
            return header;
        }

        if (isSpace(line.front())) {
            if (header.fields.empty())
                break;
            Field& field = header.fields.back();
            field.raw = std::string_view(field.raw.data(), field.raw.size() + (next - position));
            field.value = std::string_view(
                field.value.data(),
                static_cast<std::size_t>(line.data() + line.size() - field.value.data()));
            position = next;
            continue;
        }

        std::size_t nameEnd = 0;
        while (nameEnd < line.size() && isNameCharacter(line[nameEnd]))
            ++nameEnd;
        std::size_t colon = nameEnd;
        while (colon < line.size() && isSpace(line[colon])) // obs-optional, RFC 5322 §4.5
            ++colon;
        if (nameEnd == 0 || colon == line.size() || line[colon] != ':')
            break;
        if (header.fields.size() == maxHeaderFields)
            return core::fail(core::ErrorKind::InvalidInput,
                              "the message has too many header fields",
                              "more than " + std::to_string(maxHeaderFields));
        header.fields.push_back({message.substr(position, next - position), line.substr(0, nameEnd),
                                 line.substr(colon + 1)});
        position = next;
    }
    header.bodyOffset = position;
    if (position > maxHeaderBytes)
        return core::fail(core::ErrorKind::InvalidInput, "the message header is too long",
                          "more than " + std::to_string(maxHeaderBytes) + " bytes");
    return header;
}

std::string unfold(std::string_view value)
{
    std::string text;
    text.reserve(value.size());
    for (const char c : value) {
        if (c != '\r' && c != '\n')
            text += c;
    }
    const auto first = std::find_if_not(text.begin(), text.end(), isSpace);
    const auto last = std::find_if_not(text.rbegin(), text.rend(), isSpace).base();
    return first < last ? std::string(first, last) : std::string();
}

core::Result<std::string> removeFields(std::string_view message,
                                       const std::vector<std::string_view>& names)
{
    const auto header = scanHeader(message);
    if (!header)
        return tl::unexpected(header.error());
    std::string result;
    result.reserve(message.size());
    std::size_t end = 0;
    for (const Field& field : header->fields) {
        const bool unwanted = std::any_of(names.begin(), names.end(),
                                          [&](std::string_view name) { return field.is(name); });
        if (!unwanted)
            result += field.raw;
        end = static_cast<std::size_t>(field.raw.data() - message.data()) + field.raw.size();
    }
    result += message.substr(end);
    return result;
}

std::string makeField(std::string_view name, std::string_view value)
{
    constexpr std::size_t wantedLineLength = 78;
    std::string field(name);
    field += ":";
    std::size_t column = field.size();
    std::size_t position = 0;
    const auto isBreak = [](char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\0';
    };
    bool first = true;
    while (position < value.size()) {
        while (position < value.size() && isBreak(value[position]))
            ++position;
        std::size_t end = position;
        while (end < value.size() && !isBreak(value[end]))
            ++end;
        if (end == position)
            break;
        const std::size_t length = end - position;
        // A first word on a line of its own would leave an empty-looking first line, which some
        // programs mishandle.
        if (!first && column + 1 + length > wantedLineLength) {
            field += "\r\n";
            column = 0;
        }
        field += ' ';
        field += value.substr(position, length);
        column += 1 + length;
        position = end;
        first = false;
    }
    field += "\r\n";
    return field;
}

} // namespace mailstead::message
