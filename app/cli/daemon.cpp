#include "cli/daemon.h"

#include "cli/exit_code.h"
#include "cli/terminal.h"
#include "cli/text.h"

namespace mailstead::cli
{

std::optional<Daemon> openDaemon(const ServerOptions& options, const Output& output, int& exitCode)
{
    const auto plan = resolvePlan(options);
    if (!plan) {
        output.error(plan.error());
        exitCode = ExitUsage;
        return std::nullopt;
    }
    auto server = connectTo(*plan, options, {});
    if (!server) {
        output.error(server.error());
        exitCode =
            server.error().kind == core::ErrorKind::InvalidInput ? ExitUsage : ExitCannotConnect;
        return std::nullopt;
    }
    auto client = control::Client::connectTo(server->connection);
    if (!client) {
        output.error(client.error());
        exitCode = ExitCannotConnect;
        return std::nullopt;
    }
    return Daemon{std::move(*server), *client};
}

int failed(const core::Error& error, const Output& output)
{
    output.error(error);
    return exitCodeFor(error);
}

QString textOf(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString();
}

core::Result<QJsonObject> callWithProgress(control::Client& client, const QString& method,
                                           const QJsonObject& parameters, const Output& output,
                                           std::chrono::milliseconds timeout)
{
    return client.call(
        method, parameters,
        [&output](const QString& text, double fraction) {
            output.object(
                {{QStringLiteral("event"), QStringLiteral("progress")},
                 {QStringLiteral("text"), text},
                 {QStringLiteral("progress"), fraction < 0 ? QJsonValue() : QJsonValue(fraction)}});
            output.line(output.dim(text));
        },
        {}, timeout);
}

Consent askConsent(const QString& question, bool yes, const Output& output)
{
    if (yes)
        return Consent::Given;
    if (!inputIsTerminal()) {
        output.error({core::ErrorKind::InvalidInput,
                      Text::tr("Nobody can be asked whether to go on"),
                      {},
                      Text::tr("Give --yes, or --dry-run to only look.")});
        return Consent::NobodyThere;
    }
    return askLine(question) == QLatin1String("yes") ? Consent::Given : Consent::Refused;
}

int exitCodeFor(Consent consent)
{
    return consent == Consent::NobodyThere ? ExitUsage : ExitOk;
}

} // namespace mailstead::cli
