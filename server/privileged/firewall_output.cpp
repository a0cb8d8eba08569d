// What firewall programs say, read.
#include "core/json_access.h"
#include "privileged/firewall.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

namespace mailstead::privileged
{

namespace
{

using core::ErrorKind;
using core::partAt;
using core::textAt;
using nlohmann::json;

constexpr int webPort = 80;

/// "80", "80,443", "75:90" with or without "/tcp".
bool hasPort(std::string_view list)
{
    if (list.ends_with("/udp"))
        return false;
    if (list.ends_with("/tcp"))
        list.remove_suffix(4);
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        const std::string_view part = list.substr(0, end);
        list.remove_prefix(std::min(end + 1, list.size()));
        int first = -1, last = -1;
        const char* stop = part.data() + part.size();
        auto [at, error] = std::from_chars(part.data(), stop, first);
        if (error != std::errc())
            continue;
        last = first;
        if (at != stop && (*at == ':' || *at == '-'))
            at = std::from_chars(at + 1, stop, last).ptr;
        if (at == stop && first <= webPort && webPort <= last)
            return true;
    }
    return false;
}

struct Chain {
    std::string family, table, name, policy;
    bool isInput = false;
    std::vector<const json*> rules; ///< their expressions
};

using ChainMap = std::map<std::string, Chain>; ///< by family, table and name

std::string keyOf(const json& object, const char* nameKey)
{
    return textAt(object, "family") + "\n" + textAt(object, "table") + "\n" +
           textAt(object, nameKey);
}

/// Whether a value of nft's JSON has the port: 80, {"set": [80, {"range": [1, 90]}]}.
bool valueHasPort(const json& value)
{
    if (value.is_number_integer())
        return value == webPort;
    if (const json& set = partAt(value, "set"); !set.empty())
        return std::any_of(set.begin(), set.end(), valueHasPort);
    const json& range = partAt(value, "range");
    return range.size() == 2 && range[0].is_number_integer() && range[1].is_number_integer() &&
           range[0] <= webPort && range[1] >= webPort;
}

/// "tcp dport 80 … accept" with nothing else that it asks for.
bool acceptsPort(const json& expressions)
{
    bool port = false, accepts = false;
    for (const json& expression : expressions) {
        if (!expression.is_object() || expression.empty())
            return false;
        const std::string kind = expression.begin().key();
        if (kind == "match") {
            const json& match = expression.begin().value();
            const json& payload = partAt(partAt(match, "left"), "payload");
            const auto right = match.find("right");
            if (textAt(match, "op") != "==" || textAt(payload, "field") != "dport" ||
                textAt(payload, "protocol") == "udp" || right == match.end() ||
                !valueHasPort(*right))
                return false;
            port = true;
        } else if (kind == "accept") {
            accepts = true;
        } else if (kind != "counter") {
            return false;
        }
    }
    return port && accepts;
}

bool refuses(const json& expressions, const ChainMap& chains, const Chain& chain,
             std::set<std::string>& seen);

/// Whether something in the chain, or in one that it jumps to, drops or rejects before a plain rule
/// accepts the port.
bool isInTheWay(const Chain& chain, const ChainMap& chains, std::set<std::string>& seen)
{
    for (const json* rule : chain.rules) {
        if (acceptsPort(*rule))
            return false;
        if (refuses(*rule, chains, chain, seen))
            return true;
    }
    return chain.policy == "drop";
}

bool refuses(const json& expressions, const ChainMap& chains, const Chain& chain,
             std::set<std::string>& seen)
{
    for (const json& expression : expressions) {
        if (!expression.is_object() || expression.empty())
            continue;
        const std::string kind = expression.begin().key();
        if (kind == "drop" || kind == "reject" || kind == "queue")
            return true;
        if (kind == "vmap")
            return true; // nobody reads its verdicts here; a rule of ours does no harm
        if (kind != "jump" && kind != "goto")
            continue;
        const std::string key =
            chain.family + "\n" + chain.table + "\n" + textAt(expression.begin().value(), "target");
        const auto next = chains.find(key);
        if (next != chains.end() && seen.insert(key).second &&
            isInTheWay(next->second, chains, seen))
            return true;
    }
    return false;
}

core::Result<json> rulesetOf(const std::string& text)
{
    json document = json::parse(text, nullptr, false);
    if (!document.is_object() || !document.contains("nftables") || !document["nftables"].is_array())
        return core::fail(ErrorKind::InvalidInput, "the list of nft cannot be read");
    return document;
}

} // namespace

bool ufwLetsIn(const std::string& status)
{
    // Profiles that ufw and the packages of web servers bring.
    constexpr std::string_view profiles[] = {
        "WWW", "WWW Full", "Nginx HTTP", "Nginx Full", "Apache Full", "Apache", "Lighttpd HTTP"};
    std::istringstream lines(status);
    std::string line;
    while (std::getline(lines, line)) {
        if (line.starts_with("Status: inactive") || line.starts_with("Default: allow (incoming)"))
            return true;
        // 80/tcp                     ALLOW IN    Anywhere
        const std::size_t allow = line.find(" ALLOW");
        if (allow == std::string::npos || line.find("Anywhere", allow) == std::string::npos ||
            line.find(" on ") < allow)
            continue;
        std::string to = line.substr(0, allow);
        to.erase(to.find_last_not_of(' ') + 1);
        if (hasPort(to) || to == "Anywhere" ||
            std::find(std::begin(profiles), std::end(profiles), to) != std::end(profiles))
            return true;
    }
    return false;
}

bool iptablesLetsIn(const std::string& rules)
{
    bool refuses = false;
    std::istringstream lines(rules);
    std::string line;
    while (std::getline(lines, line)) {
        std::istringstream stream(line);
        std::vector<std::string> words{std::istream_iterator<std::string>(stream), {}};
        if (words.size() >= 3 && words[0] == "-P") {
            refuses = words[2] != "ACCEPT";
            continue;
        }
        const auto jump = std::find(words.begin(), words.end(), "-j");
        if (words.size() < 4 || words[0] != "-A" || jump == words.end() || jump + 1 == words.end())
            continue;
        // A rule that only names protocol and port; with more it may not hold for everybody.
        bool plain = true, port = false;
        for (auto word = words.begin() + 2; word < jump; ++word) {
            if ((*word == "--dport" || *word == "--dports") && word + 1 < jump)
                port = hasPort(*(++word));
            else if ((*word == "-p" || *word == "-m") && word + 1 < jump)
                plain = *(++word) != "udp" && *word != "set" && *word != "limit" && plain;
            else if (*word == "--comment" && word + 1 < jump)
                ++word;
            else
                plain = false;
        }
        const std::string& target = *(jump + 1);
        if (plain && port && target == "ACCEPT")
            return true;
        if (target != "ACCEPT" && target != "LOG" && target != "RETURN")
            refuses = true; // DROP, REJECT, or a chain of somebody
    }
    return !refuses;
}

core::Result<std::vector<FirewallRule>> nftChainsInTheWay(const std::string& text)
{
    const auto document = rulesetOf(text);
    if (!document)
        return tl::unexpected(document.error());
    ChainMap chains;
    for (const json& entry : partAt(*document, "nftables")) {
        if (const json& chain = partAt(entry, "chain"); !chain.empty()) {
            Chain& read = chains[keyOf(chain, "name")];
            read.family = textAt(chain, "family");
            read.table = textAt(chain, "table");
            read.name = textAt(chain, "name");
            read.policy = textAt(chain, "policy");
            read.isInput = textAt(chain, "hook") == "input" && textAt(chain, "type") == "filter";
        } else if (const json& rule = partAt(entry, "rule"); !rule.empty()) {
            chains[keyOf(rule, "chain")].rules.push_back(&partAt(rule, "expr"));
        }
    }
    std::vector<FirewallRule> found;
    for (const auto& entry : chains) {
        const Chain& chain = entry.second;
        std::set<std::string> seen{entry.first};
        if (chain.isInput &&
            (chain.family == "ip" || chain.family == "ip6" || chain.family == "inet") &&
            isInTheWay(chain, chains, seen))
            found.push_back({FirewallKind::Nftables, chain.family, chain.table, chain.name});
    }
    return found;
}

core::Result<std::vector<std::uint64_t>> nftHandlesOf(const std::string& text,
                                                      const FirewallRule& wanted)
{
    const auto document = rulesetOf(text);
    if (!document)
        return tl::unexpected(document.error());
    std::vector<std::uint64_t> handles;
    for (const json& entry : partAt(*document, "nftables")) {
        const json& rule = partAt(entry, "rule");
        if (textAt(rule, "family") != wanted.family || textAt(rule, "table") != wanted.table ||
            textAt(rule, "chain") != wanted.chain || textAt(rule, "comment") != firewallComment)
            continue;
        const auto handle = rule.find("handle");
        if (handle != rule.end() && handle->is_number_unsigned())
            handles.push_back(handle->get<std::uint64_t>());
    }
    return handles;
}

} // namespace mailstead::privileged
