#include "dns/providers/zone_manager.h"

#include "dns/spf_merge.h"
#include "dns/wire.h"
#include "dns/zone_servers.h"

#include <algorithm>

namespace mailstead::dns
{

namespace
{

constexpr int deepestSpf = 10;

void tell(const ZoneWork& work, const std::string& text)
{
    if (work.progress)
        work.progress(text);
}

std::vector<std::string> namesOf(const std::vector<WantedRecord>& wanted)
{
    std::vector<std::string> names;
    for (const WantedRecord& record : wanted) {
        const std::string name = canonicalName(record.name);
        if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
    }
    return names;
}

} // namespace

core::Result<std::shared_ptr<ZoneManager>> ZoneManager::open(ZoneManagerOptions options)
{
    std::shared_ptr<ZoneManager> manager(new ZoneManager(std::move(options)));
    const std::string& directory = manager->m_options.stateDirectory;
    auto credentials = CredentialStore::open(directory);
    if (!credentials)
        return tl::unexpected(credentials.error());
    auto journal = ZoneJournal::open(directory + "/dns-journal.json");
    if (!journal)
        return tl::unexpected(journal.error());
    manager->m_credentials = std::move(*credentials);
    manager->m_journal = std::move(*journal);
    http::ClientOptions clientOptions;
    clientOptions.resolver = manager->m_options.resolver;
    clientOptions.limits.bodyBytes = 16 * 1024 * 1024; // a page of a large zone
    auto client = http::Client::create(clientOptions);
    if (!client)
        return tl::unexpected(client.error());
    manager->m_client = std::move(*client);
    if (!manager->m_options.baseUrls.empty()) {
        clientOptions.plain = true;
        auto plain = http::Client::create(clientOptions);
        if (!plain)
            return tl::unexpected(plain.error());
        manager->m_plainClient = std::move(*plain);
    }
    return manager;
}

Outcome<std::unique_ptr<Provider>> ZoneManager::provider(const Credentials& credentials,
                                                         const std::vector<std::string>& names,
                                                         const ZoneWork& work) const
{
    const auto base = m_options.baseUrls.find(credentials.provider);
    const bool elsewhere = base != m_options.baseUrls.end();
    ProviderContext context{elsewhere ? *m_plainClient : *m_client,
                            {std::chrono::steady_clock::now() + work.longest, work.cancelled},
                            credentials.fields};
    if (elsewhere)
        context.baseUrl = base->second;
    context.resolver = m_options.resolver;
    context.names = names;
    context.waiting = [&work](std::chrono::milliseconds wait) {
        tell(work,
             "the provider asks to wait for " + std::to_string(wait.count() / 1000 + 1) + " s");
    };
    auto made = makeProvider(credentials.provider, std::move(context));
    if (!made)
        return tl::unexpected(ProviderError{Trouble::BadCredentials, made.error()});
    return std::move(*made);
}

Outcome<std::vector<ProviderZone>> ZoneManager::check(const Credentials& credentials,
                                                      const ZoneWork& work)
{
    auto made = provider(credentials, {}, work);
    if (!made)
        return tl::unexpected(made.error());
    const auto checked = (*made)->check();
    if (!checked)
        return tl::unexpected(checked.error());
    return (*made)->zones();
}

void ZoneManager::askDns(ZonePlace& place) const
{
    const auto zones = findZones({place.domain}, *m_options.resolver);
    const auto found = zones.find(place.domain);
    if (found == zones.end())
        return;
    place.servedZone = found->second.name;
    for (const ZoneServer& server : found->second.servers)
        place.servers.push_back(server.name);
    place.servedBy = providerOfServers(place.servers);
}

ZonePlace ZoneManager::find(const std::string& domain, const std::string& wanted,
                            const ZoneWork& work)
{
    ZonePlace place;
    place.domain = canonicalName(domain);
    tell(work, "asking who serves the domain");
    askDns(place);
    std::vector<Credentials> all = m_credentials->list();
    if (!wanted.empty())
        std::erase_if(all, [&](const Credentials& entry) { return entry.name != wanted; });
    // Tencent Cloud's keys are for what DNSPod serves, so a provider without servers is tried, too.
    std::stable_partition(all.begin(), all.end(), [&](const Credentials& entry) {
        return place.servedBy != nullptr && entry.provider == place.servedBy->id;
    });
    for (const Credentials& credentials : all) {
        const ProviderInfo* info = providerInfo(credentials.provider);
        tell(work, "asking " + (info == nullptr ? credentials.provider : info->label));
        auto made = provider(credentials, {}, work);
        const auto zones = made ? (*made)->zones()
                                : Outcome<std::vector<ProviderZone>>(tl::unexpected(made.error()));
        if (!zones) {
            place.failures.push_back(zones.error());
            place.failedNames.push_back(credentials.name);
            if (zones.error().trouble == Trouble::Cancelled)
                return place;
            continue;
        }
        const auto zone = zoneFor(place.domain, *zones);
        // What the DNS serves is another zone than a parent of it.
        if (!zone || (!place.servedZone.empty() && zone->name.size() < place.servedZone.size()))
            continue;
        place.credentials = credentials.name;
        place.provider = info;
        place.zone = *zone;
        return place;
    }
    return place;
}

int ZoneManager::spfLookups(const std::string& domain, int depth) const
{
    if (depth >= deepestSpf)
        return spfLookupLimit;
    for (const std::string& value : m_options.resolver->ask(domain, Type::TXT).values) {
        if (isSpf(value))
            return mergeSpf({value}, value, {},
                            [this, depth](const std::string& name) {
                                return spfLookups(name, depth + 1);
                            })
                .lookups;
    }
    return 0;
}

Outcome<ZonePreview> ZoneManager::preview(const std::string& domain, const std::string& credentials,
                                          const std::vector<WantedRecord>& wanted,
                                          PlanOptions options, const ZoneWork& work)
{
    ZonePreview result;
    result.place = find(domain, credentials, work);
    if (result.place.provider == nullptr) {
        if (!result.place.failures.empty())
            return tl::unexpected(result.place.failures.front());
        return trouble(Trouble::ZoneNotFound, "no stored credentials have the zone of " + domain);
    }
    const auto stored = m_credentials->find(result.place.credentials);
    if (!stored)
        return trouble(Trouble::BadCredentials, "the credentials were removed");
    tell(work, "reading the zone " + result.place.zone.name);
    auto made = provider(*stored, namesOf(wanted), work);
    if (!made)
        return tl::unexpected(made.error());
    const auto present = (*made)->recordSets(result.place.zone);
    if (!present)
        return tl::unexpected(present.error());
    options.zone = result.place.zone.name;
    options.minTtl = result.place.provider->minTtl;
    options.types = result.place.provider->types;
    options.spfLookups = [this](const std::string& name) {
        return spfLookups(name, 0);
    };
    result.rows = planZone(wanted, *present, options);
    return result;
}

Outcome<ZoneApplied> ZoneManager::apply(const std::string& domain, const std::string& credentials,
                                        const std::vector<WantedRecord>& wanted,
                                        PlanOptions options, const ZoneWork& work)
{
    const std::lock_guard lock(m_writing);
    auto planned = preview(domain, credentials, wanted, std::move(options), work);
    if (!planned)
        return tl::unexpected(planned.error());
    ZoneApplied result;
    result.preview = std::move(*planned);
    const ZonePlace& place = result.preview.place;
    const std::vector<SetChange> changes = changesOf(result.preview.rows);
    if (changes.empty())
        return result;
    const auto stored = m_credentials->find(place.credentials);
    if (!stored)
        return trouble(Trouble::BadCredentials, "the credentials were removed");
    // Written down before anything is done: a crash in between must not lose what was there.
    const auto id = m_journal->add(
        {{}, std::chrono::system_clock::now(), place.zone.name, place.credentials, changes});
    if (!id)
        return tl::unexpected(ProviderError{Trouble::Unavailable, id.error()});
    tell(work, "writing " + std::to_string(changes.size()) + " record sets");
    auto made = provider(*stored, namesOf(wanted), work);
    const Applied applied = made ? (*made)->apply(place.zone, changes) : Applied{{}, made.error()};
    result.changes = applied.done.size();
    result.error = applied.error;
    if (applied.done.size() != changes.size())
        (void)m_journal->settle(*id, applied.done);
    if (!applied.done.empty())
        result.journalId = *id;
    return result;
}

Outcome<void> ZoneManager::editText(const std::string& name, const std::string& value, bool present,
                                    const ZoneWork& work)
{
    constexpr std::uint32_t challengeTtl = 300;
    constexpr int attempts = 3; // others may write to the zone at the same time
    const std::lock_guard lock(m_writing);
    const std::string owner = canonicalName(name);
    const ZonePlace place = find(owner, {}, work);
    const auto stored = m_credentials->find(place.credentials);
    if (place.credentials.empty() || !stored)
        return place.failures.empty() ? trouble(Trouble::ZoneNotFound, owner)
                                      : tl::unexpected(place.failures.front());
    auto made = provider(*stored, {owner}, work);
    if (!made)
        return tl::unexpected(made.error());
    for (int attempt = 1;; ++attempt) {
        const auto sets = (*made)->recordSets(place.zone);
        if (!sets)
            return tl::unexpected(sets.error());
        SetChange change;
        change.before = findSet(*sets, owner, "TXT");
        change.after = change.before;
        if (!change.before.exists())
            change.after.ttl = challengeTtl;
        const bool removed = std::erase(change.after.values, value) > 0;
        if (removed == present)
            return {};
        if (present)
            change.after.values.push_back(value);
        const Applied applied = (*made)->apply(place.zone, {change});
        if (!applied.error)
            return {};
        if (applied.error->trouble != Trouble::Changed || attempt == attempts)
            return tl::unexpected(*applied.error);
    }
}

Outcome<ZoneUndone> ZoneManager::undo(const std::string& journalId, const ZoneWork& work)
{
    const std::lock_guard lock(m_writing);
    const auto entry = m_journal->find(journalId);
    if (!entry)
        return trouble(Trouble::ZoneNotFound, "there is no such entry in the journal");
    if (entry->undone)
        return trouble(Trouble::Changed, "this was undone already");
    const auto stored = m_credentials->find(entry->credentials);
    if (!stored)
        return trouble(Trouble::BadCredentials,
                       "the credentials \"" + entry->credentials + "\" were removed");
    std::vector<std::string> names;
    for (const SetChange& change : entry->changes)
        names.push_back(change.before.name);
    auto made = provider(*stored, names, work);
    if (!made)
        return tl::unexpected(made.error());
    const auto zones = (*made)->zones();
    if (!zones)
        return tl::unexpected(zones.error());
    const auto zone = zoneFor(entry->zone, *zones);
    if (!zone || zone->name != entry->zone)
        return trouble(Trouble::ZoneNotFound, entry->zone);
    const auto present = (*made)->recordSets(*zone);
    if (!present)
        return tl::unexpected(present.error());
    ZoneUndone result;
    const auto changes = undoOf(entry->changes, *present, result.refused);
    tell(work, "taking back " + std::to_string(changes.size()) + " record sets");
    const Applied applied = (*made)->apply(*zone, changes);
    result.changes = applied.done.size();
    if (applied.error)
        return tl::unexpected(*applied.error);
    (void)m_journal->markUndone(journalId);
    return result;
}

} // namespace mailstead::dns
