// TXT records of dns-01 challenges: who writes them, and who looks whether they are there.
#pragma once

#include "core/result.h"
#include "dns/resolver.h"
#include "http/patience.h"

#include <functional>
#include <string>
#include <vector>

namespace mailstead::acme
{

struct TxtRecord {
    std::string name;  ///< "_acme-challenge.example.org"
    std::string value; ///< one string; several records may share a name
};

/// Writes and removes single TXT records through a DNS provider's interface and leaves all others,
/// those of the same name too, as they are. Blocking, for worker threads.
class TxtPublisher
{
public:
    virtual ~TxtPublisher() = default;
    /// Whether it has access to the zone of the name.
    virtual bool serves(const std::string& name) = 0;
    virtual core::Result<void> publish(const TxtRecord& record, const http::Patience& patience) = 0;
    virtual core::Result<void> remove(const TxtRecord& record, const http::Patience& patience) = 0;
};

/// What one authoritative server has at a name.
struct TxtSight {
    std::string server; ///< "ns1.example.org (192.0.2.1)"
    std::string status; ///< "NOERROR", "timeout", …
    std::vector<std::string> values;
};

/// All authoritative servers of the name, or why they were not found. Blocking.
using TxtLook = std::function<core::Result<std::vector<TxtSight>>(const std::string& name)>;

/// The real one. The resolver must outlive it.
TxtLook lookAtAuthoritativeServers(dns::Resolver& resolver);

/// Waits until every authoritative server has all the records. `seen` is told after each look and
/// may be null. `pause` lies between looks.
core::Result<void>
awaitRecords(const std::vector<TxtRecord>& records, const TxtLook& look,
             std::chrono::milliseconds pause,
             const std::function<void(const TxtRecord&, const std::vector<TxtSight>&)>& seen,
             const http::Patience& patience);

} // namespace mailstead::acme
