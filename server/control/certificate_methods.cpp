// certificate.*.
#include "control/methods.h"
#include "control/time_text.h"

namespace mailstead::control
{

namespace
{

using nlohmann::json;

json toJson(const acme::CertificateStatus& status)
{
    const acme::CertificateInfo& info = status.certificate;
    return {{"names", info.names},
            {"issuer", info.issuer},
            {"notBefore", timeText(info.notBefore)},
            {"notAfter", timeText(info.notAfter)},
            {"fingerprint", info.fingerprint},
            {"temporary", info.temporary},
            {"renewAt", status.renewAt ? json(timeText(*status.renewAt)) : json(nullptr)},
            {"lastError", status.lastError ? json(*status.lastError) : json(nullptr)}};
}

void list(const CallPtr& call, const acme::CertificateManager& manager)
{
    json certificates = json::array();
    for (const acme::CertificateStatus& status : manager.list())
        certificates.push_back(toJson(status));
    call->reply({{"certificates", std::move(certificates)}});
}

void finish(const CallPtr& call, const core::Result<acme::CertificateInfo>& result)
{
    call->finish(result.map([](const acme::CertificateInfo& info) {
        return json{{"notAfter", timeText(info.notAfter)},
                    {"fingerprint", info.fingerprint},
                    {"issuer", info.issuer}};
    }));
}

acme::Progress progressOf(const CallPtr& call)
{
    return [call](const std::string& text, std::optional<double> fraction) {
        call->progress(text, fraction);
    };
}

void request(const CallPtr& call, acme::CertificateManager& manager)
{
    const json& parameters = call->parameters();
    acme::RequestSettings settings;
    settings.names = parameters.at("names").get<std::vector<std::string>>();
    settings.directory = parameters.at("directory").get<std::string>();
    settings.email = parameters.value("email", "");
    settings.agreeToTerms = parameters.value("agreeToTerms", false);
    settings.caFile = parameters.value("caFile", "");
    finish(call, manager.request(settings, progressOf(call), call->cancelled()));
}

} // namespace

void addCertificateMethods(Server& server, const Services& services)
{
    acme::CertificateManager& manager = services.certificates;
    server.add("certificate.list", [&](const CallPtr& call) { list(call, manager); });
    server.add("certificate.request", [&](const CallPtr& call) { request(call, manager); });
    server.add("certificate.renew", [&](const CallPtr& call) {
        finish(call, manager.renew(progressOf(call), call->cancelled()));
    });
}

} // namespace mailstead::control
