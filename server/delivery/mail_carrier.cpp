#include "delivery/mail_carrier.h"

#include "delivery/carrying.h"

#include <asio/post.hpp>
#include <utility>

namespace mailstead::delivery
{

MailCarrier::MailCarrier(asio::io_context& io, const core::Config& config,
                         std::shared_ptr<dns::Resolver> resolver, CarrierLimits limits,
                         std::string extraRootsFile)
    : m_context(std::make_shared<const CarrierContext>(CarrierContext{
          io, config.hostname, config.lmtpTarget, config.deliveryPort, Ourselves(config),
          std::make_shared<RouteCache>(std::move(resolver), config.hostname),
          std::make_shared<ConnectionPool>(limits.waiting),
          std::make_shared<ClientTls>(std::move(extraRootsFile)), limits}))
{
}

MailCarrier::~MailCarrier()
{
    asio::post(m_context->io, [context = m_context] { context->pool->closeAll(); });
}

void MailCarrier::carry(queue::Job job, Done done)
{
    const auto carrying = std::make_shared<Carrying>(m_context, std::move(job), std::move(done));
    asio::post(m_context->io, [carrying] { carrying->start(); });
}

void MailCarrier::carryAll(std::vector<std::pair<queue::Job, Done>> jobs)
{
    asio::post(m_context->io, [context = m_context, jobs = std::move(jobs)]() mutable {
        for (auto& [job, done] : jobs)
            std::make_shared<Carrying>(context, std::move(job), std::move(done))->start();
    });
}

} // namespace mailstead::delivery
