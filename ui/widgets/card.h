#pragma once

#include "style/tokens.h"

#include <QFrame>

class QHBoxLayout;
class QVBoxLayout;

namespace mailstead::widgets
{

class Label;

/// Sets the property that the style sheet colours frames by, and polishes the widget again.
void setLevel(QWidget* widget, style::Tone tone);

/// A group with one border and an optional head of 40 px: title, remark, things at the right.
class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(QWidget* parent = nullptr);

    void setTitle(const QString& title); ///< makes the head when first called
    void setRemark(const QString& remark);
    /// Added at the right end of the head, in order.
    void addToHead(QWidget* widget);
    /// Beside title and remark, at the left.
    void addBadge(QWidget* widget);
    /// Below the head and its hairline; no margins, no spacing.
    QVBoxLayout* body() const { return m_body; }
    /// Border in the soft colour of a tone: a decision is due, something failed.
    void setTone(style::Tone tone);

private:
    void makeHead();

    QVBoxLayout* m_layout;
    QVBoxLayout* m_body;
    QWidget* m_head = nullptr;
    QHBoxLayout* m_left = nullptr;
    QHBoxLayout* m_right = nullptr;
    Label* m_title = nullptr;
    Label* m_remark = nullptr;
};

/// A hairline of one pixel.
class Hairline : public QFrame
{
    Q_OBJECT
public:
    explicit Hairline(QWidget* parent = nullptr, Qt::Orientation orientation = Qt::Horizontal);
};

} // namespace mailstead::widgets
