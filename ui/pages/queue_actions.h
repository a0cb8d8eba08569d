// What can be done to messages of the queue: asked first where it destroys, told afterwards.
#pragma once

#include "control/queue_model.h"

#include <QObject>
#include <functional>

namespace mailstead::widgets
{
class InlineSheet;
}

namespace mailstead::pages
{

/// What an action is for: rows by key, or all that fit a filter.
struct QueueTarget {
    QStringList keys;
    control::QueueFilter filter;
    bool byFilter = false;
    /// Rows among `keys` that an undo may touch: those that were not so before.
    QStringList undoable;
    bool isEmpty() const { return !byFilter && keys.isEmpty(); }
};

class QueueActions : public QObject
{
    Q_OBJECT
public:
    /// Neither is owned; both outlive this.
    QueueActions(control::QueueModel* model, widgets::InlineSheet* sheet, QObject* parent);

    /// Retry, hold and release at once; delete and bounce after the daemon has counted and the
    /// user has confirmed in the sheet.
    void request(control::QueueAction action, const QueueTarget& target);
    /// Words of an action, for buttons and menus: "Retry", "Delete…".
    static QString text(control::QueueAction action);
    static QString icon(control::QueueAction action);

signals:
    void done(const QString& title, const QString& detail, const std::function<void()>& undo);
    void failed(const mailstead::core::Error& error);
    /// After an action that touched rows.
    void acted(mailstead::control::QueueAction action);

private:
    using Outcome = core::Result<control::QueueActionOutcome>;
    void act(control::QueueAction action, const QueueTarget& target, bool dryRun,
             std::function<void(Outcome)> done);
    void perform(control::QueueAction action, const QueueTarget& target);
    void askFirst(control::QueueAction action, const QueueTarget& target);
    void showCount(control::QueueAction action, const control::QueueActionOutcome& outcome);
    void tell(control::QueueAction action, const QueueTarget& target,
              const control::QueueActionOutcome& outcome);

    control::QueueModel* m_model;
    widgets::InlineSheet* m_sheet;
    control::QueueAction m_asked = control::QueueAction::Delete;
    QueueTarget m_askedTarget;
    int m_question = 0; ///< counts of earlier questions are not shown in later ones
};

} // namespace mailstead::pages
