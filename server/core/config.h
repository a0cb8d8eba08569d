// What must be known before the store opens: mailsteadd.toml. Domains, mailboxes, keys and policy
// live in the store and change through the control channel.
#pragma once

#include "core/ip_network.h"
#include "core/result.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mailstead::core
{

enum class ListenerKind {
    Smtp,        ///< port 25: mail from other servers, STARTTLS
    Submission,  ///< port 587: mail from our users, STARTTLS required before AUTH
    Submissions, ///< port 465: the same, TLS from the first byte (RFC 8314)
};

struct Listener {
    ListenerKind kind = ListenerKind::Smtp;
    std::string address = "::"; ///< "::" listens on IPv4 too
    std::uint16_t port = 25;    ///< 0 lets the system choose (tests)
};

/// Where HTTPS is served.
struct WebListener {
    std::string address = "::"; ///< "::" listens on IPv4 too
    std::uint16_t port = 443;   ///< 0 lets the system choose (tests)
    friend bool operator==(const WebListener&, const WebListener&) = default;
};

/// How the receiving side protects itself. Rates of zero are not limited. A client is an IPv4
/// address or an IPv6 /64; the wider network around it (IPv4 /24, IPv6 /48) may have
/// `networkFactor` times as much. Signed-in users have limits of their own.
struct Protection {
    std::uint32_t connectionsPerClient = 50;
    std::uint32_t connectionsPerMinute = 120;
    std::uint32_t messagesPerHour = 5000;
    std::uint32_t recipientsPerHour = 20000;
    std::uint32_t errorsPerHour = 500; ///< errors and refused recipients
    std::uint32_t networkFactor = 4;
    /// Nothing here but connectionsPerClient holds for them, nor for loopback.
    std::vector<IpNetwork> exempt;
    bool loopbackIsExempt = true; ///< except in tests

    /// Strangers on port 25 wait so long for the greeting; who talks before it is cut off.
    std::chrono::milliseconds greetingPause{500};
    std::uint32_t tarpitAfter = 5; ///< refused recipients; further refusals come slowly. 0: never

    bool greylist = false;
    std::chrono::seconds greylistDelay{300};
    std::chrono::hours greylistRetention{36 * 24}; ///< since a triplet was last used
    std::uint32_t greylistAllowAfter = 5;          ///< passes, then all mail of the network passes

    std::vector<std::string> blocklists; ///< "zen.spamhaus.org"
};

/// Another server that all remote mail is given to.
struct Smarthost {
    enum class Tls {
        Required,      ///< STARTTLS with a verified certificate
        Opportunistic, ///< STARTTLS when offered; signs in under TLS only
        Implicit,      ///< TLS from the first byte, verified (port 465)
    };
    std::string host; ///< empty: mail goes to the MX hosts
    std::uint16_t port = 587;
    std::string user;         ///< empty: no sign-in
    std::string passwordFile; ///< its name in the state directory; mode 0600
    Tls tls = Tls::Required;
};

/// Whether mail is sent from our IPv6 address.
enum class Ipv6Sending {
    Auto, ///< while its PTR record names a host that has the address
    Always,
    Never,
};

/// A new sending address begins small (queue/warm_up.h).
struct WarmUpConfig {
    std::string since; ///< "2026-11-24", UTC; empty: no warm-up
    std::uint32_t firstDay = 50;
    std::uint32_t growthPercent = 150; ///< each day against the one before
};

struct Config {
    std::string hostname; ///< fully qualified, used in the greeting, EHLO and Received
    std::vector<Listener> listeners;
    /// For the MTA-STS policy and the settings of mail programs; empty: not served.
    std::vector<WebListener> webListeners = {WebListener()};

    std::string stateDirectory = "/var/lib/mailstead";
    std::string controlSocket = "/run/mailstead/control.sock";
    /// Where Dovecot takes local mail: a Unix socket path ("/run/dovecot/lmtp-mailstead") or
    /// "host:port" (tests).
    std::string lmtpTarget = "/run/dovecot/lmtp-mailstead";
    /// Path of Maildirs that local mail is written to instead, with %d for the domain and %n for
    /// the local part; empty: LMTP.
    std::string maildir;

    /// Resolvers to forward to ("192.0.2.53" or "192.0.2.53@5353"); empty: those of
    /// /etc/resolv.conf.
    std::vector<std::string> resolvers;
    /// Resolvers of others that are asked how far a record has travelled, as in `resolvers`.
    std::vector<std::string> publicResolvers = {"1.1.1.1", "8.8.8.8", "9.9.9.9", "223.5.5.5"};
    /// Public addresses, for a machine behind NAT that does not see its own; empty: those of the
    /// interfaces.
    std::vector<std::string> addresses;
    /// File with DNSSEC trust anchors; empty: no validation.
    std::string trustAnchorFile;

    std::uint64_t maxMessageBytes = 50ULL * 1024 * 1024;
    std::uint32_t maxRecipients = 100;
    std::uint32_t maxConnections = 1000;
    /// Proxies that must begin each connection with a PROXY header (version 2); nobody else may.
    std::vector<IpNetwork> proxyFrom;
    /// How long our users may have their mail held (FUTURERELEASE); 0: not offered.
    std::chrono::hours longestHold{30 * 24};
    /// Received fields do not tell the address of a client that has signed in.
    bool receivedHidesClient = true;
    /// Free space below which new mail is answered 452.
    std::uint64_t minFreeBytes = 200ULL * 1024 * 1024;
    Protection protection;

    std::chrono::seconds retryFirst{300};
    std::chrono::seconds retryLongest{4 * 3600};
    std::chrono::hours giveUpAfter{5 * 24};
    std::chrono::minutes warnAfter{4 * 60}; ///< the sender is told of a delay; 0: never
    std::chrono::days keepHistory{30};
    WarmUpConfig warmUp;

    /// Port for outgoing SMTP; 25 except in tests.
    std::uint16_t deliveryPort = 25;
    Ipv6Sending ipv6Sending = Ipv6Sending::Auto;
    Smarthost smarthost;
    /// Where ACME http-01 challenges are answered; 80 except in tests.
    std::uint16_t acmeHttpPort = 80;
};

/// "2026-11-24".
std::optional<std::chrono::sys_days> parseDay(std::string_view text);

/// Parses the file's text. Unknown keys are errors, so that a typing mistake is not silence.
Result<Config> parseConfig(std::string_view toml, std::string_view fileName);

Result<Config> loadConfig(const std::string& path);

} // namespace mailstead::core
