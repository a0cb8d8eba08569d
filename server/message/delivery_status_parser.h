// Delivery status notifications of other servers, read: a recipient that a next hop has taken may
// fail behind it, and only such a mail tells.
//
// Anyone can write such a mail. Before something follows from it, the caller must find that it
// speaks of a message of ours: by `envelopeId`, `messageId` or our Received in `returnedHeader`,
// together with the recipient.
#pragma once

#include "core/result.h"
#include "message/delivery_status.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::message
{

/// All texts are printable UTF-8 on one line, of at most 1,000 octets.
struct ParsedRecipient {
    std::string address;  ///< Final-Recipient, without type and brackets
    std::string original; ///< Original-Recipient likewise, or empty
    DsnAction action = DsnAction::Failed;
    std::string status; ///< "5.1.1", or empty
    /// What the last server said, for classify(): "550 5.1.1 no such user". The status stands in
    /// front when the diagnostic has no code of its own.
    std::string reply;
    std::string remoteHost; ///< Remote-MTA, or empty
    std::optional<std::chrono::system_clock::time_point> lastAttempt;

    /// Failed for good, and not only because the time was over.
    bool isHardFailure() const;
};

struct ParsedNotification {
    std::string reportingHost;               ///< Reporting-MTA, or empty
    std::string envelopeId;                  ///< Original-Envelope-Id, or empty
    std::vector<ParsedRecipient> recipients; ///< 1 to 1,000
    std::string messageId;      ///< of the message it is about, with brackets, or empty
    std::string returnedHeader; ///< of that message, raw, at most 64 KiB; may be empty
};

/// Understands multipart/report (RFC 3464, RFC 6533), Exim's X-Failed-Recipients and qmail's
/// QSBMF. Only the first 2 MiB are looked at, at most 20 parts and 3 levels. InvalidInput when it
/// is no such notification or names no recipient. Thread-safe.
core::Result<ParsedNotification> parseDeliveryStatus(std::string_view message);

} // namespace mailstead::message
