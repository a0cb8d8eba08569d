#include "setup/services.h"

#include "setup/commands.h"
#include "setup/text.h"

namespace mailstead::setup
{

namespace
{
using core::Result;
} // namespace

Result<UnitState> unitState(Context& context, const QString& unit)
{
    const auto shown = probeText(
        context, QStringLiteral("systemctl"),
        {QStringLiteral("show"), QStringLiteral("--property=ActiveState,UnitFileState"), unit});
    if (!shown)
        return tl::unexpected(shown.error());
    const QStringList lines = shown->value_or(QString()).split(u'\n');
    return UnitState{lines.contains(QStringLiteral("ActiveState=active")),
                     lines.contains(QStringLiteral("UnitFileState=enabled"))};
}

Result<bool> changedSince(Context& context, const QStringList& files, const QString& startMark)
{
    const auto newer = probeText(context, QStringLiteral("find"),
                                 files + QStringList{QStringLiteral("-newer"), startMark});
    if (!newer)
        return tl::unexpected(newer.error());
    return !newer->has_value() || !(*newer)->isEmpty();
}

Result<> restartAndEnable(Context& context, const QString& unit)
{
    // A unit that failed too often is not started otherwise.
    if (const auto reset =
            probe(context, QStringLiteral("systemctl"), {QStringLiteral("reset-failed"), unit});
        !reset)
        return tl::unexpected(reset.error());
    if (auto ok = runLogged(context, QStringLiteral("systemctl"), {QStringLiteral("enable"), unit});
        !ok)
        return ok;
    ssh::RemoteCommand restart;
    restart.program = QStringLiteral("systemctl");
    restart.arguments = {QStringLiteral("restart"), unit};
    restart.timeout = std::chrono::minutes(11);
    auto restarted = runLogged(context, restart);
    if (restarted || restarted.error().kind != core::ErrorKind::CommandFailed)
        return restarted;
    const auto said =
        probeText(context, QStringLiteral("journalctl"),
                  {QStringLiteral("-u"), unit, QStringLiteral("-n"), QStringLiteral("15"),
                   QStringLiteral("-o"), QStringLiteral("cat"), QStringLiteral("--no-pager")});
    if (!said)
        return tl::unexpected(said.error());
    const QStringList lines = said->value_or(QString()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : lines)
        context.reporter.log(LogEntry::Kind::ErrorOutput, line);
    return core::fail(core::ErrorKind::CommandFailed, Text::tr("%1 does not start").arg(unit),
                      lines.mid(qMax<qsizetype>(0, lines.size() - 3)).join(QStringLiteral("; ")),
                      Text::tr("Look at the log for what it said, then run the step again."));
}

QList<int> parseListeningPorts(const QByteArray& procNetTcp)
{
    //   0: 00000000:0019 00000000:0000 0A …   (0A is TCP_LISTEN)
    QList<int> ports;
    const QList<QByteArray> lines = procNetTcp.left(4 * 1024 * 1024).split('\n');
    for (const QByteArray& line : lines) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() < 4 || words[3] != "0A")
            continue;
        bool isNumber = false;
        const int port = words[1].mid(words[1].lastIndexOf(':') + 1).toInt(&isNumber, 16);
        if (isNumber && !ports.contains(port))
            ports.append(port);
    }
    return ports;
}

Result<QList<int>> listeningPorts(Context& context)
{
    // A kernel without IPv6 has no tcp6: cat prints the other one and fails.
    const auto tables = probe(context, QStringLiteral("cat"),
                              {QStringLiteral("/proc/net/tcp"), QStringLiteral("/proc/net/tcp6")});
    if (!tables)
        return tl::unexpected(tables.error());
    return parseListeningPorts(tables->output);
}

} // namespace mailstead::setup
