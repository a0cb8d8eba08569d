#include "pages/queue_actions.h"

#include "pages/field_sheet.h"
#include "pages/form_field.h"
#include "widgets/button.h"
#include "widgets/notices.h"

namespace mailstead::pages
{

using control::QueueAction;
using control::QueueActionOutcome;
using control::QueueState;

QueueActions::QueueActions(control::QueueModel* model, widgets::InlineSheet* sheet,
                           FieldSheet* route, QObject* parent)
    : QObject(parent)
    , m_model(model)
    , m_sheet(sheet)
    , m_route(route)
{
    connect(m_sheet, &widgets::InlineSheet::confirmed, this,
            [this] { perform(m_asked, m_askedTarget); });
    connect(m_sheet, &widgets::InlineSheet::dismissed, this, [this] { ++m_question; });
    connect(m_route, &FieldSheet::submitted, this, &QueueActions::submitRoute);
    connect(m_route, &FieldSheet::closed, this, [this] { ++m_question; });
}

void QueueActions::request(QueueAction action, const QueueTarget& target)
{
    if (target.isEmpty())
        return;
    dismiss();
    if (action == QueueAction::Delete || action == QueueAction::Bounce)
        askFirst(action, target);
    else if (action == QueueAction::Reroute)
        askForRoute(target);
    else if (target.byFilter && action != QueueAction::Retry)
        performByFilter(action, target);
    else
        perform(action, target);
}

void QueueActions::dismiss()
{
    m_sheet->dismiss();
    m_route->close();
}

void QueueActions::act(QueueAction action, const QueueTarget& target, bool dryRun,
                       std::function<void(Outcome)> done, const QString& via)
{
    if (target.byFilter)
        m_model->act(action, target.filter, dryRun, this, std::move(done), via);
    else
        m_model->act(action, target.keys, dryRun, this, std::move(done), via);
}

void QueueActions::perform(QueueAction action, const QueueTarget& target, const QString& via)
{
    act(
        action, target, false,
        [this, action, target, via](const Outcome& outcome) {
            if (!outcome) {
                emit failed(outcome.error());
                return;
            }
            tell(action, target, via, *outcome);
            if (outcome->touched > 0)
                emit acted(action);
        },
        via);
}

void QueueActions::performByFilter(QueueAction action, const QueueTarget& target)
{
    // Taken back by a filter as well: the rows that are then as this action leaves them. That
    // would take more along where some are so already, so it is asked first whether there are any.
    const bool holds = action == QueueAction::Hold;
    QueueTarget back = target;
    back.filter.states = {holds ? QueueState::Held : QueueState::Active};
    act(holds ? QueueAction::Release : QueueAction::Hold, back, true,
        [this, action, target, back](const Outcome& already) {
            QueueTarget wanted = target;
            if (already && already->touched == 0 && already->leftOut == 0)
                wanted.undoStates = back.filter.states;
            perform(action, wanted);
        });
}

void QueueActions::askFirst(QueueAction action, const QueueTarget& target)
{
    m_asked = action;
    m_askedTarget = target;
    const bool bounce = action == QueueAction::Bounce;
    m_sheet->ask(QueueWords::icon(action),
                 bounce ? tr("Bounce these messages?") : tr("Delete these messages?"),
                 tr("The server is counting …"), tr("Keep them"),
                 bounce ? tr("Bounce") : tr("Delete"));
    m_sheet->setHint(tr("Enter keeps them"));
    m_sheet->setConfirmEnabled(false);
    count(action, target);
}

void QueueActions::askForRoute(const QueueTarget& target)
{
    m_asked = QueueAction::Reroute;
    m_askedTarget = target;
    m_route->setTexts(QueueWords::icon(QueueAction::Reroute),
                      tr("Send them through another server?"), tr("The server is counting …"),
                      tr("Cancel"), tr("Route"));
    m_route->field(0)->setLabel(tr("Server"));
    m_route->field(0)->setHint(tr("host or host:port, for example relay.example.org:587"));
    m_route->open();
    m_route->setConfirmEnabled(false);
    count(QueueAction::Reroute, target);
}

void QueueActions::count(QueueAction action, const QueueTarget& target)
{
    const int question = ++m_question;
    act(action, target, true, [this, action, question](const Outcome& outcome) {
        if (question != m_question)
            return;
        if (!outcome) {
            dismiss();
            emit failed(outcome.error());
            return;
        }
        showCount(action, *outcome);
    });
}

void QueueActions::showCount(QueueAction action, const QueueActionOutcome& outcome)
{
    const QString text = QueueWords::consequence(action, outcome);
    const QString confirm = QueueWords::confirm(action, outcome.touched);
    const QString title = QueueWords::question(action, m_askedTarget, outcome.touched);
    if (action == QueueAction::Reroute) {
        if (outcome.touched > 0)
            m_route->setTitle(title);
        m_route->setText(text);
        m_route->setConfirmText(confirm);
        m_route->setConfirmEnabled(outcome.touched > 0);
        return;
    }
    if (outcome.touched > 0)
        m_sheet->setTitle(title);
    m_sheet->setText(text);
    m_sheet->setConfirmText(confirm);
    m_sheet->setConfirmEnabled(outcome.touched > 0);
}

void QueueActions::submitRoute()
{
    const QString via = m_route->value(0);
    if (!via.isEmpty() && !control::isRoute(via)) {
        m_route->field(0)->setProblem(
            tr("“%1” is no host. Write a name or an address, with :port when it is not 25")
                .arg(via.left(60)));
        return;
    }
    const QueueTarget target = m_askedTarget;
    m_route->close();
    perform(QueueAction::Reroute, target, via);
}

std::function<void()> QueueActions::undoOf(QueueAction action, const QueueTarget& target,
                                           const QString& via)
{
    QueueAction opposite = QueueAction::Release;
    if (action == QueueAction::Release)
        opposite = QueueAction::Hold;
    else if (action == QueueAction::Reroute && !via.isEmpty())
        opposite = QueueAction::Reroute; // to the MX again
    else if (action != QueueAction::Hold)
        return {};
    QueueTarget back;
    if (target.byFilter) {
        if (target.undoStates.isEmpty())
            return {};
        back = target;
        back.filter.states = target.undoStates;
        back.undoStates.clear();
    } else {
        back.keys = target.undoable;
    }
    if (back.isEmpty())
        return {};
    return [this, back, opposite] {
        perform(opposite, back);
    };
}

void QueueActions::tell(QueueAction action, const QueueTarget& target, const QString& via,
                        const QueueActionOutcome& outcome)
{
    const QString left = QueueWords::leftAlone(outcome.leftOut, true);
    if (outcome.touched == 0) {
        emit done(tr("Nothing has changed"),
                  left.isEmpty() ? tr("The messages were so already, or have left the queue.")
                                 : left,
                  {});
        return;
    }
    QString detail = QueueWords::resultDetail(action);
    if (action == QueueAction::Reroute)
        detail = via.isEmpty() ? tr("They go to the mail hosts of their domains again.")
                               : tr("They go through %1.").arg(via);
    emit done(QueueWords::result(action, outcome.touched), left.isEmpty() ? detail : left,
              undoOf(action, target, via));
}

} // namespace mailstead::pages
