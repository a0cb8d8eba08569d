#include "setup/facts.h"

#include <QHostAddress>
#include <QRegularExpression>

namespace mailstead::setup
{

namespace
{

constexpr qsizetype mostRows = 2000;
constexpr qsizetype largestOutput = 1024 * 1024;

QList<QByteArray> limitedLines(const QByteArray& text)
{
    return text.left(largestOutput).split('\n').mid(0, mostRows);
}

/// Splits "[::]:25", "0.0.0.0%lo:25" and "*:25".
bool splitLocal(const QByteArray& local, QString& address, int& port)
{
    const qsizetype colon = local.lastIndexOf(':');
    if (colon <= 0)
        return false;
    bool isNumber = false;
    port = local.mid(colon + 1).toInt(&isNumber);
    QByteArray host = local.left(colon);
    if (host.startsWith('[') && host.endsWith(']'))
        host = host.mid(1, host.size() - 2);
    address = QString::fromUtf8(host).section(u'%', 0, 0).left(64);
    return isNumber && port > 0 && port < 65536;
}

} // namespace

QString toString(Firewall firewall)
{
    switch (firewall) {
    case Firewall::None:
        return QStringLiteral("none");
    case Firewall::Nftables:
        return QStringLiteral("nftables");
    case Firewall::Iptables:
        return QStringLiteral("iptables");
    case Firewall::Ufw:
        return QStringLiteral("ufw");
    case Firewall::Firewalld:
        return QStringLiteral("firewalld");
    }
    return {};
}

std::optional<ListeningPort> Facts::listener(int port) const
{
    for (const ListeningPort& entry : listening) {
        if (entry.port == port)
            return entry;
    }
    return std::nullopt;
}

qint64 parseMemTotal(const QByteArray& procMeminfo)
{
    const QList<QByteArray> lines = limitedLines(procMeminfo);
    for (const QByteArray& line : lines) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() >= 2 && words[0] == "MemTotal:") {
            bool isNumber = false;
            const qint64 kib = words[1].toLongLong(&isNumber);
            if (isNumber && kib > 0 && kib < (qint64(1) << 40))
                return kib * 1024;
        }
    }
    return 0;
}

DiskSpace parseDf(const QByteArray& dfPk)
{
    // Filesystem 1024-blocks Used Available Capacity Mounted; the device may contain no spaces in
    // the POSIX format, the mount point may.
    DiskSpace space;
    const QList<QByteArray> lines = limitedLines(dfPk);
    for (const QByteArray& line : lines) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() < 6)
            continue;
        bool totalFits = false;
        bool freeFits = false;
        const qint64 total = words[1].toLongLong(&totalFits);
        const qint64 free = words[3].toLongLong(&freeFits);
        if (totalFits && freeFits && total >= 0 && total < (qint64(1) << 50) && free <= total) {
            space.total = total * 1024;
            space.free = qMax<qint64>(0, free) * 1024;
        }
    }
    return space;
}

QList<ListeningPort> parseSs(const QByteArray& ssHltnp)
{
    // LISTEN 0 100 0.0.0.0:25 0.0.0.0:* users:(("master",pid=812,fd=13))
    static const QRegularExpression users(QStringLiteral("users:\\(\\(\"([^\"]{1,64})\""));
    QList<ListeningPort> ports;
    const QList<QByteArray> lines = limitedLines(ssHltnp);
    for (const QByteArray& line : lines) {
        const QList<QByteArray> words = line.simplified().split(' ');
        ListeningPort entry;
        if (words.size() < 5 || words[0] != "LISTEN" ||
            !splitLocal(words[3], entry.address, entry.port))
            continue;
        const auto match = users.match(QString::fromUtf8(line));
        if (match.hasMatch())
            entry.process = match.captured(1);
        ports.append(entry);
    }
    return ports;
}

QList<NetworkAddress> parseIpAddresses(const QByteArray& ipOneLine)
{
    // 2: eth0    inet 192.0.2.4/24 brd 192.0.2.255 scope global eth0
    QList<NetworkAddress> addresses;
    const QList<QByteArray> lines = limitedLines(ipOneLine);
    for (const QByteArray& line : lines) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() < 4 || (words[2] != "inet" && words[2] != "inet6"))
            continue;
        const QString text = QString::fromLatin1(words[3]).section(u'/', 0, 0);
        const QHostAddress parsed(text);
        if (parsed.isNull() || parsed.isLoopback() || parsed.isLinkLocal())
            continue;
        NetworkAddress entry;
        entry.address = parsed.toString();
        entry.family = words[2] == "inet" ? 4 : 6;
        entry.isPublic = isPublicAddress(entry.address);
        addresses.append(entry);
    }
    return addresses;
}

QStringList parseRunningServices(const QByteArray& listUnits)
{
    QStringList services;
    const QList<QByteArray> lines = limitedLines(listUnits);
    for (const QByteArray& line : lines) {
        QString name = QString::fromUtf8(line.simplified().split(' ').first()).left(256);
        if (name.endsWith(QLatin1String(".service"))) {
            name.chop(8);
            services.append(name);
        }
    }
    return services;
}

bool isPublicAddress(const QString& address)
{
    const QHostAddress parsed(address);
    if (parsed.isNull())
        return false;
    // IANA special-purpose registries (RFC 6890). Documentation ranges are let through: they are
    // what the sandbox gives to its machines, and no real server has them.
    static const QList<QPair<QHostAddress, int>> special = [] {
        QList<QPair<QHostAddress, int>> list;
        for (const char* subnet :
             {"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
              "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/4",
              "240.0.0.0/4", "::/128", "::1/128", "fc00::/7", "fe80::/10", "ff00::/8", "100::/64"})
            list.append(QHostAddress::parseSubnet(QString::fromLatin1(subnet)));
        return list;
    }();
    for (const auto& subnet : special) {
        if (parsed.isInSubnet(subnet))
            return false;
    }
    return true;
}

} // namespace mailstead::setup
