#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/notices.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>

namespace mailstead::widgets
{

namespace
{

const QString wordsName = QStringLiteral("sheetWords");

} // namespace

InlineSheet::InlineSheet(QWidget* parent)
    : QFrame(parent)
    , m_icon(new IconTile({}, style::Tone::Bad, this))
    , m_title(new Label(style::TypeRole::BodyStrong, TextColor::Primary, this))
    , m_text(new Label(style::TypeRole::Body, TextColor::Secondary, this))
    , m_hint(new Label(style::TypeRole::Small, TextColor::Tertiary, this))
    , m_keep(new Button(this))
    , m_confirm(new Button(this, ButtonKind::DangerSolid))
{
    setProperty("kind", QStringLiteral("sheet"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(18, 16, 18, 16);
    top->setSpacing(12);
    top->addWidget(m_icon, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setObjectName(wordsName);
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_text);
    top->addLayout(words, 1);
    column->addLayout(top);
    column->addWidget(new Hairline(this));
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(14, 10, 14, 10);
    foot->setSpacing(8);
    foot->addWidget(m_hint);
    foot->addStretch(1);
    foot->addWidget(m_keep);
    foot->addWidget(m_confirm);
    column->addLayout(foot);
    connect(m_keep, &QPushButton::clicked, this, [this] { closeSheet(false); });
    connect(m_confirm, &QPushButton::clicked, this, [this] { closeSheet(true); });
    hide();
}

void InlineSheet::ask(const QString& icon, const QString& title, const QString& text,
                      const QString& keepText, const QString& confirmText, bool destructive)
{
    m_icon->set(icon, destructive ? style::Tone::Bad : style::Tone::Accent);
    m_title->setText(title);
    m_text->setText(text);
    m_keep->setText(keepText);
    m_confirm->setText(confirmText);
    m_confirm->setKind(destructive ? ButtonKind::DangerSolid : ButtonKind::Primary);
    m_confirm->setEnabled(true);
    m_hint->clear();
    setAccessibleName(title);
    setAccessibleDescription(text);
    if (!isVisible())
        m_before = QApplication::focusWidget();
    show();
    // Enter keeps: the safe button has the focus from the beginning.
    m_keep->setFocus(Qt::TabFocusReason);
}

void InlineSheet::setConfirmEnabled(bool enabled)
{
    m_confirm->setEnabled(enabled);
}

void InlineSheet::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void InlineSheet::setText(const QString& text)
{
    m_text->setText(text);
    setAccessibleDescription(text);
}

void InlineSheet::setConfirmText(const QString& text)
{
    m_confirm->setText(text);
}

void InlineSheet::setHint(const QString& hint)
{
    m_hint->setText(hint);
}

void InlineSheet::setContent(QWidget* content)
{
    auto* words = findChild<QVBoxLayout*>(wordsName);
    words->addSpacing(12);
    words->addWidget(content);
    setTabOrder(content, m_keep);
}

void InlineSheet::dismiss()
{
    if (!isHidden()) // not isVisible(): another tab or page may be in front
        closeSheet(false);
}

void InlineSheet::closeSheet(bool isConfirmed)
{
    hide();
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
    m_before = nullptr;
    if (isConfirmed)
        emit confirmed();
    else
        emit dismissed();
}

void InlineSheet::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        closeSheet(false);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_confirm->hasFocus() && m_confirm->isEnabled())
            closeSheet(true);
        else
            closeSheet(false);
        return;
    default:
        QFrame::keyPressEvent(event);
    }
}

} // namespace mailstead::widgets
