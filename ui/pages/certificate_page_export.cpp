// Getting the chain and the fingerprint out of the certificates' page.
#include "pages/certificate_page.h"
#include "pages/certificate_texts.h"
#include "widgets/notices.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QSaveFile>

namespace mailstead::pages
{

using certificates::Certificate;

void CertificatePage::exportChain()
{
    auto* dialog = new QFileDialog(this, tr("Export the certificate chain"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pem"));
    if (const Certificate* now = m_model->current())
        dialog->selectFile(QString(now->names.value(0)).remove(QStringLiteral("*.")) +
                           QStringLiteral(".pem"));
    connect(dialog, &QFileDialog::fileSelected, this, &CertificatePage::saveChain);
    dialog->open();
}

void CertificatePage::saveChain(const QString& path)
{
    if (!sharedClient())
        return;
    const auto failed = [this](const core::Error& error) {
        m_error->setError(error);
        m_error->setClosable(true);
    };
    sharedClient()->callAsync(
        QStringLiteral("certificate.export"), {}, this,
        [this, path, failed](const core::Result<QJsonObject>& answer) {
            if (!answer) {
                failed(answer.error());
                return;
            }
            const QByteArray chain = answer->value(QLatin1String("chain")).toString().toLatin1();
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(chain) != chain.size() ||
                !file.commit()) {
                failed({core::ErrorKind::PermissionDenied, tr("The file could not be written"),
                        file.errorString(), tr("Choose another place.")});
                return;
            }
            emit done(tr("Chain exported"), path);
        });
}

void CertificatePage::copyFingerprint()
{
    const Certificate* now = m_model->current();
    if (!now)
        return;
    const QString fingerprint = CertificateTexts::colons(now->fingerprint);
    QGuiApplication::clipboard()->setText(fingerprint);
    emit done(tr("SHA-256 fingerprint copied"), fingerprint);
}

} // namespace mailstead::pages
