// OVH's API 1.0: reverse names of the addresses of its blocks. It refuses names that do not lead to
// the address.
#include "dns/hosters/makers.h"
#include "dns/providers/ovh_session.h"
#include "dns/wire.h"
#include "http/url.h"

namespace mailstead::dns::hosters
{

namespace
{

using http::Method;
using nlohmann::json;

class Ovh final : public PtrApi
{
public:
    explicit Ovh(const ProviderContext& context)
        : m_session(context)
    {
    }

    Outcome<void> check() override
    {
        return withoutContent(m_session.send(Method::Get, "/ip", {}, Repeat::Always));
    }

    Outcome<PtrHere> look(const std::string& address) override
    {
        m_block.clear();
        const auto blocks = m_session.send(Method::Get, "/ip?ip=" + http::percentEncoded(address),
                                           {}, Repeat::Always);
        if (!blocks)
            return tl::unexpected(blocks.error());
        for (const json& block : blocks->json) {
            if (block.is_string() && holds(block.get<std::string>(), address))
                m_block = block.get<std::string>();
        }
        if (m_block.empty())
            return trouble(Trouble::AddressNotFound, address);
        PtrHere here{{}, "IP " + cleanWords(m_block)};
        const auto reverse = m_session.send(
            Method::Get, reverses() + "/" + http::percentEncoded(address), {}, Repeat::Always);
        if (reverse)
            here.name = canonicalName(textAt(reverse->json, "reverse"));
        else if (reverse.error().trouble != Trouble::ZoneNotFound) // 404: it has none
            return tl::unexpected(reverse.error());
        return here;
    }

    Outcome<void> set(const std::string& address, const std::string& name) override
    {
        if (name.empty())
            return withoutContent(m_session.send(Method::Delete,
                                                 reverses() + "/" + http::percentEncoded(address),
                                                 {}, Repeat::WhenRefused));
        const json body = {{"ipReverse", address}, {"reverse", name + "."}};
        return withoutContent(
            m_session.send(Method::Post, reverses(), body.dump(), Repeat::Always));
    }

private:
    std::string reverses() const { return "/ip/" + http::percentEncoded(m_block) + "/reverse"; }

    OvhSession m_session;
    std::string m_block; ///< "192.0.2.1/32"
};

} // namespace

std::unique_ptr<PtrApi> makeOvhPtr(ProviderContext context)
{
    return std::make_unique<Ovh>(context);
}

} // namespace mailstead::dns::hosters
