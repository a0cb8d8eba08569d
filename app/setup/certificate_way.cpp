#include "setup/certificate_way.h"

#include "certificates/way_texts.h"
#include "setup/choices.h"
#include "setup/commands.h"
#include "setup/daemon_link.h"
#include "setup/settings.h"
#include "setup/text.h"

#include <QJsonArray>

namespace mailstead::setup
{

namespace
{

using certificates::ManualRecord;
using certificates::ProposedWay;
using certificates::Way;
using core::Finding;

const QString waysKey = QStringLiteral("ways");

} // namespace

Finding certificateWayFinding(const QList<ProposedWay>& ways)
{
    Finding finding;
    finding.id = QString(certificateWayId);
    finding.severity = core::Severity::Note;
    finding.title = Text::tr("There are several ways to prove the name to the authority");
    finding.why = Text::tr("An authority issues a certificate only to who shows that the name is "
                           "his, now and at each renewal.");
    QList<Choice> choices;
    QVariantList carried;
    for (const ProposedWay& way : ways) {
        if (way.way == Way::WebRoot)
            continue;
        const QString title = certificates::WayTexts::title(way.way);
        const QString reason = certificates::WayTexts::reason(way);
        finding.evidence << title + QStringLiteral(": ") + reason;
        if (way.possible)
            choices.append({toString(way.way), title});
        carried.append(QVariantMap{{QStringLiteral("way"), toString(way.way)},
                                   {QStringLiteral("possible"), way.possible},
                                   {QStringLiteral("cause"), static_cast<int>(way.cause)},
                                   {QStringLiteral("program"), way.program},
                                   {QStringLiteral("reason"), way.reason}});
    }
    setChoices(finding, choices);
    finding.parameters.insert(waysKey, carried);
    return finding;
}

QList<ProposedWay> waysOf(const core::Finding& finding)
{
    QList<ProposedWay> ways;
    if (finding.id != certificateWayId)
        return ways;
    for (const QVariant& entry : finding.parameters.value(waysKey).toList()) {
        const QVariantMap map = entry.toMap();
        if (const auto way = certificates::wayFrom(map.value(QStringLiteral("way")).toString()))
            ways.append(
                {*way, map.value(QStringLiteral("possible")).toBool(),
                 static_cast<certificates::Cause>(map.value(QStringLiteral("cause")).toInt()),
                 map.value(QStringLiteral("program")).toString(),
                 map.value(QStringLiteral("reason")).toString()});
    }
    return ways;
}

QList<WantedRecord> wantedRecords(const QList<ManualRecord>& records)
{
    QList<WantedRecord> wanted;
    for (const ManualRecord& record : records) {
        WantedRecord shown;
        shown.name = record.name;
        shown.type = QStringLiteral("TXT");
        shown.value = record.value;
        shown.ttl = 60;
        shown.state = record.isEverywhere() ? QStringLiteral("ok") : QStringLiteral("missing");
        for (const ManualRecord::Server& server : record.servers)
            shown.answers << server.name + QStringLiteral(": ") +
                                 (server.there ? record.value : server.status);
        wanted << shown;
    }
    return wanted;
}

core::Result<Way> chooseCertificateWay(Context& context)
{
    const auto ways = context.daemon
                          .call(QStringLiteral("certificate.proposal"),
                                {{QStringLiteral("names"), QJsonArray{context.settings.hostname}}},
                                context.cancel)
                          .and_then(certificates::proposalFromJson);
    if (!ways)
        return tl::unexpected(ways.error());
    const core::Finding finding = certificateWayFinding(*ways);
    context.reporter.finding(finding);
    return certificates::wayFrom(decisionFor(finding, context.settings)).value_or(Way::Http);
}

} // namespace mailstead::setup
