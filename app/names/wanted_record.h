// The wanted records of a domain with the parts that providers' pages ask for (server/control/
// PROTOCOL.md, dns.check).
#pragma once

#include "setup/dns_records.h"

namespace mailstead::names
{

/// Empty, or -1, where a type has no such part, and all of it where the daemon did not say.
struct RecordForm {
    QString zone;         ///< where the record most likely lies
    QString relativeName; ///< "_dmarc"; "@" for the zone itself
    QString absoluteName; ///< with the trailing dot
    QString plain;        ///< the value without numbers and quotes
    QString split;        ///< TXT as quoted strings of at most 255 octets
    QString tag;          ///< of CAA
    int priority = -1;    ///< of MX and SRV
    int weight = -1;      ///< of SRV
    int port = -1;        ///< of SRV
    int flags = -1;       ///< of CAA
    bool operator==(const RecordForm&) const = default;
};

struct WantedRecord : setup::WantedRecord {
    RecordForm form;
    bool operator==(const WantedRecord& other) const;
};

/// As setup::recordsFromJson(), with its limits, and the forms.
core::Result<QList<WantedRecord>> wantedRecordsFromJson(const QJsonObject& answer);

} // namespace mailstead::names
