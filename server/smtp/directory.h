// The three narrow interfaces through which network-facing sessions reach the rest of the daemon:
// Directory, Intake, Keys. A process boundary must stay possible at each of them, so all arguments
// and results are values.
#pragma once

#include "core/result.h"
#include "smtp/content.h"
#include "smtp/envelope.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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
    std::string account;     ///< canonical mailbox address when accepted
    std::string reason = {}; ///< for TemporaryFailure: what the client is told, one line, or empty
};

/// What SCRAM needs to know of an account (RFC 5802, section 3). Octets, not base64.
struct ScramCredentials {
    std::string account; ///< empty: nobody of this name may sign in; the rest is made up then
    std::string salt;
    std::uint32_t iterations = 4096;
    std::string storedKey;
    std::string serverKey;
    std::string refusal = {}; ///< not empty: no try now, for this reason (454 4.7.0)
};

/// Why a recipient that exists does not take this message.
struct RecipientRefusal {
    int code = 550;
    std::string enhanced;
    std::string text;
};

/// Where a message to one of our addresses goes, see Directory::route().
struct RoutedTarget {
    std::string address;
    /// Reverse-path for this target where it is not the message's own (forwarding, lists).
    std::optional<std::string> sender = std::nullopt;
    bool throughList = false; ///< a mailing list sends it on
};
struct Routing {
    std::vector<RoutedTarget> targets;
    std::string fields = {}; ///< header fields that a list adds, with CRLF, or empty
    std::string note = {};   ///< for the trace, or empty
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

    /// The same for a client of this IP address: too many wrong passwords from it, or for the
    /// user, are answered TemporaryFailure without a check.
    virtual void verifyPasswordFrom(const std::string& /*client*/, std::string user,
                                    std::string password, std::function<void(LoginAnswer)> done)
    {
        verifyPassword(std::move(user), std::move(password), std::move(done));
    }

    // What follows is from memory and never blocks.

    /// True when everybody who may sign in can do so with SCRAM.
    virtual bool offersScram() const { return false; }
    /// For a user who does not exist the answer looks like any other, and is the same each time.
    virtual ScramCredentials scramCredentials(std::string_view /*client*/,
                                              std::string_view /*user*/) const
    {
        return {};
    }
    /// A sign-in that the caller checked itself (SCRAM) came to its end.
    virtual void loginEnded(std::string_view /*client*/, std::string_view /*user*/,
                            bool /*accepted*/) const
    {
    }

    /// May the account send to so many more recipients today? If not, what to answer at RCPT.
    virtual std::optional<RecipientRefusal> mayAddRecipients(std::string_view /*account*/,
                                                             std::size_t /*count*/) const
    {
        return {};
    }
    /// The account has sent one message to so many recipients.
    virtual void countSent(std::string_view /*account*/, std::size_t /*recipients*/) const {}

    /// Does this recipient take a message with this reverse-path (empty: a notification) from this
    /// account (empty: not signed in)? Asked after recipient().
    virtual std::optional<RecipientRefusal> admits(std::string_view /*recipient*/,
                                                   std::string_view /*sender*/,
                                                   std::string_view /*account*/) const
    {
        return {};
    }

    /// As expand(), with what forwarding and lists do to the message.
    virtual Routing route(std::string_view recipient, std::string_view /*sender*/) const
    {
        Routing routing;
        for (std::string& address : expand(recipient))
            routing.targets.push_back({std::move(address)});
        return routing;
    }
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
