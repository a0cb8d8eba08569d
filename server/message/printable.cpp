#include "message/printable.h"

#include "core/utf8.h"

namespace mailstead::message
{

namespace
{

bool isBlank(char c)
{
    return c == '\r' || c == '\n' || c == '\t';
}

/// C1 controls (U+0080–9F), U+200E–F, U+2028–202E, U+2066–2069, U+FEFF, as UTF-8.
bool isInvisible(std::string_view character)
{
    const auto byte = [&](std::size_t i) {
        return static_cast<unsigned char>(character[i]);
    };
    if (character.size() == 2)
        return byte(0) == 0xC2 && byte(1) < 0xA0;
    if (character.size() != 3)
        return false;
    if (byte(0) == 0xEF)
        return byte(1) == 0xBB && byte(2) == 0xBF;
    if (byte(0) != 0xE2)
        return false;
    if (byte(1) == 0x80)
        return byte(2) == 0x8E || byte(2) == 0x8F || (byte(2) >= 0xA8 && byte(2) <= 0xAE);
    return byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9;
}

} // namespace

std::string printable(std::string_view text, std::size_t maxOctets)
{
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = core::utf8SequenceLength(text, at);
        std::string_view character = length == 0 ? "?" : text.substr(at, length);
        at += length == 0 ? 1 : length;
        if (character.size() == 1) {
            const char c = character.front();
            if (isBlank(c))
                character = " ";
            else if (c < 32 || c == 127)
                continue;
        } else if (isInvisible(character)) {
            continue;
        }
        if (result.size() + character.size() > maxOctets)
            break;
        result += character;
    }
    return result;
}

std::string printableAscii(std::string_view text, std::size_t maxOctets)
{
    std::string result;
    for (const char c : text) {
        if (result.size() == maxOctets)
            break;
        if (isBlank(c))
            result += ' ';
        else if (c >= 32 && c < 127)
            result += c;
        else if ((static_cast<unsigned char>(c) & 0x80U) != 0)
            result += '?';
    }
    return result;
}

} // namespace mailstead::message
