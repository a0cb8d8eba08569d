#include "dns/providers/record_provider.h"

#include <algorithm>

namespace mailstead::dns
{

namespace
{

std::vector<RecordSet> grouped(const std::vector<ProviderRecord>& records)
{
    std::vector<RecordSet> sets;
    for (const ProviderRecord& record : records) {
        const auto known = std::find_if(sets.begin(), sets.end(), [&](const RecordSet& set) {
            return set.name == record.name && set.type == record.type;
        });
        if (known == sets.end()) {
            sets.push_back({record.name, record.type, record.ttl, {record.value}, record.proxied});
            continue;
        }
        known->values.push_back(record.value);
        known->ttl = std::min(known->ttl, record.ttl);
        known->proxied = known->proxied || record.proxied;
    }
    return sets;
}

Operation inverse(const Operation& operation)
{
    switch (operation.kind) {
    case Operation::Kind::Create:
        return {Operation::Kind::Remove, operation.then, {}};
    case Operation::Kind::Remove:
        return {Operation::Kind::Create, {}, operation.now};
    case Operation::Kind::Update:
        break;
    }
    ProviderRecord changed = operation.then;
    changed.id = operation.now.id;
    return {Operation::Kind::Update, changed, operation.now};
}

} // namespace

std::vector<Operation> operationsOf(const SetChange& change,
                                    const std::vector<ProviderRecord>& present)
{
    std::vector<std::string> missing = change.after.values;
    std::vector<ProviderRecord> left;
    std::vector<Operation> operations;
    const auto made = [&](const std::string& value) {
        return ProviderRecord{{},    change.after.name,   change.after.type, change.after.ttl,
                              value, change.after.proxied};
    };
    for (const ProviderRecord& record : present) {
        if (record.name != change.before.name || record.type != change.before.type)
            continue;
        const auto wanted = std::find(missing.begin(), missing.end(), record.value);
        if (wanted == missing.end()) {
            left.push_back(record);
            continue;
        }
        missing.erase(wanted);
        const bool otherTtl =
            change.before.ttl != change.after.ttl && record.ttl != change.after.ttl;
        if (otherTtl || record.proxied != change.after.proxied) {
            ProviderRecord then = made(record.value);
            then.ttl = otherTtl ? change.after.ttl : record.ttl;
            operations.push_back({Operation::Kind::Update, record, then});
        }
    }
    std::size_t reused = 0;
    for (const std::string& value : missing) {
        if (reused < left.size())
            operations.push_back({Operation::Kind::Update, left[reused++], made(value)});
        else
            operations.push_back({Operation::Kind::Create, {}, made(value)});
    }
    for (std::size_t i = reused; i < left.size(); ++i)
        operations.push_back({Operation::Kind::Remove, left[i], {}});
    return operations;
}

Outcome<std::vector<RecordSet>> RecordProvider::recordSets(const ProviderZone& zone)
{
    const auto listed = records(zone);
    if (!listed)
        return tl::unexpected(listed.error());
    return grouped(*listed);
}

Applied RecordProvider::apply(const ProviderZone& zone, const std::vector<SetChange>& changes)
{
    Applied applied;
    const auto present = records(zone);
    if (!present) {
        applied.error = present.error();
        return applied;
    }
    const auto unchanged = verifyUnchanged(changes, grouped(*present));
    if (!unchanged) {
        applied.error = unchanged.error();
        return applied;
    }
    std::vector<std::vector<Operation>> operations;
    for (const SetChange& change : changes)
        operations.push_back(operationsOf(change, *present));
    applied = run(zone, changes, operations);
    const auto finished = finish(zone);
    if (!finished && !applied.error)
        applied.error = finished.error();
    return applied;
}

Applied RecordProvider::run(const ProviderZone& zone, const std::vector<SetChange>& changes,
                            const std::vector<std::vector<Operation>>& operations)
{
    Applied applied;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const auto done = runOne(zone, operations[i]);
        if (!done) {
            applied.error = done.error();
            return applied;
        }
        applied.done.push_back(changes[i]);
    }
    return applied;
}

Outcome<void> RecordProvider::runOne(const ProviderZone& zone,
                                     const std::vector<Operation>& operations)
{
    std::vector<Operation> done;
    for (Operation operation : operations) {
        const auto performed = perform(zone, operation);
        if (performed) {
            done.push_back(operation);
            continue;
        }
        for (auto entry = done.rbegin(); entry != done.rend(); ++entry) {
            Operation back = inverse(*entry);
            (void)perform(zone, back); // the first failure is what is told
        }
        return performed;
    }
    return {};
}

Outcome<void> RecordProvider::perform(const ProviderZone& zone, Operation& operation)
{
    switch (operation.kind) {
    case Operation::Kind::Update:
        return update(zone, operation.now, operation.then);
    case Operation::Kind::Remove:
        return remove(zone, operation.now);
    case Operation::Kind::Create:
        break;
    }
    const auto id = create(zone, operation.then);
    if (!id)
        return tl::unexpected(id.error());
    operation.then.id = *id;
    return {};
}

} // namespace mailstead::dns
