#include "pages/setup_engine.h"

namespace mailstead::pages
{

RunnerEngine::RunnerEngine(std::shared_ptr<ssh::Host> host, QObject* parent)
    : SetupEngine(parent)
    , m_runner(std::move(host))
{
    connect(&m_runner, &setup::Runner::stepChanged, this, &SetupEngine::stepChanged);
    connect(&m_runner, &setup::Runner::logged, this, &SetupEngine::logged);
    connect(&m_runner, &setup::Runner::recordsChanged, this, &SetupEngine::recordsChanged);
    connect(&m_runner, &setup::Runner::finished, this, &SetupEngine::finished);
}

void RunnerEngine::setSettings(const setup::Settings& settings)
{
    m_runner.setSettings(settings);
}

QList<setup::StepStatus> RunnerEngine::steps() const
{
    return m_runner.steps();
}

setup::StepStatus RunnerEngine::step(setup::StepId id) const
{
    return m_runner.step(id);
}

bool RunnerEngine::isRunning() const
{
    return m_runner.isRunning();
}

void RunnerEngine::refresh()
{
    m_runner.refresh();
}

void RunnerEngine::preview(setup::StepId id)
{
    m_runner.preview(id);
}

void RunnerEngine::run(setup::StepId first, setup::StepId last)
{
    m_runner.run(first, last);
}

void RunnerEngine::undo(setup::StepId id)
{
    m_runner.undo(id);
}

void RunnerEngine::stop()
{
    m_runner.stop();
}

} // namespace mailstead::pages
