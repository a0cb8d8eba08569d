#include "main/vitals_strip.h"

#include "style/icons.h"
#include "style/paint.h"

#include <QLocale>

namespace mailstead::main
{

using style::TypeRole;

struct VitalsStrip::Row {
    enum class Kind { Meter, Spark, Processes, Text } kind = Kind::Meter;
    int height = 32;
    int hideFirst = 0; ///< higher numbers go first when there is no room; 0 stays
    QString label, value, after;
    QList<std::pair<double, QColor>> parts = {};
    QList<double> values = {};
    double base = 0;
    QColor color = {};
};

namespace
{

QString bytes(qint64 value)
{
    return QLocale().formattedDataSize(value, value >= 10LL << 30 ? 0 : 1,
                                       QLocale::DataSizeTraditionalFormat);
}

QString rate(double perSecond)
{
    return perSecond < 0 ? QStringLiteral("–")
                         : QLocale().formattedDataSize(static_cast<qint64>(perSecond), 0,
                                                       QLocale::DataSizeTraditionalFormat);
}

void paintSpark(QPainter* painter, const QRectF& rect, const QList<double>& values, double base,
                const QColor& color)
{
    if (values.size() < 2)
        return;
    double top = base + 1;
    for (double value : values)
        top = std::max(top, value);
    // Always as wide as a full history: a line that is being filled comes in from the right.
    const qreal step = rect.width() / 59.0;
    QPolygonF line;
    for (qsizetype i = 0; i < values.size(); ++i) {
        const double share = std::max(0.0, values.at(i) - base) / (top - base);
        line << QPointF(rect.right() - static_cast<qreal>(values.size() - 1 - i) * step,
                        rect.bottom() - 1.5 - share * (rect.height() - 3));
    }
    QPolygonF area = line;
    area << QPointF(line.last().x(), rect.bottom()) << QPointF(line.first().x(), rect.bottom());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QColor fill = color;
    fill.setAlphaF(static_cast<float>(style::colors().chart.fillAlpha));
    painter->setPen(Qt::NoPen);
    painter->setBrush(fill);
    painter->drawPolygon(area);
    painter->setPen(QPen(color, 1.5, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter->drawPolyline(line);
    painter->restore();
}

} // namespace

VitalsStrip::VitalsStrip(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMinimumHeight(0);
    setAccessibleName(tr("Vital signs"));
    connect(&style::Theme::instance(), &style::Theme::changed, this, qOverload<>(&QWidget::update));
}

void VitalsStrip::clear()
{
    m_reading = {};
    m_network.clear();
    m_latency.clear();
    m_stale = false;
    update();
}

void VitalsStrip::addReading(const vitals::Reading& reading)
{
    m_reading = reading;
    m_stale = false;
    if (reading.receivedPerSecond >= 0) {
        m_network.append(reading.receivedPerSecond + std::max(0.0, reading.sentPerSecond));
        if (m_network.size() > kept)
            m_network.removeFirst();
    }
    describe();
    update();
}

void VitalsStrip::addLatency(int milliseconds)
{
    if (milliseconds < 0)
        return;
    m_latency.append(milliseconds);
    if (m_latency.size() > kept)
        m_latency.removeFirst();
    update();
}

void VitalsStrip::setStale(bool stale)
{
    m_stale = stale;
    update();
}

void VitalsStrip::describe()
{
    QStringList parts;
    for (const Row& row : rows()) {
        if (!row.label.isEmpty())
            parts << QStringLiteral("%1 %2%3").arg(row.label, row.value, row.after);
    }
    setAccessibleDescription(parts.join(QStringLiteral("; ")));
}

QList<VitalsStrip::Row> VitalsStrip::rows() const
{
    const style::Colors& c = style::colors();
    const vitals::Reading& r = m_reading;
    const QLocale locale;
    const auto fill = [&](double share) {
        return share > 0.9 ? c.bad.fill : share > 0.8 ? c.warn.fill : c.accent.fill;
    };
    QList<Row> list;
    if (r.cpu >= 0)
        list.append({Row::Kind::Meter,
                     32,
                     0,
                     tr("CPU"),
                     tr("%1 %").arg(locale.toString(r.cpu * 100, 'f', 0)),
                     tr(" · load %1").arg(locale.toString(r.load1, 'f', 2)),
                     {{r.cpu, fill(r.cpu)}}});
    if (r.memoryTotal > 0) {
        const qint64 used = r.memoryTotal - r.memoryAvailable;
        const double share = double(used) / double(r.memoryTotal);
        list.append({Row::Kind::Meter,
                     32,
                     0,
                     tr("Memory"),
                     bytes(used),
                     QStringLiteral(" / ") + bytes(r.memoryTotal),
                     {{share, fill(share)}}});
    }
    if (r.swapTotal > 0) {
        const double share = double(r.swapUsed) / double(r.swapTotal);
        list.append({Row::Kind::Meter,
                     32,
                     2,
                     tr("Swap"),
                     bytes(r.swapUsed),
                     QStringLiteral(" / ") + bytes(r.swapTotal),
                     {{share, c.neutral.fill}}});
    }
    if (!r.disks.isEmpty() && r.disks.first().totalBytes > 0) {
        const vitals::DiskUse& disk = r.disks.first();
        const double share = double(disk.usedBytes) / double(disk.totalBytes);
        list.append({Row::Kind::Meter,
                     32,
                     0,
                     tr("Disk %1").arg(disk.mountPoint),
                     bytes(disk.usedBytes),
                     QStringLiteral(" / ") + bytes(disk.totalBytes),
                     {{share, fill(share)}}});
    }
    if (r.receivedPerSecond >= 0)
        list.append(
            {Row::Kind::Spark,
             56,
             0,
             tr("Network"),
             QStringLiteral("↑ %1  ↓ %2").arg(rate(r.sentPerSecond), rate(r.receivedPerSecond)),
             {},
             {},
             m_network,
             0,
             c.chart.series.at(0)});
    if (!m_latency.isEmpty())
        list.append({Row::Kind::Spark,
                     48,
                     1,
                     tr("Latency"),
                     tr("%1 ms").arg(locale.toString(m_latency.last(), 'f', 0)),
                     {},
                     {},
                     m_latency,
                     std::max(0.0, *std::min_element(m_latency.begin(), m_latency.end()) - 30),
                     c.chart.series.at(1)});
    if (!r.processes.isEmpty())
        list.append({Row::Kind::Processes,
                     20 + 18 * int(std::min<qsizetype>(4, r.processes.size())),
                     3,
                     {},
                     {},
                     {}});
    QString foot;
    if (m_stale) {
        foot = tr("No reading since %1")
                   .arg(locale.toString(r.at.toLocalTime().time(), QStringLiteral("HH:mm:ss")));
    } else if (r.uptime >= 2 * 86400) {
        foot = tr("Up %n day(s)", nullptr, int(r.uptime / 86400));
    } else if (r.uptime >= 2 * 3600) {
        foot = tr("Up %n hour(s)", nullptr, int(r.uptime / 3600));
    } else if (r.uptime > 0) {
        foot = tr("Up %n minute(s)", nullptr, int(r.uptime / 60));
    }
    list.append({Row::Kind::Text, 20, 0, foot, {}, {}});
    return list;
}

void VitalsStrip::paintEvent(QPaintEvent*)
{
    if (!hasReading())
        return;
    QList<Row> list = rows();
    const auto total = [&] {
        int height = 0;
        for (const Row& row : list)
            height += row.height;
        return height;
    };
    for (int rank = 3; rank >= 1 && total() > height(); --rank)
        list.removeIf([rank](const Row& row) { return row.hideFirst == rank; });

    const style::Colors& c = style::colors();
    const style::Theme& theme = style::Theme::instance();
    QPainter painter(this);
    if (m_stale)
        painter.setOpacity(0.55);
    int y = 0;
    const auto text = [&](const QRect& rect, int flags, const QString& words, const QColor& color) {
        painter.setPen(color);
        painter.drawText(rect, flags | Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(words, Qt::ElideRight, rect.width()));
        return painter.fontMetrics().horizontalAdvance(words);
    };
    for (const Row& row : list) {
        if (y + row.height > height() && row.kind != Row::Kind::Text)
            break;
        painter.setFont(theme.font(TypeRole::Small));
        const QRect line(0, y, width(), 16);
        if (row.kind == Row::Kind::Text) {
            text(line, Qt::AlignLeft, row.label, c.text.tertiary);
        } else if (row.kind == Row::Kind::Processes) {
            painter.setFont(theme.font(TypeRole::Caption));
            const int memory = width() - 54, cpu = memory - 40;
            text(QRect(0, y, cpu, 18), Qt::AlignLeft, tr("Process"), c.text.tertiary);
            text(QRect(cpu, y, 40, 18), Qt::AlignRight, tr("CPU"), c.text.tertiary);
            text(QRect(memory, y, 54, 18), Qt::AlignRight, tr("Memory"), c.text.tertiary);
            for (int i = 0; i < int(std::min<qsizetype>(4, m_reading.processes.size())); ++i) {
                const vitals::ProcessUse& process = m_reading.processes.at(i);
                const int top = y + 18 * (i + 1);
                text(QRect(0, top, cpu, 18), Qt::AlignLeft, process.name, c.text.secondary);
                text(QRect(cpu, top, 40, 18), Qt::AlignRight,
                     QLocale().toString(process.cpu * 100, 'f', 1), c.text.secondary);
                text(QRect(memory, top, 54, 18), Qt::AlignRight,
                     QLocale().formattedDataSize(process.residentBytes, 0,
                                                 QLocale::DataSizeTraditionalFormat),
                     c.text.secondary);
            }
        } else {
            const int after = painter.fontMetrics().horizontalAdvance(row.after);
            const int value = painter.fontMetrics().horizontalAdvance(row.value);
            text(line.adjusted(0, 0, -value - after - 6, 0), Qt::AlignLeft, row.label,
                 c.text.secondary);
            text(QRect(width() - after - value - 1, y, value + 1, 16), Qt::AlignLeft, row.value,
                 c.text.primary);
            text(QRect(width() - after, y, after, 16), Qt::AlignLeft, row.after, c.text.tertiary);
            if (row.kind == Row::Kind::Meter) {
                style::paintRounded(&painter, QRectF(0, y + 20, width(), 4), 2, c.border.normal);
                double left = 0;
                for (const auto& [share, color] : row.parts) {
                    style::paintRounded(
                        &painter, QRectF(left, y + 20, std::clamp(share, 0.0, 1.0) * width(), 4), 2,
                        color);
                    left += share * width();
                }
            } else {
                paintSpark(&painter, QRectF(0, y + 18, width(), row.height - 26), row.values,
                           row.base, row.color);
            }
        }
        y += row.height;
    }
}

} // namespace mailstead::main
