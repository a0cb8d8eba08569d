#pragma once

#include "core/result.h"

#include <string>
#include <string_view>

namespace mailstead::smtp
{

/// Signs outgoing mail: the third narrow interface. Private keys stay behind it. Thread-safe.
class Signer
{
public:
    virtual ~Signer() = default;

    /// DKIM-Signature header fields (each with CRLF, newest first) for a message whose From domain
    /// is `domain`; empty when the domain has no keys. `message` has CRLF line ends.
    virtual core::Result<std::string> sign(std::string_view domain,
                                           std::string_view message) const = 0;
};

} // namespace mailstead::smtp
