#include "delivery/route_cache.h"

#include <fmt/format.h>

namespace mailstead::delivery
{

namespace
{

constexpr auto failuresLast = std::chrono::seconds(30);
constexpr std::size_t mostFailures = 4096;

} // namespace

void RouteCache::hosts(const std::string& domain, std::function<void(HostList)> done)
{
    m_hosts.find(
        domain,
        [done = std::move(done)](HostList list) {
            list.shuffleEquals();
            done(std::move(list));
        },
        [&](std::function<void(HostList)> answered) {
            findHosts(m_resolver, domain, m_ownName, std::move(answered));
        },
        shared_from_this());
}

void RouteCache::targets(const std::string& host, std::uint16_t port,
                         std::function<void(const HostTargets&)> done)
{
    m_targets.find(
        fmt::format("{}:{}", host, port), std::move(done),
        [&](std::function<void(HostTargets)> answered) {
            findAddresses(m_resolver, host,
                          [host, port, answered = std::move(answered)](AddressList list) {
                              HostTargets found;
                              for (const std::string& address : list.addresses) {
                                  if (auto target = tcpTarget(host, address, port))
                                      found.targets.push_back(std::move(target));
                              }
                              found.list = std::move(list);
                              answered(std::move(found));
                          });
        },
        shared_from_this());
}

void RouteCache::failed(const Target& target, const std::string& reply)
{
    const auto now = std::chrono::steady_clock::now();
    if (m_failures.size() >= mostFailures)
        std::erase_if(m_failures,
                      [now](const auto& entry) { return entry.second.at + failuresLast <= now; });
    if (m_failures.size() < mostFailures)
        m_failures[target.text] = {reply, now};
}

void RouteCache::worked(const Target& target)
{
    if (!m_failures.empty())
        m_failures.erase(target.text);
}

std::optional<std::string> RouteCache::lateFailure(const Target& target)
{
    const auto found = m_failures.find(target.text);
    if (found == m_failures.end())
        return std::nullopt;
    if (found->second.at + failuresLast <= std::chrono::steady_clock::now()) {
        m_failures.erase(found);
        return std::nullopt;
    }
    return found->second.reply;
}

} // namespace mailstead::delivery
