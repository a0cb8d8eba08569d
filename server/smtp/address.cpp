#include "smtp/address.h"

#include "core/utf8.h"
#include "message/idn.h"

#include <algorithm>
#include <arpa/inet.h>

namespace mailstead::smtp
{

namespace
{

constexpr std::size_t longestLocalPart = 64;
constexpr std::size_t longestDomain = 255;
constexpr std::size_t longestPath = 256;

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Whether the text may have such octets was seen before.
bool isAboveAscii(char c)
{
    return (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// RFC 5322, section 3.2.3; RFC 6531, section 3.3.
bool isAtext(char c)
{
    return isAboveAscii(c) || isLetter(c) || isDigit(c) ||
           std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

bool isDotString(std::string_view text)
{
    if (text.empty() || text.front() == '.' || text.back() == '.')
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '.' ? text[i + 1] == '.' : !isAtext(text[i]))
            return false;
    }
    return true;
}

tl::unexpected<core::Error> invalid(std::string what, std::string why = {})
{
    return core::fail(core::ErrorKind::InvalidInput, std::move(what), std::move(why));
}

/// Nothing when the octets of `text` above 127 are allowed there.
core::Result<void> checkOctets(std::string_view text, AddressSyntax syntax)
{
    if (!core::hasEightBit(text))
        return {};
    if (syntax == AddressSyntax::Ascii)
        return invalid("the address is not ASCII", "non-ascii");
    if (!core::isUtf8(text))
        return invalid("the address is not valid UTF-8", "non-ascii");
    // U+0080 to U+009F are control characters.
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        if (static_cast<unsigned char>(text[i]) == 0xC2U &&
            static_cast<unsigned char>(text[i + 1]) < 0xA0U)
            return invalid("the address has a control character");
    }
    return {};
}

/// Where a quoted string that begins at 0 ends (one past the closing quote), npos when it does not.
/// `content` gets the text that it stands for.
std::size_t readQuotedString(std::string_view text, std::string& content)
{
    for (std::size_t i = 1; i < text.size(); ++i) {
        char c = text[i];
        if (c == '"')
            return i + 1;
        if (c == '\\' && ++i < text.size())
            c = text[i];
        if (!isAboveAscii(c) && (c < 0x20 || c > 0x7E))
            return std::string_view::npos;
        content += c;
    }
    return std::string_view::npos;
}

/// How many octets of `text` are the local part.
core::Result<std::size_t> readLocalPart(std::string_view text, std::string& localPart)
{
    std::size_t end = 0;
    if (!text.empty() && text.front() == '"') {
        std::string content;
        end = readQuotedString(text, content);
        if (end == std::string_view::npos)
            return invalid("the quoted local part does not end");
        // "john" and john are the same mailbox (RFC 5321, section 4.1.2): look up the plain form.
        localPart = isDotString(content) ? content : std::string(text.substr(0, end));
    } else {
        while (end < text.size() && (isAtext(text[end]) || text[end] == '.'))
            ++end;
        if (!isDotString(text.substr(0, end)))
            return invalid("the local part is not valid");
        localPart = text.substr(0, end);
    }
    if (end > longestLocalPart)
        return invalid("the local part is longer than 64 octets");
    return end;
}

core::Result<std::size_t> readDomain(std::string_view text, std::string& domain)
{
    std::size_t end = 0;
    if (!text.empty() && text.front() == '[') {
        end = text.find(']');
        if (end == std::string_view::npos)
            return invalid("the address literal does not end");
        ++end;
        if (!isAddressLiteral(text.substr(0, end)))
            return invalid("the address literal is not valid");
    } else {
        bool nonAscii = false;
        while (end < text.size() &&
               (isLetter(text[end]) || isDigit(text[end]) || text[end] == '-' || text[end] == '_' ||
                text[end] == '.' || isAboveAscii(text[end])))
            nonAscii = isAboveAscii(text[end++]) || nonAscii;
        if (nonAscii) {
            auto ascii = message::domainToAscii(text.substr(0, end));
            if (!ascii)
                return invalid("the domain is not valid");
            domain = std::move(*ascii);
            return end;
        }
        if (!isDomainName(text.substr(0, end)))
            return invalid("the domain is not valid");
    }
    domain = text.substr(0, end);
    return end;
}

/// Reads a mailbox from the beginning of `text` and says how long it was.
core::Result<std::size_t> readMailbox(std::string_view text, Mailbox& mailbox)
{
    const auto localPart = readLocalPart(text, mailbox.localPart);
    if (!localPart)
        return localPart;
    if (*localPart >= text.size() || text[*localPart] != '@')
        return invalid("the address has no domain");
    const auto domain = readDomain(text.substr(*localPart + 1), mailbox.domain);
    if (!domain)
        return domain;
    return *localPart + 1 + *domain;
}

/// "@one,@two:" before the mailbox: to be accepted and ignored (RFC 5321, appendix C).
core::Result<std::size_t> skipSourceRoute(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size() && text[at] == '@') {
        std::string domain;
        const auto length = readDomain(text.substr(at + 1), domain);
        if (!length)
            return length;
        at += 1 + *length;
        if (at < text.size() && text[at] == ':')
            return at + 1;
        if (at >= text.size() || text[at] != ',')
            break;
        ++at;
    }
    return invalid("the source route is not valid");
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

} // namespace

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
               const auto lower = [](char c) {
                   return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
               };
               return lower(x) == lower(y);
           });
}

std::string toLowerAscii(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c + 32);
    }
    return lower;
}

bool isDomainName(std::string_view text)
{
    if (text.empty() || text.size() > longestDomain)
        return false;
    std::size_t label = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '.') {
            if (label == 0 || text[i - 1] == '-')
                return false;
            label = 0;
            continue;
        }
        // An underscore is not in the RFC's grammar, but in names that send mail today.
        if (!isLetter(c) && !isDigit(c) && c != '_' && (c != '-' || label == 0))
            return false;
        if (++label > 63)
            return false;
    }
    return label > 0 && text.back() != '-';
}

bool isAddressLiteral(std::string_view text)
{
    if (text.size() < 4 || text.size() > longestDomain || text.front() != '[' || text.back() != ']')
        return false;
    const std::string inner(text.substr(1, text.size() - 2));
    // inet_pton would stop at a NUL and not see what follows.
    if (!std::all_of(inner.begin(), inner.end(), [](char c) { return c > 0x20 && c < 0x7F; }))
        return false;
    in6_addr parsed = {};
    if (inner.size() > 5 && equalsIgnoringCase(std::string_view(inner).substr(0, 5), "IPv6:"))
        return inet_pton(AF_INET6, inner.c_str() + 5, &parsed) == 1;
    if (inet_pton(AF_INET, inner.c_str(), &parsed) == 1)
        return true;
    // General-address-literal: a tag, a colon, and printable characters.
    const std::size_t colon = inner.find(':');
    if (colon == std::string::npos || colon == 0 || colon + 1 == inner.size())
        return false;
    const std::string_view tag = std::string_view(inner).substr(0, colon);
    if (tag.back() == '-' || !std::all_of(tag.begin(), tag.end(), [](char c) {
            return isLetter(c) || isDigit(c) || c == '-';
        }))
        return false;
    return std::all_of(inner.begin() + static_cast<std::ptrdiff_t>(colon) + 1, inner.end(),
                       [](char c) { return c != '[' && c != ']' && c != '\\'; });
}

core::Result<Mailbox> parseMailbox(std::string_view text, AddressSyntax syntax)
{
    if (auto octets = checkOctets(text, syntax); !octets)
        return tl::unexpected(octets.error());
    Mailbox mailbox;
    const auto length = readMailbox(text, mailbox);
    if (!length)
        return tl::unexpected(length.error());
    if (*length != text.size())
        return invalid("something follows the domain");
    return mailbox;
}

core::Result<PathArgument> parsePath(std::string_view text, PathKind kind, AddressSyntax syntax)
{
    // "MAIL FROM: <x>" is not in the grammar but common, and harmless.
    text = trimmed(text);
    if (auto octets = checkOctets(text, syntax); !octets)
        return tl::unexpected(octets.error());
    if (text.empty() || text.front() != '<')
        return invalid("an address in angle brackets is missing");

    PathArgument path;
    std::size_t at = 1;
    if (at < text.size() && text[at] == '>') {
        if (kind == PathKind::Forward)
            return invalid("the recipient is empty");
    } else {
        if (at < text.size() && text[at] == '@') {
            const auto route = skipSourceRoute(text.substr(at));
            if (!route)
                return tl::unexpected(route.error());
            at += *route;
        }
        const std::size_t close = at + 10;
        if (kind == PathKind::Forward && text.size() > close && text[close] == '>' &&
            equalsIgnoringCase(text.substr(at, 10), "postmaster")) {
            path.address = text.substr(at, 10);
            at = close;
        } else {
            Mailbox mailbox;
            const auto length = readMailbox(text.substr(at), mailbox);
            if (!length)
                return tl::unexpected(length.error());
            at += *length;
            path.address = mailbox.text();
        }
    }
    if (at >= text.size() || text[at] != '>')
        return invalid("the closing angle bracket is missing");
    ++at;
    if (at > longestPath)
        return invalid("the path is longer than 256 octets");
    if (at < text.size() && text[at] != ' ')
        return invalid("a space is missing after the closing angle bracket");
    path.nonAscii = core::hasEightBit(text.substr(0, at));
    path.parameters = trimmed(text.substr(at));
    return path;
}

} // namespace mailstead::smtp
