// What a certificate is asked for with: way, names, authority, account, key.
#pragma once

#include "certificates/certificates_model.h"
#include "certificates/request_draft.h"
#include "widgets/card.h"

#include <QMap>
#include <QSet>

class QCheckBox;
class QComboBox;
class QTimer;
class QVBoxLayout;

namespace mailstead::widgets
{
class Button;
class Collapsible;
class Label;
} // namespace mailstead::widgets

namespace mailstead::pages
{

class FormField;
class WayChooser;

class CertificateForm : public widgets::Card
{
    Q_OBJECT
public:
    /// `model` outlives the form.
    explicit CertificateForm(certificates::CertificatesModel* model, QWidget* parent = nullptr);

    /// What to begin with, unless the user has typed already: the kept settings, else the names.
    void begin(const certificates::Certificate& certificate, const QString& hostname);
    /// Another server: what was typed was for the one before.
    void reset();
    certificates::RequestDraft draft() const;
    const certificates::Authority* authority() const; ///< null: another
    /// Nothing can be sent while something runs; `why` stands beside the button.
    void setBusy(bool busy, const QString& why = {});
    void focusFirst();
    void retranslate();

signals:
    void submitted();

private:
    using Field = certificates::RequestDraft::Field;

    FormField* addField(Field field, const QString& name, QVBoxLayout* to);
    void build();
    void fillAuthorities();
    void fillKeyTypes();
    void namesEdited();
    void edited();
    void showState();
    void propose();

    certificates::CertificatesModel* m_model;
    WayChooser* m_ways;
    widgets::Label *m_waysTitle, *m_waysNote, *m_authorityTitle, *m_authorityNote, *m_keyTitle,
        *m_reason;
    QMap<Field, FormField*> m_fields;
    QSet<Field> m_visited; ///< their problems are shown
    QComboBox *m_authority, *m_keyType;
    QCheckBox *m_terms, *m_staging;
    widgets::Button *m_submit, *m_moreHead;
    widgets::Collapsible* m_more;
    QTimer* m_proposeSoon;
    QString m_preferredChain, m_busyWhy;
    bool m_began = false, m_typed = false, m_busy = false, m_haveCertificate = false;
};

} // namespace mailstead::pages
