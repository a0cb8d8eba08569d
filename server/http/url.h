#pragma once

#include "core/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mailstead::http
{

/// An absolute http or https URL in its parts (RFC 9110 §4.2).
struct Url {
    bool secure = true; ///< https
    std::string host;   ///< lower case; an IPv6 address without brackets
    std::uint16_t port = 443;
    std::string target; ///< path and query, at least "/"

    /// "host" or "host:port", for the Host field.
    std::string authority() const;
};

/// https, and http only when `plain` is set; without user name; a fragment is dropped. At most
/// 8,000 characters.
core::Result<Url> parseUrl(std::string_view text, bool plain = false);

/// RFC 3986 §2.1: everything but unreserved characters becomes %XX in upper case, "/" too unless
/// `keepSlash`. This is also the coding that request signatures (SigV4, Aliyun's) ask for.
std::string percentEncoded(std::string_view text, bool keepSlash = false);

/// "a=b&c=d" with both sides percentEncoded(), in the order given.
std::string queryText(const std::vector<std::pair<std::string, std::string>>& parameters);

/// The reverse of percentEncoded(); "+" stays "+". Nothing when a "%" is not followed by two
/// hexadecimal digits.
std::optional<std::string> percentDecoded(std::string_view text);

/// The parameters of "a=b&c=d", decoded, in their order; a name without "=" has an empty value.
/// Nothing when something cannot be decoded, or there are more than 100.
std::optional<std::vector<std::pair<std::string, std::string>>>
queryParameters(std::string_view query);

} // namespace mailstead::http
