#include "setup/look_step.h"

#include "setup/distribution.h"
#include "setup/facts.h"
#include "setup/look_findings.h"
#include "setup/preflight.h"
#include "setup/text.h"

namespace mailstead::setup
{

namespace
{

/// A lost connection or a stop ends the step; anything else is told as a finding.
bool endsStep(const core::Error& error)
{
    return error.kind == core::ErrorKind::Unreachable || error.kind == core::ErrorKind::Cancelled;
}

} // namespace

core::Result<Plan> LookStep::plan(Context& context)
{
    context.reporter.activity(Text::tr("Reading what the server is"));
    auto facts = readFacts(context.host, context.cancel);
    if (!facts)
        return tl::unexpected(facts.error());
    context.facts = *facts;
    context.reporter.log(LogEntry::Kind::Note,
                         Text::tr("%1 on %2, host name %3")
                             .arg(facts->system.name, facts->architecture, facts->hostname));

    std::optional<core::Finding> preflightProblem;
    // Where the setup cannot go on anyway nothing is uploaded.
    if (distributionFor(facts->system) && facts->canRoot) {
        if (const auto looked = runPreflight(context); !looked) {
            if (endsStep(looked.error()))
                return tl::unexpected(looked.error());
            core::Finding finding;
            finding.id = QStringLiteral("preflight-failed");
            finding.severity = looked.error().kind == core::ErrorKind::NotFound
                                   ? core::Severity::Bad
                                   : core::Severity::Unknown;
            finding.title = looked.error().what;
            finding.evidence = {looked.error().why};
            finding.fix = looked.error().next;
            preflightProblem = finding;
        }
    }
    QList<core::Finding> findings = lookFindings(context.facts, context.settings);
    if (preflightProblem)
        findings.append(*preflightProblem);
    for (const core::Finding& finding : findings)
        context.reporter.finding(finding);
    if (auto verdict = judge(findings); !verdict)
        return tl::unexpected(verdict.error());
    return Plan{};
}

core::Result<> LookStep::apply(Context&, const Plan&)
{
    return {};
}

core::Result<> LookStep::verify(Context&)
{
    return {};
}

} // namespace mailstead::setup
