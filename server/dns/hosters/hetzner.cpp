// Hetzner's Cloud API v1: the names of servers', primary and floating addresses.
#include "dns/hosters/makers.h"
#include "dns/providers/hetzner_session.h"
#include "dns/wire.h"

namespace mailstead::dns::hosters
{

namespace
{

using http::Method;
using nlohmann::json;

/// [{"ip", "dns_ptr"}]
std::string nameIn(const json& list, const std::string& address)
{
    for (const json& entry : list) {
        if (sameAddress(textAt(entry, "ip"), address))
            return canonicalName(textAt(entry, "dns_ptr"));
    }
    return {};
}

class Hetzner final : public PtrApi
{
public:
    explicit Hetzner(ProviderContext context)
        : m_session(std::move(context))
    {
    }

    Outcome<void> check() override
    {
        return withoutContent(m_session.get("/servers?page=1&per_page=1"));
    }

    Outcome<PtrHere> look(const std::string& address) override
    {
        m_resource.clear();
        PtrHere here;
        auto read = m_session.pages("/servers", "servers", mostServers, [&](const json& server) {
            const json& net = partAt(server, "public_net");
            const json& v4 = partAt(net, "ipv4");
            const json& v6 = partAt(net, "ipv6");
            const bool isV4 = sameAddress(textAt(v4, "ip"), address);
            if (!isV4 && !holds(textAt(v6, "ip"), address))
                return;
            m_resource = "/servers/" + idAt(server, "id");
            here.name = isV4 ? canonicalName(textAt(v4, "dns_ptr"))
                             : nameIn(partAt(v6, "dns_ptr"), address);
            here.subject = "server " + cleanWords(textAt(server, "name"));
        });
        for (const char* kind : {"primary_ips", "floating_ips"}) {
            if (!read)
                return tl::unexpected(read.error());
            if (!m_resource.empty())
                return here;
            const std::string path = std::string("/") + kind;
            read = m_session.pages(path, kind, mostServers, [&](const json& object) {
                if (!holds(textAt(object, "ip"), address))
                    return;
                m_resource = path + "/" + idAt(object, "id");
                here.name = nameIn(partAt(object, "dns_ptr"), address);
                here.subject = "IP " + cleanWords(textAt(object, "name"));
            });
        }
        if (!read)
            return tl::unexpected(read.error());
        if (m_resource.empty())
            return trouble(Trouble::AddressNotFound, address);
        return here;
    }

    Outcome<void> set(const std::string& address, const std::string& name) override
    {
        return m_session.act(Method::Post, m_resource + "/actions/change_dns_ptr",
                             {{"ip", address}, {"dns_ptr", name.empty() ? json() : json(name)}});
    }

private:
    HetznerSession m_session;
    std::string m_resource;
};

} // namespace

std::unique_ptr<PtrApi> makeHetznerPtr(ProviderContext context)
{
    return std::make_unique<Hetzner>(std::move(context));
}

} // namespace mailstead::dns::hosters
