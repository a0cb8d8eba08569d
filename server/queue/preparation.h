// What happens to a message between the session that took it and the store: our header fields,
// where each recipient goes, signatures.
#pragma once

#include "queue/store.h"
#include "smtp/directory.h"
#include "smtp/signer.h"

namespace mailstead::queue
{

/// Thread-safe as far as its Directory and Signer are.
class Preparation
{
public:
    Preparation(std::string hostname, const smtp::Directory& directory, const smtp::Signer& signer);

    /// A message as a session took it: adds Received (RFC 5321, section 4.4), for submissions also
    /// Date and Message-ID where they are missing (RFC 6409, section 8) and a DKIM signature of
    /// the From domain. Recipients of ours are expanded, forwarding and lists give targets a
    /// reverse-path of their own, and a list adds List-Id, List-Post and Precedence; two that lead
    /// to one mailbox are one target. Of what is delivered to a list or expanded by an alias, and
    /// is to be told, `arrived` tells. InvalidInput when no target is left.
    core::Result<NewMessage> taken(smtp::Envelope envelope, smtp::Content content) const;

    /// A notification that we write ourselves, from the null sender, signed for our own domain.
    core::Result<NewMessage> ours(const std::string& id, const std::string& recipient,
                                  std::string content, TimePoint now) const;

    const std::string& hostname() const { return m_hostname; }

private:
    struct Added {
        std::string fields; ///< that a list adds to the header
        std::optional<NewMessage::Arrived> arrived;
    };
    Added addTargets(NewMessage& message, const smtp::Recipient& recipient,
                     const std::string& sender) const;
    core::Result<smtp::Content> completed(const smtp::Envelope& envelope,
                                          const smtp::Content& content, const std::string& front,
                                          TimePoint now, NewMessage& message) const;

    std::string m_hostname;
    const smtp::Directory& m_directory;
    const smtp::Signer& m_signer;
};

} // namespace mailstead::queue
