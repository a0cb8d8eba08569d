// The guided setup of one server (DESIGN §1): form, steps, end. Nothing here waits for the server;
// the work is done by a SetupEngine.
#pragma once

#include "pages/setup_answers.h"
#include "pages/setup_engine.h"
#include "session/server_session.h"
#include "widgets/page.h"

#include <QPointer>
#include <functional>
#include <map>
#include <memory>
#include <vector>

class QScrollArea;
class QStackedWidget;

namespace mailstead::widgets
{
class Label;
class LogBuffer;
class StepperView;
} // namespace mailstead::widgets

namespace mailstead::pages
{

class AddressForm;
class FinishedPanel;
class SetupFoot;
class StepPanel;

class SetupPage : public Page
{
    Q_OBJECT
public:
    /// Makes the engine for a server; RunnerEngine unless a test says otherwise.
    using EngineFactory = std::function<std::unique_ptr<SetupEngine>(std::shared_ptr<ssh::Host>)>;

    explicit SetupPage(QWidget* parent = nullptr);
    ~SetupPage() override;
    void setEngineFactory(const EngineFactory& factory) { m_factory = factory; }

    QString id() const override { return QStringLiteral("setup"); }
    QString title() const override;
    QString iconName() const override { return QStringLiteral("setup"); }
    bool hasOwnHeader() const override { return true; }
    bool needsConnection() const override { return false; }
    int footHeight() const override;
    void setSession(session::ServerSession* session) override;
    void refresh() override;
    PageBadge badge() const override;
    RunningWork work() const override;
    void stopWork() override;

    /// What setSession() does with a session's parts; also for tests. A null engine: not connected.
    /// A setup that runs on the server shown before goes on, and is there again on coming back.
    void setServer(const QUuid& id, const QString& address);
    void setEngine(std::unique_ptr<SetupEngine> engine);
    /// The daemon on the server, once it runs; null: none. For the step that writes records.
    void setDaemon(const std::shared_ptr<control::Client>& client);

    /// Fills the form, as if typed, and remembers all but the password.
    void setAnswers(const SetupAnswers& answers);

    /// Rows of the stepper: 0 the form, then the steps, then the end.
    int currentRow() const { return m_row; }
    void showRow(int row);

protected:
    void retranslate() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    static constexpr int formRow = 0, firstStepRow = 1, lastStepRow = 8, finishedRow = 9;
    static setup::StepId stepOf(int row) { return setup::StepId(row - firstStepRow); }
    static int rowOf(setup::StepId id) { return int(id) + firstStepRow; }

    /// A setup that goes on while another server is shown.
    struct Parked {
        std::unique_ptr<SetupEngine> engine;
        std::shared_ptr<ssh::Host> host;
        setup::Settings settings;
        SetupAnswers answers;
        QList<setup::WantedRecord> records;
        std::vector<std::unique_ptr<widgets::LogBuffer>> logs;
        setup::StepId runLast = setup::StepId::Proof;
    };

    void build();
    void makeLogs();
    void park();
    bool unpark(); ///< true when a setup was found that runs, or ran, on the server shown
    void connectEngine();
    void followSession();
    void onStepChanged(setup::StepId id);
    void onJournalFound(const QString& domain, const QString& hostname, const QString& mailbox);
    void onFinished(bool ok, const core::Error& error);
    void onDecided(const QString& finding, const QString& decision);
    void onNext();
    void start(setup::StepId first, setup::StepId last);
    bool takeAnswers();
    bool needsPassword() const;
    bool allSettled() const;
    /// The first step that needs work; Proof when none does.
    setup::StepId firstOpen() const;
    void showState(); ///< stepper, panel, foot: all that follows from the engine's state
    void showStepper();
    void showFoot();
    void showFormFoot();
    void showStepFoot();
    void showConnection();

    std::map<QUuid, Parked> m_parked;
    EngineFactory m_factory;
    QPointer<session::ServerSession> m_session;
    std::shared_ptr<ssh::Host> m_host; ///< that the engine works on
    std::unique_ptr<SetupEngine> m_engine;
    QUuid m_serverId;
    QString m_address;
    setup::Settings m_settings;
    QList<setup::WantedRecord> m_records;
    std::vector<std::unique_ptr<widgets::LogBuffer>> m_logs; ///< one a step
    setup::StepId m_runLast = setup::StepId::Proof;
    int m_row = formRow;
    bool m_follow = true;      ///< show the step that runs
    bool m_refreshing = false; ///< the first look at what stands there
    bool m_ranHere = false;    ///< a step was run from this window

    widgets::Label *m_caption, *m_journalNote;
    widgets::StepperView* m_stepper;
    QStackedWidget* m_stack;
    AddressForm* m_form;
    StepPanel* m_panel;
    FinishedPanel* m_finished;
    QList<QLayout*> m_padded; ///< whose side margins follow the width
    SetupFoot* m_foot;
};

} // namespace mailstead::pages
