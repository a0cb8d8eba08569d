// Unstructured text in header fields: RFC 2047 encoded words, read for display and written for our
// own mails.
#pragma once

#include <string>
#include <string_view>

namespace mailstead::message
{

/// A field value as a person reads it: unfolded, encoded words decoded (UTF-8, US-ASCII,
/// ISO-8859-1, ISO-8859-15 and windows-1252; text of another character set shows as U+FFFD), bare
/// 8-bit text taken as UTF-8, control and bidirectional-override characters removed, at most
/// `maxCharacters` code points. The result is valid UTF-8 whatever comes in.
std::string decodeText(std::string_view value, std::size_t maxCharacters = 200);

/// The decoded Subject of a message, empty when there is none.
std::string subjectOf(std::string_view message);

/// A field value in ASCII: unchanged when printable ASCII, else encoded words in UTF-8 ("B"), each
/// of at most 75 octets, separated by spaces (makeField() folds there).
std::string encodeText(std::string_view utf8);

/// A display name for an address field: as it is, quoted, or encoded.
std::string encodePhrase(std::string_view utf8);

} // namespace mailstead::message
