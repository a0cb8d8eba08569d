// A question inside the page that is answered in one or a few fields: an address, a host.
#pragma once

#include <QFrame>
#include <QList>
#include <QPointer>

class QGridLayout;

namespace mailstead::widgets
{
class Button;
class IconTile;
class Label;
} // namespace mailstead::widgets

namespace mailstead::pages
{

class FormField;

/// Enter in a field submits, Escape closes; the focus returns to where it came from.
class FieldSheet : public QFrame
{
    Q_OBJECT
public:
    /// The fields are named by `fieldNames`, the buttons "<name>Confirm" and "<name>Keep".
    FieldSheet(const QString& name, const QStringList& fieldNames, QWidget* parent = nullptr);

    void setTexts(const QString& icon, const QString& title, const QString& text,
                  const QString& keep, const QString& confirm);
    void setText(const QString& text);
    void setTitle(const QString& title);
    void setConfirmText(const QString& text);
    FormField* field(int index) const { return m_fields.at(index); }
    QString value(int index) const; ///< trimmed
    /// Shows it with empty fields, the cursor in the first.
    void open();
    void close();
    /// While the server is asked: nothing can be submitted twice.
    void setBusy(bool busy);
    void setConfirmEnabled(bool enabled);
    widgets::Button* confirmButton() const { return m_confirm; }

signals:
    void submitted();
    void edited(); ///< a field, by the user
    void closed(); ///< kept, Escape or close()

protected:
    /// Holds the fields in its first row, one a column; a sheet of several rows arranges them anew.
    QGridLayout* grid() const { return m_grid; }
    void keyPressEvent(QKeyEvent* event) override;

private:
    widgets::IconTile* m_icon;
    widgets::Label *m_title, *m_text;
    QGridLayout* m_grid;
    QList<FormField*> m_fields;
    widgets::Button *m_keep, *m_confirm;
    QPointer<QWidget> m_before;
    bool m_busy = false, m_allowed = true;
};

} // namespace mailstead::pages
