// Answers http-01 challenges (RFC 8555 §8.3) while an order runs. Internal to acme.
#pragma once

#include "core/result.h"

#include <cstdint>
#include <memory>
#include <string>

namespace mailstead::acme
{

/// A small HTTP server on a thread of its own, IPv4 and IPv6, that knows nothing but
/// `/.well-known/acme-challenge/<token>`. Ends with the object. Thread-safe.
class ChallengeResponder
{
public:
    /// Refused when another program has the port. Port 0 lets the system choose.
    static core::Result<std::unique_ptr<ChallengeResponder>> start(std::uint16_t port);
    virtual ~ChallengeResponder() = default;

    virtual std::uint16_t port() const = 0;
    virtual void answer(const std::string& token, const std::string& keyAuthorization) = 0;
};

} // namespace mailstead::acme
