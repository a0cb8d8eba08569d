// The control channel of one server's daemon (server/control/PROTOCOL.md), over an SSH stream.
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "ssh/host.h"

#include <QJsonObject>
#include <QObject>
#include <functional>
#include <memory>

namespace mailstead::control
{

/// Text and, where it can be told, a fraction from 0 to 1 (else -1).
using CallProgress = std::function<void(const QString& text, double fraction)>;
using CallDone = std::function<void(core::Result<QJsonObject>)>;

/// Speaks JSON-RPC with `mailsteadd control --stdio`. Threads of its own read and write; all
/// methods are thread-safe, and callAsync() never blocks. What the daemon sends is parsed with
/// limits (lines of at most 16 MiB, unknown ids and malformed lines end the connection with
/// ErrorKind::Protocol).
class Client : public QObject
{
    Q_OBJECT
public:
    /// Opens the channel on `host`, says hello and waits for the answer. Blocks; for workers.
    static core::Result<std::shared_ptr<Client>> connectTo(std::shared_ptr<ssh::Host> host,
                                                           core::CancelToken cancel = {});
    ~Client() override; ///< closes the channel; pending calls end with ErrorKind::Cancelled

    QString daemonVersion() const;
    QString hostname() const;
    bool isOpen() const;

    /// Blocks until the answer is there, for worker threads. Cancelling tells the daemon too.
    core::Result<QJsonObject> call(const QString& method, const QJsonObject& parameters = {},
                                   const CallProgress& progress = {}, core::CancelToken cancel = {},
                                   std::chrono::milliseconds timeout = std::chrono::seconds(60));

    /// `done` (and `progress`) are called in the thread of `context`, never after it is destroyed.
    /// Returns the request's number for cancel(), -1 when it could not be sent.
    qint64 callAsync(const QString& method, const QJsonObject& parameters, QObject* context,
                     CallDone done, CallProgress progress = {});

    /// Asks the daemon to stop the work of a request; its answer (mostly ErrorKind::Cancelled)
    /// still comes. Nothing happens when it came already.
    void cancel(qint64 request);

signals:
    /// An event of a subscription (made with the *.subscribe methods); a gap in `sequence` means
    /// that events were lost. Queued connections only.
    void event(qint64 subscription, qint64 sequence, const QJsonObject& event);
    /// Once, when the channel ended other than by the destructor.
    void closed(const mailstead::core::Error& why);

private:
    struct Private;
    explicit Client(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace mailstead::control
