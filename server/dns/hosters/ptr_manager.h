// The reverse names of this server's addresses: what they are, whose they are, how they are set;
// set them where the hoster has an interface, and take it back.
#pragma once

#include "dns/hosters/detector.h"
#include "dns/hosters/ptr_api.h"
#include "dns/providers/zone_journal.h"
#include "dns/providers/zone_manager.h"
#include "dns/ptr_grade.h"

#include <map>
#include <mutex>

namespace mailstead::dns::hosters
{

struct PtrManagerOptions {
    std::string stateDirectory;
    DetectorOptions detection; ///< its resolver is used for all questions
    /// By the id of an interface, instead of its own; plain HTTP is allowed then. For tests.
    std::map<std::string, std::string> baseUrls = {};
};

/// One address as it is now.
struct PtrView {
    std::string address;
    std::string wanted;
    GradedPtr graded;
    std::vector<std::string> names = {}; ///< all PTR values
    bool forward = false;                ///< `wanted` leads to the address
    Detected detected;
    const Hoster* hoster = nullptr; ///< chosen by a person, or detected; null: nobody known
    std::vector<Step> steps = {};
    std::vector<std::string> credentials = {}; ///< names of those for the hoster's interface
};

struct PtrPreview {
    std::string address;
    std::string api;     ///< id of the interface
    std::string subject; ///< what the address belongs to there
    std::string before;
    std::string after;
    bool renames = false;                  ///< all addresses of the server get the name
    bool forward = false;                  ///< without it apply() refuses
    std::vector<std::string> leadsTo = {}; ///< where `after` leads instead
};

struct PtrApplied {
    PtrPreview preview;
    std::string journalId; ///< empty when nothing had to be done
};

/// Thread-safe; blocking, for worker threads. One name is written at a time.
class PtrManager
{
public:
    static core::Result<std::shared_ptr<PtrManager>> open(PtrManagerOptions options);

    CredentialStore& credentials() { return *m_credentials; }
    const ZoneJournal& journal() const { return *m_journal; }

    /// `chosen`: hoster ids by address, of a person who knows better.
    std::vector<PtrView> look(const std::string& wanted, const std::vector<std::string>& addresses,
                              const std::map<std::string, std::string>& chosen,
                              const ZoneWork& work);

    /// Asks for no more than the rest of the work needs.
    Outcome<void> check(const Credentials& credentials, const ZoneWork& work);

    /// `name` is a full domain name. Nothing is changed.
    Outcome<PtrPreview> preview(const std::string& address, const std::string& name,
                                const std::string& credentials, const ZoneWork& work);

    /// Trouble::ForwardMissing when the name does not lead to the address: hosters refuse it, and
    /// it is worth nothing. What was there is in the journal before anything is done.
    Outcome<PtrApplied> apply(const std::string& address, const std::string& name,
                              const std::string& credentials, const ZoneWork& work);

    /// Trouble::Changed when somebody else has set the name since.
    Outcome<PtrPreview> undo(const std::string& journalId, const ZoneWork& work);

private:
    explicit PtrManager(PtrManagerOptions options)
        : m_options(std::move(options))
    {
    }
    Outcome<std::unique_ptr<PtrApi>> api(const Credentials& credentials,
                                         const ZoneWork& work) const;
    Outcome<std::pair<std::unique_ptr<PtrApi>, PtrPreview>> plan(const std::string& address,
                                                                 const std::string& name,
                                                                 const std::string& credentials,
                                                                 const ZoneWork& work);
    std::vector<std::string> forward(const std::string& name, const std::string& address) const;
    PtrView view(const std::string& wanted, const std::string& address,
                 const std::map<std::string, std::string>& chosen, const ZoneWork& work);

    const PtrManagerOptions m_options;
    std::shared_ptr<CredentialStore> m_credentials;
    std::shared_ptr<ZoneJournal> m_journal;
    std::shared_ptr<Detector> m_detector;
    std::optional<http::Client> m_client;
    std::optional<http::Client> m_plainClient; ///< for baseUrls
    std::mutex m_writing;
};

/// A domain name of letters, digits and hyphens with at least two labels, lower case.
bool isHostName(const std::string& name);

} // namespace mailstead::dns::hosters
