// A DNS provider's interface over the network, the same for all of them.
#pragma once

#include "core/result.h"
#include "dns/record_set.h"
#include "dns/resolver.h"
#include "http/client.h"
#include "http/patience.h"

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mailstead::dns
{

/// What went wrong, as far as somebody has to do something else about it.
enum class Trouble {
    BadCredentials, ///< unknown, wrong or expired
    MissingRight,   ///< known, but not allowed to do this
    RateLimited,    ///< too many requests, for longer than we waited
    ZoneNotFound,
    RecordRefused,   ///< the interface says why in its own words (`error.why`)
    Changed,         ///< the zone is not what the changes were made for
    AddressNotFound, ///< of hosters: not in this account
    ForwardMissing,  ///< of hosters: the name does not lead to the address yet
    Unavailable,     ///< no answer, or none that makes sense
    Cancelled,
};

std::string_view toString(Trouble trouble); ///< "bad-credentials", …

struct ProviderError {
    Trouble trouble = Trouble::Unavailable;
    core::Error error;
    std::optional<std::chrono::milliseconds> retryAfter = {}; ///< when it said so
};

template <class T = void> using Outcome = tl::expected<T, ProviderError>;

/// A ProviderError with what everybody says about this trouble; `why` are the provider's words.
tl::unexpected<ProviderError> trouble(Trouble kind, std::string why);

struct ProviderZone {
    std::string name; ///< lower case, without the trailing dot
    std::string id;   ///< the provider's own name for it
};

/// How far apply() came: a change of `done` is in the zone, one that is not, is not.
struct Applied {
    std::vector<SetChange> done = {};
    std::optional<ProviderError> error = {};
};

/// Made for one piece of work: it keeps its patience. Blocking, for worker threads; not
/// thread-safe. Answers of the provider are taken with limits.
class Provider
{
public:
    virtual ~Provider() = default;

    /// All zones that the credentials may see.
    virtual Outcome<std::vector<ProviderZone>> zones() = 0;

    /// The whole zone, without SOA. Values have the form of canonicalValue().
    virtual Outcome<std::vector<RecordSet>> recordSets(const ProviderZone& zone) = 0;

    /// Makes each set what `after` says. First the zone is read again: when one of the sets is no
    /// longer what `before` says, nothing is changed and the error is Trouble::Changed. Sets are
    /// replaced, never added to; records of other sets stay untouched.
    virtual Applied apply(const ProviderZone& zone, const std::vector<SetChange>& changes) = 0;

    /// A call that needs no more rights than the rest of the work, to see if the credentials are
    /// good. By default zones().
    virtual Outcome<void> check();
};

struct ProviderContext {
    http::Client client;
    http::Patience patience;
    std::map<std::string, std::string> fields; ///< credentials, by the ids of ProviderInfo
    /// Instead of the provider's own, for tests.
    std::string baseUrl = {};
    /// For names of servers; null: the system's.
    std::shared_ptr<Resolver> resolver = {};
    /// What recordSets() has to find at least, for an interface that may not list a zone.
    std::vector<std::string> names = {};
    /// How long a wait that the provider asks for may be, and how often it is waited.
    std::chrono::milliseconds longestWait{60000};
    int attempts = 4;
    /// First pause where it does not say how long; doubled each time.
    std::chrono::milliseconds pause{1000};
    /// Told before each wait; may be empty.
    std::function<void(std::chrono::milliseconds)> waiting = {};

    /// A credential field, empty when it is not there.
    std::string field(const std::string& id) const;
};

/// InvalidInput for an unknown id or when a required field is missing.
core::Result<std::unique_ptr<Provider>> makeProvider(const std::string& id,
                                                     ProviderContext context);

/// The zone among `zones` that holds `name`: the longest that is the name or an ancestor of it.
std::optional<ProviderZone> zoneFor(const std::string& name,
                                    const std::vector<ProviderZone>& zones);

/// Trouble::Changed when one of the sets is not what the changes were made for. For providers.
Outcome<void> verifyUnchanged(const std::vector<SetChange>& changes,
                              const std::vector<RecordSet>& present);

} // namespace mailstead::dns
