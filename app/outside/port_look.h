// The server's ports as they are seen from this desktop: the one look from outside that needs no
// stranger's help. What it cannot tell it says: many lines at home are closed for port 25.
#pragma once

#include "core/finding.h"

#include <QList>
#include <QObject>
#include <chrono>
#include <memory>
#include <optional>

namespace mailstead::outside
{

struct Port {
    quint16 number = 0;
    /// What the server itself says: a program listens there. Nothing: nobody was asked.
    std::optional<bool> listens;
    /// Without it there is no mail; else a port that nobody listens on is no problem.
    bool needed = true;
};

/// 25, 465, 587 and 993, needed; 80 and 443, not.
QList<Port> mailPorts();

enum class Reach {
    Open,
    Refused,     ///< the other end, or something before it, said no at once
    Silent,      ///< no answer in time: something drops it
    Unreachable, ///< there is no way to the address from here (no IPv6, no network)
};

struct Seen {
    quint16 port = 0;
    Reach reach = Reach::Silent;
    /// Of port 25: the first line, at most 512 octets, hostile; empty when none came.
    QString greeting = {};
    QString why = {}; ///< in the system's words, when it is not open
};

/// Connects to all ports at once, reads the greeting of port 25, sends nothing and closes. Lives
/// in one thread and never blocks it; destroying it ends all connections.
class PortLook : public QObject
{
    Q_OBJECT
public:
    struct Limits {
        std::chrono::milliseconds connecting{6000};
        std::chrono::milliseconds greeting{8000}; ///< servers may make strangers wait
    };

    explicit PortLook(QObject* parent = nullptr);
    PortLook(Limits limits, QObject* parent);
    ~PortLook() override;

    /// `greeted`: the port whose greeting is read. A look that is under way is dropped.
    void start(const QString& address, const QList<quint16>& ports, quint16 greeted = 25);
    bool isRunning() const;

signals:
    /// In the order in which the ports were given.
    void finished(const QList<mailstead::outside::Seen>& seen);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Findings `ports.*`. `hostname` is the name that the server greets with.
QList<core::Finding> judge(const QList<Port>& ports, const QList<Seen>& seen,
                           const QString& hostname, quint16 smtp = 25);

} // namespace mailstead::outside
