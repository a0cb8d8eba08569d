// What the ways to prove names need of root, which the daemon itself is not.
#pragma once

#include "core/result.h"
#include "http/patience.h"

#include <string>
#include <vector>

namespace mailstead::acme
{

/// Implemented by the wiring. Thread-safe, blocking.
class RootHelp
{
public:
    virtual ~RootHelp() = default;

    /// Whether there is somebody to ask. False: the daemon does without.
    virtual bool isThere() const = 0;

    /// Lets port 80 in where the firewall does not; closePort80() closes what was opened.
    virtual core::Result<void> openPort80(const http::Patience& patience) = 0;
    virtual core::Result<void> closePort80(const http::Patience& patience) = 0;

    /// Has nginx answer http-01 challenges for the names: to a token with the token, a dot and the
    /// thumbprint (RFC 8555 §8.1). Gives why nginx was not seen to answer; empty when it was.
    virtual core::Result<std::string> prepareNginx(const std::vector<std::string>& names,
                                                   const std::string& thumbprint,
                                                   const http::Patience& patience) = 0;
    virtual core::Result<void> restoreNginx(const http::Patience& patience) = 0;
};

} // namespace mailstead::acme
