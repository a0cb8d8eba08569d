// A labelled field of a guided form, with its hint or what is wrong with it below.
#pragma once

#include <QWidget>

class QAction;
class QHBoxLayout;
class QLineEdit;

namespace mailstead::widgets
{
class Label;
}

namespace mailstead::pages
{

class FormField : public QWidget
{
    Q_OBJECT
public:
    explicit FormField(const QString& objectName, QWidget* parent = nullptr);

    QLineEdit* edit() const { return m_edit; } ///< named as given
    QString text() const;
    /// Sets the text without textEdited(), and only when it differs: the cursor stays.
    void setText(const QString& text);
    void setLabel(const QString& label);
    /// What to type, in tertiary text; replaced by the problem while there is one.
    void setHint(const QString& hint);
    void setProblem(const QString& problem); ///< "" clears it
    QString problem() const { return m_problem; }
    /// Technical values (addresses, paths) are set in mono.
    void setMono();
    /// A control at the right of the field: reveal, browse, generate.
    void addControl(QWidget* control);

signals:
    void edited(const QString& text); ///< by the user
    void left();                      ///< the focus went elsewhere, or Enter

private:
    void showBelow();

    widgets::Label* m_label;
    QLineEdit* m_edit;
    QHBoxLayout* m_line;
    widgets::Label* m_below;
    QString m_hint, m_problem;
    QAction* m_mark = nullptr; ///< the sign inside a field that is wrong
};

} // namespace mailstead::pages
