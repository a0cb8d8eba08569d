#include "privileged/port80.h"

#include "core/file.h"
#include "core/json_access.h"
#include "core/log.h"

#include <unistd.h>

namespace mailstead::privileged
{

namespace
{

using core::ErrorKind;
using nlohmann::json;

constexpr std::size_t largestState = 64UL * 1024;

json namesOf(const std::vector<FirewallRule>& rules)
{
    json names = json::array();
    for (const FirewallRule& rule : rules)
        names.push_back(toString(rule.kind));
    return names;
}

} // namespace

core::Result<void> Port80::save(const std::vector<FirewallRule>& rules) const
{
    if (rules.empty()) {
        ::unlink(m_stateFile.c_str());
        return {};
    }
    json list = json::array();
    for (const FirewallRule& rule : rules)
        list.push_back(rule.json());
    return core::writeFileAtomically(m_stateFile, json{{"rules", list}}.dump(2) + "\n", 0600);
}

core::Result<std::vector<FirewallRule>> Port80::load() const
{
    const auto text = core::readFile(m_stateFile, largestState);
    if (!text) {
        if (text.error().kind == ErrorKind::NotFound)
            return std::vector<FirewallRule>();
        return tl::unexpected(text.error());
    }
    const json state = json::parse(*text, nullptr, false);
    std::vector<FirewallRule> rules;
    for (const json& entry : core::partAt(state, "rules")) {
        if (const auto rule = FirewallRule::fromJson(entry))
            rules.push_back(*rule);
    }
    return rules;
}

core::Result<json> Port80::open()
{
    auto opened = load();
    if (!opened)
        return tl::unexpected(opened.error());
    const auto missing = m_firewall.missing();
    if (!missing)
        return tl::unexpected(missing.error());
    std::vector<FirewallRule> added;
    for (const FirewallRule& rule : *missing) {
        // Written down first: a rule that is remembered and not there does no harm.
        opened->push_back(rule);
        core::Result<void> saved = save(*opened);
        const auto done = saved ? m_firewall.add(rule) : tl::unexpected(saved.error());
        if (done && *done) {
            added.push_back(rule);
            continue;
        }
        opened->pop_back();
        saved = save(*opened);
        if (done && saved)
            continue; // somebody else opened it just now
        if (auto closed = close(); !closed)
            core::logError("privileged", {}, closed.error().text());
        return tl::unexpected(done ? saved.error() : done.error());
    }
    return json{{"opened", namesOf(added)}};
}

core::Result<json> Port80::close()
{
    auto rules = load();
    if (!rules)
        return tl::unexpected(rules.error());
    const json closed = namesOf(*rules);
    while (!rules->empty()) {
        if (auto removed = m_firewall.remove(rules->back()); !removed)
            return tl::unexpected(removed.error());
        rules->pop_back();
        if (auto saved = save(*rules); !saved)
            return tl::unexpected(saved.error());
    }
    return json{{"closed", closed}};
}

} // namespace mailstead::privileged
