#include "bench.h"

#include "queue/sqlite_store.h"

#include <QtGlobal>
#include <unistd.h>

namespace bench
{

namespace
{

template <class T> T need(core::Result<T> result)
{
    if (!result)
        qFatal("%s", result.error().text().c_str());
    return std::move(*result);
}

} // namespace

void Carrier::carry(queue::Job job, std::function<void(std::vector<queue::AttemptResult>)> done)
{
    const std::lock_guard lock(m_mutex);
    m_jobs.emplace_back(std::move(job), std::move(done));
}

void Carrier::deferAll()
{
    std::vector<std::pair<queue::Job, std::function<void(std::vector<queue::AttemptResult>)>>> jobs;
    {
        const std::lock_guard lock(m_mutex);
        jobs.swap(m_jobs);
    }
    for (const auto& [job, done] : jobs) {
        std::vector<queue::AttemptResult> results;
        for (const queue::Row& row : job.rows) {
            queue::AttemptResult result;
            result.messageId = row.messageId;
            result.number = row.number;
            result.reply = "450 4.2.0 later";
            result.host = "mx.remote.test";
            results.push_back(result);
        }
        done(results);
    }
}

std::size_t Carrier::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return m_jobs.size();
}

core::Result<acme::CertificateInfo> Authority::request(const acme::RequestSettings& settings,
                                                       const acme::Progress& progress,
                                                       const acme::CancelFlag& cancelled)
{
    asked = settings;
    progress("ordering", 0.5);
    while (waitForCancel && !cancelled->load())
        std::this_thread::yield();
    if (waitForCancel)
        return core::fail(core::ErrorKind::Cancelled, "cancelled");
    return renew(progress, cancelled);
}

core::Result<acme::CertificateInfo> Authority::renew(const acme::Progress&, const acme::CancelFlag&)
{
    if (error)
        return tl::unexpected(*error);
    return m_store.current();
}

std::vector<acme::CertificateStatus> Authority::list() const
{
    acme::CertificateStatus status;
    status.certificate = m_store.current();
    if (error)
        status.lastTry =
            acme::LastTry{std::chrono::system_clock::from_time_t(1'800'000'000), true, error};
    status.retryAt = retryAt;
    return {status};
}

void Resolver::set(const std::string& name, dns::Type type, std::vector<std::string> values)
{
    const std::lock_guard lock(m_mutex);
    m_table[{name, type}] = std::move(values);
}

void Resolver::query(std::string name, dns::Type type, std::function<void(dns::Answer)> done)
{
    dns::Answer answer;
    answer.status = dns::Status::NxDomain;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_table.find({name, type});
        if (found != m_table.end()) {
            answer.status = dns::Status::NoError;
            answer.values = found->second;
        }
    }
    done(answer);
}

Bench::Bench(const std::map<std::string, std::string>& baseUrls,
             const std::map<std::string, std::string>& hosterUrls)
    : m_work(asio::make_work_guard(m_io))
    , m_ioThread([this] { m_io.run(); })
{
    const std::string path = directory.path().toStdString();
    m_config.hostname = "mail.example.org";
    m_config.addresses = {"192.0.2.25"};
    m_config.stateDirectory = path;
    m_config.controlSocket = path + "/control.sock";
    m_config.lmtpTarget = path + "/nobody-listens";
    m_config.minFreeBytes = 0;

    accounts::Options options;
    options.stateDirectory = path;
    options.hashRounds = 1000;
    accounts = need(accounts::Accounts::open(options));
    certificateStore = need(acme::CertificateStore::open(path, m_config.hostname));
    authority = std::make_unique<Authority>(*certificateStore);
    zones = need(dns::ZoneManager::open({path, resolver, baseUrls}));
    dns::hosters::PtrManagerOptions ptrOptions;
    ptrOptions.stateDirectory = path;
    // Neither this machine's cloud nor a registry is asked.
    ptrOptions.detection = {resolver, {}, path, {}};
    ptrOptions.baseUrls = hosterUrls;
    ptr = need(dns::hosters::PtrManager::open(ptrOptions));
    store = need(queue::openSqliteStore(path + "/queue.db"));
    m_preparation = std::make_unique<queue::Preparation>(m_config.hostname, *accounts, *accounts);
    scheduler = std::make_unique<queue::Scheduler>(queue::Policy(), m_thread, *store, carrier,
                                                   *m_preparation, m_changes);
    queue::StoreIntake::Options intake;
    intake.directory = path;
    m_intake = std::make_unique<queue::StoreIntake>(intake, m_thread, *store, *m_preparation,
                                                    m_changes, [this] { scheduler->wake(); });
    scheduler->start();
    policy = std::make_unique<web::PolicyFile>(path);
    webServer = std::make_unique<web::Server>(
        m_io, std::vector<core::WebListener>{{"127.0.0.1", 0}}, certificateStore->tls(),
        std::make_shared<const web::Site>(web::SiteFacts{m_config.hostname,
                                                         [](const std::string&) { return false; },
                                                         [] {
                                                             return std::string();
                                                         }}));
    webServer->start();
    privilegedSide = std::make_shared<privileged::Client>(path + "/exchange");
    privilegedSide->beginDeadline = std::chrono::milliseconds(200);
    privileged::InstallerOptions targets;
    targets.stateDirectory = path;
    targets.settings = privilegedSettings();
    targets.settingsOwner = ::geteuid();
    targets.certificate = [this] {
        return certificateStore->current().fingerprint;
    };
    m_targets = std::make_unique<privileged::TargetInstaller>(privilegedSide, std::move(targets));
    server =
        std::make_unique<control::Server>(m_io, control::Greeting{"9.9.9", m_config.hostname}, 4);
    m_methods = std::make_unique<control::Methods>(
        *server, m_io,
        control::Services{
            m_config, *store, *scheduler, *m_intake, m_changes, *accounts, *authority,
            *certificateStore, *resolver, *zones, *ptr, *webServer, *policy,
            [] {
                return std::vector<core::Listener>{{core::ListenerKind::Submission, "::1", 587}};
            },
            "9.9.9", std::chrono::system_clock::now(), *privilegedSide, *m_targets});
    if (const auto listening = server->listen(m_config.controlSocket); !listening)
        qFatal("%s", listening.error().text().c_str());
}

Bench::~Bench()
{
    scheduler->stop();
    carrier.deferAll();
    scheduler->waitForJobs(std::chrono::seconds(30));
    server.reset();
    m_methods.reset();
    webServer.reset();
    m_work.reset();
    m_io.stop();
    m_ioThread.join();
    m_intake->finish();
    m_thread.stop();
    // Its timer is the queue thread's.
    scheduler.reset();
}

control::Client Bench::connect()
{
    return need(control::Client::connect(socketPath()));
}

nlohmann::json Bench::call(const std::string& method, nlohmann::json parameters)
{
    if (parameters.is_null())
        parameters = nlohmann::json::object();
    auto result = connect().call(method, std::move(parameters));
    if (!result)
        qWarning("%s: %s", method.c_str(), result.error().text().c_str());
    return result ? *result : nlohmann::json();
}

core::Error Bench::failing(const std::string& method, nlohmann::json parameters)
{
    if (parameters.is_null())
        parameters = nlohmann::json::object();
    const auto result = connect().call(method, std::move(parameters));
    return result ? core::Error{core::ErrorKind::Internal, "it did not fail"} : result.error();
}

void Bench::addAnn()
{
    if (!call("domain.add", {{"name", "example.org"}}).is_object() ||
        !call("account.add",
              {{"address", "ann@example.org"}, {"password", "correct horse battery"}})
             .is_object())
        qFatal("no mailbox for ann@example.org");
}

std::set<std::string> namesIn(const nlohmann::json& array, const char* member)
{
    std::set<std::string> names;
    for (const nlohmann::json& entry : array)
        names.insert(entry.value(member, ""));
    return names;
}

} // namespace bench
