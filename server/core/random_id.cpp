#include "core/random_id.h"

#include "core/message_id.h"

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
    return messageIdText(newMessageNumber());
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
