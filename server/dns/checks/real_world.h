// The world itself, for checks.
#pragma once

#include "dns/checks/world.h"
#include "http/client.h"

#include <asio/thread_pool.hpp>
#include <atomic>

namespace mailstead::dns::checks
{

/// For one run of checks; waits for its threads when it ends, at most some seconds.
class RealWorld : public World
{
public:
    /// `resolver` as for Resolver::ask: not from its io thread. `caFile`: roots besides the
    /// system's, may be empty.
    static core::Result<std::unique_ptr<RealWorld>> create(Resolver& resolver,
                                                           const std::string& caFile);
    ~RealWorld() override;

    void resolve(const std::string& name, Type type, std::function<void(Answer)> done) override;
    void askServer(asio::io_context& io, const DirectQuestion& question,
                   std::function<void(Answer)> done) override;
    void fetch(const std::string& url,
               std::function<void(core::Result<http::Response>)> done) override;
    void probe(asio::io_context& io, const ProbeRequest& request,
               std::function<void(Probe)> done) override;
    void outbound(const std::vector<std::string>& domains,
                  std::function<void(std::vector<OutboundTry>)> done) override;
    std::chrono::system_clock::time_point now() const override;

private:
    RealWorld(Resolver& resolver, http::Client client, std::shared_ptr<asio::ssl::context> tls);

    Resolver& m_resolver;
    const http::Client m_client;
    const std::shared_ptr<asio::ssl::context> m_tls;
    std::atomic_bool m_over{false};
    asio::thread_pool m_pool; ///< the HTTP client and tryOutbound() block
};

} // namespace mailstead::dns::checks
