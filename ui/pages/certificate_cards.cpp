#include "pages/certificate_cards.h"

#include "certificates/way_texts.h"
#include "pages/certificate_texts.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/chain_view.h"
#include "widgets/label.h"
#include "widgets/lifetime_bar.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mailstead::pages
{

using certificates::Certificate;
using certificates::Standing;
using style::Tone;
using style::TypeRole;
using widgets::Button;
using widgets::ButtonKind;
using widgets::ButtonSize;
using widgets::Label;
using widgets::TextColor;

CertificateSummary::CertificateSummary(QWidget* parent)
    : Card(parent)
    , m_tile(new widgets::IconTile(QStringLiteral("certificate"), Tone::Ok, nullptr, 44))
    , m_name(new Label(TypeRole::Title, TextColor::Primary))
    , m_about(new Label(TypeRole::Body, TextColor::Secondary))
    , m_days(new Label(TypeRole::Figure, TextColor::Primary))
    , m_ofDays(new Label(TypeRole::Small, TextColor::Tertiary))
    , m_bar(new widgets::LifetimeBar)
{
    setObjectName(QStringLiteral("certificateSummary"));
    m_name->setObjectName(QStringLiteral("certificateName"));
    m_days->setObjectName(QStringLiteral("certificateDays"));
    m_about->setWordWrap(true);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_days->setAlignment(Qt::AlignRight);
    m_ofDays->setAlignment(Qt::AlignRight);

    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_name);
    words->addWidget(m_about);
    auto* figure = new QVBoxLayout;
    figure->setSpacing(0);
    figure->addWidget(m_days);
    figure->addWidget(m_ofDays);
    figure->addStretch();
    auto* head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(m_tile, 0, Qt::AlignTop);
    head->addLayout(words, 1);
    head->addLayout(figure);
    auto* all = new QVBoxLayout;
    all->setContentsMargins(20, 18, 20, 10);
    all->setSpacing(14);
    all->addLayout(head);
    all->addWidget(m_bar);
    body()->addLayout(all);
}

void CertificateSummary::set(const Certificate& certificate,
                             const certificates::Authority* authority, const QDateTime& now)
{
    const Standing standing = certificates::standingOf(certificate, now);
    const Tone tone = CertificateTexts::tone(standing);
    m_tile->set(QStringLiteral("certificate"), tone);
    m_name->setText(certificate.names.value(0));
    QStringList about{CertificateTexts::issuer(certificate, authority)};
    if (!certificate.chain.isEmpty())
        about << CertificateTexts::key(certificate.chain.first().key);
    const QStringList others = certificate.names.mid(1);
    if (!others.isEmpty())
        about << tr("also for %1").arg(others.join(tr(", ", "between names")));
    m_about->setText(about.join(tr(", ", "between facts")));

    const qint64 left = certificates::daysUntil(certificate.notAfter, now);
    const qint64 whole = certificates::daysUntil(certificate.notAfter, certificate.notBefore);
    m_days->setText(left >= 0 ? CertificateTexts::daysLeft(left) : tr("ended"));
    m_days->setColor(tone == Tone::Bad ? TextColor::Bad : TextColor::Primary);
    m_ofDays->setText(left >= 0 ? tr("left of %1").arg(whole)
                                : tr("%n day(s) ago", nullptr, static_cast<int>(-left)));
    widgets::LifetimeBar::Span span;
    span.from = certificate.notBefore.toLocalTime();
    span.to = certificate.notAfter.toLocalTime();
    span.now = now.toLocalTime();
    if (certificate.suggestedStart.isValid()) {
        span.renewFrom = certificate.suggestedStart.toLocalTime();
        span.renewTo = certificate.suggestedEnd.toLocalTime();
    } else if (certificate.renewAt.isValid()) {
        span.renewFrom = span.renewTo = certificate.renewAt.toLocalTime();
    }
    m_bar->setSpan(span, tone);
    setAccessibleName(certificate.names.value(0));
    setAccessibleDescription(CertificateTexts::sentence(certificate, now));
}

ChainCard::ChainCard(QWidget* parent)
    : Card(parent)
    , m_view(new widgets::ChainView)
    , m_badge(new widgets::StateBadge)
    , m_none(new Label(TypeRole::Small, TextColor::Tertiary))
    , m_export(new Button(QString(), QStringLiteral("download"), ButtonKind::Quiet, nullptr,
                          ButtonSize::Small))
    , m_copy(new Button(QString(), QStringLiteral("copy"), ButtonKind::Quiet, nullptr,
                        ButtonSize::Small))
{
    setObjectName(QStringLiteral("chainCard"));
    m_view->setObjectName(QStringLiteral("chainView"));
    m_export->setObjectName(QStringLiteral("chainExport"));
    m_copy->setObjectName(QStringLiteral("chainCopy"));
    m_none->setWordWrap(true);
    m_none->setContentsMargins(14, 10, 14, 10);
    setTitle(QString());
    addToHead(m_badge);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(8, 4, 8, 8);
    buttons->setSpacing(4);
    buttons->addWidget(m_export);
    buttons->addWidget(m_copy);
    buttons->addStretch();
    body()->addSpacing(4);
    body()->addWidget(m_view);
    body()->addWidget(m_none);
    body()->addStretch();
    body()->addLayout(buttons);
    connect(m_export, &QAbstractButton::clicked, this, &ChainCard::exportRequested);
    connect(m_copy, &QAbstractButton::clicked, this, &ChainCard::copyRequested);
    connect(m_view, &widgets::ChainView::copied, this, &ChainCard::copied);
    retranslate();
}

void ChainCard::set(const Certificate& certificate, const QDateTime& now)
{
    m_certificate = certificate;
    m_now = now;
    const auto rows = CertificateTexts::chain(certificate, now);
    m_view->setRows(rows);
    m_view->setVisible(!rows.isEmpty());
    m_none->setVisible(rows.isEmpty());
    m_export->setEnabled(!certificate.temporary);
    if (certificate.trusted)
        m_badge->set(tr("complete"), Tone::Ok, QStringLiteral("check"));
    else if (certificate.temporary)
        m_badge->set(tr("self-signed"), Tone::Neutral);
    else
        m_badge->set(tr("not trusted"), Tone::Warn, QStringLiteral("warning"));
    m_badge->setToolTip(certificate.chainProblem.toHtmlEscaped());
    m_badge->setVisible(!rows.isEmpty());
}

void ChainCard::retranslate()
{
    setTitle(tr("Chain"));
    m_view->setAccessibleName(tr("Chain"));
    m_none->setText(tr("The daemon does not tell the chain."));
    m_export->setText(tr("Export chain…"));
    m_copy->setText(tr("Copy fingerprint"));
    if (m_now.isValid())
        set(m_certificate, m_now);
}

RenewalCard::RenewalCard(QWidget* parent)
    : FactList(parent)
{
    setObjectName(QStringLiteral("renewalCard"));
}

void RenewalCard::set(const Certificate& certificate, const certificates::Authority* authority)
{
    QList<Fact> facts;
    const auto fact = [&facts](const QString& name, const QString& value,
                               Tone tone = Tone::Neutral) {
        Fact line;
        line.text = name;
        line.value = value;
        line.tone = tone;
        facts << line;
    };
    const QDateTime due =
        certificate.suggestedStart.isValid() ? certificate.suggestedStart : certificate.renewAt;
    if (due.isValid() && due <= QDateTime::currentDateTimeUtc())
        fact(tr("Due since"), CertificateTexts::day(due));
    else if (certificate.suggestedStart.isValid())
        fact(tr("Next"), tr("%1 to %2")
                             .arg(CertificateTexts::day(certificate.suggestedStart),
                                  CertificateTexts::day(certificate.suggestedEnd)));
    else if (certificate.renewAt.isValid())
        fact(tr("Next"), CertificateTexts::day(certificate.renewAt));
    else if (!certificate.temporary)
        fact(tr("Next"), tr("not planned"), Tone::Warn);
    if (certificate.lastTry) {
        const bool failed = certificate.lastTry->error.has_value();
        const QString at = CertificateTexts::moment(certificate.lastTry->at);
        const QString outcome = failed ? tr("failed %1").arg(at) : tr("succeeded %1").arg(at);
        fact(tr("Last try"), outcome, failed ? Tone::Warn : Tone::Ok);
    }
    if (certificate.retryAt.isValid())
        fact(tr("Tried again"), CertificateTexts::moment(certificate.retryAt));
    if (certificate.settings) {
        const certificates::RenewalSettings& kept = *certificate.settings;
        fact(tr("Authority"), authority ? authority->name : kept.directory);
        fact(tr("Names proved by"), certificates::WayTexts::title(kept.way));
        fact(tr("Key"), CertificateTexts::key(toString(kept.keyType)));
        fact(tr("Contact"), kept.email.isEmpty() ? tr("none") : kept.email);
    }
    setFacts(facts);
    setRemark(certificate.renewAt.isValid() ? tr("by itself") : QString());
}

void RenewalCard::retranslate()
{
    setTitle(tr("Renewal"));
    setEmptyText(tr("Nothing is renewed until a certificate was requested here."));
}

} // namespace mailstead::pages
