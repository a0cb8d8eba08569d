// What was done to a server, kept on the server itself (/var/lib/mailstead-setup/journal.json), so
// that another desktop resumes and files can be put back.
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "setup/step.h"
#include "ssh/host.h"

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>
#include <optional>

namespace mailstead::setup
{

/// A file as it was before a step changed it.
struct Backup {
    StepId step = StepId::Name;
    QString path;
    bool existed = true; ///< false: the file was new, undoing removes it
    QString copy;        ///< where the old text lies on the server; empty when it did not exist
    int mode = 0644;
    QByteArray sha256After; ///< hex, of what the step wrote: tells whether others changed it since
    QDateTime at;
};

struct JournalStep {
    StepState state = StepState::Waiting; ///< Done, AlreadyDone, Failed, Skipped or Undone
    QDateTime startedAt, endedAt;
    QString by;    ///< name of the desktop
    QString error; ///< for Failed
};

class Journal
{
public:
    static QString directory() { return QStringLiteral("/var/lib/mailstead-setup"); }
    static QString path() { return directory() + QStringLiteral("/journal.json"); }
    static constexpr int format = 1;

    std::optional<JournalStep> step(StepId id) const;
    void setStep(StepId id, const JournalStep& step);
    QMap<StepId, JournalStep> steps() const { return m_steps; }

    /// Of one step, newest last. The first backup of a path is kept, later ones are not added: what
    /// undo restores is the file as we found it; only sha256After follows.
    QList<Backup> backups(StepId step) const;
    void addBackup(const Backup& backup);
    void removeBackups(StepId step);

    /// What the setup was made for, so that another desktop can fill in its form.
    QString hostname, domain, mailbox;

    QByteArray toJson() const;
    /// Refuses other formats and anything beyond its limits (256 KiB, 64 backups).
    static core::Result<Journal> fromJson(const QByteArray& json);

    /// An empty journal when the server has none. For a damaged one too, and `damage` says what is
    /// wrong with it; save() then moves it to damagedPath() first.
    static core::Result<Journal> load(ssh::Host& host, QString* damage,
                                      const core::CancelToken& cancel = {});
    /// Writes the whole file atomically; makes the directory.
    core::Result<> save(ssh::Host& host, const core::CancelToken& cancel = {});
    static QString damagedPath() { return path() + QStringLiteral(".damaged"); }

private:
    QMap<StepId, JournalStep> m_steps;
    QList<Backup> m_backups;
    bool m_replacesDamaged = false;
};

} // namespace mailstead::setup
