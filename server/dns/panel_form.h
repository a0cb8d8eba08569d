// A wanted record in the forms in which providers' web pages ask for it. Pure.
#pragma once

#include "dns/wanted.h"

#include <optional>
#include <string>
#include <vector>

namespace mailstead::dns
{

struct PanelForm {
    std::string zone;
    std::string relativeName; ///< "_dmarc"; "@" for the zone itself
    std::string absoluteName; ///< with the trailing dot
    std::string plain;        ///< the value alone; MX and SRV without their numbers
    std::string quoted;       ///< TXT as one quoted string; else as `plain`
    std::string split;        ///< TXT as quoted strings of at most 255 octets, as in zone files
    std::string zoneLine;     ///< the whole record for a zone file
    std::optional<unsigned> priority; ///< MX and SRV
    std::optional<unsigned> weight;   ///< SRV
    std::optional<unsigned> port;     ///< SRV
    std::optional<unsigned> flags;    ///< CAA
    std::string tag;                  ///< CAA: "issue"
};

/// `zone`: the zone at the provider; a name outside of it stays absolute.
PanelForm panelForm(const WantedRecord& record, const std::string& zone);

/// Zone file lines (RFC 1035 §5); PTR records, which belong into other zones, come as comments.
std::string zoneFile(const std::vector<WantedRecord>& records);

} // namespace mailstead::dns
