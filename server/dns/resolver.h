// Names and addresses for the rest of the daemon: libunbound driven by the io thread, validating
// when a trust anchor is configured.
#pragma once

#include "core/config.h"
#include "core/result.h"

#include <asio/io_context.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace mailstead::dns
{

/// RFC 1035 §3.2.2, RFC 3596, RFC 6844.
enum class Type : std::uint16_t {
    A = 1,
    NS = 2,
    CNAME = 5,
    SOA = 6,
    PTR = 12,
    MX = 15,
    TXT = 16,
    AAAA = 28,
    SRV = 33,
    DS = 43,
    TLSA = 52,
    CAA = 257,
};

enum class Status {
    NoError,
    NxDomain,
    ServFail,
    Refused,
    Timeout,
    Bogus, ///< DNSSEC validation failed
    Other,
};

std::string_view toString(Status status); ///< "NOERROR", "NXDOMAIN", …

struct MailExchanger {
    std::uint16_t preference = 0;
    std::string host; ///< lower case, no trailing dot; empty for a null MX (RFC 7505)
};

/// An answer, whatever its status: a name that does not exist is an answer, not an error.
struct Answer {
    Status status = Status::Other;
    bool secure = false;        ///< validated by DNSSEC
    bool authoritative = false; ///< the server's own zone (RFC 1035 AA); of direct queries only
    std::uint32_t ttl = 0;
    /// One text for each record: addresses in canonical form, names in lower case without the
    /// trailing dot, TXT strings joined, MX as "10 mail.example.org".
    std::vector<std::string> values;
    std::string why; ///< of Status::Bogus: what the validator found, in its words

    bool exists() const { return status == Status::NoError && !values.empty(); }
    /// True when asking again later may give another answer (SERVFAIL, timeout, bogus).
    bool isTemporaryFailure() const;
};

/// Sorted by preference. Malformed records are left out.
std::vector<MailExchanger> mailExchangers(const Answer& answer);

/// "192.0.2.1" → "1.2.0.192.in-addr.arpa"; IPv6 likewise. Empty when it is not an address.
std::string reverseName(std::string_view address);

/// Thread-safe; handlers are called on the io thread, exactly once, within `timeout` seconds or so.
class Resolver
{
public:
    virtual ~Resolver() = default;
    virtual void query(std::string name, Type type, std::function<void(Answer)> done) = 0;
    /// Drops what is cached, so that the next answers are fresh.
    virtual void flush() = 0;

    /// The same for worker threads: blocks. Never call it from the io thread.
    Answer ask(const std::string& name, Type type);
};

/// Reads `resolvers` and `trustAnchorFile`; without resolvers those of /etc/resolv.conf are used.
core::Result<std::shared_ptr<Resolver>> makeResolver(asio::io_context& io,
                                                     const core::Config& config);

} // namespace mailstead::dns
