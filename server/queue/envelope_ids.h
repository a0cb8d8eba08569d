// The envelope id (ENVID, RFC 3461, section 4.4) that goes with a message whose sender gave none.
// It is no part of the message, so only the servers that carry it to the recipients' domain know
// it: a notification that returns it comes from where we sent the message, and from nobody else who
// has a copy.
#pragma once

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

    /// "<message id>.<mac>", for the recipients of one domain.
    std::string make(std::string_view messageId, std::string_view domain) const;

    /// The id of the message that an envelope id was made for; nothing when it was not made here,
    /// or for another domain.
    std::optional<std::string> messageOf(std::string_view envelopeId,
                                         std::string_view domain) const;

private:
    const std::string m_secret;
};

} // namespace mailstead::queue
