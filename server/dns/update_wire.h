// Dynamic updates (RFC 2136) and zone transfers (RFC 5936) as messages.
#pragma once

#include "core/result.h"
#include "dns/record_set.h"
#include "dns/resolver.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::dns
{

/// "TXT" → Type::TXT; nothing for a type that we do not write.
std::optional<Type> typeNamed(const std::string& name);

/// The text of recordText() in the form of canonicalValue().
std::string canonicalText(const std::string& type, const std::string& text);

/// The data of one record from its canonical text. InvalidInput when it does not fit its type.
core::Result<std::string> encodeData(Type type, const std::string& value);

/// One update that is carried out as a whole or not at all: it asks that each set still is what
/// `before` says and makes it `after`. InvalidInput for a value or a type that cannot be written.
core::Result<std::string> encodeUpdate(std::uint16_t id, const std::string& zone,
                                       const std::vector<SetChange>& changes);

/// A question for the whole zone.
core::Result<std::string> encodeTransfer(std::uint16_t id, const std::string& zone);

/// RFC 2136 §2.2, §3: what a response to an update says.
enum class ResponseCode : std::uint16_t {
    NoError = 0,
    FormErr = 1,
    ServFail = 2,
    NxDomain = 3,
    NotImp = 4,
    Refused = 5,
    YxDomain = 6,
    YxRrset = 7,
    NxRrset = 8,
    NotAuth = 9,
    NotZone = 10,
};

/// Of a response to the message with this id; Corrupt when it is none.
core::Result<ResponseCode> responseCode(std::string_view message, std::uint16_t id);

/// Collects the messages of a transfer.
class ZoneTransfer
{
public:
    explicit ZoneTransfer(std::string zone)
        : m_zone(std::move(zone))
    {
    }

    /// True when the zone is complete. Corrupt when the message is malformed, begins with no SOA,
    /// or the zone is larger than 20,000 records.
    core::Result<bool> feed(std::string_view message);

    /// Without SOA and DNSSEC's own records.
    std::vector<RecordSet> take() { return std::move(m_sets); }

private:
    core::Result<bool> record(std::string_view message, std::size_t& at);
    void add(const std::string& name, const std::string& type, std::uint32_t ttl,
             const std::string& value);

    std::string m_zone;
    std::vector<RecordSet> m_sets;
    std::size_t m_records = 0;
    int m_starts = 0; ///< SOA records seen
};

} // namespace mailstead::dns
