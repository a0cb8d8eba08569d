#include "dns/judge.h"

#include "dns/wire.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cctype>
#include <fmt/format.h>

namespace mailstead::dns
{

namespace
{

std::string lower(std::string text)
{
    for (char& symbol : text)
        symbol = static_cast<char>(std::tolower(static_cast<unsigned char>(symbol)));
    return text;
}

bool contains(const std::vector<std::string>& list, const std::string& value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

/// Values that begin with a version tag, such as "v=spf1": followed by a space, a semicolon or the
/// end.
std::vector<std::string> versionedTexts(const Answer& answer, const std::string& version)
{
    std::vector<std::string> texts;
    for (const std::string& value : answer.values) {
        const std::string text = lower(value.substr(0, version.size() + 1));
        if (text.compare(0, version.size(), version) != 0)
            continue;
        if (text.size() == version.size() || text.back() == ' ' || text.back() == ';')
            texts.push_back(value);
    }
    return texts;
}

std::vector<std::string> words(const std::string& text)
{
    std::vector<std::string> list;
    std::string word;
    for (const char symbol : text + " ") {
        if (symbol != ' ') {
            word += symbol;
        } else if (!word.empty()) {
            list.push_back(lower(word));
            word.clear();
        }
    }
    return list;
}

/// "ip4:192.0.2.0/24" contains the address? Only what is written out; includes are not followed.
bool prefixContains(const std::string& prefix, const std::string& address)
{
    const std::size_t slash = prefix.find('/');
    const std::string base = prefix.substr(0, slash);
    const int family = base.find(':') == std::string::npos ? AF_INET : AF_INET6;
    std::array<unsigned char, 16> network{};
    std::array<unsigned char, 16> host{};
    if (inet_pton(family, base.c_str(), network.data()) != 1 ||
        inet_pton(family, address.c_str(), host.data()) != 1)
        return false;
    const int most = family == AF_INET ? 32 : 128;
    int bits = most;
    if (slash != std::string::npos) {
        const std::string digits = prefix.substr(slash + 1);
        if (digits.empty() || digits.size() > 3 ||
            !std::all_of(digits.begin(), digits.end(),
                         [](unsigned char symbol) { return std::isdigit(symbol) != 0; }))
            return false;
        bits = std::min(std::stoi(digits), most);
    }
    for (int bit = 0; bit < bits; ++bit) {
        const unsigned mask = 0x80U >> (bit % 8);
        const auto byte = static_cast<std::size_t>(bit / 8);
        if ((network[byte] & mask) != (host[byte] & mask))
            return false;
    }
    return true;
}

std::string tagValue(const std::string& record, const std::string& tag)
{
    std::size_t begin = 0;
    while (begin < record.size()) {
        std::size_t end = record.find(';', begin);
        if (end == std::string::npos)
            end = record.size();
        std::string part = record.substr(begin, end - begin);
        begin = end + 1;
        const std::size_t equals = part.find('=');
        if (equals == std::string::npos)
            continue;
        std::string name;
        std::string value;
        for (const char symbol : part.substr(0, equals)) {
            if (std::isspace(static_cast<unsigned char>(symbol)) == 0)
                name += symbol;
        }
        for (const char symbol : part.substr(equals + 1)) {
            if (std::isspace(static_cast<unsigned char>(symbol)) == 0)
                value += symbol;
        }
        if (lower(name) == tag)
            return value;
    }
    return {};
}

} // namespace

std::string dkimPublicKey(const std::string& record)
{
    return tagValue(record, "p");
}

bool isGenericName(const std::string& name, const std::string& address)
{
    std::array<unsigned char, 4> v4{};
    const std::string host = name.substr(0, name.find('.'));
    if (inet_pton(AF_INET, address.c_str(), v4.data()) == 1) {
        // The last two numbers of the address within the name, in either order.
        for (const char* separator : {"-", ".", "_"}) {
            const auto forwards = fmt::format("{}{}{}", v4[2], separator, v4[3]);
            const auto backwards = fmt::format("{}{}{}", v4[3], separator, v4[2]);
            if (name.find(forwards) != std::string::npos ||
                name.find(backwards) != std::string::npos)
                return true;
        }
    }
    for (const char* word : {"vps", "static", "dynamic", "dyn", "dhcp", "ip", "host", "client",
                             "customer", "unassigned", "server"}) {
        const std::string prefix(word);
        if (host.compare(0, prefix.size(), prefix) != 0)
            continue;
        const std::string rest = host.substr(prefix.size());
        const bool hasDigit = std::any_of(rest.begin(), rest.end(), [](unsigned char symbol) {
            return std::isdigit(symbol) != 0;
        });
        if (rest.empty() || hasDigit)
            return true;
    }
    return false;
}

Judge::Judge(const ServerNames& names, std::map<std::string, std::vector<std::string>> forward)
    : m_names(names)
    , m_forward(std::move(forward))
{
}

Verdict Judge::verdict(const WantedRecord& wanted, const Answer& answer) const
{
    if (answer.isTemporaryFailure())
        return {RecordState::Unknown, "unknown", std::string(toString(answer.status))};
    if (wanted.purpose == "address")
        return address(wanted, answer);
    if (wanted.purpose == "mx")
        return mx(wanted, answer);
    if (wanted.purpose == "spf")
        return spf(answer);
    if (wanted.purpose == "dkim")
        return dkim(wanted, answer);
    if (wanted.purpose == "dmarc")
        return dmarc(answer);
    return ptr(wanted, answer);
}

Verdict Judge::address(const WantedRecord& wanted, const Answer& answer) const
{
    if (answer.values.empty())
        return {RecordState::Missing, "missing", {}};
    for (const std::string& value : answer.values) {
        // A proxy in front of the name, or an old server, would get our mail.
        if (!contains(m_names.addresses, value))
            return {RecordState::Wrong, "foreign", value};
    }
    if (!contains(answer.values, wanted.value))
        return {RecordState::Missing, "missing", {}};
    return {RecordState::Ok, "ok", wanted.value};
}

Verdict Judge::mx(const WantedRecord&, const Answer& answer) const
{
    const auto exchangers = mailExchangers(answer);
    if (exchangers.empty())
        return {RecordState::Missing, "missing", {}};
    const std::string ours = canonicalName(m_names.hostname);
    if (exchangers.front().host != ours)
        return {RecordState::Wrong, "wrong", answer.values.front()};
    for (const MailExchanger& exchanger : exchangers) {
        if (exchanger.host != ours && exchanger.preference == exchangers.front().preference)
            return {RecordState::Wrong, "shared", exchanger.host};
    }
    return {RecordState::Ok, "ok", answer.values.front()};
}

Verdict Judge::spf(const Answer& answer) const
{
    const auto records = versionedTexts(answer, "v=spf1");
    if (records.empty())
        return {RecordState::Missing, "missing", {}};
    if (records.size() > 1) // RFC 7208 §4.5: permerror
        return {RecordState::Wrong, "duplicate", records[0] + " | " + records[1]};
    bool everyAddress = !m_names.addresses.empty();
    const auto mechanisms = words(records.front());
    for (const std::string& ours : m_names.addresses) {
        bool allowed = false;
        for (const std::string& mechanism : mechanisms) {
            const std::string word = mechanism.front() == '+' ? mechanism.substr(1) : mechanism;
            if (word == "mx" || word == "a:" + canonicalName(m_names.hostname) || word == "+all")
                allowed = true;
            else if (word.compare(0, 4, "ip4:") == 0 || word.compare(0, 4, "ip6:") == 0)
                allowed = allowed || prefixContains(word.substr(4), ours);
        }
        everyAddress = everyAddress && allowed;
    }
    if (!everyAddress)
        return {RecordState::Wrong, "not-us", records.front()};
    return {RecordState::Ok, "ok", records.front()};
}

Verdict Judge::dkim(const WantedRecord& wanted, const Answer& answer) const
{
    if (answer.values.empty())
        return {RecordState::Missing, "missing", {}};
    if (answer.values.size() > 1)
        return {RecordState::Wrong, "duplicate", answer.values[1]};
    const std::string& seen = answer.values.front();
    const std::string key = dkimPublicKey(seen);
    const std::string ours = dkimPublicKey(wanted.value);
    if (key == ours)
        return {RecordState::Ok, "ok", seen};
    // Web forms cut texts over 255 characters.
    if (!key.empty() && ours.compare(0, key.size(), key) == 0)
        return {RecordState::Wrong, "truncated", seen};
    return {RecordState::Wrong, "wrong", seen};
}

Verdict Judge::dmarc(const Answer& answer) const
{
    const auto records = versionedTexts(answer, "v=dmarc1");
    if (records.empty())
        return {RecordState::Missing, "missing", {}};
    if (records.size() > 1) // RFC 7489 §6.6.3: then there is none
        return {RecordState::Wrong, "duplicate", records[0] + " | " + records[1]};
    const std::string policy = lower(tagValue(records.front(), "p"));
    if (policy != "none" && policy != "quarantine" && policy != "reject")
        return {RecordState::Wrong, "wrong", records.front()};
    return {RecordState::Ok, "ok", records.front()};
}

Verdict Judge::ptr(const WantedRecord& wanted, const Answer& answer) const
{
    if (answer.values.empty())
        return {RecordState::Missing, "missing", {}};
    std::string address;
    for (const std::string& ours : m_names.addresses) {
        if (reverseName(ours) == wanted.name)
            address = ours;
    }
    const auto confirmed = [&](const std::string& name) {
        const auto found = m_forward.find(name);
        return found != m_forward.end() && contains(found->second, address);
    };
    if (contains(answer.values, wanted.value)) {
        if (confirmed(wanted.value))
            return {RecordState::Ok, "ok", wanted.value};
        return {RecordState::Wrong, "not-confirmed", wanted.value};
    }
    const std::string& seen = answer.values.front();
    if (!confirmed(seen))
        return {RecordState::Wrong, "not-confirmed", seen};
    if (isGenericName(seen, address))
        return {RecordState::Wrong, "generic", seen};
    // Forward-confirmed under another name: accepted everywhere, though equal would be better.
    return {RecordState::Ok, "other-name", seen};
}

} // namespace mailstead::dns
