#include "pages/queue_inspector.h"

#include "control/queue_model.h"
#include "pages/dialogue_view.h"
#include "pages/trace_view.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/label.h"

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

namespace mailstead::pages
{

using control::QueueAction;
using control::QueueRow;
using control::QueueState;
using style::Tone;
using style::TypeRole;
using widgets::Button;
using widgets::ButtonKind;
using widgets::ButtonSize;
using widgets::ElidedLabel;
using widgets::Label;
using widgets::TextColor;

QueueInspector::QueueInspector(const QString& name, QWidget* parent)
    : Card(parent)
    , m_scroll(new QScrollArea)
    , m_facts(new QGridLayout)
    , m_badge(new widgets::StateBadge)
    , m_copy(new widgets::IconButton(QStringLiteral("copy")))
    , m_close(new widgets::IconButton(QStringLiteral("close")))
    , m_subject(new Label(TypeRole::Title, TextColor::Primary))
    , m_why(new Label(TypeRole::Body, TextColor::Secondary))
    , m_traceTitle(new Label(TypeRole::BodyStrong, TextColor::Primary))
    , m_traceError(new Label(TypeRole::Small, TextColor::Bad))
    , m_retry(new Button(QString(), QStringLiteral("retry"), ButtonKind::Normal, nullptr,
                         ButtonSize::Small))
    , m_hold(new Button(QString(), QStringLiteral("hold"), ButtonKind::Normal, nullptr,
                        ButtonSize::Small))
    , m_route(new Button(QString(), QStringLiteral("route"), ButtonKind::Normal, nullptr,
                         ButtonSize::Small))
    , m_log(new Button(QString(), QStringLiteral("log"), ButtonKind::Normal, nullptr,
                       ButtonSize::Small))
    , m_trace(new TraceView)
    , m_dialogue(new DialogueView)
{
    setObjectName(name);
    build();
    if (name != QLatin1String("queueInspector")) {
        const QList<QWidget*> named =
            QList<QWidget*>{m_badge, m_copy,  m_close, m_why,   m_retry,
                            m_hold,  m_route, m_log,   m_trace, m_dialogue} +
            m_dialogue->findChildren<QWidget*>();
        for (QWidget* widget : named) {
            if (!widget->objectName().isEmpty())
                widget->setObjectName(name + QLatin1Char('_') + widget->objectName());
        }
    }
    retranslate();
}

void QueueInspector::build()
{
    m_copy->setObjectName(QStringLiteral("inspectorCopy"));
    m_close->setObjectName(QStringLiteral("inspectorClose"));
    m_retry->setObjectName(QStringLiteral("inspectorRetry"));
    m_hold->setObjectName(QStringLiteral("inspectorHold"));
    m_route->setObjectName(QStringLiteral("inspectorRoute"));
    m_log->setObjectName(QStringLiteral("inspectorLog"));
    m_why->setObjectName(QStringLiteral("inspectorWhy"));
    m_subject->setWordWrap(true);
    m_why->setWordWrap(true);
    m_traceError->setWordWrap(true);
    m_traceError->hide();

    setTitle(tr("Message"));
    addBadge(m_badge);
    addToHead(m_copy);
    addToHead(m_close);

    m_facts->setContentsMargins(0, 0, 0, 0);
    m_facts->setHorizontalSpacing(8);
    m_facts->setVerticalSpacing(0);
    m_facts->setColumnStretch(1, 1);
    for (int fact = 0; fact < FactCount; ++fact)
        addFact(fact, m_labels[fact], m_values[fact]);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    for (Button* button : {m_retry, m_hold, m_route, m_log})
        buttons->addWidget(button);
    buttons->addStretch();

    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("scrollBody"));
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 12, 16, 8);
    layout->setSpacing(8);
    layout->addWidget(m_subject);
    layout->addWidget(m_why);
    layout->addLayout(buttons);
    layout->addLayout(m_facts);
    layout->addSpacing(6);
    layout->addWidget(m_traceTitle);
    layout->addWidget(m_traceError);
    layout->addWidget(m_trace);
    layout->addWidget(m_dialogue);
    layout->addStretch();
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(content);
    body()->addWidget(m_scroll, 1);

    connect(m_close, &QAbstractButton::clicked, this, &QueueInspector::closeRequested);
    connect(m_retry, &QAbstractButton::clicked, this,
            [this] { emit actionRequested(QueueAction::Retry); });
    connect(m_hold, &QAbstractButton::clicked, this, [this] {
        emit actionRequested(m_row.state == QueueState::Held ? QueueAction::Release
                                                             : QueueAction::Hold);
    });
    connect(m_route, &QAbstractButton::clicked, this,
            [this] { emit actionRequested(QueueAction::Reroute); });
    connect(m_dialogue, &DialogueView::copied, this, &QueueInspector::copied);
    connect(m_log, &QAbstractButton::clicked, this, [this] { emit logRequested(m_row.id); });
    connect(m_copy, &QAbstractButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(QStringLiteral("%1\n%2 → %3\n%4\n\n%5")
                                                  .arg(m_row.id, m_row.sender, m_row.recipient,
                                                       m_row.lastReply,
                                                       m_trace->traceModel()->plainText()));
        emit copied(tr("The story of message %1").arg(m_row.id));
    });
}

void QueueInspector::addFact(int row, QPointer<Label>& label, QPointer<ElidedLabel>& value)
{
    label = new Label(TypeRole::Small, TextColor::Tertiary);
    label->setMinimumWidth(72);
    value = new ElidedLabel(row == Id ? TypeRole::Mono : TypeRole::Small, TextColor::Primary,
                            Qt::ElideMiddle);
    m_facts->setRowMinimumHeight(row, 22);
    m_facts->addWidget(label, row, 0);
    m_facts->addWidget(value, row, 1);
}

void QueueInspector::setClient(const std::shared_ptr<control::Client>& client)
{
    m_client = client;
    if (m_client && !m_row.id.isEmpty())
        readTrace();
}

void QueueInspector::setRow(const QueueRow& row)
{
    present(row, false);
}

void QueueInspector::setFinished(const control::HistoryRow& row)
{
    m_outcome = row.outcome;
    m_endedAt = row.at;
    QueueRow shown;
    shown.id = row.id;
    shown.sender = row.sender;
    shown.recipient = row.recipient;
    shown.lastReply = row.reply;
    shown.subject = row.subject;
    present(shown, true);
}

void QueueInspector::setMessage(const QString& id)
{
    m_outcome.reset();
    m_endedAt = {};
    QueueRow shown;
    shown.id = id;
    present(shown, true);
}

void QueueInspector::present(const QueueRow& row, bool finished)
{
    if (row == m_row && finished == m_isFinished)
        return;
    const bool other = row.id != m_row.id;
    const bool moved = row.attempts != m_row.attempts || row.state != m_row.state ||
                       row.via != m_row.via || finished != m_isFinished;
    m_row = row;
    m_isFinished = finished;
    if (other) {
        m_trace->traceModel()->setTrace({});
        m_dialogue->setLines({});
        m_traceError->hide();
    }
    showRow();
    if (other || moved)
        readTrace();
}

void QueueInspector::clear()
{
    m_row = {};
    m_trace->traceModel()->setTrace({});
    m_trace->traceModel()->setNextAttempt({}, 0);
    m_dialogue->setLines({});
}

void QueueInspector::readTrace()
{
    if (!m_client)
        return;
    const QString id = m_row.id;
    control::fetchTrace(*m_client, id, this, [this, id](core::Result<control::Trace> trace) {
        if (id != m_row.id)
            return;
        m_traceError->setVisible(!trace);
        if (trace)
            showTrace(*trace);
        else
            m_traceError->setText(trace.error().text());
    });
}

void QueueInspector::showTrace(const control::Trace& trace)
{
    m_trace->traceModel()->setTrace(trace);
    QStringList dialogue;
    for (const control::TraceEvent& event : trace.events) {
        if (!event.dialogue.isEmpty() &&
            (event.recipient.isEmpty() || m_row.recipient.isEmpty() ||
             event.recipient.compare(m_row.recipient, Qt::CaseInsensitive) == 0))
            dialogue = event.dialogue;
    }
    m_dialogue->setLines(dialogue);
    if (!m_isFinished)
        return;
    // Of finished mail the trace knows more than the list.
    m_row.size = trace.size;
    if (m_row.subject.isEmpty())
        m_row.subject = trace.subject;
    if (m_row.sender.isEmpty())
        m_row.sender = trace.sender;
    if (m_row.recipient.isEmpty())
        m_row.recipient = trace.recipients.join(QStringLiteral(", "));
    for (const control::TraceEvent& event : trace.events) {
        if (!event.host.isEmpty())
            m_row.lastHost = event.host;
    }
    showRow();
}

QString QueueInspector::whySentence(const QueueRow& row)
{
    const qint64 wait =
        row.nextAttempt.isValid() ? QDateTime::currentDateTimeUtc().secsTo(row.nextAttempt) : -1;
    switch (row.state) {
    case QueueState::Sending:
        return tr("It is being sent to %1 right now.").arg(row.domain);
    case QueueState::Held:
        return tr("It is held until you release it. Nothing is sent meanwhile.");
    case QueueState::Active:
        return tr("It is next in line.");
    case QueueState::Deferred:
        break;
    }
    QString sentence = tr("It was tried %n time(s) and is tried again.", nullptr, row.attempts);
    if (wait > 0)
        sentence = tr("It was tried %n time(s). Next try in %1.", nullptr, row.attempts)
                       .arg(control::ageText(wait));
    if (!row.lastReply.isEmpty())
        sentence +=
            QLatin1Char(' ') + (row.lastHost.isEmpty()
                                    ? tr("The last answer was: %1").arg(row.lastReply)
                                    : tr("%1 answered: %2").arg(row.lastHost, row.lastReply));
    return sentence;
}

void QueueInspector::showState()
{
    Tone tone = Tone::Neutral;
    QString icon = QStringLiteral("hold");
    QString text = control::stateText(m_row.state);
    if (m_isFinished) {
        m_badge->setVisible(m_outcome.has_value());
        if (!m_outcome)
            return;
        text = control::outcomeText(*m_outcome);
        icon = QStringLiteral("delete");
        if (*m_outcome == control::MailOutcome::Delivered) {
            tone = Tone::Ok;
            icon = QStringLiteral("check");
        } else if (*m_outcome == control::MailOutcome::Bounced) {
            tone = Tone::Bad;
            icon = QStringLiteral("bounce");
        }
    } else if (m_row.state == QueueState::Deferred) {
        tone = Tone::Warn;
        icon = QStringLiteral("clock");
    } else if (m_row.state == QueueState::Sending) {
        tone = Tone::Accent;
        icon = QStringLiteral("send");
    } else if (m_row.state == QueueState::Active) {
        tone = Tone::Info;
        icon = QStringLiteral("queue");
    }
    m_badge->setVisible(true);
    m_badge->set(text, tone, icon);
}

QString QueueInspector::endSentence() const
{
    if (!m_outcome)
        return {};
    const QString at = QLocale().toString(m_endedAt.toLocalTime(), QLocale::ShortFormat);
    switch (*m_outcome) {
    case control::MailOutcome::Delivered:
        return tr("It was delivered at %1.").arg(at);
    case control::MailOutcome::Bounced:
        return m_row.lastReply.isEmpty()
                   ? tr("It was given up at %1 and its sender was told.").arg(at)
                   : tr("It was given up at %1. The last answer was: %2").arg(at, m_row.lastReply);
    case control::MailOutcome::Deleted:
        break;
    }
    return tr("It was deleted at %1. Nobody was told.").arg(at);
}

void QueueInspector::showRow()
{
    m_subject->setText(m_row.subject.isEmpty() ? tr("(no subject)") : m_row.subject);
    const QString why = m_isFinished ? endSentence() : whySentence(m_row);
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
    showState();
    m_values[From]->setText(m_row.sender.isEmpty() ? tr("<> (a notice)") : m_row.sender);
    m_values[To]->setText(m_row.recipient);
    m_values[Id]->setText(m_row.id);
    m_values[Size]->setText(m_row.size > 0 ? QLocale().formattedDataSize(m_row.size)
                                           : QStringLiteral("—"));
    m_values[Host]->setText(m_row.lastHost.isEmpty() ? QStringLiteral("—") : m_row.lastHost);
    m_values[Via]->setText(m_row.via);
    m_labels[Via]->setVisible(!m_row.via.isEmpty());
    m_values[Via]->setVisible(!m_row.via.isEmpty());
    m_facts->setRowMinimumHeight(Via, m_row.via.isEmpty() ? 0 : 22);
    const bool held = m_row.state == QueueState::Held;
    m_hold->setText(held ? tr("Release") : tr("Hold"));
    m_hold->setIconName(held ? QStringLiteral("release") : QStringLiteral("hold"));
    m_hold->setEnabled(m_row.state != QueueState::Sending);
    m_route->setEnabled(m_row.state != QueueState::Sending);
    m_retry->setEnabled(m_row.state == QueueState::Deferred);
    for (Button* button : {m_retry, m_hold, m_route})
        button->setVisible(!m_isFinished);
    m_trace->traceModel()->setNextAttempt(
        !m_isFinished && m_row.state == QueueState::Deferred ? m_row.nextAttempt : QDateTime(),
        m_row.attempts + 1);
}

void QueueInspector::retranslate()
{
    setTitle(tr("Message"));
    m_copy->setLabel(tr("Copy the story"));
    m_close->setLabel(tr("Close"), QKeySequence(Qt::Key_Escape));
    m_retry->setText(tr("Try now"));
    m_route->setText(tr("Route…"));
    m_log->setText(tr("Log"));
    m_log->setToolTip(tr("Lines of the log"));
    m_traceTitle->setText(tr("What happened"));
    m_labels[From]->setText(tr("From"));
    m_labels[To]->setText(tr("To"));
    m_labels[Id]->setText(tr("Id"));
    m_labels[Size]->setText(tr("Size"));
    m_labels[Host]->setText(tr("Last host"));
    m_labels[Via]->setText(tr("Sent through"));
    showRow();
}

void QueueInspector::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

} // namespace mailstead::pages
