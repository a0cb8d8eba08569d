#include "cli/daemon_commands.h"

#include "cli/daemon.h"
#include "cli/exit_code.h"
#include "cli/terminal.h"
#include "cli/text.h"
#include "setup/dns_records.h"

#include <QDateTime>
#include <QJsonArray>
#include <QThread>

namespace mailstead::cli
{

namespace
{

using core::Result;

constexpr int pageSize = 500;

QString ageOf(const QString& since)
{
    const qint64 seconds =
        QDateTime::fromString(since, Qt::ISODateWithMs).secsTo(QDateTime::currentDateTimeUtc());
    if (seconds < 120)
        return Text::tr("%1 s").arg(seconds);
    if (seconds < 2 * 3600)
        return Text::tr("%1 min").arg(seconds / 60);
    return seconds < 48 * 3600 ? Text::tr("%1 h").arg(seconds / 3600)
                               : Text::tr("%1 d").arg(seconds / 86400);
}

int listQueue(control::Client& client, const QJsonObject& filter, const Output& output)
{
    qint64 total = 0;
    for (int offset = 0; offset == 0 || offset < total; offset += pageSize) {
        const auto page = client.call(QStringLiteral("queue.list"),
                                      {{QStringLiteral("filter"), filter},
                                       {QStringLiteral("sort"), QStringLiteral("age")},
                                       {QStringLiteral("descending"), true},
                                       {QStringLiteral("offset"), offset},
                                       {QStringLiteral("limit"), pageSize}});
        if (!page)
            return failed(page.error(), output);
        total = page->value(QLatin1String("total")).toInteger();
        const QJsonArray rows = page->value(QLatin1String("rows")).toArray();
        for (const QJsonValue& value : rows) {
            const QJsonObject row = value.toObject();
            output.object(row);
            output.line(QStringLiteral("%1  %2  %3  %4 → %5")
                            .arg(textOf(row, "key"), textOf(row, "state").leftJustified(8),
                                 ageOf(textOf(row, "receivedAt")).rightJustified(7),
                                 textOf(row, "sender").isEmpty() ? QStringLiteral("<>")
                                                                 : textOf(row, "sender"),
                                 textOf(row, "recipient")));
            if (!textOf(row, "lastReply").isEmpty())
                output.line(QStringLiteral("        ") + output.dim(textOf(row, "lastReply")));
        }
        if (rows.isEmpty())
            break;
    }
    output.line(total == 0 ? Text::tr("Nothing waits.")
                           : Text::tr("%n recipient(s).", nullptr,
                                      static_cast<int>(qMin<qint64>(total, 1 << 30))));
    return ExitOk;
}

QString logText(const QJsonObject& entry, const Output& output)
{
    const QString level = textOf(entry, "level");
    QString text = QStringLiteral("%1 %2 %3%4 %5")
                       .arg(textOf(entry, "at"), level.leftJustified(5), textOf(entry, "source"),
                            textOf(entry, "id").isEmpty() ? QString() : u' ' + textOf(entry, "id"),
                            textOf(entry, "text"));
    if (level == QLatin1String("error"))
        return output.red(text);
    return level == QLatin1String("warn") ? output.yellow(text) : text;
}

} // namespace

int runQueue(const QueueOptions& options, const Output& output)
{
    int exitCode = ExitOk;
    const auto daemon = openDaemon(options.server, output, exitCode);
    if (!daemon)
        return exitCode;
    if (options.action == QLatin1String("list"))
        return listQueue(*daemon->client, options.filter, output);

    QJsonObject parameters{{QStringLiteral("action"), options.action},
                           {QStringLiteral("filter"), options.filter},
                           {QStringLiteral("dryRun"), true}};
    auto answer = daemon->client->call(QStringLiteral("queue.act"), parameters);
    if (!answer)
        return failed(answer.error(), output);
    if (!options.dryRun) {
        const qint64 count = answer->value(QLatin1String("touched")).toInteger();
        if (!options.yes && count > 0) {
            if (!inputIsTerminal()) {
                output.error({core::ErrorKind::InvalidInput,
                              Text::tr("Nobody can be asked whether to touch %n recipient(s)",
                                       nullptr, static_cast<int>(count)),
                              {},
                              Text::tr("Give --yes, or --dry-run to only look.")});
                return ExitUsage;
            }
            const QString reply = askLine(
                Text::tr("%1: %n recipient(s). Go on? [yes/no] ", nullptr, static_cast<int>(count))
                    .arg(options.action));
            if (reply != QLatin1String("yes"))
                return ExitOk;
        }
        parameters.insert(QStringLiteral("dryRun"), false);
        answer = daemon->client->call(QStringLiteral("queue.act"), parameters, {}, {},
                                      std::chrono::minutes(5));
        if (!answer)
            return failed(answer.error(), output);
    }
    output.object(*answer);
    const int touched = static_cast<int>(answer->value(QLatin1String("touched")).toInteger());
    const int leftOut = static_cast<int>(answer->value(QLatin1String("leftOut")).toInteger());
    output.line(
        options.dryRun
            ? Text::tr("%1 would touch %n recipient(s).", nullptr, touched).arg(options.action)
            : Text::tr("%1: %n recipient(s).", nullptr, touched).arg(options.action));
    if (leftOut > 0)
        output.line(Text::tr("%n are being sent right now and were left out.", nullptr, leftOut));
    return ExitOk;
}

int runLogs(const LogsOptions& options, const Output& output)
{
    int exitCode = ExitOk;
    const auto daemon = openDaemon(options.server, output, exitCode);
    if (!daemon)
        return exitCode;
    if (options.follow)
        catchInterrupt();
    QJsonObject parameters{{QStringLiteral("filter"), options.filter},
                           {QStringLiteral("limit"), qBound(1, options.lines, 2000)}};
    core::CancelToken cancel;
    while (true) {
        const auto page = daemon->client->call(QStringLiteral("log.list"), parameters, {}, cancel);
        if (!page)
            return failed(page.error(), output);
        const QJsonArray lines = page->value(QLatin1String("lines")).toArray();
        for (const QJsonValue& value : lines) {
            output.object(value.toObject());
            output.line(logText(value.toObject(), output));
        }
        if (!options.follow)
            return ExitOk;
        // Reading on from the last line seen never misses one, whatever happens to a subscription.
        const qint64 last =
            lines.isEmpty() ? parameters.value(QLatin1String("after"))
                                  .toInteger(page->value(QLatin1String("newest")).toInteger())
                            : lines.last().toObject().value(QLatin1String("sequence")).toInteger();
        parameters.insert(QStringLiteral("after"), last);
        parameters.insert(QStringLiteral("limit"), 2000);
        for (int i = 0; i < 10; ++i) {
            if (interrupted())
                return ExitOk;
            QThread::msleep(50);
        }
    }
}

int runDns(const DnsOptions& options, const Output& output)
{
    int exitCode = ExitOk;
    const auto daemon = openDaemon(options.server, output, exitCode);
    if (!daemon)
        return exitCode;
    const auto answer = daemon->client->call(options.check ? QStringLiteral("dns.check")
                                                           : QStringLiteral("dns.wanted"),
                                             {}, {}, {}, std::chrono::minutes(3));
    if (!answer)
        return failed(answer.error(), output);
    const auto records = setup::recordsFromJson(*answer);
    if (!records)
        return failed(records.error(), output);
    output.object({{QStringLiteral("event"), QStringLiteral("records")},
                   {QStringLiteral("records"), setup::recordsToJson(*records)}});
    if (options.zoneFile)
        output.line(setup::zoneFile(*records).trimmed());
    if (!options.check) {
        if (!options.zoneFile) {
            for (const setup::WantedRecord& record : *records)
                output.line(QStringLiteral("%1 %2 %3")
                                .arg(record.type.leftJustified(5), record.name, record.value));
        }
        return ExitOk;
    }
    const auto findings = setup::findingsFromJson(*answer);
    if (!findings)
        return failed(findings.error(), output);
    for (const core::Finding& finding : *findings) {
        output.object({{QStringLiteral("event"), QStringLiteral("finding")},
                       {QStringLiteral("finding"), toJson(finding)}});
        output.finding(finding);
    }
    output.line(Text::tr("%1 of %2 records have arrived at every name server")
                    .arg(setup::countArrived(*records))
                    .arg(setup::countRequired(*records)));
    return setup::countArrived(*records) == setup::countRequired(*records) ? ExitOk : ExitFailed;
}

int runSelfcheck(const ServerOptions& options, const Output& output)
{
    int exitCode = ExitOk;
    const auto daemon = openDaemon(options, output, exitCode);
    if (!daemon)
        return exitCode;
    const auto answer = daemon->client->call(QStringLiteral("server.selfcheck"), {}, {}, {},
                                             std::chrono::minutes(3));
    if (!answer)
        return failed(answer.error(), output);
    const auto findings = setup::findingsFromJson(*answer);
    if (!findings)
        return failed(findings.error(), output);
    bool good = true;
    for (const core::Finding& finding : *findings) {
        good = good && finding.severity != core::Severity::Bad;
        output.object({{QStringLiteral("event"), QStringLiteral("finding")},
                       {QStringLiteral("finding"), toJson(finding)}});
        output.finding(finding);
    }
    return good ? ExitOk : ExitFailed;
}

} // namespace mailstead::cli
