#include "widgets/segmented_control.h"

#include "style/icons.h"
#include "style/paint.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QResizeEvent>
#include <QSignalBlocker>
#include <QToolButton>

namespace mailstead::widgets
{

/// One segment: painted, because its count has a colour of its own.
class SegmentButton : public QToolButton
{
public:
    explicit SegmentButton(QWidget* parent)
        : QToolButton(parent)
    {
        setCheckable(true);
        setAutoRaise(true);
    }

    QString iconName, count;
    int tone = -1;

    QSize sizeHint() const override
    {
        const style::Theme& theme = style::Theme::instance();
        int width = QFontMetrics(theme.font(style::TypeRole::Body, 500)).horizontalAdvance(text());
        if (!iconName.isEmpty())
            width += 16 + (text().isEmpty() ? 0 : 6);
        if (!count.isEmpty())
            width += 6 + QFontMetrics(theme.font(style::TypeRole::Body)).horizontalAdvance(count);
        return {width + 22, 26};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const style::Colors& c = style::colors();
        QPainter painter(this);
        if (isChecked()) {
            if (style::Theme::instance().isDark())
                style::paintRounded(&painter, rect(), 5, c.neutral.softBorder);
            else
                style::paintRounded(&painter, rect(), 5, c.bg.card, c.border.normal);
        } else if (underMouse() && isEnabled()) {
            style::paintRounded(&painter, rect(), 5, c.overlay.hover);
        }
        const QColor ink = !isEnabled()  ? c.text.disabled
                           : isChecked() ? c.text.primary
                                         : c.text.secondary;
        const int content = sizeHint().width() - 22;
        int left = (width() - content) / 2;
        if (!iconName.isEmpty()) {
            const QColor iconInk =
                tone >= 0 && isEnabled() ? c.tone(static_cast<style::Tone>(tone)).text : ink;
            style::paintIcon(&painter, QRectF(left, (height() - 16) / 2.0, 16, 16), iconName,
                             iconInk);
            left += 22;
        }
        painter.setFont(style::Theme::instance().font(style::TypeRole::Body, 500));
        painter.setPen(ink);
        painter.drawText(QRect(left, 0, width() - left, height()),
                         Qt::AlignVCenter | Qt::TextSingleLine, text());
        left += painter.fontMetrics().horizontalAdvance(text()) + 6;
        if (!count.isEmpty()) {
            painter.setFont(style::Theme::instance().font(style::TypeRole::Body));
            painter.setPen(isEnabled() ? c.text.tertiary : c.text.disabled);
            painter.drawText(QRect(left, 0, width() - left, height()),
                             Qt::AlignVCenter | Qt::TextSingleLine, count);
        }
    }
};

SegmentedControl::SegmentedControl(QWidget* parent)
    : QFrame(parent)
    , m_group(new QButtonGroup(this))
    , m_layout(new QHBoxLayout(this))
    , m_combo(new QComboBox(this))
{
    setProperty("kind", QStringLiteral("segments"));
    setFixedHeight(style::sizes().controlMedium);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_layout->setContentsMargins(2, 2, 2, 2);
    m_layout->setSpacing(1);
    // It may be narrower than its segments: then it is a combo box.
    m_layout->setSizeConstraint(QLayout::SetNoConstraint);
    m_combo->hide();
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (!checked)
            return;
        const QSignalBlocker blocker(m_combo);
        m_combo->setCurrentIndex(id);
        emit currentChanged(id);
    });
    connect(m_combo, &QComboBox::currentIndexChanged, this, &SegmentedControl::setCurrent);
    connect(&style::Theme::instance(), &style::Theme::changed, this, &SegmentedControl::chooseForm);
}

int SegmentedControl::addSegment(const QString& text, const QString& icon)
{
    const int index = count();
    auto* button = new SegmentButton(this);
    button->setFocusPolicy(Qt::TabFocus);
    button->installEventFilter(this);
    button->setSizePolicy(m_stretched ? QSizePolicy::Expanding : QSizePolicy::Fixed,
                          QSizePolicy::Fixed);
    m_segments.append({text, icon, {}, -1});
    m_buttons.append(button);
    m_group->addButton(button, index);
    m_layout->addWidget(button);
    {
        const QSignalBlocker blocker(m_combo);
        m_combo->addItem(text);
    }
    if (index == 0) {
        const QSignalBlocker blocker(m_group);
        button->setChecked(true);
    }
    updateText(index);
    return index;
}

void SegmentedControl::updateText(int index)
{
    const Segment& segment = m_segments.at(index);
    auto* button = static_cast<SegmentButton*>(m_buttons.at(index));
    button->setText(segment.text);
    button->iconName = segment.icon;
    button->count = segment.count;
    button->tone = segment.tone;
    button->setAccessibleName(segment.count.isEmpty()
                                  ? segment.text
                                  : QStringLiteral("%1, %2").arg(segment.text, segment.count));
    button->updateGeometry();
    button->update();
    m_combo->setItemText(index, segment.count.isEmpty()
                                    ? segment.text
                                    : QStringLiteral("%1  %2").arg(segment.text, segment.count));
    chooseForm();
}

void SegmentedControl::setSegmentText(int index, const QString& text)
{
    m_segments[index].text = text;
    updateText(index);
}

void SegmentedControl::setSegmentCount(int index, const QString& count)
{
    if (m_segments.at(index).count == count)
        return;
    m_segments[index].count = count;
    updateText(index);
}

void SegmentedControl::setSegmentIcon(int index, const QString& icon, int tone)
{
    m_segments[index].icon = icon;
    m_segments[index].tone = tone;
    updateText(index);
}

int SegmentedControl::current() const
{
    return m_group->checkedId();
}

void SegmentedControl::setCurrent(int index)
{
    if (QAbstractButton* button = m_group->button(index))
        button->setChecked(true);
}

void SegmentedControl::setStretched(bool stretched)
{
    m_stretched = stretched;
    setSizePolicy(stretched ? QSizePolicy::Expanding : QSizePolicy::Maximum, QSizePolicy::Fixed);
    for (QToolButton* button : std::as_const(m_buttons))
        button->setSizePolicy(stretched ? QSizePolicy::Expanding : QSizePolicy::Fixed,
                              QSizePolicy::Fixed);
}

QSize SegmentedControl::sizeHint() const
{
    int width = 4 + std::max(0, count() - 1);
    for (const QToolButton* button : m_buttons)
        width += button->sizeHint().width();
    return {width, style::sizes().controlMedium};
}

QSize SegmentedControl::minimumSizeHint() const
{
    int widest = 0;
    for (const QToolButton* button : m_buttons)
        widest = std::max(widest, button->sizeHint().width());
    return {widest + 30, style::sizes().controlMedium}; // as a combo box
}

void SegmentedControl::chooseForm()
{
    const bool combo = width() < sizeHint().width() && isVisible();
    m_combo->setGeometry(rect());
    if (combo != m_asCombo) {
        m_asCombo = combo;
        // Showing may resize us and so come back here: what counts is the state then, not ours.
        m_combo->setVisible(m_asCombo);
        for (QToolButton* button : std::as_const(m_buttons))
            button->setVisible(!m_asCombo);
    }
    updateGeometry();
}

void SegmentedControl::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    chooseForm();
}

void SegmentedControl::showEvent(QShowEvent* event)
{
    // It may have got its size while it was hidden.
    QFrame::showEvent(event);
    chooseForm();
}

bool SegmentedControl::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && count() > 0) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int step = key == Qt::Key_Right || key == Qt::Key_Down ? 1
                         : key == Qt::Key_Left || key == Qt::Key_Up  ? -1
                                                                     : 0;
        if (step != 0) {
            const int next = (current() + step + count()) % count();
            setCurrent(next);
            m_buttons.at(next)->setFocus(Qt::TabFocusReason);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace mailstead::widgets
