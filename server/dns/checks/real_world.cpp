#include "dns/checks/real_world.h"

#include "core/tls.h"
#include "dns/checks/lookups.h"
#include "dns/checks/tls_probe.h"

#include <asio/post.hpp>

namespace mailstead::dns::checks
{

namespace
{

constexpr unsigned blockingThreads = 4;
constexpr std::size_t largestBody = 256UL * 1024;

} // namespace

RealWorld::RealWorld(Resolver& resolver, http::Client client,
                     std::shared_ptr<asio::ssl::context> tls)
    : m_resolver(resolver)
    , m_client(std::move(client))
    , m_tls(std::move(tls))
    , m_pool(blockingThreads)
{
}

RealWorld::~RealWorld()
{
    m_over = true;
    m_pool.join();
}

core::Result<std::unique_ptr<RealWorld>> RealWorld::create(Resolver& resolver,
                                                           const std::string& caFile)
{
    http::ClientOptions options;
    // Not owned: the resolver outlives the world.
    options.resolver = std::shared_ptr<Resolver>(std::shared_ptr<void>(), &resolver);
    options.caFile = caFile;
    options.timeout = std::chrono::duration_cast<std::chrono::seconds>(Lookups::fetchLimit);
    options.limits.bodyBytes = largestBody;
    auto client = http::Client::create(std::move(options));
    if (!client)
        return tl::unexpected(client.error());
    auto tls = core::verifyingClientContext(caFile);
    if (!tls)
        return tl::unexpected(tls.error());
    return std::unique_ptr<RealWorld>(new RealWorld(resolver, std::move(*client), std::move(*tls)));
}

void RealWorld::resolve(const std::string& name, Type type, std::function<void(Answer)> done)
{
    m_resolver.query(name, type, std::move(done));
}

void RealWorld::askServer(asio::io_context& io, const DirectQuestion& question,
                          std::function<void(Answer)> done)
{
    dns::askServer(io, question, Lookups::serverLimit, std::move(done));
}

void RealWorld::fetch(const std::string& url,
                      std::function<void(core::Result<http::Response>)> done)
{
    asio::post(m_pool, [this, url, done = std::move(done)] {
        const http::Patience patience{std::chrono::steady_clock::now() + Lookups::fetchLimit,
                                      [this] {
                                          return m_over.load();
                                      }};
        done(m_client.send({http::Method::Get, url}, patience));
    });
}

void RealWorld::probe(asio::io_context& io, const ProbeRequest& request,
                      std::function<void(Probe)> done)
{
    probeService(io, m_tls, request, Lookups::probeLimit, std::move(done));
}

void RealWorld::outbound(const std::vector<std::string>& domains,
                         std::function<void(std::vector<OutboundTry>)> done)
{
    asio::post(m_pool, [this, domains, done = std::move(done)] {
        // A little less than the check waits, so that slow ones are told from none.
        done(tryOutbound(domains, m_resolver, Lookups::probeLimit - std::chrono::seconds(2)));
    });
}

std::chrono::system_clock::time_point RealWorld::now() const
{
    return std::chrono::system_clock::now();
}

} // namespace mailstead::dns::checks
