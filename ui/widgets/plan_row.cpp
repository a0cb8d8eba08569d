#include "style/icons.h"
#include "style/paint.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/collapsible.h"
#include "widgets/diff_view.h"
#include "widgets/label.h"
#include "widgets/plan_view.h"
#include "widgets/spinner.h"

#include <QAbstractButton>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace mailstead::widgets
{

namespace
{

using Kind = setup::Change::Kind;

/// Things that are named on the server are mono; sentences are not.
bool isNamedThing(Kind kind)
{
    return kind != Kind::Reboot && kind != Kind::Message;
}

QString stateWord(ChangeState state)
{
    switch (state) {
    case ChangeState::Waiting:
        return PlanRow::tr("waiting");
    case ChangeState::Running:
        return PlanRow::tr("running");
    case ChangeState::Done:
        return PlanRow::tr("done");
    case ChangeState::Failed:
        return PlanRow::tr("failed");
    case ChangeState::Skipped:
        return PlanRow::tr("skipped");
    }
    return {};
}

/// The state mark of a row: ring, spinner, tick, cross.
class StateMark : public QWidget
{
public:
    explicit StateMark(QWidget* parent)
        : QWidget(parent)
        , m_spinner(new Spinner(this, 18))
    {
        setFixedSize(18, 18);
        m_spinner->setGeometry(0, 0, 18, 18);
        m_spinner->hide();
        connect(&style::Theme::instance(), &style::Theme::changed, this,
                qOverload<>(&QWidget::update));
    }

    void setState(ChangeState state)
    {
        m_state = state;
        m_spinner->setVisible(state == ChangeState::Running);
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const style::Colors& c = style::colors();
        QPainter painter(this);
        switch (m_state) {
        case ChangeState::Running:
            return;
        case ChangeState::Done:
            return style::paintIcon(&painter, rect(), QStringLiteral("check-circle"), c.ok.text);
        case ChangeState::Failed:
            return style::paintIcon(&painter, rect(), QStringLiteral("error"), c.bad.text);
        case ChangeState::Waiting:
        case ChangeState::Skipped:
            break;
        }
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(c.border.strong, 1.5));
        painter.drawEllipse(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75));
        if (m_state == ChangeState::Skipped)
            painter.drawLine(QPointF(5, 9), QPointF(13, 9));
    }

private:
    ChangeState m_state = ChangeState::Waiting;
    Spinner* m_spinner;
};

/// The row as a button that opens the diff; it carries the other widgets.
class RowHead : public QAbstractButton
{
public:
    explicit RowHead(QWidget* parent)
        : QAbstractButton(parent)
    {
        setFixedHeight(40);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    void setRunning(bool running)
    {
        m_running = running;
        update();
    }

    void setOpenable(bool openable)
    {
        m_openable = openable;
        setFocusPolicy(openable ? Qt::TabFocus : Qt::NoFocus);
        setCursor(openable ? Qt::PointingHandCursor : Qt::ArrowCursor);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        if (m_running)
            painter.fillRect(rect(), style::colors().accent.soft);
        else if (m_openable && underMouse())
            painter.fillRect(rect(), style::colors().overlay.hover);
    }

    void keyPressEvent(QKeyEvent* event) override
    {
        if (m_openable && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
            click();
        else
            QAbstractButton::keyPressEvent(event);
    }

private:
    bool m_running = false, m_openable = false;
};

} // namespace

struct PlanRow::Private {
    setup::Change change;
    ChangeState state = ChangeState::Waiting;
    RowHead* head;
    StateMark* mark;
    ElidedLabel* subject;
    ElidedLabel* remark;
    Label* trailing;
    Button* undo;
    IconLabel* chevron;
    Collapsible* details;
    DiffView* diff;
};

PlanRow::PlanRow(const setup::Change& change, QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>())
{
    d->head = new RowHead(this);
    d->mark = new StateMark(d->head);
    d->subject =
        new ElidedLabel(style::TypeRole::Mono, TextColor::Primary, Qt::ElideMiddle, d->head);
    d->remark =
        new ElidedLabel(style::TypeRole::Body, TextColor::Secondary, Qt::ElideRight, d->head);
    d->trailing = new Label(style::TypeRole::Small, TextColor::Tertiary, d->head);
    d->undo = new Button(tr("Undo"), QStringLiteral("undo"), ButtonKind::Quiet, d->head,
                         ButtonSize::Small);
    d->undo->hide();
    d->chevron = new IconLabel(QStringLiteral("chevron-down"), 16, d->head);
    d->chevron->set(QStringLiteral("chevron-down"), style::Tone::Neutral);
    auto* row = new QHBoxLayout(d->head);
    row->setContentsMargins(14, 0, 14, 0);
    row->setSpacing(10);
    row->addWidget(d->mark);
    row->addSpacing(2);
    row->addWidget(d->subject, 0);
    row->addWidget(d->remark, 1);
    row->addWidget(d->trailing);
    row->addWidget(d->undo);
    row->addWidget(d->chevron);
    d->details = new Collapsible(this);
    auto* frame = new QWidget;
    auto* frameLayout = new QVBoxLayout(frame);
    frameLayout->setContentsMargins(44, 0, 14, 12);
    d->diff = new DiffView(frame);
    frameLayout->addWidget(d->diff);
    d->details->setContent(frame);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(d->head);
    column->addWidget(d->details);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(d->head, &QAbstractButton::clicked, this, [this] {
        if (hasDiff())
            setOpen(!isOpen());
    });
    connect(d->undo, &QPushButton::clicked, this, &PlanRow::undoRequested);
    setChange(change);
    setState(ChangeState::Waiting);
}

PlanRow::~PlanRow() = default;

void PlanRow::setChange(const setup::Change& change)
{
    d->change = change;
    const bool named = isNamedThing(change.kind);
    d->subject->setRole(named ? style::TypeRole::Mono : style::TypeRole::Body);
    d->subject->setText(change.subject);
    const bool differs = change.before != change.after;
    const bool texts = change.kind == Kind::File && differs;
    d->diff->setLines(texts ? diffLines(change.before, change.after) : QList<DiffLine>());
    QString remark = change.remark;
    if (remark.isEmpty() && texts)
        remark = DiffView::summary(d->diff->lines());
    // Short values that are no files are told in the row itself.
    if (!texts && differs && !change.before.contains(QLatin1Char('\n')) &&
        !change.after.contains(QLatin1Char('\n')) && !change.before.isEmpty() &&
        !change.after.isEmpty())
        remark = QStringLiteral("%1  %2 → %3").arg(remark, change.before, change.after).trimmed();
    d->remark->setText(remark);
    d->chevron->setVisible(hasDiff());
    d->head->setOpenable(hasDiff());
    setState(d->state);
}

const setup::Change& PlanRow::change() const
{
    return d->change;
}

void PlanRow::setState(ChangeState state)
{
    d->state = state;
    d->mark->setState(state);
    d->head->setRunning(state == ChangeState::Running);
    const bool mono = isNamedThing(d->change.kind);
    d->subject->setWeight(!mono && state != ChangeState::Waiting ? 500 : 0);
    d->subject->setColor(state == ChangeState::Waiting || state == ChangeState::Skipped
                             ? TextColor::Secondary
                             : TextColor::Primary);
    d->head->setAccessibleName(d->change.subject);
    d->head->setAccessibleDescription(
        QStringLiteral("%1. %2").arg(stateWord(state), d->remark->text()));
}

ChangeState PlanRow::state() const
{
    return d->state;
}

void PlanRow::setTrailing(const QString& text)
{
    d->trailing->setText(text);
}

void PlanRow::setUndoVisible(bool visible)
{
    d->undo->setVisible(visible);
}

bool PlanRow::hasDiff() const
{
    return !d->diff->lines().isEmpty();
}

bool PlanRow::isOpen() const
{
    return d->details->isOpen();
}

void PlanRow::setOpen(bool open, bool animated)
{
    d->details->setOpen(open, animated);
    d->chevron->set(open ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down"),
                    style::Tone::Neutral);
}

void PlanRow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        d->undo->setText(tr("Undo"));
        setChange(d->change);
    }
    QWidget::changeEvent(event);
}

} // namespace mailstead::widgets
