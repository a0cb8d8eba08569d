// Vultr's API v2: reverse names of instances' addresses, IPv4 and IPv6 each in their own way.
#include "core/ip_network.h"
#include "dns/hosters/makers.h"
#include "dns/providers/bearer_api.h"
#include "dns/wire.h"
#include "http/url.h"

namespace mailstead::dns::hosters
{

namespace
{

using http::Method;
using nlohmann::json;

/// Instances whose further IPv4 addresses are asked for, one by one.
constexpr std::size_t mostAsked = 100;

std::optional<ProviderError> judge(const ApiAnswer& answer)
{
    const std::string words = textAt(answer.json, "error");
    auto error = judgeJson(answer, words);
    // Its list of addresses that may use a key.
    if (error && error->trouble == Trouble::BadCredentials &&
        words.find("IP address") != std::string::npos)
        error = trouble(Trouble::MissingRight, error->error.why).value();
    return error;
}

/// "2001:0db8:0000:…", as its interface wants IPv6 addresses.
std::string expanded(const std::string& address)
{
    asio::error_code error;
    const auto parsed = asio::ip::make_address_v6(address, error);
    std::string text;
    if (error)
        return text;
    constexpr char digits[] = "0123456789abcdef";
    const auto bytes = parsed.to_bytes();
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i != 0 && i % 2 == 0)
            text += ':';
        text += digits[bytes[i] >> 4];
        text += digits[bytes[i] & 15];
    }
    return text;
}

class Vultr final : public PtrApi
{
public:
    explicit Vultr(ProviderContext context)
        : m_api(std::move(context), "https://api.vultr.com/v2", judge)
    {
    }

    Outcome<void> check() override { return withoutContent(m_api.get("/instances?per_page=1")); }

    Outcome<PtrHere> look(const std::string& address) override
    {
        m_resource.clear();
        std::string label;
        std::vector<std::pair<std::string, std::string>> others; // id and label
        const auto read = pages("/instances", "instances", [&](const json& instance) {
            const std::string network = textAt(instance, "v6_network") + "/" +
                                        std::to_string(numberAt(instance, "v6_network_size", 64));
            const bool its = sameAddress(textAt(instance, "main_ip"), address) ||
                             sameAddress(textAt(instance, "v6_main_ip"), address) ||
                             holds(network, address);
            others.emplace_back(idAt(instance, "id"), textAt(instance, "label"));
            if (!its)
                return;
            m_resource = pathOf(others.back().first);
            label = others.back().second;
        });
        if (!read)
            return tl::unexpected(read.error());
        if (isV6(address))
            return m_resource.empty() ? trouble(Trouble::AddressNotFound, address)
                                      : nameOf6(address, label);
        if (!m_resource.empty())
            others = {{m_resource.substr(pathOf({}).size()), label}};
        if (others.size() > mostAsked)
            others.resize(mostAsked);
        return nameOf4(address, others);
    }

    Outcome<void> set(const std::string& address, const std::string& name) override
    {
        const std::string path = m_resource + (isV6(address) ? "/ipv6" : "/ipv4") + "/reverse";
        const std::string ip = isV6(address) ? expanded(address) : address;
        if (!name.empty())
            return withoutContent(m_api.send(
                Method::Post, path, json{{"ip", ip}, {"reverse", name}}.dump(), Repeat::Always));
        if (isV6(address))
            return withoutContent(m_api.send(Method::Delete, path + "/" + http::percentEncoded(ip),
                                             {}, Repeat::WhenRefused));
        return withoutContent(
            m_api.send(Method::Post, path + "/default", json{{"ip", ip}}.dump(), Repeat::Always));
    }

private:
    static std::string pathOf(const std::string& id)
    {
        return "/instances/" + http::percentEncoded(id);
    }

    Outcome<PtrHere> nameOf4(const std::string& address,
                             const std::vector<std::pair<std::string, std::string>>& instances)
    {
        for (const auto& [id, label] : instances) {
            std::optional<PtrHere> here;
            const auto read = pages(pathOf(id) + "/ipv4", "ipv4s", [&](const json& object) {
                if (sameAddress(textAt(object, "ip"), address))
                    here = PtrHere{canonicalName(textAt(object, "reverse")),
                                   "instance " + cleanWords(label)};
            });
            if (!read)
                return tl::unexpected(read.error());
            if (here) {
                m_resource = pathOf(id);
                return *here;
            }
        }
        return trouble(Trouble::AddressNotFound, address);
    }

    Outcome<PtrHere> nameOf6(const std::string& address, const std::string& label)
    {
        const auto answer = m_api.get(m_resource + "/ipv6/reverse");
        if (!answer)
            return tl::unexpected(answer.error());
        PtrHere here{{}, "instance " + cleanWords(label)};
        for (const json& object : partAt(answer->json, "reverse_ipv6s")) {
            if (sameAddress(textAt(object, "ip"), address))
                here.name = canonicalName(textAt(object, "reverse"));
        }
        return here;
    }

    template <class Take>
    Outcome<void> pages(const std::string& target, const char* member, Take take)
    {
        std::size_t count = 0;
        std::string cursor;
        do {
            const auto answer =
                m_api.get(target + "?per_page=500" +
                          (cursor.empty() ? "" : "&cursor=" + http::percentEncoded(cursor)));
            if (!answer)
                return tl::unexpected(answer.error());
            for (const json& entry : partAt(answer->json, member)) {
                if (++count > mostServers)
                    return trouble(Trouble::Unavailable, "the list is too long");
                take(entry);
            }
            const std::string next = textAt(partAt(partAt(answer->json, "meta"), "links"), "next");
            if (next == cursor)
                break;
            cursor = next;
        } while (!cursor.empty());
        return {};
    }

    const BearerApi m_api;
    std::string m_resource;
};

} // namespace

std::unique_ptr<PtrApi> makeVultrPtr(ProviderContext context)
{
    return std::make_unique<Vultr>(std::move(context));
}

} // namespace mailstead::dns::hosters
