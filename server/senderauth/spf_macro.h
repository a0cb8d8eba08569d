// SPF macros (RFC 7208 §7): parsed once, expanded for each check. Pure.
#pragma once

#include "core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace mailstead::senderauth
{

/// Either literal text or one "%{…}".
struct SpfMacroPart {
    std::string literal;    ///< when `letter` is 0
    char letter = 0;        ///< lower case: s l o d i p v h, in explanations c r t as well
    bool urlEscape = false; ///< the letter was a capital
    unsigned keep = 0;      ///< rightmost parts that stay; 0: all
    bool reverse = false;
    std::string delimiters; ///< empty: "."
};

using SpfMacroString = std::vector<SpfMacroPart>;

enum class SpfMacroUse {
    Domain,      ///< domain-spec and the values of modifiers that nobody knows
    Explanation, ///< the text that exp= leads to: spaces and the letters c, r and t as well
};

/// InvalidInput, with what is wrong, when the text does not fit macro-string. Printable ASCII only.
core::Result<SpfMacroString> parseSpfMacros(std::string_view text, SpfMacroUse use);

/// A domain-spec (RFC 7208 §7.1): a macro-string that ends in a macro or in ".toplabel".
core::Result<SpfMacroString> parseSpfDomain(std::string_view text);

bool usesSpfLetter(const SpfMacroString& parts, char letter);

struct SpfMacroValues {
    std::string localPart;    ///< l
    std::string senderDomain; ///< o; s is l@o
    std::string domain;       ///< d
    std::string dottedClient; ///< i: IPv6 by nibbles
    std::string shownClient;  ///< c
    bool isV6 = false;        ///< v
    std::string helo;         ///< h
    std::string validated;    ///< p, "unknown" when nothing is
    std::string receiver;     ///< r
    std::string seconds;      ///< t
};

std::string expandSpfMacros(const SpfMacroString& parts, const SpfMacroValues& values);

/// An expanded domain-spec as a name to look up: without its trailing dot, whole labels taken from
/// the left until 253 octets are left.
std::string spfLookupName(std::string expanded);

/// Labels of 1 to 63 octets, at most 253 in all. Any octet may be in a label.
bool isSpfLookupName(std::string_view name);

} // namespace mailstead::senderauth
