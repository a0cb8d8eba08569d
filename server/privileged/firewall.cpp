#include "privileged/firewall.h"

#include "core/file.h"
#include "core/json_access.h"

#include <algorithm>
#include <array>

namespace mailstead::privileged
{

namespace
{

using core::ErrorKind;
using core::textAt;
using nlohmann::json;

constexpr std::chrono::seconds deadline{30};
constexpr std::size_t largestConf = 64UL * 1024;

struct KindWord {
    FirewallKind kind;
    std::string_view text;
};
constexpr std::array kindWords{
    KindWord{FirewallKind::None, "none"},           KindWord{FirewallKind::Ufw, "ufw"},
    KindWord{FirewallKind::Firewalld, "firewalld"}, KindWord{FirewallKind::Nftables, "nftables"},
    KindWord{FirewallKind::Iptables, "iptables"},
};

std::string program(const char* name)
{
    return firstProgram({std::string("/usr/sbin/") + name, std::string("/usr/bin/") + name,
                         std::string("/sbin/") + name, std::string("/bin/") + name});
}

tl::unexpected<core::Error> refused(const std::string& what, const CommandResult& run)
{
    return core::fail(ErrorKind::Refused, what, run.words(),
                      "open port 80 by hand, or prove the names by DNS");
}

/// The rule after -I and -D of iptables.
Arguments iptablesRule(const std::string& program, const char* verb)
{
    return {program, "-w", "5",       verb,        "INPUT",         "-p", "tcp",   "--dport",
            "80",    "-m", "comment", "--comment", firewallComment, "-j", "ACCEPT"};
}

} // namespace

std::string_view toString(FirewallKind kind)
{
    for (const KindWord& word : kindWords) {
        if (word.kind == kind)
            return word.text;
    }
    return {};
}

std::optional<FirewallKind> firewallKindFrom(std::string_view text)
{
    for (const KindWord& word : kindWords) {
        if (word.text == text)
            return word.kind;
    }
    return std::nullopt;
}

FirewallPrograms findFirewallPrograms()
{
    FirewallPrograms programs{program("ufw"),      program("firewall-cmd"), program("nft"),
                              program("iptables"), program("ip6tables"),    false};
    const auto conf = core::readFile("/etc/ufw/ufw.conf", largestConf);
    programs.ufwEnabled = conf && conf->find("\nENABLED=yes") != std::string::npos;
    return programs;
}

json FirewallRule::json() const
{
    return {{"firewall", toString(kind)}, {"family", family}, {"table", table}, {"chain", chain}};
}

std::optional<FirewallRule> FirewallRule::fromJson(const nlohmann::json& json)
{
    const auto kind = firewallKindFrom(textAt(json, "firewall"));
    if (!kind)
        return std::nullopt;
    return FirewallRule{*kind, textAt(json, "family"), textAt(json, "table"),
                        textAt(json, "chain")};
}

core::Result<CommandResult> Firewall::run(const Arguments& arguments) const
{
    if (arguments.front().empty())
        return core::fail(ErrorKind::NotFound, "the firewall's program is not installed");
    return m_run(arguments, deadline);
}

core::Result<std::vector<FirewallRule>> Firewall::missing() const
{
    if (m_programs.ufwEnabled) {
        const auto status = run({m_programs.ufw, "status", "verbose"});
        if (!status)
            return tl::unexpected(status.error());
        if (status->exitCode != 0)
            return refused("ufw does not say what it lets in", *status);
        if (ufwLetsIn(status->output))
            return std::vector<FirewallRule>();
        return std::vector<FirewallRule>{{FirewallKind::Ufw, {}, {}, {}}};
    }
    const auto firewalld = firewalldRuns();
    if (!firewalld)
        return tl::unexpected(firewalld.error());
    if (*firewalld) {
        for (const char* query : {"--query-port=80/tcp", "--query-service=http"}) {
            const auto open = run({m_programs.firewallCmd, query});
            if (!open)
                return tl::unexpected(open.error());
            if (open->exitCode == 0)
                return std::vector<FirewallRule>();
        }
        return std::vector<FirewallRule>{{FirewallKind::Firewalld, {}, {}, {}}};
    }
    return missingInTables();
}

core::Result<bool> Firewall::firewalldRuns() const
{
    // Its unit has it write no file with its pid.
    if (m_programs.firewallCmd.empty())
        return false;
    return run({m_programs.firewallCmd, "--state"}).map([](const CommandResult& state) {
        return state.exitCode == 0;
    });
}

core::Result<std::vector<FirewallRule>> Firewall::missingInTables() const
{
    std::vector<FirewallRule> rules;
    // Chains that iptables made are iptables' to change, also where nft shows them.
    for (const auto& [program, family] :
         {std::pair(m_programs.iptables, "ip"), std::pair(m_programs.ip6tables, "ip6")}) {
        if (program.empty())
            continue;
        const auto listed = run({program, "-w", "5", "-S", "INPUT"});
        if (!listed)
            return tl::unexpected(listed.error());
        // A machine without IPv6 has no ip6tables to list.
        if (listed->exitCode == 0 && !iptablesLetsIn(listed->output))
            rules.push_back({FirewallKind::Iptables, family, "filter", "INPUT"});
    }
    if (m_programs.nft.empty())
        return rules;
    const auto listed = run({m_programs.nft, "--json", "list", "ruleset"});
    if (!listed)
        return tl::unexpected(listed.error());
    if (listed->exitCode != 0)
        return refused("nft does not list its rules", *listed);
    const auto chains = nftChainsInTheWay(listed->output);
    if (!chains)
        return tl::unexpected(chains.error());
    for (const FirewallRule& rule : *chains) {
        const bool ofIptables = !m_programs.iptables.empty() && rule.table == "filter" &&
                                rule.chain == "INPUT" &&
                                (rule.family == "ip" || rule.family == "ip6");
        if (!ofIptables)
            rules.push_back(rule);
    }
    return rules;
}

core::Result<bool> Firewall::add(const FirewallRule& rule) const
{
    Arguments arguments;
    switch (rule.kind) {
    case FirewallKind::None:
        return true;
    case FirewallKind::Ufw:
        arguments = {m_programs.ufw, "allow", "80/tcp", "comment", firewallComment};
        break;
    case FirewallKind::Firewalld: // only until its next start
        arguments = {m_programs.firewallCmd, "--add-port=80/tcp"};
        break;
    case FirewallKind::Nftables:
        arguments = {m_programs.nft, "insert",   "rule",
                     rule.family,    rule.table, rule.chain,
                     "tcp",          "dport",    "80",
                     "accept",       "comment",  std::string("\"") + firewallComment + "\""};
        break;
    case FirewallKind::Iptables:
        arguments =
            iptablesRule(rule.family == "ip6" ? m_programs.ip6tables : m_programs.iptables, "-I");
        break;
    }
    const auto added = run(arguments);
    if (!added)
        return tl::unexpected(added.error());
    if (added->exitCode != 0)
        return refused("the firewall does not open port 80", *added);
    return rule.kind != FirewallKind::Ufw || added->output.find("Skipping") == std::string::npos;
}

core::Result<void> Firewall::remove(const FirewallRule& rule) const
{
    core::Result<CommandResult> removed;
    switch (rule.kind) {
    case FirewallKind::None:
        return {};
    case FirewallKind::Nftables:
        return removeFromTable(rule);
    case FirewallKind::Ufw:
        removed = run({m_programs.ufw, "delete", "allow", "80/tcp"});
        break;
    case FirewallKind::Firewalld:
        removed = run({m_programs.firewallCmd, "--remove-port=80/tcp"});
        break;
    case FirewallKind::Iptables: {
        const std::string& program =
            rule.family == "ip6" ? m_programs.ip6tables : m_programs.iptables;
        auto check = run(iptablesRule(program, "-C"));
        if (check && check->exitCode != 0)
            return {}; // somebody removed it, or loaded all rules anew
        removed = check ? run(iptablesRule(program, "-D")) : check;
        break;
    }
    }
    if (!removed)
        return tl::unexpected(removed.error());
    const bool wasGone = removed->words().find("non-existent") != std::string::npos ||
                         removed->words().find("NOT_ENABLED") != std::string::npos;
    if (removed->exitCode != 0 && !wasGone)
        return core::fail(ErrorKind::Refused, "the firewall does not close port 80",
                          removed->words(), "close it by hand");
    return {};
}

core::Result<void> Firewall::removeFromTable(const FirewallRule& rule) const
{
    const auto listed = run({m_programs.nft, "--json", "--handle", "list", "ruleset"});
    if (!listed)
        return tl::unexpected(listed.error());
    const auto handles = nftHandlesOf(listed->output, rule);
    if (!handles)
        return tl::unexpected(handles.error());
    for (const std::uint64_t handle : *handles) {
        const auto removed = run({m_programs.nft, "delete", "rule", rule.family, rule.table,
                                  rule.chain, "handle", std::to_string(handle)});
        if (!removed)
            return tl::unexpected(removed.error());
        if (removed->exitCode != 0)
            return core::fail(
                ErrorKind::Refused, "nftables does not close port 80", removed->words(),
                "remove the rule with the comment " + std::string(firewallComment) + " by hand");
    }
    return {};
}

} // namespace mailstead::privileged
