// SPF records (RFC 7208 §4.5, §5, §6, §12): read whole, so that an error anywhere is found before
// anything is looked up. Pure.
#pragma once

#include "core/result.h"
#include "senderauth/spf_macro.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::senderauth
{

enum class SpfMechanismKind { All, Include, A, Mx, Ptr, Ip4, Ip6, Exists };

/// What a match means: "+", "-", "~", "?".
enum class SpfQualifier { Pass, Fail, SoftFail, Neutral };

struct SpfMechanism {
    SpfMechanismKind kind = SpfMechanismKind::All;
    SpfQualifier qualifier = SpfQualifier::Pass;
    std::string text;                           ///< as written
    std::optional<SpfMacroString> domain;       ///< a, mx and ptr may do without
    std::array<unsigned char, 16> network = {}; ///< ip4 in the first four
    unsigned prefix4 = 32;
    unsigned prefix6 = 128;

    /// Counts towards the ten (RFC 7208 §4.6.4).
    bool asksDns() const;
};

struct SpfRecord {
    std::vector<SpfMechanism> mechanisms;
    std::optional<SpfMacroString> redirect;
    std::optional<SpfMacroString> explanation; ///< exp=
    std::string redirectText;                  ///< as written
};

/// Longest record that is read; the largest in use have some 2,000 octets.
inline constexpr std::size_t longestSpfRecord = 16 * 1024;

/// "v=spf1" in any case, then a space or the end.
bool isSpfRecord(std::string_view text);

/// InvalidInput when it is no SPF record or breaks the grammar; `why` names the term.
core::Result<SpfRecord> parseSpfRecord(std::string_view text);

} // namespace mailstead::senderauth
