#include "message/idn.h"

#include "core/utf8.h"
#include "message/address.h"

#include <cstdint>
#include <idn2.h>

namespace mailstead::message
{

namespace
{

constexpr std::size_t longestDomain = 253;
// Every label of 63 octets stands for less than 63 characters of at most four octets.
constexpr std::size_t longestInput = 4 * longestDomain;

tl::unexpected<core::Error> invalid(std::string why)
{
    return core::fail(core::ErrorKind::InvalidInput, "the domain is not valid", std::move(why));
}

bool isLetterDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// Of lower case text.
bool hasValidLabels(std::string_view text)
{
    std::size_t label = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '.') {
            if (label == 0 || text[i - 1] == '-')
                return false;
            label = 0;
            continue;
        }
        if (!isLetterDigit(c) && c != '_' && (c != '-' || label == 0))
            return false;
        if (++label > 63)
            return false;
    }
    return label > 0 && text.back() != '-';
}

} // namespace

core::Result<std::string> domainToAscii(std::string_view domain)
{
    if (domain.empty())
        return invalid("it is empty");
    if (domain.size() > longestInput)
        return invalid("it is too long");
    std::string ascii;
    if (!core::hasEightBit(domain)) {
        ascii = lowerCase(domain);
    } else {
        const std::string input(domain);
        // The library would stop at a NUL and not see what follows.
        if (input.find('\0') != std::string::npos)
            return invalid("it has a NUL");
        std::uint8_t* found = nullptr;
        const int result = idn2_lookup_u8(reinterpret_cast<const std::uint8_t*>(input.c_str()),
                                          &found, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
        if (result != IDN2_OK)
            return invalid(idn2_strerror(result));
        ascii = lowerCase(reinterpret_cast<const char*>(found));
        idn2_free(found);
    }
    if (ascii.size() > longestDomain)
        return invalid("it is longer than 253 octets");
    if (!hasValidLabels(ascii))
        return invalid("a label is not of letters, digits and inner hyphens, or too long");
    return ascii;
}

std::string domainToUnicode(std::string_view domain)
{
    const std::string input(domain);
    if (input.find("xn--") == std::string::npos || input.find('\0') != std::string::npos ||
        input.size() > longestDomain)
        return input;
    char* found = nullptr;
    if (idn2_to_unicode_8z8z(input.c_str(), &found, IDN2_NONTRANSITIONAL) != IDN2_OK)
        return input;
    std::string unicode(found);
    idn2_free(found);
    const auto back = domainToAscii(unicode);
    return back && *back == input ? unicode : input;
}

} // namespace mailstead::message
