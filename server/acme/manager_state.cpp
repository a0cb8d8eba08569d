#include "acme/manager_state.h"

#include "acme/json_access.h"
#include "core/file.h"
#include "http/url.h"
#include "message/address.h"

#include <algorithm>

namespace mailstead::acme
{

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
        state.settings = std::move(read);
    }
    if (json.contains("lastError"))
        state.lastError = textAt(json, "lastError");
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
                            {"caFile", state.settings->caFile}};
    }
    if (state.lastError)
        json["lastError"] = *state.lastError;
    // What came from other programs may be no UTF-8; it is replaced instead of failing.
    const std::string text = json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
    return core::writeFileAtomically(path, text + "\n", 0600);
}

core::Result<RequestSettings> checkedSettings(const RequestSettings& settings)
{
    constexpr std::size_t maxNames = 100; // what authorities take
    RequestSettings checked = settings;
    checked.names.clear();
    for (const std::string& wanted : settings.names) {
        if (!message::isDomainName(wanted))
            return core::fail(core::ErrorKind::InvalidInput,
                              "a certificate cannot be requested for this name",
                              "\"" + wanted.substr(0, 100) + "\" is no full host name",
                              wanted.compare(0, 2, "*.") == 0
                                  ? "wildcard names need a DNS challenge; list the names instead"
                                  : "write it as mail.example.org");
        std::string name = message::lowerCase(wanted);
        if (std::find(checked.names.begin(), checked.names.end(), name) == checked.names.end())
            checked.names.push_back(std::move(name));
    }
    if (checked.names.empty() || checked.names.size() > maxNames)
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
    return checked;
}

} // namespace mailstead::acme
