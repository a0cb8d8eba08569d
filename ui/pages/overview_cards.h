// The cards of the overview: one big number, and lists of short facts.
#pragma once

#include "style/tokens.h"
#include "widgets/card.h"

#include <QAbstractButton>
#include <QList>

namespace mailstead::widgets
{
class Button;
class Label;
} // namespace mailstead::widgets

class QVBoxLayout;

namespace mailstead::pages
{

/// A number with its name, which opens the list that it counts.
class FigureCard : public QAbstractButton
{
    Q_OBJECT
public:
    explicit FigureCard(QWidget* parent = nullptr);
    void set(const QString& name, const QString& figure, const QString& remark, style::Tone tone);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {150, 84}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QString m_name, m_figure, m_remark;
    style::Tone m_tone = style::Tone::Neutral;
};

/// One line of a FactList.
struct Fact {
    QString icon; ///< at the left; may be empty
    QString time; ///< instead of an icon
    QString text;
    QString value;                           ///< at the right
    style::Tone tone = style::Tone::Neutral; ///< Ok: a tick, Warn and Bad: their icons
    bool mono = false;
    bool operator==(const Fact&) const = default;
};

/// A card of lines of 28 px with a link in its head.
class FactList : public widgets::Card
{
    Q_OBJECT
public:
    explicit FactList(QWidget* parent = nullptr);
    void setFacts(const QList<Fact>& facts);
    void setLink(const QString& text);
    void setEmptyText(const QString& text);
    widgets::Button* link() const { return m_link; }

signals:
    void linkActivated();

private:
    void fill();

    QList<Fact> m_facts;
    QString m_emptyText;
    bool m_filled = false;
    widgets::Button* m_link;
    QWidget* m_lines = nullptr;
};

} // namespace mailstead::pages
