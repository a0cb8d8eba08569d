#include "dns/check_texts.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace mailstead::dns
{

namespace
{

struct Text {
    std::string_view purpose; ///< empty: any
    std::string_view problem;
    core::Severity severity;
    std::string_view title; ///< {name}, {type}, {wanted} and {seen} are filled in
    std::string_view why;
    std::string_view fix;
};

using core::Severity;

constexpr std::string_view makeIt = "At the DNS provider of the domain, make a {type} record for "
                                    "{name} with the value {wanted}";
constexpr std::string_view changeIt = "At the DNS provider of the domain, change the {type} record "
                                      "of {name} to {wanted}";
constexpr std::string_view setPtr =
    "In the hoster's panel, set the reverse DNS (PTR, rDNS) of this "
    "address to {wanted}, or ask the hoster's support to do it";
constexpr std::string_view ptrWhy = "Receivers look up the name of the sending address; large "
                                    "ones refuse mail when it does not lead back to the server";

/// The first that fits, so the more particular ones come first.
constexpr std::array texts{
    Text{"ptr", "missing", Severity::Bad, "{name} has no PTR record", ptrWhy, setPtr},
    Text{"ptr", "not-confirmed", Severity::Bad, "The name {seen} does not lead back to this server",
         ptrWhy, setPtr},
    Text{"ptr", "generic", Severity::Bad, "The reverse name is the hoster's own, {seen}",
         "A name like that is given to every customer; receivers take it for a home line", setPtr},
    Text{"ptr", "other-name", Severity::Note, "The reverse name is {seen}",
         "It leads back here, so mail is accepted; equal to the server's name would be better",
         setPtr},
    Text{"address", "foreign", Severity::Bad, "{name} leads to {seen}, which is not this server",
         "Mail and the certificate authority would go there; a proxy (the orange cloud) does the "
         "same",
         "Remove that {type} record, or switch the proxy off, so that only {wanted} is left"},
    Text{"mx", "wrong", Severity::Bad, "Mail for {name} is brought to another server: {seen}",
         "The MX record with the lowest number gets the mail", changeIt},
    Text{"mx", "shared", Severity::Bad, "Mail for {name} is shared with {seen}",
         "Hosts of the same number get an equal part of the mail",
         "Remove the other MX record, or give it a higher number"},
    Text{"spf", "duplicate", Severity::Bad, "{name} has two SPF records",
         "With two, receivers accept neither (RFC 7208)",
         "Merge them to one: {wanted}, with what the others allowed put before -all"},
    Text{"spf", "not-us", Severity::Bad, "The SPF record of {name} does not allow this server",
         "Receivers then take our mail for forged", "Put mx into the record, before its last word"},
    Text{"dkim", "truncated", Severity::Bad, "The DKIM key at {name} is cut off",
         "Some web forms cut texts over 255 characters; no signature can be verified then",
         "Enter it again in two quoted parts, or without quotes where the form splits by itself"},
    Text{"dkim", "duplicate", Severity::Bad, "There are two keys at {name}",
         "Receivers may take either, and verify with the wrong one",
         "Remove the one that is not "
         "ours"},
    Text{"dkim", "wrong", Severity::Bad, "Another key is at {name}",
         "Our signatures cannot be verified with it", changeIt},
    Text{"dmarc", "duplicate", Severity::Bad, "{name} has two DMARC records",
         "With two, receivers act as if there were none (RFC 7489)", "Keep one of them"},
    Text{"dmarc", "wrong", Severity::Bad, "The DMARC record of {name} has no valid policy",
         "Receivers ignore it", changeIt},
    Text{"", "missing", Severity::Bad, "{name} has no {type} record", "", makeIt},
    Text{"", "unknown", Severity::Unknown, "Nobody could be asked for {name}",
         "The name servers did not answer",
         "Check the name servers of the domain, or look again "
         "later"},
    Text{"", "ok", Severity::Ok, "{type} of {name} is as it should be", "", ""},
    Text{"", "", Severity::Bad, "{type} of {name} is not as it should be", "", changeIt},
};

std::string filled(std::string_view pattern, const std::map<std::string, std::string>& parameters)
{
    std::string result;
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t close = pattern.find('}', at);
        if (pattern[at] == '{' && close != std::string_view::npos) {
            const auto value = parameters.find(std::string(pattern.substr(at + 1, close - at - 1)));
            if (value != parameters.end()) {
                result += value->second;
                at = close + 1;
                continue;
            }
        }
        result += pattern[at++];
    }
    return result;
}

} // namespace

void addFinding(const CheckedRecord& record, const Verdict& worst, bool serversAgree,
                std::vector<core::Finding>& findings)
{
    const WantedRecord& wanted = record.wanted;
    core::Finding finding;
    finding.parameters = {{"name", wanted.name},
                          {"type", wanted.type},
                          {"wanted", wanted.value},
                          {"seen", worst.seen},
                          {"purpose", wanted.purpose}};
    for (const ServerAnswer& answer : record.answers) {
        finding.evidence.push_back(
            fmt::format("{} {} at {}: {}", wanted.type, wanted.name, answer.server,
                        answer.values.empty() ? answer.status
                                              : fmt::format("{}", fmt::join(answer.values, ", "))));
    }
    if (!serversAgree && record.state == RecordState::Wrong) {
        finding.id = "dns.servers-disagree";
        finding.severity = Severity::Note;
        finding.title = filled("Name servers differ about {type} of {name}", finding.parameters);
        finding.why = "A change is still on its way, or one server is not told of changes";
        finding.fix = "Wait some minutes; when it stays so, ask the DNS provider";
        findings.push_back(std::move(finding));
        return;
    }
    const std::string problem = record.state == RecordState::Unknown ? "unknown" : worst.problem;
    const auto* text = std::find_if(texts.begin(), texts.end(), [&](const Text& candidate) {
        return (candidate.purpose.empty() || candidate.purpose == wanted.purpose) &&
               (candidate.problem.empty() || candidate.problem == problem);
    });
    finding.id = fmt::format("dns.{}-{}", wanted.purpose, problem);
    finding.severity = text->severity;
    // What mail flows without is not in the way.
    if (!wanted.required && finding.severity == Severity::Bad)
        finding.severity = Severity::Note;
    finding.title = filled(text->title, finding.parameters);
    finding.why = text->why.empty() ? wanted.why : filled(text->why, finding.parameters);
    finding.fix = filled(text->fix, finding.parameters);
    findings.push_back(std::move(finding));
}

} // namespace mailstead::dns
