// The blocking façade of a server, for worker threads: setup steps, checks, the command line.
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "ssh/remote_command.h"

#include <QIODevice>
#include <functional>
#include <memory>

namespace mailstead::ssh
{

/// A byte stream to a remote program that runs until closed (the control channel). read() is called
/// from one thread at a time and blocks until data, end (empty result) or deadline
/// (ErrorKind::Timeout); write() and close() may be called from any other thread meanwhile.
class Stream
{
public:
    virtual ~Stream() = default;
    /// Empty result: end of the stream.
    virtual core::Result<QByteArray> read(std::chrono::milliseconds timeout) = 0;
    virtual core::Result<> write(const QByteArray& bytes) = 0;
    virtual void close() = 0;
};

using ProgressHandler = std::function<void(qint64 done, qint64 total)>;

/// A server that commands can be run on. Methods block, are called from any one thread at a time
/// (calls from several threads are served in turn), and return ErrorKind::Cancelled soon after the
/// token is cancelled.
class Host
{
public:
    static constexpr qint64 outputLimit = 8 * 1024 * 1024;

    virtual ~Host() = default;

    /// Success means that the command ran to its end, whatever its exit code. After a cancel or a
    /// timeout its channel is closed and it is sent TERM where the server passes signals on
    /// (OpenSSH does not for root: there it goes on until it reads or writes).
    virtual core::Result<CommandResult> run(const RemoteCommand& command,
                                            const OutputHandler& onOutput = {},
                                            core::CancelToken cancel = {}) = 0;

    /// run() that turns a non-zero exit code into ErrorKind::CommandFailed with the end of stderr.
    core::Result<CommandResult> runChecked(const RemoteCommand& command,
                                           const OutputHandler& onOutput = {},
                                           core::CancelToken cancel = {});

    /// Writes a file as `mode` (octal) by way of a temporary name beside it, so that it is there
    /// whole or not at all. As root when the user is not (through a temporary directory).
    virtual core::Result<> upload(QIODevice& source, const QString& remotePath, int mode,
                                  const ProgressHandler& progress = {},
                                  core::CancelToken cancel = {}) = 0;

    /// At most `limit` bytes; ErrorKind::NotFound when there is no such file.
    virtual core::Result<QByteArray> readFile(const QString& remotePath, qint64 limit) = 0;

    virtual core::Result<std::unique_ptr<Stream>> open(const RemoteCommand& command) = 0;

    /// Closes and signs in again; for after a reboot. Blocks until it works or `deadline` passed,
    /// trying every second; `onAttempt` is told each failed try.
    virtual core::Result<>
    reconnect(std::chrono::milliseconds deadline,
              const std::function<void(int attempt, const core::Error&)>& onAttempt = {},
              core::CancelToken cancel = {}) = 0;

    virtual QString address() const = 0;
    virtual QString user() const = 0;
};

} // namespace mailstead::ssh
