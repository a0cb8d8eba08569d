// One job on its way: hosts, addresses and connections are tried until every row has its result or
// nothing is left to try.
#pragma once

#include "core/log.h"
#include "delivery/client_tls.h"
#include "delivery/connection_pool.h"
#include "delivery/ipv6_sending.h"
#include "delivery/mail_carrier.h"
#include "delivery/mx_lookup.h"
#include "delivery/ourselves.h"
#include "delivery/route_cache.h"

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mailstead::delivery
{

/// What all jobs of a carrier share; does not change.
struct CarrierContext {
    asio::io_context& io;
    std::string hostname;
    std::string lmtpTarget;
    std::uint16_t port = 25;
    Ourselves ourselves;
    std::shared_ptr<RouteCache> routes;
    std::shared_ptr<ConnectionPool> pool;
    std::shared_ptr<ClientTls> tls;
    std::shared_ptr<Ipv6Sending> ipv6;
    core::Smarthost smarthost;
    std::string stateDirectory;
    CarrierLimits limits;
    queue::EnvelopeIdMaker envelopeIds;
    TransportMaker transport;
};

/// All on the io thread; kept alive by what it waits for.
class Carrying : public std::enable_shared_from_this<Carrying>
{
public:
    using Done = std::function<void(std::vector<queue::AttemptResult>)>;

    Carrying(std::shared_ptr<const CarrierContext> context, queue::Job job, Done done);
    void start();

private:
    /// What is known of one row.
    struct Progress {
        bool final = false;
        bool tried = false; ///< at the address that is tried now
        std::optional<queue::AttemptResult> result;
    };

    void startRemote();
    void startLocal();
    void nextHost();
    void findTargets(const std::string& host, std::function<void(const HostTargets&)> done);
    void lookForOurselves();
    bool leadsHere(const HostTargets& found) const;
    void addressesFound(const std::string& host, const HostTargets& found);
    /// Mail that goes straight to others' servers, where the address that it comes from counts.
    bool isJudged(const Target& target) const;
    void leaveOutIpv6(const std::string& refusal);
    void nextAddress();
    void tryRows();
    /// `fresh`: not on a connection that has waited.
    void begin(smtp::TlsPolicy policy, bool fresh = false);
    smtp::TlsPolicy policy() const;
    smtp::Flavour flavour() const;
    void ended(const std::shared_ptr<Connection>& connection, const Outcome& outcome,
               smtp::TlsPolicy used);
    void conclude(std::size_t row, const smtp::RecipientResult& result, const std::string& tls,
                  const std::vector<std::string>& dialogue);
    void noteDelivered(const std::string& tls);
    void endHere(const Verdict& verdict);
    void finish();
    void log(core::LogLevel level, const std::string& text) const;

    const std::shared_ptr<const CarrierContext> m_context;
    const queue::Job m_job;
    Done m_done;
    const std::string m_id;
    const char* m_source;

    std::uint16_t m_port;
    std::deque<std::string> m_hosts;
    std::deque<std::uint16_t> m_preferences; ///< of the hosts, when they come from MX records
    bool m_toSmarthost = false;
    bool m_mayLeadHere = false;  ///< the hosts come from DNS, which may mean ourselves
    std::size_t m_notHere = 0;   ///< so many of the hosts are known not to be ourselves
    bool m_implicitHost = false; ///< no MX: the domain itself
    std::string m_host;
    std::deque<std::shared_ptr<const Target>> m_targets; ///< addresses of m_host that are left
    std::size_t m_addressesTried = 0;
    std::shared_ptr<const Target> m_target;
    std::vector<std::size_t> m_batch; ///< rows of the connection that runs
    std::vector<Progress> m_rows;
    std::optional<Verdict> m_noAddress; ///< of a host without addresses; temporary ones win
};

} // namespace mailstead::delivery
