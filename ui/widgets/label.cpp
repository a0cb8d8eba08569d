#include "widgets/label.h"

#include <QEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QTextLayout>
#include <cmath>

namespace mailstead::widgets
{

namespace
{

QFont fontOf(style::TypeRole role, int weight)
{
    const style::Theme& theme = style::Theme::instance();
    return weight ? theme.font(role, weight) : theme.font(role);
}

} // namespace

QColor textColor(TextColor color)
{
    const style::Colors& c = style::colors();
    switch (color) {
    case TextColor::Primary:
        return c.text.primary;
    case TextColor::Secondary:
        return c.text.secondary;
    case TextColor::Tertiary:
        return c.text.tertiary;
    case TextColor::Accent:
        return c.accent.text;
    case TextColor::Ok:
        return c.ok.text;
    case TextColor::Warn:
        return c.warn.text;
    case TextColor::Bad:
        return c.bad.text;
    }
    return c.text.primary;
}

Label::Label(style::TypeRole role, TextColor color, QWidget* parent)
    : Label(QString(), role, color, parent)
{
}

Label::Label(const QString& text, style::TypeRole role, TextColor color, QWidget* parent)
    : QLabel(text, parent)
    , m_role(role)
    , m_color(color)
{
    setTextFormat(Qt::PlainText);
    applyLook();
    connect(&style::Theme::instance(), &style::Theme::changed, this, &Label::applyLook);
}

void Label::setRole(style::TypeRole role)
{
    m_role = role;
    applyLook();
}

void Label::setColor(TextColor color)
{
    m_color = color;
    applyLook();
}

void Label::setWeight(int weight)
{
    m_weight = weight;
    applyLook();
}

void Label::setPixelSize(int px)
{
    m_pixelSize = px;
    applyLook();
}

bool Label::laysOutItself() const
{
    return wordWrap() && textFormat() == Qt::PlainText &&
           !(textInteractionFlags() & Qt::TextSelectableByMouse);
}

qreal Label::layOut(int width, QPainter* painter) const
{
    const QMargins margins = contentsMargins();
    const qreal room = std::max(1, width - margins.left() - margins.right());
    const qreal line = m_pixelSize ? m_pixelSize + 2 : style::Theme::instance().lineHeight(m_role);
    qreal y = margins.top();
    const QStringList paragraphs = text().split(QLatin1Char('\n'));
    for (const QString& paragraph : paragraphs) {
        QTextLayout layout(paragraph, font());
        QTextOption option(alignment() & Qt::AlignHorizontal_Mask);
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        layout.beginLayout();
        int lines = 0;
        for (QTextLine next = layout.createLine(); next.isValid(); next = layout.createLine()) {
            next.setLineWidth(room);
            next.setPosition(QPointF(0, lines * line + (line - next.height()) / 2));
            ++lines;
        }
        layout.endLayout();
        if (painter)
            layout.draw(painter, QPointF(margins.left(), y));
        y += std::max(1, lines) * line;
    }
    return y + margins.bottom();
}

int Label::heightForWidth(int width) const
{
    if (!laysOutItself())
        return QLabel::heightForWidth(width);
    return static_cast<int>(std::ceil(layOut(width, nullptr)));
}

QSize Label::sizeHint() const
{
    const QSize plain = QLabel::sizeHint();
    return laysOutItself() ? QSize(plain.width(), heightForWidth(plain.width())) : plain;
}

QSize Label::minimumSizeHint() const
{
    const QSize plain = QLabel::minimumSizeHint();
    return laysOutItself() ? QSize(plain.width(), style::Theme::instance().lineHeight(m_role))
                           : plain;
}

void Label::paintEvent(QPaintEvent* event)
{
    if (!laysOutItself())
        return QLabel::paintEvent(event);
    QPainter painter(this);
    painter.setPen(
        palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    const qreal spare = height() - layOut(width(), nullptr);
    if (alignment() & Qt::AlignVCenter && spare > 0)
        painter.translate(0, std::floor(spare / 2));
    layOut(width(), &painter);
}

void Label::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::EnabledChange)
        applyLook();
}

void Label::applyLook()
{
    QFont wanted = fontOf(m_role, m_weight);
    if (m_pixelSize)
        wanted.setPixelSize(m_pixelSize);
    setFont(wanted);
    QPalette colors = palette();
    colors.setColor(QPalette::Active, QPalette::WindowText, textColor(m_color));
    colors.setColor(QPalette::Inactive, QPalette::WindowText, textColor(m_color));
    setPalette(colors);
}

ElidedLabel::ElidedLabel(style::TypeRole role, TextColor color, Qt::TextElideMode mode,
                         QWidget* parent)
    : QWidget(parent)
    , m_role(role)
    , m_color(color)
    , m_mode(mode)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&style::Theme::instance(), &style::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QFont ElidedLabel::textFont() const
{
    return fontOf(m_role, m_weight);
}

void ElidedLabel::setText(const QString& text)
{
    if (m_text == text)
        return;
    m_text = text;
    setAccessibleName(text);
    updateToolTip();
    updateGeometry();
    update();
}

void ElidedLabel::setRole(style::TypeRole role)
{
    m_role = role;
    updateToolTip();
    updateGeometry();
    update();
}

void ElidedLabel::setColor(TextColor color)
{
    m_color = color;
    update();
}

void ElidedLabel::setWeight(int weight)
{
    m_weight = weight;
    updateGeometry();
    update();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

QSize ElidedLabel::sizeHint() const
{
    return {QFontMetrics(textFont()).horizontalAdvance(m_text) + 2,
            style::Theme::instance().lineHeight(m_role)};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 24), sizeHint().height()};
}

void ElidedLabel::updateToolTip()
{
    const bool cut = QFontMetrics(textFont()).horizontalAdvance(m_text) > width();
    // Plain text: what a server said must not become markup in the tip.
    setToolTip(cut ? m_text.toHtmlEscaped() : QString());
}

void ElidedLabel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    updateToolTip();
}

void ElidedLabel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::EnabledChange)
        update();
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(textFont());
    painter.setPen(isEnabled() ? textColor(m_color) : style::colors().text.disabled);
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(m_text, m_mode, width()));
}

} // namespace mailstead::widgets
