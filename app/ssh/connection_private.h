// What a Connection is made of. Internal to the folder.
#pragma once

#include "ssh/command_run.h"
#include "ssh/connection.h"
#include "ssh/handshake.h"
#include "ssh/session_loop.h"

#include <QSemaphore>
#include <atomic>

namespace mailstead::ssh
{

struct Connection::Private {
    Private(Target target_, Credentials credentials_, const KnownHosts& knownHosts_,
            const ConnectionOptions& options_)
        : target(std::move(target_))
        , credentials(std::move(credentials_))
        , knownHosts(knownHosts_.path())
        , options(options_)
    {
    }

    const Target target;
    const Credentials credentials;
    KnownHosts knownHosts; ///< of our own: hosts are handed out and may outlive the opener's
    const ConnectionOptions options;

    /// sshd's MaxSessions is 10 by default; streams take some of them.
    QSemaphore commands{5};
    std::atomic_int latency{-1};

    std::mutex reconnecting; ///< held while signing in again

    mutable std::mutex mutex;
    std::shared_ptr<SessionLoop> loop;
    HostKey hostKey;
    std::optional<sudo::Mode> sudoMode;

    std::shared_ptr<SessionLoop> currentLoop() const;
    core::Result<Privilege> privilege(bool asRoot, const core::CancelToken& cancel);
    /// Waits for a free place among the commands; Cancelled when the token says so.
    core::Result<> enter(const core::CancelToken& cancel);
    core::Result<CommandResult> run(const RemoteCommand& command, const OutputHandler& onOutput,
                                    const core::CancelToken& cancel,
                                    qint64 limit = Host::outputLimit);

    // Uploads (upload.cpp). Paths are on the server.
    core::Result<> uploadDirectly(QIODevice& source, const QString& path, int mode,
                                  const std::function<void(qint64)>& written,
                                  const core::CancelToken& cancel);
    core::Result<> uploadByCommand(QIODevice& source, const QString& temporary, const QString& path,
                                   int mode, const std::function<void(qint64)>& written,
                                   const core::CancelToken& cancel);
    core::Result<> uploadThroughSudo(QIODevice& source, const QString& path, int mode,
                                     const std::function<void(qint64)>& written,
                                     const core::CancelToken& cancel);
    core::Error explainFailedWrite(const core::Error& error, const QString& path);
};

} // namespace mailstead::ssh
