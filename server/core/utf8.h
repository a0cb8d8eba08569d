// UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing past U+10FFFF.
#pragma once

#include <cstddef>
#include <string_view>

namespace mailstead::core
{

/// How many octets the sequence at `at` has, 0 when it is none.
std::size_t utf8SequenceLength(std::string_view text, std::size_t at);

bool isUtf8(std::string_view text);

/// An octet above 127 is in it.
bool hasEightBit(std::string_view text);

} // namespace mailstead::core
