// What a connection needs of the system: a stream of octets, TLS over it, and a clock. Tests put a
// stream in memory that fails where they want, and a clock of their own, in its place.
#pragma once

#include "delivery/target.h"

#include <asio/buffer.hpp>
#include <asio/error_code.hpp>
#include <asio/io_context.hpp>
#include <asio/ssl/context.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <openssl/types.h>

namespace mailstead::delivery
{

/// All on the io thread. Handlers are called from there, never from within the call that gets
/// them. Whoever waits keeps the transport alive.
class Transport
{
public:
    using Clock = std::chrono::steady_clock;
    using Handler = std::function<void(const asio::error_code&, std::size_t)>;

    virtual ~Transport() = default;

    virtual void connect(const Target& target, Handler done) = 0;
    /// Some octets, at least one.
    virtual void read(asio::mutable_buffer buffer, Handler done) = 0;
    /// All of them.
    virtual void write(asio::const_buffer buffer, Handler done) = 0;

    /// From the handshake on reads and writes go through TLS.
    virtual SSL* beginTls(std::shared_ptr<asio::ssl::context> context) = 0;
    virtual void handshake(Handler done) = 0;
    /// Null before beginTls().
    virtual SSL* ssl() const = 0;

    /// Pending operations end with an error. `orderly`: what was written still arrives.
    virtual void close(bool orderly) = 0;

    virtual Clock::time_point now() const = 0;
    /// One call, instead of one that was asked for before.
    virtual void wakeAt(Clock::time_point time, std::function<void()> wake) = 0;
    virtual void cancelWake() = 0;
};

using TransportMaker = std::function<std::unique_ptr<Transport>()>;

/// Over TCP or a Unix socket.
std::unique_ptr<Transport> makeSocketTransport(asio::io_context& io);

} // namespace mailstead::delivery
