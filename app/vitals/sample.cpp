#include "vitals/sample.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>

namespace mailstead::vitals
{
namespace
{

constexpr qsizetype processLimit = 100'000;
constexpr qsizetype diskLimit = 200;
constexpr qsizetype shownProcesses = 10;
constexpr qint64 sectorSize = 512; // /proc/diskstats counts in these, whatever the disk

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(mailstead::vitals::Vitals)
};

/// Not negative and not absurd, else 0.
qint64 number(const QByteArray& word)
{
    bool fine = false;
    const qint64 value = word.toLongLong(&fine);
    return fine && value >= 0 && value < (qint64(1) << 60) ? value : 0;
}

double decimal(const QByteArray& word)
{
    bool fine = false;
    const double value = word.toDouble(&fine);
    return fine && value >= 0 && value < 1e12 ? value : 0;
}

/// /proc/stat: user nice system idle iowait irq softirq steal …
void readCpu(Sample& sample, const QList<QByteArray>& lines)
{
    for (const QByteArray& line : lines) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() < 5 || !words.first().startsWith("cpu")) {
            continue;
        }
        if (words.first() != "cpu") {
            ++sample.cores;
            continue;
        }
        // guest and guest_nice (9, 10) are in user and nice already.
        for (qsizetype i = 1; i < std::min<qsizetype>(words.size(), 9); ++i) {
            sample.cpuTotal += number(words.at(i));
        }
        const qint64 idle = number(words.at(4)) + (words.size() > 5 ? number(words.at(5)) : 0);
        sample.cpuBusy = sample.cpuTotal - idle;
    }
}

void readMemory(Sample& sample, const QList<QByteArray>& lines)
{
    QHash<QByteArray, qint64> values;
    for (const QByteArray& line : lines) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() >= 2) {
            values.insert(words.first(), number(words.at(1)) * 1024);
        }
    }
    sample.memoryTotal = values.value("MemTotal:");
    // Kernels before 3.14 do not tell what is available.
    sample.memoryAvailable =
        values.value("MemAvailable:", values.value("MemFree:") + values.value("Cached:"));
    sample.swapTotal = values.value("SwapTotal:");
    sample.swapFree = values.value("SwapFree:");
}

void readNetwork(Sample& sample, const QList<QByteArray>& lines)
{
    for (const QByteArray& line : lines) {
        const qsizetype colon = line.indexOf(':');
        const QByteArray name = line.left(colon).trimmed();
        const QList<QByteArray> words = line.mid(colon + 1).simplified().split(' ');
        if (colon < 0 || name == "lo" || words.size() < 9) {
            continue;
        }
        sample.received += number(words.at(0));
        sample.sent += number(words.at(8));
    }
}

void readDisks(Sample& sample, const QList<QByteArray>& lines)
{
    // Whole disks only: partitions and mappings over them would count twice.
    static const QRegularExpression whole(
        QStringLiteral("^(?:[sv]d[a-z]+|xvd[a-z]+|nvme\\d+n\\d+|mmcblk\\d+)$"));
    for (const QByteArray& line : lines) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() >= 10 && whole.match(QString::fromLatin1(words.at(2))).hasMatch()) {
            sample.bytesRead += number(words.at(5)) * sectorSize;
            sample.written += number(words.at(9)) * sectorSize;
        }
    }
}

/// df -Pk: device blocks used available capacity mount point (which may hold spaces).
void readSpace(Sample& sample, const QList<QByteArray>& lines)
{
    QList<QByteArray> devices;
    for (const QByteArray& line : lines) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() < 6 || sample.disks.size() >= diskLimit) {
            continue;
        }
        // Bind mounts show a device again; the root of a container may have no device at all.
        const QByteArray place = words.mid(5).join(' ');
        const bool isDisk = words.first().startsWith('/') && !place.startsWith("/run/") &&
                            !devices.contains(words.first());
        if (place != "/" && !isDisk) {
            continue;
        }
        devices.append(words.first());
        sample.disks.append({QString::fromUtf8(place).left(300), number(words.at(1)) * 1024,
                             number(words.at(2)) * 1024});
    }
}

/// /proc/PID/stat: pid (name) state ppid … utime(14) stime(15) … starttime(22) vsize rss(24)
void readProcesses(Sample& sample, const QList<QByteArray>& lines)
{
    for (const QByteArray& line : lines) {
        const qsizetype open = line.indexOf('(');
        const qsizetype close = line.lastIndexOf(')'); // names may hold anything
        if (open < 2 || close < open || sample.processes.size() >= processLimit) {
            continue;
        }
        const QList<QByteArray> rest = line.mid(close + 1).simplified().split(' ');
        const qint64 pid = number(line.left(open).trimmed());
        if (pid <= 0 || pid > 0x7fffffff || rest.size() < 22) {
            continue;
        }
        sample.processes.insert(static_cast<int>(pid),
                                {QString::fromUtf8(line.mid(open + 1, close - open - 1)).left(64),
                                 number(rest.at(11)) + number(rest.at(12)), number(rest.at(21)),
                                 number(rest.at(19))});
    }
}

double rate(qint64 before, qint64 now, double seconds)
{
    // Counters begin anew when an interface or disk goes.
    return seconds > 0 && now >= before ? static_cast<double>(now - before) / seconds : -1;
}

} // namespace

QString samplingScript(int seconds)
{
    // The reading of its input is what ends it with the channel; the sleeping is the server's.
    return QStringLiteral("t=$(getconf CLK_TCK 2>/dev/null || echo 100); "
                          "p=$(getconf PAGESIZE 2>/dev/null || echo 4096); "
                          "while :; do "
                          "echo =units; echo \"$t $p\"; "
                          "echo =stat; grep '^cpu' /proc/stat; "
                          "echo =uptime; cat /proc/uptime /proc/loadavg; "
                          "echo =memory; cat /proc/meminfo; "
                          "echo =network; cat /proc/net/dev; "
                          "echo =diskstats; cat /proc/diskstats 2>/dev/null; "
                          "echo =space; df -Pk 2>/dev/null; "
                          "echo =processes; cat /proc/[0-9]*/stat 2>/dev/null; "
                          "echo %1 || exit; sleep %2 || exit; done")
        .arg(QLatin1String(endOfSample))
        .arg(seconds);
}

core::Result<Sample> parseSample(const QByteArray& text)
{
    QHash<QByteArray, QList<QByteArray>> sections;
    QByteArray section;
    for (const QByteArray& line : text.split('\n')) {
        if (line.startsWith('=')) {
            section = line.mid(1).trimmed();
        } else if (!section.isEmpty() && !line.trimmed().isEmpty()) {
            sections[section].append(line);
        }
    }
    Sample sample;
    const QList<QByteArray> units = sections.value("units").value(0).simplified().split(' ');
    sample.ticksPerSecond = std::clamp<qint64>(number(units.value(0)), 1, 1'000'000);
    sample.pageSize = std::clamp<qint64>(number(units.value(1)), 1, 16 * 1024 * 1024);
    readCpu(sample, sections.value("stat"));
    const QList<QByteArray> times = sections.value("uptime");
    sample.uptime = decimal(times.value(0).split(' ').value(0));
    const QList<QByteArray> loads = times.value(1).split(' ');
    sample.load1 = decimal(loads.value(0));
    sample.load5 = decimal(loads.value(1));
    sample.load15 = decimal(loads.value(2));
    readMemory(sample, sections.value("memory"));
    readNetwork(sample, sections.value("network"));
    readDisks(sample, sections.value("diskstats"));
    readSpace(sample, sections.value("space"));
    readProcesses(sample, sections.value("processes"));
    if (sample.cpuTotal <= 0 || sample.memoryTotal <= 0 || sample.uptime <= 0) {
        return core::fail(
            core::ErrorKind::Protocol, Texts::tr("The server's readings cannot be understood"),
            QString::fromUtf8(text.left(200)), Texts::tr("They need Linux with /proc."));
    }
    return sample;
}

Reading readingFrom(const Sample* before, const Sample& now)
{
    Reading reading;
    reading.at = QDateTime::currentDateTimeUtc();
    reading.cores = now.cores;
    reading.load1 = now.load1;
    reading.load5 = now.load5;
    reading.load15 = now.load15;
    reading.uptime = static_cast<qint64>(now.uptime);
    reading.memoryTotal = now.memoryTotal;
    reading.memoryAvailable = std::min(now.memoryAvailable, now.memoryTotal);
    reading.swapTotal = now.swapTotal;
    reading.swapUsed = std::max<qint64>(now.swapTotal - now.swapFree, 0);
    reading.disks = now.disks;
    const double seconds = before != nullptr ? now.uptime - before->uptime : 0;
    if (seconds > 0) { // not over a reboot
        const qint64 ticks = now.cpuTotal - before->cpuTotal;
        if (ticks > 0) {
            reading.cpu = std::clamp(static_cast<double>(now.cpuBusy - before->cpuBusy) /
                                         static_cast<double>(ticks),
                                     0.0, 1.0);
        }
        reading.receivedPerSecond = rate(before->received, now.received, seconds);
        reading.sentPerSecond = rate(before->sent, now.sent, seconds);
        reading.readPerSecond = rate(before->bytesRead, now.bytesRead, seconds);
        reading.writtenPerSecond = rate(before->written, now.written, seconds);
    }
    for (auto it = now.processes.constBegin(); it != now.processes.constEnd(); ++it) {
        ProcessUse use{it.key(), it->name, 0, it->residentPages * now.pageSize};
        if (seconds > 0) {
            const auto old = before->processes.constFind(it.key());
            const qint64 since =
                old != before->processes.constEnd() && old->startedAt == it->startedAt ? old->ticks
                                                                                       : 0;
            use.cpu = std::max(0.0, rate(since, it->ticks, seconds) /
                                        static_cast<double>(now.ticksPerSecond));
        }
        reading.processes.append(use);
    }
    const auto busier = [](const ProcessUse& a, const ProcessUse& b) {
        return a.cpu != b.cpu ? a.cpu > b.cpu : a.residentBytes > b.residentBytes;
    };
    const auto shown = std::min(shownProcesses, reading.processes.size());
    std::partial_sort(reading.processes.begin(), reading.processes.begin() + shown,
                      reading.processes.end(), busier);
    reading.processes.resize(shown);
    return reading;
}

} // namespace mailstead::vitals
