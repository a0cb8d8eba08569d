// Delivery status notifications (RFC 3461, 3462, 3464): what the sender is told when a message
// could not be delivered, or is late.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::message
{

enum class DsnAction { Failed, Delayed };

struct DsnRecipient {
    std::string address;
    DsnAction action = DsnAction::Failed;
    /// "5.1.1"; when empty it is taken from the reply's enhanced code, else 5.0.0 or 4.0.0.
    std::string status;
    /// The other server's reply ("550 5.1.1 no such user") or our own words.
    std::string reply;
    std::string remoteHost; ///< name of the host that answered; empty: the failure is ours
    std::optional<std::chrono::system_clock::time_point> lastAttempt;
    /// Until when we go on trying; for Delayed.
    std::optional<std::chrono::system_clock::time_point> retryUntil;
};

struct DeliveryStatus {
    std::string hostname; ///< ours
    std::string id;       ///< of the notification itself, left part of its Message-ID
    std::string originalId;
    std::string to; ///< the original sender; never empty (RFC 5321 §6.1: no notice about a notice)
    std::chrono::system_clock::time_point arrived; ///< when the original came in
    std::chrono::system_clock::time_point now;
    std::vector<DsnRecipient> recipients;
};

/// The complete notification with CRLF line ends: a multipart/report of English text, status
/// fields for each recipient, and the header of the original (at most 64 KiB of it; its body is
/// not sent back). From "Mail Delivery System" <postmaster@hostname>, Auto-Submitted
/// auto-replied (RFC 3834). Send it with the null sender.
std::string deliveryStatusNotification(const DeliveryStatus& status, std::string_view original);

} // namespace mailstead::message
