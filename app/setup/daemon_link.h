// The steps' way to the daemon: opened when first needed, opened again when it was lost.
#pragma once

#include "control/client.h"
#include "core/cancel.h"
#include "core/result.h"
#include "ssh/host.h"

#include <memory>

namespace mailstead::setup
{

/// For one worker thread.
class DaemonLink
{
public:
    explicit DaemonLink(std::shared_ptr<ssh::Host> host)
        : m_host(std::move(host))
    {
    }

    core::Result<std::shared_ptr<control::Client>> client(const core::CancelToken& cancel);
    /// A call on client().
    core::Result<QJsonObject> call(const QString& method, const QJsonObject& parameters,
                                   const core::CancelToken& cancel,
                                   const control::CallProgress& progress = {},
                                   std::chrono::milliseconds timeout = std::chrono::seconds(60));
    /// Forgets the channel: after the daemon was restarted or the server rebooted.
    void close() { m_client.reset(); }

private:
    std::shared_ptr<ssh::Host> m_host;
    std::shared_ptr<control::Client> m_client;
};

} // namespace mailstead::setup
