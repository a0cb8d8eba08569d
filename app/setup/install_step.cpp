#include "setup/install_step.h"

#include "setup/commands.h"
#include "setup/daemon_binary.h"
#include "setup/daemon_link.h"
#include "setup/file_changes.h"
#include "setup/firewall.h"
#include "setup/install_files.h"
#include "setup/journal.h"
#include "setup/known_facts.h"
#include "setup/look_findings.h"
#include "setup/privileged_settings.h"
#include "setup/server_accounts.h"
#include "setup/services.h"
#include "setup/text.h"

#include <QFile>

namespace mailstead::setup
{

namespace
{

using core::Result;

const QString daemonUnit = QStringLiteral("mailsteadd.service");
const QString pathUnit = QStringLiteral("mailstead-dovecot.path");
const QString privilegedUnit = QStringLiteral("mailstead-privileged.path");
const QString dovecotUnit = QStringLiteral("dovecot.service");

Result<DaemonBinary> binaryFor(Context& context)
{
    return findDaemonBinary(context.settings.daemonDirectory, context.facts.architecture);
}

Result<bool> binaryIsThere(Context& context, const DaemonBinary& binary)
{
    const auto sum = probeText(context, QStringLiteral("sha256sum"), {daemonProgram});
    if (!sum)
        return tl::unexpected(sum.error());
    return sum->value_or(QString()).section(u' ', 0, 0) == QString::fromLatin1(binary.sha256);
}

Result<bool> daemonNeedsRestart(Context& context)
{
    const auto state = unitState(context, daemonUnit);
    if (!state)
        return tl::unexpected(state.error());
    if (!state->active || !state->enabled)
        return true;
    return changedSince(
        context,
        {daemonProgram, daemonConfig, QStringLiteral("/etc/systemd/system/mailsteadd.service")},
        QStringLiteral("/run/mailstead/control.sock"));
}

Result<bool> dovecotNeedsRestart(Context& context)
{
    const auto state = unitState(context, dovecotUnit);
    if (!state)
        return tl::unexpected(state.error());
    if (!state->active || !state->enabled)
        return true;
    return changedSince(context, {dovecotConfig}, QStringLiteral("/run/dovecot/master.pid"));
}

Result<bool> pathUnitMissing(Context& context, const QString& unit)
{
    const auto state = unitState(context, unit);
    if (!state)
        return tl::unexpected(state.error());
    return !state->active || !state->enabled;
}

/// Empty when Dovecot is not installed yet.
Result<QString> dovecotVersion(Context& context)
{
    const auto version =
        probeText(context, QStringLiteral("dovecot"), {QStringLiteral("--version")});
    if (!version)
        return tl::unexpected(version.error());
    return version->value_or(QString());
}

Result<WantedFile> wantedDovecotFile(const QString& version)
{
    const QString series = dovecotSeries(version);
    if (series.isEmpty())
        return core::fail(core::ErrorKind::Refused,
                          Text::tr("This version of Dovecot is not known: %1")
                              .arg(version.isEmpty() ? Text::tr("not installed") : version),
                          Text::tr("Versions 2.3 and 2.4 are."),
                          Text::tr("Run the step “%1” first.").arg(title(StepId::Prepare)));
    return dovecotFile(series);
}

/// All files of the daemon; what root permits keeps what was changed in it.
Result<QList<WantedFile>> wantedFiles(Context& context)
{
    auto files = daemonFiles(context.settings);
    if (!files)
        return files;
    const auto state = fileState(context, privilegedConfig);
    if (!state)
        return tl::unexpected(state.error());
    const auto permitted = privilegedFile(state->content, context.settings);
    if (!permitted)
        return tl::unexpected(permitted.error());
    files->append(*permitted);
    return files;
}

/// Whether the folders are there through which the daemon asks root.
Result<bool> exchangeIsThere(Context& context)
{
    const auto found = probeText(context, QStringLiteral("stat"),
                                 {QStringLiteral("-c"), QStringLiteral("%F %a %U"),
                                  QStringLiteral("/run/mailstead-privileged/requests"),
                                  QStringLiteral("/run/mailstead-privileged/results")});
    if (!found)
        return tl::unexpected(found.error());
    const QString folder = QStringLiteral("directory 700 mailstead");
    return found->value_or(QString()) == folder + u'\n' + folder;
}

Result<> planFiles(Context& context, const QList<WantedFile>& files, Plan& plan)
{
    for (const WantedFile& file : files) {
        const auto change = planFile(context, file);
        if (!change)
            return tl::unexpected(change.error());
        if (*change)
            plan.changes.append(**change);
    }
    return {};
}

Result<> planServices(Context& context, Plan& plan)
{
    for (const QString& service : servicesToStop(context.facts, context.settings))
        plan.changes.append({Change::Kind::Service,
                             service,
                             Text::tr("is stopped and disabled, as you decided"),
                             {},
                             {},
                             false});
    const auto daemon = daemonNeedsRestart(context);
    if (!daemon)
        return tl::unexpected(daemon.error());
    if (*daemon)
        plan.changes.append({Change::Kind::Service,
                             daemonUnit,
                             Text::tr("is started, now and at each start of the server"),
                             {},
                             {},
                             false});
    struct PathUnit {
        QString name, remark;
    };
    for (const PathUnit& unit :
         {PathUnit{pathUnit, Text::tr("shows Dovecot each new certificate")},
          PathUnit{privilegedUnit, Text::tr("does what the daemon may ask of root")}}) {
        const auto missing = pathUnitMissing(context, unit.name);
        if (!missing)
            return tl::unexpected(missing.error());
        if (*missing)
            plan.changes.append({Change::Kind::Service, unit.name, unit.remark, {}, {}, false});
    }
    const auto dovecot = dovecotNeedsRestart(context);
    if (!dovecot)
        return tl::unexpected(dovecot.error());
    if (*dovecot)
        plan.changes.append(
            {Change::Kind::Service, dovecotUnit, Text::tr("is started again"), {}, {}, false});
    return {};
}

} // namespace

Result<Plan> InstallStep::plan(Context& context)
{
    context.reporter.activity(Text::tr("Looking at what is installed"));
    if (auto ok = refreshFacts(context); !ok)
        return tl::unexpected(ok.error());
    const auto binary = binaryFor(context);
    if (!binary)
        return tl::unexpected(binary.error());
    Plan plan;
    auto accounts = planAccounts(context);
    if (!accounts)
        return tl::unexpected(accounts.error());
    plan.changes = *accounts;
    const auto same = binaryIsThere(context, *binary);
    if (!same)
        return tl::unexpected(same.error());
    if (!*same)
        plan.changes.append(
            {Change::Kind::Upload,
             daemonProgram,
             Text::tr("the mail daemon, SHA-256 %1").arg(QString::fromLatin1(binary->sha256)),
             {},
             {},
             true});
    const auto files = wantedFiles(context);
    if (!files)
        return tl::unexpected(files.error());
    if (auto ok = planFiles(context, *files, plan); !ok)
        return tl::unexpected(ok.error());

    const auto version = dovecotVersion(context);
    if (!version)
        return tl::unexpected(version.error());
    if (version->isEmpty()) {
        // Before Prepare ran: which of the two templates it will be is not known yet.
        plan.changes.append(
            {Change::Kind::File, dovecotConfig, Text::tr("is written"), {}, {}, true});
    } else {
        const auto file = wantedDovecotFile(*version);
        if (!file)
            return tl::unexpected(file.error());
        if (auto ok = planFiles(context, {*file}, plan); !ok)
            return tl::unexpected(ok.error());
    }
    const auto ports = closedPorts(context);
    if (!ports)
        return tl::unexpected(ports.error());
    if (!ports->isEmpty())
        plan.changes.append({Change::Kind::Command,
                             toString(context.facts.firewall),
                             Text::tr("lets in %1").arg(ports->join(QStringLiteral(", "))),
                             {},
                             {},
                             false});
    if (auto ok = planServices(context, plan); !ok)
        return tl::unexpected(ok.error());
    return plan;
}

Result<> InstallStep::stopOthers(Context& context)
{
    for (const QString& service : servicesToStop(context.facts, context.settings)) {
        context.reporter.activity(Text::tr("Stopping %1").arg(service));
        if (auto ok = runLogged(context, QStringLiteral("systemctl"),
                                {QStringLiteral("disable"), QStringLiteral("--now"), service});
            !ok)
            return ok;
    }
    return {};
}

Result<> InstallStep::installDaemon(Context& context)
{
    const auto binary = binaryFor(context);
    if (!binary)
        return tl::unexpected(binary.error());
    const auto same = binaryIsThere(context, *binary);
    if (!same)
        return tl::unexpected(same.error());
    if (!*same) {
        QFile file(binary->path);
        if (!file.open(QIODevice::ReadOnly))
            return core::fail(core::ErrorKind::NotFound,
                              Text::tr("The file %1 cannot be read").arg(binary->path),
                              file.errorString());
        context.reporter.log(LogEntry::Kind::Note,
                             Text::tr("Uploading %1 to %2").arg(binary->path, daemonProgram));
        const auto onProgress = [&](qint64 done, qint64 total) {
            context.reporter.activity(Text::tr("Uploading the mail daemon"),
                                      total > 0 ? double(done) / double(total) : -1);
        };
        if (auto ok = context.host.upload(file, daemonProgram, 0755, onProgress, context.cancel);
            !ok)
            return ok;
    }
    context.reporter.activity(Text::tr("Writing settings and units"));
    const auto files = wantedFiles(context);
    if (!files)
        return tl::unexpected(files.error());
    for (const WantedFile& file : *files) {
        if (auto ok = writeFile(context, id(), file); !ok)
            return ok;
    }
    const auto exchange = exchangeIsThere(context);
    if (!exchange)
        return tl::unexpected(exchange.error());
    if (!*exchange) {
        // Before the daemon starts, whose view of the file system is made then.
        if (auto ok = runLogged(context, QStringLiteral("systemd-tmpfiles"),
                                {QStringLiteral("--create"), tmpfilesConfig});
            !ok)
            return ok;
    }
    const auto restart = daemonNeedsRestart(context);
    if (!restart)
        return tl::unexpected(restart.error());
    if (auto ok =
            runLogged(context, QStringLiteral("systemctl"), {QStringLiteral("daemon-reload")});
        !ok)
        return ok;
    if (*restart) {
        context.reporter.activity(Text::tr("Starting the mail daemon"));
        context.daemon.close();
        if (auto ok = restartAndEnable(context, daemonUnit); !ok)
            return ok;
    }
    for (const QString& unit : {pathUnit, privilegedUnit}) {
        const auto missing = pathUnitMissing(context, unit);
        if (!missing)
            return tl::unexpected(missing.error());
        if (!*missing)
            continue;
        if (auto ok = restartAndEnable(context, unit); !ok)
            return ok;
    }
    return {};
}

Result<> InstallStep::installDovecot(Context& context)
{
    context.reporter.activity(Text::tr("Connecting Dovecot with the mail daemon"));
    const auto version = dovecotVersion(context);
    if (!version)
        return tl::unexpected(version.error());
    const auto file = wantedDovecotFile(*version);
    if (!file)
        return tl::unexpected(file.error());

    // Tried under another name first: a configuration that Dovecot does not take never stands in
    // the way of the one that it runs with.
    const auto change = planFile(context, *file);
    if (!change)
        return tl::unexpected(change.error());
    if (*change) {
        const QString trial = Journal::directory() + QStringLiteral("/dovecot-trial.conf");
        WantedFile candidate = *file;
        candidate.path = trial;
        if (auto ok = writeTemporary(context, candidate); !ok)
            return ok;
        const auto checked = runLogged(context, QStringLiteral("doveconf"),
                                       {QStringLiteral("-n"), QStringLiteral("-c"), trial});
        if (auto ok = runLogged(context, QStringLiteral("rm"), {QStringLiteral("-f"), trial}); !ok)
            return ok;
        if (!checked)
            return core::fail(
                checked.error().kind, Text::tr("Dovecot does not take its new configuration"),
                checked.error().why, Text::tr("The old one was left in place. Look at the log."));
        if (auto ok = writeFile(context, id(), *file); !ok)
            return ok;
    }
    const auto restart = dovecotNeedsRestart(context);
    if (!restart)
        return tl::unexpected(restart.error());
    return *restart ? restartAndEnable(context, dovecotUnit) : Result<>();
}

Result<> InstallStep::apply(Context& context, const Plan&)
{
    if (auto ok = stopOthers(context); !ok)
        return ok;
    context.reporter.activity(Text::tr("Making users and directories"));
    if (auto ok = makeAccounts(context); !ok)
        return ok;
    if (auto ok = installDaemon(context); !ok)
        return ok;
    if (auto ok = installDovecot(context); !ok)
        return ok;
    const auto ports = closedPorts(context);
    if (!ports)
        return tl::unexpected(ports.error());
    return openPorts(context, *ports);
}

Result<> InstallStep::verify(Context& context)
{
    context.reporter.activity(Text::tr("Checking that all runs"));
    for (const QString& unit : {daemonUnit, pathUnit, privilegedUnit, dovecotUnit}) {
        const auto state = unitState(context, unit);
        if (!state)
            return tl::unexpected(state.error());
        if (!state->active || !state->enabled)
            return core::fail(core::ErrorKind::CommandFailed,
                              Text::tr("%1 is not running").arg(unit), {},
                              Text::tr("Look at it with: systemctl status %1").arg(unit));
    }
    const auto listening = listeningPorts(context);
    if (!listening)
        return tl::unexpected(listening.error());
    QStringList silent;
    for (int port : {25, 465, 587, 993, 995}) {
        if (!listening->contains(port))
            silent.append(QString::number(port));
    }
    if (!silent.isEmpty())
        return core::fail(
            core::ErrorKind::CommandFailed,
            Text::tr("Nobody listens on port %1").arg(silent.join(QStringLiteral(", "))), {},
            Text::tr("Look at the services' logs, then run the step again."));
    const auto client = context.daemon.client(context.cancel);
    if (!client)
        return tl::unexpected(client.error());
    context.reporter.log(LogEntry::Kind::Answer,
                         Text::tr("mailsteadd %1 answers as %2")
                             .arg((*client)->daemonVersion(), (*client)->hostname()));
    if ((*client)->hostname() != context.settings.hostname)
        return core::fail(core::ErrorKind::CommandFailed,
                          Text::tr("The daemon calls itself %1").arg((*client)->hostname()), {},
                          Text::tr("Run the step again."));
    return {};
}

bool InstallStep::canUndo(Context& context) const
{
    return !context.journal.backups(id()).isEmpty();
}

Result<> InstallStep::undo(Context& context)
{
    context.daemon.close();
    for (const QString& unit : {privilegedUnit, pathUnit, daemonUnit}) {
        const auto state = unitState(context, unit);
        if (!state)
            return tl::unexpected(state.error());
        if (!state->active && !state->enabled)
            continue;
        if (auto ok = runLogged(context, QStringLiteral("systemctl"),
                                {QStringLiteral("disable"), QStringLiteral("--now"), unit});
            !ok)
            return ok;
    }
    const auto restored = restoreFiles(context, id());
    if (!restored && restored.error().kind != core::ErrorKind::Refused)
        return restored;
    if (auto ok = runLogged(context, QStringLiteral("rm"), {QStringLiteral("-f"), daemonProgram});
        !ok)
        return ok;
    if (auto ok =
            runLogged(context, QStringLiteral("systemctl"), {QStringLiteral("daemon-reload")});
        !ok)
        return ok;
    if (auto ok = runLogged(context, QStringLiteral("systemctl"),
                            {QStringLiteral("try-restart"), dovecotUnit});
        !ok)
        return ok;
    if (auto ok = runLogged(context, QStringLiteral("rm"),
                            {QStringLiteral("-rf"), QStringLiteral("/run/mailstead-privileged"),
                             QStringLiteral("/var/lib/mailstead-privileged")});
        !ok)
        return ok;
    context.reporter.log(LogEntry::Kind::Note,
                         Text::tr("Mail, queue and keys in /var/lib/mailstead and /var/vmail stay; "
                                  "delete them by hand if nobody needs them."));
    return restored;
}

} // namespace mailstead::setup
