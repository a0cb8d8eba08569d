#include "accounts/rules.h"

#include "accounts/accounts.h"
#include "message/address.h"

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
               std::string_view("._-+=").find(c) != std::string_view::npos;
    });
}

} // namespace

core::Result<std::string> localAddress(const std::string& text)
{
    auto address = message::canonicalAddress(text);
    if (!address)
        return address;
    if (!isMailboxName(std::string_view(*address).substr(0, address->rfind('@'))))
        return core::fail(ErrorKind::InvalidInput, "this name cannot be used for a mailbox",
                          "before the @ only letters, digits and . _ - + = are allowed");
    return address;
}

core::Result<std::string> domainName(const std::string& text)
{
    if (!message::isDomainName(text))
        return core::fail(ErrorKind::InvalidInput, "this is not a mail domain",
                          "\"" + text.substr(0, 100) + "\"",
                          "write it as example.org; an international name in its xn-- form");
    return message::lowerCase(text);
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
