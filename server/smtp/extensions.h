// What a server says at EHLO that it can do (RFC 5321, section 4.1.1.1).
#pragma once

#include "smtp/reply_parser.h"

#include <cstdint>
#include <optional>
#include <string>

namespace mailstead::smtp
{

struct Extensions {
    bool pipelining = false;           ///< RFC 2920
    bool eightBitMime = false;         ///< RFC 6152
    bool startTls = false;             ///< RFC 3207
    bool smtpUtf8 = false;             ///< RFC 6531
    bool dsn = false;                  ///< RFC 3461
    bool chunking = false;             ///< RFC 3030
    bool binaryMime = false;           ///< RFC 3030
    bool requireTls = false;           ///< RFC 8689
    std::optional<std::uint64_t> size; ///< RFC 1870; 0: no fixed limit
    std::uint32_t mostMails = 0;       ///< RFC 9422, MAILMAX; 0: not said
    std::uint32_t mostRecipients = 0;  ///< RCPTMAX
    std::string auth;                  ///< mechanisms in upper case: " PLAIN LOGIN "; RFC 4954

    bool offersAuth(std::string_view mechanism) const;
};

Extensions readExtensions(const Reply& reply);

} // namespace mailstead::smtp
