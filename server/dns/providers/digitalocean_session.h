// DigitalOcean's API v2: its errors and paging. Internal to dns.
#pragma once

#include "dns/providers/bearer_api.h"

namespace mailstead::dns
{

class DigitalOceanSession
{
public:
    explicit DigitalOceanSession(ProviderContext context);

    Outcome<ApiAnswer> send(http::Method method, const std::string& target, const std::string& body,
                            Repeat repeat) const
    {
        return m_api.send(method, target, body, repeat);
    }
    Outcome<ApiAnswer> get(const std::string& target) const { return m_api.get(target); }

    /// All entries of a list. More than `most` are an error.
    Outcome<void> pages(const std::string& target, const char* member, std::size_t most,
                        const std::function<void(const nlohmann::json&)>& take) const;

    const ProviderContext& context() const { return m_api.context(); }

private:
    const BearerApi m_api;
};

} // namespace mailstead::dns
