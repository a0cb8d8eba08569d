// Push buttons and small controls in the look of the program. Texts are set by their owners.
#pragma once

#include "style/icons.h"

#include <QKeySequence>
#include <QPushButton>
#include <QToolButton>

namespace mailstead::widgets
{

enum class ButtonKind {
    Normal,
    Primary,     ///< one per page or panel
    Quiet,       ///< no frame until hovered
    Danger,      ///< red text; opens a sheet
    DangerSolid, ///< soft red ground: the destructive button inside a sheet
    Link,        ///< accent text only
};

enum class ButtonSize { Small, Medium, Large }; ///< 24, 30, 36 px

class Button : public QPushButton
{
    Q_OBJECT
public:
    explicit Button(QWidget* parent = nullptr, ButtonKind kind = ButtonKind::Normal,
                    ButtonSize size = ButtonSize::Medium);
    Button(const QString& text, const QString& icon, ButtonKind kind, QWidget* parent = nullptr,
           ButtonSize size = ButtonSize::Medium);

    void setKind(ButtonKind kind);
    ButtonKind kind() const { return m_kind; }
    void setIconName(const QString& name); ///< "" for none
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void updateIcon();

    ButtonKind m_kind;
    ButtonSize m_size;
    QString m_iconName;
};

/// A button of 28 px with an icon alone; setLabel() is its accessible name and its tooltip.
class IconButton : public QToolButton
{
    Q_OBJECT
public:
    explicit IconButton(const QString& icon, QWidget* parent = nullptr, int iconSize = 16);
    void setIconName(const QString& name);
    void setTint(style::Tint tint); ///< Secondary unless set
    /// Name, tooltip (with the shortcut shown).
    void setLabel(const QString& label, const QKeySequence& shortcut = {});

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_iconName;
    style::Tint m_tint = style::Tint::Secondary;
    int m_iconSize;
};

} // namespace mailstead::widgets
