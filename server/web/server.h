// The listener for HTTPS: accepts connections and answers them from a Site.
#pragma once

#include "core/config.h"
#include "core/tls.h"
#include "web/request.h"
#include "web/site.h"

#include <asio/io_context.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace mailstead::web
{

/// Protection of the daemon. Tests shorten the times.
struct ServerLimits {
    std::uint32_t connections = 200;
    std::uint32_t connectionsPerClient = 20;  ///< an IPv4 address or an IPv6 /64
    std::uint32_t connectionsPerMinute = 120; ///< of a client: handshakes cost the most
    std::uint32_t requestsPerConnection = 100;
    std::chrono::milliseconds handshake = std::chrono::seconds(15);
    std::chrono::milliseconds requestTime = std::chrono::seconds(20); ///< until it is whole
    std::chrono::milliseconds write = std::chrono::seconds(20);
    std::chrono::milliseconds lifetime = std::chrono::minutes(5); ///< then it is not kept alive
    std::chrono::milliseconds retry = std::chrono::minutes(1);    ///< while a port cannot be opened
    RequestLimits request = {};
};

struct ServerStatus {
    bool serving = false;
    std::string reason; ///< why not, or why a part of it is not; a sentence
    std::vector<core::WebListener> listening;
};

/// Everything runs on `io`, which one thread runs. New handshakes show the certificate that `tls`
/// holds then. A port that another program has is tried again now and then.
class Server
{
public:
    Server(asio::io_context& io, std::vector<core::WebListener> listeners,
           std::shared_ptr<core::ServerTls> tls, std::shared_ptr<const Site> site,
           ServerLimits limits = {});
    ~Server(); ///< closes whatever is still open
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Opens the ports, as far as they can be had now. Not from the io thread, which it waits for.
    void start();

    /// Thread-safe.
    ServerStatus status() const;

    /// Leaves the ports to somebody else in this process (the tls-alpn-01 challenge) until the
    /// returned object is gone; connections that are there go on. Not from the io thread, which it
    /// waits for.
    std::shared_ptr<void> lendPorts();

    /// No new connections, the others are closed. `done` is called on the io thread. Thread-safe.
    void stop(std::function<void()> done = {});

private:
    struct Impl;
    std::shared_ptr<Impl> m_impl;
};

} // namespace mailstead::web
