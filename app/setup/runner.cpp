#include "setup/runner.h"

#include "setup/engine.h"

#include <QThread>

namespace mailstead::setup
{

/// Lives in the Runner's thread, but for `engine` and the observer's methods, which only the worker
/// thread touches. What the worker has to say is carried over by queued calls, so that no lock is
/// needed and the order is kept.
struct Runner::Private : EngineObserver {
    Private(Runner* runner, std::shared_ptr<ssh::Host> host,
            std::vector<std::unique_ptr<Step>> steps)
        : q(runner)
    {
        for (const auto& step : steps) {
            StepStatus status;
            status.id = step->id();
            statuses.append(status);
        }
        engine = std::make_unique<Engine>(std::move(host), std::move(steps), *this);
        worker.moveToThread(&thread);
        thread.start();
    }

    using Job = core::Result<> (*)(Engine&, StepId, StepId, const core::CancelToken&);

    void start(Job job, StepId first = StepId::Look, StepId last = StepId::Look)
    {
        ++jobs;
        const auto onWorker = [this, job, first, last, token = cancel, wanted = settings] {
            engine->setSettings(wanted);
            const core::Result<> result = job(*engine, first, last, token);
            QMetaObject::invokeMethod(
                q,
                [this, result] {
                    --jobs;
                    emit q->finished(result.has_value(), result ? core::Error{} : result.error());
                },
                Qt::QueuedConnection);
        };
        QMetaObject::invokeMethod(&worker, onWorker, Qt::QueuedConnection);
    }

    // EngineObserver, on the worker thread
    void stepChanged(const StepStatus& status) override
    {
        QMetaObject::invokeMethod(
            q,
            [this, status] {
                for (StepStatus& each : statuses) {
                    if (each.id == status.id)
                        each = status;
                }
                emit q->stepChanged(status.id);
            },
            Qt::QueuedConnection);
    }

    void factsChanged(const Facts& now) override
    {
        QMetaObject::invokeMethod(
            q, [this, now] { facts = now; }, Qt::QueuedConnection);
    }

    void logged(const LogEntry& entry) override
    {
        QMetaObject::invokeMethod(
            q, [this, entry] { emit q->logged(entry); }, Qt::QueuedConnection);
    }

    void recordsChanged(const QList<WantedRecord>& records) override
    {
        QMetaObject::invokeMethod(
            q, [this, records] { emit q->recordsChanged(records); }, Qt::QueuedConnection);
    }

    Runner* q;
    Settings settings;
    QList<StepStatus> statuses;
    Facts facts;
    int jobs = 0; ///< running and waiting
    core::CancelToken cancel;

    std::unique_ptr<Engine> engine;
    QThread thread;
    QObject worker; ///< receives the jobs on `thread`
};

Runner::Runner(std::shared_ptr<ssh::Host> host, QObject* parent)
    : Runner(std::move(host), makeSteps(), parent)
{
}

Runner::Runner(std::shared_ptr<ssh::Host> host, std::vector<std::unique_ptr<Step>> steps,
               QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(host), std::move(steps)))
{
}

Runner::~Runner()
{
    d->cancel.cancel();
    d->thread.quit();
    d->thread.wait();
}

void Runner::setSettings(const Settings& settings)
{
    d->settings = settings;
}

const Settings& Runner::settings() const
{
    return d->settings;
}

QList<StepStatus> Runner::steps() const
{
    return d->statuses;
}

StepStatus Runner::step(StepId id) const
{
    for (const StepStatus& status : d->statuses) {
        if (status.id == id)
            return status;
    }
    return {};
}

bool Runner::isRunning() const
{
    return d->jobs > 0;
}

Facts Runner::facts() const
{
    return d->facts;
}

void Runner::refresh()
{
    d->start([](Engine& engine, StepId, StepId, const core::CancelToken& cancel) {
        return engine.refresh(cancel);
    });
}

void Runner::preview(StepId id)
{
    d->start([](Engine& engine, StepId first, StepId,
                const core::CancelToken& cancel) { return engine.preview(first, cancel); },
             id);
}

void Runner::run(StepId first, StepId last)
{
    d->start([](Engine& engine, StepId from, StepId to,
                const core::CancelToken& cancel) { return engine.run(from, to, cancel); },
             first, last);
}

void Runner::undo(StepId id)
{
    d->start([](Engine& engine, StepId first, StepId,
                const core::CancelToken& cancel) { return engine.undo(first, cancel); },
             id);
}

void Runner::stop()
{
    d->cancel.cancel();
    d->cancel = core::CancelToken();
}

} // namespace mailstead::setup
