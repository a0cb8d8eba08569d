// The notifications that tell a sender what became of a message (RFC 3461). Private to this folder.
#pragma once

#include "message/delivery_status.h"
#include "queue/preparation.h"
#include "queue/store.h"

namespace mailstead::queue
{

/// What is to be told of one recipient.
struct Tidings {
    Row row;
    message::DsnAction action = message::DsnAction::Failed;
    std::string reply;
    std::string host;
    std::optional<TimePoint> retryUntil; ///< for Delayed
};

/// One notification about recipients of one message; nothing for the null sender (RFC 5321, 6.1)
/// and when it cannot be made, which is logged. `original` may be empty when it cannot be read.
std::optional<NewMessage> noticeAbout(const Preparation& preparation,
                                      const std::vector<Tidings>& tidings,
                                      const StoredMessage& original, TimePoint now);

} // namespace mailstead::queue
