// What can be done to messages of the queue: asked first where it destroys, told afterwards.
#pragma once

#include "control/queue_model.h"
#include "pages/queue_words.h"

#include <QObject>
#include <functional>

namespace mailstead::widgets
{
class InlineSheet;
}

namespace mailstead::pages
{

class FieldSheet;

class QueueActions : public QObject
{
    Q_OBJECT
public:
    /// None is owned; all outlive this. `route` has one field, for the host.
    QueueActions(control::QueueModel* model, widgets::InlineSheet* sheet, FieldSheet* route,
                 QObject* parent);

    /// Retry, hold and release at once; delete and bounce after the daemon has counted and the
    /// user has confirmed in the sheet; reroute after the user has named a host.
    void request(control::QueueAction action, const QueueTarget& target);
    /// Closes what is being asked.
    void dismiss();

signals:
    void done(const QString& title, const QString& detail, const std::function<void()>& undo);
    void failed(const mailstead::core::Error& error);
    /// After an action that touched rows.
    void acted(mailstead::control::QueueAction action);

private:
    using Outcome = core::Result<control::QueueActionOutcome>;
    void act(control::QueueAction action, const QueueTarget& target, bool dryRun,
             std::function<void(Outcome)> done, const QString& via = {});
    void perform(control::QueueAction action, const QueueTarget& target, const QString& via = {});
    void performByFilter(control::QueueAction action, const QueueTarget& target);
    void askFirst(control::QueueAction action, const QueueTarget& target);
    void askForRoute(const QueueTarget& target);
    void count(control::QueueAction action, const QueueTarget& target);
    void showCount(control::QueueAction action, const control::QueueActionOutcome& outcome);
    void submitRoute();
    void tell(control::QueueAction action, const QueueTarget& target, const QString& via,
              const control::QueueActionOutcome& outcome);
    /// What takes an action back; empty where nothing does.
    std::function<void()> undoOf(control::QueueAction action, const QueueTarget& target,
                                 const QString& via);

    control::QueueModel* m_model;
    widgets::InlineSheet* m_sheet;
    FieldSheet* m_route;
    control::QueueAction m_asked = control::QueueAction::Delete;
    QueueTarget m_askedTarget;
    int m_question = 0; ///< counts of earlier questions are not shown in later ones
};

} // namespace mailstead::pages
