// The names and addresses that a pass of check_host() works with.
#include "message/address.h"
#include "senderauth/spf_run.h"

#include <algorithm>
#include <fmt/format.h>

namespace mailstead::senderauth
{

namespace
{

const SpfAnswer nothing;

std::array<unsigned char, 16> bytesOf(const asio::ip::address& address)
{
    std::array<unsigned char, 16> bytes = {};
    if (address.is_v6()) {
        const auto v6 = address.to_v6().to_bytes();
        std::copy(v6.begin(), v6.end(), bytes.begin());
    } else {
        const auto v4 = address.to_v4().to_bytes();
        std::copy(v4.begin(), v4.end(), bytes.begin());
    }
    return bytes;
}

bool samePrefix(const std::array<unsigned char, 16>& one,
                const std::array<unsigned char, 16>& other, unsigned bits)
{
    for (unsigned bit = 0; bit < bits; ++bit) {
        if (((one[bit / 8] ^ other[bit / 8]) & (0x80U >> bit % 8)) != 0)
            return false;
    }
    return true;
}

/// %{i}: an IPv6 address by nibbles (§7.3).
std::string dotted(const asio::ip::address& address)
{
    if (address.is_v4())
        return address.to_string();
    std::string text;
    for (const unsigned char byte : address.to_v6().to_bytes())
        text += fmt::format("{}{:X}.{:X}", text.empty() ? "" : ".", byte >> 4, byte & 0xF);
    return text;
}

std::string reverseNameOf(const asio::ip::address& address)
{
    const std::string forward = dotted(address);
    std::string name;
    std::string label;
    for (const char symbol : forward + ".") {
        if (symbol != '.') {
            label += symbol;
            continue;
        }
        name.insert(0, label + ".");
        label.clear();
    }
    return message::lowerCase(name) + (address.is_v4() ? "in-addr.arpa" : "ip6.arpa");
}

} // namespace

SpfQuestionType SpfRun::addressType() const
{
    return m_query.client.is_v4() ? SpfQuestionType::A : SpfQuestionType::AAAA;
}

bool SpfRun::contains(const SpfMechanism& mechanism, const std::string& address) const
{
    asio::error_code error;
    const auto other = asio::ip::make_address(address, error);
    if (error || other.is_v4() != m_query.client.is_v4())
        return false;
    return samePrefix(bytesOf(other), bytesOf(m_query.client),
                      other.is_v4() ? mechanism.prefix4 : mechanism.prefix6);
}

bool SpfRun::inNetwork(const SpfMechanism& mechanism) const
{
    const bool v4 = mechanism.kind == SpfMechanismKind::Ip4;
    return v4 == m_query.client.is_v4() && samePrefix(mechanism.network, bytesOf(m_query.client),
                                                      v4 ? mechanism.prefix4 : mechanism.prefix6);
}

const SpfAnswer* SpfRun::look(const std::string& name, SpfQuestionType type)
{
    if (!isSpfLookupName(name))
        return &nothing;
    const SpfQuestion question{message::lowerCase(name), type};
    const auto found = m_knowledge.answers.find(question);
    if (found != m_knowledge.answers.end())
        return &found->second;
    m_missing.insert(question);
    return nullptr;
}

const SpfRecord* SpfRun::recordOf(const std::string& text, std::string& problem)
{
    auto found = m_knowledge.records.find(text);
    if (found == m_knowledge.records.end())
        found = m_knowledge.records.emplace(text, parseSpfRecord(text)).first;
    if (found->second)
        return &*found->second;
    problem = found->second.error().why;
    return nullptr;
}

/// Once for each domain; macros with %{p} need look-ups themselves and wait for their turn.
void SpfRun::lookAhead(const SpfRecord& record, const std::string& domain)
{
    if (m_seenAhead.size() >= spfMostLookups || !m_seenAhead.insert(domain).second)
        return;
    for (const SpfMechanism& mechanism : record.mechanisms) {
        if (!mechanism.asksDns() || (mechanism.domain && usesSpfLetter(*mechanism.domain, 'p')))
            continue;
        if (const auto name = target(mechanism, domain))
            lookAheadAt(mechanism, *name);
    }
}

void SpfRun::lookAheadAt(const SpfMechanism& mechanism, const std::string& name)
{
    if (mechanism.kind == SpfMechanismKind::A) {
        look(name, addressType());
    } else if (mechanism.kind == SpfMechanismKind::Exists) {
        look(name, SpfQuestionType::A);
    } else if (mechanism.kind == SpfMechanismKind::Mx) {
        const SpfAnswer* hosts = look(name, SpfQuestionType::MX);
        for (std::size_t index = 0;
             hosts != nullptr && index < std::min<std::size_t>(hosts->values.size(), spfMostHosts);
             ++index)
            look(hosts->values[index], addressType());
    } else if (mechanism.kind == SpfMechanismKind::Include) {
        const SpfAnswer* texts = look(name, SpfQuestionType::TXT);
        std::string ignored; // a wrong record is found in its turn
        for (std::size_t index = 0; texts != nullptr && index < texts->values.size(); ++index) {
            if (!isSpfRecord(texts->values[index]))
                continue;
            if (const SpfRecord* record = recordOf(texts->values[index], ignored))
                lookAhead(*record, name);
        }
    }
}

std::optional<std::vector<std::string>> SpfRun::validatedNames()
{
    const SpfAnswer* pointers = look(reverseNameOf(m_query.client), SpfQuestionType::PTR);
    if (pointers == nullptr)
        return std::nullopt;
    std::vector<std::string> names =
        pointers->failed ? std::vector<std::string>() : pointers->values;
    names.resize(std::min<std::size_t>(names.size(), spfMostHosts));
    std::vector<const SpfAnswer*> answers;
    for (const std::string& name : names)
        answers.push_back(look(name, addressType()));
    std::vector<std::string> validated;
    for (std::size_t index = 0; index < names.size(); ++index) {
        if (answers[index] == nullptr)
            return std::nullopt;
        // A failed look-up only makes that name not count (§5.5).
        for (const std::string& address : answers[index]->values) {
            asio::error_code error;
            if (asio::ip::make_address(address, error) == m_query.client && !error)
                validated.push_back(names[index]);
        }
    }
    return validated;
}

std::optional<SpfMacroValues> SpfRun::values(const SpfMacroString& parts, const std::string& domain)
{
    SpfMacroValues values;
    values.localPart = m_localPart;
    values.senderDomain = m_senderDomain;
    values.domain = domain;
    values.dottedClient = dotted(m_query.client);
    values.shownClient = m_query.client.to_string();
    values.isV6 = m_query.client.is_v6();
    values.helo = m_query.helo;
    values.receiver = m_query.receiver.empty() ? "unknown" : m_query.receiver;
    values.seconds = std::to_string(
        std::chrono::duration_cast<std::chrono::seconds>(m_query.now.time_since_epoch()).count());
    values.validated = "unknown";
    if (!usesSpfLetter(parts, 'p'))
        return values;
    const auto names = validatedNames();
    if (!names)
        return std::nullopt;
    // §7.3: the domain itself, else a name below it, else any.
    const std::string wanted = message::lowerCase(domain);
    int best = 0;
    for (const std::string& name : *names) {
        const std::string lower = message::lowerCase(name);
        const int rank = lower == wanted ? 3 : (lower.ends_with("." + wanted) ? 2 : 1);
        if (rank > best) {
            best = rank;
            values.validated = name;
        }
    }
    return values;
}

std::optional<std::string> SpfRun::target(const SpfMechanism& mechanism, const std::string& domain)
{
    if (!mechanism.domain)
        return domain;
    const auto known = values(*mechanism.domain, domain);
    if (!known)
        return std::nullopt;
    return spfLookupName(expandSpfMacros(*mechanism.domain, *known));
}

/// exp= (§6.2): whatever goes wrong, there just is none. Nothing while answers are missing.
std::optional<std::string> SpfRun::explanation(const Verdict& verdict)
{
    const auto known = values(*verdict.record->explanation, verdict.domain);
    if (!known)
        return std::nullopt;
    const std::string name = spfLookupName(expandSpfMacros(*verdict.record->explanation, *known));
    const SpfAnswer* texts = look(name, SpfQuestionType::TXT);
    if (texts == nullptr)
        return std::nullopt;
    if (texts->failed || texts->values.size() != 1)
        return std::string();
    const auto parts = parseSpfMacros(texts->values.front(), SpfMacroUse::Explanation);
    if (!parts)
        return std::string();
    const auto used = values(*parts, verdict.domain);
    return used ? std::optional(expandSpfMacros(*parts, *used)) : std::nullopt;
}

} // namespace mailstead::senderauth
