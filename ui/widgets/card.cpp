#include "widgets/card.h"

#include "widgets/label.h"

#include <QHBoxLayout>
#include <QStyle>

namespace mailstead::widgets
{

namespace
{

QString levelName(style::Tone tone)
{
    switch (tone) {
    case style::Tone::Accent:
        return QStringLiteral("accent");
    case style::Tone::Ok:
        return QStringLiteral("ok");
    case style::Tone::Info:
        return QStringLiteral("info");
    case style::Tone::Warn:
        return QStringLiteral("warn");
    case style::Tone::Bad:
        return QStringLiteral("bad");
    case style::Tone::Neutral:
        break;
    }
    return QStringLiteral("neutral");
}

} // namespace

void setLevel(QWidget* widget, style::Tone tone)
{
    const QString name = levelName(tone);
    if (widget->property("level").toString() == name)
        return;
    widget->setProperty("level", name);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

Card::Card(QWidget* parent)
    : QFrame(parent)
{
    setProperty("kind", QStringLiteral("card"));
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(1, 1, 1, 1);
    m_layout->setSpacing(0);
    m_body = new QVBoxLayout;
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(0);
    m_layout->addLayout(m_body);
}

void Card::makeHead()
{
    if (m_head)
        return;
    m_head = new QWidget(this);
    m_head->setFixedHeight(40);
    auto* row = new QHBoxLayout(m_head);
    row->setContentsMargins(14, 0, 14, 0);
    row->setSpacing(8);
    m_left = new QHBoxLayout;
    m_left->setSpacing(8);
    m_right = new QHBoxLayout;
    m_right->setSpacing(8);
    row->addLayout(m_left);
    row->addStretch(1);
    row->addLayout(m_right);
    m_title = new Label(style::TypeRole::BodyStrong, TextColor::Primary, m_head);
    m_remark = new Label(style::TypeRole::Small, TextColor::Tertiary, m_head);
    m_remark->hide();
    m_left->addWidget(m_title);
    m_left->addWidget(m_remark);
    m_layout->insertWidget(0, m_head);
    m_layout->insertWidget(1, new Hairline(this));
}

void Card::setTitle(const QString& title)
{
    makeHead();
    m_title->setText(title);
    if (accessibleName().isEmpty() || !title.isEmpty())
        setAccessibleName(title);
}

void Card::setRemark(const QString& remark)
{
    makeHead();
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
}

void Card::addToHead(QWidget* widget)
{
    makeHead();
    m_right->addWidget(widget);
}

void Card::addBadge(QWidget* widget)
{
    makeHead();
    m_left->addWidget(widget);
}

void Card::setTone(style::Tone tone)
{
    setLevel(this, tone);
}

Hairline::Hairline(QWidget* parent, Qt::Orientation orientation)
    : QFrame(parent)
{
    setProperty("kind", QStringLiteral("hairline"));
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

} // namespace mailstead::widgets
