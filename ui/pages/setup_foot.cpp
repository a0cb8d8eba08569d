#include "pages/setup_foot.h"

#include "widgets/button.h"
#include "widgets/label.h"

#include <QHBoxLayout>

namespace mailstead::pages
{

using widgets::Button;
using widgets::ButtonKind;
using widgets::ButtonSize;

SetupFoot::SetupFoot(QWidget* parent)
    : QWidget(parent)
    , m_note(new widgets::Label(style::TypeRole::Small, widgets::TextColor::Tertiary))
    , m_back(new Button(nullptr, ButtonKind::Quiet, ButtonSize::Large))
    , m_again(new Button(QString(), QStringLiteral("retry"), ButtonKind::Normal, nullptr,
                         ButtonSize::Large))
    , m_all(new Button(nullptr, ButtonKind::Normal, ButtonSize::Large))
    , m_stop(new Button(QString(), QStringLiteral("stop"), ButtonKind::Normal, nullptr,
                        ButtonSize::Large))
    , m_next(new Button(nullptr, ButtonKind::Primary, ButtonSize::Large))
{
    setFixedHeight(64);
    m_note->setObjectName(QStringLiteral("setupNote"));
    m_note->setWordWrap(true);
    m_back->setObjectName(QStringLiteral("setupBack"));
    m_again->setObjectName(QStringLiteral("setupAgain"));
    m_all->setObjectName(QStringLiteral("setupRunAll"));
    m_stop->setObjectName(QStringLiteral("setupStop"));
    m_next->setObjectName(QStringLiteral("setupNext"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_note, 1);
    layout->addSpacing(4);
    for (Button* button : {m_back, m_again, m_all, m_stop, m_next})
        layout->addWidget(button);
}

void SetupFoot::setNote(const QString& note)
{
    m_note->setText(note);
}

} // namespace mailstead::pages
