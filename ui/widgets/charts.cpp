#include "widgets/charts.h"

#include "style/paint.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainterPath>
#include <QToolTip>
#include <cmath>

namespace mailstead::widgets
{

Meter::Meter(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&style::Theme::instance(), &style::Theme::changed, this, qOverload<>(&QWidget::update));
}

void Meter::setValue(double share, style::Tone tone)
{
    setParts({{share, tone, 1.0}});
}

void Meter::setParts(const QList<Part>& parts)
{
    m_parts = parts;
    setAccessibleDescription(QLocale().toString(value() * 100, 'f', 0) + QStringLiteral(" ") +
                             QLocale().percent());
    update();
}

double Meter::value() const
{
    double sum = 0;
    for (const Part& part : m_parts)
        sum += part.share;
    return std::clamp(sum, 0.0, 1.0);
}

void Meter::setThickness(int px)
{
    m_thickness = px;
    updateGeometry();
}

QSize Meter::sizeHint() const
{
    return {120, m_thickness};
}

QSize Meter::minimumSizeHint() const
{
    return {32, m_thickness};
}

void Meter::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRectF bar(0, (height() - m_thickness) / 2.0, width(), m_thickness);
    const qreal radius = m_thickness / 2.0;
    style::paintRounded(&painter, bar, radius, style::colors().border.normal);
    QPainterPath clip;
    clip.addRoundedRect(bar, radius, radius);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(clip);
    qreal left = 0;
    for (const Part& part : m_parts) {
        const qreal extent = std::clamp(part.share, 0.0, 1.0) * width();
        QColor fill = style::colors().tone(part.tone).fill;
        fill.setAlphaF(static_cast<float>(part.opacity));
        const QRectF piece(left, bar.top(), extent, m_thickness);
        if (m_parts.size() == 1)
            style::paintRounded(&painter, piece, radius, fill);
        else
            painter.fillRect(piece, fill);
        left += extent;
    }
}

Sparkline::Sparkline(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    connect(&style::Theme::instance(), &style::Theme::changed, this, qOverload<>(&QWidget::update));
}

void Sparkline::setValues(const QList<double>& values)
{
    m_values = values;
    double last = std::nan(""), most = std::nan("");
    for (double value : values) {
        if (std::isnan(value))
            continue;
        last = value;
        most = std::isnan(most) ? value : std::max(most, value);
    }
    if (std::isnan(last))
        setAccessibleDescription(tr("No readings"));
    else
        setAccessibleDescription(
            tr("Now %1, at most %2")
                .arg(QLocale().toString(last, 'f', 0), QLocale().toString(most, 'f', 0)));
    update();
}

void Sparkline::setSeries(int chartSeries)
{
    m_color = chartSeries < 0 ? QStringLiteral("neutral.fill")
                              : QStringLiteral("chart.series.%1").arg(chartSeries);
    update();
}

void Sparkline::setColorName(const QString& tokenPath)
{
    m_color = tokenPath;
    update();
}

void Sparkline::setBaseline(double value)
{
    m_baseline = value;
    update();
}

void Sparkline::setLabels(const QStringList& labels)
{
    m_labels = labels;
}

void Sparkline::paintEvent(QPaintEvent*)
{
    if (m_values.size() < 2)
        return;
    double top = m_baseline;
    for (double value : m_values) {
        if (!std::isnan(value))
            top = std::max(top, value);
    }
    const double range = top > m_baseline ? top - m_baseline : 1;
    const qreal pad = 1.5, step = width() / static_cast<qreal>(m_values.size() - 1);
    const auto y = [&](double value) {
        return height() - pad - (value - m_baseline) / range * (height() - 2 * pad);
    };
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor line = style::Tokens::instance().color(style::Theme::instance().isDark(), m_color);
    QColor area = line;
    area.setAlphaF(static_cast<float>(style::colors().chart.fillAlpha));
    const auto draw = [&](const QPolygonF& points) {
        if (points.size() < 2)
            return;
        QPolygonF closed = points;
        closed << QPointF(points.last().x(), height()) << QPointF(points.first().x(), height());
        painter.setPen(Qt::NoPen);
        painter.setBrush(area);
        painter.drawPolygon(closed);
        painter.setPen(QPen(line, 1.5, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
        painter.drawPolyline(points);
    };
    QPolygonF run;
    for (qsizetype i = 0; i < m_values.size(); ++i) {
        if (std::isnan(m_values.at(i))) {
            draw(run);
            run.clear();
        } else {
            run << QPointF(static_cast<qreal>(i) * step, y(m_values.at(i)));
        }
    }
    draw(run);
}

bool Sparkline::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && m_values.size() > 1) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto index = std::clamp<qsizetype>(
            qRound(help->pos().x() * static_cast<double>(m_values.size() - 1) / width()), 0,
            m_values.size() - 1);
        QString text = m_labels.value(index);
        if (text.isEmpty() && !std::isnan(m_values.at(index)))
            text = QLocale().toString(m_values.at(index), 'f', 0);
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace mailstead::widgets
