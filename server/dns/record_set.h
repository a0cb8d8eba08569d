// Record sets as a zone's owner keeps them, and the text forms of their values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mailstead::dns
{

/// All records of one name and type. Values have the form that canonicalValue() gives: addresses
/// in canonical text, names in lower case without trailing dot, TXT joined and unquoted, MX as
/// "10 mail.example.org", CAA as `0 issue "example.org"`, SRV as "0 1 443 host", TLSA as
/// "3 1 1 hex".
struct RecordSet {
    std::string name; ///< in full, lower case, without the trailing dot
    std::string type; ///< "A", "TXT", …
    std::uint32_t ttl = 3600;
    std::vector<std::string> values = {}; ///< empty: there is no such set
    /// A provider's reverse proxy answers for the address (Cloudflare's orange cloud).
    bool proxied = false;

    bool exists() const { return !values.empty(); }
};

/// One set before and after; both have the same name and type.
struct SetChange {
    RecordSet before;
    RecordSet after;
};

/// The same values in whatever order, and the same proxy state. TTLs may differ.
bool sameContent(const RecordSet& a, const RecordSet& b);

/// The set of this name and type, or an empty one of the name and type.
RecordSet findSet(const std::vector<RecordSet>& sets, const std::string& name,
                  const std::string& type);

/// What a provider or a person writes, in the form above. Text that does not fit its type stays as
/// it is, trimmed: what we do not understand we compare octet by octet.
std::string canonicalValue(const std::string& type, std::string_view text);

/// TXT as a master file has it (RFC 1035 §5.1): strings of at most 255 octets, quoted, with `"` and
/// `\` escaped, others outside printable ASCII as \DDD.
std::string quotedText(std::string_view text);

/// The reverse; text that does not begin with a quote is taken as it is.
std::string unquotedText(std::string_view text);

/// The preference of an MX value and the rest.
std::pair<std::uint16_t, std::string> splitPreference(std::string_view value);

/// A value as a master file has it: host names with the trailing dot, TXT quoted.
std::string masterFileValue(const std::string& type, const std::string& value);

/// True for types whose value ends with a host name (CNAME, MX, NS, PTR, SRV).
bool endsWithHost(const std::string& type);

/// "mail.example.org" in "example.org" → "mail"; the apex → "". The name must be in the zone.
std::string relativeName(const std::string& name, const std::string& zone);

/// "mail" or "@" or "" in "example.org" → the full name; a full name stays.
std::string fullName(std::string_view relative, const std::string& zone);

/// True for the zone's apex and everything below.
bool isInZone(const std::string& name, const std::string& zone);

} // namespace mailstead::dns
