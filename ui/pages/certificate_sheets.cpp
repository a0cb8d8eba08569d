#include "pages/certificate_sheets.h"

#include "certificates/pem_files.h"
#include "pages/certificate_texts.h"
#include "pages/form_field.h"
#include "style/theme.h"
#include "widgets/button.h"
#include "widgets/label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QVBoxLayout>

namespace mailstead::pages
{

using certificates::PemFiles;
using certificates::RevocationReason;
using style::TypeRole;
using widgets::TextColor;

RevokeSheet::RevokeSheet(QWidget* parent)
    : InlineSheet(parent)
    , m_reasonTitle(new widgets::Label(TypeRole::Small, TextColor::Secondary))
    , m_reason(new QComboBox)
    , m_replace(new QCheckBox)
{
    setObjectName(QStringLiteral("revokeSheet"));
    m_reason->setObjectName(QStringLiteral("revokeReason"));
    m_replace->setObjectName(QStringLiteral("revokeReplace"));
    confirmButton()->setObjectName(QStringLiteral("revokeConfirm"));
    keepButton()->setObjectName(QStringLiteral("revokeKeep"));
    m_reason->setFixedHeight(style::sizes().controlMedium);
    for (int i = 0; i < 5; ++i)
        m_reason->addItem(QString());
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_reasonTitle);
    layout->addWidget(m_reason, 0, Qt::AlignLeft);
    layout->addSpacing(6);
    layout->addWidget(m_replace);
    setContent(content);
    connect(m_replace, &QCheckBox::toggled, this, &RevokeSheet::showConsequence);
    retranslate();
}

void RevokeSheet::askFor(const QString& name, bool canReplace)
{
    m_name = name;
    m_canReplace = canReplace;
    m_replace->setEnabled(canReplace);
    m_replace->setChecked(canReplace);
    ask(QStringLiteral("blocked"), tr("Revoke the certificate of %1?").arg(name), QString(),
        tr("Keep it"), tr("Revoke"));
    setHint(tr("Enter keeps it"));
    showConsequence();
}

void RevokeSheet::showConsequence()
{
    setText(
        replaces()
            ? tr("This cannot be undone. A new certificate with a new key is in use before the "
                 "old one is revoked, so no connection fails. TLSA records for the old key have "
                 "to be changed.")
            : tr("This cannot be undone. Mail programs that look for revocations refuse to "
                 "connect from then on, and nothing is renewed until you request a new "
                 "certificate."));
    setConfirmText(replaces() ? tr("Replace and revoke") : tr("Revoke"));
}

RevocationReason RevokeSheet::reason() const
{
    return static_cast<RevocationReason>(std::max(0, m_reason->currentIndex()));
}

bool RevokeSheet::replaces() const
{
    return m_canReplace && m_replace->isChecked();
}

void RevokeSheet::retranslate()
{
    m_reasonTitle->setText(tr("Reason, told to everybody who asks"));
    m_reason->setAccessibleName(m_reasonTitle->text());
    for (int i = 0; i < m_reason->count(); ++i)
        m_reason->setItemText(i, CertificateTexts::revocation(static_cast<RevocationReason>(i)));
    m_replace->setText(tr("Get a new one first"));
    if (!isHidden())
        askFor(m_name, m_canReplace);
}

InstallSheet::InstallSheet(QWidget* parent)
    : FieldSheet(QStringLiteral("installSheet"),
                 {QStringLiteral("installChain"), QStringLiteral("installKey")}, parent)
    , m_browseChain(new widgets::IconButton(QStringLiteral("folder")))
    , m_browseKey(new widgets::IconButton(QStringLiteral("folder")))
{
    field(0)->addControl(m_browseChain);
    field(1)->addControl(m_browseKey);
    connect(m_browseChain, &QAbstractButton::clicked, this, [this] { browse(0); });
    connect(m_browseKey, &QAbstractButton::clicked, this, [this] { browse(1); });
    connect(this, &FieldSheet::submitted, this, &InstallSheet::submit);
    retranslate();
}

void InstallSheet::browse(int index)
{
    auto* dialog = new QFileDialog(this, index == 0 ? tr("Certificate chain") : tr("Private key"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("PEM files (*.pem *.crt *.cer *.key)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this, index](const QString& path) {
        field(index)->setText(path);
        field(index)->setProblem({});
    });
    dialog->open();
}

void InstallSheet::submit()
{
    const auto chain = PemFiles::readChain(value(0));
    const auto key = PemFiles::readKey(value(1));
    const auto problem = [](const auto& result) {
        return result ? QString()
                      : result.error().what + QStringLiteral(". ") + result.error().next;
    };
    field(0)->setProblem(problem(chain));
    field(1)->setProblem(problem(key));
    if (!chain || !key)
        return;
    close();
    emit chosen(*chain, *key);
}

void InstallSheet::retranslate()
{
    setTexts(QStringLiteral("key"), tr("Install a certificate from files"),
             tr("One that you got elsewhere. It is checked that both belong together and that the "
                "certificate is for this server, before anything changes."),
             tr("Cancel"), tr("Install"));
    field(0)->setLabel(tr("Certificate chain, PEM"));
    field(0)->setHint(tr("Mostly fullchain.pem"));
    field(1)->setLabel(tr("Private key, PEM"));
    field(1)->setHint(tr("Sent over SSH, shown nowhere"));
    m_browseChain->setLabel(tr("Choose a file"));
    m_browseKey->setLabel(tr("Choose a file"));
}

} // namespace mailstead::pages
