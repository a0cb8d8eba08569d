#include "acme/certificate_manager.h"

#include "acme/acquisition.h"
#include "acme/csr.h"
#include "acme/kept_order.h"
#include "acme/manager_state.h"
#include "acme/service_names.h"
#include "acme/turns.h"
#include "core/file.h"
#include "core/log.h"

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <mutex>
#include <random>
#include <sys/stat.h>
#include <thread>

namespace mailstead::acme
{

namespace
{

using core::ErrorKind;
using std::chrono::milliseconds;
using std::chrono::system_clock;

/// Clocks jump and machines sleep: the schedule is looked at again at least this often.
constexpr std::chrono::minutes longestWait{30};
constexpr std::size_t maxChain = 1024 * 1024;
constexpr std::chrono::hours temporaryMargin{10 * 24};

/// After an order for more names has failed. Authorities count failures.
constexpr milliseconds firstNamesRetry = std::chrono::hours(6);
constexpr milliseconds longestNamesRetry = std::chrono::hours(96);

/// The authority's suggestion is asked for so often when it does not say (RFC 9773 §4.3).
constexpr std::chrono::hours askAgainUnlessTold{6};

/// In the suggested window, at a place of its own; the same after each restart.
system_clock::time_point renewalTime(const CertificateInfo& certificate,
                                     const RenewalWindow& window)
{
    const std::size_t spread = std::hash<std::string>()(certificate.fingerprint) % 1000;
    return window.start + (window.end - window.start) / 1000 * static_cast<int>(spread);
}

/// A third of the lifetime before the end, and up to a thirtieth of it earlier, so that the
/// customers of an authority do not all come at once. The same after each restart.
system_clock::time_point renewalTime(const CertificateInfo& certificate)
{
    const auto lifetime = certificate.notAfter - certificate.notBefore;
    const std::size_t spread = std::hash<std::string>()(certificate.fingerprint) % 1000;
    return certificate.notAfter - lifetime / 3 - lifetime / 30 * static_cast<int>(spread) / 1000;
}

/// The key outlives its certificates, so that TLSA records (RFC 7671 §8.1) and who pinned it stay
/// right; only a revocation ends it.
enum class KeyUse { Keep, Fresh };

class Manager final : public CertificateManager
{
public:
    Manager(ManagerOptions options, std::shared_ptr<CertificateStore> store, ManagerState state)
        : m_options(std::move(options))
        , m_store(std::move(store))
        , m_names(m_options, m_store)
        , m_state(std::move(state))
    {
        if (!m_options.clock)
            m_options.clock = [] {
                return system_clock::now();
            };
    }

    ~Manager() override
    {
        m_ending = true;
        {
            const std::lock_guard lock(m_mutex);
        }
        m_changed.notify_all();
        if (m_thread.joinable())
            m_thread.join();
    }

    core::Result<CertificateInfo> request(const RequestSettings& wanted, const Progress& progress,
                                          const CancelFlag& cancelled) override
    {
        auto settings = checkedSettings(wanted);
        if (!settings)
            return tl::unexpected(settings.error());
        m_names.leaveOutOf(*settings);
        return perform(*settings, KeyUse::Keep, progress, cancelled, true);
    }

    core::Result<CertificateInfo> renew(const Progress& progress,
                                        const CancelFlag& cancelled) override
    {
        const auto kept = settings();
        if (!kept)
            return core::fail(ErrorKind::NotFound, "no certificate was requested here yet", {},
                              "request one first");
        // The renewal thread gives no progress: nobody waits there.
        return perform(*kept, KeyUse::Keep, progress, cancelled, progress != nullptr);
    }

    core::Result<void> revoke(RevocationReason reason, bool replace, const Progress& progress,
                              const CancelFlag& cancelled) override
    {
        const auto kept = settings();
        if (!kept || m_store->current().temporary)
            return core::fail(ErrorKind::NotFound, "there is no certificate to revoke");
        const auto chain = core::readFile(liveChain(), maxChain);
        if (!chain)
            return tl::unexpected(chain.error());
        if (replace) {
            const auto renewed = perform(*kept, KeyUse::Fresh, progress, cancelled, true);
            if (!renewed)
                return tl::unexpected(renewed.error());
        }
        const auto turn = turnFor(true, progress, cancelled);
        if (!turn)
            return tl::unexpected(turn.error());
        if (progress)
            progress("Revoking the certificate", std::nullopt);
        const auto revoked =
            acme::revoke(acquisition(true), *kept, *chain, reason, patience(*kept, cancelled));
        if (!revoked)
            return revoked;
        core::logInfo("certificate", {}, "a certificate was revoked");
        if (replace)
            return {};
        const std::lock_guard lock(m_mutex);
        m_state.settings.reset();
        m_retryPlanned.reset();
        m_state.lastError = "the certificate was revoked on request; request a new one";
        ++m_generation;
        m_changed.notify_all();
        return saveState(stateFile(), m_state);
    }

    std::vector<ManualRecords::Entry> manual() const override { return m_manual->entries(); }

    bool writesDns(const std::vector<std::string>& names) const override
    {
        return m_options.publisher &&
               std::all_of(names.begin(), names.end(), [this](const std::string& name) {
                   return m_options.publisher->serves(name.compare(0, 2, "*.") == 0 ? name.substr(2)
                                                                                    : name);
               });
    }

    std::vector<std::string> missingNames() const override { return m_names.missing(); }

    std::vector<ServiceName> serviceNames() const override
    {
        return m_names.all(settings().value_or(RequestSettings()));
    }

    void startRenewal() override
    {
        if (!m_thread.joinable())
            m_thread = std::thread([this] { renewalLoop(); });
    }

    std::vector<CertificateStatus> list() const override
    {
        CertificateStatus status;
        status.certificate = m_store->current();
        const std::lock_guard lock(m_mutex);
        if (m_state.settings && !status.certificate.temporary) {
            status.renewAt = renewalTime(status.certificate);
            if (m_window && m_windowOf == status.certificate.fingerprint) {
                status.suggested = m_window;
                status.renewAt = renewalTime(status.certificate, *m_window);
            }
        }
        status.lastError = m_state.lastError;
        status.lastTry = m_state.lastTry;
        status.retryAt = m_retryPlanned;
        return {status};
    }

    std::string account() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_state.account;
    }

    std::optional<RequestSettings> settings() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_state.settings;
    }

private:
    std::string directory() const { return m_options.stateDirectory + "/acme"; }
    std::string liveChain() const { return m_store->directory() + "/live/fullchain.pem"; }
    std::string stateFile() const { return directory() + "/settings.json"; }

    http::Patience patience(const RequestSettings& settings, const CancelFlag& cancelled) const
    {
        const bool dns = settings.way == Way::Dns || settings.way == Way::DnsByHand;
        return {std::chrono::steady_clock::now() +
                    (dns ? m_options.dnsOrderDeadline : m_options.orderDeadline),
                [this, cancelled] {
                    return m_ending.load() ||
                           (cancelled && cancelled->load(std::memory_order_relaxed));
                }};
    }

    AcquisitionOptions acquisition(bool somebodyWaits) const
    {
        return {directory(),
                m_options.resolver,
                m_options.zeroSslApi,
                {m_options.httpPort, m_options.tlsPort, m_options.lendTlsPort, m_options.publisher,
                 m_options.look, m_options.lookPause, m_options.rootHelp, m_manual, somebodyWaits}};
    }

    core::Result<Turns::Turn> turnFor(bool somebody, const Progress& progress,
                                      const CancelFlag& cancelled)
    {
        if (!somebody) {
            if (auto own = m_turns.tryOwn())
                return own;
            return core::fail(ErrorKind::Refused, "somebody requests a certificate just now");
        }
        return m_turns.forSomebody(
            [&] {
                if (progress)
                    progress("Waiting until the server's own work on the certificate has ended",
                             0.0);
            },
            [&] { return m_ending.load() || (cancelled && cancelled->load()); });
    }

    core::Result<CertificateInfo> perform(const RequestSettings& settings, KeyUse keyUse,
                                          const Progress& progress, const CancelFlag& cancelled,
                                          bool somebodyWaits)
    {
        const auto turn = turnFor(somebodyWaits, progress, cancelled);
        if (!turn)
            return tl::unexpected(turn.error());
        const RequestSettings whole = m_names.addedTo(settings);
        auto result = obtain(whole, keyUse, progress, cancelled, somebodyWaits);
        if (!result && result.error().kind == ErrorKind::Refused && !m_retryAt &&
            whole.names != settings.names) {
            // Mail must not go without a certificate because of a name that it can do without.
            core::logWarn("certificate", {},
                          "refused with the names of our services, asking without them: " +
                              result.error().text());
            result = obtain(settings, keyUse, progress, cancelled, somebodyWaits);
        }
        remember(settings, result, somebodyWaits);
        return result;
    }

    /// Orders anew when a missing name can be had now. A failure changes nothing of what is kept:
    /// the certificate in use is good.
    void extend()
    {
        const auto now = m_options.clock();
        const auto kept = settings();
        if (!kept || !kept->serviceNames || kept->way == Way::DnsByHand ||
            m_store->current().temporary || now < m_lookForNamesAt)
            return;
        if (missingNames().empty())
            return;
        m_lookForNamesAt = now + m_options.namesPause;
        if (!m_names.anyToAdd(*kept) || m_ending)
            return;
        core::logInfo("certificate", {}, "extending the certificate by names of our services");
        const Turns::Turn turn = m_turns.tryOwn();
        if (!turn)
            return;
        const auto result = obtain(m_names.addedTo(*kept), KeyUse::Keep, nullptr, nullptr, false);
        if (result) {
            remember(*kept, result, false);
            m_namesRetry = firstNamesRetry;
            return;
        }
        if (m_ending)
            return;
        core::logWarn("certificate", {},
                      "the certificate was not extended: " + result.error().text());
        m_lookForNamesAt = std::max(now + m_namesRetry, m_retryAt.value_or(now));
        m_namesRetry = std::min(m_namesRetry * 2, longestNamesRetry);
    }

    /// What the new certificate follows.
    Predecessor predecessor(const RequestSettings& settings, KeyUse keyUse) const
    {
        Predecessor before;
        const CertificateInfo current = m_store->current();
        if (current.temporary)
            return before;
        if (const auto chain = core::readFile(liveChain(), maxChain);
            chain && current.names == settings.names)
            before.renewalId = renewalId(*chain);
        if (keyUse == KeyUse::Fresh)
            return before;
        const auto key = core::readFile(m_store->directory() + "/live/key.pem", maxChain);
        if (key && typeOfKey(*key) == settings.keyType)
            before.key = *key;
        return before;
    }

    core::Result<CertificateInfo> obtain(const RequestSettings& settings, KeyUse keyUse,
                                         const Progress& progress, const CancelFlag& cancelled,
                                         bool somebodyWaits)
    {
        m_retryAt.reset();
        if (m_options.precheck) {
            if (progress)
                progress("Checking that the authority will be able to see this server", 0.0);
            const auto ready = m_options.precheck(settings);
            if (!ready)
                return tl::unexpected(ready.error());
        }
        if (::mkdir(directory().c_str(), 0700) != 0 && errno != EEXIST)
            return core::failErrno("cannot make " + directory(), errno);
        if (keyUse == KeyUse::Fresh)
            forgetOrder(orderFileIn(directory())); // it would bring its key along
        Told told;
        const auto pair =
            acquire(acquisition(somebodyWaits), settings, predecessor(settings, keyUse), progress,
                    patience(settings, cancelled), told);
        m_retryAt = told.retryAt;
        m_account = told.account;
        if (!pair)
            return tl::unexpected(pair.error());
        const auto read = readCertificate(pair->chain);
        if (!read)
            return read;
        for (const std::string& name : settings.names) {
            if (std::find(read->names.begin(), read->names.end(), name) == read->names.end())
                return core::fail(ErrorKind::Refused,
                                  "the authority's certificate does not have the name " + name);
        }
        const auto installed = m_store->install(pair->chain, pair->key);
        if (installed && progress)
            progress("The new certificate is in use", 1.0);
        return installed;
    }

    void remember(const RequestSettings& settings, const core::Result<CertificateInfo>& result,
                  bool somebodyWaits)
    {
        const std::lock_guard lock(m_mutex);
        m_notBefore = m_retryAt;
        if (result) {
            m_state.lastTry = LastTry{m_options.clock(), !somebodyWaits, std::nullopt};
            m_retryPlanned.reset();
        } else if (result.error().kind != ErrorKind::Cancelled) {
            m_state.lastTry = LastTry{m_options.clock(), !somebodyWaits, result.error()};
        }
        if (result) {
            m_state.settings = settings;
            m_state.settings->externalAccount.reset();
            m_state.settings->stagingFirst = false;
            m_state.settings->stagingDirectory.clear();
            m_state.account = m_account;
            m_state.lastError.reset();
        } else {
            core::logError("certificate", {}, "no certificate: " + result.error().text());
            m_state.lastError = result.error().text();
        }
        ++m_generation;
        m_changed.notify_all();
        if (::mkdir(directory().c_str(), 0700) != 0 && errno != EEXIST)
            core::logError("certificate", {}, "cannot make " + directory());
        const auto saved = saveState(stateFile(), m_state);
        if (!saved) // the certificate itself is in use; only its renewal is in question
            core::logError("certificate", {},
                           "the certificate settings were not kept: " + saved.error().text());
    }

    /// When to try next; nothing while there is nothing to renew.
    std::optional<system_clock::time_point> due() const
    {
        const auto status = list().front();
        if (!settings())
            return std::nullopt;
        return status.renewAt ? status.renewAt : m_options.clock();
    }

    /// Asks the authority when it would have the certificate renewed; only now and then.
    void askForWindow()
    {
        const auto kept = settings();
        const CertificateInfo certificate = m_store->current();
        const auto now = m_options.clock();
        const bool sameAsBefore = m_windowOf == certificate.fingerprint;
        if (!kept || certificate.temporary || (sameAsBefore && now < m_askAgainAt))
            return;
        const auto chain = core::readFile(liveChain(), maxChain);
        if (!chain)
            return;
        const http::Patience patience{std::chrono::steady_clock::now() + std::chrono::minutes(1),
                                      [this] {
                                          return m_ending.load();
                                      }};
        milliseconds askAgain = askAgainUnlessTold;
        auto session = openSession(acquisition(false), *kept, patience);
        const auto window = session ? session->renewalWindow(*chain, askAgain, patience)
                                    : tl::unexpected(session.error());
        if (!window && window.error().kind != ErrorKind::NotFound)
            core::logInfo("certificate", {},
                          "no time for the renewal was suggested: " + window.error().text());
        const std::lock_guard lock(m_mutex);
        if (window || !sameAsBefore) // a failure leaves what was said before
            m_window = window ? std::optional(*window) : std::nullopt;
        m_windowOf = certificate.fingerprint;
        m_askAgainAt = now + askAgain;
    }

    /// What an order of a daemon that was killed left open.
    void takeBackLeftovers()
    {
        const Turns::Turn turn = m_turns.tryOwn();
        if (!m_options.rootHelp || !m_options.rootHelp->isThere() || !turn)
            return; // an order takes back itself what it opens
        const http::Patience patience{std::chrono::steady_clock::now() + std::chrono::minutes(2),
                                      [this] {
                                          return m_ending.load();
                                      }};
        for (const auto& done : {m_options.rootHelp->restoreNginx(patience),
                                 m_options.rootHelp->closePort80(patience)}) {
            if (!done && !m_ending)
                core::logWarn("certificate", {}, done.error().text());
        }
    }

    void renewalLoop()
    {
        takeBackLeftovers();
        milliseconds retry = m_options.firstRetry;
        std::optional<system_clock::time_point> notBefore; ///< after a failure
        std::uint64_t seen = 0;
        while (!m_ending) {
            const auto refreshed = m_store->refreshTemporary(temporaryMargin);
            if (!refreshed)
                core::logError("certificate", {},
                               "the temporary certificate was not renewed: " +
                                   refreshed.error().text());
            askForWindow();
            if (m_ending)
                return;
            extend();
            if (m_ending)
                return;
            auto next = due();
            if (next && notBefore)
                next = std::max(*next, *notBefore);
            const auto now = m_options.clock();
            if (next && *next <= now) {
                core::logInfo("certificate", {}, "renewing the certificate");
                const auto renewed = renew(nullptr, nullptr);
                if (m_ending)
                    return;
                if (renewed) {
                    retry = m_options.firstRetry;
                    notBefore.reset();
                } else {
                    notBefore = m_options.clock() + withJitter(retry);
                    const std::lock_guard lock(m_mutex);
                    if (m_notBefore) // the authority's own word counts more
                        notBefore = std::max(*notBefore, *m_notBefore);
                    m_retryPlanned = notBefore;
                    retry = std::min(retry * 2, m_options.longestRetry);
                }
                const std::lock_guard lock(m_mutex);
                seen = m_generation; // our own change is no reason to look again at once
                continue;
            }
            milliseconds wait = std::min<milliseconds>(longestWait, m_options.namesPause);
            if (next)
                wait =
                    std::clamp(std::chrono::ceil<milliseconds>(*next - now), milliseconds(1), wait);
            std::unique_lock lock(m_mutex);
            m_changed.wait_for(lock, wait, [&] { return m_ending.load() || m_generation != seen; });
            if (m_generation != seen) { // somebody requested: what failed before counts no more
                seen = m_generation;
                if (!m_state.lastError) {
                    notBefore.reset();
                    retry = m_options.firstRetry;
                }
            }
        }
    }

    milliseconds withJitter(milliseconds pause)
    {
        std::uniform_int_distribution<std::int64_t> spread(0, pause.count() / 4);
        return pause + milliseconds(spread(m_random));
    }

    ManagerOptions m_options;
    const std::shared_ptr<CertificateStore> m_store;
    const ServiceNames m_names;
    Turns m_turns;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    ManagerState m_state;
    std::optional<RenewalWindow> m_window;
    std::string m_windowOf;                    ///< fingerprint of the certificate that it is about
    system_clock::time_point m_askAgainAt;     ///< of the renewal thread
    system_clock::time_point m_lookForNamesAt; ///< of the renewal thread
    milliseconds m_namesRetry = firstNamesRetry;         ///< the same
    std::optional<system_clock::time_point> m_retryAt;   ///< of whose turn it is
    std::string m_account;                               ///< the same
    std::optional<system_clock::time_point> m_notBefore; ///< the last m_retryAt
    std::optional<system_clock::time_point> m_retryPlanned;
    const std::shared_ptr<ManualRecords> m_manual = std::make_shared<ManualRecords>();
    std::uint64_t m_generation = 0; ///< counts ended requests
    std::atomic_bool m_ending = false;
    std::mt19937_64 m_random{std::random_device()()};
    std::thread m_thread;
};

} // namespace

core::Result<std::shared_ptr<CertificateManager>>
CertificateManager::open(ManagerOptions options, std::shared_ptr<CertificateStore> store)
{
    auto state = loadState(options.stateDirectory + "/acme/settings.json");
    if (!state) {
        // The daemon must not stay down for this: what is there is kept aside by being replaced
        // only when a certificate is requested again.
        core::logError("certificate", {}, state.error().text());
        const std::string text = state.error().text();
        state = ManagerState();
        state->lastError = text;
    }
    return std::make_shared<Manager>(std::move(options), std::move(store), std::move(*state));
}

} // namespace mailstead::acme
