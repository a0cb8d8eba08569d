#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/notices.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mailstead::widgets
{

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent)
    , m_icon(new IconLabel({}, 40, this))
    , m_title(new Label(style::TypeRole::Title, TextColor::Primary, this))
    , m_sentence(new Label(style::TypeRole::Body, TextColor::Secondary, this))
    , m_button(new Button(this))
{
    m_icon->setStrokeWidth(1.1);
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setFixedWidth(320);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 26, 20, 26);
    column->setSpacing(6);
    column->addStretch(1);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addSpacing(4);
    column->addWidget(m_title);
    // In a row of its own: an aligned item would not be asked for its height by width.
    auto* sentence = new QHBoxLayout;
    sentence->addStretch(1);
    sentence->addWidget(m_sentence);
    sentence->addStretch(1);
    column->addLayout(sentence);
    column->addSpacing(8);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(1);
    m_button->hide();
    connect(m_button, &QPushButton::clicked, this, &EmptyState::triggered);
}

void EmptyState::set(const QString& icon, const QString& title, const QString& sentence,
                     const QString& buttonText, const QString& buttonIcon)
{
    m_icon->set(icon, style::Tone::Neutral);
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    m_button->setText(buttonText);
    m_button->setIconName(buttonIcon);
    m_button->setVisible(!buttonText.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(sentence);
}

void EmptyState::setPrimary(bool primary)
{
    m_button->setKind(primary ? ButtonKind::Primary : ButtonKind::Normal);
}

} // namespace mailstead::widgets
