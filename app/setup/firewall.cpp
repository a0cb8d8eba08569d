#include "setup/firewall.h"

#include "setup/commands.h"
#include "setup/facts.h"

namespace mailstead::setup
{

namespace
{
using core::Result;
} // namespace

QStringList mailPorts()
{
    return {QStringLiteral("25/tcp"),  QStringLiteral("80/tcp"),  QStringLiteral("443/tcp"),
            QStringLiteral("465/tcp"), QStringLiteral("587/tcp"), QStringLiteral("993/tcp"),
            QStringLiteral("995/tcp")};
}

QStringList portsAllowedByUfw(const QString& status)
{
    // 25/tcp                     ALLOW       Anywhere
    QStringList ports;
    const QStringList lines = status.left(256 * 1024).split(u'\n');
    for (const QString& line : lines) {
        const QStringList words = line.simplified().split(u' ');
        if (words.size() >= 3 && words[1] == QLatin1String("ALLOW") &&
            words.contains(QStringLiteral("Anywhere"))) {
            const QStringList targets = words[0].split(u',');
            for (const QString& target : targets)
                ports.append(target.contains(u'/') ? target : target + QLatin1String("/tcp"));
        }
    }
    return ports;
}

Result<QStringList> closedPorts(Context& context)
{
    QStringList closed;
    if (context.facts.firewall == Firewall::Ufw) {
        const auto status = probeText(context, QStringLiteral("ufw"), {QStringLiteral("status")});
        if (!status)
            return tl::unexpected(status.error());
        const QStringList open = portsAllowedByUfw(status->value_or(QString()));
        for (const QString& port : mailPorts()) {
            if (!open.contains(port))
                closed.append(port);
        }
    } else if (context.facts.firewall == Firewall::Firewalld) {
        for (const QString& port : mailPorts()) {
            // Both: what is in force, and what is after a restart.
            const auto now = probe(context, QStringLiteral("firewall-cmd"),
                                   {QStringLiteral("--query-port=%1").arg(port)});
            if (!now)
                return tl::unexpected(now.error());
            const auto later =
                probe(context, QStringLiteral("firewall-cmd"),
                      {QStringLiteral("--permanent"), QStringLiteral("--query-port=%1").arg(port)});
            if (!later)
                return tl::unexpected(later.error());
            if (now->exitCode != 0 || later->exitCode != 0)
                closed.append(port);
        }
    }
    return closed;
}

Result<> openPorts(Context& context, const QStringList& ports)
{
    for (const QString& port : ports) {
        if (context.facts.firewall == Firewall::Ufw) {
            if (auto ok =
                    runLogged(context, QStringLiteral("ufw"), {QStringLiteral("allow"), port});
                !ok)
                return ok;
            continue;
        }
        const QString add = QStringLiteral("--add-port=%1").arg(port);
        if (auto ok = runLogged(context, QStringLiteral("firewall-cmd"), {add}); !ok)
            return ok;
        if (auto ok = runLogged(context, QStringLiteral("firewall-cmd"),
                                {QStringLiteral("--permanent"), add});
            !ok)
            return ok;
    }
    return {};
}

} // namespace mailstead::setup
