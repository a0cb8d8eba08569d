// Interfaces that take JSON and a token of the credentials in the Authorization field (RFC 6750).
// Internal to dns.
#pragma once

#include "dns/providers/api.h"

namespace mailstead::dns
{

class BearerApi
{
public:
    /// `field` is the credential that holds the token.
    BearerApi(ProviderContext context, std::string defaultBaseUrl, Judge judge,
              std::string field = "token");

    /// `target` is the path and query; `body` JSON or empty.
    Outcome<ApiAnswer> send(http::Method method, const std::string& target, const std::string& body,
                            Repeat repeat) const;
    Outcome<ApiAnswer> get(const std::string& target) const
    {
        return send(http::Method::Get, target, {}, Repeat::Always);
    }

    const ProviderContext& context() const { return m_api.context(); }

private:
    const Api m_api;
    const Judge m_judge;
    const std::string m_field;
};

} // namespace mailstead::dns
