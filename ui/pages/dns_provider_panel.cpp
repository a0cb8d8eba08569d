#include "pages/dns_provider_panel.h"

#include "pages/form_field.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/notices.h"
#include "widgets/spinner.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <QUrl>
#include <QVBoxLayout>
#include <utility>

namespace mailstead::pages
{

using names::CredentialField;
using names::Credentials;
using names::Provider;
using style::Tone;
using style::TypeRole;
using widgets::Button;
using widgets::ButtonKind;
using widgets::Label;
using widgets::TextColor;

namespace
{

constexpr int fieldWidth = 440, rightsWidth = 340;

/// A secret is masked, with a button that shows it.
void maskInput(FormField* field)
{
    field->edit()->setEchoMode(QLineEdit::Password);
    field->edit()->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                                       Qt::ImhNoAutoUppercase);
    auto* reveal = new widgets::IconButton(QStringLiteral("eye"));
    reveal->setCheckable(true);
    reveal->setLabel(DnsProviderPanel::tr("Show what is typed"));
    field->addControl(reveal);
    QObject::connect(reveal, &QAbstractButton::toggled, field->edit(), [field](bool shown) {
        field->edit()->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    });
}

} // namespace

DnsProviderPanel::DnsProviderPanel(names::ProviderModel* providers,
                                   names::CredentialsModel* credentials, QWidget* parent)
    : Card(parent)
    , m_providers(providers)
    , m_credentials(credentials)
{
    build();
    connect(m_providers, &control::ListingModel::arrived, this, &DnsProviderPanel::showProviders);
    connect(m_credentials, &control::ListingModel::arrived, this, &DnsProviderPanel::showProvider);
    connect(m_provider, &QComboBox::activated, this, [this] {
        m_chosenByUser = true;
        showProvider();
    });
    connect(m_page, &QAbstractButton::clicked, this, [this] {
        const Provider* provider = m_providers->provider(chosenProvider());
        if (provider && !provider->page.isEmpty())
            QDesktopServices::openUrl(QUrl(provider->page, QUrl::StrictMode));
    });
    connect(m_submit, &QAbstractButton::clicked, this, &DnsProviderPanel::submit);
    connect(m_close, &QAbstractButton::clicked, this, &DnsProviderPanel::closeRequested);
    connect(m_remove, &QAbstractButton::clicked, this, [this] {
        m_sheet->ask(QStringLiteral("key"), tr("Remove the credentials “%1”?").arg(stored().name),
                     tr("The daemon forgets them. Records that were written stay, and certificates "
                        "that are renewed over DNS need them."),
                     tr("Keep them"), tr("Remove"));
        m_sheet->setHint(tr("Enter keeps them"));
    });
    connect(m_sheet, &widgets::InlineSheet::confirmed, this, [this] {
        const QString name = stored().name;
        m_credentials->remove(name, this, [this, name](const core::Result<>& result) {
            if (result)
                emit removed(name);
            else
                emit failed(result.error());
        });
    });
    retranslate();
}

void DnsProviderPanel::build()
{
    setObjectName(QStringLiteral("dnsProvider"));
    m_found = new Label(TypeRole::Body, TextColor::Secondary);
    m_found->setObjectName(QStringLiteral("dnsFound"));
    m_found->setWordWrap(true);
    m_choose = new Label(TypeRole::Small, TextColor::Secondary);
    m_provider = new QComboBox;
    m_provider->setObjectName(QStringLiteral("dnsProviderList"));
    m_choose->setBuddy(m_provider);
    m_provider->setMinimumHeight(style::sizes().controlMedium);
    m_rightsTitle = new Label(TypeRole::Small, TextColor::Secondary);
    m_rights = new Label(TypeRole::Body, TextColor::Primary);
    m_rights->setObjectName(QStringLiteral("dnsRights"));
    m_rights->setWordWrap(true);
    m_page = new Button(QString(), QStringLiteral("external"), ButtonKind::Normal, nullptr,
                        widgets::ButtonSize::Small);
    m_page->setObjectName(QStringLiteral("dnsProviderPage"));
    m_safe = new Label(TypeRole::Small, TextColor::Tertiary);
    m_safe->setWordWrap(true);
    m_result = new Label(TypeRole::Body, TextColor::Secondary);
    m_result->setObjectName(QStringLiteral("dnsCheckResult"));
    m_result->setWordWrap(true);
    m_resultIcon = new widgets::IconLabel(QStringLiteral("check"), 16);
    m_sheet = new widgets::InlineSheet;
    m_sheet->setObjectName(QStringLiteral("dnsRemoveSheet"));
    m_sheet->hide();
    m_spinner = new widgets::Spinner;
    m_submit = new Button(QString(), QString(), ButtonKind::Primary);
    m_submit->setObjectName(QStringLiteral("dnsCheckCredentials"));
    m_remove = new Button(QString(), QStringLiteral("delete"), ButtonKind::Quiet);
    m_remove->setObjectName(QStringLiteral("dnsRemoveCredentials"));
    m_close =
        new Button(QString(), QString(), ButtonKind::Quiet, nullptr, widgets::ButtonSize::Small);
    m_close->setObjectName(QStringLiteral("dnsProviderClose"));
    setTitle(QString());
    addToHead(m_close);

    m_form = new QWidget;
    m_grid = new QGridLayout(m_form);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setVerticalSpacing(10);
    auto* fields = new QVBoxLayout;
    fields->setSpacing(10);
    auto* choice = new QVBoxLayout;
    choice->setSpacing(4);
    choice->addWidget(m_choose);
    choice->addWidget(m_provider);
    fields->addLayout(choice);
    fields->addWidget(m_form);
    fields->addStretch();
    auto* rights = new QVBoxLayout;
    rights->setSpacing(4);
    rights->addWidget(m_rightsTitle);
    rights->addWidget(m_rights);
    rights->addSpacing(4);
    rights->addWidget(m_page, 0, Qt::AlignLeft);
    rights->addSpacing(4);
    rights->addWidget(m_safe);
    rights->addStretch();
    auto* columns = new QHBoxLayout;
    columns->setSpacing(28);
    auto* left = new QWidget;
    left->setLayout(fields);
    fields->setContentsMargins(0, 0, 0, 0);
    left->setMaximumWidth(fieldWidth);
    auto* right = new QWidget;
    right->setLayout(rights);
    rights->setContentsMargins(0, 0, 0, 0);
    right->setMaximumWidth(rightsWidth);
    columns->addWidget(left, 5);
    columns->addWidget(right, 4);
    columns->addStretch(0);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_submit);
    buttons->addWidget(m_remove);
    buttons->addWidget(m_spinner);
    buttons->addWidget(m_resultIcon);
    buttons->addWidget(m_result, 1);
    auto* inner = new QVBoxLayout;
    inner->setContentsMargins(18, 14, 18, 16);
    inner->setSpacing(14);
    inner->addWidget(m_found);
    inner->addLayout(columns);
    inner->addWidget(m_sheet);
    inner->addLayout(buttons);
    body()->addLayout(inner);
    m_spinner->hide();
    m_resultIcon->hide();
}

void DnsProviderPanel::setPlace(const names::ZonePlace& place)
{
    if (place.domain != m_place.domain) {
        m_chosenByUser = false;
        m_result->clear();
        m_resultIcon->hide();
    }
    m_place = place;
    showProviders();
}

void DnsProviderPanel::setClosable(bool closable)
{
    m_closable = closable;
    m_close->setVisible(closable);
}

QString DnsProviderPanel::chosenProvider() const
{
    return m_provider->currentData().toString();
}

FormField* DnsProviderPanel::field(const QString& id) const
{
    return m_fields.value(id);
}

Credentials DnsProviderPanel::stored() const
{
    const Credentials ofZone = m_credentials->named(m_place.credentials);
    if (!ofZone.name.isEmpty() && ofZone.provider == chosenProvider())
        return ofZone;
    return m_credentials->ofProvider(chosenProvider());
}

void DnsProviderPanel::showProviders()
{
    const QString before = chosenProvider();
    {
        const QSignalBlocker blocker(m_provider);
        m_provider->clear();
        m_provider->addItem(tr("Choose …"), QString());
        for (const Provider& provider : m_providers->providers())
            m_provider->addItem(provider.label, provider.id);
        // What the name servers tell, unless the user knows better.
        QString wanted = before;
        if (!m_chosenByUser)
            wanted = m_place.isFound() ? m_place.provider : m_place.servedBy;
        m_provider->setCurrentIndex(std::max(0, m_provider->findData(wanted)));
    }
    const Provider* served = m_providers->provider(m_place.servedBy);
    const QString servers = m_place.servers.first(std::min<qsizetype>(2, m_place.servers.size()))
                                .join(QStringLiteral(", "));
    if (served)
        m_found->setText(tr("%1 is served by %2 (%3). With its interface Mailstead writes the "
                            "records for you, and shows each change beforehand.")
                             .arg(m_place.servedZone, served->label, servers));
    else if (!m_place.servedZone.isEmpty())
        m_found->setText(tr("%1 is served by %2. If that is one of these providers, Mailstead "
                            "writes the records for you, and shows each change beforehand.")
                             .arg(m_place.servedZone, servers));
    else
        m_found->setText(tr("No name server answers for this domain yet. Register it, or give it "
                            "name servers at the registrar; the provider can be chosen already."));
    showProvider();
}

void DnsProviderPanel::showProvider()
{
    const Provider* provider = m_providers->provider(chosenProvider());
    if (!provider || provider->id != m_shownProvider) {
        qDeleteAll(m_fields);
        m_fields.clear();
        m_lists.clear(); // children of the fields
        m_shownProvider.clear();
        if (provider)
            makeFields(*provider);
    }
    const bool there = provider != nullptr;
    m_form->setVisible(there);
    m_rightsTitle->setVisible(there && !provider->rights.isEmpty());
    m_rights->setVisible(there);
    m_rights->setText(there ? provider->rights : QString());
    m_safe->setVisible(there);
    m_page->setVisible(there && !provider->page.isEmpty());
    m_page->setText(there ? tr("Make them at %1").arg(QUrl(provider->page).host()) : QString());
    m_page->setToolTip(there ? provider->page : QString());
    showHints();
}

void DnsProviderPanel::makeFields(const Provider& provider)
{
    m_shownProvider = provider.id;
    const Credentials known = stored();
    int row = 0;
    for (const CredentialField& field : provider.fields) {
        const QString name = QStringLiteral("dnsField_") + field.id;
        auto* line = new FormField(name);
        line->setLabel(field.required ? field.label : tr("%1 (optional)").arg(field.label));
        line->setMono();
        line->edit()->setMaxLength(4000);
        connect(line, &FormField::edited, this, [this, line] {
            line->setProblem({});
            showHints();
        });
        connect(line->edit(), &QLineEdit::returnPressed, this, [this] {
            if (m_submit->isEnabled())
                submit();
        });
        if (field.secret) {
            maskInput(line);
        } else {
            line->setText(known.fields.value(field.id));
        }
        if (!field.values.isEmpty()) {
            // One of a few: the list is what one uses, the line keeps label, hint and problem.
            auto* list = new QComboBox;
            list->setObjectName(name + QStringLiteral("List"));
            list->setAccessibleName(field.label);
            list->setMinimumHeight(style::sizes().controlMedium);
            if (!field.required)
                list->addItem(QString());
            list->addItems(field.values);
            list->setCurrentText(known.fields.value(field.id));
            line->edit()->hide();
            line->addControl(list);
            connect(list, &QComboBox::activated, this, [this] { showHints(); });
            m_lists.insert(field.id, list);
        }
        m_grid->addWidget(line, row++, 0);
        m_fields.insert(field.id, line);
    }
}

void DnsProviderPanel::showHints()
{
    const Provider* provider = m_providers->provider(chosenProvider());
    const Credentials known = stored();
    if (provider) {
        for (const CredentialField& field : provider->fields) {
            FormField* line = m_fields.value(field.id);
            if (!line)
                continue;
            const bool isStored = field.secret && known.secrets.contains(field.id);
            line->setHint(isStored ? tr("Stored. Leave it empty to keep it.") : field.hint);
        }
    }
    const bool edited = isEdited();
    m_submit->setText(known.name.isEmpty() || edited ? tr("Save and check") : tr("Check"));
    m_submit->setEnabled(provider != nullptr && !m_busy);
    m_remove->setVisible(!known.name.isEmpty());
    m_remove->setEnabled(!m_busy);
}

QString DnsProviderPanel::typed(const QString& id) const
{
    if (const QComboBox* list = m_lists.value(id))
        return list->currentText();
    const FormField* line = m_fields.value(id);
    return line ? line->text().trimmed() : QString();
}

bool DnsProviderPanel::isEdited() const
{
    const Credentials known = stored();
    const Provider* provider = m_providers->provider(m_shownProvider);
    for (const CredentialField& field : provider ? provider->fields : QList<CredentialField>()) {
        const QString text = typed(field.id);
        if (!text.isEmpty() && text != known.fields.value(field.id))
            return true;
    }
    return false;
}

bool DnsProviderPanel::complete()
{
    const Credentials known = stored();
    FormField* first = nullptr;
    for (const CredentialField& field : m_providers->provider(m_shownProvider)->fields) {
        FormField* line = m_fields.value(field.id);
        if (!line)
            continue;
        const bool missing = field.required && typed(field.id).isEmpty() &&
                             !(field.secret && known.secrets.contains(field.id));
        line->setProblem(missing ? tr("This is needed.") : QString());
        if (missing && !first)
            first = line;
    }
    if (first)
        first->edit()->setFocus(Qt::OtherFocusReason);
    return !first;
}

void DnsProviderPanel::submit()
{
    const Provider* provider = m_providers->provider(m_shownProvider);
    if (!provider || m_busy || !complete())
        return;
    Credentials credentials = stored();
    if (!credentials.name.isEmpty() && !isEdited()) {
        check(credentials.name);
        return;
    }
    if (credentials.name.isEmpty())
        credentials.name = m_credentials->freeName(provider->id);
    credentials.provider = provider->id;
    credentials.fields.clear();
    for (const CredentialField& field : provider->fields)
        credentials.fields.insert(field.id, typed(field.id));
    setBusy(true);
    m_credentials->set(credentials, this, [this, credentials](const core::Result<>& result) {
        if (!result) {
            setBusy(false);
            emit failed(result.error());
            return;
        }
        // On the server now: here they are of no use any more.
        const Provider* sent = m_providers->provider(credentials.provider);
        for (const CredentialField& field : sent ? sent->fields : QList<CredentialField>()) {
            if (field.secret && m_fields.contains(field.id))
                m_fields.value(field.id)->setText({});
        }
        check(credentials.name);
    });
}

void DnsProviderPanel::check(const QString& name)
{
    setBusy(true);
    m_credentials->check(name, this, [this](const core::Result<QStringList>& zones) {
        setBusy(false);
        if (zones)
            showZones(*zones);
        else
            emit failed(zones.error());
    });
}

void DnsProviderPanel::showZones(const QStringList& zones)
{
    // The daemon takes the longest zone that holds the domain.
    bool has = false;
    for (const QString& zone : zones)
        has = has || m_place.domain == zone || m_place.domain.endsWith(QLatin1Char('.') + zone);
    m_resultIcon->set(has ? QStringLiteral("check-circle") : QStringLiteral("warning"),
                      has ? Tone::Ok : Tone::Warn);
    m_resultIcon->show();
    const int count = int(zones.size());
    m_result->setText(
        has ? tr("Accepted. They see %n zone(s), the one of %1 among them.", nullptr, count)
                  .arg(m_place.domain)
            : tr("Accepted, but they see %n zone(s), and none of them holds %1. Look "
                 "whether it is another account.",
                 nullptr, count)
                  .arg(m_place.domain));
    m_chosenByUser = m_chosenByUser && !has;
    emit accepted(has);
}

void DnsProviderPanel::setBusy(bool busy)
{
    m_busy = busy;
    m_spinner->setVisible(busy);
    if (busy) {
        m_resultIcon->hide();
        m_result->setText(tr("Asking the provider …"));
    } else {
        m_result->clear();
    }
    m_provider->setEnabled(!busy);
    for (FormField* field : std::as_const(m_fields))
        field->setEnabled(!busy);
    showHints();
}

void DnsProviderPanel::retranslate()
{
    setTitle(tr("Let Mailstead write the records"));
    m_choose->setText(tr("DNS provider"));
    m_provider->setAccessibleName(tr("DNS provider"));
    m_rightsTitle->setText(tr("What is needed"));
    m_safe->setText(tr("They go to your server, are kept there encrypted, and are never shown "
                       "again."));
    m_remove->setText(tr("Remove…"));
    m_close->setText(tr("Close"));
    m_close->setVisible(m_closable);
    showProviders();
}

void DnsProviderPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

} // namespace mailstead::pages
