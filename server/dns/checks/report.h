// What a check of the DNS and of what it leads to found.
#pragma once

#include "core/finding.h"
#include "dns/wanted.h"

#include <string>
#include <vector>

namespace mailstead::dns
{

enum class RecordState {
    Ok,
    Missing, ///< every server that answered has nothing of the kind
    Wrong,   ///< another value, or the servers disagree
    Unknown, ///< nobody could be asked
};

std::string_view toString(RecordState state);

struct ServerAnswer {
    std::string server; ///< "ns1.example.org (192.0.2.1)", or "resolver"
    std::vector<std::string> values;
    std::string status; ///< "NOERROR", "NXDOMAIN", "SERVFAIL", "timeout", …
};

struct CheckedRecord {
    WantedRecord wanted;
    RecordState state = RecordState::Unknown;
    std::vector<ServerAnswer> answers;
};

struct CheckReport {
    std::vector<core::Finding> findings;
    std::vector<CheckedRecord> records;
};

} // namespace mailstead::dns
