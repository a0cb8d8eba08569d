// Local mail written to Maildirs, for servers without Dovecot's LMTP.
#pragma once

#include "core/result.h"
#include "queue/carrier.h"

#include <string>

namespace mailstead::delivery
{

/// The directory for a recipient: %d in `pattern` is the domain, %n the local part, both in lower
/// case. InvalidInput when one of them cannot be the name of a directory: nothing that a sender
/// chose leads anywhere else.
core::Result<std::string> maildirOf(const std::string& pattern, const std::string& recipient);

/// Who gets what into which Maildir.
struct MaildirMessage {
    std::string directory;
    std::size_t fixed = 0; ///< so many octets of it must exist already; the rest is made
    std::string sender, recipient;
    std::string hostname; ///< for the file's name
    smtp::Content content;
};

/// Blocks. When it returns without an error the message lies in new/, synced, its directory too;
/// after an error nothing is left there. Line ends become LF.
core::Result<void> writeToMaildir(const MaildirMessage& message);

/// One after the other, for a worker thread. Failures are deferred, names that cannot be
/// directories bounce.
std::vector<queue::AttemptResult>
deliverToMaildirs(const queue::Job& job, const std::string& pattern, const std::string& hostname);

} // namespace mailstead::delivery
