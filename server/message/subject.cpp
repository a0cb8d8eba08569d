#include "message/subject.h"

#include "core/base64.h"
#include "message/address.h"
#include "message/header.h"
#include "message/mime.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace mailstead::message
{

namespace
{

constexpr std::size_t maxScannedBytes = 16 * 1024;

void appendUtf8(std::string& text, std::uint32_t c)
{
    const auto byte = [&](std::uint32_t value) {
        text += static_cast<char>(value);
    };
    if (c < 0x80) {
        byte(c);
    } else if (c < 0x800) {
        byte(0xC0 | c >> 6U);
        byte(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        byte(0xE0 | c >> 12U);
        byte(0x80 | (c >> 6U & 0x3F));
        byte(0x80 | (c & 0x3F));
    } else {
        byte(0xF0 | c >> 18U);
        byte(0x80 | (c >> 12U & 0x3F));
        byte(0x80 | (c >> 6U & 0x3F));
        byte(0x80 | (c & 0x3F));
    }
}

constexpr std::uint32_t replacement = 0xFFFD;

/// Takes one code point off the front; a malformed octet gives U+FFFD.
std::uint32_t takeUtf8(std::string_view& text)
{
    const auto byte = [&](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
    };
    const std::uint32_t first = byte(0);
    std::size_t length = 1;
    std::uint32_t c = first;
    std::uint32_t smallest = 0;
    if (first >= 0x80) {
        if (first >= 0xC2 && first <= 0xDF) {
            length = 2;
            c = first & 0x1F;
            smallest = 0x80;
        } else if (first >= 0xE0 && first <= 0xEF) {
            length = 3;
            c = first & 0x0F;
            smallest = 0x800;
        } else if (first >= 0xF0 && first <= 0xF4) {
            length = 4;
            c = first & 0x07;
            smallest = 0x10000;
        } else {
            text.remove_prefix(1);
            return replacement;
        }
        bool complete = text.size() >= length;
        for (std::size_t i = 1; complete && i < length; ++i) {
            complete = (byte(i) & 0xC0U) == 0x80;
            c = c << 6U | (byte(i) & 0x3FU);
        }
        if (!complete || c < smallest || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
            text.remove_prefix(1);
            return replacement;
        }
    }
    text.remove_prefix(length);
    return c;
}

std::string fromUtf8(std::string_view bytes)
{
    std::string text;
    while (!bytes.empty())
        appendUtf8(text, takeUtf8(bytes));
    return text;
}

/// windows-1252 differs from ISO-8859-1 in 0x80–0x9F only, where the latter has control
/// characters, so that one table serves both (as browsers do).
constexpr std::array<std::uint16_t, 32> windows1252 = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

std::uint32_t latin9(std::uint32_t c)
{
    switch (c) {
    case 0xA4:
        return 0x20AC;
    case 0xA6:
        return 0x160;
    case 0xA8:
        return 0x161;
    case 0xB4:
        return 0x17D;
    case 0xB8:
        return 0x17E;
    case 0xBC:
        return 0x152;
    case 0xBD:
        return 0x153;
    case 0xBE:
        return 0x178;
    default:
        return c;
    }
}

std::string toUtf8(std::string_view bytes, const std::string& charset)
{
    if (charset == "utf-8" || charset == "utf8" || charset == "us-ascii")
        return fromUtf8(bytes);
    const bool isLatin9 = charset == "iso-8859-15";
    const bool isLatin1 = charset == "iso-8859-1" || charset == "windows-1252";
    std::string text;
    for (const char raw : bytes) {
        const auto byte = static_cast<std::uint32_t>(static_cast<unsigned char>(raw));
        std::uint32_t c = byte;
        if (byte >= 0x80) {
            if (isLatin9)
                c = latin9(byte);
            else if (isLatin1)
                c = byte < 0xA0 ? windows1252.at(byte - 0x80) : byte;
            else
                c = replacement;
        }
        appendUtf8(text, c);
    }
    return text;
}

/// The "Q" encoding of RFC 2047 §4.2.
std::string fromQ(std::string_view text)
{
    std::string spaced(text);
    std::replace(spaced.begin(), spaced.end(), '_', ' ');
    return fromQuotedPrintable(spaced);
}

struct EncodedWord {
    std::string charset; ///< lower case, without a language (RFC 2231 §5)
    std::string bytes;
    std::size_t length = 0; ///< of the word in the source
};

/// The encoded word at the start of `text`, if there is one.
std::optional<EncodedWord> encodedWord(std::string_view text)
{
    if (text.substr(0, 2) != "=?")
        return std::nullopt;
    const std::size_t charsetEnd = text.find('?', 2);
    if (charsetEnd == std::string_view::npos || charsetEnd == 2 || charsetEnd > 42 ||
        text.size() < charsetEnd + 3 || text[charsetEnd + 2] != '?')
        return std::nullopt;
    const char encoding = text[charsetEnd + 1];
    const std::size_t contentStart = charsetEnd + 3;
    const std::size_t contentEnd = text.find("?=", contentStart);
    if (contentEnd == std::string_view::npos)
        return std::nullopt;
    const std::string_view content = text.substr(contentStart, contentEnd - contentStart);
    EncodedWord word;
    word.charset = lowerCase(text.substr(2, charsetEnd - 2));
    word.charset = word.charset.substr(0, word.charset.find('*'));
    word.length = contentEnd + 2;
    if (encoding == 'Q' || encoding == 'q') {
        word.bytes = fromQ(content);
    } else if (encoding == 'B' || encoding == 'b') {
        // Missing padding is common and harmless.
        std::string padded(content);
        while (padded.size() % 4 != 0)
            padded += '=';
        auto bytes = core::fromBase64(padded, true);
        if (!bytes)
            return std::nullopt;
        word.bytes = std::move(*bytes);
    } else {
        return std::nullopt;
    }
    return word;
}

bool isInvisible(std::uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x200E || c == 0x200F || c == 0x2028 ||
           c == 0x2029 || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
           c == 0xFEFF;
}

std::string forDisplay(std::string_view utf8, std::size_t maxCharacters)
{
    std::string text;
    std::size_t characters = 0;
    while (!utf8.empty() && characters < maxCharacters) {
        std::uint32_t c = takeUtf8(utf8);
        if (c == '\t' || c == '\n')
            c = ' ';
        if (isInvisible(c))
            continue;
        appendUtf8(text, c);
        ++characters;
    }
    return text;
}

bool isPrintableAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 32 && c < 127; });
}

} // namespace

std::string decodeText(std::string_view value, std::size_t maxCharacters)
{
    const std::string line = unfold(value.substr(0, maxScannedBytes));
    std::string_view rest = line;
    std::string text;
    std::string pending; ///< bytes of adjacent encoded words; a character may span two of them
    std::string pendingCharset;
    const auto flush = [&] {
        text += toUtf8(pending, pendingCharset);
        pending.clear();
        pendingCharset.clear();
    };
    while (!rest.empty()) {
        if (const auto word = encodedWord(rest)) {
            if (word->charset != pendingCharset)
                flush();
            pendingCharset = word->charset;
            pending += word->bytes;
            rest.remove_prefix(word->length);
            // White space between two encoded words is not part of the text (RFC 2047 §6.2).
            const std::size_t next = rest.find_first_not_of(" \t");
            if (next != std::string_view::npos && next != 0 && encodedWord(rest.substr(next)))
                rest.remove_prefix(next);
            continue;
        }
        flush();
        const std::size_t next = std::min(rest.find("=?", 1), rest.size());
        text += fromUtf8(rest.substr(0, next));
        rest.remove_prefix(next);
    }
    flush();
    return forDisplay(text, maxCharacters);
}

std::string subjectOf(std::string_view message)
{
    const auto header = scanHeader(message);
    if (!header)
        return {};
    const auto field = header->find("Subject");
    return field ? decodeText(field->value) : std::string();
}

std::string encodeText(std::string_view utf8)
{
    if (isPrintableAscii(utf8) && utf8.find("=?") == std::string_view::npos)
        return std::string(utf8);
    // 39 octets of text give a word of 64, which fits on a line behind "Subject: ".
    constexpr std::size_t maxOctets = 39;
    const std::string clean = forDisplay(utf8, maxScannedBytes);
    std::string_view rest = clean;
    std::string result;
    while (!rest.empty()) {
        std::string chunk;
        while (!rest.empty()) {
            std::string_view after = rest;
            std::string character;
            appendUtf8(character, takeUtf8(after));
            if (chunk.size() + character.size() > maxOctets)
                break;
            chunk += character;
            rest = after;
        }
        if (!result.empty())
            result += ' ';
        result += "=?UTF-8?B?" + core::base64(chunk) + "?=";
    }
    return result;
}

std::string encodePhrase(std::string_view utf8)
{
    if (!isPrintableAscii(utf8) || utf8.find("=?") != std::string_view::npos)
        return encodeText(utf8);
    const bool plain = std::all_of(utf8.begin(), utf8.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == ' ' || c == '-' || c == '_';
    });
    if (plain)
        return std::string(utf8);
    std::string quoted = "\"";
    for (const char c : utf8) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        quoted += c;
    }
    return quoted + "\"";
}

} // namespace mailstead::message
