// Findings in words, from verdicts on records.
#pragma once

#include "dns/check.h"
#include "dns/judge.h"

namespace mailstead::dns
{

/// Adds a finding for the record: "dns.<purpose>-<problem>", or "dns.servers-disagree" when the
/// verdicts on different servers' answers differ, or "dns.<purpose>-unknown". A record in order
/// gives one of severity Ok.
void addFinding(const CheckedRecord& record, const Verdict& worst, bool serversAgree,
                std::vector<core::Finding>& findings);

} // namespace mailstead::dns
