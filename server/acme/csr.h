#pragma once

#include "core/result.h"

#include <string>
#include <vector>

namespace mailstead::acme
{

/// A new EC P-256 key and a certificate signing request (RFC 2986) made with it. Internal.
struct SigningRequest {
    std::string der;
    std::string keyPem; ///< a secret
};

/// All names become DNS subject alternative names; the subject stays empty, as the baseline
/// requirements prefer.
core::Result<SigningRequest> makeSigningRequest(const std::vector<std::string>& names);

} // namespace mailstead::acme
