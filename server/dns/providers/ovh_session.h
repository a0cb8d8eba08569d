// OVH's API 1.0: its regions, clock, signatures and errors. Internal to dns.
#pragma once

#include "dns/providers/api.h"

namespace mailstead::dns
{

/// Wants the fields region ("eu", "ca", "us"), applicationKey, applicationSecret and consumerKey.
class OvhSession
{
public:
    explicit OvhSession(const ProviderContext& context);

    /// `target` is the path and query, percent-encoded; `body` JSON or empty.
    Outcome<ApiAnswer> send(http::Method method, const std::string& target, const std::string& body,
                            Repeat repeat);

private:
    Outcome<void> readClock();

    Api m_api;
    std::optional<std::chrono::seconds> m_clockOffset;
};

} // namespace mailstead::dns
