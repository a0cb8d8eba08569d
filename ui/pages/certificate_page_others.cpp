// What the certificates' page has beside the certificate in use: other services that get it, and
// what acme.sh keeps.
#include "pages/certificate_found.h"
#include "pages/certificate_page.h"
#include "pages/certificate_run.h"
#include "pages/certificate_targets.h"

#include <QTimer>

namespace mailstead::pages
{

using certificates::CertificateWork;
using certificates::TargetsModel;

void CertificatePage::connectOthers()
{
    // The daemon installs by itself after each new certificate.
    connect(m_timer, &QTimer::timeout, m_targets, &TargetsModel::refresh);
    connect(m_targets, &TargetsModel::changed, this, [this] {
        lookForOthers(false);
        emit workChanged();
    });
    connect(m_targetsCard, &TargetsCard::done, this,
            [this](const QString& title, const QString& detail) { emit done(title, detail); });
    connect(m_targetsCard, &TargetsCard::setupWanted, this,
            [this] { emit openPage(QStringLiteral("setup")); });
    connect(m_foundCard, &FoundCard::copied, this,
            [this](const QString& text) { emit done(tr("Copied"), text); });
    connect(m_foundCard, &FoundCard::takeOverConfirmed, this,
            [this](const QString& id, const QString& domain) {
                m_run->setName(domain);
                m_work->takeOver(id, domain);
            });
}

void CertificatePage::lookForOthers(bool again)
{
    // Only where the answer can be another than that it is not permitted.
    const certificates::Targets& known = m_targets->targets();
    if (known.available && known.permits("acme-sh") && (again || !m_found->isKnown()))
        m_found->look();
}

RunningWork CertificatePage::work() const
{
    if (m_work->isRunning())
        return {m_run->title(), m_work->isStopping() ? tr("stopping") : m_work->step(),
                m_work->fraction(), !m_work->isStopping()};
    if (m_targets->isInstalling())
        return {tr("Installing the certificate for other services"),
                m_targets->isStopping() ? tr("stopping") : QString(), -1, !m_targets->isStopping()};
    return {};
}

void CertificatePage::stopWork()
{
    if (m_work->isRunning())
        m_work->stop();
    else
        m_targets->stop();
}

} // namespace mailstead::pages
