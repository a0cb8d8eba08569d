// What is asked before a certificate is revoked, and for the files of one from elsewhere.
#pragma once

#include "certificates/words.h"
#include "core/result.h"
#include "pages/field_sheet.h"
#include "vault/secret.h"
#include "widgets/notices.h"

#include <QByteArray>

class QCheckBox;
class QComboBox;

namespace mailstead::widgets
{
class IconButton;
class Label;
} // namespace mailstead::widgets

namespace mailstead::pages
{

/// Revoking cannot be undone: the reason, and whether a new certificate is in use before.
class RevokeSheet : public widgets::InlineSheet
{
    Q_OBJECT
public:
    explicit RevokeSheet(QWidget* parent = nullptr);
    void askFor(const QString& name, bool canReplace);
    certificates::RevocationReason reason() const;
    bool replaces() const;
    void retranslate();

private:
    void showConsequence();

    QString m_name;
    bool m_canReplace = false;
    widgets::Label* m_reasonTitle;
    QComboBox* m_reason;
    QCheckBox* m_replace;
};

/// Two files of this computer: chain and key. The key is never shown.
class InstallSheet : public FieldSheet
{
    Q_OBJECT
public:
    explicit InstallSheet(QWidget* parent = nullptr);
    void retranslate();

signals:
    void chosen(const QByteArray& chainPem, const mailstead::vault::Secret& keyPem);

private:
    void browse(int field);
    void submit();

    widgets::IconButton *m_browseChain, *m_browseKey;
};

} // namespace mailstead::pages
