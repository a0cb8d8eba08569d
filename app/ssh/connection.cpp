#include "ssh/connection.h"

#include "ssh/connection_private.h"

#include <QCoreApplication>

namespace mailstead::ssh
{

using core::ErrorKind;

Target targetOf(const vault::ServerProfile& profile)
{
    return {profile.address, profile.port, profile.user, profile.signIn, profile.keyFile};
}

Connection::Connection(std::unique_ptr<Private> d_)
    : d(std::move(d_))
{
}

Connection::~Connection()
{
    std::shared_ptr<SessionLoop> loop;
    {
        const std::lock_guard lock(d->mutex);
        loop.swap(d->loop);
    }
    if (loop) {
        loop->stop({ErrorKind::Unreachable, tr("The connection was closed"), {}, {}});
    }
}

tl::expected<std::shared_ptr<Connection>, OpenError>
Connection::open(const Target& target, const Credentials& credentials, KnownHosts& knownHosts,
                 const HostKeyDecision& decide, core::CancelToken cancel,
                 const ConnectionOptions& options)
{
    auto established = establish(target, credentials, knownHosts, {}, decide, cancel, options);
    if (!established) {
        return tl::unexpected(established.error());
    }
    std::shared_ptr<Connection> connection(
        new Connection(std::make_unique<Private>(target, credentials, knownHosts, options)));
    connection->adopt(std::move(established->session), established->hostKey);
    return connection;
}

void Connection::adopt(std::unique_ptr<LibsshSession> session, const HostKey& hostKey)
{
    SessionLoop::Handlers handlers;
    // The loop's thread is joined before this object is gone.
    handlers.latency = [this](int milliseconds) {
        d->latency = milliseconds;
        emit latencyChanged(milliseconds);
    };
    handlers.lost = [this](const core::Error& why) {
        d->latency = -1;
        emit lost(why);
    };
    auto loop = std::make_shared<SessionLoop>(std::move(session), d->options, std::move(handlers));
    const std::lock_guard lock(d->mutex);
    d->hostKey = hostKey;
    d->loop = std::move(loop);
}

std::shared_ptr<SessionLoop> Connection::Private::currentLoop() const
{
    const std::lock_guard lock(mutex);
    return loop;
}

core::Result<> Connection::Private::enter(const core::CancelToken& cancel)
{
    while (!commands.tryAcquire(1, 50)) {
        if (cancel.isCancelled()) {
            return core::fail(ErrorKind::Cancelled, Connection::tr("Cancelled"));
        }
    }
    return {};
}

core::Result<Privilege> Connection::Private::privilege(bool asRoot, const core::CancelToken& cancel)
{
    Privilege privilege{sudo::Mode::NotNeeded, credentials.password, target.user};
    if (!asRoot || target.user == QLatin1String("root")) {
        return privilege;
    }
    {
        const std::lock_guard lock(mutex);
        if (sudoMode) {
            privilege.mode = *sudoMode;
            return privilege;
        }
    }
    RemoteCommand probe{QStringLiteral("sudo"), {QStringLiteral("-n"), QStringLiteral("true")}};
    probe.quiet = true;
    const auto probed = runCommand(*currentLoop(), probe, privilege, {}, cancel);
    if (!probed) {
        return tl::unexpected(probed.error());
    }
    if (probed->exitCode == 127) {
        return tl::unexpected(sudo::explain(probed->errors, probed->exitCode, target.user));
    }
    privilege.mode = probed->exitCode == 0 ? sudo::Mode::Free : sudo::Mode::Password;
    const std::lock_guard lock(mutex);
    sudoMode = privilege.mode;
    return privilege;
}

core::Result<CommandResult> Connection::Private::run(const RemoteCommand& command,
                                                     const OutputHandler& onOutput,
                                                     const core::CancelToken& cancel, qint64 limit)
{
    if (const auto entered = enter(cancel); !entered) {
        return tl::unexpected(entered.error());
    }
    const QSemaphoreReleaser leave(commands);
    const auto how = privilege(command.asRoot, cancel);
    if (!how) {
        return tl::unexpected(how.error());
    }
    return runCommand(*currentLoop(), command, *how, onOutput, cancel, limit);
}

core::Result<CommandResult> Connection::run(const RemoteCommand& command,
                                            const OutputHandler& onOutput, core::CancelToken cancel)
{
    return d->run(command, onOutput, cancel);
}

core::Result<QByteArray> Connection::readFile(const QString& remotePath, qint64 limit)
{
    constexpr int missing = 66;
    constexpr int noFile = 65;
    const QString script = QStringLiteral("[ -e \"$1\" ] || exit %1; [ -d \"$1\" ] && exit %2; "
                                          "exec head -c \"$2\" \"$1\"")
                               .arg(missing)
                               .arg(noFile);
    RemoteCommand command{QStringLiteral("sh"),
                          {QStringLiteral("-c"), script, QStringLiteral("sh"), remotePath,
                           QString::number(std::max<qint64>(limit, 0))}};
    command.quiet = true;
    const QString what = tr("The file %1 cannot be read").arg(remotePath);
    if (!remotePath.startsWith(QLatin1Char('/'))) {
        return core::fail(ErrorKind::InvalidInput, what, tr("its path is not absolute"));
    }
    const auto result = d->run(command, {}, {}, std::max<qint64>(limit, 64 * 1024));
    if (!result) {
        return tl::unexpected(result.error());
    }
    if (result->exitCode == missing) {
        return core::fail(ErrorKind::NotFound, what, tr("there is no such file"));
    }
    if (result->exitCode == noFile) {
        return core::fail(ErrorKind::InvalidInput, what, tr("it is a folder"));
    }
    if (result->exitCode != 0) {
        return core::fail(ErrorKind::PermissionDenied, what,
                          QString::fromUtf8(result->errors).trimmed().right(500));
    }
    return result->output;
}

core::Result<std::unique_ptr<Stream>> Connection::open(const RemoteCommand& command)
{
    const auto how = d->privilege(command.asRoot, {});
    if (!how) {
        return tl::unexpected(how.error());
    }
    return openStream(*d->currentLoop(), command, *how);
}

core::Result<> Connection::signInAgain(const core::CancelToken& cancel)
{
    auto established =
        establish(d->target, d->credentials, d->knownHosts, hostKey(), {}, cancel, d->options);
    if (!established) {
        return tl::unexpected(established.error().error);
    }
    adopt(std::move(established->session), established->hostKey);
    emit restored();
    return {};
}

core::Result<>
Connection::reconnect(std::chrono::milliseconds deadline,
                      const std::function<void(int attempt, const core::Error&)>& onAttempt,
                      core::CancelToken cancel)
{
    const auto until = Clock::now() + deadline;
    const std::lock_guard turn(d->reconnecting);
    const auto old = d->currentLoop();
    if (old->isAlive()) {
        const core::Error why{
            ErrorKind::Unreachable, tr("The connection was closed to connect again"), {}, {}};
        old->stop(why);
        d->latency = -1;
        emit lost(why);
    }
    for (int attempt = 1;; ++attempt) {
        const auto tried = signInAgain(cancel);
        if (tried) {
            return {};
        }
        const core::Error& error = tried.error();
        // These do not change by waiting. A refused sign-in does: while a server shuts down or
        // boots, pam_nologin turns users away.
        if (error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::HostKeyChanged ||
            error.kind == ErrorKind::InvalidInput || error.kind == ErrorKind::NotFound) {
            return tried;
        }
        if (onAttempt) {
            onAttempt(attempt, error);
        }
        const auto next = Clock::now() + std::chrono::seconds(1);
        if (next >= until) {
            return core::fail(
                error.kind,
                tr("The server did not come back within %n second(s)", nullptr,
                   static_cast<int>(std::chrono::ceil<std::chrono::seconds>(deadline).count())),
                error.text(), error.next);
        }
        while (Clock::now() < next) {
            if (cancel.isCancelled()) {
                return core::fail(ErrorKind::Cancelled, tr("Cancelled"));
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    }
}

core::Result<> Connection::restore(core::CancelToken cancel)
{
    std::unique_lock turn(d->reconnecting, std::defer_lock);
    while (!turn.try_lock()) {
        if (cancel.isCancelled()) {
            return core::fail(ErrorKind::Cancelled, tr("Cancelled"));
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    if (d->currentLoop()->isAlive()) {
        return {};
    }
    return signInAgain(cancel);
}

QString Connection::address() const
{
    return d->target.address;
}

QString Connection::user() const
{
    return d->target.user;
}

bool Connection::isConnected() const
{
    return d->currentLoop()->isAlive();
}

int Connection::latency() const
{
    return d->latency;
}

HostKey Connection::hostKey() const
{
    const std::lock_guard lock(d->mutex);
    return d->hostKey;
}

} // namespace mailstead::ssh
