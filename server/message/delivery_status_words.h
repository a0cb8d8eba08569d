// The people's part of a notification, in English and Chinese. Private to this folder.
#pragma once

#include "message/delivery_status.h"

#include <string>
#include <string_view>

namespace mailstead::message
{

/// UTF-8 with LF line ends. `subject` and `returned` (whether the message itself, not only its
/// header, follows) are of the original. Names at most 50 recipients of an action.
std::string statusWords(const DeliveryStatus& status, std::string_view subject, bool returned);

/// "Undelivered: <subject>": the worst that happened. UTF-8, one line.
std::string statusSubject(const DeliveryStatus& status, std::string_view subject);

} // namespace mailstead::message
