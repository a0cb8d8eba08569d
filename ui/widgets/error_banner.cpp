#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/notices.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>

namespace mailstead::widgets
{

namespace
{

QString toneIcon(style::Tone tone)
{
    switch (tone) {
    case style::Tone::Bad:
        return QStringLiteral("error");
    case style::Tone::Warn:
        return QStringLiteral("warning");
    case style::Tone::Ok:
        return QStringLiteral("check-circle");
    case style::Tone::Neutral:
        return QStringLiteral("question");
    case style::Tone::Info:
    case style::Tone::Accent:
        break;
    }
    return QStringLiteral("info");
}

} // namespace

ErrorBanner::ErrorBanner(QWidget* parent)
    : QFrame(parent)
    , m_icon(new IconLabel({}, 20, this))
    , m_what(new Label(style::TypeRole::BodyStrong, TextColor::Primary, this))
    , m_why(new Label(style::TypeRole::Body, TextColor::Secondary, this))
    , m_next(new Label(style::TypeRole::Body, TextColor::Primary, this))
    , m_buttons(new QWidget(this))
    , m_close(new IconButton(QStringLiteral("close"), this))
{
    setProperty("kind", QStringLiteral("banner"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 10, 8, 10);
    row->setSpacing(12);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout;
    column->setSpacing(1);
    for (Label* label : {m_what, m_why, m_next}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    m_buttonRow = new QHBoxLayout(m_buttons);
    m_buttonRow->setContentsMargins(0, 7, 0, 0);
    m_buttonRow->setSpacing(8);
    m_buttonRow->addStretch(1);
    column->addWidget(m_buttons);
    row->addLayout(column, 1);
    row->addWidget(m_close, 0, Qt::AlignTop);
    m_close->setLabel(tr("Close"));
    setContextMenuPolicy(Qt::ActionsContextMenu);
    m_copy = new QAction(tr("Copy the message"), this);
    connect(m_copy, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(text()); });
    addAction(m_copy);
    connect(m_close, &QToolButton::clicked, this, [this] {
        clear();
        emit closed();
    });
    hide();
}

void ErrorBanner::setError(const core::Error& error)
{
    setMessage(style::Tone::Bad, error.what, error.why, error.next);
}

void ErrorBanner::setMessage(style::Tone tone, const QString& what, const QString& why,
                             const QString& next)
{
    m_tone = tone;
    setLevel(this, tone);
    m_icon->set(toneIcon(tone), tone);
    m_what->setText(what);
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
    m_next->setText(next);
    m_next->setVisible(!next.isEmpty());
    while (m_buttonRow->count() > 1) {
        QLayoutItem* item = m_buttonRow->takeAt(0);
        item->widget()->deleteLater();
        delete item;
    }
    m_buttons->hide();
    setAccessibleName(what);
    setAccessibleDescription(why);
    show();
}

Button* ErrorBanner::addButton(const QString& text, bool primary)
{
    auto* button = new Button(text, {}, primary ? ButtonKind::Primary : ButtonKind::Normal,
                              m_buttons, ButtonSize::Small);
    m_buttonRow->insertWidget(m_buttonRow->count() - 1, button);
    m_buttons->show();
    return button;
}

void ErrorBanner::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

void ErrorBanner::clear()
{
    m_what->clear();
    m_why->clear();
    m_next->clear();
    hide();
}

QString ErrorBanner::text() const
{
    QStringList parts{m_what->text(), m_why->text(), m_next->text()};
    parts.removeAll(QString());
    return parts.join(QLatin1Char('\n'));
}

void ErrorBanner::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_close->setLabel(tr("Close"));
        m_copy->setText(tr("Copy the message"));
    }
    QFrame::changeEvent(event);
}

} // namespace mailstead::widgets
