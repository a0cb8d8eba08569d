#include "dns/hosters/metadata.h"

#include "core/json_access.h"

#include <algorithm>
#include <future>
#include <string_view>

namespace mailstead::dns::hosters
{

namespace
{

using http::Method;
using nlohmann::json;

constexpr std::size_t longestToken = 2048;

using Headers = std::vector<std::pair<std::string, std::string>>;

bool consistsOf(std::string_view text, std::string_view symbols)
{
    return !text.empty() && text.find_first_not_of(symbols) == std::string_view::npos;
}

bool isNumber(std::string_view text)
{
    return text.size() <= 20 && consistsOf(text, "0123456789");
}

std::string trimmed(const std::string& text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

class Service
{
public:
    Service(const http::Client& client, std::string baseUrl, http::Patience patience)
        : m_client(client)
        , m_baseUrl(std::move(baseUrl))
        , m_patience(std::move(patience))
    {
    }

    std::optional<http::Response> ask(Method method, const std::string& path,
                                      const Headers& headers) const
    {
        auto answer = m_client.send({method, m_baseUrl + path, headers}, m_patience);
        if (!answer || answer->status != 200)
            return std::nullopt;
        return std::move(*answer);
    }

    std::string text(const std::string& path, const Headers& headers = {}) const
    {
        const auto answer = ask(Method::Get, path, headers);
        return answer ? trimmed(answer->body) : std::string();
    }

    json object(const std::string& path, const Headers& headers = {}) const
    {
        json parsed = json::parse(text(path, headers), nullptr, false);
        return parsed.is_object() ? parsed : json();
    }

    /// Services that a request forged elsewhere must not reach want a token first.
    std::string token(const std::string& path, const std::string& lifetimeHeader) const
    {
        const auto answer = ask(Method::Put, path, {{lifetimeHeader, "60"}});
        const std::string token = answer ? trimmed(answer->body) : std::string();
        const bool usable = token.size() <= longestToken &&
                            std::all_of(token.begin(), token.end(),
                                        [](unsigned char c) { return c > 32 && c < 127; });
        return usable ? token : std::string();
    }

private:
    const http::Client& m_client;
    const std::string m_baseUrl;
    const http::Patience m_patience;
};

/// What tells that the answer is this cloud's own, mostly the machine's id; else empty.
using Question = std::string (*)(const Service&);

std::string askHetzner(const Service& service)
{
    const std::string id = service.text("/hetzner/v1/metadata/instance-id");
    return isNumber(id) ? id : std::string();
}

std::string askDigitalOcean(const Service& service)
{
    const std::string id = service.text("/metadata/v1/id");
    return isNumber(id) ? id : std::string();
}

std::string askVultr(const Service& service)
{
    return core::textAt(service.object("/v1.json"), "instance-v2-id");
}

std::string askLinode(const Service& service)
{
    const std::string token = service.token("/v1/token", "Metadata-Token-Expiry-Seconds");
    if (token.empty())
        return {};
    const json object =
        service.object("/v1/instance", {{"Metadata-Token", token}, {"Accept", "application/json"}});
    return core::idAt(object, "id");
}

std::string askAws(const Service& service)
{
    // Version 2 alone: others imitate version 1.
    const std::string token =
        service.token("/latest/api/token", "X-aws-ec2-metadata-token-ttl-seconds");
    if (token.empty())
        return {};
    const std::string id =
        service.text("/latest/meta-data/instance-id", {{"X-aws-ec2-metadata-token", token}});
    const bool fits = id.starts_with("i-") && consistsOf(id.substr(2), "0123456789abcdef");
    return fits ? id : std::string();
}

std::string askGoogle(const Service& service)
{
    const auto answer = service.ask(Method::Get, "/computeMetadata/v1/instance/id",
                                    {{"Metadata-Flavor", "Google"}});
    const bool its = answer && answer->header("metadata-flavor") == "Google";
    const std::string id = its ? trimmed(answer->body) : std::string();
    return isNumber(id) ? id : std::string();
}

std::string askAzure(const Service& service)
{
    const json object =
        service.object("/metadata/instance?api-version=2021-02-01", {{"Metadata", "true"}});
    const json& compute = core::partAt(object, "compute");
    return core::textAt(compute, "azEnvironment").empty() ? std::string()
                                                          : core::textAt(compute, "vmId");
}

std::string askOracle(const Service& service)
{
    const std::string id = core::textAt(
        service.object("/opc/v2/instance/", {{"Authorization", "Bearer Oracle"}}), "id");
    return id.starts_with("ocid1.instance.") ? id : std::string();
}

/// The same at all who run OpenStack (OVHcloud's public cloud, Huawei and many more): says how the
/// machine is run, not whose it is.
std::string askOpenStack(const Service& service)
{
    const json object = service.object("/openstack/latest/meta_data.json");
    return core::textAt(object, "uuid").empty() ? std::string() : "OpenStack";
}

/// Those that name nobody come last.
constexpr std::pair<const char*, Question> questions[] = {{"hetzner-cloud", askHetzner},
                                                          {"digitalocean", askDigitalOcean},
                                                          {"vultr", askVultr},
                                                          {"linode", askLinode},
                                                          {"aws-ec2", askAws},
                                                          {"google-cloud", askGoogle},
                                                          {"azure", askAzure},
                                                          {"oracle", askOracle},
                                                          {"", askOpenStack}};

} // namespace

std::optional<Evidence> askMetadata(const http::Client& client, const std::string& baseUrl,
                                    const http::Patience& patience, std::chrono::milliseconds limit)
{
    const Service service(client, baseUrl, patience.atMost(limit));
    std::vector<std::pair<const Hoster*, std::future<std::string>>> asked;
    for (const auto& [id, question] : questions)
        asked.emplace_back(hoster(id),
                           std::async(std::launch::async, question, std::cref(service)));
    std::optional<Evidence> result;
    for (auto& [one, answer] : asked) {
        const std::string id = answer.get();
        if (!id.empty() && !result)
            result = Evidence{Source::Metadata,
                              one == nullptr ? std::vector<const Hoster*>()
                                             : std::vector<const Hoster*>{one},
                              shown(id)};
    }
    return result;
}

} // namespace mailstead::dns::hosters
