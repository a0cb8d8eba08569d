// Gets certificates from an ACME authority and keeps them valid.
#pragma once

#include "acme/certificate_store.h"
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

/// Called from the working thread; `fraction` from 0 to 1 or nothing.
using Progress = std::function<void(const std::string& text, std::optional<double> fraction)>;
using CancelFlag = std::shared_ptr<const std::atomic_bool>;

/// Kept in `<stateDirectory>/acme/settings.json` after the first success and used for renewal.
struct RequestSettings {
    std::vector<std::string> names; ///< first one becomes the common name of the order's log lines
    std::string directory;          ///< https URL of the authority's directory
    std::string email;              ///< contact, may be empty
    bool agreeToTerms = false;
    std::string caFile; ///< extra roots for the directory's own TLS, empty: the system's
};

struct CertificateStatus {
    CertificateInfo certificate;
    std::optional<std::chrono::system_clock::time_point> renewAt;
    std::optional<std::string> lastError; ///< of the last request or renewal, cleared by success
};

struct ManagerOptions {
    std::string stateDirectory;
    std::uint16_t httpPort = 80; ///< where http-01 challenges are answered, only during an order
    /// For the authority's host name; null: the system's resolver.
    std::shared_ptr<dns::Resolver> resolver;
    /// Asked before the authority is, with the names of the order; an error ends the request. The
    /// wiring answers "each name resolves to this server".
    std::function<core::Result<void>(const std::vector<std::string>&)> precheck;
    /// Waiting times of the renewal thread, shorter in tests.
    std::chrono::milliseconds firstRetry = std::chrono::minutes(10);
    std::chrono::milliseconds longestRetry = std::chrono::hours(12);
    /// Longest time that one order may take.
    std::chrono::seconds orderDeadline{300};
    /// The time, replaced in tests of the renewal schedule.
    std::function<std::chrono::system_clock::time_point()> clock;
};

/// Thread-safe. Only one order runs at a time; a second request is Refused meanwhile.
class CertificateManager
{
public:
    static core::Result<std::shared_ptr<CertificateManager>>
    open(ManagerOptions options, std::shared_ptr<CertificateStore> store);
    virtual ~CertificateManager() = default; ///< cancels what runs, ends the renewal thread

    /// Blocks until the certificate is in use, or the error. `progress` and `cancelled` may be
    /// null. The settings are kept when it succeeds.
    virtual core::Result<CertificateInfo> request(const RequestSettings& settings,
                                                  const Progress& progress,
                                                  const CancelFlag& cancelled) = 0;

    /// The same with the kept settings; NotFound when there are none.
    virtual core::Result<CertificateInfo> renew(const Progress& progress,
                                                const CancelFlag& cancelled) = 0;

    /// Starts the thread that renews when a third of the lifetime is left, with jitter, and tries
    /// again with growing pauses after a failure.
    virtual void startRenewal() = 0;

    virtual std::vector<CertificateStatus> list() const = 0;
    virtual std::optional<RequestSettings> settings() const = 0;
};

} // namespace mailstead::acme
