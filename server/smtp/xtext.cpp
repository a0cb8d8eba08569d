#include "smtp/xtext.h"

namespace mailstead::smtp
{

std::optional<std::string> fromXtext(std::string_view text, bool utf8)
{
    const auto hex = [](char c) -> int {
        if (c >= '0' && c <= '9')
            return c - '0';
        return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    };
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if ((static_cast<unsigned char>(c) & 0x80U) != 0) {
            if (!utf8)
                return std::nullopt;
            decoded += c;
            continue;
        }
        if (c < '!' || c > '~' || c == '=')
            return std::nullopt;
        if (c != '+') {
            decoded += c;
            continue;
        }
        if (i + 2 >= text.size() || hex(text[i + 1]) < 0 || hex(text[i + 2]) < 0)
            return std::nullopt;
        const int octet = hex(text[i + 1]) * 16 + hex(text[i + 2]);
        if (octet < 0x20 || octet > 0x7E)
            return std::nullopt;
        decoded += static_cast<char>(octet);
        i += 2;
    }
    return decoded;
}

std::string toXtext(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const auto octet = static_cast<unsigned char>(c);
        if (octet >= 0x80 || (c > ' ' && c <= '~' && c != '+' && c != '=')) {
            encoded += c;
        } else {
            encoded += '+';
            encoded += digits[octet >> 4U];
            encoded += digits[octet & 15U];
        }
    }
    return encoded;
}

} // namespace mailstead::smtp
