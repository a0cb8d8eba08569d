#include "setup/known_facts.h"

#include "setup/text.h"

namespace mailstead::setup
{

core::Result<> ensureFacts(Context& context)
{
    return context.facts.known ? core::Result<>() : refreshFacts(context);
}

core::Result<> refreshFacts(Context& context)
{
    auto facts = readFacts(context.host, context.cancel);
    if (!facts)
        return tl::unexpected(facts.error());
    // What only the preflight knows stays known.
    facts->preflightRead = context.facts.preflightRead;
    facts->preflightFindings = context.facts.preflightFindings;
    if (facts->preflightRead)
        facts->addresses = context.facts.addresses;
    if (facts->listening.isEmpty())
        facts->listening = context.facts.listening;
    context.facts = *facts;
    return {};
}

core::Result<Distribution> knownDistribution(Context& context)
{
    if (auto ok = ensureFacts(context); !ok)
        return tl::unexpected(ok.error());
    auto distribution = distributionFor(context.facts.system);
    if (distribution)
        return *distribution;
    return core::fail(core::ErrorKind::Refused,
                      Text::tr("%1 is not supported").arg(context.facts.system.name), {},
                      Text::tr("Reinstall the server with one of: %1.").arg(supportedSystems()));
}

} // namespace mailstead::setup
