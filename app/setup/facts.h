// What a server is: read over SSH by small commands, each parsed with limits.
#pragma once

#include "core/cancel.h"
#include "core/finding.h"
#include "core/result.h"
#include "setup/system_id.h"
#include "ssh/host.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

namespace mailstead::setup
{

struct ListeningPort {
    QString address; ///< "0.0.0.0", "::", "*"
    int port = 0;
    QString process; ///< "nginx"; empty when it cannot be told
};

struct NetworkAddress {
    QString address;
    int family = 4;
    bool isPublic = false;
    QStringList ptr; ///< names, as far as asked
};

enum class Firewall { None, Nftables, Iptables, Ufw, Firewalld };
QString toString(Firewall firewall);

struct Facts {
    bool known = false; ///< false until read

    SystemId system;
    QString architecture; ///< "x86_64", "aarch64"
    QString init;         ///< name of process 1: "systemd"
    qint64 memoryBytes = 0;
    qint64 freeBytes = 0;  ///< of /var
    qint64 totalBytes = 0; ///< of /var
    QString bootId;

    QString hostname;     ///< as the kernel has it
    QString fullHostname; ///< `hostname -f`; empty when it fails

    /// The server's clock minus ours; positive: the server is ahead.
    std::optional<qint64> clockOffsetMs;

    QList<NetworkAddress> addresses;
    QList<ListeningPort> listening;
    QStringList runningServices; ///< unit names without ".service"
    Firewall firewall = Firewall::None;
    bool cloudInit = false;
    bool rebootPending = false;
    bool root = false;    ///< the connection's user is root
    bool canRoot = false; ///< or becomes root by sudo

    /// What `mailsteadd preflight --json` added.
    bool preflightRead = false;
    QList<core::Finding> preflightFindings;

    /// First process that listens on the port; empty when none is known to.
    std::optional<ListeningPort> listener(int port) const;
    bool isRunning(const QString& service) const { return runningServices.contains(service); }
};

/// Reads all but the preflight part. Fails when the connection fails; a fact that a server cannot
/// give is left empty.
core::Result<Facts> readFacts(ssh::Host& host, const core::CancelToken& cancel);

/// Adds what `mailsteadd preflight --json` (server/control/PROTOCOL.md) printed.
core::Result<> addPreflight(Facts& facts, const QByteArray& json);

// Parsers, for readFacts() and their tests. They never fail: lines that do not fit are left out.
qint64 parseMemTotal(const QByteArray& procMeminfo);
struct DiskSpace {
    qint64 total = 0;
    qint64 free = 0;
};
DiskSpace parseDf(const QByteArray& dfPk);
QList<ListeningPort> parseSs(const QByteArray& ssHltnp);
QList<NetworkAddress> parseIpAddresses(const QByteArray& ipOneLine);
QStringList parseRunningServices(const QByteArray& listUnits);
/// Whether an address can be reached from the whole internet (not RFC 1918, CGNAT, link-local …).
bool isPublicAddress(const QString& address);

} // namespace mailstead::setup
