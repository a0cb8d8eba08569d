#include "message/mime.h"

#include "core/base64.h"
#include "message/address.h"

#include <algorithm>

namespace mailstead::message
{

namespace
{

constexpr std::size_t maxParameter = 500;

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

std::string withCrlf(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r'))
            result += '\r';
        result += text[i];
    }
    return result;
}

/// One parameter off the front of "; a=b; c=\"d\"".
struct Parameter {
    std::string name; ///< lower case
    std::string value;
};

Parameter takeParameter(std::string_view& text)
{
    Parameter parameter;
    const std::size_t nameEnd = std::min(text.find_first_of("=;"), text.size());
    parameter.name = lowerCase(trimmed(text.substr(0, nameEnd)));
    text.remove_prefix(nameEnd);
    if (text.empty() || text.front() == ';') {
        text.remove_prefix(text.empty() ? 0 : 1);
        return parameter;
    }
    text.remove_prefix(1);
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    if (!text.empty() && text.front() == '"') {
        std::size_t i = 1;
        for (; i < text.size() && text[i] != '"'; ++i) {
            if (text[i] == '\\' && i + 1 < text.size())
                ++i;
            parameter.value += text[i];
        }
        text.remove_prefix(std::min(i + 1, text.size()));
    } else {
        const std::size_t end = std::min(text.find_first_of("; \t"), text.size());
        parameter.value = text.substr(0, end);
        text.remove_prefix(end);
    }
    const std::size_t next = std::min(text.find(';'), text.size());
    text.remove_prefix(std::min(next + 1, text.size()));
    return parameter;
}

/// Where a line that is a delimiter stands.
struct Delimiter {
    std::size_t at = std::string_view::npos; ///< of its first "-"
    std::size_t next = 0;                    ///< of the line after it
    bool isLast = false;

    bool found() const { return at != std::string_view::npos; }
};

Delimiter findDelimiter(std::string_view body, std::string_view dashed, std::size_t from)
{
    Delimiter result;
    for (std::size_t at = body.find(dashed, from); at != std::string_view::npos;
         at = body.find(dashed, at + 1)) {
        if (at != 0 && body[at - 1] != '\n')
            continue;
        const std::size_t lineEnd = std::min(body.find('\n', at), body.size());
        std::string_view rest = body.substr(at + dashed.size(), lineEnd - at - dashed.size());
        if (!rest.empty() && rest.back() == '\r')
            rest.remove_suffix(1);
        const bool isLast = rest.substr(0, 2) == "--";
        if (isLast)
            rest.remove_prefix(2);
        // A longer boundary may begin with this one.
        if (!trimmed(rest).empty())
            continue;
        result.at = at;
        result.next = std::min(lineEnd + 1, body.size());
        result.isLast = isLast;
        return result;
    }
    return result;
}

} // namespace

std::string Entity::mediaType() const
{
    const auto field = header.find("Content-Type");
    if (!field)
        return "text/plain";
    const std::string value = unfold(field->value);
    return lowerCase(trimmed(std::string_view(value).substr(0, value.find(';'))));
}

std::string Entity::parameter(std::string_view name) const
{
    const auto field = header.find("Content-Type");
    if (!field)
        return {};
    const std::string value = unfold(field->value);
    std::string_view rest = value;
    rest.remove_prefix(std::min(rest.find(';'), rest.size()));
    while (!rest.empty()) {
        if (rest.front() == ';') {
            rest.remove_prefix(1);
            continue;
        }
        Parameter parameter = takeParameter(rest);
        if (parameter.name == name)
            return parameter.value.size() <= maxParameter ? std::move(parameter.value)
                                                          : std::string();
    }
    return {};
}

std::string Entity::decodedBody(std::size_t maxOctets) const
{
    const std::string_view text = body.substr(0, maxOctets);
    const auto field = header.find("Content-Transfer-Encoding");
    const std::string encoding = field ? lowerCase(unfold(field->value)) : std::string();
    if (encoding == "quoted-printable")
        return withCrlf(fromQuotedPrintable(text));
    if (encoding == "base64") {
        if (const auto bytes = core::fromBase64(text, true))
            return withCrlf(*bytes);
    }
    return withCrlf(text);
}

core::Result<Entity> readEntity(std::string_view text)
{
    auto header = scanHeader(text);
    if (!header)
        return tl::unexpected(header.error());
    Entity entity;
    entity.body = text.substr(header->bodyOffset);
    entity.header = std::move(*header);
    return entity;
}

std::vector<Entity> partsOf(const Entity& multipart, std::size_t maxParts)
{
    std::vector<Entity> parts;
    const std::string boundary = multipart.parameter("boundary");
    if (boundary.empty())
        return parts;
    const std::string dashed = "--" + boundary;
    const std::string_view body = multipart.body;
    Delimiter begin = findDelimiter(body, dashed, 0);
    while (begin.found() && !begin.isLast && parts.size() < maxParts) {
        const Delimiter end = findDelimiter(body, dashed, begin.next);
        std::string_view text =
            body.substr(begin.next, (end.found() ? end.at : body.size()) - begin.next);
        // The line end before a delimiter belongs to the delimiter (RFC 2046 §5.1.1).
        if (end.found() && !text.empty()) {
            text.remove_suffix(1);
            if (!text.empty() && text.back() == '\r')
                text.remove_suffix(1);
        }
        if (auto part = readEntity(text))
            parts.push_back(std::move(*part));
        begin = end;
    }
    return parts;
}

std::string fromQuotedPrintable(std::string_view text)
{
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '=') {
            bytes += text[i];
            continue;
        }
        const std::string_view rest = text.substr(i + 1);
        if (rest.size() >= 2 && hexValue(rest[0]) >= 0 && hexValue(rest[1]) >= 0) {
            bytes += static_cast<char>(hexValue(rest[0]) * 16 + hexValue(rest[1]));
            i += 2;
        } else if (rest.substr(0, 2) == "\r\n") {
            i += 2;
        } else if (rest.substr(0, 1) == "\n") {
            i += 1;
        } else {
            bytes += '=';
        }
    }
    return bytes;
}

} // namespace mailstead::message
