#include "core/random_id.h"

#include <array>
#include <openssl/rand.h>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace mailstead::core
{

namespace
{

void fillRandom(unsigned char* bytes, std::size_t count)
{
    // A generator that fails leaves nothing safe to continue with.
    if (RAND_bytes(bytes, static_cast<int>(count)) != 1)
        throw std::runtime_error("the system's random generator failed");
}

} // namespace

std::string randomMessageId()
{
    // Crockford's alphabet in lower case: no i, l, o, u, so that an id can be read out.
    constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    std::array<unsigned char, 12> bytes{};
    fillRandom(bytes.data(), bytes.size());
    std::string id;
    id.reserve(14);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i != 0 && i % 4 == 0)
            id += '-';
        id += alphabet[bytes[i] & 31U];
    }
    return id;
}

std::string randomHex(std::size_t bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::vector<unsigned char> raw(bytes);
    fillRandom(raw.data(), raw.size());
    std::string text;
    text.reserve(bytes * 2);
    for (unsigned char byte : raw) {
        text += digits[byte >> 4U];
        text += digits[byte & 15U];
    }
    return text;
}

} // namespace mailstead::core
