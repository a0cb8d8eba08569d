// May mail be sent from our IPv6 address? Large receivers refuse it while the address has no PTR
// record, or one whose name does not have the address.
#pragma once

#include "core/config.h"
#include "dns/resolver.h"

#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace mailstead::delivery
{

/// Asks when started and every hour; tells the log when the answer changes. All on the io thread;
/// kept alive by whoever holds it, not by its questions.
class Ipv6Sending : public std::enable_shared_from_this<Ipv6Sending>
{
public:
    Ipv6Sending(asio::io_context& io, const core::Config& config,
                std::shared_ptr<dns::Resolver> resolver);
    void start();
    void stop();

    /// `done` gets why nothing may be sent by IPv6, or nothing; at once when that is known, else
    /// after the first look.
    using Done = std::function<void(const std::string& refusal)>;
    void ask(Done done);

private:
    struct Look;
    void look();
    void ended(const std::shared_ptr<Look>& look);
    void lookAgainIn(std::chrono::seconds wait);

    const core::Ipv6Sending m_wish;
    const std::vector<std::string> m_configured;
    const std::shared_ptr<dns::Resolver> m_resolver;
    asio::io_context& m_io;
    asio::steady_timer m_timer;
    bool m_known = false;
    bool m_stopped = false;
    std::string m_refusal;
    std::vector<Done> m_waiting;
};

} // namespace mailstead::delivery
