#include "senderauth/spf_run.h"

#include "message/address.h"

#include <algorithm>
#include <fmt/format.h>

namespace mailstead::senderauth
{

namespace
{

/// Where even a count of everything ends.
constexpr unsigned mostCounted = 100;
constexpr std::size_t mostSteps = 500;

SpfResult resultOf(SpfQualifier qualifier)
{
    switch (qualifier) {
    case SpfQualifier::Pass:
        return SpfResult::Pass;
    case SpfQualifier::Fail:
        return SpfResult::Fail;
    case SpfQualifier::SoftFail:
        return SpfResult::SoftFail;
    case SpfQualifier::Neutral:
        break;
    }
    return SpfResult::Neutral;
}

} // namespace

SpfRun::SpfRun(const SpfQuery& query, SpfKnowledge& knowledge)
    : m_query(query)
    , m_knowledge(knowledge)
{
    const std::string sender = query.sender.empty() ? "postmaster@" + query.helo : query.sender;
    const std::size_t at = sender.rfind('@');
    m_localPart = at == std::string::npos ? std::string() : sender.substr(0, at);
    m_senderDomain = at == std::string::npos ? sender : sender.substr(at + 1);
    if (m_localPart.empty())
        m_localPart = "postmaster";
}

SpfReport SpfRun::evaluate()
{
    // §4.3: what is no fully qualified domain has no policy.
    if (!isSpfLookupName(m_senderDomain) || m_senderDomain.find('.') == std::string::npos ||
        m_senderDomain.front() == '[') {
        m_report.problem = "the sender's domain is no domain name";
        return m_report;
    }
    const Verdict verdict = checkHost(m_senderDomain, 0);
    m_pending = verdict.pending;
    if (m_pending)
        return m_report;
    m_report.result = verdict.result;
    if (verdict.result == SpfResult::Fail && verdict.record != nullptr &&
        verdict.record->explanation) {
        const auto text = explanation(verdict);
        m_pending = !text;
        m_report.explanation = text.value_or(std::string());
    }
    return m_report;
}

SpfRun::Verdict SpfRun::checkHost(const std::string& domain, unsigned depth)
{
    Verdict verdict;
    verdict.domain = domain;
    const SpfAnswer* answer = look(domain, SpfQuestionType::TXT);
    if (answer == nullptr) {
        verdict.pending = true;
        return verdict;
    }
    const auto ended = [&](SpfResult result, std::string problem) {
        verdict.result = result;
        m_report.problem = std::move(problem);
        note(depth, domain, "TXT", m_report.problem);
        return verdict;
    };
    if (answer->failed)
        return ended(SpfResult::TempError,
                     fmt::format("the TXT records of {} cannot be had", domain));
    const std::string* text = nullptr;
    for (const std::string& value : answer->values) {
        if (!isSpfRecord(value))
            continue;
        if (text != nullptr)
            return ended(SpfResult::PermError, fmt::format("{} has two SPF records", domain));
        text = &value;
    }
    if (text == nullptr)
        return ended(SpfResult::None, fmt::format("{} has no SPF record", domain));
    std::string problem;
    const SpfRecord* record = recordOf(*text, problem);
    note(depth, domain, *text, problem);
    if (record == nullptr) {
        verdict.result = SpfResult::PermError;
        m_report.problem = fmt::format("the record of {} is wrong: {}", domain, problem);
        return verdict;
    }
    if (m_query.ahead)
        lookAhead(*record, domain);
    return walk(*record, domain, depth);
}

SpfRun::Verdict SpfRun::walk(const SpfRecord& record, const std::string& domain, unsigned depth)
{
    Verdict verdict;
    verdict.domain = domain;
    verdict.record = &record;
    for (const SpfMechanism& mechanism : record.mechanisms) {
        Match match = Match::PermError;
        m_why.clear();
        if (mechanism.asksDns() && !countLookup())
            m_why = fmt::format("more than {} terms ask the DNS", spfMostLookups);
        else
            match = matches(mechanism, domain, depth);
        switch (match) {
        case Match::Pending:
            verdict.pending = true;
            return verdict;
        case Match::TempError:
        case Match::PermError:
            note(depth, domain, mechanism.text, m_why);
            m_report.problem =
                fmt::format("{} in the record of {}: {}", mechanism.text, domain, m_why);
            m_report.mechanism = mechanism.text;
            verdict.result =
                match == Match::TempError ? SpfResult::TempError : SpfResult::PermError;
            return verdict;
        case Match::Yes:
            note(depth, domain, mechanism.text, "match");
            if (m_query.countAll)
                break;
            m_report.problem.clear();
            m_report.mechanism = mechanism.text;
            verdict.result = resultOf(mechanism.qualifier);
            return verdict;
        case Match::No:
            note(depth, domain, mechanism.text, m_why.empty() ? "no match" : "no match: " + m_why);
            break;
        }
    }
    if (record.redirect)
        return follow(record, domain, depth);
    m_report.problem.clear();
    m_report.mechanism = "default";
    verdict.result = SpfResult::Neutral;
    return verdict;
}

/// redirect= (§6.1): the other domain's record counts as ours, its exp= instead of ours.
SpfRun::Verdict SpfRun::follow(const SpfRecord& record, const std::string& domain, unsigned depth)
{
    Verdict verdict;
    verdict.domain = domain;
    verdict.result = SpfResult::PermError;
    if (!countLookup()) {
        m_report.problem = fmt::format("more than {} terms ask the DNS", spfMostLookups);
        m_report.mechanism = record.redirectText;
        note(depth, domain, record.redirectText, m_report.problem);
        return verdict;
    }
    const auto known = values(*record.redirect, domain);
    if (!known) {
        verdict.pending = true;
        return verdict;
    }
    const std::string next = spfLookupName(expandSpfMacros(*record.redirect, *known));
    note(depth, domain, record.redirectText, "goes on at " + next);
    verdict = checkHost(next, depth + 1);
    if (!verdict.pending && verdict.result == SpfResult::None) {
        verdict.result = SpfResult::PermError;
        m_report.mechanism = record.redirectText;
    }
    return verdict;
}

SpfRun::Match SpfRun::matches(const SpfMechanism& mechanism, const std::string& domain,
                              unsigned depth)
{
    switch (mechanism.kind) {
    case SpfMechanismKind::All:
        return Match::Yes;
    case SpfMechanismKind::Ip4:
    case SpfMechanismKind::Ip6:
        return inNetwork(mechanism) ? Match::Yes : Match::No;
    default:
        break;
    }
    const auto name = target(mechanism, domain);
    if (!name)
        return Match::Pending;
    switch (mechanism.kind) {
    case SpfMechanismKind::Include:
        return matchInclude(*name, depth);
    case SpfMechanismKind::A:
        return matchAddress(mechanism, *name);
    case SpfMechanismKind::Mx:
        return matchMx(mechanism, *name);
    case SpfMechanismKind::Ptr:
        return matchPtr(*name);
    default:
        return matchExists(*name);
    }
}

SpfRun::Match SpfRun::matchInclude(const std::string& name, unsigned depth)
{
    const Verdict verdict = checkHost(name, depth + 1);
    if (verdict.pending)
        return Match::Pending;
    switch (verdict.result) {
    case SpfResult::Pass:
        return Match::Yes;
    case SpfResult::TempError:
        m_why = m_report.problem;
        return Match::TempError;
    case SpfResult::PermError:
    case SpfResult::None:
        m_why = m_report.problem;
        return Match::PermError;
    default:
        m_report.problem.clear();
        m_why = std::string(toString(verdict.result));
        return Match::No;
    }
}

SpfRun::Match SpfRun::matchAddress(const SpfMechanism& mechanism, const std::string& name)
{
    const SpfAnswer* answer = look(name, addressType());
    if (answer == nullptr)
        return Match::Pending;
    if (answer->failed) {
        m_why = fmt::format("the addresses of {} cannot be had", name);
        return Match::TempError;
    }
    if (!countVoid(answer->values.empty()))
        return Match::PermError;
    for (const std::string& address : answer->values) {
        if (contains(mechanism, address))
            return Match::Yes;
    }
    m_why = answer->values.empty() ? name + " has no address of this kind" : "";
    return Match::No;
}

SpfRun::Match SpfRun::matchMx(const SpfMechanism& mechanism, const std::string& name)
{
    const SpfAnswer* answer = look(name, SpfQuestionType::MX);
    if (answer == nullptr)
        return Match::Pending;
    if (answer->failed) {
        m_why = fmt::format("the MX records of {} cannot be had", name);
        return Match::TempError;
    }
    if (!countVoid(answer->values.empty()))
        return Match::PermError;
    if (answer->values.size() > spfMostHosts && !m_query.countAll) {
        m_why = fmt::format("{} has more than {} MX records", name, spfMostHosts);
        return Match::PermError;
    }
    std::vector<const SpfAnswer*> hosts;
    for (const std::string& host : answer->values) {
        if (!host.empty()) // null MX (RFC 7505)
            hosts.push_back(look(host, addressType()));
    }
    for (const SpfAnswer* addresses : hosts) {
        if (addresses == nullptr)
            return Match::Pending;
        if (addresses->failed) {
            m_why = "the addresses of an MX host cannot be had";
            return Match::TempError;
        }
        if (!countVoid(addresses->values.empty()))
            return Match::PermError;
        for (const std::string& address : addresses->values) {
            if (contains(mechanism, address))
                return Match::Yes;
        }
    }
    return Match::No;
}

SpfRun::Match SpfRun::matchPtr(const std::string& name)
{
    const auto names = validatedNames();
    if (!names)
        return Match::Pending;
    const std::string wanted = message::lowerCase(name);
    for (const std::string& one : *names) {
        const std::string lower = message::lowerCase(one);
        if (lower == wanted || lower.ends_with("." + wanted))
            return Match::Yes;
    }
    return Match::No;
}

SpfRun::Match SpfRun::matchExists(const std::string& name)
{
    const SpfAnswer* answer = look(name, SpfQuestionType::A);
    if (answer == nullptr)
        return Match::Pending;
    if (answer->failed) {
        m_why = fmt::format("{} cannot be looked up", name);
        return Match::TempError;
    }
    if (!countVoid(answer->values.empty()))
        return Match::PermError;
    return answer->values.empty() ? Match::No : Match::Yes;
}

bool SpfRun::countLookup()
{
    return ++m_report.lookups <= (m_query.countAll ? mostCounted : spfMostLookups);
}

bool SpfRun::countVoid(bool isVoid)
{
    if (!isVoid || ++m_report.voids <= spfMostVoids || m_query.countAll)
        return true;
    m_why = fmt::format("more than {} look-ups found nothing", spfMostVoids);
    return false;
}

void SpfRun::note(unsigned depth, const std::string& domain, std::string term, std::string outcome)
{
    if (m_report.trace.size() < mostSteps)
        m_report.trace.push_back({depth, domain, std::move(term), std::move(outcome)});
}

} // namespace mailstead::senderauth
