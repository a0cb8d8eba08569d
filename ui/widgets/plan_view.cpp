#include "widgets/plan_view.h"

#include "widgets/charts.h"
#include "widgets/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mailstead::widgets
{

PlanView::PlanView(QWidget* parent)
    : Card(parent)
    , m_empty(new Label(style::TypeRole::Body, TextColor::Secondary, this))
    , m_progressText(new Label(style::TypeRole::Small, TextColor::Secondary, this))
    , m_meter(new Meter(this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_meter->setFixedWidth(120);
    m_meter->hide();
    m_empty->setContentsMargins(14, 11, 14, 11);
    m_empty->setWordWrap(true);
    body()->addWidget(m_empty);
    addToHead(m_progressText);
    addToHead(m_meter);
    retranslate();
}

void PlanView::setPlan(const setup::Plan& plan)
{
    bool same = plan.changes.size() == m_rows.size();
    for (qsizetype i = 0; same && i < m_rows.size(); ++i)
        same = m_rows.at(i)->change().subject == plan.changes.at(i).subject &&
               m_rows.at(i)->change().kind == plan.changes.at(i).kind;
    if (same) {
        for (qsizetype i = 0; i < m_rows.size(); ++i)
            m_rows.at(i)->setChange(plan.changes.at(i));
        return;
    }
    while (body()->count() > 1) {
        QLayoutItem* item = body()->takeAt(1);
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_rows.clear();
    for (const setup::Change& change : plan.changes) {
        if (!m_rows.isEmpty())
            body()->addWidget(new Hairline(this));
        auto* row = new PlanRow(change, this);
        const int index = rowCount();
        connect(row, &PlanRow::undoRequested, this, [this, index] { emit undoRequested(index); });
        body()->addWidget(row);
        m_rows.append(row);
    }
    // One changed file alone: its diff is what one came to see.
    if (m_rows.size() <= 3) {
        for (PlanRow* row : std::as_const(m_rows)) {
            if (row->hasDiff() && !row->change().before.isEmpty()) {
                row->setOpen(true, false);
                break;
            }
        }
    }
    m_empty->setVisible(m_rows.isEmpty());
    updateRemark();
}

void PlanView::setRowState(int index, ChangeState state, const QString& trailing)
{
    if (PlanRow* changed = row(index)) {
        changed->setState(state);
        changed->setTrailing(trailing);
    }
    updateRemark();
}

void PlanView::setAllStates(ChangeState state)
{
    for (PlanRow* row : std::as_const(m_rows))
        row->setState(state);
    updateRemark();
}

void PlanView::setProgress(const QString& text, double progress)
{
    m_progressText->setText(text);
    m_meter->setVisible(progress >= 0);
    m_meter->setValue(std::max(0.0, progress));
}

void PlanView::setEmptyText(const QString& text)
{
    m_emptyText = text;
    retranslate();
}

void PlanView::updateRemark()
{
    int done = 0;
    bool begun = false;
    for (const PlanRow* row : std::as_const(m_rows)) {
        done += row->state() == ChangeState::Done;
        begun = begun || row->state() != ChangeState::Waiting;
    }
    if (m_rows.isEmpty())
        setRemark({});
    else if (begun)
        setRemark(tr("%1 of %2 done").arg(done).arg(m_rows.size()));
    else
        setRemark(tr("%n change(s)", nullptr, rowCount()));
}

void PlanView::retranslate()
{
    setTitle(tr("What changes on the server"));
    m_empty->setText(m_emptyText.isEmpty() ? tr("Nothing has to change") : m_emptyText);
    updateRemark();
}

void PlanView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

} // namespace mailstead::widgets
