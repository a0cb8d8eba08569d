// The bar of 64 px below the guided setup: a word about what comes, and the buttons.
#pragma once

#include <QWidget>

namespace mailstead::widgets
{
class Button;
class Label;
} // namespace mailstead::widgets

namespace mailstead::pages
{

/// Owners show, name and connect the buttons; `next` is the page's one primary button.
class SetupFoot : public QWidget
{
    Q_OBJECT
public:
    explicit SetupFoot(QWidget* parent = nullptr);

    void setNote(const QString& note);
    widgets::Button* back() const { return m_back; }
    widgets::Button* again() const { return m_again; }
    widgets::Button* all() const { return m_all; }
    widgets::Button* stop() const { return m_stop; }
    widgets::Button* next() const { return m_next; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    void placeNote();

    widgets::Label* m_note;
    widgets::Label* m_above; ///< takes the note where the buttons leave no room for it
    widgets::Button *m_back, *m_again, *m_all, *m_stop, *m_next;
};

} // namespace mailstead::pages
