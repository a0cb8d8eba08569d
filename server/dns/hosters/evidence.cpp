#include "dns/hosters/evidence.h"

#include "core/utf8.h"
#include "dns/resolver.h"

#include <algorithm>
#include <map>
#include <sstream>

namespace mailstead::dns::hosters
{

namespace
{

constexpr std::size_t longestShown = 120;
constexpr int certain = 90;
constexpr int likely = 50;
constexpr std::string_view reverse4 = ".in-addr.arpa";
constexpr std::string_view reverse6 = ".ip6.arpa";

int weightOf(Source source)
{
    switch (source) {
    case Source::Metadata:
        return 100;
    case Source::Dmi:
        return certain;
    case Source::Name:
        return 40;
    case Source::Registry:
        return 30;
    case Source::Routing:
        return 25;
    }
    return 0;
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) {
        return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    });
    return text;
}

template <class Fits> std::vector<const Hoster*> thatFit(Fits fits)
{
    std::vector<const Hoster*> result;
    for (const Hoster& one : hosters()) {
        if (fits(one))
            result.push_back(&one);
    }
    return result;
}

bool holdsOne(const std::string& text, const std::vector<std::string>& words)
{
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return text.find(word) != std::string::npos;
    });
}

} // namespace

std::string_view toString(Source source)
{
    switch (source) {
    case Source::Metadata:
        return "metadata";
    case Source::Dmi:
        return "dmi";
    case Source::Name:
        return "name";
    case Source::Registry:
        return "registry";
    case Source::Routing:
        return "routing";
    }
    return "";
}

std::string_view toString(Confidence confidence)
{
    switch (confidence) {
    case Confidence::None:
        return "none";
    case Confidence::Possible:
        return "possible";
    case Confidence::Likely:
        return "likely";
    case Confidence::Certain:
        return "certain";
    }
    return "none";
}

std::string shown(std::string_view text)
{
    std::string result;
    for (const char symbol : text.substr(0, longestShown)) {
        const bool control = static_cast<unsigned char>(symbol) < 32 || symbol == 127;
        result += control ? ' ' : symbol;
    }
    // What is cut in the middle of a character, or was no UTF-8 to begin with.
    while (!result.empty() && !core::isUtf8(result) &&
           (static_cast<unsigned char>(result.back()) & 0x80) != 0)
        result.pop_back();
    if (!core::isUtf8(result))
        std::replace_if(
            result.begin(), result.end(),
            [](char symbol) { return (static_cast<unsigned char>(symbol) & 0x80) != 0; }, '?');
    const std::size_t end = result.find_last_not_of(' ');
    result.erase(end == std::string::npos ? 0 : end + 1);
    return result;
}

Detected weigh(std::vector<Evidence> evidence)
{
    Detected result;
    std::map<const Hoster*, int> weights;
    for (const Evidence& one : evidence) {
        for (const Hoster* hoster : one.hosters)
            weights[hoster] += weightOf(one.source);
    }
    result.evidence = std::move(evidence);
    // Table order among equals.
    std::vector<const Hoster*> order =
        thatFit([&](const Hoster& one) { return weights.count(&one) != 0; });
    std::stable_sort(order.begin(), order.end(),
                     [&](const Hoster* a, const Hoster* b) { return weights[a] > weights[b]; });
    if (order.empty())
        return result;
    result.hoster = order.front();
    const int weight = weights[result.hoster];
    result.confidence = weight >= certain  ? Confidence::Certain
                        : weight >= likely ? Confidence::Likely
                                           : Confidence::Possible;
    result.others.assign(order.begin() + 1, order.end());
    return result;
}

std::optional<Evidence> fromDmi(const std::vector<std::string>& words)
{
    std::string all;
    for (const std::string& word : words)
        all += lower(word) + "\n";
    auto fitting = thatFit([&](const Hoster& one) { return holdsOne(all, one.dmi); });
    if (fitting.empty())
        return std::nullopt;
    std::string text;
    for (const std::string& word : words) {
        const bool says = std::any_of(fitting.begin(), fitting.end(), [&](const Hoster* one) {
            return holdsOne(lower(word), one->dmi);
        });
        if (says && text.empty())
            text = shown(word);
    }
    return Evidence{Source::Dmi, std::move(fitting), std::move(text)};
}

std::optional<Evidence> fromNames(const std::vector<std::string>& ptrNames)
{
    for (const std::string& name : ptrNames) {
        auto fitting = thatFit([&](const Hoster& one) {
            return std::any_of(one.names.begin(), one.names.end(),
                               [&](const std::string& end) { return name.ends_with(end); });
        });
        if (!fitting.empty())
            return Evidence{Source::Name, std::move(fitting), shown(name)};
    }
    return std::nullopt;
}

std::optional<Evidence> fromRegistry(const std::string& name,
                                     const std::vector<std::string>& organisations)
{
    std::string all = lower(name);
    std::string text = shown(name);
    for (const std::string& organisation : organisations) {
        all += "\n" + lower(organisation);
        if (text.find(shown(organisation)) == std::string::npos)
            text += (text.empty() ? "" : ", ") + shown(organisation);
    }
    if (text.empty())
        return std::nullopt;
    return Evidence{Source::Registry,
                    thatFit([&](const Hoster& one) { return holdsOne(all, one.organisations); }),
                    shown(text)};
}

std::optional<Evidence> fromRouting(const std::vector<std::string>& texts)
{
    std::vector<std::uint32_t> systems;
    std::string text;
    for (const std::string& entry : texts) {
        // Several systems may announce a network: "13335 23393 | 192.0.2.0/24 | …".
        std::istringstream numbers(entry.substr(0, entry.find('|')));
        for (std::uint32_t system = 0; numbers >> system;) {
            if (std::find(systems.begin(), systems.end(), system) != systems.end())
                continue;
            systems.push_back(system);
            text += (text.empty() ? "AS" : ", AS") + std::to_string(system);
        }
    }
    if (systems.empty())
        return std::nullopt;
    return Evidence{
        Source::Routing, thatFit([&](const Hoster& one) {
            return std::any_of(one.systems.begin(), one.systems.end(), [&](std::uint32_t system) {
                return std::find(systems.begin(), systems.end(), system) != systems.end();
            });
        }),
        shown(text)};
}

std::string routingName(const std::string& address)
{
    const std::string reverse = reverseName(address);
    if (reverse.ends_with(reverse4))
        return reverse.substr(0, reverse.size() - reverse4.size()) + ".origin.asn.cymru.com";
    if (reverse.ends_with(reverse6))
        return reverse.substr(0, reverse.size() - reverse6.size()) + ".origin6.asn.cymru.com";
    return {};
}

} // namespace mailstead::dns::hosters
