// Notifications of other servers that come in (RFC 3464): a recipient that a next hop has taken and
// whose mailbox turns out not to exist behind it is suppressed, as one that the next hop refuses.
//
// Anyone can write such a mail, so it is believed only when all of this holds:
// - it comes from the null sender, and not from somebody who signed in;
// - the recipient failed for good because there is no such mailbox;
// - it names a message whose history is here, and that recipient is one to whose domain's server
//   the message was given;
// - it comes from there: it returns the envelope id that was made for that message and domain, or
//   it returns a header with our Received and comes from the very address that took the message.
// Received alone proves little: whoever else got the message, or sent it, knows it as well.
#pragma once

#include "queue/envelope_ids.h"
#include "queue/store.h"
#include "smtp/directory.h"

#include <string>
#include <vector>

namespace mailstead::queue
{

/// A recipient that is known not to exist.
struct BelievedFailure {
    std::string recipient; ///< lower case
    std::string reply;     ///< what the last server said
    std::string messageId; ///< of our message that failed
    std::string host;      ///< who reports it
};

/// Thread-safe as far as its Directory and Store are.
class IncomingReports
{
public:
    IncomingReports(std::string hostname, const smtp::Directory& directory, Store& store,
                    EnvelopeIds envelopeIds);

    /// May this envelope carry a notification? If so, believed() may read the disk.
    static bool isCandidate(const smtp::Envelope& envelope);

    /// What a message that comes in proves; mostly nothing. Reads at most 2 MiB of it, and the
    /// traces of at most ten messages.
    std::vector<BelievedFailure> believed(const smtp::Envelope& envelope,
                                          const smtp::Content& content) const;

    /// Suppresses them and says so in the traces of their messages; on the queue thread. `reportId`
    /// is the notification's.
    void suppress(const std::vector<BelievedFailure>& failures, const std::string& reportId,
                  TimePoint now) const;

private:
    const std::string m_hostname;
    const smtp::Directory& m_directory;
    Store& m_store;
    const EnvelopeIds m_envelopeIds;
};

} // namespace mailstead::queue
