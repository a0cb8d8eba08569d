// DKIM signatures (RFC 6376) with relaxed/relaxed canonicalisation.
#pragma once

#include "core/result.h"
#include "senderauth/dkim_key.h"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::senderauth
{

struct SelectedKey {
    std::string selector;
    DkimKey key;
};

/// One DKIM-Signature field for each key, in their order, each with its CRLF and folded within 78
/// octets, to be put in front of the message. `domain` becomes d=; it must be the From domain for
/// DMARC alignment. `message` has CRLF line ends. Fields that a reader sees are signed once more
/// than they occur, so that none can be added (RFC 6376 §5.4.2). The body is hashed once, without a
/// copy of it. An error when the message has no From field.
core::Result<std::string> dkimSignatures(std::string_view message, std::string_view domain,
                                         const std::vector<SelectedKey>& keys,
                                         std::chrono::system_clock::time_point now);

} // namespace mailstead::senderauth
