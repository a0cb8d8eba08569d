// The guided setup as the page sees it. RunnerEngine is the real one; tests of the page and its
// screenshots give it another.
#pragma once

#include "setup/runner.h"

#include <QObject>
#include <QThread>
#include <memory>

namespace mailstead::pages
{

/// What setup::Runner offers, behind an interface. Lives in the UI thread, never blocks it.
class SetupEngine : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void setSettings(const setup::Settings& settings) = 0;
    virtual QList<setup::StepStatus> steps() const = 0;
    virtual setup::StepStatus step(setup::StepId id) const = 0;
    virtual bool isRunning() const = 0;

    virtual void refresh() = 0;
    virtual void preview(setup::StepId id) = 0;
    virtual void run(setup::StepId first, setup::StepId last) = 0;
    virtual void undo(setup::StepId id) = 0;
    virtual void stop() = 0;

signals:
    /// What the setup of this server was begun with, as its journal has it; after refresh(), when
    /// there is a journal.
    void journalFound(const QString& domain, const QString& hostname, const QString& mailbox);
    void stepChanged(mailstead::setup::StepId id);
    void logged(const mailstead::setup::LogEntry& entry);
    void recordsChanged(const QList<mailstead::setup::WantedRecord>& records);
    void finished(bool ok, const mailstead::core::Error& error);
};

/// The steps as they really run on a server.
class RunnerEngine : public SetupEngine
{
    Q_OBJECT
public:
    explicit RunnerEngine(std::shared_ptr<ssh::Host> host, QObject* parent = nullptr);
    ~RunnerEngine() override;

    void setSettings(const setup::Settings& settings) override;
    QList<setup::StepStatus> steps() const override;
    setup::StepStatus step(setup::StepId id) const override;
    bool isRunning() const override;
    void refresh() override;
    void preview(setup::StepId id) override;
    void run(setup::StepId first, setup::StepId last) override;
    void undo(setup::StepId id) override;
    void stop() override;

private:
    void readJournal();

    std::shared_ptr<ssh::Host> m_host;
    core::CancelToken m_cancel;
    std::unique_ptr<QThread> m_reader; ///< reads the journal once
    setup::Runner m_runner;
};

} // namespace mailstead::pages
