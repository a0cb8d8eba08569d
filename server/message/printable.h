// Text of strangers on one line: what other servers reply, what messages say about themselves.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mailstead::message
{

/// Valid UTF-8 without control, bidirectional-override and invisible characters: line ends and tabs
/// become spaces, malformed octets "?", the rest of them goes. At most `maxOctets`, never cut
/// within a character. Total.
std::string printable(std::string_view text, std::size_t maxOctets);

/// The same in ASCII alone; other characters become "?", one for each octet.
std::string printableAscii(std::string_view text, std::size_t maxOctets);

} // namespace mailstead::message
