// A setup that does nothing on any server: the test says how it goes. It remembers what the page
// asked of it.
#pragma once

#include "pages/setup_engine.h"

#include <QMap>

namespace mailstead::pages
{

class FakeEngine : public SetupEngine
{
    Q_OBJECT
public:
    explicit FakeEngine(QObject* parent = nullptr);

    void setSettings(const setup::Settings& settings) override;
    QList<setup::StepStatus> steps() const override { return m_steps; }
    setup::StepStatus step(setup::StepId id) const override;
    bool isRunning() const override { return m_running; }
    void refresh() override { calls << QStringLiteral("refresh"); }
    void preview(setup::StepId id) override;
    void run(setup::StepId first, setup::StepId last) override;
    void undo(setup::StepId id) override;
    void stop() override { calls << QStringLiteral("stop"); }

    // What the test does.
    void set(const setup::StepStatus& status);
    void setState(setup::StepId id, setup::StepState state, const QString& activity = {});
    void setRunning(bool running) { m_running = running; }
    void logStep(setup::StepId step, setup::LogEntry::Kind kind, const QString& text);
    void finish(bool ok, const core::Error& error = {});

    QStringList calls;
    setup::Settings settings;

private:
    QList<setup::StepStatus> m_steps;
    bool m_running = false;
};

/// Realistic content of the steps, for tests and screenshots.
namespace sample
{
core::Finding postfixFinding();
QList<core::Finding> lookFindings();
setup::Plan namePlan();
QList<setup::WantedRecord> records(bool arrived);
} // namespace sample

} // namespace mailstead::pages
