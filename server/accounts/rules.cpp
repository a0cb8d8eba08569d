#include "accounts/rules.h"

#include "accounts/accounts.h"
#include "core/utf8.h"
#include "message/address.h"
#include "message/idn.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace mailstead::accounts
{

using core::ErrorKind;

namespace
{

/// What a mailbox may be called: it becomes a directory name and a field of Dovecot's user file,
/// so less than RFC 5322 allows.
bool isMailboxName(std::string_view localPart)
{
    return std::all_of(localPart.begin(), localPart.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               std::string_view("._-+=").find(c) != std::string_view::npos ||
               static_cast<unsigned char>(c) > 127;
    });
}

} // namespace

core::Result<std::string> anyAddress(std::string_view text)
{
    const std::size_t at = text.rfind('@');
    if (at == std::string_view::npos || !core::hasEightBit(text))
        return message::canonicalAddress(text);
    const auto refuse = [](std::string why) {
        return core::fail(ErrorKind::InvalidInput, "this is not a mail address", std::move(why),
                          "write it as name@example.org");
    };
    const auto domain = message::domainToAscii(text.substr(at + 1));
    if (!domain || !message::isDomainName(*domain))
        return refuse(domain ? "the part after the @ is not a full domain name"
                             : domain.error().why);
    const std::string localPart = message::lowerCase(text.substr(0, at));
    if (!core::hasEightBit(localPart))
        return message::canonicalAddress(localPart + "@" + *domain);
    if (localPart.size() > 64 || localPart.size() + domain->size() > 253)
        return refuse("it is too long");
    if (!core::isUtf8(localPart))
        return refuse("the part before the @ is not UTF-8");
    // The ASCII in it must be fit for an atom; C1 controls and separators steer terminals.
    std::string ascii;
    for (std::size_t i = 0; i < localPart.size(); ++i) {
        const auto c = static_cast<unsigned char>(localPart[i]);
        const auto next =
            i + 1 < localPart.size() ? static_cast<unsigned char>(localPart[i + 1]) : 0U;
        const auto third =
            i + 2 < localPart.size() ? static_cast<unsigned char>(localPart[i + 2]) : 0U;
        if ((c == 0xC2 && next <= 0xA0) || (c == 0xE2 && next == 0x80 && third >= 0xA8))
            return refuse("the part before the @ has characters that are not allowed there");
        ascii += c < 128 ? localPart[i] : 'x';
    }
    if (const auto atom = message::canonicalAddress(ascii + "@" + *domain); !atom)
        return atom;
    return localPart + "@" + *domain;
}

core::Result<std::string> localAddress(const std::string& text)
{
    auto address = anyAddress(text);
    if (!address)
        return address;
    if (!isMailboxName(std::string_view(*address).substr(0, address->rfind('@'))))
        return core::fail(ErrorKind::InvalidInput, "this name cannot be used for a mailbox",
                          "before the @ only letters, digits and . _ - + = are allowed");
    return address;
}

core::Result<std::string> domainName(const std::string& text)
{
    auto name = message::domainToAscii(text);
    if (!name || !message::isDomainName(*name))
        return core::fail(ErrorKind::InvalidInput, "this is not a mail domain",
                          "\"" + text.substr(0, 100) + "\"", "write it as example.org");
    return name;
}

std::string wantedDomain(const std::string& text)
{
    const auto name = message::domainToAscii(text);
    return name ? *name : message::lowerCase(text);
}

core::Result<void> checkNewPassword(const std::string& password)
{
    if (password.size() < minPasswordLength)
        return core::fail(ErrorKind::InvalidInput, "the password is too short", {},
                          "use at least " + std::to_string(minPasswordLength) + " characters");
    if (password.size() > maxPasswordLength)
        return core::fail(ErrorKind::InvalidInput, "the password is too long", {},
                          "use at most " + std::to_string(maxPasswordLength) + " bytes");
    const bool hasControl = std::any_of(password.begin(), password.end(), [](char c) {
        return static_cast<unsigned char>(c) < 32 || c == 127;
    });
    if (hasControl)
        return core::fail(ErrorKind::InvalidInput, "the password has control characters in it");
    return {};
}

std::string selectorStem()
{
    const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    const std::chrono::year_month_day date(today);
    char text[32];
    std::snprintf(text, sizeof text, "ms%04d%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()));
    return text;
}

std::string domainOf(const std::string& address)
{
    return address.substr(address.rfind('@') + 1);
}

} // namespace mailstead::accounts
