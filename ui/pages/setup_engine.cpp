#include "pages/setup_engine.h"

#include "setup/journal.h"

namespace mailstead::pages
{

RunnerEngine::RunnerEngine(std::shared_ptr<ssh::Host> host, QObject* parent)
    : SetupEngine(parent)
    , m_host(host)
    , m_runner(std::move(host))
{
    connect(&m_runner, &setup::Runner::stepChanged, this, &SetupEngine::stepChanged);
    connect(&m_runner, &setup::Runner::logged, this, &SetupEngine::logged);
    connect(&m_runner, &setup::Runner::recordsChanged, this, &SetupEngine::recordsChanged);
    connect(&m_runner, &setup::Runner::finished, this, &SetupEngine::finished);
}

RunnerEngine::~RunnerEngine()
{
    m_cancel.cancel();
    if (m_reader)
        m_reader->wait();
}

void RunnerEngine::readJournal()
{
    if (m_reader)
        return;
    m_reader.reset(QThread::create([this, host = m_host, cancel = m_cancel] {
        QString damage;
        const auto journal = setup::Journal::load(*host, &damage, cancel);
        // A journal that cannot be read is told by the runner, which needs it; this is only for
        // the form, which then starts empty.
        if (journal && !journal->domain.isEmpty() && !cancel.isCancelled())
            emit journalFound(journal->domain, journal->hostname, journal->mailbox);
    }));
    m_reader->start();
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
    readJournal();
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
