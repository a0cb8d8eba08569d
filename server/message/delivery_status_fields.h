// The machine's part of a notification. Private to this folder.
#pragma once

#include "message/delivery_status.h"

#include <string>

namespace mailstead::message
{

/// True when an address is not ASCII: message/global-delivery-status is needed (RFC 6533 §4).
bool needsGlobalStatus(const DeliveryStatus& status);

/// The content of message/delivery-status (RFC 3464 §2): a group for the message, one for each
/// recipient. ASCII unless needsGlobalStatus().
std::string statusFields(const DeliveryStatus& status);

} // namespace mailstead::message
