// One step of the guided setup: plain sequential code on a worker thread.
#pragma once

#include "core/cancel.h"
#include "core/finding.h"
#include "core/result.h"
#include "ssh/host.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>
#include <optional>

namespace mailstead::setup
{

struct Facts;
struct Settings;
class Journal;
class DaemonLink;

/// The steps in their order (DESIGN §1).
enum class StepId { Look, Prepare, Name, Install, Dns, Certificate, Mailboxes, Proof };

std::optional<StepId> stepIdFromString(const QString& name);
QList<StepId> allSteps();    ///< in their order
QString toString(StepId id); ///< "look", "prepare", … for journals, plans and JSON
QString title(StepId id);    ///< translated
QString summary(StepId id);  ///< one translated sentence on what it does

/// A change that a step is going to make, shown beforehand.
struct Change {
    enum class Kind { File, Package, Service, Command, Reboot, Upload, Record, Account, Message };
    Kind kind = Kind::Command;
    QString subject; ///< a path, package, unit, record …, never translated
    QString remark;  ///< translated: what happens to it
    QString before;  ///< for files: text now (empty when new); for records: value now
    QString after;   ///< for files: text then
    bool undoable = false;
};

QString toString(Change::Kind kind); ///< "file", "package", … for JSON

struct Plan {
    QList<Change> changes;
    bool isEmpty() const { return changes.isEmpty(); } ///< nothing to do: all is as wanted
};

/// One DNS record that the user has to make.
struct WantedRecord {
    QString name, type, value, why, purpose, state; ///< state: ok|missing|wrong|unknown
    int ttl = 3600;
    bool required = true;
    QStringList answers; ///< "ns1.example.org: NXDOMAIN", as seen
};

struct LogEntry {
    enum class Kind {
        Command, ///< one that we ran, as displayed
        Output,
        ErrorOutput,
        Note,  ///< ours, translated
        Answer ///< from DNS, the CA, the daemon
    };
    QDateTime at;
    Kind kind = Kind::Note;
    StepId step = StepId::Look;
    QString text; ///< one line, without secrets
};

QString toString(LogEntry::Kind kind); ///< "command", "output", … for JSON

enum class StepState {
    Waiting,
    Running,
    Done,        ///< verified
    AlreadyDone, ///< nothing had to change
    Decide,      ///< a finding waits for the user
    Failed,
    Skipped,
    Undone,
};

QString toString(StepState state); ///< "waiting", "already-done", … for journals and JSON

struct StepStatus {
    StepId id = StepId::Look;
    StepState state = StepState::Waiting;
    QString activity;     ///< what it is doing now, or how it ended; translated
    double progress = -1; ///< 0…1, or -1 when it cannot be told
    QList<core::Finding> findings;
    Plan plan; ///< what it will change or did change
    bool undoable = false;
    QDateTime startedAt, endedAt;
    core::Error error; ///< for Failed
};

/// What a running step tells the world. Called on the worker thread; implementations are
/// thread-safe.
class Reporter
{
public:
    virtual ~Reporter() = default;
    virtual void log(LogEntry::Kind kind, const QString& text) = 0;
    virtual void activity(const QString& text, double progress = -1) = 0;
    virtual void finding(const core::Finding& finding) = 0; ///< replaces one of the same id
    virtual void findings(const QList<core::Finding>& findings) = 0; ///< replaces all of the step
    /// The Dns step tells the records whenever their state changes; called from time to time while
    /// it waits for them to arrive.
    virtual void records(const QList<WantedRecord>& records) = 0;
};

/// All that a step works with.
struct Context {
    ssh::Host& host;
    Facts& facts; ///< read once, re-read by the steps that change them
    const Settings& settings;
    Journal& journal;
    Reporter& reporter;
    DaemonLink& daemon;
    core::CancelToken cancel;
};

class Step
{
public:
    virtual ~Step() = default;
    virtual StepId id() const = 0;
    /// The user does not want this step.
    virtual bool isSkipped(const Settings&) const { return false; }

    /// Looks, changes nothing. Reports findings; success with an empty plan means that nothing
    /// needs to change. Fails with NeedsDecision when a finding must be decided first.
    virtual core::Result<Plan> plan(Context& context) = 0;
    /// Makes the changes; safe to call again after an interruption.
    virtual core::Result<> apply(Context& context, const Plan& plan) = 0;
    /// Proves the result on the server.
    virtual core::Result<> verify(Context& context) = 0;
    virtual bool canUndo(Context&) const { return false; }
    virtual core::Result<> undo(Context& context);
};

} // namespace mailstead::setup

Q_DECLARE_METATYPE(mailstead::setup::LogEntry)
Q_DECLARE_METATYPE(mailstead::setup::StepStatus)
Q_DECLARE_METATYPE(mailstead::setup::WantedRecord)
