#include "pages/dns_sentence.h"

#include <QCoreApplication>
#include <algorithm>

namespace mailstead::pages
{

using style::Tone;

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(mailstead::pages::DnsSentence)
};

struct Counts {
    int all = 0, right = 0, unknown = 0;
    int wanting = 0;  ///< wrong, or required and missing
    int optional = 0; ///< missing, but mail flows without
    int other = 0;    ///< findings that block and are not about a record counted above
};

/// True for findings about one wanted record: the record's state says the same.
bool isOfRecord(const core::Finding& finding, const QList<names::WantedRecord>& records)
{
    const QString name = finding.parameters.value(QStringLiteral("name")).toString();
    const QString type = finding.parameters.value(QStringLiteral("type")).toString();
    return std::any_of(records.begin(), records.end(), [&](const names::WantedRecord& record) {
        return record.name == name && record.type == type && record.state != QLatin1String("ok");
    });
}

Counts counted(const QList<names::WantedRecord>& records, const QList<core::Finding>& findings)
{
    Counts counts;
    for (const names::WantedRecord& record : records) {
        ++counts.all;
        if (record.state == QLatin1String("ok"))
            ++counts.right;
        else if (record.state == QLatin1String("unknown"))
            ++counts.unknown;
        else if (record.state == QLatin1String("wrong") || record.required)
            ++counts.wanting;
        else
            ++counts.optional;
    }
    for (const core::Finding& finding : findings) {
        if (finding.blocks() && !isOfRecord(finding, records))
            ++counts.other;
    }
    return counts;
}

QString detailFor(names::PlanStage stage)
{
    if (stage == names::PlanStage::Ready || stage == names::PlanStage::Writing)
        return Texts::tr("You see every change before it is written. It can be undone for as long "
                         "as the zone is not changed elsewhere.");
    return Texts::tr("Copy the records to your DNS provider's page, or let Mailstead write them.");
}

} // namespace

DnsSentence DnsSentence::of(const QList<names::WantedRecord>& records,
                            const QList<core::Finding>& findings, names::PlanStage stage,
                            bool isLoading)
{
    const QString globe = QStringLiteral("dns");
    if (records.isEmpty())
        return {globe,
                Tone::Neutral,
                isLoading ? Texts::tr("Asking every name server …")
                          : Texts::tr("The DNS was not looked at yet."),
                {}};
    const Counts counts = counted(records, findings);
    if (counts.wanting > 0)
        return {globe, Tone::Warn,
                Texts::tr("%n record(s) are missing or wrong.", nullptr, counts.wanting),
                detailFor(stage)};
    if (counts.unknown > 0)
        return {QStringLiteral("question"), Tone::Neutral,
                Texts::tr("Cannot tell about %n record(s).", nullptr, counts.unknown),
                Texts::tr("The name servers that should know them do not answer.")};
    if (counts.other > 0)
        return {
            globe,
            Tone::Warn,
            Texts::tr("The records are right, but %n thing(s) want a look.", nullptr, counts.other),
            {}};
    if (counts.optional > 0)
        return {QStringLiteral("check-circle"), Tone::Ok,
                Texts::tr("Mail can flow. %n record(s) that are good to have are missing.", nullptr,
                          counts.optional),
                detailFor(stage)};
    return {QStringLiteral("check-circle"), Tone::Ok,
            Texts::tr("All %n record(s) are right.", nullptr, counts.all),
            Texts::tr("Every name server of the zone gives the wanted answers.")};
}

int DnsSentence::attention(const QList<names::WantedRecord>& records,
                           const QList<core::Finding>& findings)
{
    const Counts counts = counted(records, findings);
    return counts.wanting + counts.other;
}

} // namespace mailstead::pages
