#include "delivery/mx_lookup.h"

#include "smtp/address.h"

#include <algorithm>
#include <fmt/format.h>
#include <random>

namespace mailstead::delivery
{

namespace
{

HostList nothing(bool permanent, std::string reply)
{
    HostList list;
    list.verdict = {permanent, std::move(reply)};
    return list;
}

/// Not long, so that a change is soon seen; a failure not even that long.
std::chrono::seconds keepTime(std::uint32_t ttl, bool temporaryFailure)
{
    constexpr std::uint32_t longest = 60;
    if (temporaryFailure)
        return std::chrono::seconds(10);
    return std::chrono::seconds(ttl == 0 ? longest : std::min(ttl, longest));
}

HostList hostsFrom(const dns::Answer& answer, const std::string& domain, const std::string& ownName)
{
    if (answer.isTemporaryFailure())
        return nothing(false, fmt::format("4.4.3 the MX records of {} could not be looked up: {}",
                                          domain, dns::toString(answer.status)));
    if (answer.status == dns::Status::NxDomain)
        return nothing(true, fmt::format("5.1.2 the domain {} does not exist", domain));

    HostList list;
    list.ttl = answer.ttl;
    list.secure = answer.secure;
    if (answer.values.empty()) {
        if (smtp::equalsIgnoringCase(domain, ownName))
            return nothing(true, fmt::format("5.4.6 mail for {} would come back to this server, "
                                             "which does not take it",
                                             domain));
        list.hosts.push_back(domain);
        list.implicit = true;
        return list;
    }
    std::vector<dns::MailExchanger> exchangers = dns::mailExchangers(answer);
    if (exchangers.size() == 1 && exchangers.front().host.empty())
        return nothing(true,
                       fmt::format("5.1.10 {} does not accept mail (null MX, RFC 7505)", domain));
    std::erase_if(exchangers, [](const auto& exchanger) { return exchanger.host.empty(); });
    if (exchangers.empty())
        return nothing(false, fmt::format("4.4.4 no MX record of {} is usable", domain));

    const auto ours =
        std::find_if(exchangers.begin(), exchangers.end(), [&](const auto& exchanger) {
            return smtp::equalsIgnoringCase(exchanger.host, ownName);
        });
    if (ours != exchangers.end()) {
        const std::uint16_t preference = ours->preference;
        std::erase_if(exchangers, [preference](const auto& exchanger) {
            return exchanger.preference >= preference;
        });
        if (exchangers.empty())
            return nothing(true, fmt::format("5.4.6 the MX of {} is this server, which does not "
                                             "take its mail",
                                             domain));
    }
    for (const auto& exchanger : exchangers) {
        if (std::find(list.hosts.begin(), list.hosts.end(), exchanger.host) != list.hosts.end())
            continue;
        list.hosts.push_back(exchanger.host);
        list.preferences.push_back(exchanger.preference);
    }
    return list;
}

struct AddressQuery {
    std::string host;
    std::function<void(AddressList)> done;
    dns::Answer v4, v6;
    int open = 2;

    void answered()
    {
        if (--open > 0)
            return;
        AddressList list;
        list.addresses = v4.values;
        list.ttl = v4.values.empty() ? v6.ttl : v4.ttl;
        list.addresses.insert(list.addresses.end(), v6.values.begin(), v6.values.end());
        if (list.addresses.empty()) {
            const dns::Answer& failed = v4.isTemporaryFailure() ? v4 : v6;
            if (failed.isTemporaryFailure())
                list.verdict = {false,
                                fmt::format("4.4.3 the address of {} could not be looked up: {}",
                                            host, dns::toString(failed.status))};
            else
                list.verdict = {true, fmt::format("5.4.4 the mail host {} has no address", host)};
        }
        done(std::move(list));
    }
};

} // namespace

void HostList::shuffleEquals()
{
    static thread_local std::mt19937 random{std::random_device{}()};
    for (std::size_t first = 0; first < preferences.size();) {
        std::size_t last = first;
        while (last < preferences.size() && preferences[last] == preferences[first])
            ++last;
        if (last - first > 1)
            std::shuffle(hosts.begin() + static_cast<std::ptrdiff_t>(first),
                         hosts.begin() + static_cast<std::ptrdiff_t>(last), random);
        first = last;
    }
}

std::chrono::seconds HostList::keepFor() const
{
    return keepTime(ttl, hosts.empty() && !verdict.permanent);
}

std::chrono::seconds AddressList::keepFor() const
{
    return keepTime(ttl, addresses.empty() && !verdict.permanent);
}

void findHosts(const std::shared_ptr<dns::Resolver>& resolver, const std::string& domain,
               const std::string& ownName, std::function<void(HostList)> done)
{
    resolver->query(domain, dns::Type::MX,
                    [domain, ownName, done = std::move(done)](const dns::Answer& answer) {
                        done(hostsFrom(answer, domain, ownName));
                    });
}

void findAddresses(const std::shared_ptr<dns::Resolver>& resolver, const std::string& host,
                   std::function<void(AddressList)> done)
{
    const auto query = std::make_shared<AddressQuery>();
    query->host = host;
    query->done = std::move(done);
    resolver->query(host, dns::Type::A, [query](dns::Answer answer) {
        query->v4 = std::move(answer);
        query->answered();
    });
    resolver->query(host, dns::Type::AAAA, [query](dns::Answer answer) {
        query->v6 = std::move(answer);
        query->answered();
    });
}

} // namespace mailstead::delivery
