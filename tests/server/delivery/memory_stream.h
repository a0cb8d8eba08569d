// A mail server in memory, streams to it that fail at an operation that the test chooses, and a
// clock that moves only when nothing else is left to do. One thread, nothing sleeps.
#pragma once

#include "delivery/transport.h"

#include <asio/io_context.hpp>
#include <cstddef>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mailstead::delivery::test
{

enum class Fault {
    WriteFails,       ///< nothing of it arrives, the connection is gone
    WriteBreaks,      ///< half of it arrives, the connection is gone
    WriteFailsLate,   ///< it arrives, but the connection is gone before anything is read
    WriteStalls,      ///< nothing of it arrives, and it never ends
    ReadFails,        ///< at once, whatever would have come
    ReadLosesAnswers, ///< when octets come, which are lost with the connection
    ReadStalls,       ///< octets that come are never seen
};

/// One message as the server took it.
struct Taken {
    std::string id;
    std::vector<std::string> recipients;
    bool answered = false; ///< the client has read the 250
};

/// The server, the network and the time.
class World
{
public:
    World(asio::io_context& io, bool pipelining)
        : m_io(io)
        , m_pipelining(pipelining)
    {
    }

    /// Operations `first` to `first + count - 1` fail; reads and writes count together, from 1, in
    /// the order in which they begin.
    void failAt(std::size_t first, std::size_t count, Fault fault);

    TransportMaker maker();
    /// Works until `done`; false when nothing moves any more, not even the clock.
    bool runUntil(const std::function<bool()>& done);

    std::vector<Taken>& taken() { return m_taken; }
    std::size_t operations() const { return m_operations; }
    std::size_t connections() const { return m_connections; }
    std::size_t faults() const { return m_faults; } ///< that were met

private:
    friend class MemoryTransport;
    using Clock = Transport::Clock;

    /// The fault of an operation that begins now.
    std::optional<Fault> begins(bool isWrite);

    asio::io_context& m_io;
    const bool m_pipelining;
    Clock::time_point m_now{std::chrono::hours(1)};
    std::list<class MemoryTransport*> m_open;
    std::vector<Taken> m_taken;
    std::size_t m_operations = 0, m_connections = 0, m_faults = 0;
    std::size_t m_firstFault = 0, m_faultCount = 0;
    Fault m_fault = Fault::WriteFails;
};

} // namespace mailstead::delivery::test
