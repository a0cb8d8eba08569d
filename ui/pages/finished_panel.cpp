#include "pages/finished_panel.h"

#include "pages/setup_texts.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/label.h"

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mailstead::pages
{

using setup::StepState;
using style::Tone;
using style::TypeRole;
using widgets::Button;
using widgets::ButtonKind;
using widgets::Label;
using widgets::TextColor;

FinishedPanel::FinishedPanel(QWidget* parent)
    : QWidget(parent)
    , m_heading(new Label(TypeRole::Display, TextColor::Primary))
    , m_lead(new Label(TypeRole::Guide, TextColor::Secondary))
    , m_works(new widgets::Card)
    , m_programs(new widgets::Card)
    , m_copyAll(new Button(QString(), QStringLiteral("copy"), ButtonKind::Normal, nullptr,
                           widgets::ButtonSize::Small))
    , m_queue(new Button(QString(), QStringLiteral("queue"), ButtonKind::Normal))
    , m_logs(new Button(QString(), QStringLiteral("log"), ButtonKind::Normal))
{
    setObjectName(QStringLiteral("setupFinished"));
    m_heading->setObjectName(QStringLiteral("setupFinishedHeading"));
    m_copyAll->setObjectName(QStringLiteral("setupCopySettings"));
    m_queue->setObjectName(QStringLiteral("setupOpenQueue"));
    m_logs->setObjectName(QStringLiteral("setupOpenLogs"));
    m_lead->setWordWrap(true);
    m_lead->setMaximumWidth(640);

    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_heading);
    auto* leadLine = new QHBoxLayout;
    leadLine->addWidget(m_lead, 1);
    leadLine->addStretch(0);
    words->addLayout(leadLine);
    auto* head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(new widgets::IconTile(QStringLiteral("shield-check"), Tone::Ok, nullptr, 48));
    head->addLayout(words, 1);

    auto* further = new QHBoxLayout;
    further->setSpacing(8);
    further->addWidget(m_queue);
    further->addWidget(m_logs);
    further->addStretch();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(head);
    layout->addSpacing(6);
    layout->addWidget(m_works);
    layout->addWidget(m_programs);
    layout->addLayout(further);
    layout->addStretch(1);

    connect(m_queue, &QAbstractButton::clicked, this,
            [this] { emit openPage(QStringLiteral("queue")); });
    connect(m_logs, &QAbstractButton::clicked, this,
            [this] { emit openPage(QStringLiteral("logs")); });
    connect(m_copyAll, &QAbstractButton::clicked, this, [this] {
        QString text;
        for (const Account& account : accounts())
            text +=
                QStringLiteral("%1: %2%3\n")
                    .arg(account.label, account.value,
                         account.detail.isEmpty() ? QString()
                                                  : QStringLiteral(" (%1)").arg(account.detail));
        copy(text, tr("Settings for mail programs"));
    });
    m_programs->setTitle(QString());
    m_programs->addToHead(m_copyAll);
    fill();
}

void FinishedPanel::set(const setup::Settings& settings, const QList<setup::StepStatus>& steps)
{
    m_settings = settings;
    m_steps = steps;
    fill();
}

QList<FinishedPanel::Account> FinishedPanel::accounts() const
{
    const QString host = m_settings.hostname;
    return {
        {tr("Read, IMAP"), QStringLiteral("%1:993").arg(host), QStringLiteral("TLS")},
        {tr("Send, SMTP"), QStringLiteral("%1:465").arg(host), QStringLiteral("TLS")},
        {tr("Send, older programs"), QStringLiteral("%1:587").arg(host),
         QStringLiteral("STARTTLS")},
        {tr("User name"), m_settings.mailbox, {}},
    };
}

void FinishedPanel::fill()
{
    m_heading->setText(tr("%1 is a mail server").arg(m_settings.hostname));
    m_lead->setText(
        tr("You can close this page. Mail is taken, sent and kept on the server; this window is "
           "only needed to look after it."));
    m_works->setTitle(tr("What works now"));
    m_programs->setTitle(tr("Settings for mail programs"));
    m_programs->setRemark(tr("the user name is the whole address"));
    m_copyAll->setText(tr("Copy all"));
    m_queue->setText(tr("Open the queue"));
    m_logs->setText(tr("Show the log"));
    fillProofs();
    fillAccounts();
}

void FinishedPanel::fillProofs()
{
    delete m_worksBody;
    m_worksBody = new QWidget;
    auto* grid = new QGridLayout(m_worksBody);
    grid->setContentsMargins(14, 8, 14, 10);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(2, 1);
    int row = 0;
    for (const setup::StepStatus& step : std::as_const(m_steps)) {
        const bool skipped = step.state == StepState::Skipped;
        auto* icon =
            new widgets::IconLabel(skipped ? QStringLiteral("info") : QStringLiteral("check"));
        icon->set(skipped ? QStringLiteral("info") : QStringLiteral("check"),
                  skipped ? Tone::Neutral : Tone::Ok);
        auto* name = new Label(setup::title(step.id), TypeRole::Body, TextColor::Secondary);
        name->setMinimumWidth(128);
        auto* result = new widgets::ElidedLabel(TypeRole::Body);
        QString text = step.activity;
        if (skipped)
            text = tr("left out");
        else if (text.isEmpty())
            text = tr("done and checked");
        result->setText(text);
        grid->setRowMinimumHeight(row, 28);
        grid->addWidget(icon, row, 0);
        grid->addWidget(name, row, 1);
        grid->addWidget(result, row, 2);
        ++row;
    }
    m_works->body()->addWidget(m_worksBody);
}

void FinishedPanel::fillAccounts()
{
    delete m_programsBody;
    m_programsBody = new QWidget;
    auto* grid = new QGridLayout(m_programsBody);
    grid->setContentsMargins(14, 8, 14, 10);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(2, 1);
    int row = 0;
    for (const Account& account : accounts()) {
        auto* label = new Label(account.label, TypeRole::Body, TextColor::Secondary);
        label->setMinimumWidth(152);
        auto* value = new Label(account.value, TypeRole::Mono, TextColor::Primary);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        auto* detail = new Label(account.detail, TypeRole::Small, TextColor::Tertiary);
        auto* button = new widgets::IconButton(QStringLiteral("copy"));
        button->setLabel(tr("Copy “%1”").arg(account.label));
        const QString text = account.value;
        const QString what = account.label;
        connect(button, &QAbstractButton::clicked, this, [this, text, what] { copy(text, what); });
        grid->setRowMinimumHeight(row, 32);
        grid->addWidget(label, row, 0);
        grid->addWidget(value, row, 1);
        grid->addWidget(detail, row, 2);
        grid->addWidget(button, row, 3);
        ++row;
    }
    m_programs->body()->addWidget(m_programsBody);
}

void FinishedPanel::copy(const QString& text, const QString& what)
{
    QGuiApplication::clipboard()->setText(text);
    emit copied(what);
}

void FinishedPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        fill();
    QWidget::changeEvent(event);
}

} // namespace mailstead::pages
