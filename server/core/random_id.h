// Identifiers that cannot be guessed.
#pragma once

#include <string>

namespace mailstead::core
{

/// A new message id as shown to people: "3kx0-9w2c-hd7e" (core/message_id.h says how it is made).
/// Safe in file names, replies and URLs.
std::string randomMessageId();

/// `bytes` random bytes from the system's generator as lower-case hexadecimal.
std::string randomHex(std::size_t bytes);

} // namespace mailstead::core
