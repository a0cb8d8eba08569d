#include "cli/zone_commands.h"

#include "cli/daemon.h"
#include "cli/exit_code.h"
#include "cli/text.h"
#include "hosters/texts.h"

#include <QJsonArray>

namespace mailstead::cli
{

namespace
{

constexpr std::chrono::minutes providerTime{5};

QJsonObject withEvent(const char* event, QJsonObject object)
{
    object.insert(QStringLiteral("event"), QLatin1String(event));
    return object;
}

QJsonObject parametersOf(const ZoneOptions& options)
{
    QJsonObject parameters{{QStringLiteral("domain"), options.domain}};
    if (!options.credentials.isEmpty())
        parameters.insert(QStringLiteral("credentials"), options.credentials);
    QJsonObject choices;
    for (auto it = options.choices.constBegin(); it != options.choices.constEnd(); ++it)
        choices.insert(it.key(), it.value());
    if (!choices.isEmpty())
        parameters.insert(QStringLiteral("choices"), choices);
    return parameters;
}

QString valuesOf(const QJsonValue& set)
{
    QStringList values;
    const QJsonArray array = set.toObject().value(QLatin1String("values")).toArray();
    for (const QJsonValue& value : array)
        values << value.toString();
    return values.join(QLatin1String(" | "));
}

QString signOf(const QString& action, const Output& output)
{
    if (action == QLatin1String("add"))
        return output.green(QStringLiteral("+"));
    if (action == QLatin1String("change"))
        return output.yellow(QStringLiteral("~"));
    if (action == QLatin1String("remove"))
        return output.red(QStringLiteral("-"));
    if (action == QLatin1String("decide"))
        return output.yellow(QStringLiteral("?"));
    return action == QLatin1String("unsupported") ? QStringLiteral("!") : QStringLiteral(" ");
}

struct Counts {
    int changes = 0;
    int decisions = 0;
};

Counts printRows(const QJsonObject& answer, const Output& output)
{
    Counts counts;
    const QJsonArray rows = answer.value(QLatin1String("rows")).toArray();
    for (const QJsonValue& value : rows) {
        const QJsonObject row = value.toObject();
        const QString action = textOf(row, "action");
        output.object(withEvent("row", row));
        output.line(
            QStringLiteral("%1 %2  %3")
                .arg(signOf(action, output), textOf(row, "key"), output.dim(textOf(row, "text"))));
        const QString before = valuesOf(row.value(QLatin1String("before")));
        const QString after = valuesOf(row.value(QLatin1String("after")));
        if (!before.isEmpty() && before != after)
            output.line(QStringLiteral("    - ") + before);
        if (!after.isEmpty() && before != after)
            output.line(QStringLiteral("    + ") + after);
        if (action == QLatin1String("add") || action == QLatin1String("change") ||
            action == QLatin1String("remove"))
            ++counts.changes;
        if (action != QLatin1String("decide"))
            continue;
        ++counts.decisions;
        const QJsonArray choices = row.value(QLatin1String("choices")).toArray();
        for (const QJsonValue& choice : choices)
            output.line(QStringLiteral("    --choice \"%1=%2\": %3")
                            .arg(textOf(row, "key"), textOf(choice.toObject(), "id"),
                                 textOf(choice.toObject(), "text")));
    }
    return counts;
}

void printDecisions(const Counts& counts, const Output& output)
{
    if (counts.decisions > 0)
        output.line(Text::tr("%n record set(s) are left alone until you decide with --choice.",
                             nullptr, counts.decisions));
}

void printAddress(const hosters::Address& address, const PtrOptions& options, const Output& output)
{
    const QString sentence = hosters::stateSentence(address);
    output.line(address.isGood() ? output.green(sentence) : output.yellow(sentence));
    output.line(QStringLiteral("  ") + hosters::hosterSentence(address));
    for (const QString& line : hosters::evidenceLines(address))
        output.line(QStringLiteral("    ") + output.dim(line));
    if (address.isGood())
        return;
    int number = 0;
    for (const QString& step : hosters::stepTexts(address))
        output.line(QStringLiteral("  %1. %2").arg(++number).arg(step));
    if (address.hoster && !hosters::port25Remark(*address.hoster).isEmpty())
        output.line(QStringLiteral("  ") + hosters::port25Remark(*address.hoster));
    if (address.way == hosters::Way::Api)
        output.line(Text::tr("  Or let the server do it: dns ptr --set %1 --credentials NAME")
                        .arg(address.address));
    if (options.ticket.isEmpty())
        return;
    const hosters::Ticket ticket = hosters::ticketFor(
        address, options.ticket == QLatin1String("zh") ? hosters::TicketLanguage::Chinese
                                                       : hosters::TicketLanguage::English);
    output.line(QStringLiteral("\n") + ticket.subject + QStringLiteral("\n\n") + ticket.text);
}

int printChange(const core::Result<QJsonObject>& answer, bool dryRun, const Output& output)
{
    if (!answer)
        return failed(answer.error(), output);
    const auto change = hosters::changeFromJson(*answer);
    if (!change)
        return failed(change.error(), output);
    output.object(withEvent("ptr-change", *answer));
    output.line(QStringLiteral("%1 (%2)").arg(change->address, change->subject));
    output.line(QStringLiteral("    - ") + change->before);
    output.line(QStringLiteral("    + ") + change->after);
    if (change->renames && (dryRun || change->changed))
        output.line(Text::tr("The server itself is renamed; all of its addresses get the name."));
    if (dryRun && !change->forward)
        output.line(
            output.yellow(Text::tr("%1 does not lead to %2 yet; it will not be set before that.")
                              .arg(change->after, change->address)));
    if (!dryRun)
        output.line(
            change->changed
                ? Text::tr("Done. Take it back with: dns ptr --undo %1").arg(change->journal)
                : Text::tr("Nothing had to be changed."));
    return ExitOk;
}

} // namespace

int previewZone(control::Client& client, const ZoneOptions& options, const Output& output)
{
    const auto answer = callWithProgress(client, QStringLiteral("dns.preview"),
                                         parametersOf(options), output, providerTime);
    if (!answer)
        return failed(answer.error(), output);
    const Counts counts = printRows(*answer, output);
    output.line(Text::tr("%n record set(s) would be written.", nullptr, counts.changes));
    printDecisions(counts, output);
    return counts.decisions > 0 ? ExitNeedsDecision : ExitOk;
}

int applyZone(control::Client& client, const ZoneOptions& options, const Output& output)
{
    const QJsonObject parameters = parametersOf(options);
    if (!options.yes) {
        const auto preview = callWithProgress(client, QStringLiteral("dns.preview"), parameters,
                                              output, providerTime);
        if (!preview)
            return failed(preview.error(), output);
        const Counts counts = printRows(*preview, output);
        const Consent consent =
            askConsent(Text::tr("Write %n record set(s)? [yes/no] ", nullptr, counts.changes),
                       counts.changes == 0, output);
        if (consent != Consent::Given)
            return exitCodeFor(consent);
    }
    const auto answer =
        callWithProgress(client, QStringLiteral("dns.apply"), parameters, output, providerTime);
    if (!answer)
        return failed(answer.error(), output);
    Counts counts;
    const QJsonArray rows = answer->value(QLatin1String("rows")).toArray();
    for (const QJsonValue& row : rows)
        counts.decisions += textOf(row.toObject(), "action") == QLatin1String("decide") ? 1 : 0;
    const QJsonObject problem = answer->value(QLatin1String("error")).toObject();
    output.object(
        withEvent("applied", {{QStringLiteral("changed"), answer->value(QLatin1String("changed"))},
                              {QStringLiteral("journal"), answer->value(QLatin1String("journal"))},
                              {QStringLiteral("undecided"), counts.decisions},
                              {QStringLiteral("error"), answer->value(QLatin1String("error"))}}));
    const int changed = static_cast<int>(answer->value(QLatin1String("changed")).toInteger());
    output.line(Text::tr("%n record set(s) were written.", nullptr, changed));
    if (!textOf(*answer, "journal").isEmpty())
        output.line(Text::tr("Take them back with: dns undo %1").arg(textOf(*answer, "journal")));
    if (!problem.isEmpty())
        return failed({core::ErrorKind::Refused, textOf(problem, "what"), textOf(problem, "why"),
                       textOf(problem, "next")},
                      output);
    printDecisions(counts, output);
    return counts.decisions > 0 ? ExitNeedsDecision : ExitOk;
}

int undoZone(control::Client& client, const QString& journal, const Output& output)
{
    QString id = journal;
    if (id.isEmpty()) {
        const auto list = client.call(QStringLiteral("dns.journal"));
        if (!list)
            return failed(list.error(), output);
        const QJsonArray entries = list->value(QLatin1String("entries")).toArray();
        for (const QJsonValue& entry : entries) {
            if (id.isEmpty() && !entry.toObject().value(QLatin1String("undone")).toBool())
                id = textOf(entry.toObject(), "journal");
        }
        if (id.isEmpty())
            return failed(
                {core::ErrorKind::NotFound, Text::tr("There is nothing to take back"), {}, {}},
                output);
    }
    const auto answer = callWithProgress(client, QStringLiteral("dns.undo"),
                                         {{QStringLiteral("journal"), id}}, output, providerTime);
    if (!answer)
        return failed(answer.error(), output);
    output.object(withEvent("undone", *answer));
    output.line(Text::tr("%n record set(s) were taken back.", nullptr,
                         static_cast<int>(answer->value(QLatin1String("changed")).toInteger())));
    const QJsonArray refused = answer->value(QLatin1String("refused")).toArray();
    for (const QJsonValue& set : refused)
        output.line(output.yellow(
            Text::tr("%1 was changed by somebody else and stays").arg(set.toString())));
    return refused.isEmpty() ? ExitOk : ExitFailed;
}

int lookAtPtr(control::Client& client, const PtrOptions& options, const Output& output)
{
    QJsonObject parameters;
    if (!options.name.isEmpty())
        parameters.insert(QStringLiteral("name"), options.name);
    const auto answer =
        client.call(QStringLiteral("dns.ptr"), parameters, {}, {}, std::chrono::minutes(3));
    if (!answer)
        return failed(answer.error(), output);
    const auto addresses = hosters::addressesFromJson(*answer);
    if (!addresses)
        return failed(addresses.error(), output);
    const QJsonArray raw = answer->value(QLatin1String("addresses")).toArray();
    bool good = !addresses->isEmpty();
    for (qsizetype i = 0; i < addresses->size(); ++i) {
        output.object(withEvent("ptr", raw.at(i).toObject()));
        printAddress(addresses->at(i), options, output);
        good = good && addresses->at(i).isGood();
    }
    if (addresses->isEmpty())
        output.line(Text::tr("The server has no public address of its own."));
    return good ? ExitOk : ExitFailed;
}

int setPtr(control::Client& client, const PtrOptions& options, const Output& output)
{
    QJsonObject parameters{{QStringLiteral("address"), options.address},
                           {QStringLiteral("credentials"), options.credentials},
                           {QStringLiteral("dryRun"), true}};
    if (!options.name.isEmpty())
        parameters.insert(QStringLiteral("name"), options.name);
    if (options.dryRun || !options.yes) {
        const auto preview = callWithProgress(client, QStringLiteral("dns.setPtr"), parameters,
                                              output, providerTime);
        const int shown = printChange(preview, true, output);
        if (options.dryRun || shown != ExitOk)
            return shown;
        const Consent consent =
            askConsent(Text::tr("Set the name? [yes/no] "), options.yes, output);
        if (consent != Consent::Given)
            return exitCodeFor(consent);
    }
    parameters.insert(QStringLiteral("dryRun"), false);
    return printChange(
        callWithProgress(client, QStringLiteral("dns.setPtr"), parameters, output, providerTime),
        false, output);
}

int undoPtr(control::Client& client, const QString& journal, const Output& output)
{
    const auto answer =
        callWithProgress(client, QStringLiteral("dns.undoPtr"),
                         {{QStringLiteral("journal"), journal}}, output, providerTime);
    if (!answer)
        return failed(answer.error(), output);
    output.object(withEvent("ptr-change", *answer));
    output.line(Text::tr("%1 has the name %2 again")
                    .arg(textOf(*answer, "address"), textOf(*answer, "after")));
    return ExitOk;
}

} // namespace mailstead::cli
