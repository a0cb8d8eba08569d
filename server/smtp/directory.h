// The three narrow interfaces through which network-facing sessions reach the rest of the daemon:
// Directory, Intake, Keys. A process boundary must stay possible at each of them, so all arguments
// and results are values.
#pragma once

#include "core/result.h"
#include "smtp/content.h"
#include "smtp/envelope.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::smtp
{

/// Answer to "does this recipient exist here".
enum class RecipientKind {
    Mailbox,  ///< delivered here
    Alias,    ///< expands to other addresses
    Unknown,  ///< our domain, no such mailbox: 550 5.1.1
    NotLocal, ///< not our domain: relaying is for signed-in users only, else 554 5.7.1
};

struct LoginAnswer {
    enum class Outcome { Accepted, Refused, TemporaryFailure };
    Outcome outcome = Outcome::Refused;
    std::string account; ///< canonical mailbox address when accepted
};

/// Who exists and who may do what. Thread-safe.
class Directory
{
public:
    virtual ~Directory() = default;

    /// From memory, never blocks.
    virtual RecipientKind recipient(std::string_view address) const = 0;

    /// Final targets of an address: the mailbox itself, or what an alias expands to, aliases of
    /// aliases included, without duplicates and without loops. Empty for Unknown.
    virtual std::vector<std::string> expand(std::string_view address) const = 0;

    /// True when mail for the domain of `address` is delivered here.
    virtual bool isLocalDomain(std::string_view domain) const = 0;

    /// May the signed-in account send with this reverse-path or From address?
    virtual bool maySendAs(std::string_view account, std::string_view sender) const = 0;

    /// Checks a password. Slow by intention: runs on a thread of its own; `done` is called from
    /// there exactly once.
    virtual void verifyPassword(std::string user, std::string password,
                                std::function<void(LoginAnswer)> done) = 0;
};

/// Takes a message durably.
class Intake
{
public:
    virtual ~Intake() = default;

    /// `done` is called exactly once, from any thread, after the message is on disk (success), or
    /// with an error after which nothing was kept. NoSpace means 452, InvalidInput (the message
    /// itself cannot be taken: no From, a loop) 554, everything else 451.
    /// `content` has CRLF line ends, no dot-stuffing, our Received header not yet added.
    virtual void take(Envelope envelope, Content content,
                      std::function<void(core::Result<void>)> done) = 0;

    /// False while new mail should be answered 452 4.3.1 already at MAIL.
    virtual bool hasSpaceFor(std::uint64_t bytes) const = 0;
};

} // namespace mailstead::smtp
