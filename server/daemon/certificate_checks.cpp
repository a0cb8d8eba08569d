#include "daemon/certificate_checks.h"

#include "acme/authorities.h"
#include "dns/caa.h"
#include "dns/check.h"
#include "dns/own_addresses.h"

namespace mailstead::daemon
{

namespace
{

core::Result<void> caaPermits(const std::vector<std::string>& names, const std::string& directory,
                              dns::Resolver& resolver)
{
    const auto* authority = acme::authorityOf(directory);
    return authority == nullptr ? core::Result<void>()
                                : dns::checkCaaPermits(names, authority->caaIdentity, resolver);
}

} // namespace

core::Result<void> orderCanSucceed(const acme::RequestSettings& settings,
                                   const core::Config& config, dns::Resolver& resolver)
{
    if (auto permitted = caaPermits(settings.names, settings.directory, resolver); !permitted)
        return permitted;
    if (settings.way == acme::Way::Dns || settings.way == acme::Way::DnsByHand)
        return {}; // where the names lead does not matter there
    return dns::checkNamesLeadHere(settings.names, dns::publicAddresses(config.addresses),
                                   resolver);
}

core::Result<void> serviceNameIsReady(const std::string& name,
                                      const acme::RequestSettings& settings,
                                      const core::Config& config, dns::Resolver& resolver)
{
    auto leadsHere =
        dns::checkNamesLeadHere({name}, dns::publicAddresses(config.addresses), resolver);
    if (!leadsHere)
        return leadsHere;
    return caaPermits({name}, settings.directory, resolver);
}

} // namespace mailstead::daemon
