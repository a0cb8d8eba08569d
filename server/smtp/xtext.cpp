#include "smtp/xtext.h"

#include "core/utf8.h"

#include <algorithm>
#include <fmt/format.h>

namespace mailstead::smtp
{

namespace
{

/// 16 for what is no digit; small letters are none (RFC 3461, RFC 6533).
unsigned hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return static_cast<unsigned>(c - '0');
    return c >= 'A' && c <= 'F' ? static_cast<unsigned>(c - 'A' + 10) : 16U;
}

bool isPrintable(char c)
{
    return c >= ' ' && c <= '~';
}

bool standsForItself(char c)
{
    return isPrintable(c) && c != ' ' && c != '+' && c != '=';
}

/// The octet of the "+HH" at `at`, which is passed.
std::optional<char> takeOctet(std::string_view text, std::size_t& at)
{
    if (at + 2 >= text.size())
        return std::nullopt;
    const unsigned high = hexDigit(text[at + 1]), low = hexDigit(text[at + 2]);
    if (high > 15 || low > 15)
        return std::nullopt;
    at += 3;
    return static_cast<char>(high * 16 + low);
}

std::string utf8Of(unsigned point)
{
    const auto tail = [point](unsigned shift) {
        return static_cast<char>(0x80U | ((point >> shift) & 0x3FU));
    };
    if (point < 0x80)
        return {static_cast<char>(point)};
    if (point < 0x800)
        return {static_cast<char>(0xC0U | (point >> 6U)), tail(0)};
    if (point < 0x10000)
        return {static_cast<char>(0xE0U | (point >> 12U)), tail(6), tail(0)};
    return {static_cast<char>(0xF0U | (point >> 18U)), tail(12), tail(6), tail(0)};
}

/// The character of the "\x{HH…}" at `at`, which is passed.
std::optional<std::string> takeCharacter(std::string_view text, std::size_t& at)
{
    constexpr std::size_t mostDigits = 6;
    if (text.substr(at, 3) != "\\x{")
        return std::nullopt;
    unsigned point = 0;
    std::size_t i = at + 3;
    for (; i < text.size() && text[i] != '}'; ++i) {
        const unsigned digit = hexDigit(text[i]);
        if (digit > 15 || i - at - 3 >= mostDigits)
            return std::nullopt;
        point = point * 16 + digit;
    }
    if (i == text.size() || i == at + 3 || point > 0x10FFFF)
        return std::nullopt;
    at = i + 1;
    return utf8Of(point);
}

/// UTF-8 without control characters, also those of U+0080 to U+009F.
bool isPrintableUtf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = core::utf8SequenceLength(text, at);
        const bool control = length == 1 ? !isPrintable(text[at])
                                         : length == 2 && text[at] == '\xC2' &&
                                               static_cast<unsigned char>(text[at + 1]) < 0xA0;
        if (length == 0 || control)
            return false;
        at += length;
    }
    return true;
}

/// The code point of a sequence that is valid.
unsigned pointOf(std::string_view sequence)
{
    const auto first = static_cast<unsigned char>(sequence.front());
    unsigned point = sequence.size() == 1 ? first : first & (0x7FU >> sequence.size());
    for (const char c : sequence.substr(1))
        point = point << 6U | (static_cast<unsigned char>(c) & 0x3FU);
    return point;
}

} // namespace

std::optional<std::string> fromXtext(std::string_view text, bool utf8)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '+') {
            const auto octet = takeOctet(text, at);
            if (!octet || (!utf8 && !isPrintable(*octet)))
                return std::nullopt;
            decoded += *octet;
        } else if (standsForItself(text[at])) {
            decoded += text[at++];
        } else {
            return std::nullopt;
        }
    }
    if (!isPrintableUtf8(decoded))
        return std::nullopt;
    return decoded;
}

std::string toXtext(std::string_view text)
{
    std::string encoded;
    for (const char c : text) {
        if (standsForItself(c))
            encoded += c;
        else
            encoded += fmt::format("+{:02X}", static_cast<unsigned char>(c));
    }
    return encoded;
}

std::optional<std::string> fromUtf8Xtext(std::string_view text, bool raw)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '+') {
            const auto octet = takeOctet(text, at);
            if (!octet)
                return std::nullopt;
            decoded += *octet;
        } else if (c == '\\') {
            const auto character = takeCharacter(text, at);
            if (!character)
                return std::nullopt;
            decoded += *character;
        } else if (standsForItself(c) || (raw && (static_cast<unsigned char>(c) & 0x80U) != 0)) {
            decoded += c;
            ++at;
        } else {
            return std::nullopt;
        }
    }
    if (!isPrintableUtf8(decoded))
        return std::nullopt;
    return decoded;
}

std::string toUtf8Xtext(std::string_view address, bool raw)
{
    std::string encoded;
    for (std::size_t at = 0; at < address.size();) {
        const std::size_t length = std::max<std::size_t>(core::utf8SequenceLength(address, at), 1);
        const std::string_view sequence = address.substr(at, length);
        if (length > 1 ? raw : standsForItself(sequence.front()) && sequence.front() != '\\')
            encoded += sequence;
        else
            encoded += fmt::format("\\x{{{:02X}}}", pointOf(sequence));
        at += length;
    }
    return encoded;
}

} // namespace mailstead::smtp
