#include "pages/certificate_form.h"

#include "pages/certificate_texts.h"
#include "pages/form_field.h"
#include "pages/way_chooser.h"
#include "widgets/button.h"
#include "widgets/collapsible.h"
#include "widgets/label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QTimer>
#include <QVBoxLayout>

namespace mailstead::pages
{

using certificates::AccountKind;
using certificates::Authority;
using certificates::Certificate;
using certificates::KeyType;
using certificates::RequestDraft;
using certificates::Way;
using style::TypeRole;
using widgets::Button;
using widgets::Label;
using widgets::TextColor;

namespace
{

/// What was typed is proposed for when the user pauses.
constexpr int proposeAfterMs = 400;
constexpr int sideMargin = 14;

} // namespace

CertificateForm::CertificateForm(certificates::CertificatesModel* model, QWidget* parent)
    : Card(parent)
    , m_model(model)
    , m_ways(new WayChooser)
    , m_waysTitle(new Label(TypeRole::Small, TextColor::Secondary))
    , m_waysNote(new Label(TypeRole::Small, TextColor::Tertiary))
    , m_authorityTitle(new Label(TypeRole::Small, TextColor::Secondary))
    , m_authorityNote(new Label(TypeRole::Small, TextColor::Tertiary))
    , m_keyTitle(new Label(TypeRole::Small, TextColor::Secondary))
    , m_reason(new Label(TypeRole::Small, TextColor::Tertiary))
    , m_authority(new QComboBox)
    , m_keyType(new QComboBox)
    , m_terms(new QCheckBox)
    , m_staging(new QCheckBox)
    , m_submit(new Button(nullptr, widgets::ButtonKind::Primary))
    , m_moreHead(new Button(QString(), QStringLiteral("chevron-right"), widgets::ButtonKind::Quiet,
                            nullptr, widgets::ButtonSize::Small))
    , m_more(new widgets::Collapsible)
    , m_proposeSoon(new QTimer(this))
{
    build();
    m_proposeSoon->setSingleShot(true);
    m_proposeSoon->setInterval(proposeAfterMs);
    connect(m_proposeSoon, &QTimer::timeout, this, &CertificateForm::propose);
    connect(m_model, &certificates::CertificatesModel::proposalChanged, this, [this] {
        m_ways->setWays(m_model->proposal());
        m_waysNote->setText(m_model->proposalProblem());
        m_waysNote->setVisible(!m_waysNote->text().isEmpty());
        showState();
    });
    connect(m_model, &certificates::CertificatesModel::changed, this,
            &CertificateForm::fillAuthorities);
    connect(m_ways, &WayChooser::wayChanged, this, &CertificateForm::edited);
    connect(m_authority, &QComboBox::currentIndexChanged, this, &CertificateForm::edited);
    connect(m_keyType, &QComboBox::currentIndexChanged, this, &CertificateForm::edited);
    connect(m_terms, &QCheckBox::toggled, this, &CertificateForm::edited);
    connect(m_staging, &QCheckBox::toggled, this, &CertificateForm::edited);
    connect(m_submit, &QAbstractButton::clicked, this, &CertificateForm::submitted);
    connect(m_moreHead, &QAbstractButton::clicked, this, [this] {
        m_more->setOpen(!m_more->isOpen());
        m_moreHead->setIconName(m_more->isOpen() ? QStringLiteral("chevron-down")
                                                 : QStringLiteral("chevron-right"));
    });
    retranslate();
}

FormField* CertificateForm::addField(Field field, const QString& name, QVBoxLayout* to)
{
    auto* widget = new FormField(name);
    m_fields[field] = widget;
    to->addWidget(widget);
    connect(widget, &FormField::edited, this, [this, field] {
        m_typed = true;
        if (field == Field::Names)
            m_proposeSoon->start();
        showState();
    });
    connect(widget, &FormField::left, this, [this, field] {
        if (!m_fields.value(field)->text().isEmpty())
            m_visited.insert(field);
        if (field == Field::Names && m_proposeSoon->isActive())
            propose();
        showState();
    });
    return widget;
}

void CertificateForm::build()
{
    setObjectName(QStringLiteral("certificateForm"));
    m_authority->setObjectName(QStringLiteral("certificateAuthority"));
    m_keyType->setObjectName(QStringLiteral("certificateKeyType"));
    m_terms->setObjectName(QStringLiteral("certificateTerms"));
    m_staging->setObjectName(QStringLiteral("certificateStaging"));
    m_submit->setObjectName(QStringLiteral("certificateRequest"));
    m_reason->setObjectName(QStringLiteral("certificateRequestNote"));
    m_moreHead->setObjectName(QStringLiteral("certificateMore"));
    for (Label* label : {m_waysNote, m_authorityNote, m_reason})
        label->setWordWrap(true);
    m_waysNote->hide();

    auto* names = new QVBoxLayout;
    names->setContentsMargins(sideMargin, 12, sideMargin, 8);
    addField(Field::Names, QStringLiteral("certificateNames"), names);
    body()->addLayout(names);

    auto* ways = new QVBoxLayout;
    ways->setContentsMargins(6, 0, 6, 8);
    ways->setSpacing(4);
    m_waysTitle->setContentsMargins(sideMargin - 6, 0, 0, 0);
    m_waysNote->setContentsMargins(sideMargin - 6, 0, sideMargin - 6, 0);
    ways->addWidget(m_waysTitle);
    ways->addWidget(m_ways);
    ways->addWidget(m_waysNote);
    body()->addLayout(ways);
    auto* root = new QVBoxLayout;
    root->setContentsMargins(sideMargin, 0, sideMargin, 8);
    addField(Field::WebRoot, QStringLiteral("certificateWebRoot"), root)->setMono();
    body()->addLayout(root);
    body()->addWidget(new widgets::Hairline);

    auto* lower = new QVBoxLayout;
    lower->setContentsMargins(sideMargin, 12, sideMargin, 8);
    lower->setSpacing(10);
    auto* authority = new QVBoxLayout;
    authority->setSpacing(4);
    authority->addWidget(m_authorityTitle);
    authority->addWidget(m_authority);
    authority->addWidget(m_authorityNote);
    lower->addLayout(authority);
    addField(Field::Directory, QStringLiteral("certificateDirectory"), lower)->setMono();
    addField(Field::KeyId, QStringLiteral("certificateKeyId"), lower)->setMono();
    FormField* hmac = addField(Field::HmacKey, QStringLiteral("certificateHmacKey"), lower);
    hmac->edit()->setEchoMode(QLineEdit::Password);
    addField(Field::Email, QStringLiteral("certificateEmail"), lower);
    lower->addWidget(m_moreHead, 0, Qt::AlignLeft);
    auto* more = new QWidget;
    auto* inside = new QVBoxLayout(more);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(4);
    inside->addWidget(m_keyTitle);
    inside->addWidget(m_keyType);
    m_more->setContent(more);
    lower->addWidget(m_more);
    lower->addWidget(m_staging);
    lower->addWidget(m_terms);
    body()->addLayout(lower);
    body()->addWidget(new widgets::Hairline);

    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(sideMargin, 10, sideMargin, 12);
    foot->setSpacing(8);
    foot->addWidget(m_submit);
    foot->addWidget(m_reason);
    body()->addLayout(foot);
    m_keyTitle->setBuddy(m_keyType);
    m_authorityTitle->setBuddy(m_authority);
    // Long names of authorities and keys must not make the card wide.
    for (QComboBox* box : {m_authority, m_keyType}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(12);
        box->setFixedHeight(style::sizes().controlMedium);
    }
    fillKeyTypes();
    fillAuthorities();
}

void CertificateForm::fillKeyTypes()
{
    const QSignalBlocker blocker(m_keyType);
    const int chosen = std::max(0, m_keyType->currentIndex());
    m_keyType->clear();
    for (const KeyType type :
         {KeyType::EcP256, KeyType::EcP384, KeyType::Rsa2048, KeyType::Rsa3072, KeyType::Rsa4096})
        m_keyType->addItem(CertificateTexts::keyChoice(type), static_cast<int>(type));
    m_keyType->setCurrentIndex(chosen);
}

void CertificateForm::fillAuthorities()
{
    QList<QPair<QString, QString>> wanted;
    for (const Authority& authority : m_model->authorities())
        wanted.append({authority.name, authority.directory});
    wanted.append({tr("Another one"), QString()});
    QList<QPair<QString, QString>> shown;
    for (int i = 0; i < m_authority->count(); ++i)
        shown.append({m_authority->itemText(i), m_authority->itemData(i).toString()});
    if (wanted != shown) {
        const QSignalBlocker blocker(m_authority);
        const QString chosen = m_authority->currentData().toString();
        m_authority->clear();
        for (const auto& [name, directory] : std::as_const(wanted))
            m_authority->addItem(name, directory);
        // Before anybody chose, the first one is the default.
        m_authority->setCurrentIndex(m_began ? std::max(0, m_authority->findData(chosen)) : 0);
    }
    showState();
}

void CertificateForm::reset()
{
    m_began = m_typed = false;
    m_visited.clear();
    m_preferredChain.clear();
    for (FormField* field : std::as_const(m_fields))
        field->setText({});
    for (QCheckBox* box : {m_terms, m_staging})
        box->setChecked(false);
    m_keyType->setCurrentIndex(0);
    m_authority->setCurrentIndex(0);
    m_ways->forgetWish();
    m_ways->setWays({});
    showState();
}

void CertificateForm::begin(const Certificate& certificate, const QString& hostname)
{
    m_haveCertificate = !certificate.temporary;
    if (m_began || m_typed) {
        showState();
        return;
    }
    m_began = true;
    QStringList names = certificate.settings ? certificate.settings->names : certificate.names;
    if (names.isEmpty() && !hostname.isEmpty())
        names << hostname;
    m_fields[Field::Names]->setText(names.join(QStringLiteral(", ")));
    m_fields[Field::Names]->edit()->setCursorPosition(0); // the first name is what counts
    m_terms->setChecked(certificate.settings.has_value());
    if (certificate.settings) {
        const certificates::RenewalSettings& kept = *certificate.settings;
        m_fields[Field::Email]->setText(kept.email);
        m_fields[Field::WebRoot]->setText(kept.webRoot);
        m_preferredChain = kept.preferredChain;
        m_keyType->setCurrentIndex(m_keyType->findData(static_cast<int>(kept.keyType)));
        const Authority* known = m_model->authority(kept.directory);
        const int index = m_authority->findData(known ? known->directory : QString());
        m_authority->setCurrentIndex(std::max(0, index));
        if (!known)
            m_fields[Field::Directory]->setText(kept.directory);
        m_ways->setWay(kept.way);
    }
    propose();
    showState();
}

const Authority* CertificateForm::authority() const
{
    const QString directory = m_authority->currentData().toString();
    return directory.isEmpty() ? m_model->authority(m_fields[Field::Directory]->text().trimmed())
                               : m_model->authority(directory);
}

RequestDraft CertificateForm::draft() const
{
    RequestDraft draft;
    draft.names = RequestDraft::namesFromText(m_fields[Field::Names]->text());
    draft.directory = m_authority->currentData().toString();
    if (draft.directory.isEmpty())
        draft.directory = m_fields[Field::Directory]->text().trimmed();
    draft.email = m_fields[Field::Email]->text().trimmed();
    draft.agreeToTerms = m_terms->isChecked();
    draft.way = m_ways->way().value_or(Way::Http);
    draft.keyType = static_cast<KeyType>(m_keyType->currentData().toInt());
    draft.webRoot = m_fields[Field::WebRoot]->text().trimmed();
    if (m_fields[Field::KeyId]->isVisibleTo(this)) {
        draft.keyId = m_fields[Field::KeyId]->text().trimmed();
        draft.hmacKey = vault::Secret(m_fields[Field::HmacKey]->text().trimmed());
    }
    draft.preferredChain = m_preferredChain;
    draft.stagingFirst = m_staging->isVisibleTo(this) && m_staging->isChecked();
    return draft;
}

void CertificateForm::propose()
{
    m_proposeSoon->stop();
    const QStringList names = RequestDraft::namesFromText(m_fields[Field::Names]->text());
    if (names.isEmpty())
        return;
    m_model->propose(names);
}

void CertificateForm::edited()
{
    if (m_began)
        m_typed = true;
    showState();
}

void CertificateForm::setBusy(bool busy, const QString& why)
{
    m_busy = busy;
    m_busyWhy = why;
    showState();
}

void CertificateForm::focusFirst()
{
    m_fields[Field::Names]->edit()->setFocus(Qt::OtherFocusReason);
}

void CertificateForm::showState()
{
    const Authority* known = authority();
    const bool another = m_authority->currentData().toString().isEmpty();
    const bool byHand = known ? known->account == AccountKind::ByHand : another;
    m_fields[Field::Directory]->setVisible(another);
    m_fields[Field::KeyId]->setVisible(byHand);
    m_fields[Field::HmacKey]->setVisible(byHand);
    m_fields[Field::WebRoot]->setVisible(m_ways->way() == Way::WebRoot);
    m_staging->setVisible(known && !known->staging.isEmpty());
    QString note;
    if (known && known->account == AccountKind::FromEmail)
        note = tr("Needs a mail address only; no staging to try with.");
    else if (known && known->account == AccountKind::ByHand)
        note = tr("Copy key id and key from its web site; they are needed for the first request.");
    else if (known)
        note = tr("Free, and needs no account elsewhere.");
    m_authorityNote->setText(note);
    m_authorityNote->setVisible(!note.isEmpty());

    const RequestDraft now = draft();
    auto problems = now.problems(known);
    for (auto it = m_fields.cbegin(); it != m_fields.cend(); ++it)
        it.value()->setProblem(m_visited.contains(it.key()) ? problems.value(it.key()) : QString());
    if (!m_ways->way() && problems.isEmpty())
        problems[Field::Names] = tr("The fitting ways are being looked up.");
    m_submit->setEnabled(!m_busy && problems.isEmpty());
    m_submit->setText(m_haveCertificate ? tr("Request a new one") : tr("Request the certificate"));
    // The reason stands beside the button, in words.
    m_reason->setText(m_busy ? m_busyWhy : problems.isEmpty() ? QString() : problems.first());
    m_reason->setVisible(!m_reason->text().isEmpty());
}

void CertificateForm::retranslate()
{
    setTitle(tr("How it is requested"));
    m_fields[Field::Names]->setLabel(tr("Names"));
    m_fields[Field::Names]->setHint(tr("Separated by commas; *.example.org needs the DNS."));
    m_waysTitle->setText(tr("How the names are proved"));
    m_fields[Field::WebRoot]->setLabel(tr("Web root on the server"));
    m_fields[Field::WebRoot]->setHint(tr("Such as /var/www/html; the daemon must be able to write "
                                         "there."));
    m_authorityTitle->setText(tr("Certificate authority"));
    m_authority->setAccessibleName(m_authorityTitle->text());
    m_fields[Field::Directory]->setLabel(tr("Its ACME directory"));
    m_fields[Field::KeyId]->setLabel(tr("Key id of the account (EAB)"));
    m_fields[Field::HmacKey]->setLabel(tr("Key of the account (HMAC)"));
    m_fields[Field::HmacKey]->setHint(tr("Used once, kept nowhere."));
    m_fields[Field::Email]->setLabel(tr("Mail address for the authority"));
    m_keyTitle->setText(tr("Kind of key"));
    m_keyType->setAccessibleName(m_keyTitle->text());
    m_moreHead->setText(tr("More"));
    m_staging->setText(tr("Try with the staging directory first"));
    m_staging->setToolTip(tr("A whole order at the authority's test system goes first, so that a "
                             "mistake counts against no limit."));
    m_terms->setText(tr("I agree to the authority's terms"));
    fillKeyTypes();
    fillAuthorities();
}

} // namespace mailstead::pages
