// Header fields as requests and responses have them (RFC 9110 §5, RFC 9112 §5).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mailstead::http
{

/// A token of RFC 9110 §5.6.2, as names of header fields and methods are.
bool isToken(std::string_view text);

struct Field {
    std::string name; ///< in lower case
    std::string value;
};

/// Reads "Name: value" without its line end. Nothing when it is no field: space before the colon, a
/// folded line, control characters in the value.
std::optional<Field> parseField(std::string_view line);

} // namespace mailstead::http
