#include "dns/providers/provider.h"

#include <algorithm>

namespace mailstead::dns
{

namespace
{

using core::ErrorKind;

core::Error errorOf(Trouble kind, std::string why)
{
    switch (kind) {
    case Trouble::BadCredentials:
        return {ErrorKind::PermissionDenied, "the DNS provider does not accept the credentials",
                std::move(why), "check that they are complete, belong together and still exist"};
    case Trouble::MissingRight:
        return {ErrorKind::PermissionDenied,
                "the DNS provider does not allow this with these credentials", std::move(why),
                "give them the rights that the provider's entry names"};
    case Trouble::RateLimited:
        return {ErrorKind::Unavailable, "the DNS provider takes no more requests for now",
                std::move(why), "try again later"};
    case Trouble::ZoneNotFound:
        return {ErrorKind::NotFound, "the DNS provider does not have this zone", std::move(why),
                "check that the domain is in this account"};
    case Trouble::RecordRefused:
        return {ErrorKind::Refused, "the DNS provider refuses a record", std::move(why), {}};
    case Trouble::Changed:
        return {ErrorKind::Refused, "the zone was changed since it was looked at", std::move(why),
                "look at the changes again"};
    case Trouble::AddressNotFound:
        return {ErrorKind::NotFound, "the hoster does not have this address in the account",
                std::move(why), "check that the credentials are of the account with this server"};
    case Trouble::ForwardMissing:
        return {ErrorKind::Refused, "the name does not lead to the address yet", std::move(why),
                "make its A or AAAA record first; hosters refuse names that do not lead back"};
    case Trouble::Unavailable:
        return {ErrorKind::Unavailable, "the DNS provider gives no usable answer", std::move(why),
                "try again later"};
    case Trouble::Cancelled:
        return {ErrorKind::Cancelled, "cancelled", std::move(why), {}};
    }
    return {};
}

} // namespace

std::string_view toString(Trouble trouble)
{
    switch (trouble) {
    case Trouble::BadCredentials:
        return "bad-credentials";
    case Trouble::MissingRight:
        return "missing-right";
    case Trouble::RateLimited:
        return "rate-limited";
    case Trouble::ZoneNotFound:
        return "zone-not-found";
    case Trouble::RecordRefused:
        return "record-refused";
    case Trouble::Changed:
        return "changed";
    case Trouble::AddressNotFound:
        return "address-not-found";
    case Trouble::ForwardMissing:
        return "forward-missing";
    case Trouble::Unavailable:
        return "unavailable";
    case Trouble::Cancelled:
        return "cancelled";
    }
    return "unavailable";
}

tl::unexpected<ProviderError> trouble(Trouble kind, std::string why)
{
    return tl::unexpected(ProviderError{kind, errorOf(kind, std::move(why))});
}

Outcome<void> Provider::check()
{
    const auto listed = zones();
    if (!listed)
        return tl::unexpected(listed.error());
    return {};
}

std::string ProviderContext::field(const std::string& id) const
{
    const auto found = fields.find(id);
    return found == fields.end() ? std::string() : found->second;
}

std::optional<ProviderZone> zoneFor(const std::string& name, const std::vector<ProviderZone>& zones)
{
    std::optional<ProviderZone> best;
    for (const ProviderZone& zone : zones) {
        if (isInZone(name, zone.name) && (!best || zone.name.size() > best->name.size()))
            best = zone;
    }
    return best;
}

Outcome<void> verifyUnchanged(const std::vector<SetChange>& changes,
                              const std::vector<RecordSet>& present)
{
    std::string differing;
    for (const SetChange& change : changes) {
        if (!sameContent(findSet(present, change.before.name, change.before.type), change.before))
            differing +=
                (differing.empty() ? "" : ", ") + change.before.name + " " + change.before.type;
    }
    if (!differing.empty())
        return trouble(Trouble::Changed, differing);
    return {};
}

} // namespace mailstead::dns
