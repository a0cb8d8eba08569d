// Carries messages out of the queue: to the MX hosts of a domain by SMTP (RFC 5321, section 5), to
// Dovecot by LMTP (RFC 2033), or into Maildirs.
#pragma once

#include "core/config.h"
#include "dns/resolver.h"
#include "queue/carrier.h"
#include "queue/envelope_ids.h"

#include <asio/io_context.hpp>
#include <asio/thread_pool.hpp>
#include <chrono>
#include <memory>
#include <string>

namespace mailstead::delivery
{

/// How long each step may take (RFC 5321, section 4.5.3.2). Tests shorten them.
struct CarrierLimits {
    std::chrono::milliseconds connect = std::chrono::seconds(30);
    std::chrono::milliseconds greeting = std::chrono::minutes(5);
    std::chrono::milliseconds hello = std::chrono::minutes(5);
    std::chrono::milliseconds handshake = std::chrono::seconds(60);
    std::chrono::milliseconds envelope = std::chrono::minutes(5);
    std::chrono::milliseconds dataStart = std::chrono::minutes(2);
    std::chrono::milliseconds dataBlock = std::chrono::minutes(3);
    std::chrono::milliseconds dataEnd = std::chrono::minutes(10);
    std::chrono::milliseconds quit = std::chrono::seconds(10);
    std::chrono::milliseconds idle = std::chrono::seconds(10); ///< a connection between messages
    std::size_t messages = 100;                                ///< on one connection
    std::size_t waiting = 50;                                  ///< idle connections in all
    std::size_t hosts = 10;                                    ///< MX hosts that are looked up
    std::size_t addresses = 10; ///< addresses that are tried in one attempt
};

struct CarrierContext;

/// Thread-safe; all work is done on `io`. Jobs under way keep what they need alive, so the carrier
/// may go first; they end when `io` does. Connections are kept for a while and carry several
/// messages.
class MailCarrier final : public queue::Carrier
{
public:
    /// `extraRootsFile`: certificates to trust besides the system's roots where TLS is verified.
    /// `envelopeIds` makes ENVID for messages whose sender gave none; without it they have none.
    MailCarrier(asio::io_context& io, const core::Config& config,
                std::shared_ptr<dns::Resolver> resolver, CarrierLimits limits = {},
                std::string extraRootsFile = {}, queue::EnvelopeIdMaker envelopeIds = {});
    ~MailCarrier() override;

    void carry(queue::Job job, Done done) override;
    void carryAll(std::vector<std::pair<queue::Job, Done>> jobs) override;

private:
    bool toMaildir(const queue::Job& job) const;
    void writeLater(queue::Job job, Done done);

    std::shared_ptr<const CarrierContext> m_context;
    const std::string m_maildir; ///< empty: LMTP
    asio::thread_pool m_disk{1}; ///< writes Maildirs, one after the other
};

} // namespace mailstead::delivery
