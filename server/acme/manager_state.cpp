#include "acme/manager_state.h"

#include "acme/json_access.h"
#include "core/file.h"
#include "http/url.h"
#include "message/address.h"

#include <algorithm>
#include <cstdint>
#include <ctime>

namespace mailstead::acme
{

namespace
{

/// Seconds since 1970 that any clock of ours can count; in the year 2255.
constexpr std::uint64_t latest = 9'000'000'000;

nlohmann::json toJson(const LastTry& last)
{
    nlohmann::json json = {
        {"at", static_cast<std::uint64_t>(std::chrono::system_clock::to_time_t(last.at))},
        {"byItself", last.byItself}};
    if (last.error)
        json["error"] = {
            {"what", last.error->what}, {"why", last.error->why}, {"next", last.error->next}};
    return json;
}

std::optional<LastTry> lastTryFrom(const nlohmann::json& json)
{
    const auto at = json.is_object() ? json.find("at") : json.end();
    if (at == json.end() || !at->is_number_unsigned() || at->get<std::uint64_t>() > latest)
        return std::nullopt;
    LastTry last;
    last.at = std::chrono::system_clock::from_time_t(at->get<std::time_t>());
    last.byItself = flagAt(json, "byItself");
    if (const auto error = json.find("error"); error != json.end() && error->is_object())
        last.error = core::Error{core::ErrorKind::Unavailable, textAt(*error, "what"),
                                 textAt(*error, "why"), textAt(*error, "next")};
    return last;
}

} // namespace

core::Result<ManagerState> loadState(const std::string& path)
{
    constexpr std::size_t maxFile = 256 * 1024;
    const auto text = core::readFile(path, maxFile);
    if (!text) {
        if (text.error().kind == core::ErrorKind::NotFound)
            return ManagerState();
        return tl::unexpected(text.error());
    }
    const auto json = nlohmann::json::parse(*text, nullptr, false);
    if (!json.is_object())
        return core::fail(core::ErrorKind::Corrupt, "the certificate settings are damaged", path,
                          "request the certificate again");
    ManagerState state;
    if (const auto settings = json.find("settings"); settings != json.end()) {
        RequestSettings read;
        read.names = textsAt(*settings, "names");
        read.directory = textAt(*settings, "directory");
        read.email = textAt(*settings, "email");
        read.agreeToTerms = flagAt(*settings, "agreeToTerms");
        read.caFile = textAt(*settings, "caFile");
        read.serviceNames =
            !settings->contains("serviceNames") || flagAt(*settings, "serviceNames");
        read.way = wayFrom(textAt(*settings, "way")).value_or(Way::Http);
        read.keyType = keyTypeFrom(textAt(*settings, "keyType")).value_or(KeyType::EcP256);
        read.webRoot = textAt(*settings, "webRoot");
        read.preferredChain = textAt(*settings, "preferredChain");
        state.settings = std::move(read);
        state.account = textAt(json, "account");
    }
    if (json.contains("lastError"))
        state.lastError = textAt(json, "lastError");
    if (const auto found = json.find("lastTry"); found != json.end())
        state.lastTry = lastTryFrom(*found);
    return state;
}

core::Result<void> saveState(const std::string& path, const ManagerState& state)
{
    nlohmann::json json = nlohmann::json::object();
    if (state.settings) {
        json["settings"] = {{"names", state.settings->names},
                            {"directory", state.settings->directory},
                            {"email", state.settings->email},
                            {"agreeToTerms", state.settings->agreeToTerms},
                            {"caFile", state.settings->caFile},
                            {"way", toString(state.settings->way)},
                            {"keyType", toString(state.settings->keyType)},
                            {"webRoot", state.settings->webRoot},
                            {"serviceNames", state.settings->serviceNames},
                            {"preferredChain", state.settings->preferredChain}};
    }
    if (!state.account.empty())
        json["account"] = state.account;
    if (state.lastError)
        json["lastError"] = *state.lastError;
    if (state.lastTry)
        json["lastTry"] = toJson(*state.lastTry);
    // What came from other programs may be no UTF-8; it is replaced instead of failing.
    const std::string text = json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
    return core::writeFileAtomically(path, text + "\n", 0600);
}

core::Result<RequestSettings> checkedSettings(const RequestSettings& settings)
{
    RequestSettings checked = settings;
    checked.names.clear();
    for (const std::string& wanted : settings.names) {
        const bool wildcard = wanted.compare(0, 2, "*.") == 0;
        if (wildcard && settings.way != Way::Dns && settings.way != Way::DnsByHand)
            return core::fail(core::ErrorKind::InvalidInput,
                              "a wildcard name can only be proved by DNS", wanted.substr(0, 100),
                              "prove the names by DNS, or list the names instead");
        if (!message::isDomainName(wildcard ? wanted.substr(2) : wanted))
            return core::fail(core::ErrorKind::InvalidInput,
                              "a certificate cannot be requested for this name",
                              "\"" + wanted.substr(0, 100) + "\" is no full host name",
                              "write it as mail.example.org");
        std::string name = message::lowerCase(wanted);
        if (std::find(checked.names.begin(), checked.names.end(), name) == checked.names.end())
            checked.names.push_back(std::move(name));
    }
    if (checked.names.empty() || checked.names.size() > mostNames)
        return core::fail(core::ErrorKind::InvalidInput,
                          "a certificate needs between 1 and 100 names");
    if (!settings.email.empty()) {
        const auto email = message::parseAddress(settings.email);
        if (!email)
            return tl::unexpected(email.error());
    }
    const auto url = http::parseUrl(settings.directory);
    if (!url)
        return tl::unexpected(url.error());
    if (settings.way == Way::WebRoot && (settings.webRoot.empty() || settings.webRoot[0] != '/' ||
                                         settings.webRoot.find("/..") != std::string::npos))
        return core::fail(core::ErrorKind::InvalidInput, "the web root must be an absolute path",
                          settings.webRoot.substr(0, 200));
    if (!settings.stagingDirectory.empty()) {
        const auto staging = http::parseUrl(settings.stagingDirectory);
        if (!staging)
            return tl::unexpected(staging.error());
    }
    return checked;
}

} // namespace mailstead::acme
