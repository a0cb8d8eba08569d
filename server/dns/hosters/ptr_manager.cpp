#include "dns/hosters/ptr_manager.h"

#include "dns/hosters/makers.h"
#include "dns/wire.h"

#include <algorithm>

namespace mailstead::dns::hosters
{

namespace
{

constexpr std::size_t longestName = 253;
constexpr std::size_t longestLabel = 63;

void tell(const ZoneWork& work, const std::string& text)
{
    if (work.progress)
        work.progress(text);
}

http::Patience patienceOf(const ZoneWork& work)
{
    return {std::chrono::steady_clock::now() + work.longest, work.cancelled};
}

RecordSet ptrSet(const std::string& address, const std::string& name)
{
    RecordSet set{address, "PTR", 0, {}};
    if (!name.empty())
        set.values = {name};
    return set;
}

std::string nameOf(const RecordSet& set)
{
    return set.values.empty() ? std::string() : set.values.front();
}

std::string joined(const std::vector<std::string>& list)
{
    std::string text;
    for (const std::string& one : list)
        text += (text.empty() ? "" : ", ") + one;
    return text;
}

} // namespace

bool isHostName(const std::string& name)
{
    if (name.size() > longestName || name.find('.') == std::string::npos)
        return false;
    std::size_t label = 0;
    for (std::size_t i = 0; i <= name.size(); ++i) {
        const char symbol = i == name.size() ? '.' : name[i];
        if (symbol == '.') {
            if (label == 0 || label > longestLabel || name[i - 1] == '-')
                return false;
            label = 0;
            continue;
        }
        const bool allowed = (symbol >= 'a' && symbol <= 'z') || (symbol >= '0' && symbol <= '9') ||
                             (symbol == '-' && label != 0);
        if (!allowed)
            return false;
        ++label;
    }
    // "192.0.2.1" would be one by the above.
    return name.find_first_not_of("0123456789.") != std::string::npos;
}

core::Result<std::shared_ptr<PtrManager>> PtrManager::open(PtrManagerOptions options)
{
    std::shared_ptr<PtrManager> manager(new PtrManager(std::move(options)));
    const PtrManagerOptions& chosen = manager->m_options;
    auto credentials = CredentialStore::open(chosen.stateDirectory, hosterCredentials());
    if (!credentials)
        return tl::unexpected(credentials.error());
    auto journal = ZoneJournal::open(chosen.stateDirectory + "/ptr-journal.json");
    if (!journal)
        return tl::unexpected(journal.error());
    auto detector = Detector::create(chosen.detection);
    if (!detector)
        return tl::unexpected(detector.error());
    manager->m_credentials = std::move(*credentials);
    manager->m_journal = std::move(*journal);
    manager->m_detector = std::move(*detector);
    http::ClientOptions client;
    client.resolver = chosen.detection.resolver;
    client.limits.bodyBytes = 8 * 1024 * 1024; // a page of many servers
    auto made = http::Client::create(client);
    if (!made)
        return tl::unexpected(made.error());
    manager->m_client = std::move(*made);
    if (!chosen.baseUrls.empty()) {
        client.plain = true;
        made = http::Client::create(client);
        if (!made)
            return tl::unexpected(made.error());
        manager->m_plainClient = std::move(*made);
    }
    return manager;
}

Outcome<std::unique_ptr<PtrApi>> PtrManager::api(const Credentials& credentials,
                                                 const ZoneWork& work) const
{
    const auto base = m_options.baseUrls.find(credentials.provider);
    const bool elsewhere = base != m_options.baseUrls.end();
    ProviderContext context{elsewhere ? *m_plainClient : *m_client, patienceOf(work),
                            credentials.fields};
    if (elsewhere)
        context.baseUrl = base->second;
    context.resolver = m_options.detection.resolver;
    context.waiting = [&work](std::chrono::milliseconds wait) {
        tell(work, "the hoster asks to wait for " + std::to_string(wait.count() / 1000 + 1) + " s");
    };
    auto made = makePtrApi(credentials.provider, std::move(context));
    if (!made)
        return tl::unexpected(ProviderError{Trouble::BadCredentials, made.error()});
    return std::move(*made);
}

std::vector<std::string> PtrManager::forward(const std::string& name,
                                             const std::string& address) const
{
    return m_options.detection.resolver->ask(name, isV6(address) ? Type::AAAA : Type::A).values;
}

PtrView PtrManager::view(const std::string& wanted, const std::string& address,
                         const std::map<std::string, std::string>& chosen, const ZoneWork& work)
{
    PtrView view;
    view.address = address;
    view.wanted = wanted;
    const auto leadsBack = [&](const std::string& name) {
        const auto addresses = forward(name, address);
        return std::any_of(addresses.begin(), addresses.end(),
                           [&](const std::string& one) { return sameAddress(one, address); });
    };
    const Answer answer = m_options.detection.resolver->ask(reverseName(address), Type::PTR);
    view.names = answer.values;
    view.forward = leadsBack(wanted);
    if (!answer.isTemporaryFailure())
        view.graded = gradePtr(wanted, address, answer.values, leadsBack);
    view.detected = m_detector->detect(address, view.names, patienceOf(work));
    view.hoster = view.detected.hoster;
    const auto choice = chosen.find(address);
    if (choice != chosen.end())
        view.hoster = hosters::hoster(choice->second);
    view.steps = stepsFor(view.hoster, address, wanted, view.forward);
    if (view.hoster != nullptr && !view.hoster->api.empty()) {
        for (const Credentials& one : m_credentials->list()) {
            if (one.provider == view.hoster->api)
                view.credentials.push_back(one.name);
        }
    }
    return view;
}

std::vector<PtrView> PtrManager::look(const std::string& wanted,
                                      const std::vector<std::string>& addresses,
                                      const std::map<std::string, std::string>& chosen,
                                      const ZoneWork& work)
{
    // What was wrong a minute ago may be right now.
    m_options.detection.resolver->flush();
    std::vector<PtrView> views;
    for (const std::string& address : addresses) {
        if (work.cancelled && work.cancelled())
            break;
        tell(work, "looking at " + address);
        views.push_back(view(wanted, address, chosen, work));
    }
    return views;
}

Outcome<void> PtrManager::check(const Credentials& credentials, const ZoneWork& work)
{
    auto made = api(credentials, work);
    if (!made)
        return tl::unexpected(made.error());
    const auto checked = (*made)->check();
    if (!checked)
        return tl::unexpected(ofHoster(checked.error()));
    return {};
}

Outcome<std::pair<std::unique_ptr<PtrApi>, PtrPreview>>
PtrManager::plan(const std::string& address, const std::string& name,
                 const std::string& credentials, const ZoneWork& work)
{
    PtrPreview result;
    result.address = address;
    result.after = canonicalName(name);
    const auto refused = [](std::string what, std::string why) {
        return tl::unexpected(
            ProviderError{Trouble::RecordRefused,
                          {core::ErrorKind::InvalidInput, std::move(what), std::move(why)}});
    };
    if (reverseName(address).empty())
        return refused("this is no address", address);
    if (!isHostName(result.after))
        return refused("this is no full host name", shown(result.after));
    const auto stored = m_credentials->find(credentials);
    if (!stored)
        return trouble(Trouble::BadCredentials,
                       "there are no credentials \"" + credentials + "\" for a hoster");
    result.api = stored->provider;
    result.renames = ptrApi(stored->provider)->renames;
    m_options.detection.resolver->flush();
    result.leadsTo = forward(result.after, address);
    result.forward = std::any_of(result.leadsTo.begin(), result.leadsTo.end(),
                                 [&](const std::string& one) { return sameAddress(one, address); });
    auto made = api(*stored, work);
    if (!made)
        return tl::unexpected(made.error());
    tell(work, "asking " + ptrApi(stored->provider)->label);
    const auto here = (*made)->look(address);
    if (!here)
        return tl::unexpected(ofHoster(here.error()));
    result.subject = here->subject;
    result.before = here->name;
    return std::pair{std::move(*made), std::move(result)};
}

Outcome<PtrPreview> PtrManager::preview(const std::string& address, const std::string& name,
                                        const std::string& credentials, const ZoneWork& work)
{
    auto planned = plan(address, name, credentials, work);
    if (!planned)
        return tl::unexpected(planned.error());
    return std::move(planned->second);
}

Outcome<PtrApplied> PtrManager::apply(const std::string& address, const std::string& name,
                                      const std::string& credentials, const ZoneWork& work)
{
    const std::lock_guard lock(m_writing);
    auto planned = plan(address, name, credentials, work);
    if (!planned)
        return tl::unexpected(planned.error());
    auto& [made, preview] = *planned;
    PtrApplied result{preview, {}};
    if (preview.before == preview.after)
        return result;
    if (!preview.forward)
        return trouble(Trouble::ForwardMissing,
                       preview.leadsTo.empty()
                           ? preview.after + " has no " + (isV6(address) ? "AAAA" : "A") + " record"
                           : preview.after + " leads to " + joined(preview.leadsTo));
    // Written down before anything is done: a crash in between must not lose what was there.
    const auto id =
        m_journal->add({{},
                        std::chrono::system_clock::now(),
                        preview.api,
                        credentials,
                        {{ptrSet(address, preview.before), ptrSet(address, preview.after)}}});
    if (!id)
        return tl::unexpected(ProviderError{Trouble::Unavailable, id.error()});
    tell(work, "setting the name of " + address);
    const auto done = made->set(address, preview.after);
    if (!done) {
        // An answer that was lost may have been a yes; only a no takes the entry away.
        if (done.error().trouble != Trouble::Unavailable &&
            done.error().trouble != Trouble::Cancelled)
            (void)m_journal->settle(*id, {});
        return tl::unexpected(ofHoster(done.error()));
    }
    result.journalId = *id;
    return result;
}

Outcome<PtrPreview> PtrManager::undo(const std::string& journalId, const ZoneWork& work)
{
    const std::lock_guard lock(m_writing);
    const auto entry = m_journal->find(journalId);
    if (!entry || entry->changes.empty())
        return tl::unexpected(
            ProviderError{Trouble::RecordRefused,
                          {core::ErrorKind::NotFound, "there is no such entry in the journal"}});
    if (entry->undone)
        return tl::unexpected(
            ofHoster(trouble(Trouble::Changed, "this was undone already").value()));
    const SetChange& change = entry->changes.front();
    const auto stored = m_credentials->find(entry->credentials);
    if (!stored || stored->provider != entry->zone)
        return trouble(Trouble::BadCredentials,
                       "the credentials \"" + entry->credentials + "\" were removed");
    auto made = api(*stored, work);
    if (!made)
        return tl::unexpected(made.error());
    const std::string& address = change.before.name;
    const auto here = (*made)->look(address);
    if (!here)
        return tl::unexpected(ofHoster(here.error()));
    if (here->name != nameOf(change.after))
        return tl::unexpected(
            ofHoster(trouble(Trouble::Changed, address + " has the name " + here->name).value()));
    tell(work, "giving " + address + " its former name");
    const auto done = (*made)->set(address, nameOf(change.before));
    if (!done)
        return tl::unexpected(ofHoster(done.error()));
    (void)m_journal->markUndone(journalId);
    PtrPreview result;
    result.address = address;
    result.api = entry->zone;
    result.subject = here->subject;
    result.before = nameOf(change.after);
    result.after = nameOf(change.before);
    result.renames = ptrApi(entry->zone)->renames;
    return result;
}

} // namespace mailstead::dns::hosters
