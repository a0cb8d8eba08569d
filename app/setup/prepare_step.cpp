#include "setup/prepare_step.h"

#include "setup/commands.h"
#include "setup/distribution.h"
#include "setup/known_facts.h"
#include "setup/text.h"

#include <QDeadlineTimer>

namespace mailstead::setup
{

namespace
{

using core::Result;

Result<QStringList> missingPackages(Context& context, const Distribution& distribution)
{
    // The exit code says whether all are known, which is not of interest.
    const auto result =
        context.host.run(distribution.queryInstalled(distribution.packages), {}, context.cancel);
    if (!result)
        return tl::unexpected(result.error());
    const QStringList installed = distribution.installedOf(distribution.packages, result->output);
    QStringList missing;
    for (const QString& name : distribution.packages) {
        if (!installed.contains(name))
            missing.append(name);
    }
    return missing;
}

Result<bool> wasInterrupted(Context& context, const Distribution& distribution)
{
    const auto audit = distribution.auditInterrupted();
    if (!audit)
        return false;
    const auto result = context.host.run(*audit, {}, context.cancel);
    if (!result)
        return tl::unexpected(result.error());
    return !result->output.trimmed().isEmpty();
}

/// apt-get waits for the lock of dpkg only, dpkg for none. Whoever holds one (the installation
/// whose connection was lost, or the system's own updates) is let finish.
Result<> runWhenFree(Context& context, const ssh::RemoteCommand& command)
{
    const QDeadlineTimer deadline(std::chrono::minutes(10));
    for (;;) {
        const Result<> done = runLogged(context, command);
        if (done)
            return done;
        const QString why = done.error().text();
        const bool taken = why.contains(QLatin1String("lock was locked")) ||
                           why.contains(QLatin1String("Could not get lock"));
        if (!taken || deadline.hasExpired())
            return done;
        context.reporter.activity(
            Text::tr("Waiting for another package program on the server to finish"));
        if (!waitFor(std::chrono::seconds(3), context.cancel))
            return tl::unexpected(cancelledError());
    }
}

} // namespace

Result<Plan> PrepareStep::plan(Context& context)
{
    context.reporter.activity(Text::tr("Looking at the installed packages"));
    const auto distribution = knownDistribution(context);
    if (!distribution)
        return tl::unexpected(distribution.error());
    Plan plan;
    const auto interrupted = wasInterrupted(context, *distribution);
    if (!interrupted)
        return tl::unexpected(interrupted.error());
    if (*interrupted)
        plan.changes.append({Change::Kind::Command,
                             distribution->repairInterrupted()->display(),
                             Text::tr("finishes an installation that was interrupted"),
                             {},
                             {},
                             false});
    const auto missing = missingPackages(context, *distribution);
    if (!missing)
        return tl::unexpected(missing.error());
    if (!missing->isEmpty())
        plan.changes.append({Change::Kind::Command,
                             distribution->refreshLists().display(),
                             Text::tr("refreshes the package lists"),
                             {},
                             {},
                             false});
    for (const QString& name : *missing)
        plan.changes.append({Change::Kind::Package, name, Text::tr("is installed"), {}, {}, false});
    return plan;
}

Result<> PrepareStep::apply(Context& context, const Plan&)
{
    const auto distribution = knownDistribution(context);
    if (!distribution)
        return tl::unexpected(distribution.error());
    const auto interrupted = wasInterrupted(context, *distribution);
    if (!interrupted)
        return tl::unexpected(interrupted.error());
    if (*interrupted) {
        context.reporter.activity(Text::tr("Finishing an interrupted installation"));
        if (auto ok = runWhenFree(context, *distribution->repairInterrupted()); !ok)
            return ok;
    }
    const auto missing = missingPackages(context, *distribution);
    if (!missing)
        return tl::unexpected(missing.error());
    if (missing->isEmpty())
        return {};
    context.reporter.activity(Text::tr("Refreshing the package lists"));
    if (auto ok = runWhenFree(context, distribution->refreshLists()); !ok)
        return ok;
    context.reporter.activity(
        Text::tr("Installing %n package(s)", nullptr, static_cast<int>(missing->size())));
    return runWhenFree(context, distribution->install(*missing));
}

Result<> PrepareStep::verify(Context& context)
{
    const auto distribution = knownDistribution(context);
    if (!distribution)
        return tl::unexpected(distribution.error());
    const auto missing = missingPackages(context, *distribution);
    if (!missing)
        return tl::unexpected(missing.error());
    if (missing->isEmpty())
        return {};
    return core::fail(core::ErrorKind::CommandFailed,
                      Text::tr("Packages are still missing after the installation"),
                      missing->join(QStringLiteral(", ")),
                      Text::tr("Look at the log for what the package manager said."));
}

} // namespace mailstead::setup
