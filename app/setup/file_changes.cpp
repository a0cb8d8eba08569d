#include "setup/file_changes.h"

#include "setup/commands.h"
#include "setup/journal.h"
#include "setup/text.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QFileInfo>

namespace mailstead::setup
{

namespace
{

using core::Result;

/// Configuration files of ours and of the system; what is larger is none.
constexpr qint64 largestFile = 1024 * 1024;

QByteArray sha256(const QByteArray& bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QString octal(int mode)
{
    return QStringLiteral("%1").arg(mode, 4, 8, QLatin1Char('0'));
}

bool isAsWanted(const FileState& state, const WantedFile& file)
{
    return state.exists && state.content == file.content && state.mode == file.mode &&
           state.owner == file.owner;
}

Result<> keep(Context& context, StepId step, const WantedFile& file, const FileState& state)
{
    Backup backup;
    backup.step = step;
    backup.path = file.path;
    backup.existed = state.exists;
    backup.mode = state.mode;
    backup.sha256After = sha256(file.content);
    backup.at = QDateTime::currentDateTimeUtc();

    const QList<Backup> earlier = context.journal.backups(step);
    bool first = true;
    for (const Backup& other : earlier)
        first = first && other.path != file.path;
    if (first && state.exists) {
        const QString folder = Journal::directory() + QStringLiteral("/backup");
        backup.copy = QStringLiteral("%1/%2-%3-%4")
                          .arg(folder, toString(step))
                          .arg(earlier.size())
                          .arg(QFileInfo(file.path).fileName());
        if (auto ok = runLogged(context, QStringLiteral("install"),
                                {QStringLiteral("-d"), QStringLiteral("-m"), QStringLiteral("0700"),
                                 Journal::directory(), folder});
            !ok)
            return ok;
        if (auto ok =
                runLogged(context, QStringLiteral("cp"),
                          {QStringLiteral("-p"), QStringLiteral("--"), file.path, backup.copy});
            !ok)
            return ok;
    }
    context.journal.addBackup(backup);
    return context.journal.save(context.host, context.cancel);
}

Result<bool> restoreFile(Context& context, const Backup& backup)
{
    const auto state = fileState(context, backup.path);
    if (!state)
        return tl::unexpected(state.error());
    if (state->exists && sha256(state->content) != backup.sha256After) {
        context.reporter.log(
            LogEntry::Kind::Note,
            Text::tr("%1 was changed by others since and is left as it is; the "
                     "old text lies in %2")
                .arg(backup.path, backup.copy.isEmpty() ? Text::tr("no file") : backup.copy));
        return false;
    }
    Result<> done;
    if (backup.existed)
        done = runLogged(context, QStringLiteral("cp"),
                         {QStringLiteral("-p"), QStringLiteral("--"), backup.copy, backup.path});
    else if (state->exists)
        done = runLogged(context, QStringLiteral("rm"),
                         {QStringLiteral("-f"), QStringLiteral("--"), backup.path});
    if (!done)
        return tl::unexpected(done.error());
    return true;
}

} // namespace

Result<FileState> fileState(Context& context, const QString& path)
{
    const auto stat =
        probeText(context, QStringLiteral("stat"),
                  {QStringLiteral("-L"), QStringLiteral("-c"), QStringLiteral("%a %U:%G"), path});
    if (!stat)
        return tl::unexpected(stat.error());
    FileState state;
    if (!stat->has_value())
        return state;
    const auto content = readRemoteFile(context.host, path, largestFile, context.cancel);
    if (!content)
        return tl::unexpected(content.error());
    if (!content->has_value())
        return state;
    state.exists = true;
    state.content = **content;
    state.mode = (*stat)->section(u' ', 0, 0).toInt(nullptr, 8);
    state.owner = (*stat)->section(u' ', 1, 1);
    return state;
}

Result<std::optional<Change>> planFile(Context& context, const WantedFile& file)
{
    const auto state = fileState(context, file.path);
    if (!state)
        return tl::unexpected(state.error());
    if (isAsWanted(*state, file))
        return std::nullopt;
    Change change;
    change.kind = Change::Kind::File;
    change.subject = file.path;
    change.remark = !file.remark.isEmpty() ? file.remark
                    : state->exists        ? Text::tr("is changed")
                                           : Text::tr("is written");
    change.before = QString::fromUtf8(state->content);
    change.after = QString::fromUtf8(file.content);
    change.undoable = true;
    return change;
}

Result<> writeFile(Context& context, StepId step, const WantedFile& file)
{
    const auto state = fileState(context, file.path);
    if (!state)
        return tl::unexpected(state.error());
    if (isAsWanted(*state, file))
        return {};
    if (auto ok = keep(context, step, file, *state); !ok)
        return ok;
    context.reporter.log(LogEntry::Kind::Note, Text::tr("Writing %1").arg(file.path));
    QBuffer source;
    source.setData(file.content);
    source.open(QIODevice::ReadOnly);
    if (auto ok = context.host.upload(source, file.path, file.mode, {}, context.cancel); !ok)
        return ok;
    if (auto ok = runLogged(context, QStringLiteral("chown"),
                            {QStringLiteral("--"), file.owner, file.path});
        !ok)
        return ok;
    // Changing the owner clears set-id bits; and a stranger's umask must not matter.
    return runLogged(context, QStringLiteral("chmod"),
                     {octal(file.mode), QStringLiteral("--"), file.path});
}

Result<> writeTemporary(Context& context, const WantedFile& file)
{
    if (auto ok = runLogged(context, QStringLiteral("install"),
                            {QStringLiteral("-d"), QStringLiteral("-m"), QStringLiteral("0700"),
                             Journal::directory()});
        !ok)
        return ok;
    QBuffer source;
    source.setData(file.content);
    source.open(QIODevice::ReadOnly);
    return context.host.upload(source, file.path, file.mode, {}, context.cancel);
}

Result<> restoreFiles(Context& context, StepId step)
{
    QStringList left;
    const QList<Backup> backups = context.journal.backups(step);
    for (auto backup = backups.rbegin(); backup != backups.rend(); ++backup) {
        const auto restored = restoreFile(context, *backup);
        if (!restored)
            return tl::unexpected(restored.error());
        if (!*restored)
            left.append(backup->path);
    }
    context.journal.removeBackups(step);
    if (auto ok = context.journal.save(context.host, context.cancel); !ok)
        return ok;
    if (left.isEmpty())
        return {};
    return core::fail(
        core::ErrorKind::Refused,
        Text::tr("Some files were changed by others since and were left as they are"),
        left.join(QStringLiteral(", ")),
        Text::tr("Compare them with the copies in %1/backup.").arg(Journal::directory()));
}

} // namespace mailstead::setup
