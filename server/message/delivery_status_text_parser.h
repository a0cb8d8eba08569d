// Notifications without status fields, made for people, whose shape is known all the same. Private
// to this folder.
#pragma once

#include "message/delivery_status_parser.h"

#include <string_view>

namespace mailstead::message
{

/// Exim's before it wrote reports: the addresses of X-Failed-Recipients, and `body`, which gives
/// each on a line of its own and indented lines with the reason.
ParsedNotification parseEximText(std::string_view failedRecipients, std::string_view body);

/// qmail's ("Hi. This is the qmail-send program"): paragraphs that begin with "<address>:", until
/// one that begins with "-" and stands before the original. No recipients when it is not that.
ParsedNotification parseQmailText(std::string_view body);

/// The fields of the original's header that are kept: returnedHeader and messageId.
void setReturned(ParsedNotification& notification, std::string_view original);

/// `reply` and `status` from what a server or program said, with a code anywhere in it.
void setReason(ParsedRecipient& recipient, std::string_view text);

/// "<ada@example.org>" or "ada@example.org"; empty when it is no address.
std::string reportedAddress(std::string_view text);

inline constexpr std::size_t maxReportedRecipients = 1000;
inline constexpr std::size_t maxReportedText = 1000;

} // namespace mailstead::message
