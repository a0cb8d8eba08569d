#include "pages/certificate_found.h"

#include "certificates/certificate.h"
#include "pages/certificate_texts.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/notices.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mailstead::pages
{

using certificates::FoundCertificate;
using certificates::FoundCertificates;
using style::TypeRole;
using widgets::Label;
using widgets::TextColor;

FoundCard::FoundCard(FoundCertificates* found, QWidget* parent)
    : Card(parent)
    , m_found(found)
    , m_sheet(new widgets::InlineSheet)
    , m_top(new QWidget)
    , m_stop(new QWidget)
    , m_list(new QWidget)
    , m_stopText(new Label(TypeRole::Body, TextColor::Secondary))
    , m_command(new Label(TypeRole::Mono, TextColor::Primary))
    , m_note(new Label(TypeRole::Small, TextColor::Tertiary))
    , m_copy(new widgets::IconButton(QStringLiteral("copy")))
    , m_close(new widgets::IconButton(QStringLiteral("close")))
    , m_rows(new QVBoxLayout(m_list))
{
    setObjectName(QStringLiteral("foundCard"));
    m_sheet->setObjectName(QStringLiteral("foundSheet"));
    m_sheet->confirmButton()->setObjectName(QStringLiteral("foundConfirm"));
    m_sheet->keepButton()->setObjectName(QStringLiteral("foundKeep"));
    m_stop->setObjectName(QStringLiteral("foundStop"));
    m_command->setObjectName(QStringLiteral("foundStopCommand"));
    m_copy->setObjectName(QStringLiteral("foundStopCopy"));
    m_close->setObjectName(QStringLiteral("foundStopClose"));
    m_note->setObjectName(QStringLiteral("foundNote"));
    for (Label* label : {m_stopText, m_note, m_command})
        label->setWordWrap(true);
    m_command->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->setContentsMargins(14, 10, 14, 10);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_stopText);
    words->addWidget(m_command);
    auto* stop = new QHBoxLayout(m_stop);
    stop->setContentsMargins(2, 0, 0, 0);
    stop->addLayout(words, 1);
    stop->addWidget(m_copy, 0, Qt::AlignBottom);
    stop->addWidget(m_close, 0, Qt::AlignBottom);
    auto* top = new QVBoxLayout(m_top);
    top->setContentsMargins(12, 12, 12, 12);
    top->addWidget(m_sheet);
    top->addWidget(m_stop);
    setTitle(QString());
    body()->addWidget(m_top);
    body()->addWidget(m_note);
    body()->addWidget(m_list);
    connect(m_found, &FoundCertificates::changed, this, &FoundCard::refill);
    connect(m_sheet, &widgets::InlineSheet::dismissed, this, &FoundCard::showState);
    connect(m_sheet, &widgets::InlineSheet::confirmed, this, [this] {
        setStopCommand({});
        emit takeOverConfirmed(m_asked.id, m_asked.domain);
    });
    connect(m_copy, &QAbstractButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_stopCommand);
        emit copied(m_stopCommand);
    });
    connect(m_close, &QAbstractButton::clicked, this, [this] { setStopCommand({}); });
    retranslate();
}

void FoundCard::setBusy(bool busy)
{
    if (busy == m_busy)
        return;
    m_busy = busy;
    refill();
}

void FoundCard::setStopCommand(const QString& command)
{
    m_stopCommand = command;
    m_command->setText(command);
    showState();
}

void FoundCard::clear()
{
    m_sheet->dismiss();
    setStopCommand({});
}

void FoundCard::ask(const FoundCertificate& certificate)
{
    m_asked = certificate;
    m_sheet->ask(QStringLiteral("certificate"),
                 tr("Take over the certificate of %1?").arg(certificate.domain),
                 tr("Its chain and key are copied and in use at once, in place of the present "
                    "certificate. acme.sh goes on renewing its own until you end that; the command "
                    "for it is shown afterwards."),
                 tr("Keep the present one"), tr("Take over"), false);
    m_sheet->setHint(tr("Enter keeps it"));
    showState();
}

void FoundCard::refill()
{
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const FoundCertificate& certificate : m_found->certificates()) {
        if (m_rows->count() > 0)
            m_rows->addWidget(new widgets::Hairline);
        m_rows->addWidget(makeRow(certificate));
    }
    showState();
}

void FoundCard::showState()
{
    const bool some = !m_found->certificates().isEmpty();
    m_list->setVisible(some);
    m_stop->setVisible(!m_stopCommand.isEmpty());
    m_top->setVisible(!m_sheet->isHidden() || !m_stopCommand.isEmpty());
    m_note->setText(
        m_found->error()
            ? tr("It cannot be told what acme.sh keeps here: %1").arg(m_found->error()->text())
            : QString());
    m_note->setVisible(!m_note->text().isEmpty());
    setVisible(some || !m_stopCommand.isEmpty() || m_found->error());
}

QWidget* FoundCard::makeRow(const FoundCertificate& certificate)
{
    auto* row = new QWidget;
    row->setObjectName(QStringLiteral("found-") + certificate.domain);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const bool ended = certificate.notAfter <= now;
    auto* domain = new Label(certificate.domain, TypeRole::BodyStrong, TextColor::Primary);
    auto* left = new Label(ended ? tr("ended")
                                 : tr("%1 left").arg(CertificateTexts::daysLeft(
                                       certificates::daysUntil(certificate.notAfter, now))),
                           TypeRole::Small, ended ? TextColor::Bad : TextColor::Secondary);
    QStringList facts{certificate.authority};
    if (!certificate.keyType.isEmpty())
        facts << CertificateTexts::key(certificate.keyType);
    facts << certificate.names.join(tr(", ", "between names"));
    auto* about = new widgets::ElidedLabel(TypeRole::Small, TextColor::Secondary);
    about->setText(facts.join(QStringLiteral(" · ")));
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(domain);
    words->addWidget(about);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(14, 8, 14, 8);
    line->setSpacing(12);
    line->addLayout(words, 1);
    line->addWidget(left);
    if (certificate.usable && !ended) {
        auto* take = new widgets::Button(tr("Take over"), QString(), widgets::ButtonKind::Normal,
                                         nullptr, widgets::ButtonSize::Small);
        take->setObjectName(QStringLiteral("takeOver-") + certificate.domain);
        take->setEnabled(!m_busy);
        connect(take, &QAbstractButton::clicked, this, [this, certificate] { ask(certificate); });
        line->addWidget(take);
    } else if (!ended) {
        line->addWidget(
            new Label(tr("not for this server's names"), TypeRole::Small, TextColor::Tertiary));
    }
    return row;
}

void FoundCard::retranslate()
{
    setTitle(tr("Certificates of acme.sh on this server"));
    m_stopText->setText(tr("Taken over. acme.sh still renews its own copy; to end that, run this "
                           "on the server as the user who runs acme.sh:"));
    m_copy->setLabel(tr("Copy the command"));
    m_close->setLabel(tr("Close"));
    m_sheet->dismiss();
    refill();
}

} // namespace mailstead::pages
