// Zones at providers, from the point of view of a domain: where is it, what would change, change
// it, take it back.
#pragma once

#include "dns/providers/credential_store.h"
#include "dns/providers/provider.h"
#include "dns/providers/provider_info.h"
#include "dns/providers/zone_journal.h"
#include "dns/zone_change.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

namespace mailstead::dns
{

struct ZoneManagerOptions {
    std::string stateDirectory;
    std::shared_ptr<Resolver> resolver; ///< also finds the zone's name servers
    /// By provider id, instead of their own; plain HTTP is allowed then. For tests.
    std::map<std::string, std::string> baseUrls = {};
};

/// How long work may take and who hears of it.
struct ZoneWork {
    std::function<bool()> cancelled = {};
    std::function<void(const std::string&)> progress = {};
    std::chrono::seconds longest{180};
};

/// Where a domain's zone is.
struct ZonePlace {
    std::string domain;
    std::string servedZone;                    ///< as the DNS says; empty: not found
    std::vector<std::string> servers = {};     ///< names of its name servers
    const ProviderInfo* servedBy = nullptr;    ///< known by them
    std::string credentials = {};              ///< those that have the zone; empty: none
    const ProviderInfo* provider = nullptr;    ///< of the credentials
    ProviderZone zone = {};                    ///< at that provider
    std::vector<ProviderError> failures = {};  ///< of credentials that could not be asked
    std::vector<std::string> failedNames = {}; ///< whose
};

struct ZonePreview {
    ZonePlace place;
    std::vector<PlannedChange> rows;
};

struct ZoneApplied {
    ZonePreview preview;     ///< what it was done from
    std::string journalId;   ///< empty when nothing was done
    std::size_t changes = 0; ///< sets that were changed
    std::optional<ProviderError> error = {};
};

struct ZoneUndone {
    std::size_t changes = 0;
    std::vector<std::string> refused = {}; ///< "<name> <type>" of sets that others changed since
};

/// Thread-safe; blocking, for worker threads. One zone is written at a time.
class ZoneManager
{
public:
    static core::Result<std::shared_ptr<ZoneManager>> open(ZoneManagerOptions options);

    CredentialStore& credentials() { return *m_credentials; }
    const ZoneJournal& journal() const { return *m_journal; }

    /// Asks the provider for no more than the rest of the work needs, and returns the zones that
    /// are seen. The credentials need not be stored.
    Outcome<std::vector<ProviderZone>> check(const Credentials& credentials, const ZoneWork& work);

    /// Asks the DNS, then the credentials, those of the provider that the name servers tell of
    /// first. `wanted` may name the credentials to be used.
    ZonePlace find(const std::string& domain, const std::string& wanted, const ZoneWork& work);

    /// ZoneNotFound when no credentials have the zone.
    Outcome<ZonePreview> preview(const std::string& domain, const std::string& credentials,
                                 const std::vector<WantedRecord>& wanted, PlanOptions options,
                                 const ZoneWork& work);

    /// Plans anew and carries out everything but what is to be decided. What was done is in the
    /// journal, whatever the error.
    Outcome<ZoneApplied> apply(const std::string& domain, const std::string& credentials,
                               const std::vector<WantedRecord>& wanted, PlanOptions options,
                               const ZoneWork& work);

    /// Adds one TXT value at a name, or takes it away, and leaves the name's other values as they
    /// are: for records of a certificate's challenge, which live for minutes and are not in the
    /// journal. ZoneNotFound when no credentials have the zone.
    Outcome<void> editText(const std::string& name, const std::string& value, bool present,
                           const ZoneWork& work);

    Outcome<ZoneUndone> undo(const std::string& journalId, const ZoneWork& work);

private:
    explicit ZoneManager(ZoneManagerOptions options)
        : m_options(std::move(options))
    {
    }
    Outcome<std::unique_ptr<Provider>> provider(const Credentials& credentials,
                                                const std::vector<std::string>& names,
                                                const ZoneWork& work) const;
    void askDns(ZonePlace& place) const;
    int spfLookups(const std::string& domain, int depth) const;

    const ZoneManagerOptions m_options;
    std::shared_ptr<CredentialStore> m_credentials;
    std::shared_ptr<ZoneJournal> m_journal;
    std::optional<http::Client> m_client;
    std::optional<http::Client> m_plainClient; ///< for baseUrls
    std::mutex m_writing;
};

} // namespace mailstead::dns
