#include "core/base64.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace mailstead::core
{

namespace
{

constexpr std::string_view standardAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view urlAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string encode(std::string_view bytes, std::string_view alphabet, bool padded)
{
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8U | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k) {
            if (k <= count)
                text += alphabet[group >> (18 - 6 * k) & 63U];
            else if (padded)
                text += '=';
        }
    }
    return text;
}

constexpr std::array<std::int8_t, 256> makeReverse()
{
    std::array<std::int8_t, 256> reverse{};
    for (auto& value : reverse)
        value = -1;
    for (std::size_t i = 0; i < standardAlphabet.size(); ++i)
        reverse[static_cast<unsigned char>(standardAlphabet[i])] = static_cast<std::int8_t>(i);
    return reverse;
}

} // namespace

std::string base64(std::string_view bytes)
{
    return encode(bytes, standardAlphabet, true);
}

std::string base64Url(std::string_view bytes)
{
    return encode(bytes, urlAlphabet, false);
}

std::optional<std::string> fromBase64(std::string_view text, bool skipSpace)
{
    static constexpr auto reverse = makeReverse();
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    std::uint32_t group = 0;
    std::size_t inGroup = 0;
    std::size_t padding = 0;
    for (const char c : text) {
        if (skipSpace && (c == ' ' || c == '\t' || c == '\r' || c == '\n'))
            continue;
        if (c == '=') {
            if (inGroup + padding >= 4 || inGroup < 2)
                return std::nullopt;
            ++padding;
            continue;
        }
        const std::int8_t value = reverse[static_cast<unsigned char>(c)];
        if (value < 0 || padding != 0)
            return std::nullopt;
        group = group << 6U | static_cast<std::uint32_t>(value);
        if (++inGroup == 4) {
            bytes += static_cast<char>(group >> 16U & 255U);
            bytes += static_cast<char>(group >> 8U & 255U);
            bytes += static_cast<char>(group & 255U);
            group = 0;
            inGroup = 0;
        }
    }
    if (inGroup == 0)
        return padding == 0 ? std::optional(std::move(bytes)) : std::nullopt;
    if (inGroup + padding != 4)
        return std::nullopt;
    // Bits beyond the last octet must be zero: there is one encoding for each text.
    if (inGroup == 2) {
        if ((group & 15U) != 0)
            return std::nullopt;
        bytes += static_cast<char>(group >> 4U & 255U);
    } else {
        if ((group & 3U) != 0)
            return std::nullopt;
        bytes += static_cast<char>(group >> 10U & 255U);
        bytes += static_cast<char>(group >> 2U & 255U);
    }
    return bytes;
}

} // namespace mailstead::core
