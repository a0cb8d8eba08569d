// An SSH connection to one server. One thread of its own owns the libssh session and serves all
// channels; the methods of Host block the calling worker, never that thread.
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "ssh/host.h"
#include "ssh/host_key.h"
#include "ssh/known_hosts.h"
#include "vault/secret.h"
#include "vault/server_profile.h"

#include <QObject>
#include <chrono>
#include <functional>
#include <memory>

namespace mailstead::ssh
{

class LibsshSession;

/// Where to sign in, and how.
struct Target {
    QString address; ///< name or IP address
    int port = 22;
    QString user = QStringLiteral("root");
    vault::SignIn signIn = vault::SignIn::Password;
    QString keyFile = {}; ///< for SignIn::KeyFile
};

Target targetOf(const vault::ServerProfile& profile);

/// What is needed to sign in, kept in memory only.
struct Credentials {
    vault::Secret password;   ///< of the user, also for keyboard-interactive and sudo
    vault::Secret passphrase; ///< of the key file
};

enum class HostKeyTrust {
    Refuse,
    Once,     ///< for this connection and its reconnects
    Remember, ///< written to the known hosts
};

/// Asked only when the server's key is unknown. Called on the thread that called Connection::open;
/// the server waits meanwhile (OpenSSH: two minutes). Without one, unknown keys are refused.
using HostKeyDecision = std::function<HostKeyTrust(const HostKey& offered)>;

struct ConnectionOptions {
    std::chrono::milliseconds connectTimeout{20'000}; ///< each of: TCP and key exchange, sign-in
    std::chrono::milliseconds keepAliveInterval{15'000};
    int keepAliveMisses = 3; ///< unanswered ones after which the connection counts as lost
    /// Socket of the agent; empty: from SSH_AUTH_SOCK.
    QString agentSocket = {};
};

/// Why open() failed, with the keys for HostKeyUnknown and HostKeyChanged.
struct OpenError {
    core::Error error;
    HostKey offered = {};
    QList<HostKey> remembered = {};
};

class Connection : public QObject, public Host
{
    Q_OBJECT
public:
    /// Connects and signs in. Blocks; for workers. Errors: Unreachable, Timeout, HostKeyUnknown
    /// (refused by `decide`), HostKeyChanged, AuthenticationFailed (the error says which ways of
    /// signing in the server offers), Cancelled.
    static tl::expected<std::shared_ptr<Connection>, OpenError>
    open(const Target& target, const Credentials& credentials, KnownHosts& knownHosts,
         const HostKeyDecision& decide = {}, core::CancelToken cancel = {},
         const ConnectionOptions& options = {});

    /// Ends all commands and streams with ErrorKind::Unreachable and closes without blocking.
    ~Connection() override;

    core::Result<CommandResult> run(const RemoteCommand& command,
                                    const OutputHandler& onOutput = {},
                                    core::CancelToken cancel = {}) override;
    core::Result<> upload(QIODevice& source, const QString& remotePath, int mode,
                          const ProgressHandler& progress = {},
                          core::CancelToken cancel = {}) override;
    core::Result<QByteArray> readFile(const QString& remotePath, qint64 limit) override;
    core::Result<std::unique_ptr<Stream>> open(const RemoteCommand& command) override;
    core::Result<>
    reconnect(std::chrono::milliseconds deadline,
              const std::function<void(int attempt, const core::Error&)>& onAttempt = {},
              core::CancelToken cancel = {}) override;
    QString address() const override;
    QString user() const override;

    /// One attempt to sign in again if the connection is lost; success at once when it is not.
    /// Waits for a reconnect() that another thread is in.
    core::Result<> restore(core::CancelToken cancel = {});

    bool isConnected() const;
    /// Milliseconds of the last keep-alive's round trip; -1 before the first.
    int latency() const;
    HostKey hostKey() const;

signals:
    /// From the connection's own thread: use queued connections (the default across threads).
    void latencyChanged(int milliseconds);
    /// The connection broke or was closed by reconnect(); not by the destructor.
    void lost(const mailstead::core::Error& why);
    /// Signed in again, by reconnect() or restore().
    void restored();

private:
    struct Private;
    explicit Connection(std::unique_ptr<Private> d);
    void adopt(std::unique_ptr<LibsshSession> session, const HostKey& hostKey);
    core::Result<> signInAgain(const core::CancelToken& cancel);
    std::unique_ptr<Private> d;
};

} // namespace mailstead::ssh
