// What a server's /proc says about its load.
#pragma once

#include "core/result.h"
#include "ssh/host.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QObject>
#include <QString>
#include <memory>

namespace mailstead::vitals
{

struct DiskUse {
    QString mountPoint;
    qint64 totalBytes = 0, usedBytes = 0;
};

struct ProcessUse {
    int pid = 0;
    QString name;
    double cpu = 0; ///< share of one core, 1 = 100 %
    qint64 residentBytes = 0;
};

/// One reading; rates are since the reading before and -1 in the first.
struct Reading {
    QDateTime at;    ///< local clock, UTC
    double cpu = -1; ///< busy share of all cores, 0…1
    int cores = 0;
    double load1 = 0, load5 = 0, load15 = 0;
    qint64 uptime = 0;                                                        ///< seconds
    qint64 memoryTotal = 0, memoryAvailable = 0, swapTotal = 0, swapUsed = 0; ///< bytes
    double receivedPerSecond = -1, sentPerSecond = -1; ///< bytes, all but loopback
    double readPerSecond = -1, writtenPerSecond = -1;  ///< bytes, whole disks
    QList<DiskUse> disks;
    QList<ProcessUse> processes; ///< the busiest first, at most 10
};

/// Samples one server every two seconds through one long-lived channel on a thread of its own.
/// Signals come in the thread that the object lives in.
class Vitals : public QObject
{
    Q_OBJECT
public:
    explicit Vitals(QObject* parent = nullptr);
    ~Vitals() override; ///< stops, does not wait for the server

    /// Starts on `host`, or stops with null. Starts again by itself after a lost channel only when
    /// called again.
    void setHost(std::shared_ptr<ssh::Host> host);
    Reading last() const;

signals:
    void reading(const mailstead::vitals::Reading& reading);
    void failed(const mailstead::core::Error& why);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mailstead::vitals

Q_DECLARE_METATYPE(mailstead::vitals::Reading)
