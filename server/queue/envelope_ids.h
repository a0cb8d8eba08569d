// The envelope id (ENVID, RFC 3461, section 4.4) that goes with a message of ours when its sender
// gave none. It is no part of the message, so only the servers that carry it to the recipients'
// domain know it: a notification that returns it comes from where we sent the message, and from
// nobody else who has a copy.
//
// Ours is what has a reverse-path of ours: submissions, mail of a list, forwarded mail. What is
// only relayed for others goes on as it came, without ENVID when it had none (section 5.2.1); its
// notifications do not come here anyway.
#pragma once

#include "queue/store.h"
#include "smtp/directory.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace mailstead::queue
{

/// Thread-safe: everything is const.
class EnvelopeIds
{
public:
    explicit EnvelopeIds(std::string secret)
        : m_secret(std::move(secret))
    {
    }

    /// For a row that goes to its domain; empty when its reverse-path is not ours.
    std::string of(const Row& row, const smtp::Directory& directory) const;

    /// "<message id>.<mac>", for the recipients of one domain.
    std::string make(std::string_view messageId, std::string_view domain) const;

    /// The id of the message that an envelope id was made for; nothing when it was not made here,
    /// or for another domain.
    std::optional<std::string> messageOf(std::string_view envelopeId,
                                         std::string_view domain) const;

private:
    const std::string m_secret;
};

/// Makes one, or an empty text for none.
using EnvelopeIdMaker = std::function<std::string(const Row&)>;

} // namespace mailstead::queue
