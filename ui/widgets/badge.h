#pragma once

#include "style/tokens.h"

#include <QWidget>

namespace mailstead::widgets
{

/// A state in one word, 20 px: soft ground, optional icon.
class StateBadge : public QWidget
{
    Q_OBJECT
public:
    explicit StateBadge(QWidget* parent = nullptr);
    StateBadge(const QString& text, style::Tone tone, const QString& icon = {},
               QWidget* parent = nullptr);
    void set(const QString& text, style::Tone tone, const QString& icon = {});
    QString text() const { return m_text; }
    style::Tone tone() const { return m_tone; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text, m_icon;
    style::Tone m_tone = style::Tone::Neutral;
};

/// A count, 18 px, round.
class CountPill : public QWidget
{
    Q_OBJECT
public:
    explicit CountPill(QWidget* parent = nullptr);
    void set(const QString& text, style::Tone tone = style::Tone::Neutral);
    QString text() const { return m_text; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    style::Tone m_tone = style::Tone::Neutral;
};

/// A state dot of 8 px with its meaning as accessible name; set it beside its word.
class StateDot : public QWidget
{
    Q_OBJECT
public:
    explicit StateDot(QWidget* parent = nullptr);
    void set(style::Tone tone, bool hollow = false);
    QSize sizeHint() const override { return {8, 8}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    style::Tone m_tone = style::Tone::Neutral;
    bool m_hollow = true;
};

/// An icon on a soft tile, 32 px by default.
class IconTile : public QWidget
{
    Q_OBJECT
public:
    explicit IconTile(const QString& icon, style::Tone tone, QWidget* parent = nullptr,
                      int size = 32);
    void set(const QString& icon, style::Tone tone);
    QSize sizeHint() const override { return {m_size, m_size}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_icon;
    style::Tone m_tone;
    int m_size;
};

/// An icon alone, in a tone or in a text colour of its own.
class IconLabel : public QWidget
{
    Q_OBJECT
public:
    explicit IconLabel(const QString& icon, int size = 16, QWidget* parent = nullptr);
    void set(const QString& icon, style::Tone tone); ///< Neutral: tertiary text colour
    void setStrokeWidth(qreal width);
    QSize sizeHint() const override { return {m_size, m_size}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_icon;
    style::Tone m_tone = style::Tone::Neutral;
    int m_size;
    qreal m_stroke = 1.5;
};

} // namespace mailstead::widgets
