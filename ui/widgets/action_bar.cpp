#include "style/icons.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/table_view.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>

namespace mailstead::widgets
{

ActionBar::ActionBar(QWidget* parent)
    : QFrame(parent)
    , m_count(new Label(style::TypeRole::Body, TextColor::Accent, this))
    , m_all(new Button({}, {}, ButtonKind::Link, this, ButtonSize::Small))
    , m_more(new Button({}, {}, ButtonKind::Normal, this, ButtonSize::Small))
{
    setProperty("kind", QStringLiteral("actionBar"));
    setFixedHeight(40);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_count->setWeight(500);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 0, 8, 0);
    row->setSpacing(8);
    row->addWidget(m_count);
    row->addWidget(m_all);
    row->addStretch(1);
    m_actionsLayout = new QHBoxLayout;
    m_actionsLayout->setSpacing(6);
    row->addLayout(m_actionsLayout);
    row->addWidget(m_more);
    m_more->setMenu(new QMenu(m_more));
    m_more->hide();
    connect(m_all, &QPushButton::clicked, this, [this] {
        if (m_selected < m_matching)
            emit selectAllRequested();
        else
            emit clearRequested();
    });
    retranslate();
}

void ActionBar::setCounts(qint64 selected, qint64 matching)
{
    m_selected = selected;
    m_matching = matching;
    retranslate();
}

void ActionBar::addAction(QAction* action, bool danger, const QString& icon)
{
    auto* button =
        new Button(action->text(), icon, danger ? ButtonKind::Danger : ButtonKind::Normal, this,
                   ButtonSize::Small);
    button->setEnabled(action->isEnabled());
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, button, [this, action, button] {
        button->setText(action->text());
        button->setEnabled(action->isEnabled());
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        button->setToolTip(keys);
        fold();
    });
    button->setToolTip(action->shortcut().toString(QKeySequence::NativeText));
    m_actionsLayout->addWidget(button);
    m_entries.append({action, button, danger});
    fold();
}

void ActionBar::retranslate()
{
    m_count->setText(tr("%n selected", nullptr, static_cast<int>(m_selected)));
    m_all->setText(m_selected < m_matching
                       ? tr("Select all %1 that match").arg(QLocale().toString(m_matching))
                       : tr("Select none"));
    m_all->setVisible(m_matching > 0);
    m_more->setText(tr("More"));
    fold();
}

void ActionBar::fold()
{
    int room = width() - 22 - m_count->sizeHint().width() - m_all->sizeHint().width() - 24;
    int needed = 0;
    for (const Entry& entry : std::as_const(m_entries))
        needed += entry.button->sizeHint().width() + 6;
    const bool tight = needed > room && width() > 0 && isVisible();
    if (tight)
        room -= m_more->sizeHint().width() + 8;
    QMenu* menu = m_more->menu();
    menu->clear();
    int used = 0;
    for (const Entry& entry : std::as_const(m_entries)) {
        used += entry.button->sizeHint().width() + 6;
        const bool fits = !tight || used <= room;
        entry.button->setVisible(fits);
        if (!fits)
            menu->addAction(entry.action);
    }
    m_more->setVisible(tight && !menu->isEmpty());
}

void ActionBar::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fold();
}

QSize ActionBar::minimumSizeHint() const
{
    return {m_count->sizeHint().width() + m_all->sizeHint().width() + m_more->sizeHint().width() +
                60,
            40};
}

void ActionBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

} // namespace mailstead::widgets
