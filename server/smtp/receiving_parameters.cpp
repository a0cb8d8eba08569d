// The parameters of MAIL and RCPT: SIZE (RFC 1870), BODY (6152, 3030), AUTH (4954), RET, ENVID,
// NOTIFY and ORCPT (3461), SMTPUTF8 (6531), REQUIRETLS (8689), HOLDFOR and HOLDUNTIL (4865).
#include "core/utf8.h"
#include "smtp/address.h"
#include "smtp/receiving_impl.h"
#include "smtp/xtext.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>
#include <utility>

namespace mailstead::smtp
{

namespace
{

constexpr std::size_t longestEnvelopeId = 100; // RFC 3461, section 4.4
constexpr std::size_t longestOriginal = 500;   // RFC 3461, section 4.2

struct Parameter {
    std::string_view name, value;
};

/// The next one of "A=1  B", which must not be empty.
Parameter takeParameter(std::string_view& rest)
{
    const std::size_t space = rest.find(' ');
    const std::string_view whole = rest.substr(0, space);
    rest.remove_prefix(whole.size());
    while (!rest.empty() && rest.front() == ' ')
        rest.remove_prefix(1);
    const std::size_t equals = whole.find('=');
    if (equals == std::string_view::npos)
        return {whole, {}};
    // "NAME=" is no grammar; it must not look like "NAME" either.
    if (equals + 1 == whole.size())
        return {whole, {}};
    return {whole.substr(0, equals), whole.substr(equals + 1)};
}

/// Is this the one: "NAME" alone or with a value, "NAME=" too, which no value grammar allows.
bool named(std::string_view parameter, std::string_view name)
{
    return equalsIgnoringCase(parameter, name) ||
           (parameter.size() == name.size() + 1 && parameter.back() == '=' &&
            equalsIgnoringCase(parameter.substr(0, name.size()), name));
}

/// False when a name stands there twice.
bool addOnce(std::vector<std::string_view>& seen, std::string_view name)
{
    if (std::any_of(seen.begin(), seen.end(),
                    [&](std::string_view other) { return equalsIgnoringCase(other, name); }))
        return false;
    seen.push_back(name);
    return true;
}

/// "rfc822;ada+2Bnews@example.org" (RFC 3461, section 4.2).
std::optional<std::string> originalRecipient(std::string_view value, bool utf8)
{
    if (value.size() > longestOriginal)
        return std::nullopt;
    const std::size_t semicolon = value.find(';');
    const std::string_view type = value.substr(0, semicolon);
    if (semicolon == std::string_view::npos || type.empty() || type.size() > 40 ||
        !std::all_of(type.begin(), type.end(), [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                   c == '-';
        }))
        return std::nullopt;
    const std::string_view encoded = value.substr(semicolon + 1);
    auto address =
        equalsIgnoringCase(type, "utf-8") ? fromUtf8Xtext(encoded, utf8) : fromXtext(encoded, utf8);
    if (!address || address->empty())
        return std::nullopt;
    // Postfix calls them rfc822, but only those of the type utf-8 have more than ASCII (RFC 6533).
    if (core::hasEightBit(*address))
        return "utf-8;" + *address;
    return std::string(type) + ";" + *address;
}

std::optional<Notify> notifyList(std::string_view value)
{
    Notify notify;
    notify.given = true;
    if (equalsIgnoringCase(value, "NEVER"))
        return notify;
    for (;;) {
        const std::size_t comma = value.find(',');
        const std::string_view word = value.substr(0, comma);
        if (equalsIgnoringCase(word, "SUCCESS"))
            notify.success = true;
        else if (equalsIgnoringCase(word, "FAILURE"))
            notify.failure = true;
        else if (equalsIgnoringCase(word, "DELAY"))
            notify.delay = true;
        else
            return std::nullopt;
        if (comma == std::string_view::npos)
            return notify;
        value.remove_prefix(comma + 1);
    }
}

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count)
{
    if (at + count > text.size())
        return std::nullopt;
    int number = 0;
    for (const char c : text.substr(at, count)) {
        if (c < '0' || c > '9')
            return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return number;
}

/// "2026-11-24T12:00:00Z", "2026-11-24T13:00:00.5+01:00" (RFC 3339).
std::optional<std::chrono::sys_seconds> internetTime(std::string_view text)
{
    using namespace std::chrono;
    const auto year = digits(text, 0, 4);
    const auto month = digits(text, 5, 2);
    const auto day = digits(text, 8, 2);
    const auto hour = digits(text, 11, 2);
    const auto minute = digits(text, 14, 2);
    const auto second = digits(text, 17, 2);
    if (!year || !month || !day || !hour || !minute || !second || text[4] != '-' ||
        text[7] != '-' || (text[10] != 'T' && text[10] != 't') || text[13] != ':' ||
        text[16] != ':' || *year < 1970 || *hour > 23 || *minute > 59 || *second > 60)
        return std::nullopt;
    const year_month_day date(std::chrono::year(*year),
                              std::chrono::month(static_cast<unsigned>(*month)),
                              std::chrono::day(static_cast<unsigned>(*day)));
    if (!date.ok())
        return std::nullopt;
    std::size_t at = 19;
    if (at < text.size() && text[at] == '.') {
        const std::size_t first = ++at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9')
            ++at;
        if (at == first)
            return std::nullopt;
    }
    minutes offset(0);
    const std::string_view zone = text.substr(at);
    if (zone.size() == 6 && (zone[0] == '+' || zone[0] == '-') && zone[3] == ':') {
        const auto hours = digits(zone, 1, 2);
        const auto rest = digits(zone, 4, 2);
        if (!hours || !rest || *hours > 23 || *rest > 59)
            return std::nullopt;
        offset = minutes((zone[0] == '-' ? -1 : 1) * (*hours * 60 + *rest));
    } else if (zone != "Z" && zone != "z") {
        return std::nullopt;
    }
    const sys_seconds local = sys_days(date) + hours(*hour) + minutes(*minute) + seconds(*second);
    return local - offset;
}

std::string internetTime(std::chrono::system_clock::time_point time)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm parts = {};
    gmtime_r(&seconds, &parts);
    std::array<char, 32> text = {};
    return std::string(text.data(),
                       std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts));
}

} // namespace

/// What is advertised: the longest interval and the latest time (RFC 4865, section 4).
std::string ReceivingSession::Impl::futureReleaseLine() const
{
    const auto longest = settings.limits.longestHold;
    return "250-FUTURERELEASE " + std::to_string(longest.count()) + " " +
           internetTime(std::chrono::system_clock::now() + longest) + "\r\n";
}

bool ReceivingSession::Impl::mailParameters(std::string_view parameters)
{
    declaredSize = 0;
    std::vector<std::string_view> seen;
    while (!parameters.empty()) {
        const Parameter parameter = takeParameter(parameters);
        if (!addOnce(seen, parameter.name)) {
            sayError(501, "5.5.4", "A MAIL parameter is there twice");
            return false;
        }
        if (!mailParameter(parameter.name, parameter.value))
            return false;
    }
    return true;
}

bool ReceivingSession::Impl::mailParameter(std::string_view name, std::string_view value)
{
    const auto mistake = [this](std::string_view text) {
        sayError(501, "5.5.4", text);
        return false;
    };
    if (named(name, "SIZE")) {
        // At most 20 digits (RFC 1870); what does not fit 64 bits is too large anyway.
        const char* end = value.data() + value.size();
        const auto [at, error] = std::from_chars(value.data(), end, declaredSize);
        if (value.empty() || value.size() > 20 || at != end || error == std::errc::invalid_argument)
            return mistake("SIZE needs a number");
        if (error == std::errc::result_out_of_range)
            declaredSize = std::numeric_limits<std::uint64_t>::max();
    } else if (named(name, "BODY")) {
        if (equalsIgnoringCase(value, "7BIT"))
            envelope.body = BodyType::SevenBit;
        else if (equalsIgnoringCase(value, "8BITMIME"))
            envelope.body = BodyType::EightBit;
        else if (equalsIgnoringCase(value, "BINARYMIME"))
            envelope.body = BodyType::Binary;
        else
            return mistake("BODY is 7BIT, 8BITMIME or BINARYMIME");
    } else if (equalsIgnoringCase(name, "AUTH") && !value.empty()) {
        // Who submitted it elsewhere (RFC 4954, section 5): we trust nobody's word for that.
    } else if (named(name, "RET")) {
        if (equalsIgnoringCase(value, "FULL"))
            envelope.ret = Return::Full;
        else if (equalsIgnoringCase(value, "HDRS"))
            envelope.ret = Return::Headers;
        else
            return mistake("RET is FULL or HDRS");
    } else if (named(name, "ENVID")) {
        auto id = fromXtext(value);
        if (value.size() > longestEnvelopeId || !id || id->empty())
            return mistake("ENVID needs xtext of at most 100 octets");
        envelope.envelopeId = std::move(*id);
    } else if (equalsIgnoringCase(name, "SMTPUTF8") && value.empty()) {
        envelope.smtpUtf8 = true;
    } else if (equalsIgnoringCase(name, "REQUIRETLS") && value.empty() && !tls.empty() &&
               settings.keepsRequireTls) {
        envelope.requireTls = true;
    } else if (isSubmission() && settings.limits.longestHold.count() > 0 &&
               (named(name, "HOLDFOR") || named(name, "HOLDUNTIL"))) {
        return hold(name, value);
    } else {
        sayError(555, "5.5.4", "This MAIL parameter is not known");
        return false;
    }
    return true;
}

bool ReceivingSession::Impl::hold(std::string_view name, std::string_view value)
{
    const auto mistake = [this](std::string_view text) {
        sayError(501, "5.5.4", text);
        return false;
    };
    if (envelope.holdUntil)
        return mistake("HOLDFOR and HOLDUNTIL exclude each other");
    // In whole seconds, whose range holds all years.
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    std::chrono::sys_seconds until = now;
    if (named(name, "HOLDFOR")) {
        const auto seconds = value.size() <= 9 ? digits(value, 0, value.size()) : std::nullopt;
        if (value.empty() || !seconds)
            return mistake("HOLDFOR needs a number of seconds");
        until += std::chrono::seconds(*seconds);
    } else {
        const auto time = internetTime(value);
        if (!time)
            return mistake("HOLDUNTIL needs a time like 2026-11-24T12:00:00Z");
        until = *time;
    }
    // The client has read our limit a moment ago.
    if (until > now + settings.limits.longestHold + std::chrono::minutes(1))
        return mistake("Delivery cannot be held for so long");
    envelope.holdUntil = until;
    return true;
}

bool ReceivingSession::Impl::recipientParameters(std::string_view parameters, Recipient& recipient)
{
    std::vector<std::string_view> seen;
    while (!parameters.empty()) {
        const auto [name, value] = takeParameter(parameters);
        if (!addOnce(seen, name)) {
            sayError(501, "5.5.4", "A RCPT parameter is there twice");
            return false;
        }
        if (named(name, "NOTIFY")) {
            const auto notify = notifyList(value);
            if (!notify) {
                sayError(501, "5.5.4", "NOTIFY is NEVER or a list of SUCCESS, FAILURE, DELAY");
                return false;
            }
            recipient.notify = *notify;
        } else if (named(name, "ORCPT")) {
            auto original = originalRecipient(value, envelope.smtpUtf8);
            if (!original) {
                sayError(501, "5.5.4", "ORCPT needs a type, a semicolon and an address in xtext");
                return false;
            }
            recipient.original = std::move(*original);
        } else {
            sayError(555, "5.5.4", "This RCPT parameter is not known");
            return false;
        }
    }
    return true;
}

} // namespace mailstead::smtp
