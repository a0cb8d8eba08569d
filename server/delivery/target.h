// Where a message may be taken to: an address and port, or a Unix socket.
#pragma once

#include <asio/generic/stream_protocol.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

namespace mailstead::delivery
{

/// Shared by all jobs for the same next hop.
struct Target {
    asio::generic::stream_protocol::endpoint endpoint;
    std::string host;    ///< name, also for TLS (SNI)
    std::string address; ///< IP address or path
    std::string text;    ///< for logs: "mx1.example.org [192.0.2.1]:25"
};

/// Null when `address` is none.
std::shared_ptr<const Target> tcpTarget(const std::string& host, const std::string& address,
                                        std::uint16_t port);

/// "/run/dovecot/lmtp" or "127.0.0.1:24", "[::1]:24", "localhost:24"; null when it is neither.
std::shared_ptr<const Target> lmtpTarget(const std::string& where);

/// "host", "host:2525", "192.0.2.1:25", "[2001:db8::1]:25", "2001:db8::1".
std::pair<std::string, std::uint16_t> hostAndPort(const std::string& text, std::uint16_t usual);

/// The address in "[192.0.2.1]" or "[IPv6:2001:db8::1]", empty when the domain is a name.
std::string literalAddress(const std::string& domain);

} // namespace mailstead::delivery
