// Protection of the receiving side: who may connect and how much each client may do. Decides only;
// the receiver and its sessions act.
#pragma once

#include "core/config.h"
#include "smtp/lru_table.h"
#include "smtp/rate_limits.h"

#include <asio/ip/address.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>

namespace mailstead::smtp
{

/// A reply that says why. The texts are constants.
struct GuardRefusal {
    int code = 421;
    std::string_view enhanced;
    std::string_view text;
    bool log = true; ///< false when the same was logged for this client less than a minute ago
};

/// The keys under which a client is counted.
struct ClientKeys {
    std::uint64_t client = 0;  ///< IPv4 address, IPv6 /64
    std::uint64_t network = 0; ///< IPv4 /24, IPv6 /48
    std::uint64_t origin = 0;  ///< IPv4 /24, IPv6 /64: what delivered mail before
};
ClientKeys clientKeys(const asio::ip::address& address);

class Guard;

/// One connection's place, given back when it is destroyed. An empty one allows everything.
class Guest
{
public:
    Guest() = default;
    Guest(Guest&& other) noexcept;
    Guest& operator=(Guest&& other) noexcept;
    Guest(const Guest&) = delete;
    Guest& operator=(const Guest&) = delete;
    ~Guest();

    /// Loopback and configured networks: no rates, pauses, greylisting or blocklists.
    bool isExempt() const { return m_exempt; }
    std::uint64_t origin() const { return m_origin; } ///< of clientKeys()
    /// How long the greeting waits; zero for those who delivered mail within 30 days.
    std::chrono::milliseconds greetingPause() const;

    /// Before MAIL of somebody who is not signed in: 421 4.7.0.
    std::optional<GuardRefusal> message();
    /// Before RCPT, likewise: 450 4.7.1, so that recipients already accepted get their mail.
    std::optional<GuardRefusal> recipient();
    /// A 5xx reply to a command, or a refused recipient.
    void error();
    /// A message of somebody who is not signed in was taken.
    void delivered();

    /// How long the reply waits that refuses the session's `count`th recipient.
    std::chrono::milliseconds tarpit(std::uint32_t count);
    void leaveTarpit();

private:
    friend class Guard;
    void leave();

    std::shared_ptr<Guard> m_guard;
    std::uint32_t m_client = 0, m_network = 0; ///< slots
    std::uint64_t m_origin = 0;
    bool m_exempt = true;
    bool m_tarpitted = false;
};

/// Thread-safe. Its tables hold at most `tableSize` entries each, about 10 MiB together when full.
class Guard : public std::enable_shared_from_this<Guard>
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    static constexpr std::size_t tableSize = 100'000;
    static constexpr std::uint32_t mostTarpitted = 200; ///< at a time; others are not slowed down

    explicit Guard(core::Protection protection,
                   std::function<TimePoint()> clock = std::chrono::steady_clock::now,
                   std::size_t capacity = tableSize);

    /// A place for the connection, or 421 4.7.0.
    tl::expected<Guest, GuardRefusal> admit(const asio::ip::address& address);

private:
    friend class Guest;
    struct Entry {
        std::uint32_t connections = 0;
        Meter connecting, messages, recipients, errors;
        TimePoint logged = {};
    };
    struct Rates {
        Rates(const core::Protection& protection, std::uint64_t factor);
        std::uint64_t connections;
        Rate connecting, messages, recipients, errors;
    };
    std::optional<std::string_view> objection(const Entry& entry, const Rates& rates, TimePoint now,
                                              bool exempt) const;
    bool spend(Guest& guest, Rate Rates::*rate, Meter Entry::*meter);
    bool mayLog(Entry& entry, TimePoint now);

    const core::Protection m_protection;
    const std::function<TimePoint()> m_clock;
    const Rates m_clientRates, m_networkRates;
    std::mutex m_mutex;
    LruTable<Entry> m_clients, m_networks;
    LruTable<TimePoint> m_known; ///< when the origin last delivered
    std::uint32_t m_tarpitted = 0;
};

} // namespace mailstead::smtp
