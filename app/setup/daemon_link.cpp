#include "setup/daemon_link.h"

namespace mailstead::setup
{

core::Result<std::shared_ptr<control::Client>> DaemonLink::client(const core::CancelToken& cancel)
{
    if (m_client && m_client->isOpen())
        return m_client;
    m_client.reset();
    auto opened = control::Client::connectTo(m_host, cancel);
    if (opened)
        m_client = *opened;
    return opened;
}

core::Result<QJsonObject> DaemonLink::call(const QString& method, const QJsonObject& parameters,
                                           const core::CancelToken& cancel,
                                           const control::CallProgress& progress,
                                           std::chrono::milliseconds timeout)
{
    const auto opened = client(cancel);
    if (!opened)
        return tl::unexpected(opened.error());
    return (*opened)->call(method, parameters, progress, cancel, timeout);
}

} // namespace mailstead::setup
