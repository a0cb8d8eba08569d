// CPU, memory, disk, network and processes of the current server, below the navigation.
#pragma once

#include "vitals/vitals.h"

#include <QWidget>

namespace mailstead::main
{

/// Painted as a whole. Lacking height it hides processes first, then swap, then latency; it never
/// scrolls. Nothing is drawn before the first reading. While stale it is dimmed and says since
/// when there is none.
class VitalsStrip : public QWidget
{
    Q_OBJECT
public:
    explicit VitalsStrip(QWidget* parent = nullptr);
    void clear();
    void addReading(const vitals::Reading& reading);
    void addLatency(int milliseconds);
    void setStale(bool stale);
    bool hasReading() const { return m_reading.at.isValid(); }
    QSize sizeHint() const override { return {184, 100}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Row;
    QList<Row> rows() const;
    void describe();

    static constexpr int kept = 60;
    vitals::Reading m_reading;
    QList<double> m_network, m_latency;
    bool m_stale = false;
};

} // namespace mailstead::main
