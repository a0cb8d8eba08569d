// Gets certificates from an ACME authority and keeps them valid.
#pragma once

#include "acme/certificate_store.h"
#include "acme/chain.h"
#include "acme/challenge.h"
#include "acme/provers.h"
#include "acme/request_settings.h"
#include "acme/root_help.h"
#include "core/result.h"
#include "dns/resolver.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mailstead::acme
{

using CancelFlag = std::shared_ptr<const std::atomic_bool>;

/// The last request or renewal that came to an end; one that was cancelled is none.
struct LastTry {
    std::chrono::system_clock::time_point at;
    bool byItself = false;            ///< the renewal thread's, nobody waited for it
    std::optional<core::Error> error; ///< nothing: it succeeded
};

struct CertificateStatus {
    CertificateInfo certificate;
    std::optional<std::chrono::system_clock::time_point> renewAt;
    /// A time that the authority suggests (RFC 9773); then renewAt lies in it.
    std::optional<RenewalWindow> suggested;
    std::optional<std::string> lastError; ///< of the last request or renewal, cleared by success
    std::optional<LastTry> lastTry;
    /// When the renewal thread tries again after a failure; nothing when nothing failed.
    std::optional<std::chrono::system_clock::time_point> retryAt;
};

/// A name of our own services, which the certificate should have.
struct ServiceName {
    std::string name;
    bool covered = false; ///< by the certificate in use
    /// Whether an order could prove it now; an error of kind Refused says why not, another why that
    /// cannot be told.
    core::Result<void> ready = {};
};

struct ManagerOptions {
    std::string stateDirectory;
    std::uint16_t httpPort = 80; ///< where http-01 challenges are answered, only during an order
    std::uint16_t tlsPort = 443; ///< the same of tls-alpn-01
    /// Has our own listener leave that port until the returned object is gone; may be null.
    std::function<std::shared_ptr<void>()> lendTlsPort;
    /// The names of our own services, in the order of their worth; may be null. Does not block.
    std::function<std::vector<std::string>()> serviceNames;
    /// See ServiceName::ready. Blocks.
    std::function<core::Result<void>(const std::string& name, const RequestSettings&)> nameIsReady;
    /// How often the renewal thread looks whether a missing one became ready.
    std::chrono::milliseconds namesPause = std::chrono::minutes(30);
    std::shared_ptr<TxtPublisher> publisher; ///< for Way::Dns; may be null
    /// For Way::Nginx, and to open port 80 for the moment; may be null.
    std::shared_ptr<RootHelp> rootHelp;
    TxtLook look; ///< looks whether records are there; null: Way::DnsByHand is refused
    std::chrono::milliseconds lookPause{5000};
    std::string zeroSslApi = "https://api.zerossl.com"; ///< another in tests
    /// For the authority's host name; null: the system's resolver.
    std::shared_ptr<dns::Resolver> resolver;
    /// Asked before the authority is; an error ends the request. The wiring answers whether the
    /// order can succeed: names lead here where the way needs it, CAA permits.
    std::function<core::Result<void>(const RequestSettings&)> precheck;
    /// Waiting times of the renewal thread, shorter in tests.
    std::chrono::milliseconds firstRetry = std::chrono::minutes(10);
    std::chrono::milliseconds longestRetry = std::chrono::hours(12);
    /// Longest time that one order may take.
    std::chrono::seconds orderDeadline{300};
    /// The same when records must appear in the DNS.
    std::chrono::seconds dnsOrderDeadline{2 * 3600};
    /// The time, replaced in tests of the renewal schedule.
    std::function<std::chrono::system_clock::time_point()> clock;
};

/// Thread-safe. Only one order runs at a time: a second request is Refused meanwhile, and waits for
/// what the renewal thread has begun.
class CertificateManager
{
public:
    static core::Result<std::shared_ptr<CertificateManager>>
    open(ManagerOptions options, std::shared_ptr<CertificateStore> store);
    virtual ~CertificateManager() = default; ///< cancels what runs, ends the renewal thread

    /// Blocks until the certificate is in use, or the error. `progress` and `cancelled` may be
    /// null. The settings are kept when it succeeds. When the authority refuses an order with the
    /// names of our services, it is asked for the others alone.
    virtual core::Result<CertificateInfo> request(const RequestSettings& settings,
                                                  const Progress& progress,
                                                  const CancelFlag& cancelled) = 0;

    /// The same with the kept settings; NotFound when there are none.
    virtual core::Result<CertificateInfo> renew(const Progress& progress,
                                                const CancelFlag& cancelled) = 0;

    /// Revokes the certificate in use. With `replace` a new one (of the kept settings) is in use
    /// before; without, the settings are forgotten and nothing is renewed.
    virtual core::Result<void> revoke(RevocationReason reason, bool replace,
                                      const Progress& progress, const CancelFlag& cancelled) = 0;

    /// What has to be made by hand now, for Way::DnsByHand; empty when nothing.
    virtual std::vector<ManualRecords::Entry> manual() const = 0;

    /// Whether Way::Dns can be used for all the names. May ask the provider.
    virtual bool writesDns(const std::vector<std::string>& names) const = 0;

    /// The names of our own services that the certificate in use lacks. Does not block.
    virtual std::vector<std::string> missingNames() const = 0;

    /// All names of our own services, with how it stands with them. Blocks.
    virtual std::vector<ServiceName> serviceNames() const = 0;

    /// Starts the thread that renews in the window that the authority suggests, else when a third
    /// of the lifetime is left, with jitter, and tries again with growing pauses after a failure.
    /// It also orders anew when names of our services can be had that the certificate lacks, except
    /// with Way::DnsByHand.
    virtual void startRenewal() = 0;

    virtual std::vector<CertificateStatus> list() const = 0;
    virtual std::optional<RequestSettings> settings() const = 0;
    /// URL of the account at the authority of settings(), as CAA records may name it (RFC 8657);
    /// empty before the first certificate.
    virtual std::string account() const { return {}; }
};

} // namespace mailstead::acme
