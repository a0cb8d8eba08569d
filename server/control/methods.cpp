#include "control/methods.h"

#include "control/log_methods.h"
#include "control/queue_feed.h"

namespace mailstead::control
{

Methods::Methods(Server& server, asio::io_context& io, Services services)
    : m_services(std::move(services))
    , m_feed(std::make_shared<QueueFeed>(m_services.store, m_services.changes))
{
    addLogMethods(server, io);
    addServerMethods(server, m_services);
    addQueueMethods(server, m_services, m_feed);
    addSuppressionMethods(server, m_services);
    addHistoryMethods(server, m_services);
    addAccountMethods(server, m_services);
    addDnsMethods(server, m_services);
    addPropagationMethods(server, io, m_services);
    addZoneMethods(server, m_services);
    addPtrMethods(server, m_services);
    addCertificateMethods(server, m_services);
    addWebMethods(server, m_services);
    addPrivilegedMethods(server, m_services);
    addMessageMethods(server, m_services);
}

Methods::~Methods()
{
    m_feed->stop();
}

} // namespace mailstead::control
