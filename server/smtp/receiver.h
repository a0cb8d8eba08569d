// The listeners for mail from others (25) and from our users (587, 465): accepts connections and
// drives a ReceivingSession over each.
#pragma once

#include "core/config.h"
#include "core/result.h"
#include "core/tls.h"
#include "smtp/directory.h"
#include "smtp/receiving_session.h"

#include <asio/io_context.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace mailstead::smtp
{

/// Deadlines of RFC 5321, section 4.5.3.2, and protection of the daemon. Tests shorten them.
struct ReceiverLimits {
    std::chrono::milliseconds command = std::chrono::minutes(5);
    std::chrono::milliseconds data = std::chrono::minutes(10);    ///< between two reads of content
    std::chrono::milliseconds message = std::chrono::minutes(60); ///< for the whole content
    std::chrono::milliseconds handshake = std::chrono::seconds(60);
    std::chrono::milliseconds write = std::chrono::minutes(5);
    /// Content that all connections together may hold in memory, until the intake has taken it; at
    /// least two messages of the largest size. Beyond it a message is answered 452.
    std::uint64_t contentMemory = 256ULL * 1024 * 1024;
    /// A session that brings no message for so long ends, whatever it says.
    std::chrono::milliseconds withoutMessage = std::chrono::hours(1);
    /// Content that comes more slowly, on average over `rateWindow`, is not waited for.
    std::uint64_t octetsPerSecond = 100;
    std::chrono::milliseconds rateWindow = std::chrono::seconds(60);
    std::chrono::milliseconds proxyHeader = std::chrono::seconds(5);
    /// A blocklist's verdict is waited for so long after the connection was made.
    std::chrono::milliseconds verdict = std::chrono::seconds(3);
    ReceivingLimits session; ///< messageBytes and recipients come from the Config
};

/// What else judges strangers on port 25. Both may be missing.
struct ReceiverJudges {
    std::shared_ptr<Reputation> reputation;
    std::shared_ptr<Greylist> greylist;
};

class Receiver
{
public:
    /// Everything runs on `io`, which one thread runs. Partners and judges are kept alive.
    /// Without `spool`, large contents stay in memory.
    Receiver(asio::io_context& io, const core::Config& config, std::shared_ptr<core::ServerTls> tls,
             std::shared_ptr<Directory> directory, std::shared_ptr<Intake> intake,
             ReceiverLimits limits = {}, std::shared_ptr<Spool> spool = {},
             ReceiverJudges judges = {});
    ~Receiver(); ///< closes whatever is still open
    Receiver(const Receiver&) = delete;
    Receiver& operator=(const Receiver&) = delete;

    /// Binds all configured listeners and begins to accept; on an error none stays bound. "::"
    /// listens on IPv4 too, and becomes 0.0.0.0 on a machine without IPv6.
    core::Result<void> listen();

    /// What was bound, in the order of the configuration, with the real ports.
    std::vector<core::Listener> ports() const;

    /// No new connections; sessions between commands get 421 and end, messages under way are
    /// finished. Whatever is still there after `grace` is closed. `done` is called on the io thread
    /// when the last session has ended. Thread-safe.
    void stop(std::function<void()> done = {},
              std::chrono::milliseconds grace = std::chrono::seconds(10));

private:
    struct Impl;
    std::shared_ptr<Impl> m_impl;
};

} // namespace mailstead::smtp
