// Runs the steps one after another on a worker thread and tells how it goes. Lives in the thread
// that made it (the UI thread, or main() of mailstead-cli).
#pragma once

#include "setup/facts.h"
#include "setup/settings.h"
#include "setup/step.h"

#include <QObject>
#include <memory>
#include <vector>

namespace mailstead::setup
{

class Runner : public QObject
{
    Q_OBJECT
public:
    explicit Runner(std::shared_ptr<ssh::Host> host, QObject* parent = nullptr);
    /// With other steps than makeSteps(), for tests.
    Runner(std::shared_ptr<ssh::Host> host, std::vector<std::unique_ptr<Step>> steps,
           QObject* parent = nullptr);
    ~Runner() override; ///< stops after the running command and waits

    void setSettings(const Settings& settings); ///< takes effect at the next start
    const Settings& settings() const;

    QList<StepStatus> steps() const;
    StepStatus step(StepId id) const;
    bool isRunning() const;
    Facts facts() const; ///< as last read; known is false before

    /// Reads what stands on the server (journal, facts) and sets the states of the steps, without
    /// changing anything: what another desktop did is seen as done.
    void refresh();
    /// plan() of one step, for "what will change"; the result comes with stepChanged.
    void preview(StepId id);
    /// plan, apply and verify from `first` to `last`, stopping at the first that fails or must be
    /// decided.
    void run(StepId first, StepId last);
    void undo(StepId id);
    /// Ends the work after the running command, and what waits behind it.
    void stop();

signals:
    void stepChanged(mailstead::setup::StepId id);
    void logged(const mailstead::setup::LogEntry& entry);
    void recordsChanged(const QList<mailstead::setup::WantedRecord>& records);
    /// run(), refresh(), preview() or undo() ended: success, or the error of the step that failed.
    void finished(bool ok, const mailstead::core::Error& error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mailstead::setup
