// Finds out whose machine this is and whose addresses it has.
#pragma once

#include "dns/hosters/evidence.h"
#include "dns/hosters/metadata.h"
#include "dns/resolver.h"
#include "http/client.h"

#include <map>
#include <mutex>

namespace mailstead::dns::hosters
{

struct DetectorOptions {
    std::shared_ptr<Resolver> resolver;
    std::string metadata = metadataUrl; ///< empty: not asked
    std::string dmiDirectory = "/sys/class/dmi/id";
    /// Where IANA's ipv4.json and ipv6.json lie (RFC 9224); empty: registries are not asked.
    std::string bootstrap = "https://data.iana.org/rdap/";
    /// Plain HTTP for registries, too. For tests.
    bool plainRegistries = false;
};

/// Thread-safe; blocking, for worker threads. What was found is kept for an hour: asking a link-
/// local address that nobody has takes its time, and registries count requests.
class Detector
{
public:
    static core::Result<std::shared_ptr<Detector>> create(DetectorOptions options);

    /// `ptrNames` are the names that the address has now. Takes some seconds at most.
    Detected detect(const std::string& address, const std::vector<std::string>& ptrNames,
                    const http::Patience& patience);

private:
    using Found = std::vector<Evidence>;
    struct Kept {
        std::chrono::steady_clock::time_point at;
        Found found;
    };

    explicit Detector(DetectorOptions options)
        : m_options(std::move(options))
    {
    }
    Found machine(const http::Patience& patience) const;
    Found network(const std::string& address, const http::Patience& patience) const;
    std::optional<Evidence> registry(const std::string& address,
                                     const http::Patience& patience) const;
    std::optional<Found> kept(const std::string& key);
    void keep(const std::string& key, const Found& found);

    const DetectorOptions m_options;
    std::optional<http::Client> m_plain;  ///< for the link-local address alone
    std::optional<http::Client> m_secure; ///< for registries
    std::mutex m_mutex;
    std::map<std::string, Kept> m_kept; ///< by address; "" is the machine
};

} // namespace mailstead::dns::hosters
