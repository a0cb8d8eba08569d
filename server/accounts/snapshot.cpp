#include "accounts/snapshot.h"

#include "message/address.h"

#include <unordered_set>

namespace mailstead::accounts
{

Snapshot::Resolved Snapshot::findExact(const std::string& address) const
{
    if (mailboxes.contains(address))
        return {Resolved::Kind::Mailbox, address};
    if (aliases.contains(address))
        return {Resolved::Kind::Alias, address};
    return {Resolved::Kind::Unknown, {}};
}

Snapshot::Resolved Snapshot::resolve(std::string_view text) const
{
    std::string address;
    if (text.find('@') == std::string_view::npos) {
        // RFC 5321 §4.5.1: a bare <postmaster> must be accepted.
        if (message::lowerCase(text) != "postmaster" || firstDomain.empty())
            return {};
        address = "postmaster@" + firstDomain;
    } else if (const auto canonical = message::canonicalAddress(text)) {
        address = *canonical;
    } else {
        const std::string domain = message::lowerCase(text.substr(text.rfind('@') + 1));
        return {domains.contains(domain) ? Resolved::Kind::Unknown : Resolved::Kind::NotLocal, {}};
    }

    const std::size_t at = address.rfind('@');
    const auto domain = domains.find(std::string_view(address).substr(at + 1));
    if (domain == domains.end())
        return {};
    Resolved found = findExact(address);
    if (found.kind != Resolved::Kind::Unknown)
        return found;
    std::string localPart = address.substr(0, at);
    const std::size_t plus = localPart.find('+');
    if (plus != std::string::npos && plus != 0 && localPart.front() != '"') {
        localPart.resize(plus);
        found = findExact(localPart + address.substr(at));
        if (found.kind != Resolved::Kind::Unknown)
            return found;
    }
    if ((localPart == "postmaster" || localPart == "abuse") && !domain->second.roleMailbox.empty())
        return {Resolved::Kind::Mailbox, domain->second.roleMailbox};
    return {Resolved::Kind::Unknown, {}};
}

std::vector<std::string> Snapshot::expand(std::string_view start) const
{
    std::vector<std::string> targets;
    std::unordered_set<std::string> seen;
    std::vector<std::string> waiting = {std::string(start)};
    while (!waiting.empty() && targets.size() < maxExpandedTargets) {
        const std::string address = std::move(waiting.back());
        waiting.pop_back();
        const Resolved resolved = resolve(address);
        const std::string& name =
            resolved.kind == Resolved::Kind::NotLocal ? address : resolved.address;
        // A target that was removed since is left out; the others still get their mail.
        if (resolved.kind == Resolved::Kind::Unknown || !seen.insert(name).second)
            continue;
        if (resolved.kind != Resolved::Kind::Alias) {
            targets.push_back(name);
            continue;
        }
        const auto& next = aliases.find(name)->second;
        waiting.insert(waiting.end(), next.rbegin(), next.rend());
    }
    return targets;
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
        if (resolved.kind == Resolved::Kind::Alias && resolved.address == alias)
            return true;
        if (resolved.kind != Resolved::Kind::Alias || !seen.insert(resolved.address).second)
            continue;
        const auto& next = aliases.find(resolved.address)->second;
        waiting.insert(waiting.end(), next.begin(), next.end());
    }
    return false;
}

} // namespace mailstead::accounts
