#include "cli/server.h"

#include "cli/terminal.h"
#include "cli/text.h"

#include <QFileInfo>

namespace mailstead::cli
{

namespace
{

using core::Error;
using core::ErrorKind;
using core::Result;
using ssh::HostKeyTrust;

Result<ssh::Credentials> credentialsFor(const setup::PlanFile& plan, const ServerOptions& options)
{
    ssh::Credentials credentials;
    credentials.password = plan.password;
    credentials.passphrase = plan.keyPassphrase;
    if (!options.passwordFile.isEmpty()) {
        auto secret = setup::readSecretFile(options.passwordFile);
        if (!secret)
            return tl::unexpected(secret.error());
        credentials.password = *secret;
    }
    if (credentials.password.isEmpty() && qEnvironmentVariableIsSet("MAILSTEAD_PASSWORD"))
        credentials.password = vault::Secret(qgetenv("MAILSTEAD_PASSWORD"));
    return credentials;
}

/// Whether a plan's fingerprint fits; else by the user, when there is one to ask.
HostKeyTrust trust(const setup::PlanFile& plan, const ServerOptions& options,
                   const ssh::HostKey& offered)
{
    if (!plan.hostKey.isEmpty())
        return offered.fingerprint == plan.hostKey ? HostKeyTrust::Once : HostKeyTrust::Refuse;
    if (options.acceptNewHostKey)
        return HostKeyTrust::Remember;
    if (!inputIsTerminal())
        return HostKeyTrust::Refuse;
    const QString answer =
        askLine(Text::tr("%1 shows a key that is not known yet:\n  %2 %3\nTrust it? [yes/no] ")
                    .arg(plan.address, offered.algorithm, offered.fingerprint));
    return answer == QLatin1String("yes") ? HostKeyTrust::Remember : HostKeyTrust::Refuse;
}

Error explained(const ssh::OpenError& failed, const setup::PlanFile& plan)
{
    Error error = failed.error;
    if (error.kind == ErrorKind::HostKeyUnknown && !plan.hostKey.isEmpty()) {
        error.kind = ErrorKind::HostKeyChanged;
        error.what = Text::tr("%1 shows another host key than the plan says").arg(plan.address);
        error.why = Text::tr("it is %1, the plan's host_key is %2")
                        .arg(failed.offered.fingerprint, plan.hostKey);
        error.next = Text::tr("If the server was installed anew, write its new key into the plan; "
                              "else somebody may be in between.");
    } else if (error.kind == ErrorKind::HostKeyUnknown) {
        error.next = Text::tr("Compare %1 with what your hoster shows, then write it into the plan "
                              "as host_key, or give --accept-new-host-key.")
                         .arg(failed.offered.fingerprint);
    }
    if (error.next.isEmpty())
        error.next = Text::tr("Check the address, the user and the password or key.");
    return error;
}

} // namespace

Result<> parseServer(const QString& text, setup::PlanFile& plan)
{
    QString host = text;
    const qsizetype at = host.lastIndexOf(u'@');
    if (at >= 0) {
        plan.user = host.left(at);
        host = host.mid(at + 1);
    }
    QString port;
    if (host.startsWith(u'[')) {
        const qsizetype end = host.indexOf(u']');
        const QString rest = host.mid(end + 1);
        if (rest.startsWith(u':'))
            port = rest.mid(1);
        const bool whole = end > 0 && (rest.isEmpty() || rest.startsWith(u':'));
        host = whole ? host.mid(1, end - 1) : QString();
    } else if (host.count(u':') == 1) {
        port = host.section(u':', 1);
        host = host.section(u':', 0, 0);
    }
    bool fits = true;
    if (!port.isEmpty())
        plan.port = port.toInt(&fits);
    if (host.isEmpty() || plan.user.isEmpty() || !fits || plan.port < 1 || plan.port > 65535)
        return core::fail(ErrorKind::InvalidInput, Text::tr("“%1” names no server").arg(text), {},
                          Text::tr("Write it as user@host or user@host:port."));
    plan.address = host;
    return {};
}

Result<setup::PlanFile> resolvePlan(const ServerOptions& options)
{
    setup::PlanFile plan;
    if (!options.plan.isEmpty()) {
        auto loaded = setup::loadPlan(options.plan);
        if (!loaded)
            return loaded;
        plan = *loaded;
    }
    if (!options.server.isEmpty()) {
        if (auto ok = parseServer(options.server, plan); !ok)
            return tl::unexpected(ok.error());
    }
    if (!options.keyFile.isEmpty())
        plan.keyFile = QFileInfo(options.keyFile).absoluteFilePath();
    if (plan.address.isEmpty())
        return core::fail(ErrorKind::InvalidInput, Text::tr("No server is named"), {},
                          Text::tr("Give --server user@host or --plan FILE."));
    return plan;
}

Result<Server> connectTo(const setup::PlanFile& plan, const ServerOptions& options,
                         const core::CancelToken& cancel)
{
    auto credentials = credentialsFor(plan, options);
    if (!credentials)
        return tl::unexpected(credentials.error());
    ssh::Target target;
    target.address = plan.address;
    target.port = plan.port;
    target.user = plan.user;
    target.keyFile = plan.keyFile;
    if (!plan.keyFile.isEmpty()) {
        target.signIn = vault::SignIn::KeyFile;
    } else if (!credentials->password.isEmpty()) {
        target.signIn = vault::SignIn::Password;
    } else if (qEnvironmentVariableIsSet("SSH_AUTH_SOCK") && !inputIsTerminal()) {
        target.signIn = vault::SignIn::Agent;
    } else {
        auto asked = askSecret(Text::tr("Password of %1 at %2: ").arg(plan.user, plan.address));
        if (!asked)
            return tl::unexpected(asked.error());
        credentials->password = *asked;
        target.signIn = vault::SignIn::Password;
    }

    Server server;
    // With the plan's own fingerprint the known hosts have no say; an empty list, never written.
    server.knownHosts = plan.hostKey.isEmpty() ? std::make_unique<ssh::KnownHosts>()
                                               : std::make_unique<ssh::KnownHosts>(QStringLiteral(
                                                     "/nonexistent/mailstead-known-hosts"));
    const auto decide = [&](const ssh::HostKey& offered) {
        return trust(plan, options, offered);
    };
    auto opened = ssh::Connection::open(target, *credentials, *server.knownHosts, decide, cancel);
    if (!opened)
        return tl::unexpected(explained(opened.error(), plan));
    server.connection = *opened;
    return server;
}

} // namespace mailstead::cli
