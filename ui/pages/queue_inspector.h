// One message of the queue: why it waits, its envelope, its story.
#pragma once

#include "control/history_model.h"
#include "control/queue_row.h"
#include "control/trace.h"
#include "widgets/card.h"

#include <QPointer>
#include <memory>

class QGridLayout;
class QScrollArea;

namespace mailstead::widgets
{
class Button;
class ElidedLabel;
class IconButton;
class Label;
class StateBadge;
} // namespace mailstead::widgets

namespace mailstead::pages
{

class DialogueView;
class TraceView;

class QueueInspector : public widgets::Card
{
    Q_OBJECT
public:
    /// Its children are named "inspectorWhy", "traceView", …; with another name than its usual one
    /// "<name>_inspectorWhy", ….
    explicit QueueInspector(const QString& name = QStringLiteral("queueInspector"),
                            QWidget* parent = nullptr);

    void setClient(const std::shared_ptr<control::Client>& client);
    /// Shows a row and reads its story; the same row again only takes what changed.
    void setRow(const control::QueueRow& row);
    const control::QueueRow& row() const { return m_row; }
    /// Shows finished mail: what happened to it, and nothing that could be done to it.
    void setFinished(const control::HistoryRow& row);
    /// The same where no more is known than the id; the trace says the rest.
    void setMessage(const QString& id);
    QString messageId() const { return m_row.id; }
    void clear();
    /// "Waiting because … Next try in 6 min." in words.
    static QString whySentence(const control::QueueRow& row);

signals:
    void actionRequested(mailstead::control::QueueAction action);
    void logRequested(const QString& messageId);
    void closeRequested();
    void copied(const QString& what);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void readTrace();
    void showRow();
    void showState();
    QString endSentence() const; ///< of finished mail
    void showTrace(const control::Trace& trace);
    void present(const control::QueueRow& row, bool finished);
    void addFact(int row, QPointer<widgets::Label>& label, QPointer<widgets::ElidedLabel>& value);
    void retranslate();

    std::shared_ptr<control::Client> m_client;
    control::QueueRow m_row;
    bool m_isFinished = false;
    std::optional<control::MailOutcome> m_outcome; ///< of finished mail, once it is known
    QDateTime m_endedAt;
    QScrollArea* m_scroll;
    QGridLayout* m_facts;
    widgets::StateBadge* m_badge;
    widgets::IconButton *m_copy, *m_close;
    widgets::Label *m_subject, *m_why, *m_traceTitle, *m_traceError;
    widgets::Button *m_retry, *m_hold, *m_route, *m_log;
    enum Fact { From, To, Id, Size, Host, Via, FactCount };
    QPointer<widgets::Label> m_labels[FactCount];
    QPointer<widgets::ElidedLabel> m_values[FactCount];
    TraceView* m_trace;
    DialogueView* m_dialogue;
};

} // namespace mailstead::pages
