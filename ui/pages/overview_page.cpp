#include "pages/overview_page.h"

#include "control/queue_model.h"
#include "pages/overview_cards.h"
#include "pages/setup_texts.h"
#include "widgets/button.h"
#include "widgets/finding_card.h"
#include "widgets/label.h"
#include "widgets/notices.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

namespace mailstead::pages
{

using core::Severity;
using style::Tone;
using style::TypeRole;
using widgets::Label;
using widgets::TextColor;

namespace
{

constexpr int readEveryMs = 30'000;

QString clock(const QDateTime& at)
{
    return QLocale().toString(at.toLocalTime(), QStringLiteral("HH:mm"));
}

} // namespace

OverviewPage::OverviewPage(QWidget* parent)
    : DaemonPage(parent)
    , m_reader(new OverviewReader(this))
    , m_timer(new QTimer(this))
{
    build();
    m_timer->setInterval(readEveryMs);
    connect(m_timer, &QTimer::timeout, m_reader, &OverviewReader::read);
    connect(m_reader, &OverviewReader::changed, this, &OverviewPage::showData);
    retranslate();
}

QString OverviewPage::title() const
{
    return tr("Overview");
}

void OverviewPage::build()
{
    setObjectName(QStringLiteral("overviewPage"));
    m_sentence = new Label(TypeRole::Heading, TextColor::Primary);
    m_sentence->setObjectName(QStringLiteral("overviewSentence"));
    m_checked = new Label(TypeRole::Small, TextColor::Tertiary);
    m_again = new widgets::IconButton(QStringLiteral("retry"));
    m_again->setObjectName(QStringLiteral("overviewAgain"));
    m_error = new widgets::ErrorBanner;
    m_error->setObjectName(QStringLiteral("overviewError"));
    m_findings = new widgets::FindingList;
    m_findings->setObjectName(QStringLiteral("overviewFindings"));
    m_state = new FactList;
    m_problems = new FactList;
    m_messages = new FactList;
    m_state->setObjectName(QStringLiteral("overviewState"));
    m_problems->setObjectName(QStringLiteral("overviewProblems"));
    m_messages->setObjectName(QStringLiteral("overviewMessages"));
    m_problems->link()->setObjectName(QStringLiteral("overviewOpenLogs"));

    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_sentence, 1);
    head->addWidget(m_checked);
    head->addWidget(m_again);

    auto* figures = new QHBoxLayout;
    figures->setSpacing(12);
    m_waiting = addFigure(QStringLiteral("overviewWaiting"), QString());
    m_deferred = addFigure(QStringLiteral("overviewDeferred"), QStringLiteral("state:deferred"));
    m_held = addFigure(QStringLiteral("overviewHeld"), QStringLiteral("state:held"));
    m_oldest = addFigure(QStringLiteral("overviewOldest"), QString());
    for (FigureCard* card : {m_waiting, m_deferred, m_held, m_oldest})
        figures->addWidget(card, 1);

    auto* left = new QVBoxLayout;
    left->setSpacing(12);
    left->addWidget(m_messages);
    left->addWidget(m_problems);
    left->addStretch();
    auto* right = new QVBoxLayout;
    right->addWidget(m_state);
    right->addStretch();
    auto* lists = new QHBoxLayout;
    lists->setSpacing(12);
    lists->addLayout(left, 3);
    lists->addLayout(right, 2);

    auto* inner = new QWidget;
    inner->setObjectName(QStringLiteral("scrollBody"));
    auto* layout = new QVBoxLayout(inner);
    layout->setContentsMargins(24, 16, 24, 20);
    layout->setSpacing(12);
    layout->addLayout(head);
    layout->addWidget(m_error);
    layout->addWidget(m_findings);
    layout->addLayout(figures);
    layout->addLayout(lists, 1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inner);
    setContent(scroll);

    connect(m_again, &QAbstractButton::clicked, m_reader, &OverviewReader::read);
    connect(m_problems, &FactList::linkActivated, this,
            [this] { emit openPage(QStringLiteral("logs")); });
}

FigureCard* OverviewPage::addFigure(const QString& name, const QString& filter)
{
    auto* card = new FigureCard;
    card->setObjectName(name);
    connect(card, &QAbstractButton::clicked, this,
            [this, filter] { emit openPage(QStringLiteral("queue"), filter); });
    return card;
}

void OverviewPage::refresh()
{
    m_reader->read();
}

PageBadge OverviewPage::badge() const
{
    const auto& findings = m_reader->data().findings;
    const int attention = countOf(findings, Severity::Bad) + countOf(findings, Severity::Decide);
    if (attention == 0)
        return {};
    return {QString::number(attention),
            countOf(findings, Severity::Bad) > 0 ? Tone::Bad : Tone::Warn};
}

void OverviewPage::clientChanged(const std::shared_ptr<control::Client>& client)
{
    m_reader->setClient(client);
}

void OverviewPage::showEvent(QShowEvent* event)
{
    DaemonPage::showEvent(event);
    const QDateTime read = m_reader->data().readAt;
    if (!read.isValid() || read.msecsTo(QDateTime::currentDateTimeUtc()) > readEveryMs)
        m_reader->read();
    m_timer->start();
}

void OverviewPage::hideEvent(QHideEvent* event)
{
    m_timer->stop();
    DaemonPage::hideEvent(event);
}

QString OverviewPage::sentence(const OverviewData& data)
{
    if (!data.known)
        return data.error ? tr("The server does not tell how it is.") : tr("Looking …");
    const int bad = countOf(data.findings, Severity::Bad);
    const int decide = countOf(data.findings, Severity::Decide);
    if (data.domains == 0)
        return tr("Not set up yet: there is no domain to take mail for.");
    if (bad > 0)
        return tr("%n thing(s) must be put right.", nullptr, bad);
    if (decide > 0)
        return tr("Mail is flowing. %n thing(s) want a look.", nullptr, decide);
    if (data.counts.deferred > 0)
        return tr("Mail is flowing. %n message(s) wait for another try.", nullptr,
                  int(data.counts.deferred));
    return tr("Mail is flowing.");
}

void OverviewPage::showData()
{
    const OverviewData& known = m_reader->data();
    m_sentence->setText(sentence(known));
    if (known.error) {
        m_error->setError(*known.error);
        m_error->setClosable(true);
    } else {
        m_error->clear();
    }
    QList<core::Finding> attention;
    for (const core::Finding& finding : known.findings) {
        if (finding.severity != Severity::Ok)
            attention << finding;
    }
    m_findings->setFindings(attention);
    m_findings->setVisible(!attention.isEmpty());
    showFigures();
    showState();
    showLists();
    showChecked();
    emit badgeChanged();
}

void OverviewPage::showChecked()
{
    const QDateTime at = m_reader->data().readAt;
    m_checked->setText(at.isValid() ? tr("as of %1").arg(clock(at)) : QString());
}

void OverviewPage::showFigures()
{
    const OverviewData& known = m_reader->data();
    const QLocale locale;
    const auto number = [&known, &locale](qint64 value) {
        return known.known ? locale.toString(value) : QStringLiteral("–");
    };
    const control::QueueCounts& counts = known.counts;
    m_waiting->set(tr("Waiting"), number(counts.total),
                   counts.sending > 0 ? tr("%n going out now", nullptr, int(counts.sending))
                                      : QString(),
                   Tone::Accent);
    m_deferred->set(tr("To be tried again"), number(counts.deferred),
                    counts.deferred > 0 ? tr("by themselves") : QString(),
                    counts.deferred > 0 ? Tone::Warn : Tone::Neutral);
    m_held->set(tr("Held"), number(counts.held),
                counts.held > 0 ? tr("until you release them") : QString(), Tone::Neutral);
    m_oldest->set(tr("Oldest"),
                  counts.oldest >= 0 ? control::ageText(counts.oldest) : QStringLiteral("–"),
                  QString(), counts.oldest > 4 * 3600 ? Tone::Warn : Tone::Neutral);
}

void OverviewPage::showState()
{
    const OverviewData& known = m_reader->data();
    QList<Fact> facts;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (const OverviewCertificate& certificate : known.certificates) {
        Fact fact;
        fact.icon = QStringLiteral("certificate");
        fact.text = tr("Certificate of %1").arg(certificate.names.value(0));
        const qint64 days = now.daysTo(certificate.notAfter);
        if (certificate.temporary) {
            fact.value = tr("temporary");
            fact.tone = Tone::Warn;
        } else if (days < 0) {
            fact.value = tr("ended");
            fact.tone = Tone::Bad;
        } else {
            fact.value = tr("%n day(s) left", nullptr, int(days));
            fact.tone = certificate.lastError.isEmpty() && days > 7 ? Tone::Ok : Tone::Warn;
        }
        facts << fact;
    }
    if (known.known) {
        facts << Fact{QStringLiteral("domain"),
                      {},
                      tr("Domains"),
                      QLocale().toString(known.domains),
                      known.domains > 0 ? Tone::Ok : Tone::Warn};
        facts << Fact{QStringLiteral("mailbox"),
                      {},
                      tr("Mailboxes"),
                      QLocale().toString(known.mailboxes),
                      known.mailboxes > 0 ? Tone::Ok : Tone::Warn};
        facts << Fact{QStringLiteral("network"),
                      {},
                      tr("Listens on"),
                      known.listeners.join(QStringLiteral(", ")),
                      known.listeners.isEmpty() ? Tone::Bad : Tone::Ok};
        if (known.freeBytes >= 0)
            facts << Fact{
                QStringLiteral("disk"),
                {},
                tr("Free for mail"),
                QLocale().formattedDataSize(known.freeBytes, 1, QLocale::DataSizeTraditionalFormat),
                known.freeBytes > 512LL * 1024 * 1024 ? Tone::Ok : Tone::Warn};
        if (known.startedAt.isValid())
            facts << Fact{QStringLiteral("running"),
                          {},
                          tr("Runs for"),
                          control::ageText(std::max<qint64>(0, known.startedAt.secsTo(now))),
                          Tone::Neutral};
        facts << Fact{QStringLiteral("server"),
                      {},
                      known.hostname,
                      tr("version %1").arg(known.version),
                      Tone::Neutral};
    }
    m_state->setFacts(facts);
}

void OverviewPage::showLists()
{
    const OverviewData& known = m_reader->data();
    QList<Fact> problems;
    for (const control::LogLine& line : known.problems) {
        problems << Fact{{},
                         clock(line.at),
                         line.text,
                         line.source,
                         line.level == control::LogLevel::Error ? Tone::Bad : Tone::Warn};
    }
    m_problems->setFacts(problems);
    QList<Fact> messages;
    for (const OverviewMessage& message : known.lastMessages) {
        const bool delivered = message.outcome == QLatin1String("delivered");
        const bool bounced = message.outcome == QLatin1String("bounced");
        const QString sender = message.sender.isEmpty() ? QStringLiteral("<>") : message.sender;
        messages << Fact{{},
                         clock(message.at),
                         QStringLiteral("%1 → %2").arg(sender, message.recipient),
                         delivered ? tr("delivered")
                         : bounced ? tr("bounced")
                                   : tr("deleted"),
                         delivered ? Tone::Ok
                         : bounced ? Tone::Bad
                                   : Tone::Neutral};
    }
    m_messages->setFacts(messages);
}

void OverviewPage::retranslate()
{
    DaemonPage::retranslate();
    m_again->setLabel(tr("Look again"), QKeySequence(Qt::Key_F5));
    m_state->setTitle(tr("State of the server"));
    m_problems->setTitle(tr("Newest problems"));
    m_problems->setLink(tr("Open the log"));
    m_problems->setEmptyText(tr("No warning and no error in the log."));
    m_messages->setTitle(tr("Last messages"));
    m_messages->setEmptyText(tr("No message has come to its end yet."));
    m_state->setEmptyText(tr("Nothing is known yet."));
    showData();
}

} // namespace mailstead::pages
