// Hosters' interfaces for reverse names, the same for all of them.
#pragma once

#include "dns/providers/credential_store.h"
#include "dns/providers/provider.h"

namespace mailstead::dns::hosters
{

/// What a hoster has for an address.
struct PtrHere {
    std::string name;    ///< lower case, without the trailing dot; empty: none, or its own default
    std::string subject; ///< what the address belongs to, in the hoster's words: "server mail"
};

/// Made for one piece of work; blocking, for worker threads; not thread-safe.
class PtrApi
{
public:
    virtual ~PtrApi() = default;

    /// A call that needs no more rights than the rest, to see if the credentials are good.
    virtual Outcome<void> check() = 0;

    /// Trouble::AddressNotFound when the account does not have it.
    virtual Outcome<PtrHere> look(const std::string& address) = 0;

    /// Only after look() of the same address succeeded. An empty name gives back the hoster's own.
    virtual Outcome<void> set(const std::string& address, const std::string& name) = 0;
};

struct PtrApiInfo {
    std::string id; ///< as Hoster::api
    std::string label;
    std::vector<CredentialField> fields;
    std::string rights;   ///< the least that suffices, in the hoster's own words
    std::string page;     ///< where the credentials are made
    bool renames = false; ///< the name is the server's: all of its addresses get it
};

const std::vector<PtrApiInfo>& ptrApis();

/// Null for an unknown id.
const PtrApiInfo* ptrApi(std::string_view id);

/// InvalidInput for an unknown id or when a required field is missing. `context` is as for
/// providers.
core::Result<std::unique_ptr<PtrApi>> makePtrApi(const std::string& id, ProviderContext context);

/// `<directory>/hoster-credentials`.
CredentialKind hosterCredentials();

/// Speaks of a hoster where the error spoke of a DNS provider.
ProviderError ofHoster(ProviderError error);

} // namespace mailstead::dns::hosters
