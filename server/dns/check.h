// Compares the DNS with what this server wants, at every authoritative server and at the resolver.
#pragma once

#include "core/finding.h"
#include "dns/resolver.h"
#include "dns/wanted.h"

#include <atomic>
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

/// Asks for all records side by side. Blocks, for worker threads; returns early with what is known
/// when `cancelled` becomes true.
CheckReport checkRecords(const ServerNames& names, Resolver& resolver,
                         const std::atomic_bool& cancelled);

/// Success when every name has an address here, at every authoritative server and the resolver,
/// and none elsewhere: only then will an ACME authority reach us. The error's `why` says which
/// answer was seen where. Blocks.
core::Result<void> checkNamesLeadHere(const std::vector<std::string>& names,
                                      const std::vector<std::string>& addresses,
                                      Resolver& resolver);

} // namespace mailstead::dns
