// Has the certificate installed for other services after each new one, and keeps what came of it.
#pragma once

#include "privileged/client.h"
#include "privileged/settings.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

namespace mailstead::privileged
{

struct InstallerOptions {
    std::string stateDirectory; ///< the results are kept in certificate-targets.json there
    std::string settings;       ///< privileged.toml
    uid_t settingsOwner = 0;
    /// Fingerprint of the certificate in use; empty while that is a temporary one.
    std::function<std::string()> certificate;
    std::chrono::milliseconds firstRetry = std::chrono::minutes(10);
    std::chrono::milliseconds longestRetry = std::chrono::hours(12);
    std::chrono::milliseconds deadline = std::chrono::minutes(5);
};

/// Thread-safe.
class TargetInstaller
{
public:
    TargetInstaller(std::shared_ptr<Client> client, InstallerOptions options);
    ~TargetInstaller(); ///< gives up what runs
    TargetInstaller(const TargetInstaller&) = delete;
    TargetInstaller& operator=(const TargetInstaller&) = delete;

    /// Starts the thread that installs a certificate that was not installed yet, and tries again
    /// with growing pauses what failed. Once.
    void start();

    /// There may be a new certificate.
    void wake();

    /// Installs now: {"at", "fingerprint", "targets": [results], "error": text or null}. An error
    /// when the privileged side could not be asked. Blocking.
    core::Result<nlohmann::json> install(const http::Patience& patience);

    /// What root wrote down; NotFound when there is no such file.
    core::Result<Settings> settings() const;

    /// What the last attempt gave, in the same form; null when there was none.
    nlohmann::json last() const;

private:
    void loop();
    bool isWanted(bool again) const;
    void keep(nlohmann::json result);

    const std::shared_ptr<Client> m_client;
    const InstallerOptions m_options;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    nlohmann::json m_last;
    bool m_woken = false;
    std::atomic_bool m_ending = false;
    std::thread m_thread;
};

} // namespace mailstead::privileged
