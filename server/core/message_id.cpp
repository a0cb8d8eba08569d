#include "core/message_id.h"

#include <array>
#include <atomic>
#include <chrono>
#include <openssl/rand.h>
#include <stdexcept>

namespace mailstead::core
{

namespace
{

constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::int64_t epochMs = 1'767'225'600'000; // 2026-01-01
constexpr unsigned randomBits = 22;
constexpr unsigned digitBits = 5;
constexpr unsigned mostDigits = 13;

std::uint32_t randomWord()
{
    std::uint32_t word = 0;
    // A generator that fails leaves nothing safe to continue with.
    if (RAND_bytes(reinterpret_cast<unsigned char*>(&word), sizeof word) != 1)
        throw std::runtime_error("the system's random generator failed");
    return word;
}

} // namespace

std::int64_t newMessageNumber(std::chrono::system_clock::time_point now)
{
    using namespace std::chrono;
    static std::atomic<std::int64_t> last{0};
    const std::int64_t ms = duration_cast<milliseconds>(now.time_since_epoch()).count() - epochMs;
    const std::uint32_t random = randomWord();
    const std::int64_t wanted =
        ((ms > 0 ? ms : 0) << randomBits) + (random & ((1U << randomBits) - 1U));
    std::int64_t before = last.load();
    std::int64_t made = 0;
    do {
        // Later ones of the same millisecond, and those after a clock that went back, follow.
        made = wanted > before ? wanted : before + 1 + (random & 15U);
    } while (!last.compare_exchange_weak(before, made));
    return made;
}

std::string messageIdText(std::int64_t number)
{
    std::array<char, 20> text{};
    std::size_t at = text.size();
    auto rest = static_cast<std::uint64_t>(number);
    for (unsigned digits = 0; digits == 0 || rest != 0; ++digits) {
        if (digits != 0 && digits % 4 == 0)
            text[--at] = '-';
        text[--at] = alphabet[rest & 31U];
        rest >>= 5U;
    }
    return {text.data() + at, text.size() - at};
}

std::optional<std::int64_t> messageNumber(std::string_view id)
{
    if (id.empty() || id.size() > 16)
        return std::nullopt;
    std::uint64_t number = 0;
    for (const char c : id) {
        if (c == '-')
            continue;
        const std::size_t digit = alphabet.find(c);
        if (digit == std::string_view::npos)
            return std::nullopt;
        number = (number << 5U) | digit;
    }
    const auto found = static_cast<std::int64_t>(number);
    if (found <= 0 || messageIdText(found) != id)
        return std::nullopt;
    return found;
}

MessageIdPart::MessageIdPart(std::string_view text)
{
    // Places in the text count from its right; every fifth one is a dash.
    constexpr unsigned group = 5;
    constexpr std::size_t longest = mostDigits + (mostDigits - 1) / (group - 1);
    for (std::size_t right = 0; right + text.size() <= longest; ++right) {
        Place place{0, 0, 0};
        bool fits = true;
        for (std::size_t i = 0; i < text.size() && fits; ++i) {
            const auto at = static_cast<unsigned>(right + text.size() - 1 - i);
            const bool isDash = at % group == group - 1;
            // The digit that stands here, or the one that must stand before the dash.
            const unsigned digit = isDash ? (at + 1) / group * (group - 1) : at - at / group;
            if (i == 0)
                place.shift = digit * digitBits;
            const std::size_t value = alphabet.find(text[i]);
            fits = isDash ? text[i] == '-' : value != std::string_view::npos;
            if (!fits || isDash)
                continue;
            place.mask |= std::uint64_t(31) << (digit * digitBits);
            place.digits |= std::uint64_t(value) << (digit * digitBits);
            // The first of thirteen digits has three bits only.
            fits = (place.digits >> (digit * digitBits) & 31U) == value;
        }
        if (fits)
            m_places.push_back(place);
    }
}

} // namespace mailstead::core
