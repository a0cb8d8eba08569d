// Answers tls-alpn-01 challenges (RFC 8737) while an order runs. Internal to acme.
#pragma once

#include "core/result.h"

#include <cstdint>
#include <memory>
#include <string>

namespace mailstead::acme
{

/// A TLS server on a thread of its own that speaks nothing but "acme-tls/1": for a name that is
/// known it shows the certificate that the authority wants, then it closes. Thread-safe.
class TlsAlpnResponder
{
public:
    /// Refused when another program has the port. Port 0 lets the system choose.
    static core::Result<std::unique_ptr<TlsAlpnResponder>> start(std::uint16_t port);
    virtual ~TlsAlpnResponder() = default;

    virtual std::uint16_t port() const = 0;
    virtual core::Result<void> answer(const std::string& name,
                                      const std::string& keyAuthorization) = 0;
};

} // namespace mailstead::acme
