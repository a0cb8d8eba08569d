// The methods of PROTOCOL.md over the parts of the daemon.
#pragma once

#include "accounts/accounts.h"
#include "acme/certificate_manager.h"
#include "acme/certificate_store.h"
#include "control/server.h"
#include "core/config.h"
#include "dns/hosters/ptr_manager.h"
#include "dns/providers/zone_manager.h"
#include "dns/resolver.h"
#include "dns/wanted.h"
#include "privileged/target_installer.h"
#include "queue/intake.h"
#include "queue/scheduler.h"
#include "web/policy_file.h"
#include "web/server.h"

namespace mailstead::control
{

class QueueFeed;

/// What the methods work on. The references must outlive Methods.
struct Services {
    const core::Config& config;
    queue::Store& store;
    queue::Scheduler& scheduler;
    queue::StoreIntake& intake;
    queue::Changes& changes;
    accounts::Accounts& accounts;
    acme::CertificateManager& certificates;
    acme::CertificateStore& certificateStore;
    dns::Resolver& resolver;
    dns::ZoneManager& zones;
    dns::hosters::PtrManager& ptr;
    web::Server& web;
    web::PolicyFile& policy;                                ///< MTA-STS
    std::function<std::vector<core::Listener>()> listeners; ///< with the real ports
    std::string version;
    std::chrono::system_clock::time_point startedAt;
    privileged::Client& privilegedSide;
    privileged::TargetInstaller& targets;
};

/// Adds all methods, those of the log included, to a server that does not listen yet. Stop the
/// server before this goes: its methods use it.
class Methods
{
public:
    Methods(Server& server, asio::io_context& io, Services services);
    ~Methods();
    Methods(const Methods&) = delete;
    Methods& operator=(const Methods&) = delete;

private:
    Services m_services;
    std::shared_ptr<QueueFeed> m_feed;
};

// One for each section of PROTOCOL.md. `services` must outlive the server's methods.
void addServerMethods(Server& server, const Services& services);
void addQueueMethods(Server& server, const Services& services,
                     const std::shared_ptr<QueueFeed>& feed);
void addSuppressionMethods(Server& server, const Services& services);
void addHistoryMethods(Server& server, const Services& services);
void addAccountMethods(Server& server, const Services& services);
void addDnsMethods(Server& server, const Services& services);
/// `io` must run as long as the server does.
void addPropagationMethods(Server& server, asio::io_context& io, const Services& services);
void addZoneMethods(Server& server, const Services& services);
void addPtrMethods(Server& server, const Services& services);
void addCertificateMethods(Server& server, const Services& services);
void addWebMethods(Server& server, const Services& services);
/// certificate.*, where root is needed.
void addPrivilegedMethods(Server& server, const Services& services);
void addMessageMethods(Server& server, const Services& services);

/// This server's names as the DNS should know them.
dns::ServerNames serverNames(const Services& services);

/// The names under which our domains' policies and settings are served; empty while they are not.
std::vector<std::string> serviceNames(const accounts::Accounts& accounts, const web::Server& web);

} // namespace mailstead::control
