#include "ssh/handshake.h"

#include <QCoreApplication>
#include <QHostInfo>
#include <QMutex>
#include <QThreadPool>
#include <QWaitCondition>
#include <algorithm>

namespace mailstead::ssh
{
namespace
{

using core::Error;
using core::ErrorKind;
using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(mailstead::ssh::Connection)
};

Error cancelled()
{
    return {ErrorKind::Cancelled, Texts::tr("Cancelled"), {}, {}};
}

QString place(const Target& target)
{
    return target.port == 22 ? target.address
                             : QStringLiteral("%1:%2").arg(target.address).arg(target.port);
}

/// Looks the name up without holding up a cancel: the system's resolver can take its time.
core::Result<QStringList> resolve(const Target& target, Clock::time_point until,
                                  const core::CancelToken& cancel)
{
    if (QHostAddress literal; literal.setAddress(target.address)) {
        return QStringList{target.address};
    }
    struct Answer {
        QMutex mutex;
        QWaitCondition there;
        bool done = false;
        QHostInfo info;
    };
    const auto answer = std::make_shared<Answer>();
    QThreadPool::globalInstance()->start([answer, name = target.address] {
        const QHostInfo info = QHostInfo::fromName(name);
        const QMutexLocker lock(&answer->mutex);
        answer->info = info;
        answer->done = true;
        answer->there.wakeAll();
    });
    const QMutexLocker lock(&answer->mutex);
    while (!answer->done) {
        if (cancel.isCancelled()) {
            return tl::unexpected(cancelled());
        }
        if (Clock::now() >= until) {
            return core::fail(ErrorKind::Timeout,
                              Texts::tr("The name %1 was not resolved in time").arg(target.address),
                              {},
                              Texts::tr("Check this computer's network, or use the IP address."));
        }
        answer->there.wait(&answer->mutex, 50);
    }
    QStringList addresses;
    for (const QHostAddress& address : answer->info.addresses()) {
        addresses.append(address.toString());
    }
    if (addresses.isEmpty()) {
        return core::fail(ErrorKind::Unreachable,
                          Texts::tr("The name %1 does not resolve").arg(target.address),
                          answer->info.errorString(),
                          Texts::tr("Check the spelling, or use the server's IP address."));
    }
    return addresses;
}

/// The default order with the algorithms of remembered keys first.
QByteArray hostKeyAlgorithms(const QStringList& remembered)
{
    static const QStringList all = {
        QStringLiteral("ssh-ed25519"),         QStringLiteral("ecdsa-sha2-nistp256"),
        QStringLiteral("ecdsa-sha2-nistp384"), QStringLiteral("ecdsa-sha2-nistp521"),
        QStringLiteral("rsa-sha2-512"),        QStringLiteral("rsa-sha2-256")};
    QStringList order;
    for (const QString& name : remembered) {
        if (name == QLatin1String("ssh-rsa")) {
            order += {QStringLiteral("rsa-sha2-512"), QStringLiteral("rsa-sha2-256")};
        } else if (all.contains(name)) {
            order.append(name);
        }
    }
    for (const QString& name : all) {
        if (!order.contains(name)) {
            order.append(name);
        }
    }
    return order.join(QLatin1Char(',')).toLatin1();
}

bool configure(LibsshSession& session, const Target& target, const QString& address,
               const QByteArray& algorithms)
{
    ssh_session raw = session.get();
    const bool processConfig = false;
    const auto port = static_cast<unsigned int>(target.port);
    const int verbosity = SSH_LOG_NOLOG;
    const QByteArray host = address.toUtf8();
    const QByteArray user = target.user.toUtf8();
    // The user's own OpenSSH files have no say: what we trust is in our store alone.
    const char* nowhere = "/nonexistent/known_hosts";
    return ssh_options_set(raw, SSH_OPTIONS_PROCESS_CONFIG, &processConfig) == SSH_OK &&
           ssh_options_set(raw, SSH_OPTIONS_HOST, host.constData()) == SSH_OK &&
           ssh_options_set(raw, SSH_OPTIONS_PORT, &port) == SSH_OK &&
           ssh_options_set(raw, SSH_OPTIONS_USER, user.constData()) == SSH_OK &&
           ssh_options_set(raw, SSH_OPTIONS_LOG_VERBOSITY, &verbosity) == SSH_OK &&
           ssh_options_set(raw, SSH_OPTIONS_KNOWNHOSTS, nowhere) == SSH_OK &&
           ssh_options_set(raw, SSH_OPTIONS_GLOBAL_KNOWNHOSTS, nowhere) == SSH_OK &&
           ssh_options_set(raw, SSH_OPTIONS_HOSTKEYS, algorithms.constData()) == SSH_OK;
}

Error connectError(const Target& target, const QString& why)
{
    Error error{ErrorKind::Unreachable, {}, why, {}};
    if (why.contains(QLatin1String("refused"), Qt::CaseInsensitive)) {
        error.what = Texts::tr("%1 refuses connections").arg(place(target));
        error.next = Texts::tr("Check the port, that sshd runs, and the firewall of the server and "
                               "of its hoster.");
    } else if (why.contains(QLatin1String("banner"), Qt::CaseInsensitive) ||
               why.contains(QLatin1String("protocol"), Qt::CaseInsensitive)) {
        error.kind = ErrorKind::Protocol;
        error.what = Texts::tr("%1 does not speak SSH").arg(place(target));
        error.next = Texts::tr("Check the port.");
    } else {
        error.what = Texts::tr("No connection to %1").arg(place(target));
        error.next = Texts::tr("Check address and port, and this computer's network.");
    }
    return error;
}

/// TCP and key exchange with the first address that answers: libssh itself would only try one.
core::Result<std::unique_ptr<LibsshSession>>
connectAny(const Target& target, const QStringList& addresses, const QByteArray& algorithms,
           Clock::time_point until, const core::CancelToken& cancel)
{
    Error last = connectError(target, {});
    for (qsizetype i = 0; i < addresses.size(); ++i) {
        auto session = std::make_unique<LibsshSession>();
        if (!session->isValid() || !configure(*session, target, addresses.at(i), algorithms)) {
            return core::fail(ErrorKind::InvalidInput, Texts::tr("The address cannot be used"),
                              session->isValid() ? session->errorText() : QString());
        }
        const auto left = until - Clock::now();
        const auto share = std::max<Clock::duration>(left / (addresses.size() - i), 1s);
        const auto connected = repeat(
            *session, [&] { return ssh_connect(session->get()); }, SSH_AGAIN,
            std::min(until, Clock::now() + share), cancel);
        if (!connected && connected.error().kind == ErrorKind::Cancelled) {
            return tl::unexpected(connected.error());
        }
        if (connected && *connected == SSH_OK) {
            return session;
        }
        if (!connected) {
            last = {
                ErrorKind::Timeout,
                Texts::tr("%1 does not answer").arg(place(target)),
                {},
                Texts::tr("Check address and port, that the server is running, and the firewall "
                          "of the server and of its hoster.")};
        } else {
            last = connectError(target, session->errorText());
        }
    }
    return tl::unexpected(last);
}

HostKey offeredKey(LibsshSession& session)
{
    ssh_key raw = nullptr;
    if (ssh_get_server_publickey(session.get(), &raw) != SSH_OK) {
        return {};
    }
    char* text = nullptr;
    HostKey key;
    if (ssh_pki_export_pubkey_base64(raw, &text) == SSH_OK) {
        key = HostKey::fromBlob(QByteArray::fromBase64(text));
        ssh_string_free_char(text);
    }
    ssh_key_free(raw);
    return key;
}

tl::expected<void, OpenError> checkHostKey(const Target& target, const HostKey& offered,
                                           KnownHosts& knownHosts, const HostKey& trusted,
                                           const HostKeyDecision& decide)
{
    if (!trusted.isEmpty() && trusted == offered) {
        return {};
    }
    auto lookup = knownHosts.find(target.address, target.port, offered);
    if (!lookup) {
        return tl::unexpected(OpenError{lookup.error(), offered, {}});
    }
    if (lookup->match == KnownHosts::Match::Known) {
        return {};
    }
    if (lookup->match == KnownHosts::Match::Unknown && !trusted.isEmpty()) {
        lookup->match = KnownHosts::Match::Changed; // since this connection was opened
        lookup->remembered = {trusted};
    }
    if (lookup->match == KnownHosts::Match::Unknown) {
        const HostKeyTrust trust = decide ? decide(offered) : HostKeyTrust::Refuse;
        if (trust == HostKeyTrust::Refuse) {
            return tl::unexpected(OpenError{
                {ErrorKind::HostKeyUnknown,
                 Texts::tr("The host key of %1 is not known yet").arg(place(target)),
                 QStringLiteral("%1 %2").arg(offered.algorithm, offered.fingerprint),
                 Texts::tr(
                     "Compare the fingerprint with the one that your hoster shows, then trust "
                     "it.")},
                offered,
                {}});
        }
        if (trust == HostKeyTrust::Remember) {
            const auto kept = knownHosts.remember(target.address, target.port, offered);
            if (!kept) {
                return tl::unexpected(OpenError{kept.error(), offered, {}});
            }
        }
        return {};
    }
    QStringList before;
    for (const HostKey& key : lookup->remembered) {
        before.append(QStringLiteral("%1 %2").arg(key.algorithm, key.fingerprint));
    }
    const bool revoked = lookup->match == KnownHosts::Match::Revoked;
    return tl::unexpected(OpenError{
        {ErrorKind::HostKeyChanged,
         revoked ? Texts::tr("The host key of %1 has been revoked").arg(place(target))
                 : Texts::tr("The host key of %1 has changed").arg(place(target)),
         revoked
             ? offered.fingerprint
             : Texts::tr("Remembered: %1. Offered now: %2 %3")
                   .arg(before.join(QLatin1String(", ")), offered.algorithm, offered.fingerprint),
         Texts::tr(
             "Somebody may be listening in. Only if the server was installed anew, forget the "
             "old key and compare the new one with your hoster's.")},
        offered,
        lookup->remembered});
}

} // namespace

core::Result<int> repeat(LibsshSession& session, const std::function<int()>& step, int again,
                         Clock::time_point until, const core::CancelToken& cancel)
{
    for (;;) {
        const int rc = step();
        if (rc != again) {
            return rc;
        }
        if (cancel.isCancelled()) {
            return tl::unexpected(cancelled());
        }
        if (Clock::now() >= until) {
            return core::fail(ErrorKind::Timeout, Texts::tr("The server does not answer"));
        }
        session.wait(50);
    }
}

tl::expected<Established, OpenError> establish(const Target& target, const Credentials& credentials,
                                               KnownHosts& knownHosts, const HostKey& trusted,
                                               const HostKeyDecision& decide,
                                               const core::CancelToken& cancel,
                                               const ConnectionOptions& options)
{
    const auto failed = [](const Error& error) {
        return tl::unexpected(OpenError{error, {}, {}});
    };
    if (target.address.isEmpty() || target.user.isEmpty() || target.port < 1 ||
        target.port > 65535) {
        return failed({ErrorKind::InvalidInput,
                       Texts::tr("Address, port or user is missing"),
                       {},
                       Texts::tr("Complete the server's settings.")});
    }
    const auto until = Clock::now() + options.connectTimeout;
    const auto addresses = resolve(target, until, cancel);
    if (!addresses) {
        return failed(addresses.error());
    }
    const auto remembered = knownHosts.algorithms(target.address, target.port);
    if (!remembered) {
        return failed(remembered.error());
    }
    QStringList preferred = *remembered;
    if (!trusted.isEmpty()) {
        preferred.prepend(trusted.algorithm);
    }
    auto session = connectAny(target, *addresses, hostKeyAlgorithms(preferred), until, cancel);
    if (!session) {
        return failed(session.error());
    }
    const HostKey offered = offeredKey(**session);
    if (offered.isEmpty()) {
        return failed(
            {ErrorKind::Protocol, Texts::tr("The server showed no usable host key"), {}, {}});
    }
    if (const auto checked = checkHostKey(target, offered, knownHosts, trusted, decide); !checked) {
        return tl::unexpected(checked.error());
    }
    if (const auto signedIn = authenticate(**session, target, credentials, cancel, options);
        !signedIn) {
        return tl::unexpected(OpenError{signedIn.error(), offered, {}});
    }
    return Established{std::move(*session), offered};
}

} // namespace mailstead::ssh
