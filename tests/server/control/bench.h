// A control server over real parts, with a carrier, an authority and a resolver that do nothing by
// themselves.
#pragma once

#include "control/client.h"
#include "control/methods.h"
#include "control/server.h"

#include <QTemporaryDir>
#include <asio/executor_work_guard.hpp>
#include <set>
#include <thread>

namespace bench
{

using namespace mailstead;

/// Takes jobs and answers none until it is told to.
class Carrier : public queue::Carrier
{
public:
    void carry(queue::Job job,
               std::function<void(std::vector<queue::AttemptResult>)> done) override;
    /// Answers all that wait as deferred.
    void deferAll();
    std::size_t waiting() const;

private:
    mutable std::mutex m_mutex;
    std::vector<std::pair<queue::Job, std::function<void(std::vector<queue::AttemptResult>)>>>
        m_jobs;
};

/// Gives out the certificate in use, or the error that a test sets.
class Authority : public acme::CertificateManager
{
public:
    explicit Authority(acme::CertificateStore& store)
        : m_store(store)
    {
    }
    core::Result<acme::CertificateInfo> request(const acme::RequestSettings& settings,
                                                const acme::Progress& progress,
                                                const acme::CancelFlag& cancelled) override;
    core::Result<acme::CertificateInfo> renew(const acme::Progress& progress,
                                              const acme::CancelFlag& cancelled) override;
    void startRenewal() override {}
    std::vector<acme::CertificateStatus> list() const override;
    std::optional<acme::RequestSettings> settings() const override { return asked; }
    core::Result<void> revoke(acme::RevocationReason reason, bool replace, const acme::Progress&,
                              const acme::CancelFlag&) override
    {
        revoked = {reason, replace};
        return {};
    }
    std::vector<acme::ManualRecords::Entry> manual() const override
    {
        return {{{"_acme-challenge.example.org", "v"},
                 {{"ns1 (192.0.2.1)", "NOERROR", {"v"}}, {"ns2 (192.0.2.2)", "timeout", {}}}}};
    }
    std::vector<std::string> missingNames() const override { return missing; }
    std::vector<acme::ServiceName> serviceNames() const override { return names; }
    bool writesDns(const std::vector<std::string>&) const override { return true; }

    std::optional<std::pair<acme::RevocationReason, bool>> revoked;

    std::optional<acme::RequestSettings> asked;
    std::optional<core::Error> error;
    std::optional<std::chrono::system_clock::time_point> retryAt;
    bool waitForCancel = false;
    std::vector<std::string> missing;
    std::vector<acme::ServiceName> names;

private:
    acme::CertificateStore& m_store;
};

/// Nothing exists but what a test adds.
class Resolver : public dns::Resolver
{
public:
    void set(const std::string& name, dns::Type type, std::vector<std::string> values);
    void query(std::string name, dns::Type type, std::function<void(dns::Answer)> done) override;
    void flush() override {}

private:
    std::mutex m_mutex;
    std::map<std::pair<std::string, dns::Type>, std::vector<std::string>> m_table;
};

class Bench
{
public:
    /// `baseUrls` and `hosterUrls`: see dns::ZoneManagerOptions and PtrManagerOptions.
    explicit Bench(const std::map<std::string, std::string>& baseUrls = {},
                   const std::map<std::string, std::string>& hosterUrls = {});
    ~Bench();
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    control::Client connect();
    nlohmann::json call(const std::string& method, nlohmann::json parameters = {});
    core::Error failing(const std::string& method, nlohmann::json parameters = {});
    /// A domain of this server, and a mailbox: ann@example.org.
    void addAnn();
    std::string socketPath() const { return m_config.controlSocket; }

    QTemporaryDir directory;
    Carrier carrier;
    std::shared_ptr<accounts::Accounts> accounts;
    std::shared_ptr<acme::CertificateStore> certificateStore;
    std::unique_ptr<Authority> authority;
    std::shared_ptr<Resolver> resolver = std::make_shared<Resolver>();
    std::shared_ptr<dns::ZoneManager> zones;
    std::shared_ptr<dns::hosters::PtrManager> ptr;
    std::unique_ptr<queue::Store> store;
    std::unique_ptr<queue::Scheduler> scheduler;
    std::unique_ptr<control::Server> server;
    std::unique_ptr<web::Server> webServer; ///< on a port of loopback
    std::unique_ptr<web::PolicyFile> policy;
    /// Its folders are in `directory`; nobody answers there unless a test does.
    std::shared_ptr<privileged::Client> privilegedSide;
    std::string privilegedSettings() const { return m_config.stateDirectory + "/privileged.toml"; }

private:
    core::Config m_config;
    queue::Changes m_changes;
    queue::QueueThread m_thread;
    std::unique_ptr<queue::Preparation> m_preparation;
    std::unique_ptr<queue::StoreIntake> m_intake;
    asio::io_context m_io{1};
    asio::executor_work_guard<asio::io_context::executor_type> m_work;
    std::thread m_ioThread;
    std::unique_ptr<privileged::TargetInstaller> m_targets;
    std::unique_ptr<control::Methods> m_methods;
};

/// What the objects of an array say as `member`.
std::set<std::string> namesIn(const nlohmann::json& array, const char* member);

} // namespace bench
