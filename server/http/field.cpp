#include "http/field.h"

#include "message/address.h"

#include <algorithm>

namespace mailstead::http
{

namespace
{

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// RFC 9110 §5.5: a CR, LF or NUL would let one reader see a field that another does not.
bool isClean(std::string_view value)
{
    return std::all_of(value.begin(), value.end(), [](char symbol) {
        const auto octet = static_cast<unsigned char>(symbol);
        return symbol == '\t' || (octet >= 0x20 && octet != 0x7F);
    });
}

} // namespace

bool isToken(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
    });
}

std::optional<Field> parseField(std::string_view line)
{
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !isToken(line.substr(0, colon)))
        return std::nullopt;
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (!isClean(value))
        return std::nullopt;
    return Field{message::lowerCase(line.substr(0, colon)), std::string(value)};
}

} // namespace mailstead::http
