#include "message/submission.h"

#include "message/address.h"
#include "message/date.h"
#include "message/header.h"

namespace mailstead::message
{

core::Result<std::string> completeSubmission(std::string_view message, std::string_view id,
                                             std::string_view hostname,
                                             std::chrono::system_clock::time_point now)
{
    const auto from = authors(message);
    if (!from)
        return tl::unexpected(from.error());
    auto cleaned = removeFields(message, {"Bcc", "Resent-Bcc", "Return-Path"});
    if (!cleaned)
        return cleaned;
    const auto header = scanHeader(*cleaned);
    if (!header)
        return tl::unexpected(header.error());
    std::string added;
    if (!header->find("Date"))
        added += makeField("Date", formatDate(now));
    if (!header->find("Message-ID"))
        added += makeField("Message-ID", "<" + std::string(id) + "@" + std::string(hostname) + ">");
    return added + *cleaned;
}

} // namespace mailstead::message
