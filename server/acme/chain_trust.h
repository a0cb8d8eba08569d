// Every certificate of a chain, and whether this system would trust it.
#pragma once

#include "core/result.h"

#include <chrono>
#include <string>
#include <vector>

namespace mailstead::acme
{

struct ChainCertificate {
    std::string subject; ///< common name, else organisation
    std::string issuer;  ///< the same
    std::chrono::system_clock::time_point notBefore;
    std::chrono::system_clock::time_point notAfter;
    std::string key;         ///< "ec-p256" as in KeyType, else "rsa-1024", "ed25519", "unknown"
    std::string serial;      ///< lower-case hexadecimal
    std::string fingerprint; ///< SHA-256, lower-case hexadecimal
    bool sent = true;        ///< false: the root of this system that ends the chain
};

struct InspectedChain {
    std::vector<ChainCertificate> certificates; ///< the server's own first, at most 10
    bool trusted = false; ///< up to a root of this system, at this time, for a TLS server
    std::string problem;  ///< why it is not trusted; empty when it is
};

/// Fails when the text has no certificate that can be read. `extraRootsFile` adds to the system's
/// roots; empty: none. Blocking: reads the roots.
core::Result<InspectedChain> inspectChain(const std::string& chainPem,
                                          const std::string& extraRootsFile = {});

} // namespace mailstead::acme
