#include "pages/setup_page.h"

#include "accessibility/announce.h"
#include "pages/address_form.h"
#include "pages/dns_zone_writer.h"
#include "pages/finished_panel.h"
#include "pages/setup_foot.h"
#include "pages/setup_log.h"
#include "pages/setup_texts.h"
#include "pages/step_panel.h"
#include "setup/choices.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/log_source.h"
#include "widgets/stepper_view.h"

#include <QSettings>
#include <QStackedWidget>
#include <algorithm>

namespace mailstead::pages
{

using setup::StepId;
using setup::StepState;

SetupPage::SetupPage(QWidget* parent)
    : Page(parent)
    , m_factory([](std::shared_ptr<ssh::Host> host) -> std::unique_ptr<SetupEngine> {
        return std::make_unique<RunnerEngine>(std::move(host));
    })
{
    makeLogs();
    build();
    retranslate();
    showRow(formRow);
}

SetupPage::~SetupPage()
{
    // Ended first: its worker must not tell a page that is half gone.
    if (m_engine)
        m_engine->disconnect(this);
    m_engine.reset();
}

QString SetupPage::title() const
{
    return tr("Setup");
}

void SetupPage::setSession(session::ServerSession* session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (!session) {
        setServer({}, {});
        return;
    }
    setServer(session->profile().id, session->profile().address);
    connect(session, &session::ServerSession::stateChanged, this, &SetupPage::followSession);
    connect(session, &session::ServerSession::daemonStateChanged, this, &SetupPage::followSession);
    followSession();
}

void SetupPage::followSession()
{
    const std::shared_ptr<ssh::Host> host = m_session ? m_session->host() : nullptr;
    // A running setup keeps its host: after a reboot it signs in again by itself.
    const bool busy = m_engine && m_engine->isRunning();
    if (host && host != m_host && !busy) {
        m_host = host;
        setEngine(m_factory(host));
    }
    setDaemon(m_session && m_session->daemonState() == session::DaemonState::Running
                  ? m_session->client()
                  : nullptr);
    showConnection();
    showState();
}

void SetupPage::setDaemon(const std::shared_ptr<control::Client>& client)
{
    m_panel->setDaemon(client);
}

void SetupPage::makeLogs()
{
    m_logs.clear();
    for (int row = firstStepRow; row <= lastStepRow; ++row)
        m_logs.push_back(std::make_unique<widgets::LogBuffer>());
}

void SetupPage::park()
{
    if (!m_engine || !m_engine->isRunning() || m_refreshing)
        return;
    m_engine->disconnect(this);
    Parked& parked = m_parked[m_serverId];
    parked.engine = std::move(m_engine);
    parked.host = m_host;
    parked.settings = m_settings;
    parked.answers = m_form->answers();
    parked.records = m_records;
    parked.logs = std::move(m_logs);
    parked.runLast = m_runLast;
    // Addresses in a std::map stay, so what comes meanwhile is kept there.
    Parked* place = &parked;
    connect(parked.engine.get(), &SetupEngine::logged, this, [place](const setup::LogEntry& entry) {
        place->logs.at(size_t(entry.step))->append(toLogLine(entry));
    });
    connect(parked.engine.get(), &SetupEngine::recordsChanged, this,
            [place](const QList<setup::WantedRecord>& records) { place->records = records; });
    makeLogs();
}

bool SetupPage::unpark()
{
    const auto found = m_parked.find(m_serverId);
    if (found == m_parked.end())
        return false;
    Parked parked = std::move(found->second);
    parked.engine->disconnect(this);
    m_parked.erase(found);
    m_engine = std::move(parked.engine);
    m_host = parked.host;
    m_settings = parked.settings;
    m_form->setAnswers(parked.answers);
    m_records = parked.records;
    m_logs = std::move(parked.logs);
    m_runLast = parked.runLast;
    m_ranHere = true;
    m_refreshing = false;
    connectEngine();
    m_panel->setRecords(m_records);
    showRow(allSettled() ? finishedRow : rowOf(firstOpen()));
    return true;
}

void SetupPage::setServer(const QUuid& id, const QString& address)
{
    m_panel->setLogSource(nullptr);
    setDaemon(nullptr);
    park();
    setEngine(nullptr);
    m_host.reset();
    m_serverId = id;
    m_address = address;
    m_settings = {};
    m_records.clear();
    for (const auto& log : m_logs)
        log->clear();
    m_panel->setRecords({});
    SetupAnswers answers;
    QSettings store;
    answers.load(store, id);
    m_form->setAnswers(answers);
    m_settings = answers.toSettings();
    m_ranHere = false;
    m_follow = true;
    showRow(formRow);
    unpark();
    retranslate();
    emit badgeChanged();
    emit workChanged();
}

int SetupPage::footHeight() const
{
    return m_foot->height();
}

void SetupPage::setAnswers(const SetupAnswers& answers)
{
    QSettings store;
    answers.save(store, m_serverId);
    m_form->setAnswers(answers);
    const QMap<QString, QString> decisions = m_settings.decisions;
    m_settings = answers.toSettings();
    m_settings.decisions = decisions;
    if (m_engine && !m_engine->isRunning())
        m_engine->setSettings(m_settings);
    retranslate();
}

void SetupPage::setEngine(std::unique_ptr<SetupEngine> engine)
{
    if (m_engine)
        m_engine->disconnect(this);
    m_engine = std::move(engine);
    if (m_engine) {
        connectEngine();
        m_settings.decisions.clear();
        m_engine->setSettings(m_settings);
        m_refreshing = true;
        m_engine->refresh();
    }
    showState();
    emit workChanged();
}

void SetupPage::connectEngine()
{
    connect(m_engine.get(), &SetupEngine::stepChanged, this, &SetupPage::onStepChanged);
    connect(m_engine.get(), &SetupEngine::finished, this, &SetupPage::onFinished);
    connect(m_engine.get(), &SetupEngine::logged, this, [this](const setup::LogEntry& entry) {
        m_logs.at(size_t(entry.step))->append(toLogLine(entry));
        if (m_row == rowOf(entry.step) && !m_panel->log()->isVisible())
            m_panel->setLogSource(m_logs.at(size_t(entry.step)).get());
    });
    // Emitted by a thread of the engine, so it comes queued.
    connect(m_engine.get(), &SetupEngine::journalFound, this, &SetupPage::onJournalFound);
    connect(m_engine.get(), &SetupEngine::recordsChanged, this,
            [this](const QList<setup::WantedRecord>& records) {
                m_records = records;
                m_panel->setRecords(records);
            });
}

void SetupPage::onJournalFound(const QString& domain, const QString& hostname,
                               const QString& mailbox)
{
    // What was typed here counts more than what another desktop wrote.
    if (!m_form->answers().text(AnswerField::Domain).trimmed().isEmpty())
        return;
    SetupAnswers answers = m_form->answers();
    answers.setText(AnswerField::Domain, domain);
    answers.setText(AnswerField::Hostname, hostname);
    answers.setText(AnswerField::Mailbox, mailbox);
    setAnswers(answers);
}

void SetupPage::onStepChanged(StepId id)
{
    const setup::StepStatus status = m_engine->step(id);
    // The records can be written for the user as soon as the daemon is there.
    if (m_session && id == StepId::Install && status.state == StepState::Done)
        m_session->refreshDaemon();
    if (status.state == StepState::Running && m_ranHere && m_follow)
        showRow(rowOf(id));
    if (status.state == StepState::Done || status.state == StepState::Failed)
        accessibility::announce(this,
                                tr("%1: %2").arg(setup::title(id), status.state == StepState::Done
                                                                       ? tr("done")
                                                                       : status.error.what));
    showState();
    emit badgeChanged();
    emit workChanged();
}

void SetupPage::onFinished(bool ok, const core::Error&)
{
    const bool looked = m_refreshing;
    m_refreshing = false;
    if (looked && !m_ranHere) {
        // What another desktop or an earlier run did is shown where it stopped.
        if (allSettled())
            showRow(finishedRow);
        else if (firstOpen() != StepId::Look && m_row == formRow && !needsPassword())
            showRow(rowOf(firstOpen()));
    } else if (ok && allSettled()) {
        showRow(finishedRow);
    }
    if (m_session)
        m_session->refreshDaemon();
    showState();
    emit badgeChanged();
    emit workChanged();
}

void SetupPage::onDecided(const QString& finding, const QString& decision)
{
    m_settings.decisions[finding] = decision;
    m_engine->setSettings(m_settings);
    const StepId id = m_panel->status().id;
    // What was under way goes on; a look ahead stays a look ahead.
    if (m_ranHere)
        start(id, std::max(id, m_runLast));
    else
        m_engine->preview(id);
}

bool SetupPage::takeAnswers()
{
    if (!m_form->validate(needsPassword()))
        return false;
    const QMap<QString, QString> decisions = m_settings.decisions;
    m_settings = m_form->answers().toSettings();
    m_settings.decisions = decisions;
    QSettings store;
    m_form->answers().save(store, m_serverId);
    if (m_engine)
        m_engine->setSettings(m_settings);
    retranslate();
    return true;
}

bool SetupPage::needsPassword() const
{
    return !m_engine || !isSettled(m_engine->step(StepId::Mailboxes).state);
}

bool SetupPage::allSettled() const
{
    if (!m_engine)
        return false;
    const QList<setup::StepStatus> steps = m_engine->steps();
    return std::all_of(steps.begin(), steps.end(),
                       [](const setup::StepStatus& step) { return isSettled(step.state); });
}

StepId SetupPage::firstOpen() const
{
    if (m_engine) {
        for (const setup::StepStatus& step : m_engine->steps()) {
            if (!isSettled(step.state))
                return step.id;
        }
    }
    return StepId::Proof;
}

void SetupPage::start(StepId first, StepId last)
{
    if (!m_engine || m_engine->isRunning())
        return;
    if (!takeAnswers()) {
        showRow(formRow);
        return;
    }
    m_ranHere = true;
    m_follow = true;
    m_refreshing = false;
    m_runLast = last;
    showRow(rowOf(first));
    m_engine->run(first, last);
    showState();
    emit workChanged();
}

void SetupPage::onNext()
{
    if (m_row == formRow) {
        if (!takeAnswers())
            return;
        const StepId next = firstOpen();
        if (next == StepId::Look)
            start(StepId::Look, StepId::Look); // changes nothing, so it may begin at once
        else
            showRow(allSettled() ? finishedRow : rowOf(next));
        return;
    }
    const StepId id = stepOf(m_row);
    if (!isSettled(m_engine->step(id).state)) {
        start(id, id);
        return;
    }
    const int next = m_row + 1;
    showRow(next == finishedRow && !allSettled() ? rowOf(firstOpen()) : next);
}

void SetupPage::showRow(int row)
{
    const bool changed = row != m_row;
    m_row = row;
    m_stepper->setCurrentStep(row);
    m_stack->setCurrentIndex(row == formRow ? 0 : row == finishedRow ? 2 : 1);
    // What will change is looked up when one comes to a step whose turn it is.
    if (changed && row >= firstStepRow && row <= lastStepRow && m_engine &&
        !m_engine->isRunning()) {
        const setup::StepStatus status = m_engine->step(stepOf(row));
        if (status.id == firstOpen() && status.state == StepState::Waiting &&
            status.plan.isEmpty() && m_form->answers().problems().isEmpty())
            m_engine->preview(status.id);
    }
    showState();
}

void SetupPage::refresh()
{
    if (m_engine && !m_engine->isRunning()) {
        m_refreshing = true;
        m_engine->refresh();
    }
}

PageBadge SetupPage::badge() const
{
    if (!m_engine)
        return {};
    int settled = 0;
    bool attention = false;
    const QList<setup::StepStatus> steps = m_engine->steps();
    for (const setup::StepStatus& step : steps) {
        settled += isSettled(step.state) ? 1 : 0;
        attention = attention || step.state == StepState::Decide || step.state == StepState::Failed;
    }
    if (settled == steps.size())
        return {};
    return {QStringLiteral("%1/%2").arg(settled).arg(steps.size()),
            attention ? style::Tone::Warn : style::Tone::Accent};
}

RunningWork SetupPage::work() const
{
    // What the user began last, and can stop by itself.
    if (const RunningWork writing = m_panel->writer()->work(); writing.isRunning())
        return writing;
    if (!m_engine || !m_engine->isRunning())
        return {};
    for (const setup::StepStatus& step : m_engine->steps()) {
        if (step.state == StepState::Running)
            return {SetupTexts::work(step.id, m_settings.hostname.isEmpty() ? m_address
                                                                            : m_settings.hostname),
                    step.activity, step.progress, true};
    }
    return {tr("Looking at what stands on %1").arg(m_address), {}, -1, true};
}

void SetupPage::stopWork()
{
    if (m_panel->writer()->work().isRunning())
        m_panel->writer()->stop();
    else if (m_engine && m_engine->isRunning())
        m_engine->stop();
}

} // namespace mailstead::pages
