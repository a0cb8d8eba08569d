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

namespace mailstead::core
{

/// A number greater than every one before it in this process, whatever the clock does: 41 bits of
/// milliseconds since 2026, 22 random bits. Thread-safe.
std::int64_t
newMessageNumber(std::chrono::system_clock::time_point now = std::chrono::system_clock::now());

std::string messageIdText(std::int64_t number);

/// Nothing when the text is not one that messageIdText() makes.
std::optional<std::int64_t> messageNumber(std::string_view id);

} // namespace mailstead::core
