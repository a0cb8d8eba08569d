#include "setup/name_step.h"

#include "setup/commands.h"
#include "setup/file_changes.h"
#include "setup/hosts_file.h"
#include "setup/journal.h"
#include "setup/known_facts.h"
#include "setup/reboot.h"
#include "setup/settings.h"
#include "setup/text.h"

namespace mailstead::setup
{

namespace
{

using core::Result;

const QString hostsPath = QStringLiteral("/etc/hosts");

WantedFile hostnameFile(const Settings& settings)
{
    WantedFile file;
    file.path = QStringLiteral("/etc/hostname");
    file.content = shortName(settings.hostname).toUtf8() + '\n';
    file.remark = Text::tr("the host's own name");
    return file;
}

WantedFile cloudInitFile()
{
    WantedFile file;
    file.path = QStringLiteral("/etc/cloud/cloud.cfg.d/99-mailstead.cfg");
    file.content =
        "# Written by Mailstead: cloud-init would set the old name again at each start.\n"
        "preserve_hostname: true\n"
        "manage_etc_hosts: false\n";
    file.remark = Text::tr("keeps cloud-init from setting the old name again");
    return file;
}

Result<QList<WantedFile>> wantedFiles(Context& context)
{
    QList<WantedFile> files{hostnameFile(context.settings)};
    const auto hosts = fileState(context, hostsPath);
    if (!hosts)
        return tl::unexpected(hosts.error());
    WantedFile file;
    file.path = hostsPath;
    file.content = hostsWithName(QString::fromLatin1(hosts->content), context.settings.hostname,
                                 context.facts.hostname)
                       .toLatin1(); // bytes that are no UTF-8 stay as they are
    if (hosts->exists) {
        file.mode = hosts->mode;
        file.owner = hosts->owner;
    }
    file.remark = Text::tr("the short name leads to the full name");
    files.append(file);
    if (context.facts.cloudInit)
        files.append(cloudInitFile());
    return files;
}

bool needsReboot(const Context& context)
{
    return context.facts.hostname != shortName(context.settings.hostname);
}

} // namespace

Result<Plan> NameStep::plan(Context& context)
{
    context.reporter.activity(Text::tr("Looking at the host's names"));
    if (auto ok = refreshFacts(context); !ok)
        return tl::unexpected(ok.error());
    const auto files = wantedFiles(context);
    if (!files)
        return tl::unexpected(files.error());
    Plan plan;
    for (const WantedFile& file : *files) {
        const auto change = planFile(context, file);
        if (!change)
            return tl::unexpected(change.error());
        if (*change)
            plan.changes.append(**change);
    }
    if (needsReboot(context))
        plan.changes.append({Change::Kind::Reboot, context.host.address(),
                             Text::tr("is restarted, so that every program learns the new name"),
                             context.facts.hostname, shortName(context.settings.hostname), false});
    return plan;
}

Result<> NameStep::apply(Context& context, const Plan&)
{
    const auto files = wantedFiles(context);
    if (!files)
        return tl::unexpected(files.error());
    for (const WantedFile& file : *files) {
        if (auto ok = writeFile(context, id(), file); !ok)
            return ok;
    }
    if (!needsReboot(context))
        return {};
    if (auto ok = rebootAndWait(context); !ok)
        return ok;
    return refreshFacts(context);
}

Result<> NameStep::verify(Context& context)
{
    const auto name =
        probeText(context, QStringLiteral("cat"), {QStringLiteral("/proc/sys/kernel/hostname")});
    if (!name)
        return tl::unexpected(name.error());
    const auto full = probeText(context, QStringLiteral("hostname"), {QStringLiteral("-f")});
    if (!full)
        return tl::unexpected(full.error());
    const QString seen =
        QStringLiteral("hostname: %1, hostname -f: %2")
            .arg(name->value_or(QStringLiteral("?")), full->value_or(QStringLiteral("?")));
    context.reporter.log(LogEntry::Kind::Answer, seen);
    if (name->value_or(QString()) == shortName(context.settings.hostname) &&
        full->value_or(QString()) == context.settings.hostname)
        return {};
    return core::fail(core::ErrorKind::CommandFailed,
                      Text::tr("The server does not call itself %1").arg(context.settings.hostname),
                      seen,
                      Text::tr("Look at /etc/hosts and /etc/hostname on the server, and whether a "
                               "program of the hoster writes them again at each start."));
}

bool NameStep::canUndo(Context& context) const
{
    return !context.journal.backups(id()).isEmpty();
}

Result<> NameStep::undo(Context& context)
{
    if (auto ok = restoreFiles(context, id()); !ok)
        return ok;
    const auto hostname =
        probeText(context, QStringLiteral("cat"), {QStringLiteral("/etc/hostname")});
    if (!hostname)
        return tl::unexpected(hostname.error());
    // Without a restart: what already runs keeps the name it knows until the next one.
    if (hostname->has_value() && !(*hostname)->isEmpty()) {
        if (auto ok = runLogged(context, QStringLiteral("hostname"), {**hostname}); !ok)
            return ok;
    }
    return refreshFacts(context);
}

} // namespace mailstead::setup
