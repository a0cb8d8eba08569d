// The notification that tells a sender what could not be delivered. Private to this folder.
#pragma once

#include "queue/preparation.h"
#include "queue/store.h"

namespace mailstead::queue
{

/// One recipient that has failed for good.
struct Failure {
    Row row;
    std::string reply;
    std::string host;
};

/// One notification for failures of one message; nothing for the null sender (RFC 5321, 6.1) and
/// when it cannot be made, which is logged. `original` may be empty when it cannot be read.
std::optional<NewMessage> bounceNotice(const Preparation& preparation,
                                       const std::vector<Failure>& failures,
                                       std::string_view original, TimePoint now);

} // namespace mailstead::queue
