#include "pages/setup_log.h"

#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/log_view.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QVBoxLayout>

namespace mailstead::pages
{

widgets::LogLine toLogLine(const setup::LogEntry& entry)
{
    widgets::LogLine line;
    line.at = entry.at;
    line.text = entry.text;
    switch (entry.kind) {
    case setup::LogEntry::Kind::Command:
        line.level = widgets::LogLevel::Command;
        break;
    case setup::LogEntry::Kind::Output:
    case setup::LogEntry::Kind::Answer:
        line.level = widgets::LogLevel::Output;
        break;
    case setup::LogEntry::Kind::ErrorOutput:
        line.level = widgets::LogLevel::Warning;
        break;
    case setup::LogEntry::Kind::Note:
        line.level = widgets::LogLevel::Note;
        break;
    }
    return line;
}

SetupLog::SetupLog(QWidget* parent)
    : Card(parent)
    , m_view(new widgets::LogView)
    , m_badge(new widgets::StateBadge)
    , m_follow(new widgets::IconButton(QStringLiteral("pause")))
    , m_copy(new widgets::IconButton(QStringLiteral("copy")))
    , m_fold(new widgets::IconButton(QStringLiteral("chevron-up")))
{
    m_view->setObjectName(QStringLiteral("setupLog"));
    m_view->setColumnsVisible(false);
    m_view->setMilliseconds(false);
    m_view->setMinimumHeight(160);
    m_follow->setObjectName(QStringLiteral("setupLogFollow"));
    m_copy->setObjectName(QStringLiteral("setupLogCopy"));
    m_fold->setObjectName(QStringLiteral("setupLogFold"));
    retranslate();
    addBadge(m_badge);
    addToHead(m_follow);
    addToHead(m_copy);
    addToHead(m_fold);
    body()->addWidget(m_view, 1);

    connect(m_view, &widgets::LogView::followingChanged, this, &SetupLog::showFollowing);
    connect(m_follow, &QAbstractButton::clicked, this,
            [this] { m_view->setFollowing(!m_view->isFollowing()); });
    connect(m_copy, &QAbstractButton::clicked, this, &SetupLog::copyAll);
    connect(m_fold, &QAbstractButton::clicked, this, [this] { setFolded(!m_folded); });
    showFollowing();
}

void SetupLog::setSource(widgets::LogLineSource* source)
{
    if (m_view->source() == source)
        return;
    m_view->setSource(source);
    m_view->setFollowing(true);
}

void SetupLog::setFolded(bool folded)
{
    if (m_folded == folded)
        return;
    m_folded = folded;
    m_view->setVisible(!folded);
    m_follow->setVisible(!folded);
    m_badge->setVisible(!folded);
    retranslate();
    emit foldedChanged(folded);
}

void SetupLog::showFollowing()
{
    const bool following = m_view->isFollowing();
    m_badge->set(following ? tr("following") : tr("paused, place kept"),
                 following ? style::Tone::Accent : style::Tone::Neutral,
                 following ? QString() : QStringLiteral("pause"));
    m_follow->setIconName(following ? QStringLiteral("pause") : QStringLiteral("follow"));
    m_follow->setLabel(following ? tr("Stop following") : tr("Follow the end"));
}

void SetupLog::copyAll()
{
    widgets::LogLineSource* source = m_view->source();
    if (!source)
        return;
    if (!m_view->selectedLines().isEmpty()) {
        m_view->copySelection();
        return;
    }
    QString text;
    for (int line = 0; line < source->count(); ++line)
        text += m_view->lineText(line) + QLatin1Char('\n');
    QGuiApplication::clipboard()->setText(text);
}

void SetupLog::retranslate()
{
    setTitle(tr("Live log"));
    m_view->setAccessibleName(tr("Live log"));
    m_copy->setLabel(tr("Copy the log"));
    m_fold->setLabel(m_folded ? tr("Show the log") : tr("Hide the log"));
    m_fold->setIconName(m_folded ? QStringLiteral("chevron-down") : QStringLiteral("chevron-up"));
    showFollowing();
}

void SetupLog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

} // namespace mailstead::pages
