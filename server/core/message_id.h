// Our message ids: a positive 63-bit number and its text. The number begins with the time, so ids
// of one moment lie together in the store's tables, and ends with random bits. The text is
// Crockford's base 32 in lower case (no i, l, o, u, so that an id can be read out), with a dash
// before every fourth digit from the right: "3kx0-9w2c-hd7e".
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::core
{

/// A number greater than every one before it in this process, whatever the clock does: 41 bits of
/// milliseconds since 2026, 22 random bits. Thread-safe.
std::int64_t
newMessageNumber(std::chrono::system_clock::time_point now = std::chrono::system_clock::now());

std::string messageIdText(std::int64_t number);

/// Nothing when the text is not one that messageIdText() makes.
std::optional<std::int64_t> messageNumber(std::string_view id);

/// Tells of many numbers whether `text` is a part of their id's text, without making that text.
class MessageIdPart
{
public:
    explicit MessageIdPart(std::string_view text); ///< not empty
    bool isIn(std::int64_t number) const
    {
        const auto bits = static_cast<std::uint64_t>(number);
        for (const Place& place : m_places) {
            if ((bits & place.mask) == place.digits && (bits >> place.shift) != 0)
                return true;
        }
        return false;
    }

private:
    /// Where in the text it may stand, as bits of the number.
    struct Place {
        std::uint64_t mask, digits;
        unsigned shift; ///< what is left after it must not be 0, or the text ends before
    };
    std::vector<Place> m_places;
};

} // namespace mailstead::core
