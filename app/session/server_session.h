// One server as the window sees it: connection, control channel, state. Lives in the UI thread and
// never blocks it; the work is done by threads of its own.
#pragma once

#include "control/client.h"
#include "core/finding.h"
#include "core/result.h"
#include "ssh/connection.h"
#include "ssh/host.h"
#include "ssh/known_hosts.h"
#include "vault/secret.h"
#include "vault/server_profile.h"

#include <QDateTime>
#include <QObject>
#include <memory>

namespace mailstead::session
{

/// A host key as shown to people: algorithm, fingerprint, randomArt.
using HostKey = ssh::HostKey;

enum class State {
    Disconnected,
    Connecting,
    HostKeyUnknown, ///< waits for trustHostKey() or disconnectFromServer()
    HostKeyChanged, ///< stopped hard; rememberedHostKey() and offeredHostKey() tell
    NeedsPassword,  ///< no or a wrong secret; connectToServer() again with one
    Connected,
    Reconnecting, ///< lost, being tried again
    Failed,       ///< lastError() says why
};

enum class DaemonState {
    Unknown,
    NotInstalled,
    Running, ///< client() is there
    Stopped, ///< installed, but does not answer
};

/// What is needed to sign in, kept in memory only: password, passphrase.
using Credentials = ssh::Credentials;

class ServerSession : public QObject
{
    Q_OBJECT
public:
    /// Uses the file of `knownHosts`; null means the default one.
    explicit ServerSession(vault::ServerProfile profile, QObject* parent = nullptr,
                           ssh::KnownHosts* knownHosts = nullptr);
    ~ServerSession() override;

    const vault::ServerProfile& profile() const;
    void setProfile(const vault::ServerProfile& profile);

    State state() const;
    core::Error lastError() const;
    HostKey offeredHostKey() const;
    HostKey rememberedHostKey() const; ///< for HostKeyChanged
    DaemonState daemonState() const;
    /// Milliseconds of the last keep-alive round trip; -1 when unknown.
    int latency() const;

    void connectToServer(const Credentials& credentials = {});
    /// Continues after HostKeyUnknown; `remember` writes it to the known hosts.
    void trustHostKey(bool remember);
    /// After HostKeyChanged, once the user is sure that the server was installed anew: forgets the
    /// remembered keys and connects again, which then asks for the new key.
    void forgetHostKey();
    void disconnectFromServer();

    /// The blocking façade for workers (Setup runner); null unless connected.
    std::shared_ptr<ssh::Host> host() const;
    /// Null unless the daemon runs.
    std::shared_ptr<control::Client> client() const;
    /// Looks for the daemon (again): after the install step, after a restart.
    void refreshDaemon();

signals:
    /// host() keeps its value over Reconnecting; client() is null meanwhile.
    void stateChanged();
    void daemonStateChanged();
    void latencyChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mailstead::session
