#include "dns/spf_merge.h"

#include "dns/wire.h"

#include <algorithm>
#include <optional>

namespace mailstead::dns
{

namespace
{

struct Terms {
    std::vector<std::string> mechanisms; ///< without "all" and modifiers
    std::vector<std::string> modifiers;
    std::string redirect; ///< the domain
    std::string all;      ///< with its qualifier; empty: none
};

/// Domains and addresses compare without case; macros (RFC 7208 §7) do not differ by it in what we
/// compare.
std::string normalised(std::string_view term)
{
    if (!term.empty() && term.front() == '+')
        term.remove_prefix(1);
    return canonicalName(term);
}

Terms split(std::string_view record)
{
    Terms terms;
    record.remove_prefix(std::min(record.size(), std::string_view("v=spf1").size()));
    while (!record.empty()) {
        const std::size_t end = std::min(record.find(' '), record.size());
        const std::string term(record.substr(0, end));
        record.remove_prefix(std::min(end + 1, record.size()));
        if (term.empty())
            continue;
        const std::string lower = normalised(term);
        const std::size_t sign = lower.find_first_of("=:/");
        if (lower == "all" || lower == "-all" || lower == "~all" || lower == "?all")
            terms.all = lower;
        else if (lower.rfind("redirect=", 0) == 0)
            terms.redirect = lower.substr(9);
        else if (sign != std::string::npos && lower[sign] == '=')
            terms.modifiers.push_back(term);
        else
            terms.mechanisms.push_back(term);
    }
    return terms;
}

bool contains(const std::vector<std::string>& terms, const std::string& wanted)
{
    const std::string name = normalised(wanted);
    return std::any_of(terms.begin(), terms.end(),
                       [&](const std::string& term) { return normalised(term) == name; });
}

std::string addressMechanism(const std::string& address)
{
    return (address.find(':') == std::string::npos ? "ip4:" : "ip6:") + address;
}

bool standsForAddresses(const std::string& mechanism)
{
    const std::string name = normalised(mechanism);
    return name == "mx" || name == "a" || name.rfind("a:", 0) == 0;
}

/// True when the mechanism is there, or the addresses that it stands for are.
bool covers(const std::vector<std::string>& mechanisms, const std::string& wanted,
            const std::vector<std::string>& addresses)
{
    if (contains(mechanisms, wanted))
        return true;
    return standsForAddresses(wanted) && !addresses.empty() &&
           std::all_of(addresses.begin(), addresses.end(), [&](const std::string& address) {
               return contains(mechanisms, addressMechanism(address));
           });
}

int lookupsOf(const Terms& terms, const std::function<int(const std::string&)>& nested)
{
    int count = 0;
    for (const std::string& mechanism : terms.mechanisms) {
        std::string name = normalised(mechanism);
        if (!name.empty() && std::string_view("-~?").find(name.front()) != std::string_view::npos)
            name.erase(0, 1);
        const std::string kind = name.substr(0, name.find_first_of(":/"));
        if (kind == "a" || kind == "mx" || kind == "ptr" || kind == "exists")
            ++count;
        else if (kind == "include")
            count += 1 + (nested ? nested(name.substr(std::min(name.size(), std::size_t(8)))) : 0);
    }
    if (!terms.redirect.empty() && terms.all.empty())
        count += 1 + (nested ? nested(terms.redirect) : 0);
    return count;
}

/// The mildest of two policies; "all" and none at all are the mildest.
std::string milder(const std::string& a, const std::string& b)
{
    const auto rank = [](const std::string& all) {
        return all == "-all" ? 3 : all == "~all" ? 2 : all == "?all" ? 1 : 0;
    };
    return rank(a) <= rank(b) ? a : b;
}

std::string textOf(const Terms& terms)
{
    std::string text = "v=spf1";
    for (const std::string& mechanism : terms.mechanisms)
        text += " " + mechanism;
    if (!terms.all.empty())
        text += " " + terms.all;
    else if (!terms.redirect.empty())
        text += " redirect=" + terms.redirect;
    for (const std::string& modifier : terms.modifiers)
        text += " " + modifier;
    return text;
}

Terms joined(const std::vector<std::string>& present)
{
    Terms result = split(present.front());
    for (std::size_t i = 1; i < present.size(); ++i) {
        const Terms next = split(present[i]);
        for (const std::string& mechanism : next.mechanisms) {
            if (!contains(result.mechanisms, mechanism))
                result.mechanisms.push_back(mechanism);
        }
        for (const std::string& modifier : next.modifiers) {
            if (!contains(result.modifiers, modifier))
                result.modifiers.push_back(modifier);
        }
        // A record that ends with a redirect has no policy of its own; what it leads to is
        // included.
        if (result.all.empty() || next.all.empty())
            result.all = result.all.empty() ? next.all : result.all;
        else
            result.all = milder(result.all, next.all);
        if (result.redirect.empty())
            result.redirect = next.redirect;
    }
    if (!result.redirect.empty() && !result.all.empty()) {
        // "all" makes a redirect void (RFC 7208 §6.1); its domain must go on being asked.
        const std::string include = "include:" + result.redirect;
        if (present.size() > 1 && !contains(result.mechanisms, include))
            result.mechanisms.push_back(include);
        result.redirect.clear();
    }
    return result;
}

} // namespace

bool isSpf(std::string_view text)
{
    constexpr std::string_view version = "v=spf1";
    if (text.size() < version.size() || canonicalName(text.substr(0, version.size())) != version)
        return false;
    return text.size() == version.size() || text[version.size()] == ' ';
}

SpfMerge mergeSpf(const std::vector<std::string>& present, const std::string& wanted,
                  const std::vector<std::string>& addresses,
                  const std::function<int(const std::string&)>& nested)
{
    SpfMerge merge;
    if (present.empty()) {
        merge.record = wanted;
        merge.changed = true;
        merge.lookups = lookupsOf(split(wanted), nested);
        return merge;
    }
    const Terms ours = split(wanted);
    Terms result = joined(present);
    merge.joined = present.size() > 1;
    bool touched = merge.joined;
    std::vector<std::string> missing;
    for (const std::string& mechanism : ours.mechanisms) {
        if (!covers(result.mechanisms, mechanism, addresses))
            missing.push_back(mechanism);
    }
    if (result.all == "all") {
        result.all = ours.all.empty() ? "~all" : ours.all;
        merge.closedAll = true;
        touched = true;
    } else if (result.all.empty() && result.redirect.empty()) {
        result.all = ours.all; // without a policy the record says nothing about strangers
        touched = touched || !ours.all.empty();
    }
    const std::vector<std::string> before = result.mechanisms;
    result.mechanisms.insert(result.mechanisms.end(), missing.begin(), missing.end());
    merge.lookups = lookupsOf(result, nested);
    if (merge.lookups > spfLookupLimit && !addresses.empty()) {
        result.mechanisms = before;
        for (const std::string& mechanism : missing) {
            if (!standsForAddresses(mechanism)) {
                result.mechanisms.push_back(mechanism);
                continue;
            }
            for (const std::string& address : addresses) {
                if (!contains(result.mechanisms, addressMechanism(address)))
                    result.mechanisms.push_back(addressMechanism(address));
            }
            merge.addresses = true;
        }
        merge.lookups = lookupsOf(result, nested);
    }
    merge.changed = touched || !missing.empty();
    merge.record = merge.changed ? textOf(result) : present.front();
    return merge;
}

} // namespace mailstead::dns
