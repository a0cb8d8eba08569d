#include "setup/journal.h"

#include "setup/commands.h"
#include "setup/text.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace mailstead::setup
{

namespace
{

using core::ErrorKind;
using core::Result;

constexpr qint64 largestJournal = 256 * 1024;
constexpr qsizetype mostBackups = 64;
constexpr qsizetype longestText = 4096;

QString timeText(const QDateTime& time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QString textOf(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString().left(longestText);
}

QDateTime timeOf(const QJsonObject& object, const char* key)
{
    return QDateTime::fromString(textOf(object, key), Qt::ISODateWithMs);
}

tl::unexpected<core::Error> unreadable(const QString& why)
{
    return core::fail(ErrorKind::Protocol, Text::tr("The setup journal on the server is damaged"),
                      why, Text::tr("Run the setup again; it looks at what is there."));
}

std::optional<StepState> stateFromString(const QString& name)
{
    for (StepState state : {StepState::Waiting, StepState::Done, StepState::AlreadyDone,
                            StepState::Failed, StepState::Skipped, StepState::Undone}) {
        if (toString(state) == name)
            return state;
    }
    return std::nullopt;
}

} // namespace

std::optional<JournalStep> Journal::step(StepId id) const
{
    const auto found = m_steps.find(id);
    return found == m_steps.end() ? std::nullopt : std::optional(found.value());
}

void Journal::setStep(StepId id, const JournalStep& step)
{
    m_steps.insert(id, step);
}

QList<Backup> Journal::backups(StepId step) const
{
    QList<Backup> result;
    for (const Backup& backup : m_backups) {
        if (backup.step == step)
            result.append(backup);
    }
    return result;
}

void Journal::addBackup(const Backup& backup)
{
    for (Backup& other : m_backups) {
        if (other.step == backup.step && other.path == backup.path) {
            other.sha256After = backup.sha256After;
            return;
        }
    }
    m_backups.append(backup);
}

void Journal::removeBackups(StepId step)
{
    m_backups.removeIf([step](const Backup& backup) { return backup.step == step; });
}

QByteArray Journal::toJson() const
{
    QJsonObject steps;
    for (auto it = m_steps.begin(); it != m_steps.end(); ++it) {
        QJsonObject step{{QStringLiteral("state"), toString(it->state)},
                         {QStringLiteral("startedAt"), timeText(it->startedAt)},
                         {QStringLiteral("endedAt"), timeText(it->endedAt)},
                         {QStringLiteral("by"), it->by}};
        if (!it->error.isEmpty())
            step.insert(QStringLiteral("error"), it->error);
        steps.insert(toString(it.key()), step);
    }
    QJsonArray backups;
    for (const Backup& backup : m_backups)
        backups.append(
            QJsonObject{{QStringLiteral("step"), toString(backup.step)},
                        {QStringLiteral("path"), backup.path},
                        {QStringLiteral("existed"), backup.existed},
                        {QStringLiteral("copy"), backup.copy},
                        {QStringLiteral("mode"), backup.mode},
                        {QStringLiteral("sha256After"), QString::fromLatin1(backup.sha256After)},
                        {QStringLiteral("at"), timeText(backup.at)}});
    const QJsonObject root{
        {QStringLiteral("format"), format}, {QStringLiteral("hostname"), hostname},
        {QStringLiteral("domain"), domain}, {QStringLiteral("mailbox"), mailbox},
        {QStringLiteral("steps"), steps},   {QStringLiteral("backups"), backups}};
    return QJsonDocument(root).toJson(QJsonDocument::Indented);
}

Result<Journal> Journal::fromJson(const QByteArray& json)
{
    if (json.size() > largestJournal)
        return unreadable(Text::tr("it is too large"));
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parseError);
    if (!document.isObject())
        return unreadable(parseError.errorString());
    const QJsonObject root = document.object();
    const int found = root.value(QLatin1String("format")).toInt(-1);
    if (found > format)
        return core::fail(
            ErrorKind::Refused,
            Text::tr("The setup journal was written by a newer version of Mailstead"),
            Text::tr("its format is %1, this version knows %2").arg(found).arg(format),
            Text::tr("Update Mailstead on this computer."));
    if (found != format)
        return unreadable(Text::tr("it has no known format"));

    Journal journal;
    journal.hostname = textOf(root, "hostname");
    journal.domain = textOf(root, "domain");
    journal.mailbox = textOf(root, "mailbox");
    const QJsonObject steps = root.value(QLatin1String("steps")).toObject();
    for (StepId id : allSteps()) {
        const QJsonValue value = steps.value(toString(id));
        if (value.isUndefined())
            continue;
        const QJsonObject object = value.toObject();
        const auto state = stateFromString(textOf(object, "state"));
        if (!state)
            return unreadable(Text::tr("the step “%1” has no known state").arg(toString(id)));
        journal.m_steps.insert(id, {*state, timeOf(object, "startedAt"), timeOf(object, "endedAt"),
                                    textOf(object, "by"), textOf(object, "error")});
    }
    const QJsonArray backups = root.value(QLatin1String("backups")).toArray();
    if (backups.size() > mostBackups)
        return unreadable(Text::tr("it lists too many files"));
    for (const QJsonValue& value : backups) {
        const QJsonObject object = value.toObject();
        Backup backup;
        const auto step = stepIdFromString(textOf(object, "step"));
        backup.path = textOf(object, "path");
        backup.existed = object.value(QLatin1String("existed")).toBool();
        backup.copy = textOf(object, "copy");
        backup.mode = object.value(QLatin1String("mode")).toInt();
        backup.sha256After = textOf(object, "sha256After").toLatin1();
        backup.at = timeOf(object, "at");
        // What undo copies from and to must be what a step could have written.
        const bool copyFits = backup.existed ? backup.copy.startsWith(directory() + u'/') &&
                                                   !backup.copy.contains(QLatin1String("/../"))
                                             : backup.copy.isEmpty();
        if (!step || !backup.path.startsWith(u'/') || !copyFits)
            return unreadable(Text::tr("an entry about a changed file is wrong"));
        backup.step = *step;
        journal.m_backups.append(backup);
    }
    return journal;
}

Result<Journal> Journal::load(ssh::Host& host, QString* damage, const core::CancelToken& cancel)
{
    const auto bytes = readRemoteFile(host, path(), largestJournal, cancel);
    if (!bytes && bytes.error().kind != ErrorKind::Protocol)
        return tl::unexpected(bytes.error());
    if (bytes && !bytes->has_value())
        return Journal();
    Result<Journal> journal = bytes ? fromJson(**bytes) : tl::unexpected(bytes.error());
    if (journal || journal.error().kind == ErrorKind::Refused)
        return journal;
    if (damage != nullptr)
        *damage = journal.error().text();
    Journal empty;
    empty.m_replacesDamaged = true;
    return empty;
}

Result<> Journal::save(ssh::Host& host, const core::CancelToken& cancel)
{
    ssh::RemoteCommand command;
    command.program = QStringLiteral("install");
    command.arguments = {QStringLiteral("-d"), QStringLiteral("-m"), QStringLiteral("0700"),
                         directory()};
    command.quiet = true;
    if (auto made = host.runChecked(command, {}, cancel); !made)
        return tl::unexpected(made.error());
    if (m_replacesDamaged) {
        command.program = QStringLiteral("mv");
        command.arguments = {QStringLiteral("-f"), QStringLiteral("--"), path(), damagedPath()};
        if (auto moved = host.runChecked(command, {}, cancel); !moved)
            return tl::unexpected(moved.error());
        m_replacesDamaged = false;
    }
    QBuffer source;
    source.setData(toJson());
    source.open(QIODevice::ReadOnly);
    return host.upload(source, path(), 0600, {}, cancel);
}

} // namespace mailstead::setup
