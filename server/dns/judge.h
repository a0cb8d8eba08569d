// Does one answer fit one wanted record? Pure: no look-ups of its own.
#pragma once

#include "dns/check.h"

#include <map>
#include <string>
#include <vector>

namespace mailstead::dns
{

struct Verdict {
    RecordState state = RecordState::Unknown;
    /// What is the matter, as the last part of a finding's id: "ok", "missing", "wrong",
    /// "duplicate", "not-confirmed", "generic", "other-name", "foreign", …
    std::string problem;
    std::string seen; ///< the value in question
};

class Judge
{
public:
    /// `forward`: addresses of every name that a PTR record led to.
    Judge(const ServerNames& names, std::map<std::string, std::vector<std::string>> forward);

    Verdict verdict(const WantedRecord& wanted, const Answer& answer) const;

private:
    Verdict address(const WantedRecord& wanted, const Answer& answer) const;
    Verdict mx(const WantedRecord& wanted, const Answer& answer) const;
    Verdict spf(const Answer& answer) const;
    Verdict dkim(const WantedRecord& wanted, const Answer& answer) const;
    Verdict dmarc(const Answer& answer) const;
    Verdict ptr(const WantedRecord& wanted, const Answer& answer) const;

    const ServerNames& m_names;
    std::map<std::string, std::vector<std::string>> m_forward;
};

/// Names that hosters give by default ("vps-10.hoster.example", "static.1.2.0.192…"): receivers
/// take them for dial-up lines. `address` is the one that the name belongs to.
bool isGenericName(const std::string& name, const std::string& address);

/// "p=" of a DKIM key record (RFC 6376 §3.6.1), white space removed; empty when there is none.
std::string dkimPublicKey(const std::string& record);

} // namespace mailstead::dns
