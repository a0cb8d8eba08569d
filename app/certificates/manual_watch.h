// Follows the records that somebody has to make while a certificate is requested by hand.
#pragma once

#include "certificates/certificate.h"
#include "control/client.h"
#include "core/cancel.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace mailstead::certificates
{

/// While it lives, it asks every few seconds, on a thread of its own.
class ManualWatch
{
public:
    /// `told` is called on the watch's thread; an answer that fails is passed over, since the next
    /// one comes in a moment. `client` outlives the watch.
    ManualWatch(control::Client& client, std::function<void(const QList<ManualRecord>&)> told);
    ~ManualWatch(); ///< ends what is under way and waits for it
    ManualWatch(const ManualWatch&) = delete;
    ManualWatch& operator=(const ManualWatch&) = delete;

private:
    void watch();

    control::Client& m_client;
    const std::function<void(const QList<ManualRecord>&)> m_told;
    core::CancelToken m_ended;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::thread m_thread;
};

} // namespace mailstead::certificates
