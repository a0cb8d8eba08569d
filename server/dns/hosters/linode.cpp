// Linode's (Akamai's) API v4: rdns of an address.
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

std::optional<ProviderError> judge(const ApiAnswer& answer)
{
    std::string words;
    for (const json& error : partAt(answer.json, "errors"))
        words += (words.empty() ? "" : "; ") + textAt(error, "reason");
    auto error = judgeJson(answer, words);
    if (error && error->trouble == Trouble::ZoneNotFound)
        error = trouble(Trouble::AddressNotFound, error->error.why).value();
    return error;
}

class Linode final : public PtrApi
{
public:
    explicit Linode(ProviderContext context)
        : m_api(std::move(context), "https://api.linode.com/v4", judge)
    {
    }

    Outcome<void> check() override
    {
        return withoutContent(m_api.get("/networking/ips?page=1&page_size=25"));
    }

    Outcome<PtrHere> look(const std::string& address) override
    {
        const auto answer = m_api.get(pathOf(address));
        if (!answer)
            return tl::unexpected(answer.error());
        if (!sameAddress(textAt(answer->json, "address"), address))
            return trouble(Trouble::Unavailable, "the answer is about another address");
        return PtrHere{canonicalName(textAt(answer->json, "rdns")),
                       "Linode " + idAt(answer->json, "linode_id")};
    }

    Outcome<void> set(const std::string& address, const std::string& name) override
    {
        const json body = {{"rdns", name.empty() ? json() : json(name)}};
        return withoutContent(
            m_api.send(Method::Put, pathOf(address), body.dump(), Repeat::Always));
    }

private:
    static std::string pathOf(const std::string& address)
    {
        return "/networking/ips/" + http::percentEncoded(address);
    }

    const BearerApi m_api;
};

} // namespace

std::unique_ptr<PtrApi> makeLinodePtr(ProviderContext context)
{
    return std::make_unique<Linode>(std::move(context));
}

} // namespace mailstead::dns::hosters
