#include "acme/txt_records.h"

#include "dns/direct_query.h"
#include "dns/zone_servers.h"

#include <algorithm>

namespace mailstead::acme
{

TxtLook lookAtAuthoritativeServers(dns::Resolver& resolver)
{
    return [&resolver](const std::string& name) -> core::Result<std::vector<TxtSight>> {
        constexpr std::chrono::seconds timeout{5};
        const auto zones = dns::findZones({name}, resolver);
        const auto found = zones.find(name);
        if (found == zones.end() || found->second.servers.empty())
            return core::fail(
                core::ErrorKind::Unavailable, "the name servers of " + name + " cannot be found",
                found == zones.end() ? std::string() : std::string(toString(found->second.status)),
                "see that the domain is delegated and its name servers answer");
        std::vector<dns::DirectQuestion> questions;
        for (const dns::ZoneServer& server : found->second.servers)
            questions.push_back({server.address, 53, name, dns::Type::TXT});
        const std::atomic_bool never = false;
        const auto answers = dns::askServers(questions, timeout, never);
        std::vector<TxtSight> sights;
        for (std::size_t i = 0; i < answers.size(); ++i)
            sights.push_back({found->second.servers[i].text(),
                              std::string(toString(answers[i].status)), answers[i].values});
        return sights;
    };
}

core::Result<void>
awaitRecords(const std::vector<TxtRecord>& records, const TxtLook& look,
             std::chrono::milliseconds pause,
             const std::function<void(const TxtRecord&, const std::vector<TxtSight>&)>& seen,
             const http::Patience& patience)
{
    while (true) {
        std::string lacking;
        for (const TxtRecord& record : records) {
            const auto sights = look(record.name);
            if (!sights) {
                lacking = sights.error().text();
                continue;
            }
            if (seen)
                seen(record, *sights);
            for (const TxtSight& sight : *sights) {
                if (std::find(sight.values.begin(), sight.values.end(), record.value) ==
                    sight.values.end())
                    lacking = sight.server + " does not have the TXT record of " + record.name +
                              " (" + sight.status + ")";
            }
            if (sights->empty())
                lacking = "nobody was found who could be asked for " + record.name;
        }
        if (lacking.empty())
            return {};
        auto waited = patience.sleep(pause);
        if (!waited) {
            if (waited.error().kind == core::ErrorKind::Timeout) {
                waited.error().what = "not every authoritative name server has the TXT records yet";
                waited.error().why = lacking;
                waited.error().next =
                    "try again: the order goes on with the same records where it can";
            }
            return waited;
        }
    }
}

} // namespace mailstead::acme
