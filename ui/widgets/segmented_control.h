#pragma once

#include <QFrame>
#include <QList>

class QButtonGroup;
class QComboBox;
class QHBoxLayout;
class QToolButton;

namespace mailstead::widgets
{

/// One of a few, side by side; a combo box takes over where they do not fit. Arrows move.
class SegmentedControl : public QFrame
{
    Q_OBJECT
public:
    explicit SegmentedControl(QWidget* parent = nullptr);
    /// Returns the index of the new segment.
    int addSegment(const QString& text, const QString& icon = {});
    void setSegmentText(int index, const QString& text);
    /// A count after the text, "" for none.
    void setSegmentCount(int index, const QString& count);
    void setSegmentIcon(int index, const QString& icon, int tone);
    int current() const;
    void setCurrent(int index);
    int count() const { return static_cast<int>(m_buttons.size()); }
    /// All segments as wide as the widest, filling the width given (forms).
    void setStretched(bool stretched);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void currentChanged(int index); ///< by the user or by setCurrent()

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void updateText(int index);
    void chooseForm();

    struct Segment {
        QString text, icon, count;
        int tone = -1;
    };
    QList<Segment> m_segments;
    QList<QToolButton*> m_buttons;
    QButtonGroup* m_group;
    QHBoxLayout* m_layout;
    QComboBox* m_combo;
    bool m_stretched = false, m_asCombo = false;
};

} // namespace mailstead::widgets
