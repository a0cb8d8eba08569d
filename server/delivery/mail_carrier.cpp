#include "delivery/mail_carrier.h"

#include "core/tls.h"
#include "delivery/carrying.h"

#include <asio/post.hpp>
#include <utility>

namespace mailstead::delivery
{

MailCarrier::MailCarrier(asio::io_context& io, const core::Config& config,
                         std::shared_ptr<dns::Resolver> resolver, CarrierLimits limits)
    : m_context(std::make_shared<const CarrierContext>(
          CarrierContext{io, config.hostname, config.lmtpTarget, config.deliveryPort,
                         std::move(resolver), core::opportunisticClientContext(), limits}))
{
}

MailCarrier::~MailCarrier() = default;

void MailCarrier::carry(queue::Job job, std::function<void(std::vector<queue::AttemptResult>)> done)
{
    const auto carrying = std::make_shared<Carrying>(m_context, std::move(job), std::move(done));
    asio::post(m_context->io, [carrying] { carrying->start(); });
}

} // namespace mailstead::delivery
