// The header section of a message (RFC 5322 §2.2): found, read and changed without copying the
// message. Text must have CRLF line ends, as the receiving session guarantees.
#pragma once

#include "core/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::message
{

/// What is scanned at most; a message beyond it is answered with InvalidInput.
inline constexpr std::size_t maxHeaderBytes = 512 * 1024;
inline constexpr std::size_t maxHeaderFields = 2000;

/// One field. All parts are views into the scanned text.
struct Field {
    std::string_view raw;   ///< name, colon, value with its folding, final CRLF
    std::string_view name;  ///< as written, without white space before the colon
    std::string_view value; ///< after the colon, folded, without the final CRLF

    bool is(std::string_view otherName) const; ///< names compare without case
};

/// The fields in their order and where the body begins.
struct Header {
    std::vector<Field> fields;
    /// Offset of the first octet after the empty line; the text's size when there is no body.
    std::size_t bodyOffset = 0;

    /// The first field of that name.
    std::optional<Field> find(std::string_view name) const;
    std::size_t count(std::string_view name) const;
};

/// Scans up to the empty line. A line that is neither a field nor a continuation ends the header
/// (what follows counts as body), as other mail programs read it. The result points into `message`.
core::Result<Header> scanHeader(std::string_view message);

/// Value on one line: folding undone (RFC 5322 §2.2.3), outer white space removed.
std::string unfold(std::string_view value);

/// A copy of the message without the fields of these names.
core::Result<std::string> removeFields(std::string_view message,
                                       const std::vector<std::string_view>& names);

/// "Name: value" folded at white space so that lines stay within 78 octets where possible, with
/// CRLF. CR, LF and NUL in `value` are replaced with spaces, so that a value cannot add a field.
std::string makeField(std::string_view name, std::string_view value);

} // namespace mailstead::message
