// What the families of checks share during one run. Internal to checks.
#pragma once

#include "dns/checks/lookups.h"
#include "dns/checks/options.h"
#include "dns/checks/report.h"
#include "dns/zone_servers.h"

#include <map>
#include <set>

namespace mailstead::dns::checks
{

using Parameters = std::map<std::string, std::string>;

/// What one server's answer says about a wanted record.
struct Verdict {
    RecordState state = RecordState::Unknown;
    /// What is the matter, as the last part of a finding's id: "ok", "missing", "wrong", …
    std::string problem;
    std::string seen; ///< the value in question
    Parameters more = {};
};

class Context
{
public:
    Context(asio::io_context& io, World& world, ServerNames serverNames, Options checkOptions);

    Lookups lookups;
    World& world;
    ServerNames names;
    Options options;
    CheckReport report;
    /// Names whose answers do not validate, with the validator's reason, and zones for which this
    /// is told already. It is told once, not record by record.
    std::map<std::string, std::string> bogusNames;
    std::set<std::string> bogusZones;

    /// Wanted records of a purpose, as indexes into report.records.
    std::vector<std::size_t> recordsFor(std::string_view purpose) const;
    WantedRecord wanted(std::size_t index) const { return report.records[index].wanted; }

    /// Adds "dns.<purpose>-<problem>" with its words (texts.h).
    void add(const std::string& purpose, const std::string& problem, Parameters parameters,
             std::vector<std::string> evidence, bool required = true);

    bool isOurs(const std::string& address) const;
};

/// The zone of a name and its servers, at most eight.
asio::awaitable<Zone> zoneOf(Context& context, std::string name);

struct Asked {
    std::vector<ServerAnswer> answers;
    std::vector<Answer> raw; ///< in the same order; the resolver's is the last
};

/// Every authoritative server and the resolver, side by side.
asio::awaitable<Asked> askEverywhere(Context& context, std::string name, Type type);

/// "TXT example.org at ns1.example.org (192.0.2.1): v=spf1 …"
std::vector<std::string> evidenceOf(const WantedRecord& wanted,
                                    const std::vector<ServerAnswer>& answers);

/// Keeps the answers and the state of a wanted record and adds its finding: of the worst verdict,
/// "dns.servers-disagree" when they differ, "unknown" when nobody answered. `verdicts` are in the
/// answers' order. Gives the finding until the next is added; null when DNSSEC is what keeps
/// receivers from the record (verdict "bogus", or the resolver's answer): that is another finding.
core::Finding* settle(Context& context, std::size_t index, const Asked& asked,
                      const std::vector<Verdict>& verdicts);

/// Runs all jobs at once and ends with the last of them.
asio::awaitable<void> sideBySide(std::vector<asio::awaitable<void>> jobs);

/// `check` of each wanted record of a purpose, side by side.
asio::awaitable<void> forEachRecord(Context& context, std::string purpose,
                                    asio::awaitable<void> (*check)(Context&, std::size_t));

/// A name that should lead to the hostname, as alias or by address.
asio::awaitable<void> checkLeadsHere(Context& context, std::size_t index);

// The families; each has a file of its own. They run side by side.
asio::awaitable<void> checkAddress(Context& context);
asio::awaitable<void> checkPtr(Context& context);
asio::awaitable<void> checkMx(Context& context);
asio::awaitable<void> checkSpf(Context& context);
asio::awaitable<void> checkDkim(Context& context);
asio::awaitable<void> checkDmarc(Context& context);
asio::awaitable<void> checkMtaSts(Context& context);
asio::awaitable<void> checkTlsReports(Context& context);
asio::awaitable<void> checkCaa(Context& context);
asio::awaitable<void> checkServices(Context& context);
asio::awaitable<void> checkDelegation(Context& context);
asio::awaitable<void> checkDnssec(Context& context);
/// After all families: names that do not validate, in zones that do.
void addBogusNames(Context& context);
/// TLSA records as well: they are held against the certificates that are served.
asio::awaitable<void> checkTls(Context& context);
asio::awaitable<void> checkBlocklists(Context& context);
asio::awaitable<void> checkDomainAge(Context& context);
asio::awaitable<void> checkClock(Context& context);
asio::awaitable<void> checkOutbound(Context& context);

} // namespace mailstead::dns::checks
