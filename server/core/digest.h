// Hashes and keyed hashes, for request signatures.
#pragma once

#include <string>
#include <string_view>

namespace mailstead::core
{

/// MD5 and SHA-1 are there for interfaces that prescribe them; nothing of ours uses them.
enum class Hash { Md5, Sha1, Sha224, Sha256, Sha384, Sha512 };

/// The raw octets.
std::string digest(Hash hash, std::string_view bytes);

/// HMAC (RFC 2104), raw octets.
std::string hmac(Hash hash, std::string_view key, std::string_view bytes);

/// Lower-case hexadecimal.
std::string hex(std::string_view bytes);

/// Compares without telling by its time where the first difference is.
bool equalInConstantTime(std::string_view a, std::string_view b);

} // namespace mailstead::core
