#include "cli/setup_command.h"

#include "cli/dns_hook.h"
#include "cli/exit_code.h"
#include "cli/terminal.h"
#include "cli/text.h"
#include "setup/choices.h"
#include "setup/dns_records.h"
#include "setup/runner.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QTimer>

namespace mailstead::cli
{

namespace
{

using setup::StepId;
using setup::StepState;
using setup::StepStatus;

/// Shows what the runner tells.
class SetupView : public QObject
{
    Q_OBJECT
public:
    SetupView(setup::Runner& runner, DnsHook& hook, const Output& output)
        : m_runner(runner)
        , m_output(output)
    {
        connect(&runner, &setup::Runner::stepChanged, this, &SetupView::showStep);
        connect(&runner, &setup::Runner::logged, this, &SetupView::showLog);
        connect(&runner, &setup::Runner::recordsChanged, this, &SetupView::showRecords);
        connect(&runner, &setup::Runner::recordsChanged, &hook, &DnsHook::make);
        connect(&hook, &DnsHook::said, this, [this](const QString& line) {
            showLog({QDateTime::currentDateTimeUtc(), setup::LogEntry::Kind::Note, StepId::Dns,
                     Text::tr("hook: %1").arg(line)});
        });
    }

    /// Prints the plan of a preview, whole.
    void showPlan(const StepStatus& status)
    {
        QJsonArray changes;
        for (const setup::Change& change : status.plan.changes) {
            changes.append(QJsonObject{{QStringLiteral("kind"), toString(change.kind)},
                                       {QStringLiteral("subject"), change.subject},
                                       {QStringLiteral("remark"), change.remark},
                                       {QStringLiteral("before"), change.before},
                                       {QStringLiteral("after"), change.after},
                                       {QStringLiteral("undoable"), change.undoable}});
            m_output.line(
                QStringLiteral("    + %1 %2").arg(change.subject, m_output.dim(change.remark)));
        }
        m_output.object({{QStringLiteral("event"), QStringLiteral("plan")},
                         {QStringLiteral("step"), toString(status.id)},
                         {QStringLiteral("changes"), changes}});
    }

private:
    struct Shown {
        StepState state = StepState::Waiting;
        QString activity;
        int percent = -1;
        qsizetype planned = -1;
        QList<core::Finding> findings;
    };

    void showStep(StepId id)
    {
        const StepStatus status = m_runner.step(id);
        Shown& shown = m_shown[id];
        const bool begins = status.state == StepState::Running && shown.state != StepState::Running;
        if (begins) {
            shown = Shown();
            shown.state = StepState::Running;
            m_output.line(QStringLiteral("\n") + m_output.bold(title(id)) + u' ' +
                          m_output.dim(summary(id)));
        }
        showFindings(status, shown);
        if (status.state == StepState::Running && !status.plan.isEmpty() &&
            shown.planned != status.plan.changes.size()) {
            shown.planned = status.plan.changes.size();
            showPlan(status);
        }
        const int percent =
            status.progress < 0 ? -1 : static_cast<int>(status.progress * 100 + 0.5);
        const bool ends = status.state != StepState::Running && status.state != shown.state;
        const bool moved = status.activity != shown.activity ||
                           (percent >= 0 && (percent / 10 != shown.percent / 10));
        if (!begins && !ends && !moved)
            return;
        shown.state = status.state;
        shown.activity = status.activity;
        shown.percent = percent;
        QJsonObject event{{QStringLiteral("event"), QStringLiteral("step")},
                          {QStringLiteral("step"), toString(id)},
                          {QStringLiteral("state"), toString(status.state)},
                          {QStringLiteral("activity"), status.activity}};
        event.insert(QStringLiteral("progress"),
                     percent < 0 ? QJsonValue() : QJsonValue(percent / 100.0));
        m_output.object(event);
        if (ends)
            showEnd(status);
        else if (!status.activity.isEmpty())
            m_output.line(QStringLiteral("  … %1%2")
                              .arg(status.activity,
                                   percent < 0 ? QString() : QStringLiteral(" %1 %").arg(percent)));
    }

    void showFindings(const StepStatus& status, Shown& shown)
    {
        for (const core::Finding& finding : status.findings) {
            bool known = false;
            for (const core::Finding& other : std::as_const(shown.findings))
                known = known || (other.id == finding.id && other.severity == finding.severity &&
                                  other.title == finding.title);
            if (known)
                continue;
            m_output.object({{QStringLiteral("event"), QStringLiteral("finding")},
                             {QStringLiteral("step"), toString(status.id)},
                             {QStringLiteral("finding"), toJson(finding)}});
            m_output.finding(finding);
            const QList<setup::Choice> choices = setup::choicesOf(finding);
            if (finding.severity == core::Severity::Decide) {
                for (const setup::Choice& choice : choices)
                    m_output.line(Text::tr("        to decide, write into the plan: [decisions] %1 "
                                           "= \"%2\"   (%3)")
                                      .arg(finding.id, choice.value, choice.title));
            }
        }
        shown.findings = status.findings;
    }

    void showEnd(const StepStatus& status)
    {
        switch (status.state) {
        case StepState::Done:
        case StepState::AlreadyDone:
        case StepState::Undone:
            m_output.line(
                QStringLiteral("  %1 %2: %3")
                    .arg(m_output.green(QStringLiteral("✓")), title(status.id), status.activity));
            break;
        case StepState::Skipped:
            m_output.line(QStringLiteral("  – %1: %2").arg(title(status.id), status.activity));
            break;
        case StepState::Decide:
            m_output.line(QStringLiteral("  %1 %2").arg(m_output.yellow(QStringLiteral("?")),
                                                        status.activity));
            break;
        case StepState::Failed:
            m_output.line(
                QStringLiteral("  %1 %2").arg(m_output.red(QStringLiteral("✗")), status.activity));
            break;
        case StepState::Waiting:
        case StepState::Running:
            break;
        }
    }

    void showLog(const setup::LogEntry& entry)
    {
        m_output.object({{QStringLiteral("event"), QStringLiteral("log")},
                         {QStringLiteral("step"), toString(entry.step)},
                         {QStringLiteral("kind"), toString(entry.kind)},
                         {QStringLiteral("at"), entry.at.toUTC().toString(Qt::ISODateWithMs)},
                         {QStringLiteral("text"), entry.text}});
        const bool command = entry.kind == setup::LogEntry::Kind::Command;
        m_output.line(m_output.dim(
            QStringLiteral("    %1%2")
                .arg(command ? QStringLiteral("$ ") : QStringLiteral("  "), entry.text)));
    }

    void showRecords(const QList<setup::WantedRecord>& records)
    {
        QStringList states;
        for (const setup::WantedRecord& record : records)
            states.append(record.name + record.type + record.value + record.state);
        if (states == m_recordStates)
            return;
        m_recordStates = states;
        m_output.object({{QStringLiteral("event"), QStringLiteral("records")},
                         {QStringLiteral("records"), setup::recordsToJson(records)}});
        for (const setup::WantedRecord& record : records)
            m_output.line(QStringLiteral("    %1 %2 %3 %4")
                              .arg(record.state == QLatin1String("ok")
                                       ? m_output.green(QStringLiteral("✓"))
                                       : QStringLiteral("·"),
                                   record.type.leftJustified(5), record.name, record.value));
    }

    setup::Runner& m_runner;
    const Output& m_output;
    QMap<StepId, Shown> m_shown;
    QStringList m_recordStates;
};

struct Ended {
    bool ok = false;
    core::Error error;
};

/// Runs the event loop until the runner's job has ended; Ctrl+C stops it after the running command.
Ended await(setup::Runner& runner)
{
    QEventLoop loop;
    Ended ended;
    QObject::connect(&runner, &setup::Runner::finished, &loop,
                     [&](bool ok, const core::Error& error) {
                         ended = {ok, error};
                         loop.quit();
                     });
    bool stopping = false;
    QTimer watch;
    QObject::connect(&watch, &QTimer::timeout, &loop, [&] {
        if (interrupted() && !stopping) {
            stopping = true;
            runner.stop();
        }
    });
    watch.start(100);
    loop.exec();
    return ended;
}

core::Result<StepId> stepNamed(const QString& name, StepId fallback)
{
    if (name.isEmpty())
        return fallback;
    if (const auto id = setup::stepIdFromString(name))
        return *id;
    QStringList names;
    for (StepId id : setup::allSteps())
        names.append(toString(id));
    return core::fail(core::ErrorKind::InvalidInput, Text::tr("There is no step “%1”").arg(name),
                      Text::tr("the steps are %1").arg(names.join(QStringLiteral(", "))));
}

/// Plans step after step; stops where one cannot be planned before an earlier one is done.
int dryRun(setup::Runner& runner, SetupView& view, StepId first, StepId last, const Output& output)
{
    for (StepId id : setup::allSteps()) {
        if (id < first || id > last)
            continue;
        output.line(QStringLiteral("\n") + output.bold(title(id)));
        runner.preview(id);
        const Ended ended = await(runner);
        if (!ended.ok) {
            output.error(ended.error);
            return exitCodeFor(ended.error);
        }
        const StepStatus status = runner.step(id);
        view.showPlan(status);
        if (status.plan.isEmpty())
            output.line(QStringLiteral("    ") + Text::tr("Nothing needs to change"));
        // Without the daemon the later steps have nobody to ask.
        if (id == StepId::Install && !status.plan.isEmpty()) {
            output.line(Text::tr("The later steps can be planned when this one is done."));
            break;
        }
    }
    output.object(
        {{QStringLiteral("event"), QStringLiteral("finished")}, {QStringLiteral("ok"), true}});
    return ExitOk;
}

} // namespace

int runSetup(const SetupOptions& options, const Output& output)
{
    const auto plan = resolvePlan(options.server);
    const auto first = stepNamed(options.from, StepId::Look);
    const auto last = stepNamed(options.until, StepId::Proof);
    for (const core::Error& error :
         {plan ? core::Error{} : plan.error(), first ? core::Error{} : first.error(),
          last ? core::Error{} : last.error()}) {
        if (error.what.isEmpty())
            continue;
        output.error(error);
        return ExitUsage;
    }
    if (*last != StepId::Look) {
        if (const auto fits = setup::checkSettings(plan->settings); !fits) {
            output.error(fits.error());
            return ExitUsage;
        }
    }
    output.line(Text::tr("Connecting to %1@%2").arg(plan->user, plan->address));
    const auto server = connectTo(*plan, options.server, {});
    if (!server) {
        output.error(server.error());
        return server.error().kind == core::ErrorKind::InvalidInput ? ExitUsage : ExitCannotConnect;
    }
    if (!options.yes && !options.dryRun && *last != StepId::Look && inputIsTerminal()) {
        const QString answer = askLine(
            Text::tr("Set up %1 as %2? [yes/no] ").arg(plan->address, plan->settings.hostname));
        if (answer != QLatin1String("yes"))
            return ExitOk;
    }

    catchInterrupt();
    setup::Runner runner(server->connection);
    runner.setSettings(plan->settings);
    DnsHook hook(plan->dnsHook);
    SetupView view(runner, hook, output);
    if (options.dryRun)
        return dryRun(runner, view, *first, *last, output);

    runner.run(*first, *last);
    const Ended ended = await(runner);
    if (!ended.ok) {
        output.error(ended.error);
        return exitCodeFor(ended.error);
    }
    bool changed = false;
    for (const StepStatus& status : runner.steps())
        changed = changed || (status.state == StepState::Done && status.id != StepId::Look);
    output.object({{QStringLiteral("event"), QStringLiteral("finished")},
                   {QStringLiteral("ok"), true},
                   {QStringLiteral("changed"), changed}});
    output.line(QStringLiteral("\n") + (changed || *last == StepId::Look
                                            ? Text::tr("All done.")
                                            : Text::tr("Nothing had to change.")));
    return ExitOk;
}

} // namespace mailstead::cli

#include "setup_command.moc"
