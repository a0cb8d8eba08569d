#include "setup/dns_step.h"

#include "setup/commands.h"
#include "setup/daemon_link.h"
#include "setup/dns_records.h"
#include "setup/domain.h"
#include "setup/settings.h"
#include "setup/text.h"

#include <QElapsedTimer>

namespace mailstead::setup
{

namespace
{

using core::Result;

constexpr std::chrono::seconds checkInterval(5);
/// Asking many servers, some of which may not answer.
constexpr std::chrono::minutes checkTimeout(3);

QString missingText(const QList<WantedRecord>& records)
{
    QStringList lines;
    for (const WantedRecord& record : records) {
        if (record.required && record.state != QLatin1String("ok"))
            lines.append(
                QStringLiteral("%1 %2 (%3)")
                    .arg(record.type, record.name, record.answers.join(QStringLiteral("; "))));
    }
    return lines.join(QStringLiteral(", "));
}

bool allArrived(const QList<WantedRecord>& records)
{
    return countArrived(records) == countRequired(records);
}

} // namespace

Result<QList<WantedRecord>> DnsStep::check(Context& context)
{
    // Asked again and again while records arrive: nothing but the records.
    const QJsonObject parameters{{QStringLiteral("scope"), QStringLiteral("records")}};
    const auto answer = context.daemon.call(QStringLiteral("dns.check"), parameters, context.cancel,
                                            {}, checkTimeout);
    if (!answer)
        return tl::unexpected(answer.error());
    auto records = recordsFromJson(*answer);
    if (!records)
        return records;
    const auto findings = findingsFromJson(*answer);
    if (!findings)
        return tl::unexpected(findings.error());
    context.reporter.findings(*findings);
    context.reporter.records(*records);

    QStringList answers;
    for (const WantedRecord& record : *records) {
        for (const QString& each : record.answers)
            answers.append(QStringLiteral("%1 %2 at %3").arg(record.type, record.name, each));
    }
    for (const QString& line : std::as_const(answers)) {
        if (!m_lastAnswers.contains(line))
            context.reporter.log(LogEntry::Kind::Answer, line);
    }
    m_lastAnswers = answers;
    context.reporter.activity(Text::tr("%1 of %2 records have arrived at every name server")
                                  .arg(countArrived(*records))
                                  .arg(countRequired(*records)),
                              countRequired(*records) > 0
                                  ? double(countArrived(*records)) / countRequired(*records)
                                  : -1);
    return records;
}

Result<Plan> DnsStep::plan(Context& context)
{
    context.reporter.activity(Text::tr("Asking for the records that are needed"));
    m_lastAnswers.clear();
    const auto exists = domainExists(context);
    if (!exists)
        return tl::unexpected(exists.error());
    Plan plan;
    if (!*exists) {
        plan.changes.append({Change::Kind::Account,
                             context.settings.domain,
                             Text::tr("is added as mail domain, with new DKIM keys"),
                             {},
                             {},
                             false});
        plan.changes.append({Change::Kind::Record,
                             context.settings.domain,
                             Text::tr("the records to make are shown, and watched as they arrive"),
                             {},
                             {},
                             false});
        return plan;
    }
    const auto records = check(context);
    if (!records)
        return tl::unexpected(records.error());
    for (const WantedRecord& record : *records) {
        if (record.required && record.state != QLatin1String("ok"))
            plan.changes.append({Change::Kind::Record,
                                 QStringLiteral("%1 %2").arg(record.type, record.name),
                                 Text::tr("is to be made at the DNS provider and is watched"),
                                 record.answers.join(u'\n'), record.value, false});
    }
    return plan;
}

Result<> DnsStep::apply(Context& context, const Plan&)
{
    if (auto ok = ensureDomain(context); !ok)
        return ok;
    const auto wanted = context.daemon.call(QStringLiteral("dns.wanted"), {}, context.cancel);
    if (!wanted)
        return tl::unexpected(wanted.error());
    auto records = recordsFromJson(*wanted);
    if (!records)
        return tl::unexpected(records.error());
    context.reporter.records(*records);

    QElapsedTimer timer;
    timer.start();
    while (true) {
        records = check(context);
        if (!records)
            return tl::unexpected(records.error());
        if (allArrived(*records))
            return {};
        if (timer.hasExpired(std::chrono::milliseconds(context.settings.dnsWaitLimit).count()))
            return core::fail(
                core::ErrorKind::Timeout, Text::tr("Not all DNS records have arrived in time"),
                missingText(*records),
                Text::tr("Make the missing records at the DNS provider, the PTR at the hoster; "
                         "then run this step again."));
        if (!waitFor(checkInterval, context.cancel))
            return tl::unexpected(cancelledError());
    }
}

Result<> DnsStep::verify(Context& context)
{
    // What apply() saw last is the proof; another look finds what changed since.
    const auto records = check(context);
    if (!records)
        return tl::unexpected(records.error());
    if (allArrived(*records))
        return {};
    return core::fail(core::ErrorKind::Refused,
                      Text::tr("Not all name servers answer with the wanted records"),
                      missingText(*records),
                      Text::tr("A name server may still have the old data. Run this step again."));
}

} // namespace mailstead::setup
