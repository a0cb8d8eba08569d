#include "dns/preflight_findings.h"

#include "dns/generic_name.h"

#include <algorithm>
#include <fmt/format.h>

namespace mailstead::dns
{

namespace
{

using core::Finding;
using core::Severity;

constexpr std::uint64_t mebibyte = 1024 * 1024;
// The kernel keeps some of a "1 GB" machine's memory for itself.
constexpr std::uint64_t leastMemory = 900 * mebibyte;
constexpr std::uint64_t hopelessMemory = 400 * mebibyte;
constexpr std::uint64_t leastDisk = 2048 * mebibyte;
constexpr std::uint64_t hopelessDisk = 400 * mebibyte;

std::string megabytes(std::uint64_t bytes)
{
    return fmt::format("{} MB", bytes / mebibyte);
}

void addMemory(const Machine& machine, std::vector<Finding>& findings)
{
    if (machine.memoryBytes >= leastMemory)
        return;
    Finding finding;
    finding.id = "memory-low";
    finding.severity = machine.memoryBytes < hopelessMemory ? Severity::Bad : Severity::Decide;
    finding.title = fmt::format("The server has {} of memory", megabytes(machine.memoryBytes));
    finding.evidence = {fmt::format("MemTotal {}", megabytes(machine.memoryBytes))};
    finding.why = "Package installation and mail storage need about 1 GB; with less, programs are "
                  "ended at random moments";
    finding.fix = "Choose a plan with at least 1 GB at the hoster, or add swap space";
    finding.parameters = {{"memory", megabytes(machine.memoryBytes)}};
    findings.push_back(std::move(finding));
}

void addDisk(const Machine& machine, std::vector<Finding>& findings)
{
    if (machine.freeBytes >= leastDisk)
        return;
    Finding finding;
    finding.id = "disk-low";
    finding.severity = machine.freeBytes < hopelessDisk ? Severity::Bad : Severity::Decide;
    finding.title = fmt::format("Only {} are free on the disk", megabytes(machine.freeBytes));
    finding.evidence = {fmt::format("/var: {} free", megabytes(machine.freeBytes))};
    finding.why = "Mail that cannot be stored is refused until there is room again";
    finding.fix = "Remove what is not needed, or choose a larger disk at the hoster";
    finding.parameters = {{"free", megabytes(machine.freeBytes)}};
    findings.push_back(std::move(finding));
}

void addClock(const Machine& machine, std::vector<Finding>& findings)
{
    if (machine.timeSynchronised.value_or(true))
        return;
    Finding finding;
    finding.id = "clock-unsynchronised";
    finding.severity = Severity::Note;
    finding.title = "The clock is not kept by a time service";
    finding.evidence = {"kernel clock state: unsynchronised"};
    finding.why = "Certificates and signatures are valid for a span of time; a wrong clock breaks "
                  "both";
    finding.fix = "Install and start systemd-timesyncd or chrony";
    findings.push_back(std::move(finding));
}

std::string portLine(const OpenPort& port)
{
    return fmt::format("{} port {} {}", port.address, port.port,
                       port.process.empty() ? "(process unknown)" : port.process);
}

void addPorts(const Machine& machine, std::vector<Finding>& findings)
{
    Finding taken;
    for (const OpenPort& port : machine.listening) {
        if (port.process == "mailsteadd")
            continue; // ours, from an earlier setup
        Finding finding;
        finding.parameters = {{"port", std::to_string(port.port)}, {"process", port.process}};
        finding.evidence = {portLine(port)};
        if (port.port == 25) {
            finding.id = "other-mta";
            finding.severity = Severity::Decide;
            finding.title = fmt::format("Another mail server is running: {}",
                                        port.process.empty() ? "port 25 is taken" : port.process);
            finding.why = "Only one program can receive mail on port 25";
            finding.fix = "Stop and disable it; its files stay";
        } else if (port.port == 80) {
            finding.id = "port-80-taken";
            finding.severity = Severity::Decide;
            finding.title = fmt::format("Port 80 is taken by {}",
                                        port.process.empty() ? "a program" : port.process);
            finding.why = "The certificate authority comes to port 80 to see that the name is ours";
            finding.fix = "Stop that program while the certificate is issued, or for good";
        } else if (port.port == 443) {
            finding.id = "port-443-taken";
            finding.severity = Severity::Note; // mail flows all the same
            finding.title = fmt::format("Port 443 is taken by {}",
                                        port.process.empty() ? "a program" : port.process);
            finding.why = "The settings for mail programs and the MTA-STS policy would be served "
                          "there; everything else works without them";
            finding.fix = "Leave it as it is, or stop that program: the daemon takes the port as "
                          "soon as it is free";
        } else if ((port.port == 465 || port.port == 587) && port.process != "dovecot") {
            taken.evidence.push_back(portLine(port));
            continue;
        } else {
            continue;
        }
        // The same program on IPv4 and IPv6 is one finding.
        if (!findings.empty() && findings.back().id == finding.id)
            findings.back().evidence.push_back(finding.evidence.front());
        else
            findings.push_back(std::move(finding));
    }
    if (taken.evidence.empty())
        return;
    taken.id = "ports-taken";
    taken.severity = Severity::Decide;
    taken.title = "Ports for mail programs are taken";
    taken.why = "Mail programs send through ports 465 and 587";
    taken.fix = "Stop the programs that listen there";
    findings.push_back(std::move(taken));
}

} // namespace

void addMachineFindings(const Machine& machine, std::vector<Finding>& findings)
{
    addMemory(machine, findings);
    addDisk(machine, findings);
    addClock(machine, findings);
    addPorts(machine, findings);
}

void addAddressFindings(const std::vector<std::string>& addresses,
                        const std::vector<ReverseName>& reverse, std::vector<Finding>& findings)
{
    if (addresses.empty()) {
        Finding finding;
        finding.id = "no-public-address";
        finding.severity = Severity::Bad;
        finding.title = "The server has no public address of its own";
        finding.why = "Mail is brought to a public address; behind a translating router it arrives "
                      "only when port 25 is forwarded";
        finding.fix = "Ask the hoster for a public IPv4 address";
        findings.push_back(std::move(finding));
    }
    for (const ReverseName& name : reverse) {
        Finding finding;
        const std::string seen = name.names.empty() ? std::string() : name.names.front();
        finding.parameters = {{"address", name.address}, {"name", seen}};
        finding.evidence = {fmt::format(
            "PTR {}: {}", name.address,
            seen.empty() ? std::string(toString(name.status))
                         : fmt::format("{}{}", seen, name.confirmed ? ", which leads back" : ""))};
        finding.why = "Receivers look up the name of the sending address and refuse mail when it "
                      "does not lead to the server";
        finding.fix = "The reverse name is set in a later step, in the hoster's panel";
        finding.severity = Severity::Note;
        if (seen.empty()) {
            finding.id = "ptr-missing";
            finding.title = fmt::format("{} has no reverse name yet", name.address);
        } else if (isGenericName(seen, name.address)) {
            finding.id = "ptr-generic";
            finding.title =
                fmt::format("{} has the hoster's own reverse name, {}", name.address, seen);
        } else if (!name.confirmed) {
            finding.id = "ptr-other";
            finding.title =
                fmt::format("The reverse name of {}, {}, does not lead back", name.address, seen);
        } else {
            finding.id = "ptr-confirmed";
            finding.severity = Severity::Ok;
            finding.title = fmt::format("The reverse name of {} is {}", name.address, seen);
            finding.fix.clear();
        }
        findings.push_back(std::move(finding));
    }
}

void addOutboundFinding(const std::vector<OutboundTry>& tries, std::vector<Finding>& findings)
{
    Finding finding;
    bool open = false;
    bool tried = false;
    for (const OutboundTry& one : tries) {
        finding.evidence.push_back(
            fmt::format("{}: {}{}{}", one.domain, one.host.empty() ? "" : one.host + " ",
                        one.address.empty() ? "" : one.address + " ", one.words));
        open = open || one.connected;
        tried = tried || !one.address.empty();
    }
    finding.why = "Mail to other servers goes out through port 25; many hosters keep it closed "
                  "until the customer asks";
    if (open) {
        finding.id = "outbound-25-open";
        finding.severity = Severity::Ok;
        finding.title = "Port 25 is open outward";
    } else if (tried) {
        finding.id = "outbound-25-blocked";
        finding.severity = Severity::Bad;
        finding.title = "Port 25 is blocked outward";
        finding.fix = "Ask the hoster's support to open outgoing port 25; without that no mail can "
                      "leave";
    } else {
        finding.id = "outbound-25-unknown";
        finding.severity = Severity::Unknown;
        finding.title = "Cannot tell whether port 25 is open outward";
        finding.fix = "None of the mail servers to try could be found; check the resolver";
    }
    findings.push_back(std::move(finding));
}

void addBlocklistFindings(const std::vector<Listing>& listings, std::vector<Finding>& findings)
{
    for (const Listing& listing : listings) {
        Finding finding;
        finding.parameters = {{"address", listing.address}, {"list", listing.list}};
        finding.evidence = {
            fmt::format("{} at {}: {}", listing.address, listing.list, listing.answer)};
        finding.why = "Many receivers refuse mail from listed addresses";
        switch (listing.state) {
        case Listing::State::Clean:
            finding.id = "blocklist-clean";
            finding.severity = Severity::Ok;
            finding.title =
                fmt::format("{} is on no blocklist of {}", listing.address, listing.list);
            break;
        case Listing::State::Listed:
            finding.id = "blocklist-listed";
            finding.severity = Severity::Decide;
            finding.title = fmt::format("{} is listed by {}", listing.address, listing.list);
            finding.fix = "Ask the hoster for another address, or have it removed at the list's "
                          "web page";
            break;
        case Listing::State::Unknown:
            finding.id = "blocklist-unknown";
            finding.severity = Severity::Unknown;
            finding.title =
                fmt::format("Cannot tell whether {} is on a blocklist", listing.address);
            finding.fix = "The list does not answer this server's resolver";
            break;
        }
        findings.push_back(std::move(finding));
    }
}

} // namespace mailstead::dns
