#include "daemon/daemon.h"

#include "accounts/accounts.h"
#include "accounts/greylist_store.h"
#include "acme/certificate_manager.h"
#include "acme/certificate_store.h"
#include "control/methods.h"
#include "control/server.h"
#include "core/file.h"
#include "core/kept_secret.h"
#include "core/log.h"
#include "daemon/certificate_checks.h"
#include "daemon/privileged_help.h"
#include "daemon/quota_watch.h"
#include "daemon/state_lock.h"
#include "daemon/zone_publisher.h"
#include "delivery/mail_carrier.h"
#include "dns/blocklist.h"
#include "dns/mta_sts_policy.h"
#include "dns/wire.h"
#include "privileged/exchange.h"
#include "privileged/settings.h"
#include "privileged/target_installer.h"
#include "queue/intake.h"
#include "queue/scheduler.h"
#include "queue/sqlite_store.h"
#include "queue/start_keeper.h"
#include "smtp/receiver.h"
#include "web/policy_file.h"
#include "web/server.h"

#include <asio/executor_work_guard.hpp>
#include <asio/io_context.hpp>
#include <future>
#include <optional>
#include <thread>

namespace mailstead::daemon
{

namespace
{

using namespace std::chrono_literals;

constexpr auto sessionGrace = 10s;
constexpr auto deliveryGrace = 10s;
constexpr auto temporaryEndsWithin = 30 * 24h;
constexpr std::size_t largestPem = 256UL * 1024;

queue::Policy policyOf(const core::Config& config)
{
    queue::Policy policy;
    policy.retryFirst = config.retryFirst;
    policy.retryLongest = config.retryLongest;
    policy.giveUpAfter = config.giveUpAfter;
    policy.warnAfter = config.warnAfter;
    policy.keepHistory = config.keepHistory;
    policy.warmUp.since = core::parseDay(config.warmUp.since);
    policy.warmUp.firstDay = config.warmUp.firstDay;
    policy.warmUp.growth = config.warmUp.growthPercent / 100.0;
    return policy;
}

/// Blocklists for the receiver, which does not know the resolver.
class BlocklistReputation final : public smtp::Reputation
{
public:
    BlocklistReputation(std::shared_ptr<dns::Resolver> resolver, std::vector<std::string> lists)
        : m_lists(std::make_shared<dns::Blocklists>(std::move(resolver), std::move(lists)))
    {
    }
    void look(const asio::ip::address& address, std::function<void(smtp::Verdict)> done) override
    {
        m_lists->look(address.to_string(),
                      [done = std::move(done)](std::optional<dns::Listing> listing) {
                          if (listing)
                              done({std::move(listing->list), std::move(listing->text)});
                          else
                              done({});
                      });
    }

private:
    const std::shared_ptr<dns::Blocklists> m_lists;
};

smtp::ReceiverJudges judgesFor(const core::Config& config,
                               const std::shared_ptr<dns::Resolver>& resolver)
{
    const core::Protection& protection = config.protection;
    smtp::ReceiverJudges judges;
    if (!protection.blocklists.empty())
        judges.reputation = std::make_shared<BlocklistReputation>(resolver, protection.blocklists);
    if (protection.greylist) {
        auto file =
            accounts::GreylistFile::open(config.stateDirectory, protection.greylistRetention);
        if (!file)
            core::logWarn("daemon", {},
                          "greylist.db cannot be used, the greylist begins anew with each start: " +
                              file.error().text());
        judges.greylist =
            std::make_shared<smtp::Greylist>(protection, file ? std::move(*file) : nullptr);
    }
    return judges;
}

} // namespace

/// In the order of their making; taken down by stop() in the order that it says.
struct Daemon::Parts {
    using Work = asio::executor_work_guard<asio::io_context::executor_type>;

    std::optional<StateLock> lock;
    std::shared_ptr<accounts::Accounts> accounts;
    std::shared_ptr<acme::CertificateStore> certificateStore;
    std::unique_ptr<queue::Store> store;
    std::atomic<bool> stopCheck{false};
    std::thread check; ///< of a store that is too large to be read through at the start
    std::unique_ptr<queue::StartKeeper> startKeeper;
    std::unique_ptr<queue::QueueThread> queueThread;
    queue::Changes changes;
    std::unique_ptr<queue::Preparation> preparation;

    std::unique_ptr<asio::io_context> io = std::make_unique<asio::io_context>(1);
    std::optional<Work> work;
    std::thread ioThread;
    std::shared_ptr<dns::Resolver> resolver;
    std::unique_ptr<delivery::MailCarrier> carrier;
    std::unique_ptr<QuotaWatch> quotaWatch;
    std::unique_ptr<queue::Scheduler> scheduler;
    std::shared_ptr<queue::StoreIntake> intake;
    std::unique_ptr<smtp::Receiver> receiver;
    std::shared_ptr<web::PolicyFile> policyFile;
    std::unique_ptr<web::Server> webServer;
    std::shared_ptr<privileged::Client> privilegedSide;
    std::unique_ptr<privileged::TargetInstaller> targets;
    std::shared_ptr<acme::CertificateManager> certificates;
    std::shared_ptr<dns::ZoneManager> zones;
    std::shared_ptr<dns::hosters::PtrManager> ptr;
    std::unique_ptr<control::Server> server;
    std::unique_ptr<control::Methods> methods;

    core::Result<void> openStores(const core::Config& config);
    core::Result<void> makeNetwork(const core::Config& config);
    void makeWebServer(const core::Config& config);
    void makePrivileged(const core::Config& config);
    core::Result<void> makeControl(const core::Config& config);
    void checkStore();
};

core::Result<void> Daemon::Parts::openStores(const core::Config& config)
{
    auto taken = StateLock::take(config.stateDirectory);
    if (!taken)
        return tl::unexpected(taken.error());
    lock.emplace(std::move(*taken));
    accounts::Options options;
    options.stateDirectory = config.stateDirectory;
    auto opened = accounts::Accounts::open(options);
    if (!opened)
        return tl::unexpected(opened.error());
    accounts = std::move(*opened);
    auto certificate = acme::CertificateStore::open(config.stateDirectory, config.hostname);
    if (!certificate)
        return tl::unexpected(certificate.error());
    certificateStore = std::move(*certificate);
    if (auto fresh = certificateStore->refreshTemporary(temporaryEndsWithin); !fresh)
        return fresh;
    auto queueStore = queue::openSqliteStore(config.stateDirectory + "/queue.db");
    if (!queueStore)
        return tl::unexpected(queueStore.error());
    store = std::move(*queueStore);
    return {};
}

core::Result<void> Daemon::Parts::makeNetwork(const core::Config& config)
{
    auto made = dns::makeResolver(*io, config);
    if (!made)
        return tl::unexpected(made.error());
    resolver = std::move(*made);
    queueThread = std::make_unique<queue::QueueThread>();
    preparation = std::make_unique<queue::Preparation>(config.hostname, *accounts, *accounts);
    auto secret = core::keptSecret(config.stateDirectory + "/envelope-id.key");
    if (!secret)
        return tl::unexpected(secret.error());
    const queue::EnvelopeIds envelopeIds(std::move(*secret));
    carrier = std::make_unique<delivery::MailCarrier>(
        *io, config, resolver, delivery::CarrierLimits{}, std::string(),
        [envelopeIds, directory = accounts](const queue::Row& row) {
            return envelopeIds.of(row, *directory);
        });
    quotaWatch = std::make_unique<QuotaWatch>(*carrier, *accounts);
    scheduler = std::make_unique<queue::Scheduler>(policyOf(config), *queueThread, *store,
                                                   *quotaWatch, *preparation, changes);
    queue::StoreIntake::Options options;
    options.directory = config.stateDirectory;
    options.minFreeBytes = config.minFreeBytes;
    options.reports = std::make_shared<const queue::IncomingReports>(config.hostname, *accounts,
                                                                     *store, envelopeIds);
    intake = std::make_shared<queue::StoreIntake>(options, *queueThread, *store, *preparation,
                                                  changes, [this] { scheduler->wake(); });
    auto spool = smtp::openSpool(config.stateDirectory + "/spool");
    if (!spool)
        return tl::unexpected(spool.error());
    receiver = std::make_unique<smtp::Receiver>(*io, config, certificateStore->tls(), accounts,
                                                intake, smtp::ReceiverLimits{}, std::move(*spool),
                                                judgesFor(config, resolver));
    if (auto listening = receiver->listen(); !listening)
        return listening;
    makeWebServer(config);
    return {};
}

void Daemon::Parts::makeWebServer(const core::Config& config)
{
    policyFile = std::make_shared<web::PolicyFile>(config.stateDirectory);
    web::SiteFacts facts;
    facts.hostname = dns::canonicalName(config.hostname);
    facts.isOurDomain = [directory = accounts](const std::string& domain) {
        return directory->isLocalDomain(domain);
    };
    facts.policy = [file = policyFile, host = config.hostname] {
        return dns::mtaStsPolicy({host}, file->terms());
    };
    webServer = std::make_unique<web::Server>(*io, config.webListeners, certificateStore->tls(),
                                              std::make_shared<const web::Site>(std::move(facts)));
    webServer->start(); // a port that is taken is no reason not to take mail
}

void Daemon::Parts::makePrivileged(const core::Config& config)
{
    privilegedSide = std::make_shared<privileged::Client>(privileged::exchangePath);
    privileged::InstallerOptions options;
    options.stateDirectory = config.stateDirectory;
    options.settings = privileged::settingsPath;
    options.certificate = [store = certificateStore] {
        const acme::CertificateInfo info = store->current();
        return info.temporary ? std::string() : info.fingerprint;
    };
    targets = std::make_unique<privileged::TargetInstaller>(privilegedSide, std::move(options));
    certificateStore->onInstalled([this] { targets->wake(); });
}

core::Result<void> Daemon::Parts::makeControl(const core::Config& config)
{
    auto zoneManager = dns::ZoneManager::open({config.stateDirectory, resolver});
    if (!zoneManager)
        return tl::unexpected(zoneManager.error());
    zones = std::move(*zoneManager);
    dns::hosters::PtrManagerOptions ptrOptions;
    ptrOptions.stateDirectory = config.stateDirectory;
    ptrOptions.detection.resolver = resolver;
    auto ptrManager = dns::hosters::PtrManager::open(std::move(ptrOptions));
    if (!ptrManager)
        return tl::unexpected(ptrManager.error());
    ptr = std::move(*ptrManager);
    acme::ManagerOptions options;
    options.stateDirectory = config.stateDirectory;
    options.httpPort = config.acmeHttpPort;
    options.resolver = resolver;
    options.look = acme::lookAtAuthoritativeServers(*resolver);
    options.publisher = std::make_shared<ZonePublisher>(zones);
    options.rootHelp = std::make_shared<PrivilegedHelp>(privilegedSide);
    options.precheck = [this, &config](const acme::RequestSettings& settings) {
        return orderCanSucceed(settings, config, *resolver);
    };
    options.lendTlsPort = [this] {
        return webServer->lendPorts();
    };
    options.serviceNames = [this] {
        return control::serviceNames(*accounts, *webServer);
    };
    options.nameIsReady = [this, &config](const std::string& name,
                                          const acme::RequestSettings& settings) {
        return serviceNameIsReady(name, settings, config, *resolver);
    };
    auto manager = acme::CertificateManager::open(std::move(options), certificateStore);
    if (!manager)
        return tl::unexpected(manager.error());
    certificates = std::move(*manager);
    server = std::make_unique<control::Server>(
        *io, control::Greeting{MAILSTEAD_VERSION, config.hostname});
    methods = std::make_unique<control::Methods>(
        *server, *io,
        control::Services{config, *store, *scheduler, *intake, changes, *accounts, *certificates,
                          *certificateStore, *resolver, *zones, *ptr, *webServer, *policyFile,
                          [this] { return receiver->ports(); }, MAILSTEAD_VERSION,
                          std::chrono::system_clock::now(), *privilegedSide, *targets});
    return server->listen(config.controlSocket);
}

void Daemon::Parts::checkStore()
{
    if (!store->wantsCheck())
        return;
    check = std::thread([this] {
        const auto checked = store->checkIntegrity(stopCheck);
        if (checked)
            core::logInfo("queue", {}, "the queue's file was read through and is sound");
        else if (checked.error().kind != core::ErrorKind::Cancelled)
            core::logError("queue", {},
                           checked.error().text() + "; what to do: " + checked.error().next);
    });
}

Daemon::Daemon(core::Config config)
    : m_config(std::move(config))
{
}

Daemon::~Daemon()
{
    stop();
}

core::Result<void> Daemon::start()
{
    m_parts = std::make_unique<Parts>();
    Parts& parts = *m_parts;
    auto result = parts.openStores(m_config);
    if (result) {
        parts.work.emplace(asio::make_work_guard(*parts.io));
        parts.ioThread = std::thread([io = parts.io.get()] { io->run(); });
        result = parts.makeNetwork(m_config);
    }
    if (result) {
        parts.makePrivileged(m_config);
        result = parts.makeControl(m_config);
    }
    if (!result) {
        stop();
        return result;
    }
    parts.scheduler->start();
    parts.checkStore();
    parts.startKeeper = std::make_unique<queue::StartKeeper>(*parts.store);
    parts.certificates->startRenewal();
    parts.targets->start();
    return {};
}

void Daemon::reloadCertificate()
{
    const std::string live = m_parts->certificateStore->directory() + "/live/";
    const auto chain = core::readFile(live + "fullchain.pem", largestPem);
    const auto key = core::readFile(live + "key.pem", largestPem);
    if (!chain || !key) {
        core::logError("certificate", {},
                       "not reloaded: " + (chain ? key.error().text() : chain.error().text()));
        return;
    }
    const auto found = acme::readCertificate(*chain);
    if (found && found->fingerprint == m_parts->certificateStore->current().fingerprint) {
        core::logInfo("certificate", {}, "not reloaded: it is the one in use");
        return;
    }
    const auto loaded = m_parts->certificateStore->install(*chain, *key);
    if (!loaded)
        core::logError("certificate", {}, "not reloaded: " + loaded.error().text());
    else
        core::logInfo("certificate", {}, "reloaded, fingerprint " + loaded->fingerprint);
}

void Daemon::stop()
{
    if (!m_parts)
        return;
    Parts& parts = *m_parts;
    // 1. No new mail; what comes in is taken or refused. io and queue thread still run.
    if (parts.receiver) {
        std::promise<void> ended;
        parts.receiver->stop([&ended] { ended.set_value(); }, sessionGrace);
        ended.get_future().wait();
    }
    if (parts.intake)
        parts.intake->finish();
    if (parts.receiver) {
        // Behind this no password check calls back any more.
        parts.accounts->drainPasswordChecks();
    }
    // 2. Deliveries: none begins, running ones get some time. One that is cut is tried again after
    // the next start.
    if (parts.scheduler) {
        parts.scheduler->stop();
        if (!parts.scheduler->waitForJobs(deliveryGrace))
            core::logWarn("daemon", {},
                          "deliveries were cut off; they are tried again after the next start");
    }
    // 3. Consoles and orders, which still need the resolver and so the io thread.
    parts.server.reset();
    parts.methods.reset();
    parts.certificates.reset();
    parts.targets.reset();
    parts.zones.reset(); // it keeps the resolver
    parts.ptr.reset();   // so does this
    if (parts.webServer) {
        std::promise<void> ended;
        parts.webServer->stop([&ended] { ended.set_value(); });
        ended.get_future().wait();
    }
    // 4. The io thread, then what lived on it. Handlers that never ran go with the io_context.
    parts.work.reset();
    if (parts.io)
        parts.io->stop();
    if (parts.ioThread.joinable())
        parts.ioThread.join();
    parts.receiver.reset();
    parts.webServer.reset();
    parts.carrier.reset();
    parts.resolver.reset();
    parts.io.reset();
    // 5. The queue.
    parts.stopCheck = true;
    if (parts.check.joinable())
        parts.check.join();
    parts.startKeeper.reset();
    parts.intake.reset();
    parts.scheduler.reset();
    parts.queueThread.reset();
    m_parts.reset();
}

} // namespace mailstead::daemon
