// Delivery status notifications as we write them (RFC 3461, 3464, 6522; with internationalised
// addresses RFC 6533): what the sender is told of what became of a message. notice.h says who is
// told, delivery_status_parser.h reads those of others.
#pragma once

#include "smtp/envelope.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::message
{

enum class DsnAction {
    Failed,
    Delayed,
    Delivered, ///< in a mailbox of ours
    Relayed,   ///< given to a server that does not report further
    Expanded,  ///< an alias became its targets
};

struct DsnRecipient {
    std::string address; ///< as it stands in the queue; not ASCII only after SMTPUTF8
    DsnAction action = DsnAction::Failed;
    /// "5.1.1"; when empty it is taken from the reply's enhanced code, else X.0.0. A code of a
    /// class that does not fit the action is replaced, too.
    std::string status;
    /// The other server's reply ("550 5.1.1 no such user") or our own words. Hostile: it is
    /// shortened and cleaned here.
    std::string reply;
    std::string remoteHost; ///< name of the host that answered; empty: the failure is ours
    std::optional<std::chrono::system_clock::time_point> lastAttempt;
    /// Until when we go on trying; for Delayed.
    std::optional<std::chrono::system_clock::time_point> retryUntil;
    std::string original = {}; ///< ORCPT decoded, "rfc822;ada@example.org", or empty
};

struct DeliveryStatus {
    std::string hostname; ///< ours
    std::string id;       ///< of the notification itself, left part of its Message-ID
    std::string originalId;
    std::string to; ///< the original sender; never empty (RFC 5321 §6.1: no notice about a notice)
    std::chrono::system_clock::time_point arrived; ///< when the original came in
    std::chrono::system_clock::time_point now;
    std::vector<DsnRecipient> recipients;
    std::string envelopeId = {}; ///< ENVID decoded, or empty
    smtp::Return ret = smtp::Return::Default;
};

/// A message that fails is returned whole up to this size, else its header.
inline constexpr std::size_t maxReturnedMessage = 1024 * 1024;

struct Notification {
    std::string content;   ///< complete, CRLF line ends
    bool eightBit = false; ///< it has octets above 127: BODY=8BITMIME
    bool smtpUtf8 = false; ///< its own header or recipient is not ASCII (RFC 6531)
};

/// A multipart/report: words for people in English and Chinese, status fields for each recipient,
/// and the original. `original` is the whole message, or, when that is larger than
/// maxReturnedMessage or cannot be read, its header or nothing. The whole is returned only with
/// RET=FULL and a failed recipient (RFC 3461 §4.3); the header is cut at 64 KiB.
///
/// From "Mail Delivery System" <postmaster@hostname>, Auto-Submitted auto-replied (RFC 3834). Send
/// it with the null sender.
Notification deliveryStatusNotification(const DeliveryStatus& status, std::string_view original);

} // namespace mailstead::message
