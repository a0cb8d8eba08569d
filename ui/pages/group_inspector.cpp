#include "pages/group_inspector.h"

#include "control/queue_model.h"
#include "pages/group_delegate.h"
#include "pages/queue_cause.h"
#include "pages/queue_words.h"
#include "widgets/button.h"
#include "widgets/label.h"

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

namespace mailstead::pages
{

using control::QueueAction;
using control::QueueGrouping;
using style::TypeRole;
using widgets::Button;
using widgets::ButtonKind;
using widgets::Label;
using widgets::TextColor;

GroupInspector::GroupInspector(QWidget* parent)
    : Card(parent)
    , m_copy(new widgets::IconButton(QStringLiteral("copy")))
    , m_close(new widgets::IconButton(QStringLiteral("close")))
    , m_scroll(new QScrollArea)
    , m_title(new Label(TypeRole::Title, TextColor::Primary))
    , m_remark(new Label(TypeRole::Small, TextColor::Secondary))
    , m_reply(new Label(TypeRole::Mono, TextColor::Secondary))
    , m_meaningHead(new Label(TypeRole::Small, TextColor::Tertiary))
    , m_meaning(new Label(TypeRole::Body, TextColor::Primary))
    , m_doHead(new Label(TypeRole::Small, TextColor::Tertiary))
    , m_inset(new QFrame)
    , m_show(new Button(QString(), QStringLiteral("log"), ButtonKind::Primary))
    , m_grid(new QGridLayout)
{
    setObjectName(QStringLiteral("groupInspector"));
    build();
    fill();
}

void GroupInspector::build()
{
    m_show->setObjectName(QStringLiteral("groupShow"));
    m_copy->setObjectName(QStringLiteral("groupCopy"));
    m_close->setObjectName(QStringLiteral("groupClose"));
    m_reply->setObjectName(QStringLiteral("groupReply"));
    m_meaning->setObjectName(QStringLiteral("groupMeaning"));
    for (Label* label : {m_title, m_remark, m_reply, m_meaning})
        label->setWordWrap(true);
    m_inset->setProperty("kind", QStringLiteral("inset"));
    auto* inset = new QVBoxLayout(m_inset);
    inset->setContentsMargins(10, 8, 10, 8);
    inset->addWidget(m_reply);
    setTitle(QString());
    addToHead(m_copy);
    addToHead(m_close);

    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnStretch(0, 1);
    int row = 0;
    for (const QueueAction action :
         {QueueAction::Retry, QueueAction::Hold, QueueAction::Release, QueueAction::Reroute,
          QueueAction::Bounce, QueueAction::Delete}) {
        Deed deed{
            action, new Label(TypeRole::Body, TextColor::Primary),
            new Button(QString(), QueueWords::icon(action),
                       action == QueueAction::Delete ? ButtonKind::Danger : ButtonKind::Normal)};
        deed.sentence->setWordWrap(true);
        deed.button->setObjectName(QStringLiteral("group_") + control::toString(action));
        m_grid->addWidget(deed.sentence, row, 0, Qt::AlignVCenter);
        m_grid->addWidget(deed.button, row, 1, Qt::AlignRight | Qt::AlignVCenter);
        connect(deed.button, &QAbstractButton::clicked, this,
                [this, action] { emit actionRequested(action); });
        m_deeds << deed;
        ++row;
    }

    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("scrollBody"));
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(6);
    layout->addWidget(m_title);
    layout->addWidget(m_remark);
    layout->addSpacing(4);
    layout->addWidget(m_inset);
    layout->addSpacing(4);
    layout->addWidget(m_meaningHead);
    layout->addWidget(m_meaning);
    layout->addSpacing(6);
    layout->addWidget(m_show, 0, Qt::AlignLeft);
    layout->addSpacing(8);
    layout->addWidget(m_doHead);
    layout->addLayout(m_grid);
    layout->addStretch();
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(content);
    body()->addWidget(m_scroll, 1);

    connect(m_show, &QAbstractButton::clicked, this, &GroupInspector::showRequested);
    connect(m_close, &QAbstractButton::clicked, this, &GroupInspector::closeRequested);
    connect(m_copy, &QAbstractButton::clicked, this, [this] {
        QString text = m_group.key;
        if (m_group.destination && !m_group.destination->reason.isEmpty())
            text += QLatin1Char('\n') + m_group.destination->reason;
        QGuiApplication::clipboard()->setText(text);
        emit copied(text);
    });
}

void GroupInspector::set(QueueGrouping grouping, const control::QueueGroup& group)
{
    if (grouping == m_grouping && group == m_group)
        return;
    const bool other = grouping != m_grouping || group.key != m_group.key;
    m_grouping = grouping;
    m_group = group;
    fill();
    if (other)
        m_scroll->ensureVisible(0, 0);
}

void GroupInspector::fill()
{
    fillWords();
    fillDeeds();
}

QString GroupInspector::destinationSentence(const control::DestinationState& state)
{
    if (GroupWords::isPaused(state))
        return tr("Nothing is sent there until %1. One message is tried then; when it goes, the "
                  "others follow.")
            .arg(QLocale().toString(state.pausedUntil.toLocalTime().time(),
                                    QStringLiteral("HH:mm:ss")));
    if (state.isLocal)
        return tr("The mailboxes are on this server; no other server has a part in it.");
    return tr("%1 of %2 connections are in use. More are opened while it goes well, fewer when the "
              "receiver asks for it.")
        .arg(QLocale().toString(state.running), QLocale().toString(state.window));
}

void GroupInspector::fillWords()
{
    const GroupWords words = GroupWords::of(m_grouping, m_group);
    m_copy->setLabel(tr("Copy"));
    m_close->setLabel(tr("Close"), QKeySequence(Qt::Key_Escape));
    m_title->setText(words.title);
    QString remark = GroupWords::counts(m_group.counts);
    if (m_group.counts.oldest >= 0)
        remark += QStringLiteral(" · ") +
                  tr("the oldest %1").arg(control::ageText(m_group.counts.oldest));
    m_remark->setText(remark);

    QString reply, head, meaning;
    if (m_grouping == QueueGrouping::Cause) {
        setTitle(tr("Cause"));
        reply = m_group.key;
        head = tr("What it means");
        meaning = QueueCause::meaning(QueueCause::kind(m_group.key));
    } else if (m_grouping == QueueGrouping::Destination) {
        setTitle(tr("Destination"));
        head = tr("What Mailstead is doing");
        if (m_group.destination) {
            const control::DestinationState& state = *m_group.destination;
            reply = state.reason;
            meaning = destinationSentence(state);
        } else {
            meaning = tr("Nothing is being sent there at the moment.");
        }
    } else {
        setTitle(tr("Sender"));
    }
    m_reply->setText(reply);
    m_inset->setVisible(!reply.isEmpty());
    m_meaningHead->setText(head);
    m_meaningHead->setVisible(!head.isEmpty());
    m_meaning->setText(meaning);
    m_meaning->setVisible(!meaning.isEmpty());
    m_doHead->setText(tr("What you can do"));
    m_show->setText(tr("Show %Ln message(s)", nullptr, int(m_group.counts.total)));
}

qint64 GroupInspector::deedCount(QueueAction action) const
{
    const control::QueueCounts& counts = m_group.counts;
    switch (action) {
    case QueueAction::Retry:
        return counts.deferred;
    case QueueAction::Hold:
        return counts.active + counts.deferred;
    case QueueAction::Release:
        return counts.held;
    default:
        return counts.total - counts.sending;
    }
}

QString GroupInspector::deedSentence(QueueAction action) const
{
    switch (action) {
    case QueueAction::Retry:
        return tr("Try them now, without waiting");
    case QueueAction::Hold:
        return tr("Stop them until you decide");
    case QueueAction::Release:
        return tr("Let those that are held go on");
    case QueueAction::Reroute:
        return tr("Send them through another server");
    case QueueAction::Bounce:
        return tr("Give up and tell the senders");
    case QueueAction::Delete:
        break;
    }
    return tr("Discard them, nobody is told");
}

void GroupInspector::fillDeeds()
{
    for (const Deed& deed : std::as_const(m_deeds)) {
        const qint64 count = deedCount(deed.action);
        const bool asks = deed.action == QueueAction::Reroute ||
                          deed.action == QueueAction::Bounce || deed.action == QueueAction::Delete;
        const QString word = QueueWords::action(deed.action);
        deed.sentence->setText(deedSentence(deed.action));
        deed.button->setText(
            asks ? word
                 : tr("%1 %2", "an action and its count").arg(word, QLocale().toString(count)));
        deed.button->setAccessibleDescription(deed.sentence->text());
        deed.sentence->setVisible(count > 0);
        deed.button->setVisible(count > 0);
    }
}

void GroupInspector::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        fill();
    Card::changeEvent(event);
}

} // namespace mailstead::pages
