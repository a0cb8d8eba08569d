#include "privileged/target_installer.h"

#include "core/file.h"
#include "core/json_access.h"
#include "core/log.h"
#include "privileged/utc_time.h"

#include <algorithm>

namespace mailstead::privileged
{

namespace
{

using core::textAt;
using nlohmann::json;

constexpr std::size_t largestState = 256UL * 1024;
constexpr std::chrono::hours longestWait{12};

/// Whether the attempt did all that it should.
bool isDone(const json& result)
{
    if (!textAt(result, "error").empty())
        return false;
    const json& targets = core::partAt(result, "targets");
    return std::all_of(targets.begin(), targets.end(),
                       [](const json& target) { return textAt(target, "why").empty(); });
}

} // namespace

TargetInstaller::TargetInstaller(std::shared_ptr<Client> client, InstallerOptions options)
    : m_client(std::move(client))
    , m_options(std::move(options))
{
    const auto text =
        core::readFile(m_options.stateDirectory + "/certificate-targets.json", largestState);
    json kept = text ? json::parse(*text, nullptr, false) : json();
    if (kept.is_object())
        m_last = std::move(kept);
}

TargetInstaller::~TargetInstaller()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void TargetInstaller::start()
{
    if (!m_thread.joinable())
        m_thread = std::thread([this] { loop(); });
}

void TargetInstaller::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_woken = true;
    }
    m_changed.notify_all();
}

json TargetInstaller::last() const
{
    const std::lock_guard lock(m_mutex);
    json copy = m_last;
    return copy;
}

core::Result<Settings> TargetInstaller::settings() const
{
    return loadSettings(m_options.settings, m_options.settingsOwner);
}

bool TargetInstaller::isWanted(bool again) const
{
    const std::string certificate = m_options.certificate();
    if (certificate.empty())
        return false;
    const auto permitted = settings();
    if (!permitted || permitted->targets.empty() || !permitted->permits("targets"))
        return false;
    const json result = last();
    return textAt(result, "fingerprint") != certificate || (again && !isDone(result));
}

void TargetInstaller::keep(json result)
{
    const std::string path = m_options.stateDirectory + "/certificate-targets.json";
    const std::string text = result.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
    if (auto written = core::writeFileAtomically(path, text, 0600); !written)
        core::logWarn("certificate", {}, written.error().text());
    const std::lock_guard lock(m_mutex);
    m_last = std::move(result);
}

core::Result<json> TargetInstaller::install(const http::Patience& patience)
{
    const std::string certificate = m_options.certificate();
    const auto answer = m_client->ask({Action::InstallTargets}, patience);
    if (!answer && answer.error().kind == core::ErrorKind::Cancelled)
        return answer;
    json result = answer.value_or(json::object());
    result["at"] = utcText(std::chrono::system_clock::now());
    result["error"] = answer ? json() : json(answer.error().text());
    if (!answer)
        result["targets"] = json::array();
    if (textAt(result, "fingerprint").empty())
        result["fingerprint"] = certificate;
    for (const json& target : core::partAt(result, "targets")) {
        const std::string name = textAt(target, "name"), why = textAt(target, "why");
        if (why.empty())
            core::logInfo("certificate", {}, "installed for " + name);
        else
            core::logError("certificate", {}, "not installed for " + name + ": " + why);
    }
    if (!answer)
        core::logError("certificate", {},
                       "not installed for other services: " + answer.error().text());
    keep(result);
    if (!answer)
        return tl::unexpected(answer.error());
    return result;
}

void TargetInstaller::loop()
{
    std::chrono::milliseconds retry = m_options.firstRetry;
    bool again = true; // what failed is tried again: at the start, and after its pause
    while (!m_ending) {
        std::chrono::milliseconds wait = longestWait;
        if (isWanted(again)) {
            const auto result =
                install({std::chrono::steady_clock::now() + m_options.deadline, [this] {
                             return m_ending.load();
                         }});
            if (m_ending)
                return;
            again = !result || !isDone(*result);
            if (again) {
                wait = retry;
                retry = std::min(retry * 2, m_options.longestRetry);
            }
        } else {
            again = false;
        }
        if (!again)
            retry = m_options.firstRetry;
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, wait, [this] { return m_ending.load() || m_woken; });
        m_woken = false;
    }
}

} // namespace mailstead::privileged
