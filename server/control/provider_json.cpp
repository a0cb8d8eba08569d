#include "control/provider_json.h"

#include "core/utf8.h"
#include "dns/panel_form.h"

namespace mailstead::control
{

using nlohmann::json;

std::string shownValue(const std::string& value)
{
    return core::isUtf8(value) ? value : dns::quotedText(value);
}

json fieldsJson(const std::vector<dns::CredentialField>& fields)
{
    json list = json::array();
    for (const dns::CredentialField& field : fields)
        list.push_back({{"id", field.id},
                        {"label", field.label},
                        {"secret", field.secret},
                        {"required", field.required},
                        {"hint", field.hint},
                        {"values", field.values}});
    return list;
}

json credentialsJson(const dns::Credentials& credentials,
                     const std::vector<dns::CredentialField>* fields)
{
    json open = json::object();
    json secrets = json::array();
    if (fields != nullptr) {
        for (const dns::CredentialField& field : *fields) {
            const auto value = credentials.fields.find(field.id);
            if (value == credentials.fields.end())
                continue;
            if (field.secret)
                secrets.push_back(field.id);
            else
                open[field.id] = value->second;
        }
    }
    return {{"name", credentials.name},
            {"provider", credentials.provider},
            {"fields", std::move(open)},
            {"secrets", std::move(secrets)}};
}

dns::Credentials credentialsOf(const json& parameters)
{
    dns::Credentials credentials;
    credentials.name = parameters.at("name").get<std::string>();
    credentials.provider = parameters.at("provider").get<std::string>();
    credentials.fields = parameters.at("fields").get<std::map<std::string, std::string>>();
    return credentials;
}

core::Error errorOf(const dns::ProviderError& error)
{
    core::Error result = error.error;
    result.why = shownValue(result.why);
    if (error.retryAfter)
        result.next = "try again in " + std::to_string(error.retryAfter->count() / 1000 + 1) + " s";
    return result;
}

dns::ZoneWork workOf(const CallPtr& call)
{
    dns::ZoneWork work;
    work.cancelled = [flag = call->cancelled()] {
        return flag->load();
    };
    work.progress = [call](const std::string& text) {
        call->progress(text, std::nullopt);
    };
    return work;
}

} // namespace mailstead::control
