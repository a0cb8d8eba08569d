// Identifiers that cannot be guessed.
#pragma once

#include <string>

namespace mailstead::core
{

/// A message id as shown to people: "r7k2-94qd-1xwm", 12 symbols of a 32-letter alphabet
/// (60 random bits) in groups of four. Safe in file names, replies and URLs.
std::string randomMessageId();

/// `bytes` random bytes from the system's generator as lower-case hexadecimal.
std::string randomHex(std::size_t bytes);

} // namespace mailstead::core
