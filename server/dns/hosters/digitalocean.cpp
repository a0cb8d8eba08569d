// DigitalOcean's API v2: the PTR of a droplet's public IPv4 address and of its first IPv6 address
// is the droplet's name, when that is a full domain name.
#include "dns/hosters/makers.h"
#include "dns/providers/digitalocean_session.h"

namespace mailstead::dns::hosters
{

namespace
{

using http::Method;
using nlohmann::json;

constexpr int mostPolls = 60;

bool isPublicOf(const json& list, const std::string& address)
{
    for (const json& network : list) {
        if (textAt(network, "type") == "public" &&
            sameAddress(textAt(network, "ip_address"), address))
            return true;
    }
    return false;
}

class DigitalOcean final : public PtrApi
{
public:
    explicit DigitalOcean(ProviderContext context)
        : m_session(std::move(context))
    {
    }

    Outcome<void> check() override
    {
        return withoutContent(m_session.get("/v2/droplets?page=1&per_page=1"));
    }

    Outcome<PtrHere> look(const std::string& address) override
    {
        m_droplet.clear();
        PtrHere here;
        const auto read =
            m_session.pages("/v2/droplets", "droplets", mostServers, [&](const json& droplet) {
                const json& networks = partAt(droplet, "networks");
                if (!isPublicOf(partAt(networks, isV6(address) ? "v6" : "v4"), address))
                    return;
                m_droplet = idAt(droplet, "id");
                // As it is written there: undo gives it back.
                here.name = textAt(droplet, "name");
                here.subject = "Droplet " + cleanWords(here.name);
            });
        if (!read)
            return tl::unexpected(read.error());
        if (m_droplet.empty())
            return trouble(Trouble::AddressNotFound, address);
        return here;
    }

    Outcome<void> set(const std::string&, const std::string& name) override
    {
        if (name.empty())
            return trouble(Trouble::RecordRefused, "a Droplet has to have a name");
        auto answer =
            m_session.send(Method::Post, "/v2/droplets/" + m_droplet + "/actions",
                           json{{"type", "rename"}, {"name", name}}.dump(), Repeat::WhenRefused);
        for (int poll = 0; poll < mostPolls; ++poll) {
            if (!answer)
                return tl::unexpected(answer.error());
            const json& action = partAt(answer->json, "action");
            const std::string status = textAt(action, "status");
            if (status == "errored")
                return trouble(Trouble::RecordRefused, "the Droplet cannot be renamed");
            if (status != "in-progress")
                return {};
            const ProviderContext& context = m_session.context();
            if (!context.patience.sleep(context.pause / 2))
                return trouble(Trouble::Cancelled, "while the Droplet was being renamed");
            answer = m_session.get("/v2/actions/" + idAt(action, "id"));
        }
        return trouble(Trouble::Unavailable, "the Droplet is not renamed");
    }

private:
    DigitalOceanSession m_session;
    std::string m_droplet; ///< its id
};

} // namespace

std::unique_ptr<PtrApi> makeDigitalOceanPtr(ProviderContext context)
{
    return std::make_unique<DigitalOcean>(std::move(context));
}

} // namespace mailstead::dns::hosters
