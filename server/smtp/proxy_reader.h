// Reads the PROXY header that a configured proxy must send first, and not an octet more.
#pragma once

#include "core/result.h"

#include <asio/ip/tcp.hpp>
#include <asio/steady_timer.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace mailstead::smtp
{

/// All methods on the io thread. Kept alive by its pending operations.
class ProxyReader : public std::enable_shared_from_this<ProxyReader>
{
public:
    using Done =
        std::function<void(core::Result<asio::ip::address> client, asio::ip::tcp::socket socket)>;

    /// `peer` is the client when the proxy speaks for itself.
    ProxyReader(asio::ip::tcp::socket socket, asio::ip::address peer);
    /// `done` is called once; InvalidInput, Timeout, or Unavailable when the proxy went away.
    void start(std::chrono::milliseconds deadline, Done done);

private:
    void read(std::size_t octets, void (ProxyReader::*then)());
    void prefixRead();
    void headerRead();
    void finish(core::Result<asio::ip::address> client);

    asio::ip::tcp::socket m_socket;
    asio::steady_timer m_deadline;
    const asio::ip::address m_peer;
    std::string m_header;
    Done m_done;
    bool m_timedOut = false;
};

} // namespace mailstead::smtp
