// The first page of the guided setup: "Your mail address".
#pragma once

#include "pages/setup_answers.h"

#include <QMap>
#include <QSet>
#include <QWidget>

class QCheckBox;
class QGridLayout;

namespace mailstead::widgets
{
class Button;
class Card;
class Collapsible;
class IconButton;
class Label;
} // namespace mailstead::widgets

namespace mailstead::pages
{

class FormField;

/// Shows and edits SetupAnswers. A field's problem is shown when the field was left, and all of
/// them when the user wants to go on.
class AddressForm : public QWidget
{
    Q_OBJECT
public:
    explicit AddressForm(QWidget* parent = nullptr);

    const SetupAnswers& answers() const { return m_answers; }
    void setAnswers(const SetupAnswers& answers);
    /// Shows all problems and puts the focus on the first; true when there are none. Without
    /// `needPassword` an empty password is none: the mailbox exists already.
    bool validate(bool needPassword = true);
    /// The fields cannot be changed while the setup runs.
    void setLocked(bool locked);

signals:
    void changed();
    void submitted(); ///< Enter in a field

protected:
    void changeEvent(QEvent* event) override;

private:
    FormField* addField(AnswerField field, const QString& objectName, QGridLayout* grid, int row,
                        int column, int columns = 1);
    void buildPassword();
    void buildTerms();
    void buildAdvanced();
    void browse(AnswerField field, bool folder);
    void reveal(bool shown);
    void showAnswers();
    void showProblems();
    void setAdvancedOpen(bool open, bool animated);
    void retranslate();

    SetupAnswers m_answers;
    QMap<AnswerField, FormField*> m_fields;
    QSet<AnswerField> m_visited; ///< whose problems are shown
    bool m_needPassword = true;

    widgets::Label *m_title, *m_lead, *m_termsProblem;
    widgets::Card* m_card;
    QGridLayout* m_grid;
    QCheckBox* m_terms;
    widgets::IconButton* m_reveal;
    widgets::Button *m_generate, *m_advancedHead;
    widgets::Collapsible* m_advanced;
    QMap<AnswerField, widgets::Button*> m_browse;
};

} // namespace mailstead::pages
