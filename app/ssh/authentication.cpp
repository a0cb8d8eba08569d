#include "ssh/handshake.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <algorithm>
#include <cstring>

namespace mailstead::ssh
{
namespace
{

using core::Error;
using core::ErrorKind;
using Clock = std::chrono::steady_clock;

constexpr qint64 keyFileLimit = 64 * 1024;
constexpr int roundLimit = 5; // of questions in one keyboard-interactive exchange

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(mailstead::ssh::Connection)
};

QStringList methodNames(int methods)
{
    QStringList names;
    if ((methods & SSH_AUTH_METHOD_PUBLICKEY) != 0) {
        names.append(QStringLiteral("publickey"));
    }
    if ((methods & SSH_AUTH_METHOD_PASSWORD) != 0) {
        names.append(QStringLiteral("password"));
    }
    if ((methods & SSH_AUTH_METHOD_INTERACTIVE) != 0) {
        names.append(QStringLiteral("keyboard-interactive"));
    }
    if ((methods & SSH_AUTH_METHOD_HOSTBASED) != 0) {
        names.append(QStringLiteral("hostbased"));
    }
    if ((methods & SSH_AUTH_METHOD_GSSAPI_MIC) != 0) {
        names.append(QStringLiteral("gssapi-with-mic"));
    }
    return names;
}

/// Hands libssh the passphrase, and tells whether it was needed.
struct Passphrase {
    const vault::Secret* secret = nullptr;
    bool asked = false;

    static int answer(const char*, char* buffer, size_t size, int, int, void* self)
    {
        auto& me = *static_cast<Passphrase*>(self);
        me.asked = true;
        const auto length = static_cast<size_t>(me.secret->size());
        if (length == 0 || length >= size) {
            return -1;
        }
        std::memcpy(buffer, me.secret->data(), length);
        buffer[length] = '\0';
        return 0;
    }
};

using KeyPointer = std::unique_ptr<ssh_key_struct, decltype(&ssh_key_free)>;

core::Result<KeyPointer> readKey(const QString& path, const vault::Secret& secret)
{
    QString expanded = path;
    if (expanded.startsWith(QLatin1String("~/"))) {
        expanded = QDir::homePath() + expanded.mid(1);
    }
    QFile file(expanded);
    if (!file.open(QIODevice::ReadOnly)) {
        return core::fail(file.exists() ? ErrorKind::PermissionDenied : ErrorKind::NotFound,
                          Texts::tr("The key file cannot be read"),
                          QStringLiteral("%1: %2").arg(expanded, file.errorString()),
                          Texts::tr("Choose the private key file in the server's settings."));
    }
    QByteArray text = file.read(keyFileLimit);
    Passphrase passphrase{&secret, false};
    ssh_key key = nullptr;
    const int rc = ssh_pki_import_privkey_base64(text.constData(), nullptr, &Passphrase::answer,
                                                 &passphrase, &key);
    text.fill('\0');
    KeyPointer owned(key, &ssh_key_free);
    if (rc == SSH_OK) {
        return owned;
    }
    if (passphrase.asked) {
        return core::fail(ErrorKind::AuthenticationFailed,
                          secret.isEmpty() ? Texts::tr("The key file needs its passphrase")
                                           : Texts::tr("The passphrase of the key file is wrong"),
                          expanded, Texts::tr("Enter the passphrase and connect again."));
    }
    return core::fail(ErrorKind::InvalidInput,
                      Texts::tr("The key file holds no private key that can be used"), expanded,
                      Texts::tr("Use a key made by ssh-keygen (ed25519, ECDSA or RSA); convert "
                                "PuTTY keys with PuTTYgen's export."));
}

/// The sign-in of one connection, method by method.
class SignInAttempt
{
public:
    SignInAttempt(LibsshSession& session, const Target& target, const Credentials& credentials,
                  const core::CancelToken& cancel, const ConnectionOptions& options)
        : m_session(session)
        , m_target(target)
        , m_credentials(credentials)
        , m_cancel(cancel)
        , m_options(options)
        , m_until(Clock::now() + options.connectTimeout)
    {
    }

    core::Result<> run()
    {
        auto rc = attempt([this] { return ssh_userauth_none(m_session.get(), nullptr); });
        if (!rc || *rc == SSH_AUTH_SUCCESS) {
            return finish(rc);
        }
        m_methods = ssh_userauth_list(m_session.get(), nullptr);
        if (m_target.signIn != vault::SignIn::Password && offers(SSH_AUTH_METHOD_PUBLICKEY)) {
            rc = m_target.signIn == vault::SignIn::Agent ? agent() : keyFile();
            if (!rc || *rc == SSH_AUTH_SUCCESS) {
                return finish(rc);
            }
        }
        if (!m_credentials.password.isEmpty()) {
            // Both when the server offers both: either may be switched off for this user.
            if (offers(SSH_AUTH_METHOD_PASSWORD)) {
                rc = password();
                if (!rc || *rc == SSH_AUTH_SUCCESS) {
                    return finish(rc);
                }
            }
            if (offers(SSH_AUTH_METHOD_INTERACTIVE)) {
                rc = interactive();
                if (!rc || *rc == SSH_AUTH_SUCCESS) {
                    return finish(rc);
                }
            }
        }
        return tl::unexpected(refusal());
    }

private:
    bool offers(int method) const { return (m_methods & method) != 0; }

    core::Result<int> attempt(const std::function<int()>& step)
    {
        auto rc = repeat(m_session, step, SSH_AUTH_AGAIN, m_until, m_cancel);
        if (rc && *rc == SSH_AUTH_ERROR && ssh_is_connected(m_session.get()) == 0) {
            const QString why = m_session.errorText();
            if (why.contains(QLatin1String("authentication failures"))) {
                return core::fail(ErrorKind::AuthenticationFailed,
                                  Texts::tr("The server ended the sign-in after too many tries"),
                                  why,
                                  Texts::tr("Choose one way to sign in; an agent with many keys "
                                            "uses up the tries."));
            }
            return core::fail(ErrorKind::Unreachable,
                              Texts::tr("The server closed the connection during sign-in"), why,
                              Texts::tr("Try again; the server may be limiting sign-ins."));
        }
        if (rc && *rc == SSH_AUTH_PARTIAL) {
            m_methods = ssh_userauth_list(m_session.get(), nullptr);
            m_partial = true;
        }
        return rc;
    }

    core::Result<int> agent()
    {
        const QByteArray socket = m_options.agentSocket.isEmpty()
                                      ? qgetenv("SSH_AUTH_SOCK")
                                      : QFile::encodeName(m_options.agentSocket);
        if (!m_options.agentSocket.isEmpty()) {
            ssh_options_set(m_session.get(), SSH_OPTIONS_IDENTITY_AGENT, socket.constData());
        }
        if (socket.isEmpty()) {
            m_note = Texts::tr("No SSH agent is running here.");
            return SSH_AUTH_DENIED;
        }
        auto rc = attempt([this] { return ssh_userauth_agent(m_session.get(), nullptr); });
        if (rc && *rc != SSH_AUTH_SUCCESS && *rc != SSH_AUTH_PARTIAL) {
            m_note = Texts::tr("The agent has no key that the server accepts.");
        }
        return rc;
    }

    core::Result<int> keyFile()
    {
        const auto key = readKey(m_target.keyFile, m_credentials.passphrase);
        if (!key) {
            return tl::unexpected(key.error());
        }
        auto rc =
            attempt([&] { return ssh_userauth_publickey(m_session.get(), nullptr, key->get()); });
        if (rc && *rc != SSH_AUTH_SUCCESS && *rc != SSH_AUTH_PARTIAL) {
            m_note = Texts::tr("The server does not accept the key file.");
        }
        return rc;
    }

    core::Result<int> password()
    {
        auto rc = attempt([this] {
            return ssh_userauth_password(m_session.get(), nullptr, m_credentials.password.data());
        });
        m_passwordTried = true;
        return rc;
    }

    core::Result<int> interactive()
    {
        m_passwordTried = true;
        for (int round = 0; round < roundLimit; ++round) {
            auto rc =
                attempt([this] { return ssh_userauth_kbdint(m_session.get(), nullptr, nullptr); });
            if (!rc || *rc != SSH_AUTH_INFO) {
                return rc;
            }
            const int prompts = ssh_userauth_kbdint_getnprompts(m_session.get());
            for (int i = 0; i < prompts; ++i) {
                char echo = 0;
                const auto index = static_cast<unsigned int>(i);
                const char* prompt = ssh_userauth_kbdint_getprompt(m_session.get(), index, &echo);
                if (echo != 0) {
                    m_note = Texts::tr("The server asks “%1”, which cannot be answered.")
                                 .arg(QString::fromUtf8(prompt).trimmed().left(100));
                }
                // Only what is not echoed can be a password; other questions get an empty answer.
                if (ssh_userauth_kbdint_setanswer(m_session.get(), index,
                                                  echo != 0 ? "" : m_credentials.password.data()) <
                    0) {
                    return SSH_AUTH_ERROR;
                }
            }
        }
        return SSH_AUTH_DENIED;
    }

    core::Result<> finish(const core::Result<int>& rc) const
    {
        if (rc) {
            return {};
        }
        if (rc.error().kind == ErrorKind::Timeout) {
            return core::fail(ErrorKind::Timeout,
                              Texts::tr("The server does not answer the sign-in"), {},
                              Texts::tr("Try again; a server under load can be slow."));
        }
        return tl::unexpected(rc.error());
    }

    Error refusal() const
    {
        Error error{ErrorKind::AuthenticationFailed, {}, {}, {}};
        const QString offered = methodNames(m_methods).join(QLatin1String(", "));
        error.why = m_partial
                        ? Texts::tr("One step was accepted; the server now wants: %1").arg(offered)
                        : Texts::tr("The server offers: %1").arg(offered);
        if (!m_note.isEmpty()) {
            error.why = m_note + QLatin1Char(' ') + error.why;
        }
        if (m_passwordTried) {
            error.what =
                Texts::tr("The server does not accept the password of %1").arg(m_target.user);
            error.next = Texts::tr("Check user and password. Many servers let root sign in with a "
                                   "key only.");
        } else if (m_target.signIn == vault::SignIn::Password &&
                   !offers(SSH_AUTH_METHOD_PASSWORD | SSH_AUTH_METHOD_INTERACTIVE)) {
            error.what =
                Texts::tr("The server does not let %1 sign in with a password").arg(m_target.user);
            error.next = Texts::tr("Choose a key file or the agent in the server's settings.");
        } else if (m_target.signIn == vault::SignIn::Password) {
            error.what = Texts::tr("A password is needed for %1").arg(m_target.user);
            error.next = Texts::tr("Enter the password and connect again.");
        } else {
            error.what = Texts::tr("The server does not let %1 sign in").arg(m_target.user);
            error.next =
                Texts::tr("Add the public key to the user's authorized_keys on the server, "
                          "or sign in with a password.");
        }
        return error;
    }

    LibsshSession& m_session;
    const Target& m_target;
    const Credentials& m_credentials;
    const core::CancelToken& m_cancel;
    const ConnectionOptions& m_options;
    const Clock::time_point m_until;
    int m_methods = 0;
    bool m_partial = false;
    bool m_passwordTried = false;
    QString m_note;
};

} // namespace

core::Result<> authenticate(LibsshSession& session, const Target& target,
                            const Credentials& credentials, const core::CancelToken& cancel,
                            const ConnectionOptions& options)
{
    return SignInAttempt(session, target, credentials, cancel, options).run();
}

} // namespace mailstead::ssh
