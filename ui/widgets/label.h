// Text in the type roles of LOOK §6.
#pragma once

#include "style/theme.h"

#include <QLabel>

namespace mailstead::widgets
{

enum class TextColor { Primary, Secondary, Tertiary, Accent, Ok, Warn, Bad };

/// A label with a type role and a colour. Plain text unless told otherwise, so that nothing a
/// server said is read as markup.
class Label : public QLabel
{
    Q_OBJECT
public:
    explicit Label(style::TypeRole role = style::TypeRole::Body,
                   TextColor color = TextColor::Primary, QWidget* parent = nullptr);
    Label(const QString& text, style::TypeRole role, TextColor color, QWidget* parent = nullptr);
    void setRole(style::TypeRole role);
    void setColor(TextColor color);
    void setWeight(int weight); ///< 400, 500, 600; 0 is the role's own
    /// Another size than the role's own, with lines close together (pictures made of letters).
    void setPixelSize(int px);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void applyLook();
    /// Wrapped text with the line height of its role, which QLabel cannot: laid out and painted
    /// here. Text that can be selected is left to QLabel.
    bool laysOutItself() const;
    qreal layOut(int width, QPainter* painter) const;

    style::TypeRole m_role;
    TextColor m_color;
    int m_weight = 0, m_pixelSize = 0;
};

/// One line that is cut where it does not fit (addresses in the middle, sentences at the end); the
/// tooltip has the whole.
class ElidedLabel : public QWidget
{
    Q_OBJECT
public:
    explicit ElidedLabel(style::TypeRole role = style::TypeRole::Body,
                         TextColor color = TextColor::Primary,
                         Qt::TextElideMode mode = Qt::ElideRight, QWidget* parent = nullptr);
    void setText(const QString& text);
    QString text() const { return m_text; }
    void setRole(style::TypeRole role);
    void setColor(TextColor color);
    void setWeight(int weight);
    void setElideMode(Qt::TextElideMode mode);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QFont textFont() const;
    void updateToolTip();

    QString m_text;
    style::TypeRole m_role;
    TextColor m_color;
    Qt::TextElideMode m_mode;
    int m_weight = 0;
};

QColor textColor(TextColor color);

} // namespace mailstead::widgets
