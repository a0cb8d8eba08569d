#include "queue/pacing.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace mailstead::queue
{

namespace
{

using namespace std::chrono_literals;

struct Provider {
    std::initializer_list<std::string_view> domains; ///< of recipients
    std::initializer_list<std::string_view> hosts;   ///< ends of MX names
    Pacing pacing;
};

const std::array<Provider, 6>& providers()
{
    static const std::array<Provider, 6> known = {{
        {{"gmail.com", "googlemail.com"}, {".google.com", ".googlemail.com"}, {10, 50ms, 15min}},
        {{"outlook.com", "hotmail.com", "live.com", "msn.com", "hotmail.co.uk", "live.cn"},
         {".outlook.com", ".hotmail.com"},
         {5, 100ms, 30min}},
        {{"yahoo.com", "ymail.com", "aol.com", "yahoo.co.uk", "yahoo.co.jp"},
         {".yahoodns.net", ".yahoo.co.jp"},
         {5, 100ms, 30min}},
        {{"qq.com", "foxmail.com"}, {".qq.com"}, {3, 200ms, 60min}},
        {{"163.com", "126.com", "yeah.net", "188.com", "vip.163.com"},
         {".netease.com", ".163.com"},
         {3, 200ms, 60min}},
        {{"icloud.com", "me.com", "mac.com"}, {".icloud.com"}, {5, 100ms, 15min}},
    }};
    return known;
}

const Provider* find(std::string_view domain, std::string_view host)
{
    for (const Provider& provider : providers()) {
        if (std::find(provider.domains.begin(), provider.domains.end(), domain) !=
            provider.domains.end())
            return &provider;
        for (const std::string_view end : provider.hosts) {
            if (host.ends_with(end))
                return &provider;
        }
    }
    return nullptr;
}

} // namespace

const Pacing& pacingFor(std::string_view domain, std::string_view host)
{
    static const Pacing usual;
    const Provider* provider = find(domain, host);
    return provider != nullptr ? provider->pacing : usual;
}

std::string_view providerOf(std::string_view domain, std::string_view host)
{
    const Provider* provider = find(domain, host);
    return provider != nullptr ? *provider->domains.begin() : domain;
}

void Window::feed(Feedback feedback, const Pacing& pacing)
{
    switch (feedback) {
    case Feedback::Good:
        m_failures = 0;
        m_size = std::min(m_size + 1 / m_size, static_cast<double>(pacing.mostJobs));
        break;
    case Feedback::Throttled:
        m_failures = 0;
        m_size = std::max(1.0, m_size / 2);
        break;
    case Feedback::Unreachable:
        ++m_failures;
        m_size = 1;
        break;
    }
}

} // namespace mailstead::queue
