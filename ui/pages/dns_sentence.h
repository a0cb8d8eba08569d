// What is so with a domain's DNS, in one sentence.
#pragma once

#include "core/finding.h"
#include "names/wanted_record.h"
#include "names/zone_plan.h"
#include "style/tokens.h"

namespace mailstead::pages
{

struct DnsSentence {
    QString icon;
    style::Tone tone = style::Tone::Neutral;
    QString text, detail;

    static DnsSentence of(const QList<names::WantedRecord>& records,
                          const QList<core::Finding>& findings, names::PlanStage stage,
                          bool isLoading);
    /// Required records that are not right, records that are wrong, and findings about anything
    /// else that somebody has to act on.
    static int attention(const QList<names::WantedRecord>& records,
                         const QList<core::Finding>& findings);
};

} // namespace mailstead::pages
