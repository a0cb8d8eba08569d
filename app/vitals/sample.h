// One sample as the script on the server prints it, and what follows from two of them.
// Internal to the folder.
#pragma once

#include "vitals/vitals.h"

#include <QHash>

namespace mailstead::vitals
{

/// The counters of a sample; they only mean something against those of the one before.
struct Sample {
    qint64 cpuBusy = 0, cpuTotal = 0; ///< clock ticks of all cores
    int cores = 0;
    double uptime = 0; ///< seconds, with fractions: the server's own clock for rates
    double load1 = 0, load5 = 0, load15 = 0;
    qint64 memoryTotal = 0, memoryAvailable = 0, swapTotal = 0, swapFree = 0;
    qint64 received = 0, sent = 0;     ///< bytes since the boot
    qint64 bytesRead = 0, written = 0; ///< likewise, of whole disks
    QList<DiskUse> disks;
    struct Process {
        QString name;
        qint64 ticks = 0;
        qint64 residentPages = 0;
        qint64 startedAt = 0; ///< tells a reused number
    };
    QHash<int, Process> processes;
    qint64 ticksPerSecond = 100;
    qint64 pageSize = 4096;
};

/// The POSIX shell script that prints a sample every `seconds` until its input ends.
QString samplingScript(int seconds);
/// The line that ends a sample.
inline constexpr char endOfSample[] = "=end";

/// Reads the text of one sample without its last line. ErrorKind::Protocol when a part is missing.
core::Result<Sample> parseSample(const QByteArray& text);
/// `before` may be null: then the rates are unknown.
Reading readingFrom(const Sample* before, const Sample& now);

} // namespace mailstead::vitals
