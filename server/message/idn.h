// Internationalised domain names (RFC 5890, RFC 5891): the form in which domains are stored,
// compared and looked up.
#pragma once

#include "core/result.h"

#include <string>
#include <string_view>

namespace mailstead::message
{

/// "Bücher.example" becomes "xn--bcher-kva.example"; ASCII only gets lower case. At most 253
/// octets come out: labels of 1 to 63 letters, digits, inner hyphens and underscores (which are in
/// names that send mail), no dot at the end. A-labels that are given are taken as they are, because
/// domains exist that IDNA 2008 would not allow. InvalidInput says what is wrong. Thread-safe.
core::Result<std::string> domainToAscii(std::string_view domain);

/// For people: "xn--bcher-kva.example" becomes "bücher.example". What is no valid A-label stays as
/// it is, and so does everything when the result would not come back to `domain`. Thread-safe.
std::string domainToUnicode(std::string_view domain);

} // namespace mailstead::message
