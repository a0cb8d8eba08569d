#include "dns/record_set.h"

#include "dns/wire.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <fmt/format.h>

namespace mailstead::dns
{

namespace
{

constexpr std::size_t longestString = 255;

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(space);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

std::vector<std::string> words(std::string_view text)
{
    std::vector<std::string> result;
    text = trimmed(text);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(" \t\r\n"), text.size());
        result.emplace_back(text.substr(0, end));
        text = trimmed(text.substr(end));
    }
    return result;
}

bool isNumber(const std::string& text)
{
    return !text.empty() && text.size() <= 10 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "." stays: it is the null MX (RFC 7505) and "no such service" (RFC 2782).
std::string hostText(const std::string& text)
{
    const std::string name = canonicalName(text);
    return name.empty() ? "." : name;
}

std::string addressText(std::string_view text)
{
    std::array<unsigned char, 16> octets{};
    std::array<char, INET6_ADDRSTRLEN> buffer{};
    const std::string copy(text);
    for (const int family : {AF_INET, AF_INET6}) {
        if (inet_pton(family, copy.c_str(), octets.data()) == 1)
            return inet_ntop(family, octets.data(), buffer.data(), buffer.size());
    }
    return copy;
}

/// `0 issue "example.org"`, the value quoted or not.
std::string caaText(std::string_view text)
{
    const auto parts = words(text);
    if (parts.size() < 3 || !isNumber(parts[0]))
        return std::string(text);
    std::string_view value = text.substr(text.find(parts[1]) + parts[1].size());
    std::string tag = parts[1];
    for (char& symbol : tag)
        symbol = static_cast<char>(symbol >= 'A' && symbol <= 'Z' ? symbol + 32 : symbol);
    return fmt::format("{} {} \"{}\"", parts[0], tag, unquotedText(trimmed(value)));
}

/// Numbers and then a host name.
std::string hostRecordText(std::string_view text, std::size_t numbers)
{
    auto parts = words(text);
    if (parts.size() != numbers + 1 ||
        !std::all_of(parts.begin(), parts.end() - 1,
                     [](const auto& part) { return isNumber(part); }))
        return std::string(text);
    parts.back() = hostText(parts.back());
    return fmt::format("{}", fmt::join(parts, " "));
}

/// "3 1 1 hex", the hexadecimal in one or several pieces and in either case.
std::string tlsaText(std::string_view text)
{
    const auto parts = words(text);
    if (parts.size() < 4)
        return std::string(text);
    std::string data;
    for (std::size_t i = 3; i < parts.size(); ++i)
        data += canonicalName(parts[i]);
    return fmt::format("{} {} {} {}", parts[0], parts[1], parts[2], data);
}

} // namespace

bool sameContent(const RecordSet& a, const RecordSet& b)
{
    return a.proxied == b.proxied && a.values.size() == b.values.size() &&
           std::is_permutation(a.values.begin(), a.values.end(), b.values.begin());
}

RecordSet findSet(const std::vector<RecordSet>& sets, const std::string& name,
                  const std::string& type)
{
    const auto found = std::find_if(sets.begin(), sets.end(), [&](const RecordSet& set) {
        return set.name == name && set.type == type;
    });
    return found == sets.end() ? RecordSet{name, type} : *found;
}

std::string canonicalValue(const std::string& type, std::string_view text)
{
    if (type == "TXT" || type == "SPF")
        return unquotedText(text);
    text = trimmed(text);
    if (type == "A" || type == "AAAA")
        return addressText(text);
    if (type == "CNAME" || type == "NS" || type == "PTR")
        return hostRecordText(text, 0);
    if (type == "MX")
        return hostRecordText(text, 1);
    if (type == "SRV")
        return hostRecordText(text, 3);
    if (type == "CAA")
        return caaText(text);
    if (type == "TLSA")
        return tlsaText(text);
    return std::string(text);
}

std::string quotedText(std::string_view text)
{
    std::string result;
    do {
        const std::string_view part = text.substr(0, longestString);
        text.remove_prefix(part.size());
        result += result.empty() ? "\"" : " \"";
        for (const char symbol : part) {
            const auto octet = static_cast<unsigned char>(symbol);
            if (symbol == '"' || symbol == '\\')
                (result += '\\') += symbol;
            else if (octet >= 32 && octet < 127)
                result += symbol;
            else
                result += fmt::format("\\{:03}", octet);
        }
        result += '"';
    } while (!text.empty());
    return result;
}

std::string unquotedText(std::string_view text)
{
    const std::string_view clean = trimmed(text);
    if (clean.empty() || clean.front() != '"')
        return std::string(text);
    std::string result;
    bool inside = false;
    for (std::size_t i = 0; i < clean.size(); ++i) {
        const char symbol = clean[i];
        if (symbol == '"') {
            inside = !inside;
        } else if (symbol == '\\' && i + 1 < clean.size()) {
            const std::string_view digits = clean.substr(i + 1, 3);
            int code = 0;
            const auto [end, error] =
                std::from_chars(digits.data(), digits.data() + digits.size(), code);
            if (error == std::errc() && end == digits.data() + 3 && code < 256) {
                result += static_cast<char>(code);
                i += 3;
            } else {
                result += clean[++i];
            }
        } else if (inside) {
            result += symbol;
        }
    }
    return result;
}

std::pair<std::uint16_t, std::string> splitPreference(std::string_view value)
{
    std::uint16_t preference = 0;
    const std::size_t space = std::min(value.find(' '), value.size());
    const auto [end, error] = std::from_chars(value.data(), value.data() + space, preference);
    if (error != std::errc() || end != value.data() + space || space == value.size())
        return {0, std::string(value)};
    return {preference, std::string(value.substr(space + 1))};
}

bool endsWithHost(const std::string& type)
{
    return type == "CNAME" || type == "MX" || type == "NS" || type == "PTR" || type == "SRV";
}

std::string masterFileValue(const std::string& type, const std::string& value)
{
    if (type == "TXT")
        return quotedText(value);
    if (endsWithHost(type) && !value.empty() && value.back() != '.')
        return value + ".";
    return value;
}

std::string relativeName(const std::string& name, const std::string& zone)
{
    if (name == zone || !isInZone(name, zone))
        return name == zone ? std::string() : name;
    return name.substr(0, name.size() - zone.size() - 1);
}

std::string fullName(std::string_view relative, const std::string& zone)
{
    const std::string name = canonicalName(relative);
    if (name.empty() || name == "@")
        return zone;
    return isInZone(name, zone) ? name : name + "." + zone;
}

bool isInZone(const std::string& name, const std::string& zone)
{
    return name == zone || (name.size() > zone.size() + 1 && name.ends_with(zone) &&
                            name[name.size() - zone.size() - 1] == '.');
}

} // namespace mailstead::dns
