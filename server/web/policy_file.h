// What somebody decided about the MTA-STS policy, kept over restarts.
#pragma once

#include "core/result.h"
#include "dns/mta_sts_policy.h"

#include <mutex>
#include <string>

namespace mailstead::web
{

/// `<stateDirectory>/mta-sts.json`. Thread-safe.
class PolicyFile
{
public:
    /// Without a file, or with a damaged one (which is logged), the terms are the defaults.
    explicit PolicyFile(const std::string& stateDirectory);

    dns::MtaStsTerms terms() const;

    /// InvalidInput when the age is out of bounds; then, and when it cannot be kept, nothing
    /// changes.
    core::Result<void> set(const dns::MtaStsTerms& terms);

private:
    const std::string m_path;
    mutable std::mutex m_mutex;
    dns::MtaStsTerms m_terms;
};

} // namespace mailstead::web
