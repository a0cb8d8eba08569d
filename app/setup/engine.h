// The order of the steps and what happens around each: plan, apply, verify, journal, a lost
// connection. Sequential; Runner puts it on a thread.
#pragma once

#include "setup/daemon_link.h"
#include "setup/facts.h"
#include "setup/journal.h"
#include "setup/settings.h"
#include "setup/step.h"

#include <memory>
#include <vector>

namespace mailstead::setup
{

/// Told by Engine on the thread that runs it.
class EngineObserver
{
public:
    virtual ~EngineObserver() = default;
    virtual void stepChanged(const StepStatus& status) = 0;
    virtual void factsChanged(const Facts& facts) = 0;
    virtual void logged(const LogEntry& entry) = 0;
    virtual void recordsChanged(const QList<WantedRecord>& records) = 0;
};

class Engine
{
public:
    Engine(std::shared_ptr<ssh::Host> host, std::vector<std::unique_ptr<Step>> steps,
           EngineObserver& observer);
    ~Engine();

    void setSettings(const Settings& settings) { m_settings = settings; }

    core::Result<> refresh(const core::CancelToken& cancel);
    core::Result<> preview(StepId id, const core::CancelToken& cancel);
    core::Result<> run(StepId first, StepId last, const core::CancelToken& cancel);
    core::Result<> undo(StepId id, const core::CancelToken& cancel);

private:
    class StepReporter;

    StepStatus& status(StepId id);
    Step* step(StepId id) const;
    Context context(StepReporter& reporter, const core::CancelToken& cancel);
    core::Result<> loadJournal(StepReporter& reporter, const core::CancelToken& cancel);
    core::Result<> runStep(Step& step, const core::CancelToken& cancel);
    core::Result<> attempt(Step& step, Context& context, bool& changed);
    core::Result<> reconnect(StepReporter& reporter, const core::CancelToken& cancel);
    core::Result<> finishStep(Step& step, Context& context, StepState state);
    void failStep(Step& step, Context& context, const core::Error& error);
    bool record(StepId id, StepState state, const QString& error);

    std::shared_ptr<ssh::Host> m_host;
    std::vector<std::unique_ptr<Step>> m_steps;
    EngineObserver& m_observer;
    Settings m_settings;
    Facts m_facts;
    Journal m_journal;
    DaemonLink m_daemon;
    QList<StepStatus> m_statuses;
};

/// All steps in their order.
std::vector<std::unique_ptr<Step>> makeSteps();

} // namespace mailstead::setup
