#include "accounts/snapshot.h"

#include "accounts/rules.h"
#include "message/address.h"
#include "message/idn.h"

#include <unordered_set>

namespace mailstead::accounts
{

Snapshot::Resolved Snapshot::findExact(const std::string& address) const
{
    if (mailboxes.contains(address))
        return {Resolved::Kind::Mailbox, address};
    if (aliases.contains(address))
        return {Resolved::Kind::Alias, address};
    if (lists.contains(address))
        return {Resolved::Kind::List, address};
    if (listOwners.contains(address))
        return {Resolved::Kind::Alias, address};
    return {Resolved::Kind::Unknown, {}};
}

std::vector<std::string> Snapshot::nextTargets(const Resolved& resolved) const
{
    if (const auto alias = aliases.find(resolved.address); alias != aliases.end())
        return alias->second;
    if (const auto list = lists.find(resolved.address); list != lists.end())
        return list->second.members;
    if (const auto owner = listOwners.find(resolved.address); owner != listOwners.end())
        return {owner->second};
    // "@example.org": the catch-all of a domain.
    if (!resolved.address.starts_with('@'))
        return {};
    const auto domain = domains.find(std::string_view(resolved.address).substr(1));
    if (domain != domains.end())
        return {domain->second.options.catchAll};
    return {};
}

Snapshot::Resolved Snapshot::resolve(std::string_view text) const
{
    std::string address;
    if (text.find('@') == std::string_view::npos) {
        // RFC 5321 §4.5.1: a bare <postmaster> must be accepted.
        if (message::lowerCase(text) != "postmaster" || firstDomain.empty())
            return {};
        address = "postmaster@" + firstDomain;
    } else if (const auto canonical = anyAddress(text)) {
        address = *canonical;
    } else {
        const auto domain = message::domainToAscii(text.substr(text.rfind('@') + 1));
        return {domain && domains.contains(*domain) ? Resolved::Kind::Unknown
                                                    : Resolved::Kind::NotLocal,
                {}};
    }

    const std::size_t at = address.rfind('@');
    const auto domain = domains.find(std::string_view(address).substr(at + 1));
    if (domain == domains.end())
        return {};
    Resolved found = findExact(address);
    if (found.kind != Resolved::Kind::Unknown)
        return found;
    std::string localPart = address.substr(0, at);
    const std::string& delimiter = domain->second.options.delimiter;
    const std::size_t plus = delimiter.empty() ? std::string::npos : localPart.find(delimiter);
    if (plus != std::string::npos && plus != 0 && localPart.front() != '"') {
        localPart.resize(plus);
        found = findExact(localPart + address.substr(at));
        if (found.kind != Resolved::Kind::Unknown)
            return found;
    }
    if ((localPart == "postmaster" || localPart == "abuse") && !domain->second.roleMailbox.empty())
        return {Resolved::Kind::Mailbox, domain->second.roleMailbox};
    if (!domain->second.options.catchAll.empty() && !Srs::isRewritten(address))
        return {Resolved::Kind::Alias, "@" + domain->first};
    return {Resolved::Kind::Unknown, {}};
}

bool Snapshot::reaches(std::string_view from, const std::string& alias) const
{
    std::unordered_set<std::string> seen;
    std::vector<std::string> waiting = {std::string(from)};
    while (!waiting.empty()) {
        const std::string address = std::move(waiting.back());
        waiting.pop_back();
        if (address == alias)
            return true;
        const Resolved resolved = resolve(address);
        if (resolved.kind != Resolved::Kind::NotLocal && resolved.address == alias)
            return true;
        if (!seen.insert(resolved.address).second)
            continue;
        const auto next = nextTargets(resolved);
        waiting.insert(waiting.end(), next.begin(), next.end());
    }
    return false;
}

} // namespace mailstead::accounts
