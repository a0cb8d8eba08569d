#include "delivery/ipv6_sending.h"

#include "core/log.h"
#include "dns/wanted.h"

#include <algorithm>
#include <asio/ip/udp.hpp>
#include <fmt/format.h>
#include <utility>

namespace mailstead::delivery
{

namespace
{

constexpr auto lookInterval = std::chrono::hours(1);
constexpr auto afterFailure = std::chrono::minutes(5);
/// More names of one address are not looked at.
constexpr std::size_t mostNames = 5;

/// The address that the kernel sends from; empty without IPv6. Nothing is sent.
std::string sourceAddress(asio::io_context& io)
{
    asio::error_code error;
    asio::ip::udp::socket socket(io);
    socket.open(asio::ip::udp::v6(), error);
    if (!error)
        socket.connect({asio::ip::make_address_v6("2000::1"), 53}, error);
    if (error)
        return {};
    const auto local = socket.local_endpoint(error);
    const std::string address = error ? std::string() : local.address().to_string();
    // Nobody out there sees a private one.
    return dns::isPublicAddress(address) ? address : std::string();
}

/// Those that were configured, else the one that is used.
std::vector<std::string> ourAddresses(asio::io_context& io,
                                      const std::vector<std::string>& configured)
{
    std::vector<std::string> addresses;
    for (const std::string& text : configured) {
        asio::error_code error;
        const auto address = asio::ip::make_address(text, error);
        if (!error && address.is_v6())
            addresses.push_back(address.to_string());
    }
    if (configured.empty()) {
        if (std::string used = sourceAddress(io); !used.empty())
            addresses.push_back(std::move(used));
    }
    return addresses;
}

} // namespace

/// One look at all our addresses: each needs one name that leads back to it.
struct Ipv6Sending::Look {
    struct Address {
        std::string text;
        bool confirmed = false;
        bool unclear = false; ///< a question had no answer
        std::vector<std::string> names;
    };
    std::vector<Address> addresses;
    std::size_t open = 0;
};

Ipv6Sending::Ipv6Sending(asio::io_context& io, const core::Config& config,
                         std::shared_ptr<dns::Resolver> resolver)
    : m_wish(config.ipv6Sending)
    , m_configured(config.addresses)
    , m_resolver(std::move(resolver))
    , m_io(io)
    , m_timer(io)
{
}

void Ipv6Sending::start()
{
    if (m_wish == core::Ipv6Sending::Auto)
        return look();
    m_known = true;
    if (m_wish == core::Ipv6Sending::Never)
        m_refusal = "the configuration says ipv6-sending = \"never\"";
    for (const Done& done : std::exchange(m_waiting, {}))
        done(m_refusal);
}

void Ipv6Sending::stop()
{
    m_stopped = true;
    m_timer.cancel();
}

void Ipv6Sending::ask(Done done)
{
    if (m_known)
        return done(m_refusal);
    m_waiting.push_back(std::move(done));
}

void Ipv6Sending::look()
{
    const auto look = std::make_shared<Look>();
    for (std::string& address : ourAddresses(m_io, m_configured))
        look->addresses.push_back({std::move(address), false, false, {}});
    look->open = look->addresses.size();
    if (look->open == 0)
        return ended(look);
    const auto answered = [weak = weak_from_this(), look] {
        if (--look->open > 0)
            return;
        if (const auto self = weak.lock())
            self->ended(look);
    };
    for (Look::Address& one : look->addresses) {
        // `one` lives in `look`, which `answered` holds.
        m_resolver->query(
            dns::reverseName(one.text), dns::Type::PTR,
            [&one, look, answered, resolver = m_resolver](const dns::Answer& pointers) {
                one.unclear = pointers.isTemporaryFailure();
                one.names = pointers.values;
                if (one.names.size() > mostNames)
                    one.names.resize(mostNames);
                look->open += one.names.size();
                for (const std::string& name : one.names) {
                    resolver->query(
                        name, dns::Type::AAAA, [&one, answered](const dns::Answer& forward) {
                            const auto& values = forward.values;
                            one.unclear = one.unclear || forward.isTemporaryFailure();
                            one.confirmed = one.confirmed || std::find(values.begin(), values.end(),
                                                                       one.text) != values.end();
                            answered();
                        });
                }
                answered();
            });
    }
}

void Ipv6Sending::ended(const std::shared_ptr<Look>& look)
{
    if (m_stopped)
        return;
    std::string refusal, unclear;
    if (look->addresses.empty())
        refusal = "this server has no public IPv6 address";
    for (const Look::Address& one : look->addresses) {
        if (one.confirmed)
            continue;
        if (one.unclear)
            unclear = fmt::format("the PTR record of {} could not be looked up", one.text);
        else if (one.names.empty())
            refusal =
                fmt::format("its address {} has no PTR record; set one at the hoster", one.text);
        else
            refusal = fmt::format("the PTR record of {} names {}, which does not have the address; "
                                  "correct one of them",
                                  one.text, one.names.front());
    }
    const bool noAnswer = refusal.empty() && !unclear.empty();
    lookAgainIn(noAnswer ? std::chrono::seconds(afterFailure) : std::chrono::seconds(lookInterval));
    // A resolver that is down changes nothing that was known.
    if (noAnswer && !m_known)
        refusal = unclear;
    else if (noAnswer)
        refusal = m_refusal;
    if (!m_known || refusal != m_refusal) {
        if (look->addresses.empty())
            core::logInfo("smtp-out", {}, "no mail is sent by IPv6: " + refusal);
        else if (!refusal.empty())
            core::logWarn("smtp-out", {}, "no mail is sent by IPv6: " + refusal);
        else
            core::logInfo("smtp-out", {},
                          "mail may be sent by IPv6: the PTR record of " +
                              look->addresses.front().text + " leads back to it");
    }
    m_known = true;
    m_refusal = refusal;
    for (const Done& done : std::exchange(m_waiting, {}))
        done(refusal);
}

void Ipv6Sending::lookAgainIn(std::chrono::seconds wait)
{
    m_timer.expires_after(wait);
    m_timer.async_wait([weak = weak_from_this()](const asio::error_code& error) {
        if (const auto self = weak.lock(); self && !error && !self->m_stopped)
            self->look();
    });
}

} // namespace mailstead::delivery
