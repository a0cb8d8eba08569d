// DKIM signatures (RFC 6376) with relaxed/relaxed canonicalisation.
#pragma once

#include "core/result.h"
#include "senderauth/dkim_key.h"

#include <chrono>
#include <string>
#include <string_view>

namespace mailstead::senderauth
{

struct DkimSignOptions {
    std::string domain; ///< d=, must equal the From domain for DMARC alignment
    std::string selector;
    std::chrono::system_clock::time_point now;
};

/// One DKIM-Signature field with its CRLF, folded within 78 octets, to be put in front of the
/// message. `message` has CRLF line ends. Fields that a reader sees are signed once more than they
/// occur, so that none can be added (RFC 6376 §5.4.2). An error when the message has no From.
core::Result<std::string> dkimSignature(std::string_view message, const DkimKey& key,
                                        const DkimSignOptions& options);

} // namespace mailstead::senderauth
