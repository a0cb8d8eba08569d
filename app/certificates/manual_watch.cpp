#include "certificates/manual_watch.h"

namespace mailstead::certificates
{

namespace
{

constexpr std::chrono::seconds lookPause{3};

}

ManualWatch::ManualWatch(control::Client& client,
                         std::function<void(const QList<ManualRecord>&)> told)
    : m_client(client)
    , m_told(std::move(told))
    , m_thread([this] { watch(); })
{
}

ManualWatch::~ManualWatch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ended.cancel();
    }
    m_wake.notify_all();
    m_thread.join();
}

void ManualWatch::watch()
{
    while (m_client.isOpen()) {
        const auto records = m_client.call(QStringLiteral("certificate.manual"), {}, {}, m_ended)
                                 .and_then(manualRecordsFromJson);
        std::unique_lock lock(m_mutex);
        if (m_ended.isCancelled())
            return;
        if (records) {
            lock.unlock();
            m_told(*records);
            lock.lock();
        }
        if (m_wake.wait_for(lock, lookPause, [this] { return m_ended.isCancelled(); }))
            return;
    }
}

} // namespace mailstead::certificates
