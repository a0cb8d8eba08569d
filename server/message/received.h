#pragma once

#include "smtp/envelope.h"

#include <string>
#include <string_view>

namespace mailstead::message
{

/// Our trace field (RFC 5321 §4.4) with its CRLF, to be put in front of the message. The protocol
/// is named as in RFC 3848 and RFC 6531 (ESMTP, ESMTPS, ESMTPSA, UTF8SMTP …); "for" is there for a
/// single recipient only, so that blind copies stay blind; for mail of signed-in users neither
/// address nor host name of the client is told, unless the envelope says so.
std::string receivedField(const smtp::Envelope& envelope, std::string_view hostname);

/// How many Received fields a message carries. RFC 5321 §6.3: 100 or more is a loop.
std::size_t receivedCount(std::string_view message);
inline constexpr std::size_t maxReceivedFields = 100;

} // namespace mailstead::message
