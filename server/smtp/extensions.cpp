#include "smtp/extensions.h"

#include "smtp/address.h"

#include <charconv>

namespace mailstead::smtp
{

namespace
{

template <class Number> Number numberIn(std::string_view text)
{
    Number number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// "MAILMAX=100 RCPTMAX=50"
void readLimits(std::string_view value, Extensions& found)
{
    while (!value.empty()) {
        const std::size_t space = value.find(' ');
        const std::string_view word = value.substr(0, space);
        value = space == std::string_view::npos ? std::string_view() : value.substr(space + 1);
        const std::size_t equals = word.find('=');
        if (equals == std::string_view::npos)
            continue;
        if (equalsIgnoringCase(word.substr(0, equals), "MAILMAX"))
            found.mostMails = numberIn<std::uint32_t>(word.substr(equals + 1));
        else if (equalsIgnoringCase(word.substr(0, equals), "RCPTMAX"))
            found.mostRecipients = numberIn<std::uint32_t>(word.substr(equals + 1));
    }
}

} // namespace

bool Extensions::offersAuth(std::string_view mechanism) const
{
    return auth.find(" " + std::string(mechanism) + " ") != std::string::npos;
}

Extensions readExtensions(const Reply& reply)
{
    Extensions found;
    for (std::size_t i = 1; i < reply.lines.size(); ++i) {
        const std::string_view line = reply.lines[i];
        const std::size_t space = line.find_first_of(" =");
        const std::string_view name = line.substr(0, space);
        const std::string_view value =
            space == std::string_view::npos ? std::string_view() : line.substr(space + 1);
        if (equalsIgnoringCase(name, "PIPELINING"))
            found.pipelining = true;
        else if (equalsIgnoringCase(name, "8BITMIME"))
            found.eightBitMime = true;
        else if (equalsIgnoringCase(name, "STARTTLS"))
            found.startTls = true;
        else if (equalsIgnoringCase(name, "SMTPUTF8"))
            found.smtpUtf8 = true;
        else if (equalsIgnoringCase(name, "DSN"))
            found.dsn = true;
        else if (equalsIgnoringCase(name, "CHUNKING"))
            found.chunking = true;
        else if (equalsIgnoringCase(name, "BINARYMIME"))
            found.binaryMime = true;
        else if (equalsIgnoringCase(name, "REQUIRETLS"))
            found.requireTls = true;
        else if (equalsIgnoringCase(name, "SIZE"))
            found.size = numberIn<std::uint64_t>(value);
        else if (equalsIgnoringCase(name, "LIMITS"))
            readLimits(value, found);
        else if (equalsIgnoringCase(name, "AUTH")) // "AUTH=PLAIN" is an old way to write it
            for (const char c : " " + std::string(value) + " ")
                found.auth += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return found;
}

} // namespace mailstead::smtp
