#include "senderauth/spf_macro.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>

namespace mailstead::senderauth
{

namespace
{

using core::ErrorKind;
using core::fail;

constexpr std::string_view delimiterCharacters = ".-+,/_=";
constexpr std::size_t longestName = 253;
constexpr std::size_t longestLabel = 63;
/// Macros can be put after each other; what a hostile record makes of them stays small.
constexpr std::size_t longestExpansion = 16 * 1024;

bool isDigit(char symbol)
{
    return symbol >= '0' && symbol <= '9';
}

bool isAlpha(char symbol)
{
    return (symbol >= 'a' && symbol <= 'z') || (symbol >= 'A' && symbol <= 'Z');
}

char lower(char symbol)
{
    return static_cast<char>(std::tolower(static_cast<unsigned char>(symbol)));
}

tl::unexpected<core::Error> wrong(std::string_view text, std::string why)
{
    return fail(ErrorKind::InvalidInput,
                fmt::format("\"{}\" is no valid macro string", text.substr(0, 200)),
                std::move(why));
}

/// What stands between "%{" and "}".
core::Result<SpfMacroPart> parseMacro(std::string_view whole, std::string_view inside,
                                      SpfMacroUse use)
{
    const std::string_view letters = use == SpfMacroUse::Domain ? "slodipvh" : "slodipvhcrt";
    if (inside.empty() || letters.find(lower(inside.front())) == std::string_view::npos)
        return wrong(whole, fmt::format("%{{{}}} is no macro that is allowed here", inside));
    SpfMacroPart part;
    part.letter = lower(inside.front());
    part.urlEscape = part.letter != inside.front();
    inside.remove_prefix(1);
    const bool hasDigits = !inside.empty() && isDigit(inside.front());
    while (!inside.empty() && isDigit(inside.front())) {
        // More labels than a name can have are all of them.
        part.keep = std::min(part.keep * 10 + static_cast<unsigned>(inside.front() - '0'), 1000U);
        inside.remove_prefix(1);
    }
    if (hasDigits && part.keep == 0)
        return wrong(whole, "a macro that keeps 0 parts");
    if (!inside.empty() && lower(inside.front()) == 'r') {
        part.reverse = true;
        inside.remove_prefix(1);
    }
    if (inside.find_first_not_of(delimiterCharacters) != std::string_view::npos)
        return wrong(whole, fmt::format("\"{}\" is no delimiter of a macro", inside));
    part.delimiters = inside;
    return part;
}

std::string urlEscaped(std::string_view text)
{
    std::string escaped;
    for (const char symbol : text) {
        if (isAlpha(symbol) || isDigit(symbol) ||
            std::string_view("-._~").find(symbol) != std::string_view::npos)
            escaped += symbol;
        else
            escaped += fmt::format("%{:02X}", static_cast<unsigned char>(symbol));
    }
    return escaped;
}

std::string valueOf(char letter, const SpfMacroValues& values)
{
    switch (letter) {
    case 's':
        return values.localPart + "@" + values.senderDomain;
    case 'l':
        return values.localPart;
    case 'o':
        return values.senderDomain;
    case 'd':
        return values.domain;
    case 'i':
        return values.dottedClient;
    case 'p':
        return values.validated;
    case 'v':
        return values.isV6 ? "ip6" : "in-addr";
    case 'h':
        return values.helo;
    case 'c':
        return values.shownClient;
    case 'r':
        return values.receiver;
    default:
        return values.seconds;
    }
}

std::string transformed(const SpfMacroPart& part, const std::string& value)
{
    // Both as views: a common std::string would be gone at the end of this line.
    const std::string_view delimiters =
        part.delimiters.empty() ? std::string_view(".") : std::string_view(part.delimiters);
    std::vector<std::string> pieces(1);
    for (const char symbol : value) {
        if (delimiters.find(symbol) == std::string_view::npos)
            pieces.back() += symbol;
        else
            pieces.emplace_back();
    }
    if (part.reverse)
        std::reverse(pieces.begin(), pieces.end());
    if (part.keep > 0 && pieces.size() > part.keep)
        pieces.erase(pieces.begin(), pieces.end() - static_cast<std::ptrdiff_t>(part.keep));
    return fmt::format("{}", fmt::join(pieces, "."));
}

/// toplabel: letters, digits and inner hyphens, not digits alone.
bool isTopLabel(std::string_view label)
{
    bool onlyDigits = true;
    for (const char symbol : label) {
        if (!isAlpha(symbol) && !isDigit(symbol) && symbol != '-')
            return false;
        onlyDigits = onlyDigits && isDigit(symbol);
    }
    return !label.empty() && !onlyDigits && label.front() != '-' && label.back() != '-';
}

} // namespace

core::Result<SpfMacroString> parseSpfMacros(std::string_view text, SpfMacroUse use)
{
    SpfMacroString parts;
    const auto addLiteral = [&parts](std::string_view literal) {
        if (parts.empty() || parts.back().letter != 0)
            parts.emplace_back();
        parts.back().literal += literal;
    };
    const char lowest = use == SpfMacroUse::Domain ? '!' : ' ';
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char symbol = text[at];
        if (symbol < lowest || symbol > '~')
            return wrong({}, "there is a character that is not printable ASCII");
        if (symbol != '%') {
            addLiteral(text.substr(at, 1));
            continue;
        }
        const char next = at + 1 < text.size() ? text[++at] : '\0';
        if (next == '%') {
            addLiteral("%");
        } else if (next == '_') {
            addLiteral(" ");
        } else if (next == '-') {
            addLiteral("%20");
        } else if (next == '{') {
            const std::size_t close = text.find('}', at);
            if (close == std::string_view::npos)
                return wrong(text, "a macro is not closed");
            auto part = parseMacro(text, text.substr(at + 1, close - at - 1), use);
            if (!part)
                return tl::unexpected(part.error());
            parts.push_back(std::move(*part));
            at = close;
        } else {
            return wrong(text, "a percent sign begins no macro");
        }
    }
    return parts;
}

core::Result<SpfMacroString> parseSpfDomain(std::string_view text)
{
    auto parts = parseSpfMacros(text, SpfMacroUse::Domain);
    if (!parts)
        return parts;
    if (parts->empty())
        return wrong(text, "the domain is missing");
    const bool endsInEscape = text.size() >= 2 && text[text.size() - 2] == '%';
    if (parts->back().letter != 0 || endsInEscape)
        return parts;
    std::string_view end = parts->back().literal;
    if (end.ends_with('.'))
        end.remove_suffix(1);
    const std::size_t dot = end.rfind('.');
    if (dot == std::string_view::npos || !isTopLabel(end.substr(dot + 1)))
        return wrong(text, "it ends neither in a domain nor in a macro");
    return parts;
}

bool usesSpfLetter(const SpfMacroString& parts, char letter)
{
    return std::any_of(parts.begin(), parts.end(),
                       [letter](const SpfMacroPart& part) { return part.letter == letter; });
}

std::string expandSpfMacros(const SpfMacroString& parts, const SpfMacroValues& values)
{
    std::string text;
    for (const SpfMacroPart& part : parts) {
        if (part.letter == 0) {
            text += part.literal;
        } else {
            const std::string value = transformed(part, valueOf(part.letter, values));
            text += part.urlEscape ? urlEscaped(value) : value;
        }
        if (text.size() > longestExpansion)
            break;
    }
    return text;
}

std::string spfLookupName(std::string expanded)
{
    if (expanded.ends_with('.'))
        expanded.pop_back();
    while (expanded.size() > longestName) {
        const std::size_t dot = expanded.find('.');
        if (dot == std::string::npos)
            break;
        expanded.erase(0, dot + 1);
    }
    return expanded;
}

bool isSpfLookupName(std::string_view name)
{
    if (name.empty() || name.size() > longestName)
        return false;
    std::size_t label = 0;
    for (const char symbol : name) {
        if (symbol != '.') {
            if (++label > longestLabel)
                return false;
            continue;
        }
        if (label == 0)
            return false;
        label = 0;
    }
    return label > 0;
}

} // namespace mailstead::senderauth
