// Hetzner's Cloud API v1: its errors, paging, and actions that are waited for. Internal to dns.
#pragma once

#include "dns/providers/bearer_api.h"

namespace mailstead::dns
{

class HetznerSession
{
public:
    explicit HetznerSession(ProviderContext context);

    Outcome<ApiAnswer> get(const std::string& target) const { return m_api.get(target); }

    /// Does something and waits until it is done. `body` may be null.
    Outcome<void> act(http::Method method, const std::string& target,
                      const nlohmann::json& body) const;

    /// All entries of a list; `target` may have a query. More than `most` are an error.
    Outcome<void> pages(const std::string& target, const char* member, std::size_t most,
                        const std::function<void(const nlohmann::json&)>& take) const;

private:
    const BearerApi m_api;
};

} // namespace mailstead::dns
