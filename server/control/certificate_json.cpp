#include "control/certificate_json.h"

#include "acme/authorities.h"
#include "control/time_text.h"

namespace mailstead::control
{

namespace
{

using nlohmann::json;

template <class T, class Make> json orNull(const std::optional<T>& value, Make make)
{
    return value ? json(make(*value)) : json(nullptr);
}

json linkJson(const acme::ChainCertificate& link)
{
    return {{"subject", link.subject},
            {"issuer", link.issuer},
            {"notBefore", timeText(link.notBefore)},
            {"notAfter", timeText(link.notAfter)},
            {"key", link.key},
            {"serial", link.serial},
            {"fingerprint", link.fingerprint},
            {"sent", link.sent}};
}

json windowJson(const acme::RenewalWindow& window)
{
    return {{"start", timeText(window.start)},
            {"end", timeText(window.end)},
            {"explanation", window.explanation}};
}

json lastTryJson(const acme::LastTry& last)
{
    return {{"at", timeText(last.at)},
            {"byItself", last.byItself},
            {"error", orNull(last.error, [](const core::Error& error) {
                 return json{{"what", error.what}, {"why", error.why}, {"next", error.next}};
             })}};
}

json settingsJson(const acme::RequestSettings& settings)
{
    const acme::KnownAuthority* authority = acme::authorityOf(settings.directory);
    return {{"names", settings.names},
            {"directory", settings.directory},
            {"authority", authority == nullptr ? "" : authority->id},
            {"email", settings.email},
            {"way", toString(settings.way)},
            {"keyType", toString(settings.keyType)},
            {"webRoot", settings.webRoot},
            {"preferredChain", settings.preferredChain}};
}

} // namespace

json certificateJson(const acme::CertificateStatus& status,
                     const std::optional<acme::RequestSettings>& settings,
                     const core::Result<acme::InspectedChain>& chain)
{
    const acme::CertificateInfo& info = status.certificate;
    json links = json::array();
    for (const acme::ChainCertificate& link :
         chain ? chain->certificates : std::vector<acme::ChainCertificate>())
        links.push_back(linkJson(link));
    return {{"names", info.names},
            {"issuer", info.issuer},
            {"notBefore", timeText(info.notBefore)},
            {"notAfter", timeText(info.notAfter)},
            {"fingerprint", info.fingerprint},
            {"temporary", info.temporary},
            {"chain", std::move(links)},
            {"trusted", chain && chain->trusted},
            {"chainProblem", chain ? chain->problem : chain.error().text()},
            {"renewAt", orNull(status.renewAt, timeText)},
            {"suggested", orNull(status.suggested, windowJson)},
            {"settings", orNull(settings, settingsJson)},
            {"lastTry", orNull(status.lastTry, lastTryJson)},
            {"retryAt", orNull(status.retryAt, timeText)},
            {"lastError", orNull(status.lastError, [](const std::string& text) { return text; })}};
}

} // namespace mailstead::control
