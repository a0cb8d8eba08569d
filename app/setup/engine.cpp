#include "setup/engine.h"

#include "setup/commands.h"
#include "setup/text.h"

#include <QSysInfo>

namespace mailstead::setup
{

namespace
{

using core::ErrorKind;
using core::Result;

constexpr std::chrono::minutes reconnectLimit(2);

} // namespace

/// What a step says, put into its status and handed on.
class Engine::StepReporter : public Reporter
{
public:
    StepReporter(Engine& engine, StepId id)
        : m_engine(engine)
        , m_id(id)
    {
    }

    void log(LogEntry::Kind kind, const QString& text) override
    {
        m_engine.m_observer.logged({QDateTime::currentDateTimeUtc(), kind, m_id, text});
    }

    void activity(const QString& text, double progress) override
    {
        StepStatus& status = m_engine.status(m_id);
        // An upload tells its progress for every packet; nobody sees less than a percent.
        if (status.activity == text && progress >= 0 && progress < 1 &&
            qAbs(status.progress - progress) < 0.01)
            return;
        status.activity = text;
        status.progress = progress;
        m_engine.m_observer.stepChanged(status);
    }

    void finding(const core::Finding& finding) override
    {
        StepStatus& status = m_engine.status(m_id);
        for (core::Finding& other : status.findings) {
            if (other.id == finding.id) {
                other = finding;
                m_engine.m_observer.stepChanged(status);
                return;
            }
        }
        status.findings.append(finding);
        m_engine.m_observer.stepChanged(status);
    }

    void findings(const QList<core::Finding>& findings) override
    {
        StepStatus& status = m_engine.status(m_id);
        status.findings = findings;
        m_engine.m_observer.stepChanged(status);
    }

    void records(const QList<WantedRecord>& records) override
    {
        m_engine.m_observer.recordsChanged(records);
    }

private:
    Engine& m_engine;
    StepId m_id;
};

Engine::Engine(std::shared_ptr<ssh::Host> host, std::vector<std::unique_ptr<Step>> steps,
               EngineObserver& observer)
    : m_host(std::move(host))
    , m_steps(std::move(steps))
    , m_observer(observer)
    , m_daemon(m_host)
{
    for (const auto& each : m_steps) {
        StepStatus status;
        status.id = each->id();
        m_statuses.append(status);
    }
}

Engine::~Engine() = default;

StepStatus& Engine::status(StepId id)
{
    for (StepStatus& status : m_statuses) {
        if (status.id == id)
            return status;
    }
    Q_UNREACHABLE();
}

Step* Engine::step(StepId id) const
{
    for (const auto& each : m_steps) {
        if (each->id() == id)
            return each.get();
    }
    return nullptr;
}

Context Engine::context(StepReporter& reporter, const core::CancelToken& cancel)
{
    return {*m_host, m_facts, m_settings, m_journal, reporter, m_daemon, cancel};
}

Result<> Engine::loadJournal(StepReporter& reporter, const core::CancelToken& cancel)
{
    QString damage;
    auto journal = Journal::load(*m_host, &damage, cancel);
    if (!journal)
        return tl::unexpected(journal.error());
    if (!damage.isEmpty())
        reporter.log(LogEntry::Kind::Note,
                     Text::tr("%1. It will be kept as %2.").arg(damage, Journal::damagedPath()));
    m_journal = *journal;
    return {};
}

Result<> Engine::refresh(const core::CancelToken& cancel)
{
    StepReporter reporter(*this, StepId::Look);
    if (auto ok = loadJournal(reporter, cancel); !ok)
        return ok;
    auto facts = readFacts(*m_host, cancel);
    if (!facts)
        return tl::unexpected(facts.error());
    m_facts = *facts;
    m_observer.factsChanged(m_facts);
    Context now = context(reporter, cancel);
    for (StepStatus& each : m_statuses) {
        const auto seen = m_journal.step(each.id);
        if (seen) {
            each.state = seen->state;
            each.startedAt = seen->startedAt;
            each.endedAt = seen->endedAt;
            each.activity =
                seen->state == StepState::Failed ? seen->error : Text::tr("by %1").arg(seen->by);
            each.error = {};
            if (seen->state == StepState::Failed)
                each.error.what = seen->error;
        }
        each.undoable = step(each.id)->canUndo(now);
        m_observer.stepChanged(each);
    }
    return {};
}

Result<> Engine::preview(StepId id, const core::CancelToken& cancel)
{
    Step* const wanted = step(id);
    StepReporter reporter(*this, id);
    Context now = context(reporter, cancel);
    StepStatus& shown = status(id);
    shown.findings.clear();
    if (auto ok = loadJournal(reporter, cancel); !ok)
        return ok;
    const auto plan = wanted->plan(now);
    shown.plan = plan ? *plan : Plan{};
    shown.error = plan ? core::Error{} : plan.error();
    if (!plan && plan.error().kind == ErrorKind::NeedsDecision)
        shown.state = StepState::Decide;
    shown.activity = !plan             ? plan.error().text()
                     : plan->isEmpty() ? Text::tr("Nothing needs to change")
                                       : Text::tr("%n change(s)", nullptr,
                                                  static_cast<int>(plan->changes.size()));
    shown.progress = -1;
    shown.undoable = wanted->canUndo(now);
    m_observer.factsChanged(m_facts);
    m_observer.stepChanged(shown);
    return plan ? Result<>() : tl::unexpected(plan.error());
}

Result<> Engine::run(StepId first, StepId last, const core::CancelToken& cancel)
{
    if (last != StepId::Look) {
        if (auto ok = checkSettings(m_settings); !ok)
            return ok;
    }
    StepReporter reporter(*this, first);
    if (auto ok = loadJournal(reporter, cancel); !ok)
        return ok;
    for (const auto& each : m_steps) {
        if (each->id() < first || each->id() > last)
            continue;
        if (auto ok = runStep(*each, cancel); !ok)
            return ok;
    }
    return {};
}

Result<> Engine::runStep(Step& step, const core::CancelToken& cancel)
{
    StepReporter reporter(*this, step.id());
    Context now = context(reporter, cancel);
    StepStatus& shown = status(step.id());
    shown = StepStatus{};
    shown.id = step.id();
    shown.state = StepState::Running;
    shown.startedAt = QDateTime::currentDateTimeUtc();
    m_observer.stepChanged(shown);
    if (cancel.isCancelled()) {
        failStep(step, now, cancelledError());
        return tl::unexpected(cancelledError());
    }
    if (step.isSkipped(m_settings))
        return finishStep(step, now, StepState::Skipped);

    bool changed = false;
    Result<> done = attempt(step, now, changed);
    if (!done && done.error().kind == ErrorKind::Unreachable) {
        reporter.log(
            LogEntry::Kind::Note,
            Text::tr("The connection was lost (%1); signing in again").arg(done.error().text()));
        done = reconnect(reporter, cancel);
        if (done)
            done = attempt(step, now, changed);
    }
    if (!done) {
        failStep(step, now, done.error());
        return done;
    }
    return finishStep(
        step, now, changed || step.id() == StepId::Look ? StepState::Done : StepState::AlreadyDone);
}

Result<> Engine::attempt(Step& step, Context& context, bool& changed)
{
    const auto plan = step.plan(context);
    m_observer.factsChanged(m_facts);
    if (!plan)
        return tl::unexpected(plan.error());
    StepStatus& shown = status(step.id());
    // After a lost connection the second plan lists what is left; the first one is what was said.
    if (!changed)
        shown.plan = *plan;
    m_observer.stepChanged(shown);
    if (!plan->isEmpty()) {
        if (context.cancel.isCancelled())
            return tl::unexpected(cancelledError());
        changed = true;
        if (auto ok = step.apply(context, *plan); !ok)
            return ok;
        m_observer.factsChanged(m_facts);
    }
    return step.verify(context);
}

Result<> Engine::reconnect(StepReporter& reporter, const core::CancelToken& cancel)
{
    m_daemon.close();
    const auto onAttempt = [&](int attempt, const core::Error&) {
        reporter.activity(Text::tr("Signing in again (attempt %1)").arg(attempt), -1);
    };
    return m_host->reconnect(reconnectLimit, onAttempt, cancel);
}

bool Engine::record(StepId id, StepState state, const QString& error)
{
    // Looking leaves nothing behind on the server.
    if (id == StepId::Look)
        return false;
    const auto before = m_journal.step(id);
    const bool wasDone =
        before && (before->state == StepState::Done || before->state == StepState::AlreadyDone);
    const bool sameSkip =
        before && before->state == StepState::Skipped && state == StepState::Skipped;
    if ((state == StepState::AlreadyDone && wasDone) || sameSkip)
        return false;
    const StepStatus& shown = status(id);
    m_journal.setStep(id,
                      {state, shown.startedAt, shown.endedAt, QSysInfo::machineHostName(), error});
    m_journal.hostname = m_settings.hostname;
    m_journal.domain = m_settings.domain;
    m_journal.mailbox = m_settings.mailbox;
    return true;
}

Result<> Engine::finishStep(Step& step, Context& context, StepState state)
{
    StepStatus& shown = status(step.id());
    shown.endedAt = QDateTime::currentDateTimeUtc();
    if (record(step.id(), state, {})) {
        if (auto saved = m_journal.save(*m_host, context.cancel); !saved) {
            failStep(step, context, saved.error());
            return saved;
        }
    }
    shown.state = state;
    shown.progress = -1;
    shown.undoable = step.canUndo(context);
    shown.activity = state == StepState::AlreadyDone ? Text::tr("Nothing had to change")
                     : state == StepState::Skipped   ? Text::tr("Skipped")
                                                     : Text::tr("Done");
    m_observer.stepChanged(shown);
    return {};
}

void Engine::failStep(Step& step, Context& context, const core::Error& error)
{
    StepStatus& shown = status(step.id());
    shown.endedAt = QDateTime::currentDateTimeUtc();
    shown.state = error.kind == ErrorKind::NeedsDecision ? StepState::Decide : StepState::Failed;
    shown.error = error;
    shown.activity = error.text();
    shown.progress = -1;
    shown.undoable = step.canUndo(context);
    m_observer.stepChanged(shown);
    // Decisions are the desktop's; a broken connection cannot be written over.
    if (error.kind == ErrorKind::NeedsDecision || error.kind == ErrorKind::Unreachable)
        return;
    if (record(step.id(), StepState::Failed, error.text())) {
        // With a token of its own, so that stopping is recorded too.
        if (auto saved = m_journal.save(*m_host); !saved)
            context.reporter.log(LogEntry::Kind::Note,
                                 Text::tr("The journal on the server could not be written: %1")
                                     .arg(saved.error().text()));
    }
}

Result<> Engine::undo(StepId id, const core::CancelToken& cancel)
{
    Step* const wanted = step(id);
    StepReporter reporter(*this, id);
    Context now = context(reporter, cancel);
    if (auto ok = loadJournal(reporter, cancel); !ok)
        return ok;
    StepStatus& shown = status(id);
    shown.state = StepState::Running;
    shown.error = {};
    shown.activity = Text::tr("Undoing");
    shown.startedAt = QDateTime::currentDateTimeUtc();
    m_observer.stepChanged(shown);
    if (auto undone = wanted->undo(now); !undone) {
        failStep(*wanted, now, undone.error());
        return undone;
    }
    shown.plan = {};
    if (auto finished = finishStep(*wanted, now, StepState::Undone); !finished)
        return finished;
    shown.activity = Text::tr("Undone");
    m_observer.factsChanged(m_facts);
    m_observer.stepChanged(shown);
    return {};
}

} // namespace mailstead::setup
