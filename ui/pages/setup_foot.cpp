#include "pages/setup_foot.h"

#include "widgets/button.h"
#include "widgets/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mailstead::pages
{

using widgets::Button;
using widgets::ButtonKind;
using widgets::ButtonSize;

SetupFoot::SetupFoot(QWidget* parent)
    : QWidget(parent)
    , m_note(new widgets::Label(style::TypeRole::Small, widgets::TextColor::Tertiary))
    , m_above(new widgets::Label(style::TypeRole::Small, widgets::TextColor::Tertiary))
    , m_back(new Button(nullptr, ButtonKind::Quiet, ButtonSize::Large))
    , m_again(new Button(QString(), QStringLiteral("retry"), ButtonKind::Normal, nullptr,
                         ButtonSize::Large))
    , m_all(new Button(nullptr, ButtonKind::Normal, ButtonSize::Large))
    , m_stop(new Button(QString(), QStringLiteral("stop"), ButtonKind::Normal, nullptr,
                        ButtonSize::Large))
    , m_next(new Button(nullptr, ButtonKind::Primary, ButtonSize::Large))
{
    setMinimumHeight(64);
    m_note->setObjectName(QStringLiteral("setupNote"));
    m_note->setWordWrap(true);
    m_back->setObjectName(QStringLiteral("setupBack"));
    m_again->setObjectName(QStringLiteral("setupAgain"));
    m_all->setObjectName(QStringLiteral("setupRunAll"));
    m_stop->setObjectName(QStringLiteral("setupStop"));
    m_next->setObjectName(QStringLiteral("setupNext"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_above);
    m_above->hide();
    auto* layout = new QHBoxLayout;
    layout->setContentsMargins(0, 14, 0, 14);
    layout->setSpacing(8);
    column->addLayout(layout);
    layout->addWidget(m_note, 1);
    layout->addStretch(0);
    layout->addSpacing(4);
    for (Button* button : {m_back, m_again, m_all, m_stop, m_next})
        layout->addWidget(button);
}

void SetupFoot::setNote(const QString& note)
{
    m_note->setText(note);
    m_above->setText(note);
    placeNote();
}

void SetupFoot::placeNote()
{
    int buttons = 0;
    for (Button* button : {m_back, m_again, m_all, m_stop, m_next}) {
        if (!button->isHidden())
            buttons += button->sizeHint().width() + 8;
    }
    const bool above = !m_note->text().isEmpty() && width() - buttons < 180;
    m_above->setVisible(above);
    m_note->setVisible(!above);
}

void SetupFoot::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeNote();
}

bool SetupFoot::event(QEvent* event)
{
    // Buttons came, went or got other words.
    if (event->type() == QEvent::LayoutRequest)
        placeNote();
    return QWidget::event(event);
}

} // namespace mailstead::pages
