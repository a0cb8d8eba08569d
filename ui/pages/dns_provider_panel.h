// Who serves the zone, and what the daemon needs to write it: a provider, its credentials, a check.
#pragma once

#include "names/credentials.h"
#include "names/provider.h"
#include "names/zone.h"
#include "widgets/card.h"

#include <QHash>
#include <QPointer>

class QComboBox;
class QGridLayout;

namespace mailstead::widgets
{
class Button;
class IconLabel;
class InlineSheet;
class Label;
class Spinner;
} // namespace mailstead::widgets

namespace mailstead::pages
{

class FormField;

/// Secrets live in the fields until they are sent, and are cleared then; they are never shown
/// unless asked for.
class DnsProviderPanel : public widgets::Card
{
    Q_OBJECT
public:
    DnsProviderPanel(names::ProviderModel* providers, names::CredentialsModel* credentials,
                     QWidget* parent = nullptr);

    void setPlace(const names::ZonePlace& place);
    /// A way back to the plan, where there is one.
    void setClosable(bool closable);
    QString chosenProvider() const; ///< id; "" for none
    FormField* field(const QString& id) const;

signals:
    /// The provider took the credentials; whether the domain's zone is among those it showed.
    void accepted(bool hasZone);
    void removed(const QString& name);
    void failed(const mailstead::core::Error& error);
    void closeRequested();
    void done(const QString& title, const QString& detail);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void showProviders();
    void showProvider();
    void makeFields(const names::Provider& provider);
    void showHints();
    void submit();
    void check(const QString& name);
    void showZones(const QStringList& zones);
    void setBusy(bool busy);
    bool complete(); ///< marks what is missing
    bool isEdited() const;
    QString typed(const QString& id) const; ///< into a field, trimmed
    /// Those that are stored for the provider: of the zone first.
    names::Credentials stored() const;
    void retranslate();

    names::ProviderModel* m_providers;
    names::CredentialsModel* m_credentials;
    names::ZonePlace m_place;
    QString m_shownProvider; ///< whose fields are there
    bool m_busy = false, m_chosenByUser = false, m_closable = false;
    widgets::Label *m_found, *m_choose, *m_rightsTitle, *m_rights, *m_safe, *m_result;
    widgets::IconLabel* m_resultIcon;
    QComboBox* m_provider;
    QWidget* m_form;
    QGridLayout* m_grid;
    QHash<QString, FormField*> m_fields;
    QHash<QString, QComboBox*> m_lists; ///< of fields with a few possible values
    widgets::InlineSheet* m_sheet;
    widgets::Spinner* m_spinner;
    widgets::Button *m_page, *m_submit, *m_remove, *m_close;
};

} // namespace mailstead::pages
