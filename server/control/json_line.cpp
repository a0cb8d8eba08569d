#include "control/json_line.h"

namespace mailstead::control
{

namespace
{

/// Nesting is counted before parsing, so that no input makes the parser recurse deep.
bool nestsTooDeep(std::string_view text)
{
    int depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > deepestNesting)
                return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

} // namespace

core::Result<nlohmann::json> parseJsonLine(std::string_view line)
{
    if (line.size() > longestLine)
        return core::fail(core::ErrorKind::InvalidInput, "the line is longer than 1 MiB");
    if (nestsTooDeep(line))
        return core::fail(core::ErrorKind::InvalidInput, "the object is nested more than 32 deep");
    nlohmann::json value = nlohmann::json::parse(line, nullptr, /*allow_exceptions=*/false);
    if (value.is_discarded())
        return core::fail(core::ErrorKind::InvalidInput, "the line is not valid JSON");
    return value;
}

std::string toJsonLine(const nlohmann::json& value)
{
    std::string line = value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    line += '\n';
    return line;
}

} // namespace mailstead::control
