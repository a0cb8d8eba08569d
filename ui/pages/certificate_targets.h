// The other services that get each certificate: where, how the last installation went, and changing
// the list.
#pragma once

#include "certificates/targets.h"
#include "setup/privileged_editor.h"
#include "style/tokens.h"
#include "widgets/card.h"

#include <QCoreApplication>

class QVBoxLayout;

namespace mailstead::widgets
{
class Button;
class ErrorBanner;
class InlineSheet;
class Label;
class Spinner;
} // namespace mailstead::widgets

namespace mailstead::pages
{

class TargetSheet;

/// How one service stands, in words.
class TargetTexts
{
    Q_DECLARE_TR_FUNCTIONS(mailstead::pages::TargetTexts)
public:
    struct Words {
        QString text, icon;
        style::Tone tone = style::Tone::Neutral;
    };
    /// `current`: whether the last installation was of the certificate in use.
    static Words words(const certificates::Target& target, bool current);
};

/// Only its head while there is nothing to show.
class TargetsCard : public widgets::Card
{
    Q_OBJECT
public:
    /// `model` outlives the card.
    explicit TargetsCard(certificates::TargetsModel* model, QWidget* parent = nullptr);
    /// Whose privileged.toml is changed; null: none can be.
    void setHost(std::shared_ptr<ssh::Host> host);
    /// Of the certificate in use.
    void setFingerprint(const QString& fingerprint);
    void clear(); ///< of another server
    void retranslate();

signals:
    void done(const QString& title, const QString& detail);
    void setupWanted();

private:
    void build();
    void showState();
    void showErrors();
    void showRows();
    QWidget* makeRow(const certificates::Target& target, bool current);
    void askToRemove(const QString& name);

    certificates::TargetsModel* m_model;
    setup::PrivilegedEditor* m_editor;
    QString m_fingerprint, m_removing, m_editing;
    certificates::Targets m_shown;
    QString m_shownFingerprint;
    bool m_haveShown = false;
    widgets::Spinner* m_spinner;
    widgets::Button *m_install, *m_add, *m_setup;
    widgets::ErrorBanner *m_error, *m_installError;
    widgets::InlineSheet* m_remove;
    TargetSheet* m_sheet;
    widgets::Label* m_note;
    QWidget *m_top, *m_list;
    QVBoxLayout* m_rows;
};

} // namespace mailstead::pages
