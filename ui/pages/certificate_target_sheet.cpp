#include "pages/certificate_target_sheet.h"

#include "pages/form_field.h"
#include "style/theme.h"
#include "widgets/label.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QProcess>
#include <QVBoxLayout>
#include <array>

namespace mailstead::pages
{

using certificates::InstallTarget;
using style::TypeRole;
using widgets::Label;
using widgets::TextColor;

namespace
{

enum FieldIndex {
    NameField,
    ReloadField,
    ChainField,
    KeyField,
    OwnerField,
    GroupField,
    ServiceField
};

/// Services as they are mostly set up; the words of their configuration that name the two files.
struct Preset {
    const char *name, *chain, *key, *reload, *service, *startTls, *chainSetting, *keySetting;
};

constexpr std::array presets{
    Preset{"nginx", "/etc/nginx/mailstead-chain.pem", "/etc/nginx/mailstead-key.pem",
           "/usr/bin/systemctl reload nginx", "127.0.0.1:443", "none", "ssl_certificate",
           "ssl_certificate_key"},
    Preset{"dovecot", "/etc/ssl/certs/iRedMail.crt", "/etc/ssl/private/iRedMail.key",
           "/usr/bin/systemctl reload dovecot", "127.0.0.1:993", "none", "ssl_cert", "ssl_key"},
    Preset{"postfix", "/etc/postfix/mailstead-chain.pem", "/etc/postfix/mailstead-key.pem",
           "/usr/bin/systemctl reload postfix", "127.0.0.1:25", "smtp", "smtpd_tls_cert_file",
           "smtpd_tls_key_file"},
};

QWidget* labelled(Label* title, QComboBox* choice)
{
    choice->setFixedHeight(style::sizes().controlMedium);
    auto* both = new QWidget;
    auto* column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(title);
    column->addWidget(choice);
    return both;
}

} // namespace

TargetSheet::TargetSheet(QWidget* parent)
    : FieldSheet(QStringLiteral("targetSheet"),
                 {QStringLiteral("targetName"), QStringLiteral("targetReload"),
                  QStringLiteral("targetChain"), QStringLiteral("targetKey"),
                  QStringLiteral("targetOwner"), QStringLiteral("targetGroup"),
                  QStringLiteral("targetService")},
                 parent)
    , m_presetTitle(new Label(TypeRole::Small, TextColor::Secondary))
    , m_modeTitle(new Label(TypeRole::Small, TextColor::Secondary))
    , m_startTlsTitle(new Label(TypeRole::Small, TextColor::Secondary))
    , m_preset(new QComboBox)
    , m_mode(new QComboBox)
    , m_startTls(new QComboBox)
{
    m_preset->setObjectName(QStringLiteral("targetPreset"));
    m_mode->setObjectName(QStringLiteral("targetMode"));
    m_startTls->setObjectName(QStringLiteral("targetStartTls"));
    for (std::size_t i = 0; i <= presets.size(); ++i)
        m_preset->addItem(QString());
    for (const char* mode : {"0600", "0640"})
        m_mode->addItem(QString(), QString::fromLatin1(mode));
    for (const char* kind : {"none", "smtp", "imap", "pop3"})
        m_startTls->addItem(QString(), QString::fromLatin1(kind));
    const auto place = [this](QWidget* widget, int row, int column, int span) {
        grid()->removeWidget(widget);
        grid()->addWidget(widget, row, column, 1, span, Qt::AlignTop);
    };
    place(labelled(m_presetTitle, m_preset), 0, 0, 2);
    place(field(NameField), 0, 2, 2);
    place(field(ChainField), 1, 0, 2);
    place(field(KeyField), 1, 2, 2);
    place(field(OwnerField), 2, 0, 1);
    place(field(GroupField), 2, 1, 1);
    place(labelled(m_modeTitle, m_mode), 2, 2, 2);
    place(field(ReloadField), 3, 0, 4);
    place(field(ServiceField), 4, 0, 2);
    place(labelled(m_startTlsTitle, m_startTls), 4, 2, 2);
    for (int column = 0; column < 7; ++column)
        grid()->setColumnStretch(column, column < 4 ? 1 : 0);
    for (const int mono : {ChainField, KeyField, ReloadField, ServiceField})
        field(mono)->setMono();
    // In the order that is seen.
    QWidget* before = m_preset;
    const QList<QWidget*> order{
        field(NameField)->edit(),   field(ChainField)->edit(),   field(KeyField)->edit(),
        field(OwnerField)->edit(),  field(GroupField)->edit(),   m_mode,
        field(ReloadField)->edit(), field(ServiceField)->edit(), m_startTls};
    for (QWidget* next : order) {
        setTabOrder(before, next);
        before = next;
    }
    connect(m_preset, &QComboBox::activated, this, &TargetSheet::fillIn);
    connect(this, &FieldSheet::submitted, this, &TargetSheet::submit);
    retranslate();
}

void TargetSheet::begin()
{
    open();
    m_preset->setCurrentIndex(0);
    fillIn();
    m_preset->setFocus(Qt::OtherFocusReason);
}

void TargetSheet::fillIn()
{
    const auto index = static_cast<std::size_t>(std::max(0, m_preset->currentIndex()));
    const bool known = index < presets.size();
    const Preset preset = known ? presets[index] : Preset{"", "", "", "", "", "none", "", ""};
    const auto fill = [this](int which, const char* text) {
        field(which)->setText(QString::fromLatin1(text));
        field(which)->setProblem({});
        field(which)->edit()->setCursorPosition(0);
    };
    fill(NameField, preset.name);
    fill(ChainField, preset.chain);
    fill(KeyField, preset.key);
    fill(ReloadField, preset.reload);
    fill(ServiceField, preset.service);
    fill(OwnerField, known ? "root" : "");
    fill(GroupField, known ? "root" : "");
    m_mode->setCurrentIndex(0);
    m_startTls->setCurrentIndex(m_startTls->findData(QString::fromLatin1(preset.startTls)));
    retranslate();
}

InstallTarget TargetSheet::target() const
{
    InstallTarget target;
    target.name = value(NameField);
    target.chain = value(ChainField);
    target.key = value(KeyField);
    target.owner = value(OwnerField);
    target.group = value(GroupField);
    target.keyMode = m_mode->currentData().toString();
    target.reload = QProcess::splitCommand(value(ReloadField));
    target.service = value(ServiceField);
    target.startTls = m_startTls->currentData().toString();
    return target;
}

void TargetSheet::submit()
{
    const InstallTarget wanted = target();
    const auto problem = wanted.problem();
    if (!problem) {
        emit chosen(wanted);
        return;
    }
    using Field = InstallTarget::Field;
    static const QMap<Field, int> fields{
        {Field::Name, NameField},      {Field::Chain, ChainField}, {Field::Key, KeyField},
        {Field::Owner, OwnerField},    {Field::Group, GroupField}, {Field::Reload, ReloadField},
        {Field::Service, ServiceField}};
    // The others are chosen, not typed: they fit.
    FormField* wrong = field(fields.value(problem->field, NameField));
    wrong->setProblem(problem->what + QStringLiteral(". ") + problem->next);
    wrong->edit()->setFocus(Qt::OtherFocusReason);
}

void TargetSheet::retranslate()
{
    const auto index = static_cast<std::size_t>(std::max(0, m_preset->currentIndex()));
    setTexts(QStringLiteral("certificate"), tr("Install the certificate for another service too"),
             index < presets.size()
                 ? tr("Each new certificate is written there and the service reloaded. The two "
                      "files must be those that its configuration names with %1 and %2.")
                       .arg(QLatin1String(presets[index].chainSetting),
                            QLatin1String(presets[index].keySetting))
                 : tr("Each new certificate is written there and the service reloaded. The two "
                      "files must be those that its configuration names."),
             tr("Cancel"), tr("Add"));
    m_presetTitle->setText(tr("Service"));
    m_preset->setItemText(0, QStringLiteral("nginx"));
    m_preset->setItemText(1, tr("Dovecot, with the paths of iRedMail"));
    m_preset->setItemText(2, QStringLiteral("Postfix"));
    m_preset->setItemText(3, tr("Another one"));
    m_modeTitle->setText(tr("Who may read the key"));
    m_mode->setItemText(0, tr("the owner (0600)"));
    m_mode->setItemText(1, tr("owner and group (0640)"));
    m_startTlsTitle->setText(tr("How it begins TLS"));
    m_startTls->setItemText(0, tr("at once"));
    m_startTls->setItemText(1, QStringLiteral("STARTTLS, SMTP"));
    m_startTls->setItemText(2, QStringLiteral("STARTTLS, IMAP"));
    m_startTls->setItemText(3, QStringLiteral("STARTTLS, POP3"));
    m_preset->setAccessibleName(m_presetTitle->text());
    m_mode->setAccessibleName(m_modeTitle->text());
    m_startTls->setAccessibleName(m_startTlsTitle->text());
    field(NameField)->setLabel(tr("Name in the list"));
    field(ReloadField)->setLabel(tr("Reload command"));
    field(ReloadField)
        ->setHint(tr("Program with its path and arguments; run without a shell. "
                     "Empty: nothing is reloaded"));
    field(ChainField)->setLabel(tr("Path of the chain"));
    field(KeyField)->setLabel(tr("Path of the key"));
    field(OwnerField)->setLabel(tr("Owner"));
    field(GroupField)->setLabel(tr("Group"));
    field(ServiceField)->setLabel(tr("Address to ask afterwards"));
    field(ServiceField)->setHint(tr("Empty: it is not asked what it shows"));
}

} // namespace mailstead::pages
