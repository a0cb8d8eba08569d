#include "dns/zone_change.h"

#include "dns/set_rules.h"

#include <algorithm>

namespace mailstead::dns
{

namespace
{

std::string keyOf(const RecordSet& set)
{
    return set.name + " " + set.type;
}

/// The wanted records of one name and type together.
struct WantedSet {
    RecordSet set;
    const WantedRecord* first;
    bool required = false;
};

std::vector<WantedSet> wantedSets(const std::vector<WantedRecord>& wanted,
                                  const PlanOptions& options)
{
    std::vector<WantedSet> sets;
    for (const WantedRecord& record : wanted) {
        if (record.type == "PTR" || !isInZone(record.name, options.zone))
            continue;
        // Two policies at one name and type (SPF beside a verification record) are two rows' work,
        // but one set; the first record's purpose says which rule applies.
        const auto same = std::find_if(sets.begin(), sets.end(), [&](const WantedSet& set) {
            return set.set.name == record.name && set.set.type == record.type &&
                   set.first->purpose == record.purpose;
        });
        const std::string value = canonicalValue(record.type, record.value);
        if (same != sets.end()) {
            same->set.values.push_back(value);
            same->required = same->required || record.required;
            continue;
        }
        RecordSet set{record.name, record.type, std::max(record.ttl, options.minTtl), {value}};
        sets.push_back({std::move(set), &record, record.required});
    }
    return sets;
}

void settle(PlannedChange& row)
{
    // A set that stays keeps its TTL; so does one whose values alone change.
    if (row.before.exists())
        row.after.ttl = row.before.ttl;
    if (row.action == Action::Decide || row.action == Action::Unsupported)
        return;
    if (!row.before.exists() && row.after.exists())
        row.action = Action::Add;
    else if (row.before.exists() && !row.after.exists())
        row.action = Action::Remove;
    else
        row.action = sameContent(row.before, row.after) && row.alongside.empty() ? Action::Keep
                                                                                 : Action::Change;
}

PlannedChange planSet(const WantedSet& wanted, const std::vector<RecordSet>& present,
                      const PlanOptions& options)
{
    PlannedChange row;
    row.key = keyOf(wanted.set);
    row.purpose = wanted.first->purpose;
    row.required = wanted.required;
    row.before = findSet(present, wanted.set.name, wanted.set.type);
    row.after = wanted.set;
    row.reason = "new";
    row.text = "There is no such record yet.";
    const bool supported = options.types.empty() ||
                           std::find(options.types.begin(), options.types.end(), wanted.set.type) !=
                               options.types.end();
    const auto chosen = options.choices.find(row.key);
    const std::string choice = chosen == options.choices.end() ? std::string() : chosen->second;
    if (!aliasRule(row, present, choice)) {
        settle(row);
        return row;
    }
    applyRule(row, options, choice);
    settle(row);
    if (!supported && row.action != Action::Keep) {
        row.action = Action::Unsupported;
        row.reason = "type-unsupported";
        row.text = "The provider's interface cannot hold " + row.after.type +
                   " records; the rest works without it.";
    } else if (choice == "skip" && row.action != Action::Keep) {
        row.action = Action::Keep;
        row.after = row.before;
        row.alongside.clear();
        row.reason = "skipped";
        row.text = "Left as it is, as chosen.";
    }
    return row;
}

/// An IPv6 address at our name that is not ours: mail and browsers would go there first.
void addStaleAddresses(std::vector<PlannedChange>& plan, const std::vector<WantedSet>& wanted,
                       const std::vector<RecordSet>& present, const PlanOptions& options)
{
    for (const WantedSet& set : wanted) {
        if (set.first->purpose != "address")
            continue;
        const std::string other = set.set.type == "A" ? "AAAA" : "A";
        const bool both = std::any_of(wanted.begin(), wanted.end(), [&](const WantedSet& w) {
            return w.set.name == set.set.name && w.set.type == other;
        });
        const RecordSet stale = findSet(present, set.set.name, other);
        if (both || !stale.exists())
            continue;
        PlannedChange row;
        row.key = keyOf(stale);
        row.before = stale;
        row.after = stale;
        row.purpose = "address";
        const auto chosen = options.choices.find(row.key);
        staleAddressRule(row, chosen == options.choices.end() ? std::string() : chosen->second);
        settle(row);
        plan.push_back(std::move(row));
    }
}

} // namespace

std::string_view toString(Action action)
{
    switch (action) {
    case Action::Add:
        return "add";
    case Action::Change:
        return "change";
    case Action::Remove:
        return "remove";
    case Action::Keep:
        return "keep";
    case Action::Decide:
        return "decide";
    case Action::Unsupported:
        return "unsupported";
    }
    return "keep";
}

std::vector<PlannedChange> planZone(const std::vector<WantedRecord>& wanted,
                                    const std::vector<RecordSet>& present,
                                    const PlanOptions& options)
{
    std::vector<PlannedChange> plan;
    const std::vector<WantedSet> sets = wantedSets(wanted, options);
    for (const WantedSet& set : sets) {
        // A second purpose at the same name and type builds on what the first one makes of the set.
        const auto earlier = std::find_if(plan.begin(), plan.end(), [&](const PlannedChange& row) {
            return row.key == keyOf(set.set);
        });
        if (earlier == plan.end()) {
            plan.push_back(planSet(set, present, options));
            continue;
        }
        const bool open =
            earlier->action == Action::Decide || earlier->action == Action::Unsupported;
        PlannedChange next = planSet(set, open ? present : std::vector{earlier->after}, options);
        if (open || next.action == Action::Keep)
            continue;
        earlier->after = next.after;
        earlier->text += " " + next.text;
        settle(*earlier);
    }
    addStaleAddresses(plan, sets, present, options);
    return plan;
}

std::vector<SetChange> changesOf(const std::vector<PlannedChange>& plan)
{
    std::vector<SetChange> changes;
    const auto add = [&changes](const SetChange& change) {
        // Two rows may want the same alias gone.
        const bool there = std::any_of(changes.begin(), changes.end(), [&](const SetChange& known) {
            return keyOf(known.before) == keyOf(change.before);
        });
        if (!there)
            changes.push_back(change);
    };
    const auto acts = [](const PlannedChange& row) {
        return row.action == Action::Add || row.action == Action::Change ||
               row.action == Action::Remove;
    };
    for (const PlannedChange& row : plan) {
        if (acts(row))
            std::for_each(row.alongside.begin(), row.alongside.end(), add);
    }
    for (const PlannedChange& row : plan) {
        if (acts(row))
            add({row.before, row.after});
    }
    return changes;
}

std::vector<SetChange> undoOf(const std::vector<SetChange>& done,
                              const std::vector<RecordSet>& present,
                              std::vector<std::string>& refused)
{
    const auto has = [](const RecordSet& set, const std::string& value) {
        return std::find(set.values.begin(), set.values.end(), value) != set.values.end();
    };
    std::vector<SetChange> undo;
    // Backwards: what was put where an alias had been goes before the alias comes back.
    for (auto change = done.rbegin(); change != done.rend(); ++change) {
        const RecordSet now = findSet(present, change->after.name, change->after.type);
        RecordSet then = now;
        const bool stillOurs = now.proxied == change->after.proxied || !change->after.exists();
        bool intact = stillOurs;
        for (const std::string& value : change->after.values) {
            if (has(change->before, value))
                continue;
            intact = intact && has(now, value);
            std::erase(then.values, value);
        }
        for (const std::string& value : change->before.values) {
            if (!has(change->after, value) && !has(then, value))
                then.values.push_back(value);
        }
        if (!intact) {
            refused.push_back(keyOf(change->after));
            continue;
        }
        then.proxied = change->before.proxied;
        if (!now.exists() || now.ttl == change->after.ttl)
            then.ttl = change->before.ttl;
        if (!sameContent(now, then) || (then.exists() && now.ttl != then.ttl))
            undo.push_back({now, then});
    }
    return undo;
}

} // namespace mailstead::dns
