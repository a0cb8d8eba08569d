#include "senderauth/spf_record.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cctype>
#include <fmt/format.h>

namespace mailstead::senderauth
{

namespace
{

using core::ErrorKind;
using core::fail;

constexpr std::string_view version = "v=spf1";

std::string lowered(std::string_view text)
{
    std::string result(text);
    for (char& symbol : result)
        symbol = static_cast<char>(std::tolower(static_cast<unsigned char>(symbol)));
    return result;
}

bool isNameStart(char symbol)
{
    return (symbol >= 'a' && symbol <= 'z') || (symbol >= 'A' && symbol <= 'Z');
}

bool isNamePart(char symbol)
{
    return isNameStart(symbol) || (symbol >= '0' && symbol <= '9') || symbol == '-' ||
           symbol == '_' || symbol == '.';
}

tl::unexpected<core::Error> wrong(std::string_view term, std::string_view why)
{
    return fail(ErrorKind::InvalidInput, "The SPF record cannot be understood",
                fmt::format("\"{}\": {}", term.substr(0, 200), why));
}

/// A prefix length without leading zeros, at most `most`.
std::optional<unsigned> prefixLength(std::string_view digits, unsigned most)
{
    if (digits.empty() || digits.size() > 3 || (digits.size() > 1 && digits.front() == '0'))
        return std::nullopt;
    unsigned value = 0;
    for (const char symbol : digits) {
        if (symbol < '0' || symbol > '9')
            return std::nullopt;
        value = value * 10 + static_cast<unsigned>(symbol - '0');
    }
    return value <= most ? std::optional(value) : std::nullopt;
}

/// The start of a run of digits at the end of `text`; its length when there is none.
std::size_t digitsAtEnd(std::string_view text)
{
    std::size_t at = text.size();
    while (at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9')
        --at;
    return at;
}

/// Takes dual-cidr-length off the end of `text`: "/24", "//64" or "/24//64". A slash may also be
/// part of a domain-spec, so only what has digits behind it counts; false when they are no length.
bool takeDualPrefix(std::string_view& text, SpfMechanism& mechanism)
{
    std::size_t at = digitsAtEnd(text);
    if (at < text.size() && at >= 2 && text.substr(at - 2, 2) == "//") {
        const auto length = prefixLength(text.substr(at), 128);
        if (!length)
            return false;
        mechanism.prefix6 = *length;
        text = text.substr(0, at - 2);
        at = digitsAtEnd(text);
    }
    if (at < text.size() && at >= 1 && text[at - 1] == '/') {
        const auto length = prefixLength(text.substr(at), 32);
        if (!length)
            return false;
        mechanism.prefix4 = *length;
        text = text.substr(0, at - 1);
    }
    return true;
}

core::Result<void> readNetwork(std::string_view term, std::string_view value,
                               SpfMechanism& mechanism)
{
    const bool v6 = mechanism.kind == SpfMechanismKind::Ip6;
    const std::size_t slash = value.find('/');
    const std::string address(value.substr(0, slash));
    if (inet_pton(v6 ? AF_INET6 : AF_INET, address.c_str(), mechanism.network.data()) != 1)
        return wrong(term, v6 ? "no IPv6 address" : "no IPv4 address");
    if (slash == std::string_view::npos)
        return {};
    const auto length = prefixLength(value.substr(slash + 1), v6 ? 128 : 32);
    if (!length)
        return wrong(term, "no valid prefix length");
    (v6 ? mechanism.prefix6 : mechanism.prefix4) = *length;
    return {};
}

std::optional<SpfMechanismKind> kindOf(std::string_view name)
{
    const std::string lower = lowered(name);
    if (lower == "all")
        return SpfMechanismKind::All;
    if (lower == "include")
        return SpfMechanismKind::Include;
    if (lower == "a")
        return SpfMechanismKind::A;
    if (lower == "mx")
        return SpfMechanismKind::Mx;
    if (lower == "ptr")
        return SpfMechanismKind::Ptr;
    if (lower == "ip4")
        return SpfMechanismKind::Ip4;
    if (lower == "ip6")
        return SpfMechanismKind::Ip6;
    if (lower == "exists")
        return SpfMechanismKind::Exists;
    return std::nullopt;
}

core::Result<void> readDomain(std::string_view term, std::string_view value,
                              SpfMechanism& mechanism)
{
    auto domain = parseSpfDomain(value);
    if (!domain)
        return wrong(term, domain.error().why);
    mechanism.domain = std::move(*domain);
    return {};
}

/// What comes behind the mechanism's name.
core::Result<void> readArguments(std::string_view term, std::string_view rest,
                                 SpfMechanism& mechanism)
{
    switch (mechanism.kind) {
    case SpfMechanismKind::All:
        if (!rest.empty())
            return wrong(term, "\"all\" takes nothing behind it");
        return {};
    case SpfMechanismKind::Ip4:
    case SpfMechanismKind::Ip6:
        if (!rest.starts_with(':'))
            return wrong(term, "the network is missing");
        return readNetwork(term, rest.substr(1), mechanism);
    case SpfMechanismKind::Include:
    case SpfMechanismKind::Exists:
        if (!rest.starts_with(':'))
            return wrong(term, "the domain is missing");
        return readDomain(term, rest.substr(1), mechanism);
    case SpfMechanismKind::A:
    case SpfMechanismKind::Mx:
        if (!takeDualPrefix(rest, mechanism))
            return wrong(term, "no valid prefix length");
        break;
    case SpfMechanismKind::Ptr:
        break;
    }
    if (rest.empty())
        return {};
    if (!rest.starts_with(':'))
        return wrong(term, "something else than a domain follows the name");
    return readDomain(term, rest.substr(1), mechanism);
}

core::Result<SpfMechanism> parseMechanism(std::string_view term)
{
    SpfMechanism mechanism;
    mechanism.text = term;
    std::string_view rest = term;
    switch (rest.front()) {
    case '-':
        mechanism.qualifier = SpfQualifier::Fail;
        break;
    case '~':
        mechanism.qualifier = SpfQualifier::SoftFail;
        break;
    case '?':
        mechanism.qualifier = SpfQualifier::Neutral;
        break;
    default:
        break;
    }
    if (std::string_view("+-~?").find(rest.front()) != std::string_view::npos)
        rest.remove_prefix(1);
    const std::string_view name = rest.substr(0, rest.find_first_of(":/"));
    const auto kind = kindOf(name);
    if (!kind)
        return wrong(term, "no such mechanism");
    mechanism.kind = *kind;
    if (const auto read = readArguments(term, rest.substr(name.size()), mechanism); !read)
        return tl::unexpected(read.error());
    return mechanism;
}

/// The length of the modifier's name when the term is one, else 0.
std::size_t modifierName(std::string_view term)
{
    if (!isNameStart(term.front()))
        return 0;
    const auto end = std::find_if_not(term.begin(), term.end(), isNamePart);
    return end != term.end() && *end == '=' ? static_cast<std::size_t>(end - term.begin()) : 0;
}

core::Result<void> readModifier(std::string_view term, std::size_t nameSize, SpfRecord& record)
{
    const std::string name = lowered(term.substr(0, nameSize));
    const std::string_view value = term.substr(nameSize + 1);
    if (name != "redirect" && name != "exp") {
        const auto parts = parseSpfMacros(value, SpfMacroUse::Explanation);
        return parts ? core::Result<void>() : wrong(term, parts.error().why);
    }
    auto& place = name == "exp" ? record.explanation : record.redirect;
    if (place)
        return wrong(term, "it is there twice");
    auto domain = parseSpfDomain(value);
    if (!domain)
        return wrong(term, domain.error().why);
    place = std::move(*domain);
    if (name == "redirect")
        record.redirectText = term;
    return {};
}

} // namespace

bool SpfMechanism::asksDns() const
{
    return kind != SpfMechanismKind::All && kind != SpfMechanismKind::Ip4 &&
           kind != SpfMechanismKind::Ip6;
}

bool isSpfRecord(std::string_view text)
{
    return lowered(text.substr(0, version.size())) == version &&
           (text.size() == version.size() || text[version.size()] == ' ');
}

core::Result<SpfRecord> parseSpfRecord(std::string_view text)
{
    if (!isSpfRecord(text))
        return wrong(text, "it does not begin with v=spf1");
    if (text.size() > longestSpfRecord)
        return wrong(text, fmt::format("it is longer than {} octets", longestSpfRecord));
    for (const char symbol : text) {
        if (symbol < ' ' || symbol > '~')
            return wrong("v=spf1", "there is a character that is not printable ASCII");
    }
    SpfRecord record;
    text.remove_prefix(version.size());
    while (true) {
        text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
        if (text.empty())
            return record;
        const std::string_view term = text.substr(0, text.find(' '));
        text.remove_prefix(term.size());
        if (const std::size_t name = modifierName(term); name > 0) {
            if (const auto read = readModifier(term, name, record); !read)
                return tl::unexpected(read.error());
            continue;
        }
        auto mechanism = parseMechanism(term);
        if (!mechanism)
            return tl::unexpected(mechanism.error());
        record.mechanisms.push_back(std::move(*mechanism));
    }
}

} // namespace mailstead::senderauth
