#include "dns/providers/bearer_api.h"

namespace mailstead::dns
{

BearerApi::BearerApi(ProviderContext context, std::string defaultBaseUrl, Judge judge,
                     std::string field)
    : m_api(std::move(context), std::move(defaultBaseUrl))
    , m_judge(std::move(judge))
    , m_field(std::move(field))
{
}

Outcome<ApiAnswer> BearerApi::send(http::Method method, const std::string& target,
                                   const std::string& body, Repeat repeat) const
{
    return m_api.call(
        [&] {
            http::Request request{method, m_api.baseUrl() + target};
            request.headers = {{"Authorization", "Bearer " + context().field(m_field)}};
            if (!body.empty())
                request.headers.emplace_back("Content-Type", "application/json");
            request.body = body;
            return request;
        },
        m_judge, repeat);
}

} // namespace mailstead::dns
