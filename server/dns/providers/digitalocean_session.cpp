#include "dns/providers/digitalocean_session.h"

#include <fmt/format.h>

namespace mailstead::dns
{

namespace
{

using nlohmann::json;

std::optional<ProviderError> judge(const ApiAnswer& answer)
{
    const std::string id = textAt(answer.json, "id");
    const std::string message = textAt(answer.json, "message");
    return judgeJson(answer, id.empty() ? message : message + " (" + id + ")");
}

} // namespace

DigitalOceanSession::DigitalOceanSession(ProviderContext context)
    : m_api(std::move(context), "https://api.digitalocean.com", judge)
{
}

Outcome<void> DigitalOceanSession::pages(const std::string& target, const char* member,
                                         std::size_t most,
                                         const std::function<void(const json&)>& take) const
{
    std::size_t count = 0;
    for (int page = 1;; ++page) {
        const auto answer = m_api.get(fmt::format("{}?page={}&per_page=200", target, page));
        if (!answer)
            return tl::unexpected(answer.error());
        const json& list = partAt(answer->json, member);
        for (const json& entry : list)
            take(entry);
        count += list.size();
        if (count > most)
            return trouble(Trouble::Unavailable, "the list is too long");
        // The links say where the next page is; that there is one is enough.
        const json& links = partAt(partAt(answer->json, "links"), "pages");
        if (list.empty() || textAt(links, "next").empty())
            return {};
    }
}

} // namespace mailstead::dns
