// Changes of aliases and distribution lists.
#include "accounts/accounts_impl.h"

#include "accounts/rules.h"
#include "message/address.h"

#include <algorithm>
#include <unordered_set>

namespace mailstead::accounts
{

using core::ErrorKind;

core::Result<std::vector<std::string>>
AccountsImpl::canonicalTargets(const std::vector<std::string>& wantedTargets) const
{
    if (wantedTargets.size() > maxListMembers)
        return core::fail(ErrorKind::InvalidInput, "these are too many addresses",
                          "at most " + std::to_string(maxListMembers) + " are possible");
    std::vector<std::string> targets;
    std::unordered_set<std::string> seen;
    for (const std::string& wanted : wantedTargets) {
        auto target = anyAddress(wanted);
        if (!target) {
            target.error().why = "\"" + wanted.substr(0, 100) + "\": " + target.error().why;
            return tl::unexpected(target.error());
        }
        if (seen.insert(*target).second)
            targets.push_back(std::move(*target));
    }
    return targets;
}

/// Of ours: it must be there; of others: that is theirs to know.
core::Result<void> AccountsImpl::mustExist(const std::string& target) const
{
    if (snapshot()->resolve(target).kind != Snapshot::Resolved::Kind::Unknown)
        return {};
    return core::fail(ErrorKind::NotFound, target + " does not exist on this server", {},
                      "add that mailbox or alias first");
}

std::vector<AliasInfo> AccountsImpl::listAliases(const std::string& domain) const
{
    const auto now = snapshot();
    const std::string wanted = wantedDomain(domain);
    std::vector<AliasInfo> list;
    for (const auto& [address, targets] : now->aliases) {
        if (wanted.empty() || domainOf(address) == wanted)
            list.push_back({address, targets});
    }
    std::sort(list.begin(), list.end(),
              [](const auto& a, const auto& b) { return a.address < b.address; });
    return list;
}

core::Result<void> AccountsImpl::addAlias(const std::string& text,
                                          const std::vector<std::string>& wantedTargets)
{
    const auto address = localAddress(text);
    if (!address)
        return tl::unexpected(address.error());
    if (wantedTargets.empty() || wantedTargets.size() > maxAliasTargets)
        return core::fail(ErrorKind::InvalidInput, "an alias needs between 1 and " +
                                                       std::to_string(maxAliasTargets) +
                                                       " target addresses");
    const auto targets = canonicalTargets(wantedTargets);
    if (!targets)
        return tl::unexpected(targets.error());

    const std::lock_guard lock(m_writeMutex);
    if (const auto isFree = mustBeFree(*address); !isFree)
        return isFree;
    const auto now = snapshot();
    for (const std::string& target : *targets) {
        if (now->reaches(target, *address))
            return core::fail(ErrorKind::Refused, "this alias would lead back to itself",
                              "mail to " + target + " comes to " + *address,
                              "take " + target + " out of the targets");
        if (const auto exists = mustExist(target); !exists)
            return exists;
    }
    std::string logText = "alias " + *address + " added:";
    for (const std::string& target : *targets)
        logText += " " + target;
    return publishAfter(m_store.insertAlias(*address, domainOf(*address), *targets), logText);
}

core::Result<void> AccountsImpl::removeAlias(const std::string& text)
{
    const auto address = anyAddress(text);
    if (!address)
        return tl::unexpected(address.error());
    const std::lock_guard lock(m_writeMutex);
    if (!snapshot()->aliases.contains(*address))
        return core::fail(ErrorKind::NotFound, "there is no alias " + *address);
    return publishAfter(m_store.deleteAlias(*address), "alias " + *address + " removed");
}

std::vector<ListInfo> AccountsImpl::listLists(const std::string& domain) const
{
    const auto now = snapshot();
    const std::string wanted = wantedDomain(domain);
    std::vector<ListInfo> lists;
    for (const auto& [address, list] : now->lists) {
        if (wanted.empty() || domainOf(address) == wanted)
            lists.push_back(list);
    }
    std::sort(lists.begin(), lists.end(),
              [](const auto& a, const auto& b) { return a.address < b.address; });
    return lists;
}

core::Result<void> AccountsImpl::setList(const ListInfo& wanted)
{
    ListInfo list = wanted;
    const auto address = localAddress(wanted.address);
    if (!address)
        return tl::unexpected(address.error());
    list.address = *address;
    const std::size_t at = list.address.rfind('@');
    if (at > 64 - std::string_view("-bounces").size())
        return core::fail(ErrorKind::InvalidInput, "the name of the list is too long",
                          "\"-bounces\" has to fit behind it in 64 characters");
    auto owner = anyAddress(wanted.owner);
    if (!owner)
        return tl::unexpected(owner.error());
    list.owner = std::move(*owner);
    auto members = canonicalTargets(wanted.members);
    auto posters = canonicalTargets(wanted.posters);
    if (!members || !posters)
        return tl::unexpected(members ? posters.error() : members.error());
    list.members = std::move(*members);
    list.posters = std::move(*posters);
    const bool plainTitle = std::all_of(list.title.begin(), list.title.end(),
                                        [](char c) { return c >= 0x20 && c < 0x7F; });
    if (!plainTitle || list.title.size() > 100)
        return core::fail(ErrorKind::InvalidInput, "the title of the list cannot be used",
                          "it stands in a header field: at most 100 ASCII characters");

    const std::lock_guard lock(m_writeMutex);
    const auto now = snapshot();
    if (!now->lists.contains(list.address)) {
        for (const char* suffix : {"", "-owner", "-bounces"}) {
            const auto isFree =
                mustBeFree(list.address.substr(0, at) + suffix + list.address.substr(at));
            if (!isFree)
                return isFree;
        }
    }
    if (const auto exists = mustExist(list.owner); !exists)
        return exists;
    if (now->reaches(list.owner, list.address))
        return core::fail(ErrorKind::Refused, "the list's own bounces would come back to it",
                          "its owner is reached over the list", "name a mailbox as the owner");
    for (const std::string& member : list.members) {
        if (const auto exists = mustExist(member); !exists)
            return exists;
        if (now->reaches(member, list.address))
            return core::fail(ErrorKind::Refused, "this list would lead back to itself",
                              "mail to " + member + " comes to " + list.address,
                              "take " + member + " out of the members");
    }
    return publishAfter(m_store.replaceList(list, domainOf(list.address)),
                        "list " + list.address + " set: owner " + list.owner + ", " +
                            std::to_string(list.members.size()) + " members");
}

core::Result<void> AccountsImpl::removeList(const std::string& text)
{
    const auto address = anyAddress(text);
    if (!address)
        return tl::unexpected(address.error());
    const std::lock_guard lock(m_writeMutex);
    if (!snapshot()->lists.contains(*address))
        return core::fail(ErrorKind::NotFound, "there is no list " + *address);
    return publishAfter(m_store.deleteList(*address), "list " + *address + " removed");
}

} // namespace mailstead::accounts
