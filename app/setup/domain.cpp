#include "setup/domain.h"

#include "setup/daemon_link.h"
#include "setup/settings.h"
#include "setup/text.h"

#include <QJsonArray>

namespace mailstead::setup
{

core::Result<bool> domainExists(Context& context)
{
    const auto answer = context.daemon.call(QStringLiteral("domain.list"), {}, context.cancel);
    if (!answer)
        return tl::unexpected(answer.error());
    const QJsonArray domains = answer->value(QLatin1String("domains")).toArray();
    for (const QJsonValue& domain : domains) {
        if (domain.toObject().value(QLatin1String("name")).toString() == context.settings.domain)
            return true;
    }
    return false;
}

core::Result<> ensureDomain(Context& context)
{
    const auto exists = domainExists(context);
    if (!exists)
        return tl::unexpected(exists.error());
    if (*exists)
        return {};
    context.reporter.activity(Text::tr("Adding the domain and making its DKIM keys"));
    context.reporter.log(LogEntry::Kind::Command,
                         QStringLiteral("domain.add %1").arg(context.settings.domain));
    const auto added =
        context.daemon.call(QStringLiteral("domain.add"),
                            {{QStringLiteral("name"), context.settings.domain}}, context.cancel);
    // Another desktop may have been quicker.
    if (!added && added.error().kind != core::ErrorKind::AlreadyExists)
        return tl::unexpected(added.error());
    return {};
}

} // namespace mailstead::setup
