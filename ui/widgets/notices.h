// What is said inside a page: empty states, banners, confirmations, toasts (LOOK §3).
#pragma once

#include "core/result.h"
#include "style/tokens.h"

#include <QFrame>
#include <QPointer>
#include <functional>

class QHBoxLayout;
class QVBoxLayout;

namespace mailstead::widgets
{

class Button;
class IconButton;
class IconLabel;
class IconTile;
class Label;

/// Icon, title, one sentence, one button that is the next step.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(QWidget* parent = nullptr);
    void set(const QString& icon, const QString& title, const QString& sentence,
             const QString& buttonText = {}, const QString& buttonIcon = {});
    Button* button() const { return m_button; }
    void setPrimary(bool primary);

signals:
    void triggered();

private:
    IconLabel* m_icon;
    Label* m_title;
    Label* m_sentence;
    Button* m_button;
};

/// What happened, why, next step. Hidden until something is set; stays until closed or cleared.
class ErrorBanner : public QFrame
{
    Q_OBJECT
public:
    explicit ErrorBanner(QWidget* parent = nullptr);
    void setError(const core::Error& error);
    void setMessage(style::Tone tone, const QString& what, const QString& why = {},
                    const QString& next = {});
    /// Next steps as buttons; the first is primary when `primary`. Cleared by setError/setMessage.
    Button* addButton(const QString& text, bool primary = false);
    void setClosable(bool closable);
    void clear(); ///< hides
    QString text() const;

signals:
    void closed();

protected:
    void changeEvent(QEvent* event) override;

private:
    IconLabel* m_icon;
    Label* m_what;
    Label* m_why;
    Label* m_next;
    QWidget* m_buttons;
    QHBoxLayout* m_buttonRow;
    IconButton* m_close;
    QAction* m_copy;
    style::Tone m_tone = style::Tone::Bad;
};

/// A confirmation inside the page. Enter keeps (the safe button has the focus), Escape closes; the
/// focus returns to where it came from.
class InlineSheet : public QFrame
{
    Q_OBJECT
public:
    explicit InlineSheet(QWidget* parent = nullptr);
    /// `confirmText` carries the count: "Delete 69". Shown by ask().
    void ask(const QString& icon, const QString& title, const QString& text,
             const QString& keepText, const QString& confirmText, bool destructive = true);
    /// While the server counts: the confirm button waits.
    void setConfirmEnabled(bool enabled);
    void setTitle(const QString& title);
    void setText(const QString& text);
    void setConfirmText(const QString& text);
    void setHint(const QString& hint); ///< at the left of the buttons: "Enter keeps them"
    /// What has to be chosen before confirming, below the text; taken as a child. Once.
    void setContent(QWidget* content);
    void dismiss();
    Button* confirmButton() const { return m_confirm; }
    Button* keepButton() const { return m_keep; }

signals:
    void confirmed();
    void dismissed(); ///< kept, Escape, or dismiss()

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void closeSheet(bool confirmed);

    IconTile* m_icon;
    Label* m_title;
    Label* m_text;
    Label* m_hint;
    Button* m_keep;
    Button* m_confirm;
    QPointer<QWidget> m_before;
};

/// Toasts of one window, bottom right above the status bar: 6 s, 10 s with Undo, at most two,
/// hovering holds them.
class ToastStack : public QObject
{
    Q_OBJECT
public:
    /// `window` is the widget that they float over; `bottomMargin` keeps the status bar free.
    explicit ToastStack(QWidget* window, int bottomMargin = 28);
    void show(const QString& title, const QString& detail = {},
              const std::function<void()>& undo = {}, style::Tone tone = style::Tone::Ok);
    int count() const { return static_cast<int>(m_toasts.size()); }
    void setBottomMargin(int height);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    QWidget* m_window;
    int m_bottomMargin;
    QList<QPointer<QWidget>> m_toasts;
};

} // namespace mailstead::widgets
