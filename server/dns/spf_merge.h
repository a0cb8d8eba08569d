// One SPF record out of what is there and what we need (RFC 7208). A domain with two is as good as
// without any, so ours is never put beside another.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::dns
{

struct SpfMerge {
    std::string record;
    bool changed = false;   ///< the record is not what was there
    bool joined = false;    ///< several records became one
    bool closedAll = false; ///< "+all", which lets everybody send, was replaced
    bool addresses = false; ///< our "mx" became addresses to stay within the limit
    int lookups = 0;        ///< terms that ask the DNS, nested ones as far as known (limit: 10)
};

inline constexpr int spfLookupLimit = 10;

/// "v=spf1" alone or followed by a space.
bool isSpf(std::string_view text);

/// Keeps every mechanism that is there, in its order, and inserts what is missing of `wanted`
/// before "all". The policy ("~all", "-all") of what is there stays; of several records the mildest
/// one does. `addresses` are this server's: mechanisms that list them stand for "mx" and "a".
/// `nested` gives the look-ups below an included domain; without it an include counts as one.
SpfMerge mergeSpf(const std::vector<std::string>& present, const std::string& wanted,
                  const std::vector<std::string>& addresses,
                  const std::function<int(const std::string& domain)>& nested = {});

} // namespace mailstead::dns
