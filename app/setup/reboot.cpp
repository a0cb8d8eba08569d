#include "setup/reboot.h"

#include "setup/commands.h"
#include "setup/daemon_link.h"
#include "setup/text.h"

#include <QElapsedTimer>

namespace mailstead::setup
{

namespace
{

using core::ErrorKind;
using core::Result;

constexpr std::chrono::minutes rebootLimit(5);

Result<QString> bootId(Context& context)
{
    const auto text = probeText(context, QStringLiteral("cat"),
                                {QStringLiteral("/proc/sys/kernel/random/boot_id")});
    if (!text)
        return tl::unexpected(text.error());
    if (!text->has_value() || (*text)->isEmpty())
        return core::fail(ErrorKind::CommandFailed,
                          Text::tr("The server does not tell its boot id"), {},
                          Text::tr("Restart the server by hand, then run the step again."));
    return **text;
}

bool isConnectionLoss(const core::Error& error)
{
    return error.kind == ErrorKind::Unreachable || error.kind == ErrorKind::Timeout;
}

} // namespace

Result<> rebootAndWait(Context& context)
{
    const auto before = bootId(context);
    if (!before)
        return tl::unexpected(before.error());

    context.reporter.activity(Text::tr("Restarting the server"));
    context.daemon.close();
    ssh::RemoteCommand reboot;
    reboot.program = QStringLiteral("systemctl");
    reboot.arguments = {QStringLiteral("--no-block"), QStringLiteral("reboot")};
    reboot.timeout = std::chrono::seconds(30);
    // The connection may go before the command's end is told: that is no error here.
    if (const auto sent = runLogged(context, reboot); !sent && !isConnectionLoss(sent.error()))
        return sent;

    QElapsedTimer timer;
    timer.start();
    const auto left = [&] {
        return rebootLimit - std::chrono::milliseconds(timer.elapsed());
    };
    const auto onAttempt = [&](int attempt, const core::Error& error) {
        context.reporter.activity(
            Text::tr("Waiting for the server to come back (attempt %1)").arg(attempt));
        if (attempt == 1 || attempt % 10 == 0)
            context.reporter.log(LogEntry::Kind::Note,
                                 Text::tr("Attempt %1: %2").arg(attempt).arg(error.text()));
    };
    // The old system may still take a connection while it shuts down, so that signing in proves
    // nothing; another boot id does.
    while (left().count() > 0) {
        const auto connected =
            context.host.reconnect(std::chrono::duration_cast<std::chrono::milliseconds>(left()),
                                   onAttempt, context.cancel);
        if (!connected)
            return connected;
        const auto now = bootId(context);
        if (!now && !isConnectionLoss(now.error()))
            return tl::unexpected(now.error());
        if (now && *now != *before) {
            context.reporter.log(LogEntry::Kind::Note,
                                 Text::tr("The server is back after %n second(s), with boot id %1",
                                          nullptr, static_cast<int>(timer.elapsed() / 1000))
                                     .arg(*now));
            return {};
        }
        if (!waitFor(std::chrono::milliseconds(500), context.cancel))
            return tl::unexpected(cancelledError());
    }
    return core::fail(ErrorKind::Timeout, Text::tr("The server did not restart"),
                      Text::tr("its boot id is still %1").arg(*before),
                      Text::tr("Restart it in your hoster's panel, then run the step again."));
}

} // namespace mailstead::setup
