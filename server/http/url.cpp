#include "http/url.h"

#include "message/address.h"

#include <algorithm>
#include <charconv>

namespace mailstead::http
{

std::string Url::authority() const
{
    const std::string name = host.find(':') == std::string::npos ? host : "[" + host + "]";
    return port == (secure ? 443 : 80) ? name : name + ":" + std::to_string(port);
}

core::Result<Url> parseUrl(std::string_view text, bool plain)
{
    const auto refuse = [&](std::string why) {
        return core::fail(core::ErrorKind::InvalidInput,
                          plain ? "this is not a usable URL" : "this is not a usable https URL",
                          std::move(why) + ": " + std::string(text.substr(0, 200)));
    };
    constexpr std::string_view secureScheme = "https://";
    constexpr std::string_view plainScheme = "http://";
    if (text.size() > 8000)
        return refuse("it is too long");
    Url url;
    url.secure = message::lowerCase(text.substr(0, secureScheme.size())) == secureScheme;
    const std::string_view scheme = url.secure ? secureScheme : plainScheme;
    if (!url.secure && !plain)
        return refuse("it does not begin with https://");
    if (message::lowerCase(text.substr(0, scheme.size())) != scheme)
        return refuse("it does not begin with https:// or http://");
    url.port = url.secure ? 443 : 80;
    const bool clean =
        std::all_of(text.begin(), text.end(), [](char c) { return c > 32 && c < 127; });
    if (!clean)
        return refuse("it has characters that a URL may not have");
    std::string_view rest = text.substr(scheme.size());
    rest = rest.substr(0, rest.find('#'));
    const std::size_t authorityEnd = std::min(rest.find_first_of("/?"), rest.size());
    std::string_view authority = rest.substr(0, authorityEnd);
    const std::string_view target = rest.substr(authorityEnd);

    std::string_view portText;
    if (!authority.empty() && authority.front() == '[') {
        const std::size_t close = authority.find(']');
        if (close == std::string_view::npos)
            return refuse("its address has no closing bracket");
        url.host = message::lowerCase(authority.substr(1, close - 1));
        authority.remove_prefix(close + 1);
        if (!authority.empty() && authority.front() != ':')
            return refuse("its port is not valid");
        portText = authority.empty() ? authority : authority.substr(1);
    } else {
        const std::size_t colon = authority.find(':');
        url.host = message::lowerCase(authority.substr(0, colon));
        if (colon != std::string_view::npos)
            portText = authority.substr(colon + 1);
    }
    const bool validHost =
        !url.host.empty() && std::all_of(url.host.begin(), url.host.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
                   c == ':' || c == '_';
        });
    if (!validHost)
        return refuse("its host name is not valid");
    if (!portText.empty()) {
        const auto [end, error] =
            std::from_chars(portText.data(), portText.data() + portText.size(), url.port);
        if (error != std::errc() || end != portText.data() + portText.size() || url.port == 0)
            return refuse("its port is not valid");
    }
    url.target =
        target.empty() || target.front() == '?' ? "/" + std::string(target) : std::string(target);
    return url;
}

std::string percentEncoded(std::string_view text, bool keepSlash)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char symbol : text) {
        const bool unreserved = (symbol >= 'a' && symbol <= 'z') ||
                                (symbol >= 'A' && symbol <= 'Z') ||
                                (symbol >= '0' && symbol <= '9') || symbol == '-' ||
                                symbol == '.' || symbol == '_' || symbol == '~';
        if (unreserved || (keepSlash && symbol == '/')) {
            encoded += symbol;
            continue;
        }
        const auto octet = static_cast<unsigned char>(symbol);
        encoded += '%';
        encoded += digits[octet >> 4];
        encoded += digits[octet & 15];
    }
    return encoded;
}

std::string queryText(const std::vector<std::pair<std::string, std::string>>& parameters)
{
    std::string text;
    for (const auto& [name, value] : parameters) {
        if (!text.empty())
            text += '&';
        text += percentEncoded(name) + "=" + percentEncoded(value);
    }
    return text;
}

std::optional<std::string> percentDecoded(std::string_view text)
{
    std::string decoded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            decoded += text[at];
            continue;
        }
        unsigned octet = 0;
        const std::string_view digits = text.substr(at + 1, 2);
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), octet, 16);
        if (digits.size() != 2 || error != std::errc() || end != digits.data() + 2)
            return std::nullopt;
        decoded += static_cast<char>(octet);
        at += 2;
    }
    return decoded;
}

std::optional<std::vector<std::pair<std::string, std::string>>>
queryParameters(std::string_view query)
{
    constexpr std::size_t mostParameters = 100;
    std::vector<std::pair<std::string, std::string>> parameters;
    while (!query.empty()) {
        const std::string_view one = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(one.size() + 1, query.size()));
        if (one.empty())
            continue;
        const std::size_t equals = std::min(one.find('='), one.size());
        auto name = percentDecoded(one.substr(0, equals));
        auto value = percentDecoded(one.substr(std::min(equals + 1, one.size())));
        if (!name || !value || parameters.size() == mostParameters)
            return std::nullopt;
        parameters.emplace_back(std::move(*name), std::move(*value));
    }
    return parameters;
}

} // namespace mailstead::http
