// A plain text message of our own making (message.send, test messages).
#pragma once

#include "core/result.h"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::message
{

struct PlainText {
    std::string from;     ///< address
    std::string fromName; ///< display name, UTF-8, may be empty
    std::vector<std::string> to;
    std::string subject; ///< UTF-8
    std::string text;    ///< UTF-8, line ends of any kind
    std::string id;      ///< left part of the Message-ID
    std::string hostname;
    std::chrono::system_clock::time_point date;
};

/// RFC 5322 text with CRLF: Date, From, To, Subject, Message-ID and a quoted-printable UTF-8 body.
/// An error when an address is malformed or there is no recipient.
core::Result<std::string> compose(const PlainText& message);

/// RFC 2045 §6.7 for text: lines of at most 76 octets, line ends become CRLF.
std::string quotedPrintable(std::string_view text);

} // namespace mailstead::message
