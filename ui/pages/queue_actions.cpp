#include "pages/queue_actions.h"

#include "widgets/button.h"
#include "widgets/notices.h"

namespace mailstead::pages
{

using control::QueueAction;
using control::QueueActionOutcome;

QueueActions::QueueActions(control::QueueModel* model, widgets::InlineSheet* sheet, QObject* parent)
    : QObject(parent)
    , m_model(model)
    , m_sheet(sheet)
{
    connect(m_sheet, &widgets::InlineSheet::confirmed, this,
            [this] { perform(m_asked, m_askedTarget); });
    connect(m_sheet, &widgets::InlineSheet::dismissed, this, [this] { ++m_question; });
}

QString QueueActions::text(QueueAction action)
{
    switch (action) {
    case QueueAction::Retry:
        return tr("Retry");
    case QueueAction::Hold:
        return tr("Hold");
    case QueueAction::Release:
        return tr("Release");
    case QueueAction::Bounce:
        return tr("Bounce…");
    case QueueAction::Delete:
        return tr("Delete…");
    }
    return {};
}

QString QueueActions::icon(QueueAction action)
{
    switch (action) {
    case QueueAction::Retry:
        return QStringLiteral("retry");
    case QueueAction::Hold:
        return QStringLiteral("hold");
    case QueueAction::Release:
        return QStringLiteral("release");
    case QueueAction::Bounce:
        return QStringLiteral("bounce");
    case QueueAction::Delete:
        return QStringLiteral("delete");
    }
    return {};
}

void QueueActions::request(QueueAction action, const QueueTarget& target)
{
    if (target.isEmpty())
        return;
    if (action == QueueAction::Delete || action == QueueAction::Bounce)
        askFirst(action, target);
    else
        perform(action, target);
}

void QueueActions::act(QueueAction action, const QueueTarget& target, bool dryRun,
                       std::function<void(Outcome)> done)
{
    if (target.byFilter)
        m_model->act(action, target.filter, dryRun, this, std::move(done));
    else
        m_model->act(action, target.keys, dryRun, this, std::move(done));
}

void QueueActions::perform(QueueAction action, const QueueTarget& target)
{
    act(action, target, false, [this, action, target](Outcome outcome) {
        if (!outcome) {
            emit failed(outcome.error());
            return;
        }
        tell(action, target, *outcome);
        if (outcome->touched > 0)
            emit acted(action);
    });
}

void QueueActions::askFirst(QueueAction action, const QueueTarget& target)
{
    m_asked = action;
    m_askedTarget = target;
    const bool bounce = action == QueueAction::Bounce;
    m_sheet->ask(icon(action), bounce ? tr("Bounce these messages?") : tr("Delete these messages?"),
                 tr("The server is counting …"), tr("Keep them"),
                 bounce ? tr("Bounce") : tr("Delete"));
    m_sheet->setHint(tr("Enter keeps them"));
    m_sheet->setConfirmEnabled(false);
    const int question = ++m_question;
    act(action, target, true, [this, action, question](Outcome outcome) {
        if (question != m_question)
            return;
        if (!outcome) {
            m_sheet->dismiss();
            emit failed(outcome.error());
            return;
        }
        showCount(action, *outcome);
    });
}

void QueueActions::showCount(QueueAction action, const QueueActionOutcome& outcome)
{
    const bool bounce = action == QueueAction::Bounce;
    const int count = int(outcome.touched);
    QString text =
        bounce ? tr("%n message(s) are given up now. Their senders get a notice that says why.",
                    nullptr, count)
               : tr("%n message(s) are discarded. Their senders are not told, and it cannot be "
                    "undone.",
                    nullptr, count);
    if (count == 0)
        text = tr("None of them is in the queue any more, or all are being sent right now.");
    if (count > 0 && outcome.leftOut > 0)
        text += QLatin1Char(' ') +
                tr("%n of them are being sent and are left alone.", nullptr, int(outcome.leftOut));
    m_sheet->setText(text);
    m_sheet->setConfirmText(bounce ? tr("Bounce %1").arg(count) : tr("Delete %1").arg(count));
    m_sheet->setConfirmEnabled(count > 0);
}

void QueueActions::tell(QueueAction action, const QueueTarget& target,
                        const QueueActionOutcome& outcome)
{
    const int n = int(outcome.touched);
    QString detail;
    if (outcome.leftOut > 0)
        detail = tr("%n are being sent and were left alone.", nullptr, int(outcome.leftOut));
    if (n == 0) {
        emit done(tr("Nothing has changed"),
                  detail.isEmpty() ? tr("The messages were so already, or have left the queue.")
                                   : detail,
                  {});
        return;
    }
    const auto say = [this, &detail](const QString& title, const QString& usual,
                                     const std::function<void()>& undo = {}) {
        emit done(title, detail.isEmpty() ? usual : detail, undo);
    };
    QueueTarget back;
    back.keys = target.undoable;
    const auto undoBy = [this, back](QueueAction opposite) -> std::function<void()> {
        if (back.isEmpty())
            return {};
        return [this, back, opposite] {
            perform(opposite, back);
        };
    };
    switch (action) {
    case QueueAction::Retry:
        say(tr("Trying %n message(s) now", nullptr, n), {});
        break;
    case QueueAction::Hold:
        say(tr("Held %n message(s)", nullptr, n), tr("They stay safe until you release them."),
            undoBy(QueueAction::Release));
        break;
    case QueueAction::Release:
        say(tr("Released %n message(s)", nullptr, n), tr("They are tried again."),
            undoBy(QueueAction::Hold));
        break;
    case QueueAction::Delete:
        say(tr("Deleted %n message(s)", nullptr, n), {});
        break;
    case QueueAction::Bounce:
        say(tr("Bounced %n message(s)", nullptr, n), tr("Their senders are told why."));
        break;
    }
}

} // namespace mailstead::pages
