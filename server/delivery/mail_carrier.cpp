#include "delivery/mail_carrier.h"

#include "delivery/carrying.h"
#include "delivery/maildir.h"

#include <algorithm>
#include <asio/post.hpp>
#include <utility>

namespace mailstead::delivery
{

MailCarrier::MailCarrier(asio::io_context& io, const core::Config& config,
                         std::shared_ptr<dns::Resolver> resolver, CarrierLimits limits,
                         std::string extraRootsFile, queue::EnvelopeIdMaker envelopeIds)
    : m_context(std::make_shared<const CarrierContext>(
          CarrierContext{io, config.hostname, config.lmtpTarget, config.deliveryPort,
                         Ourselves(config), std::make_shared<RouteCache>(resolver, config.hostname),
                         std::make_shared<ConnectionPool>(limits.waiting),
                         std::make_shared<ClientTls>(std::move(extraRootsFile)),
                         std::make_shared<Ipv6Sending>(io, config, resolver), config.smarthost,
                         config.stateDirectory, limits, std::move(envelopeIds),
                         [&io] {
                             return makeSocketTransport(io);
                         }}))
    , m_maildir(config.maildir)
{
    asio::post(io, [ipv6 = m_context->ipv6] { ipv6->start(); });
}

MailCarrier::~MailCarrier()
{
    m_disk.stop(); // what was not begun has no result, as on the io thread
    m_disk.join();
    asio::post(m_context->io, [context = m_context] {
        context->ipv6->stop();
        context->pool->closeAll();
    });
}

void MailCarrier::carry(queue::Job job, Done done)
{
    if (toMaildir(job))
        return writeLater(std::move(job), std::move(done));
    const auto carrying = std::make_shared<Carrying>(m_context, std::move(job), std::move(done));
    asio::post(m_context->io, [carrying] { carrying->start(); });
}

void MailCarrier::carryAll(std::vector<std::pair<queue::Job, Done>> jobs)
{
    const auto network = std::partition(jobs.begin(), jobs.end(),
                                        [this](const auto& job) { return toMaildir(job.first); });
    for (auto local = jobs.begin(); local != network; ++local)
        writeLater(std::move(local->first), std::move(local->second));
    jobs.erase(jobs.begin(), network);
    if (jobs.empty())
        return;
    asio::post(m_context->io, [context = m_context, jobs = std::move(jobs)]() mutable {
        for (auto& [job, done] : jobs)
            std::make_shared<Carrying>(context, std::move(job), std::move(done))->start();
    });
}

bool MailCarrier::toMaildir(const queue::Job& job) const
{
    return job.route == queue::Route::Local && !m_maildir.empty();
}

void MailCarrier::writeLater(queue::Job job, Done done)
{
    asio::post(m_disk, [job = std::move(job), done = std::move(done), pattern = m_maildir,
                        hostname = m_context->hostname] {
        done(deliverToMaildirs(job, pattern, hostname));
    });
}

} // namespace mailstead::delivery
