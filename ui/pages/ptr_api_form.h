// Setting a reverse name through the hoster's interface: credentials, preview, set, take back.
#pragma once

#include "hosters/ptr_model.h"

#include <QPointer>
#include <QWidget>
#include <optional>

class QComboBox;
class QVBoxLayout;

namespace mailstead::widgets
{
class Button;
class ErrorBanner;
class Label;
} // namespace mailstead::widgets

namespace mailstead::pages
{

class FormField;

class PtrApiForm : public QWidget
{
    Q_OBJECT
public:
    explicit PtrApiForm(hosters::PtrModel* model, QWidget* parent = nullptr);

    /// `api` null: the hoster has none.
    void set(const hosters::Address& address, const hosters::Interface* api);

signals:
    void layoutChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class Stage {
        Credentials, ///< none are stored, or others are to be
        Ready,       ///< to look what would change
        Previewed,
        Working,
        Done, ///< can be taken back
    };

    void build();
    void makeFields();
    void store();
    void preview();
    void apply();
    void undo();
    void work(const QString& text);
    void fail(const core::Error& error, Stage next);
    void showStage(Stage stage);
    void retranslate();
    QString credentials() const;

    const QPointer<hosters::PtrModel> m_model;
    hosters::Address m_address;
    std::optional<hosters::Interface> m_interface;
    std::optional<hosters::Change> m_change;
    QString m_journal;
    QString m_kept; ///< credentials that were stored here
    Stage m_stage = Stage::Credentials;
    bool m_wantsOthers = false; ///< the user wants to give other credentials

    widgets::Label *m_rights, *m_activity, *m_subject, *m_before, *m_after, *m_remark;
    widgets::ErrorBanner* m_error;
    QWidget *m_form, *m_diff;
    QVBoxLayout* m_fieldRows;
    QMap<QString, FormField*> m_fields;
    QMap<QString, QComboBox*> m_choices;
    QWidget* m_fieldBox = nullptr;
    QComboBox* m_stored;
    widgets::Button *m_page, *m_store, *m_preview, *m_apply, *m_undo, *m_others;
};

} // namespace mailstead::pages
