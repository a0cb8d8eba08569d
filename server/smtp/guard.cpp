#include "smtp/guard.h"

#include <utility>

namespace mailstead::smtp
{

namespace
{

using namespace std::chrono_literals;

constexpr auto knownFor = 30 * 24h;
constexpr auto logAgainAfter = 60s;
constexpr std::chrono::milliseconds tarpitStep = 500ms;
constexpr std::chrono::milliseconds longestTarpit = 5s;

} // namespace

ClientKeys clientKeys(const asio::ip::address& address)
{
    if (address.is_v4()) {
        // Beside all of IPv6: 100::/8 and lower are not assigned to anybody (RFC 4291).
        constexpr std::uint64_t v4 = 0x00FFULL << 48;
        const std::uint64_t number = address.to_v4().to_uint();
        const std::uint64_t network = v4 | (number & ~0xFFULL);
        return {v4 | number, network, network};
    }
    std::uint64_t upper = 0;
    const auto bytes = address.to_v6().to_bytes();
    for (std::size_t i = 0; i < 8; ++i)
        upper = upper << 8 | bytes[i];
    return {upper, upper & ~0xFFFFULL, upper};
}

Guard::Rates::Rates(const core::Protection& protection, std::uint64_t factor)
    : connections(protection.connectionsPerClient * factor)
    , connecting(protection.connectionsPerMinute * factor, 1min)
    , messages(protection.messagesPerHour * factor, 1h)
    , recipients(protection.recipientsPerHour * factor, 1h)
    , errors(protection.errorsPerHour * factor, 1h)
{
}

Guard::Guard(core::Protection protection, std::function<TimePoint()> clock, std::size_t capacity)
    : m_protection(std::move(protection))
    , m_clock(std::move(clock))
    , m_clientRates(m_protection, 1)
    , m_networkRates(m_protection, m_protection.networkFactor)
    , m_clients(capacity)
    , m_networks(capacity)
    , m_known(capacity)
{
}

std::optional<std::string_view> Guard::objection(const Entry& entry, const Rates& rates,
                                                 TimePoint now, bool exempt) const
{
    if (entry.connections >= rates.connections)
        return "Too many connections, try again later";
    if (exempt)
        return std::nullopt;
    if (!rates.errors.allows(entry.errors, now))
        return "Too many errors from your network, try again later";
    if (!rates.connecting.allows(entry.connecting, now))
        return "Too many connections in a minute, try again later";
    return std::nullopt;
}

bool Guard::mayLog(Entry& entry, TimePoint now)
{
    if (entry.logged != TimePoint() && now - entry.logged < logAgainAfter)
        return false;
    entry.logged = now;
    return true;
}

tl::expected<Guest, GuardRefusal> Guard::admit(const asio::ip::address& address)
{
    const ClientKeys keys = clientKeys(address);
    const bool exempt = (m_protection.loopbackIsExempt && address.is_loopback()) ||
                        containsAddress(m_protection.exempt, address);
    const TimePoint now = m_clock();
    const std::lock_guard lock(m_mutex);
    Entry& client = m_clients.get(keys.client);
    auto refusal = objection(client, m_clientRates, now, exempt);
    if (!exempt) {
        Entry& network = m_networks.get(keys.network);
        if (!refusal)
            refusal = objection(network, m_networkRates, now, false);
        if (!refusal) {
            m_clientRates.connecting.count(client.connecting, now);
            m_networkRates.connecting.count(network.connecting, now);
            ++network.connections;
        }
    }
    if (refusal)
        return tl::unexpected(GuardRefusal{421, "4.7.0", *refusal, mayLog(client, now)});
    ++client.connections;
    Guest guest;
    guest.m_guard = shared_from_this();
    guest.m_client = m_clients.pin(keys.client);
    if (!exempt)
        guest.m_network = m_networks.pin(keys.network);
    guest.m_origin = keys.origin;
    guest.m_exempt = exempt;
    return guest;
}

/// Counts one of it, or nothing when the client or its network have had enough.
bool Guard::spend(Guest& guest, Rate Rates::*rate, Meter Entry::*meter)
{
    if (guest.m_exempt)
        return true;
    const TimePoint now = m_clock();
    const std::lock_guard lock(m_mutex);
    Meter& client = m_clients.at(guest.m_client).*meter;
    Meter& network = m_networks.at(guest.m_network).*meter;
    if (!(m_clientRates.*rate).allows(client, now) || !(m_networkRates.*rate).allows(network, now))
        return false;
    (m_clientRates.*rate).count(client, now);
    (m_networkRates.*rate).count(network, now);
    return true;
}

Guest::Guest(Guest&& other) noexcept
{
    *this = std::move(other);
}

Guest& Guest::operator=(Guest&& other) noexcept
{
    if (this != &other) {
        leave();
        m_guard = std::move(other.m_guard);
        m_client = other.m_client;
        m_network = other.m_network;
        m_origin = other.m_origin;
        m_exempt = other.m_exempt;
        m_tarpitted = std::exchange(other.m_tarpitted, false);
    }
    return *this;
}

Guest::~Guest()
{
    leave();
}

void Guest::leave()
{
    if (!m_guard)
        return;
    leaveTarpit();
    {
        const std::lock_guard lock(m_guard->m_mutex);
        --m_guard->m_clients.at(m_client).connections;
        m_guard->m_clients.unpin(m_client);
        if (!m_exempt) {
            --m_guard->m_networks.at(m_network).connections;
            m_guard->m_networks.unpin(m_network);
        }
    }
    m_guard.reset();
}

std::chrono::milliseconds Guest::greetingPause() const
{
    if (m_exempt || !m_guard || m_guard->m_protection.greetingPause == 0ms)
        return 0ms;
    const auto now = m_guard->m_clock();
    const std::lock_guard lock(m_guard->m_mutex);
    const auto* delivered = m_guard->m_known.find(m_origin);
    return delivered != nullptr && now - *delivered < knownFor
               ? 0ms
               : m_guard->m_protection.greetingPause;
}

std::optional<GuardRefusal> Guest::message()
{
    if (!m_guard || m_guard->spend(*this, &Guard::Rates::messages, &Guard::Entry::messages))
        return std::nullopt;
    return GuardRefusal{421, "4.7.0", "Too many messages in an hour, try again later"};
}

std::optional<GuardRefusal> Guest::recipient()
{
    if (!m_guard || m_guard->spend(*this, &Guard::Rates::recipients, &Guard::Entry::recipients))
        return std::nullopt;
    return GuardRefusal{450, "4.7.1", "Too many recipients in an hour, try again later"};
}

void Guest::error()
{
    if (m_exempt || !m_guard)
        return;
    Guard& guard = *m_guard;
    const auto now = guard.m_clock();
    const std::lock_guard lock(guard.m_mutex);
    guard.m_clientRates.errors.count(guard.m_clients.at(m_client).errors, now);
    guard.m_networkRates.errors.count(guard.m_networks.at(m_network).errors, now);
}

void Guest::delivered()
{
    if (m_exempt || !m_guard)
        return;
    const auto now = m_guard->m_clock();
    const std::lock_guard lock(m_guard->m_mutex);
    m_guard->m_known.get(m_origin) = now;
}

std::chrono::milliseconds Guest::tarpit(std::uint32_t count)
{
    if (m_exempt || !m_guard)
        return 0ms;
    const std::uint32_t after = m_guard->m_protection.tarpitAfter;
    if (after == 0 || count <= after)
        return 0ms;
    const std::lock_guard lock(m_guard->m_mutex);
    if (!m_tarpitted) {
        if (m_guard->m_tarpitted >= Guard::mostTarpitted)
            return 0ms;
        ++m_guard->m_tarpitted;
        m_tarpitted = true;
    }
    return std::min(tarpitStep * (count - after), longestTarpit);
}

void Guest::leaveTarpit()
{
    if (!m_tarpitted)
        return;
    m_tarpitted = false;
    const std::lock_guard lock(m_guard->m_mutex);
    --m_guard->m_tarpitted;
}

} // namespace mailstead::smtp
