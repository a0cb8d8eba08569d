// Where mail for one of our addresses goes, and with which reverse-path.
#include "accounts/rules.h"
#include "accounts/snapshot.h"
#include "message/address.h"

#include <algorithm>
#include <unordered_set>

namespace mailstead::accounts
{

namespace
{

/// "team.example.org": the list's identifier (RFC 2919, section 3).
std::string listId(const std::string& address)
{
    std::string id = address;
    id[id.rfind('@')] = '.';
    return id;
}

std::string listFields(const ListInfo& list)
{
    std::string title;
    if (!list.title.empty()) {
        title = "\"";
        for (const char c : list.title) {
            if (c == '"' || c == '\\')
                title += '\\';
            title += c;
        }
        title += "\" ";
    }
    return "List-Id: " + title + "<" + listId(list.address) +
           ">\r\nList-Post: <mailto:" + list.address + ">\r\nPrecedence: list\r\n";
}

std::string bouncesOf(const std::string& list)
{
    const std::size_t at = list.rfind('@');
    return list.substr(0, at) + "-bounces" + list.substr(at);
}

struct Waiting {
    std::string address;
    std::string sender; ///< reverse-path so far
    std::string via;    ///< our domain that sends it on; empty at the start
    bool throughList = false;
};

} // namespace

std::vector<std::string> Snapshot::expand(std::string_view address) const
{
    std::vector<std::string> addresses;
    for (smtp::RoutedTarget& target : route(address, {}).targets)
        addresses.push_back(std::move(target.address));
    return addresses;
}

smtp::Routing Snapshot::route(std::string_view recipient, std::string_view sender,
                              const Srs* srs) const
{
    smtp::Routing routing;
    std::unordered_set<std::string> seen;
    std::vector<Waiting> waiting = {{std::string(recipient), std::string(sender), {}}};
    while (!waiting.empty() && routing.targets.size() < maxExpandedTargets) {
        Waiting now = std::move(waiting.back());
        waiting.pop_back();
        const Resolved resolved = resolve(now.address);
        const bool outside = resolved.kind == Resolved::Kind::NotLocal;
        const std::string& name = outside ? now.address : resolved.address;
        // A target that was removed since is left out; the others still get their mail.
        if (resolved.kind == Resolved::Kind::Unknown || !seen.insert(name).second)
            continue;
        if (outside || resolved.kind == Resolved::Kind::Mailbox) {
            // SPF of the sender's domain does not know us: what we send on comes from us. Mail of
            // our own domains does so anyway, and the null sender stays what it is.
            if (outside && srs != nullptr && !now.via.empty() && !now.sender.empty() &&
                !domains.contains(domainOf(message::lowerCase(now.sender)))) {
                if (auto ours =
                        srs->forward(now.sender, now.via, std::chrono::system_clock::now())) {
                    now.sender = std::move(*ours);
                    routing.note = "forwarded by " + now.via + " with a reverse-path of its own";
                } else {
                    routing.note = "forwarded by " + now.via + " with its reverse-path as it was";
                }
            }
            smtp::RoutedTarget target{name};
            if (now.sender != sender)
                target.sender = now.sender;
            target.throughList = now.throughList;
            routing.targets.push_back(std::move(target));
            continue;
        }
        std::string next = now.sender;
        if (resolved.kind == Resolved::Kind::List) {
            next = bouncesOf(resolved.address);
            if (routing.fields.empty()) // a message has one List-Id
                routing.fields = listFields(lists.find(resolved.address)->second);
        }
        const auto targets = nextTargets(resolved);
        for (auto target = targets.rbegin(); target != targets.rend(); ++target)
            waiting.push_back({*target, next, domainOf(resolved.address),
                               now.throughList || resolved.kind == Resolved::Kind::List});
    }
    return routing;
}

bool Snapshot::mayPost(const ListInfo& list, std::string_view sender,
                       std::string_view account) const
{
    if (sender.empty())
        return false;
    if (list.posting == Posting::Anyone)
        return true;
    // Who signed in is known; a reverse-path is only what somebody wrote.
    std::vector<std::string> names = {std::string(account)};
    if (const auto canonical = anyAddress(sender))
        names.push_back(*canonical);
    names.push_back(resolve(sender).address);
    const auto isIn = [&](const std::vector<std::string>& allowed) {
        return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
            return !name.empty() &&
                   std::find(allowed.begin(), allowed.end(), name) != allowed.end();
        });
    };
    return isIn({list.owner}) ||
           isIn(list.posting == Posting::Members ? list.members : list.posters);
}

} // namespace mailstead::accounts
