// Small charts: meter, sparkline. Each tells its sentence to accessibility.
#pragma once

#include "style/tokens.h"

#include <QList>
#include <QWidget>

namespace mailstead::widgets
{

/// A bar of 4 px with one or more parts from the left, each a share of 0…1.
class Meter : public QWidget
{
    Q_OBJECT
public:
    struct Part {
        double share = 0;
        style::Tone tone = style::Tone::Accent;
        double opacity = 1;
    };
    explicit Meter(QWidget* parent = nullptr);
    void setValue(double share, style::Tone tone = style::Tone::Accent);
    void setParts(const QList<Part>& parts);
    double value() const; ///< of all parts
    void setThickness(int px);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<Part> m_parts;
    int m_thickness = 4;
};

/// A line of 1.5 px over a soft area, no axes. The tooltip under the mouse tells value and time.
class Sparkline : public QWidget
{
    Q_OBJECT
public:
    explicit Sparkline(QWidget* parent = nullptr);
    /// Oldest first. NaN is "no reading": the line is cut.
    void setValues(const QList<double>& values);
    void setSeries(int chartSeries);             ///< index into chart.series; -1 neutral
    void setColorName(const QString& tokenPath); ///< "chart.deferred"
    void setBaseline(double value);              ///< zero unless set
    void setLabels(const QStringList& labels);   ///< one a value, for the tooltip
    QSize sizeHint() const override { return {120, 30}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QList<double> m_values;
    QStringList m_labels;
    QString m_color = QStringLiteral("chart.series.0");
    double m_baseline = 0;
};

} // namespace mailstead::widgets
