#include "dns/hosters/detector.h"

#include "core/file.h"
#include "dns/rdap.h"

namespace mailstead::dns::hosters
{

namespace
{

constexpr std::chrono::hours keptFor{1};
constexpr std::chrono::milliseconds metadataLimit{1500};
constexpr std::chrono::milliseconds registryLimit{6000};
constexpr std::size_t largestDmi = 4096;
constexpr std::size_t mostKept = 64;

} // namespace

core::Result<std::shared_ptr<Detector>> Detector::create(DetectorOptions options)
{
    std::shared_ptr<Detector> detector(new Detector(std::move(options)));
    http::ClientOptions plain;
    plain.plain = true;
    plain.limits.bodyBytes = 64UL * 1024;
    auto made = http::Client::create(plain);
    if (!made)
        return tl::unexpected(made.error());
    detector->m_plain = std::move(*made);
    http::ClientOptions secure;
    secure.resolver = detector->m_options.resolver;
    secure.plain = detector->m_options.plainRegistries;
    made = http::Client::create(secure);
    if (!made)
        return tl::unexpected(made.error());
    detector->m_secure = std::move(*made);
    return detector;
}

Detected Detector::detect(const std::string& address, const std::vector<std::string>& ptrNames,
                          const http::Patience& patience)
{
    auto ofMachine = kept({});
    if (!ofMachine) {
        ofMachine = machine(patience);
        keep({}, *ofMachine);
    }
    auto ofNetwork = kept(address);
    if (!ofNetwork) {
        ofNetwork = network(address, patience);
        // Somebody who did not answer is asked again.
        if (!ofNetwork->empty())
            keep(address, *ofNetwork);
    }
    Found all = *ofMachine;
    if (auto names = fromNames(ptrNames))
        all.push_back(std::move(*names));
    all.insert(all.end(), ofNetwork->begin(), ofNetwork->end());
    return weigh(std::move(all));
}

Detector::Found Detector::machine(const http::Patience& patience) const
{
    Found found;
    if (!m_options.metadata.empty()) {
        if (auto answer = askMetadata(*m_plain, m_options.metadata, patience, metadataLimit))
            found.push_back(std::move(*answer));
    }
    std::vector<std::string> words;
    for (const char* file :
         {"sys_vendor", "product_name", "board_vendor", "chassis_asset_tag", "bios_vendor"}) {
        const auto word = core::readFile(m_options.dmiDirectory + "/" + file, largestDmi);
        if (word) // a container has none
            words.push_back(*word);
    }
    if (auto maker = fromDmi(words))
        found.push_back(std::move(*maker));
    return found;
}

Detector::Found Detector::network(const std::string& address, const http::Patience& patience) const
{
    Found found;
    if (!m_options.bootstrap.empty()) {
        if (auto holder = registry(address, patience.atMost(registryLimit)))
            found.push_back(std::move(*holder));
    }
    const std::string name = routingName(address);
    if (!name.empty() && patience.check()) {
        if (auto announced = fromRouting(m_options.resolver->ask(name, Type::TXT).values))
            found.push_back(std::move(*announced));
    }
    return found;
}

std::optional<Evidence> Detector::registry(const std::string& address,
                                           const http::Patience& patience) const
{
    const bool v6 = address.find(':') != std::string::npos;
    const std::vector<std::pair<std::string, std::string>> accept = {
        {"Accept", "application/rdap+json, application/json"}};
    const auto list = m_secure->send(
        {http::Method::Get, m_options.bootstrap + (v6 ? "ipv6.json" : "ipv4.json"), accept},
        patience);
    if (!list || list->status != 200)
        return std::nullopt;
    std::string url = rdap::registryOf(list->body, address, m_options.plainRegistries);
    if (url.empty())
        return std::nullopt;
    url += "ip/" + address;
    for (int hop = 0; hop <= rdap::mostRedirects && !url.empty(); ++hop) {
        const auto answer = m_secure->send({http::Method::Get, url, accept}, patience);
        if (!answer)
            return std::nullopt;
        if (answer->status == 200) {
            const auto network = rdap::network(answer->body);
            return network ? fromRegistry(network->name, network->organisations) : std::nullopt;
        }
        url = rdap::redirect(answer->status, answer->header("location"));
    }
    return std::nullopt;
}

std::optional<Detector::Found> Detector::kept(const std::string& key)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_kept.find(key);
    if (found == m_kept.end() || std::chrono::steady_clock::now() - found->second.at > keptFor)
        return std::nullopt;
    return found->second.found;
}

void Detector::keep(const std::string& key, const Found& found)
{
    const std::lock_guard lock(m_mutex);
    if (m_kept.size() >= mostKept)
        m_kept.clear();
    m_kept[key] = {std::chrono::steady_clock::now(), found};
}

} // namespace mailstead::dns::hosters
