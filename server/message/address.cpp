#include "message/address.h"

#include "message/header.h"

#include <algorithm>
#include <arpa/inet.h>

namespace mailstead::message
{

namespace
{

constexpr std::size_t maxLocalPart = 64;
constexpr std::size_t maxDomain = 253;
constexpr std::size_t maxAddress = 254; // a path of 256 octets with its brackets, RFC 5321 §4.5.3.1

bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isAtomCharacter(char c)
{
    return isLetterOrDigit(c) ||
           std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

bool isDotAtom(std::string_view text)
{
    bool afterDot = true;
    for (const char c : text) {
        if (c == '.') {
            if (afterDot)
                return false;
            afterDot = true;
        } else if (isAtomCharacter(c)) {
            afterDot = false;
        } else {
            return false;
        }
    }
    return !afterDot;
}

/// Quoted-string of RFC 5321 §4.1.2: printable ASCII and spaces only.
bool isQuotedString(std::string_view text)
{
    if (text.size() < 3 || text.front() != '"' || text.back() != '"')
        return false;
    const std::string_view inner = text.substr(1, text.size() - 2);
    for (std::size_t i = 0; i < inner.size(); ++i) {
        if (inner[i] == '\\') {
            if (++i == inner.size())
                return false;
        } else if (inner[i] == '"') {
            return false;
        }
        if (inner[i] < 32 || inner[i] > 126)
            return false;
    }
    return true;
}

std::string unquote(std::string_view text)
{
    std::string inner;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        inner += text[i];
    }
    return inner;
}

bool isAddressLiteral(std::string_view text)
{
    if (text.size() < 3 || text.front() != '[' || text.back() != ']')
        return false;
    const std::string inner(text.substr(1, text.size() - 2));
    in6_addr address = {};
    if (lowerCase(inner.substr(0, 5)) == "ipv6:")
        return inet_pton(AF_INET6, inner.c_str() + 5, &address) == 1;
    return inet_pton(AF_INET, inner.c_str(), &address) == 1;
}

} // namespace

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

bool isDomainName(std::string_view text)
{
    if (text.empty() || text.size() > maxDomain)
        return false;
    std::size_t labels = 0;
    bool lastIsNumeric = false;
    std::size_t start = 0;
    while (start <= text.size()) {
        const std::size_t end = std::min(text.find('.', start), text.size());
        const std::string_view label = text.substr(start, end - start);
        if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-')
            return false;
        if (!std::all_of(label.begin(), label.end(),
                         [](char c) { return isLetterOrDigit(c) || c == '-'; }))
            return false;
        lastIsNumeric =
            std::all_of(label.begin(), label.end(), [](char c) { return c >= '0' && c <= '9'; });
        ++labels;
        start = end + 1;
    }
    return labels >= 2 && !lastIsNumeric; // "192.0.2.1" is no name
}

core::Result<Address> parseAddress(std::string_view text)
{
    const auto refuse = [&](std::string why) {
        return core::fail(core::ErrorKind::InvalidInput, "this is not a mail address",
                          std::move(why), "write it as name@example.org");
    };
    if (text.size() > maxAddress)
        return refuse("it is longer than 254 characters");
    const std::size_t at = text.rfind('@');
    if (at == std::string_view::npos)
        return refuse("there is no @");
    const std::string_view localPart = text.substr(0, at);
    const std::string_view domain = text.substr(at + 1);
    if (localPart.empty())
        return refuse("there is nothing before the @");
    if (localPart.size() > maxLocalPart)
        return refuse("the part before the @ is longer than 64 characters");
    if (!isDotAtom(localPart) && !isQuotedString(localPart))
        return refuse("the part before the @ has characters that are not allowed there");
    if (!isDomainName(domain) && !isAddressLiteral(domain))
        return refuse("the part after the @ is not a full domain name in ASCII form");
    return Address{std::string(localPart), std::string(domain)};
}

core::Result<std::string> canonicalAddress(std::string_view text)
{
    auto address = parseAddress(text);
    if (!address)
        return tl::unexpected(address.error());
    if (address->localPart.front() == '"') {
        std::string inner = unquote(address->localPart);
        if (isDotAtom(inner))
            address->localPart = std::move(inner);
    }
    return lowerCase(address->text());
}

core::Result<std::vector<Address>> authors(std::string_view message)
{
    const auto header = scanHeader(message);
    if (!header)
        return tl::unexpected(header.error());
    switch (header->count("From")) {
    case 0:
        return core::fail(core::ErrorKind::InvalidInput, "the message has no From field");
    case 1:
        return parseAddressList(header->find("From")->value);
    default:
        return core::fail(core::ErrorKind::InvalidInput,
                          "the message has more than one From field");
    }
}

} // namespace mailstead::message
