#include "pages/certificate_page.h"

#include "pages/certificate_cards.h"
#include "pages/certificate_form.h"
#include "pages/certificate_found.h"
#include "pages/certificate_run.h"
#include "pages/certificate_sheets.h"
#include "pages/certificate_targets.h"
#include "pages/certificate_texts.h"
#include "widgets/button.h"
#include "widgets/notices.h"

#include <QAction>
#include <QTimer>

namespace mailstead::pages
{

using certificates::Certificate;
using certificates::CertificateWork;
using certificates::Standing;
using control::ModelState;
using style::Tone;

namespace
{

constexpr int readEveryMs = 60'000;

} // namespace

CertificatePage::CertificatePage(QWidget* parent)
    : DaemonPage(parent)
    , m_model(new certificates::CertificatesModel(this))
    , m_work(new CertificateWork(this))
    , m_served(new certificates::ServedPorts(this))
    , m_targets(new certificates::TargetsModel(this))
    , m_found(new certificates::FoundCertificates(this))
    , m_timer(new QTimer(this))
    , m_actions(new QWidget)
    , m_renew(new widgets::Button(QString(), QStringLiteral("retry"), widgets::ButtonKind::Normal))
    , m_more(new widgets::IconButton(QStringLiteral("more")))
    , m_renewAction(new QAction(this))
    , m_exportAction(new QAction(this))
    , m_copyAction(new QAction(this))
    , m_installAction(new QAction(this))
    , m_revokeAction(new QAction(this))
    , m_error(new widgets::ErrorBanner)
    , m_trouble(new widgets::ErrorBanner)
    , m_revoke(new RevokeSheet)
    , m_install(new InstallSheet)
    , m_run(new CertificateRun(m_work))
    , m_none(new widgets::EmptyState)
    , m_summaryCard(new CertificateSummary)
    , m_servedCard(new ServedCard)
    , m_chainCard(new ChainCard)
    , m_renewalCard(new RenewalCard)
    , m_targetsCard(new TargetsCard(m_targets))
    , m_foundCard(new FoundCard(m_found))
    , m_form(new CertificateForm(m_model))
{
    build();
    connectParts();
    connectOthers();
    m_timer->setInterval(readEveryMs);
    retranslate();
}

CertificatePage::~CertificatePage()
{
    // The window may have taken the header's actions.
    if (!m_actions->parent())
        delete m_actions;
}

void CertificatePage::connectParts()
{
    connect(m_timer, &QTimer::timeout, m_model, &certificates::CertificatesModel::refresh);
    connect(m_model, &certificates::CertificatesModel::changed, this, &CertificatePage::showAll);
    connect(m_served, &certificates::ServedPorts::changed, this,
            [this] { m_servedCard->set(*m_served, QDateTime::currentDateTimeUtc()); });
    connect(m_servedCard, &ServedCard::lookRequested, m_served, &certificates::ServedPorts::look);
    connect(m_chainCard, &ChainCard::exportRequested, this, &CertificatePage::exportChain);
    connect(m_chainCard, &ChainCard::copyRequested, this, &CertificatePage::copyFingerprint);
    connect(m_chainCard, &ChainCard::copied, this,
            [this](const QString& text) { emit done(tr("Copied"), text); });
    connect(m_run, &CertificateRun::copied, this,
            [this](const QString& what) { emit done(tr("Copied"), what); });
    connect(m_run, &CertificateRun::retryRequested, this, [this] {
        if (m_work->kind() == CertificateWork::Kind::Renew)
            renew();
        else if (m_work->kind() == CertificateWork::Kind::Request)
            request();
        else
            m_work->dismiss();
    });
    connect(m_none, &widgets::EmptyState::triggered, this, &CertificatePage::askForForm);
    connect(m_form, &CertificateForm::submitted, this, &CertificatePage::request);
    connect(m_renew, &QAbstractButton::clicked, this, &CertificatePage::renew);
    connect(m_renewAction, &QAction::triggered, this, &CertificatePage::renew);
    connect(m_exportAction, &QAction::triggered, this, &CertificatePage::exportChain);
    connect(m_copyAction, &QAction::triggered, this, &CertificatePage::copyFingerprint);
    connect(m_installAction, &QAction::triggered, m_install, &FieldSheet::open);
    connect(m_install, &InstallSheet::chosen, m_work, &CertificateWork::install);
    connect(m_revokeAction, &QAction::triggered, this, [this] {
        if (const Certificate* now = m_model->current())
            m_revoke->askFor(now->names.value(0), now->settings.has_value());
    });
    connect(m_revoke, &widgets::InlineSheet::confirmed, this, [this] {
        if (const Certificate* now = m_model->current())
            m_run->setName(now->names.value(0));
        m_work->revoke(m_revoke->reason(), m_revoke->replaces());
    });
    connect(m_work, &CertificateWork::started, this, &CertificatePage::showWork);
    connect(m_work, &CertificateWork::progressed, this, &CertificatePage::showWork);
    connect(m_work, &CertificateWork::finished, this, &CertificatePage::onFinished);
}

QString CertificatePage::title() const
{
    return tr("Certificates");
}

QString CertificatePage::summary() const
{
    const Certificate* now = m_model->current();
    if (access() != DaemonAccess::Ready || !now)
        return {};
    return CertificateTexts::sentence(*now, QDateTime::currentDateTimeUtc());
}

QWidget* CertificatePage::headerActions()
{
    return m_actions;
}

PageBadge CertificatePage::badge() const
{
    const Certificate* now = m_model->current();
    if (access() != DaemonAccess::Ready || !now)
        return {};
    const Tone tone =
        CertificateTexts::tone(certificates::standingOf(*now, QDateTime::currentDateTimeUtc()));
    return tone == Tone::Ok ? PageBadge() : PageBadge{QStringLiteral("!"), tone};
}

QList<QAction*> CertificatePage::commands() const
{
    return {m_renewAction, m_exportAction, m_copyAction, m_installAction, m_revokeAction};
}

void CertificatePage::setSession(session::ServerSession* next)
{
    const bool another = next != session();
    DaemonPage::setSession(next);
    if (another) {
        m_form->reset();
        m_run->clear();
        m_targetsCard->clear();
        m_foundCard->clear();
        showAll();
    }
}

void CertificatePage::clientChanged(const std::shared_ptr<control::Client>& client)
{
    m_asking = false;
    m_revoke->dismiss();
    m_install->close();
    m_work->setClient(client);
    m_served->setClient(client);
    m_model->setClient(client);
    m_targetsCard->setHost(client && session() ? session()->host() : nullptr);
    m_found->setClient(client);
    m_targets->setClient(client);
    if (client) {
        m_work->readRecords(); // of a request that was given up
        if (isVisible())
            m_served->look();
    }
}

void CertificatePage::showEvent(QShowEvent* event)
{
    DaemonPage::showEvent(event);
    m_model->refresh();
    m_targets->refresh();
    if (!m_served->isKnown())
        m_served->look();
    m_timer->start();
}

void CertificatePage::hideEvent(QHideEvent* event)
{
    m_timer->stop();
    DaemonPage::hideEvent(event);
}

void CertificatePage::refresh()
{
    m_model->refresh();
    m_targets->refresh();
    m_served->look();
    lookForOthers(true);
}

void CertificatePage::showAll()
{
    const QDateTime clock = QDateTime::currentDateTimeUtc();
    const Certificate* now = m_model->current();
    if (m_model->state() == ModelState::Failed) {
        m_error->setError(m_model->error());
        widgets::Button* again = m_error->addButton(tr("Look again"));
        again->setObjectName(QStringLiteral("certificateAgain"));
        connect(again, &QAbstractButton::clicked, m_model,
                &certificates::CertificatesModel::refresh);
        m_error->setClosable(false);
    } else {
        m_error->clear();
    }
    const bool real = now && !now->temporary;
    m_none->setVisible(now && now->temporary && !m_asking && !m_work->isRunning());
    m_facts->setVisible(real);
    m_form->setVisible(real || (now && m_asking));
    if (now) {
        const certificates::Authority* authority =
            now->settings ? m_model->authority(now->settings->directory) : nullptr;
        m_summaryCard->set(*now, authority, clock);
        m_targetsCard->setFingerprint(now->fingerprint);
        m_chainCard->set(*now, clock);
        m_renewalCard->set(*now, authority);
        if (!m_model->authorities().isEmpty())
            m_form->begin(*now, sharedClient() ? sharedClient()->hostname() : QString());
    }
    m_servedCard->set(*m_served, clock);
    showTrouble();
    showWork();
    arrange();
    emit summaryChanged();
    emit badgeChanged();
}

void CertificatePage::showTrouble()
{
    const Certificate* now = m_model->current();
    const Standing standing =
        now ? certificates::standingOf(*now, QDateTime::currentDateTimeUtc()) : Standing::Good;
    const bool late = standing == Standing::EndsSoon || standing == Standing::Ended;
    // What runs now will tell how it goes.
    if (m_work->isRunning() || m_work->error() || !(late || standing == Standing::Failing)) {
        m_trouble->clear();
        m_shownTrouble.clear();
        return;
    }
    QString why = now->lastError, next;
    if (now->lastTry && now->lastTry->error) {
        why = now->lastTry->error->text();
        next = now->lastTry->error->next;
    }
    const QString what = standing == Standing::Ended ? tr("The certificate has ended")
                         : late                      ? tr("The certificate ends soon")
                                                     : tr("The last renewal failed");
    if (what + why + next == m_shownTrouble)
        return;
    m_shownTrouble = what + why + next;
    m_trouble->setMessage(late ? Tone::Bad : Tone::Warn, what, why, next);
    if (now->settings) {
        widgets::Button* again = m_trouble->addButton(tr("Renew now"));
        again->setObjectName(QStringLiteral("troubleRenew"));
        connect(again, &QAbstractButton::clicked, this, &CertificatePage::renew);
    }
    m_trouble->setClosable(false);
}

void CertificatePage::showWork()
{
    const Certificate* now = m_model->current();
    const bool real = now && !now->temporary;
    const bool idle = now && !m_work->isRunning();
    const bool renewable = idle && real && now->settings;
    m_renew->setVisible(real);
    m_renew->setEnabled(renewable);
    m_renew->setToolTip(real && !now->settings ? tr("No certificate was requested here yet")
                                               : QString());
    m_renewAction->setEnabled(renewable);
    m_exportAction->setEnabled(real);
    m_copyAction->setEnabled(now != nullptr);
    m_installAction->setEnabled(idle);
    m_revokeAction->setEnabled(renewable);
    m_foundCard->setBusy(m_work->isRunning());
    m_form->setBusy(m_work->isRunning(), tr("A certificate is being worked on. Stop is in the "
                                            "status bar."));
    if (m_work->isRunning()) {
        m_none->hide();
        m_trouble->clear();
        m_shownTrouble.clear();
    }
    emit workChanged();
}

void CertificatePage::askForForm()
{
    m_asking = true;
    showAll();
    m_form->focusFirst();
}

void CertificatePage::renew()
{
    const Certificate* now = m_model->current();
    if (!now || !now->settings)
        return;
    m_run->setName(now->settings->names.value(0));
    m_work->renew(now->settings->way);
}

void CertificatePage::request()
{
    const certificates::RequestDraft draft = m_form->draft();
    if (!draft.problems(m_form->authority()).isEmpty())
        return;
    m_run->setName(draft.names.first());
    m_work->request(draft, m_form->authority());
}

void CertificatePage::onFinished()
{
    m_model->refresh();
    m_targets->refresh();
    if (m_work->issued()) {
        m_asking = false;
        m_foundCard->setStopCommand(m_work->issued()->stopCommand);
        emit done(tr("A new certificate is in use"), m_work->issued()->issuer);
        m_served->look();
    } else if (m_work->kind() == CertificateWork::Kind::Revoke && !m_work->error()) {
        emit done(tr("The certificate was revoked"));
    }
    showAll();
}

void CertificatePage::retranslate()
{
    DaemonPage::retranslate();
    m_renew->setText(tr("Renew now"));
    m_more->setLabel(tr("More"));
    m_renewAction->setText(tr("Renew the certificate now"));
    m_exportAction->setText(tr("Export the chain…"));
    m_copyAction->setText(tr("Copy the fingerprint"));
    m_installAction->setText(tr("Install from files…"));
    m_revokeAction->setText(tr("Revoke…"));
    m_none->set(QStringLiteral("certificate"), tr("No certificate yet"),
                tr("A temporary one is in use, which this server signed itself: connections are "
                   "encrypted, but mail programs warn. A real one is free and takes a minute."),
                tr("Request a certificate"), QStringLiteral("certificate"));
    m_revoke->retranslate();
    m_install->retranslate();
    m_run->retranslate();
    m_servedCard->retranslate();
    m_chainCard->retranslate();
    m_renewalCard->retranslate();
    m_targetsCard->retranslate();
    m_foundCard->retranslate();
    m_form->retranslate();
    m_shownTrouble.clear();
    showAll();
}

} // namespace mailstead::pages
