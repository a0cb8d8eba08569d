// Port 80 in the firewall of this machine: opened for a moment, and closed again where it was us
// who opened it.
//
// The firewall is that of its manager where there is one (ufw, firewalld), else the rules
// themselves (nftables, or iptables where its chains are). Rules of others are never changed: an
// accepting rule of ours goes before them.
#pragma once

#include "core/result.h"
#include "privileged/command.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::privileged
{

enum class FirewallKind { None, Ufw, Firewalld, Nftables, Iptables };
std::string_view toString(FirewallKind kind);
std::optional<FirewallKind> firewallKindFrom(std::string_view text);

/// What marks a rule of ours.
inline constexpr const char* firewallComment = "mailstead-port-80";

/// Where the programs are; empty: not installed.
struct FirewallPrograms {
    std::string ufw, firewallCmd, nft, iptables, ip6tables;
    bool ufwEnabled = false; ///< /etc/ufw/ufw.conf
};
FirewallPrograms findFirewallPrograms();

/// One of our rules, as it is removed again.
struct FirewallRule {
    FirewallKind kind = FirewallKind::None;
    std::string family, table, chain; ///< of nftables; family "ip" or "ip6" of iptables

    nlohmann::json json() const;
    static std::optional<FirewallRule> fromJson(const nlohmann::json& json);
};

class Firewall
{
public:
    Firewall(FirewallPrograms programs, CommandRunner run)
        : m_programs(std::move(programs))
        , m_run(std::move(run))
    {
    }

    /// The rules that it would take to let port 80 in; none when it is let in already.
    core::Result<std::vector<FirewallRule>> missing() const;

    /// False when others made the rule since.
    core::Result<bool> add(const FirewallRule& rule) const;

    /// Removes ours; what is gone already is no error.
    core::Result<void> remove(const FirewallRule& rule) const;

private:
    core::Result<CommandResult> run(const Arguments& arguments) const;
    core::Result<bool> firewalldRuns() const;
    core::Result<std::vector<FirewallRule>> missingInTables() const;
    core::Result<void> removeFromTable(const FirewallRule& rule) const;

    FirewallPrograms m_programs;
    CommandRunner m_run;
};

// What the programs say, read. For tests as well.

/// Whether `ufw status verbose` lets everybody reach port 80.
bool ufwLetsIn(const std::string& status);

/// Whether `iptables -S INPUT` lets everybody reach port 80: nothing there refuses, or a plain rule
/// accepts it.
bool iptablesLetsIn(const std::string& rules);

/// Chains of `nft --json list ruleset` that incoming packets to port 80 may not pass: of the input
/// hook, with a rule or policy that refuses, and without a plain rule that accepts the port before.
core::Result<std::vector<FirewallRule>> nftChainsInTheWay(const std::string& json);

/// Handles of our rules in a chain, in the same document.
core::Result<std::vector<std::uint64_t>> nftHandlesOf(const std::string& json,
                                                      const FirewallRule& rule);

} // namespace mailstead::privileged
