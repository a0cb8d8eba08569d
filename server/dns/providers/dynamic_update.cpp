// Any name server that takes dynamic updates (RFC 2136) signed with TSIG, such as BIND and Knot,
// over TCP. The zone is read by transfer; where that is not allowed, by asking for the names that
// matter.
#include "core/random_id.h"
#include "dns/providers/makers.h"
#include "dns/providers/set_provider.h"
#include "dns/tsig.h"
#include "dns/update_wire.h"
#include "dns/wire.h"
#include "http/connection.h"

#include <algorithm>
#include <charconv>
#include <random>

namespace mailstead::dns
{

namespace
{

constexpr std::chrono::seconds longestExchange{30};

std::uint16_t randomId()
{
    return static_cast<std::uint16_t>(std::random_device()());
}

std::string framed(const std::string& message)
{
    std::string frame;
    frame += static_cast<char>(message.size() >> 8);
    frame += static_cast<char>(message.size() & 0xFF);
    return frame + message;
}

std::string_view words(ResponseCode code)
{
    switch (code) {
    case ResponseCode::FormErr:
        return "FORMERR";
    case ResponseCode::ServFail:
        return "SERVFAIL";
    case ResponseCode::NotImp:
        return "NOTIMP: it takes no updates";
    case ResponseCode::Refused:
        return "REFUSED";
    case ResponseCode::NotAuth:
        return "NOTAUTH: it is not authoritative for the zone";
    case ResponseCode::NotZone:
        return "NOTZONE: a name is not in the zone";
    default:
        return "an error without a name";
    }
}

Trouble troubleOf(ResponseCode code)
{
    switch (code) {
    case ResponseCode::NxDomain:
    case ResponseCode::YxDomain:
    case ResponseCode::YxRrset:
    case ResponseCode::NxRrset:
        return Trouble::Changed;
    case ResponseCode::Refused:
    case ResponseCode::NotImp:
        return Trouble::MissingRight;
    case ResponseCode::NotAuth:
    case ResponseCode::NotZone:
        return Trouble::ZoneNotFound;
    case ResponseCode::FormErr:
        return Trouble::RecordRefused;
    default:
        return Trouble::Unavailable;
    }
}

/// One TCP connection with messages behind a length (RFC 1035 §4.2.2).
class Channel
{
public:
    static Outcome<Channel> open(const ProviderContext& context)
    {
        std::string host = context.field("server");
        std::uint16_t port = 53;
        const std::size_t colon = host.rfind(':');
        // "host:port", but not an IPv6 address as it is.
        if (colon != std::string::npos && host.find(':') == colon) {
            const char* const begin = host.data() + colon + 1;
            const char* const end = host.data() + host.size();
            if (std::from_chars(begin, end, port).ptr != end || port == 0)
                return trouble(Trouble::Unavailable, "the server's port is no number");
            host.resize(colon);
        }
        const auto addresses = http::addressesOf(canonicalName(host), context.resolver.get());
        if (!addresses)
            return trouble(Trouble::Unavailable, addresses.error().text());
        Channel channel(context.patience.atMost(longestExchange));
        auto connection = http::Connection::openPlain(port, *addresses, channel.m_patience);
        if (!connection)
            return broken(connection.error());
        channel.m_connection = std::move(*connection);
        return channel;
    }

    Outcome<void> send(const std::string& message)
    {
        const auto written = m_connection->write(framed(message), m_patience);
        if (!written)
            return broken(written.error());
        return {};
    }

    Outcome<std::string> receive()
    {
        while (true) {
            if (m_buffer.size() >= 2) {
                const std::size_t length =
                    static_cast<std::size_t>(static_cast<unsigned char>(m_buffer[0]) << 8 |
                                             static_cast<unsigned char>(m_buffer[1]));
                if (m_buffer.size() >= length + 2) {
                    std::string message = m_buffer.substr(2, length);
                    m_buffer.erase(0, length + 2);
                    return message;
                }
            }
            const auto bytes = m_connection->read(m_patience);
            if (!bytes)
                return broken(bytes.error());
            if (bytes->empty())
                return trouble(Trouble::Unavailable, "the name server closed the connection");
            m_buffer += *bytes;
        }
    }

private:
    explicit Channel(http::Patience patience)
        : m_patience(std::move(patience))
    {
    }

    static tl::unexpected<ProviderError> broken(const core::Error& error)
    {
        return trouble(error.kind == core::ErrorKind::Cancelled ? Trouble::Cancelled
                                                                : Trouble::Unavailable,
                       error.text());
    }

    http::Patience m_patience;
    std::unique_ptr<http::Connection> m_connection;
    std::string m_buffer;
};

class DynamicUpdate final : public SetProvider
{
public:
    explicit DynamicUpdate(ProviderContext context)
        : m_context(std::move(context))
    {
    }

    /// It has no list: the zones are part of the credentials.
    Outcome<std::vector<ProviderZone>> zones() override
    {
        std::vector<ProviderZone> result;
        std::string_view left = m_context.fields["zones"];
        while (!left.empty()) {
            const std::size_t end = std::min(left.find_first_of(", "), left.size());
            const std::string name = canonicalName(left.substr(0, end));
            left.remove_prefix(std::min(end + 1, left.size()));
            if (!name.empty())
                result.push_back({name, name});
        }
        return result;
    }

    /// An update that changes nothing, of each zone.
    Outcome<void> check() override
    {
        const auto listed = zones();
        if (listed->empty())
            return trouble(Trouble::ZoneNotFound, "no zone is given");
        for (const ProviderZone& zone : *listed) {
            const auto updated = update(zone, {});
            if (!updated)
                return updated;
        }
        return {};
    }

    Outcome<std::vector<RecordSet>> recordSets(const ProviderZone& zone) override
    {
        auto sets = transferred(zone);
        // Knot says BADKEY to a key that is not allowed this, BIND says REFUSED.
        const bool refused = !sets && (sets.error().trouble == Trouble::MissingRight || m_badKey);
        if (refused && !m_context.names.empty())
            return asked(zone);
        return sets;
    }

protected:
    Applied writeAll(const ProviderZone& zone, const std::vector<SetChange>& changes) override
    {
        const auto updated = update(zone, changes);
        if (!updated)
            return {{}, updated.error()};
        return {changes};
    }

private:
    Outcome<TsigExchange> exchange() const
    {
        const auto key = TsigKey::parse(m_context.field("keyName"), m_context.field("algorithm"),
                                        m_context.field("secret"));
        if (!key)
            return trouble(Trouble::BadCredentials, key.error().text());
        return TsigExchange(*key, std::chrono::system_clock::now());
    }

    /// What the answer says, its signature checked first.
    static Outcome<void> judge(TsigExchange& signing, const std::string& message, std::uint16_t id)
    {
        const auto code = responseCode(message, id);
        if (!code)
            return trouble(Trouble::Unavailable, code.error().text());
        const auto verified = signing.verify(message);
        if (!verified)
            return trouble(Trouble::BadCredentials, verified.error().text());
        if (*code != ResponseCode::NoError)
            return trouble(troubleOf(*code), std::string(words(*code)));
        return {};
    }

    Outcome<void> update(const ProviderZone& zone, const std::vector<SetChange>& changes)
    {
        const std::uint16_t id = randomId();
        auto message = encodeUpdate(id, zone.name, changes);
        if (!message)
            return trouble(Trouble::RecordRefused, message.error().text());
        if (message->size() > 60000)
            return trouble(Trouble::RecordRefused, "the update is too large");
        auto signing = exchange();
        if (!signing)
            return tl::unexpected(signing.error());
        auto channel = opened(*signing, *message);
        if (!channel)
            return tl::unexpected(channel.error());
        const auto answer = channel->receive();
        if (!answer)
            return tl::unexpected(answer.error());
        return judge(*signing, *answer, id);
    }

    Outcome<Channel> opened(TsigExchange& signing, std::string& message) const
    {
        const auto isSigned = signing.sign(message);
        if (!isSigned)
            return trouble(Trouble::BadCredentials, isSigned.error().text());
        auto channel = Channel::open(m_context);
        if (!channel)
            return channel;
        const auto sent = channel->send(message);
        if (!sent)
            return tl::unexpected(sent.error());
        return channel;
    }

    Outcome<std::vector<RecordSet>> transferred(const ProviderZone& zone)
    {
        const std::uint16_t id = randomId();
        auto message = encodeTransfer(id, zone.name);
        auto signing = exchange();
        if (!message || !signing)
            return signing ? trouble(Trouble::ZoneNotFound, message.error().text())
                           : tl::unexpected(signing.error());
        auto channel = opened(*signing, *message);
        if (!channel)
            return tl::unexpected(channel.error());
        ZoneTransfer transfer(zone.name);
        while (true) {
            const auto answer = channel->receive();
            if (!answer)
                return tl::unexpected(answer.error());
            const auto fine = judge(*signing, *answer, id);
            m_badKey = signing->error() == badKey;
            if (!fine)
                return tl::unexpected(fine.error());
            const auto done = transfer.feed(*answer);
            if (!done)
                return trouble(Trouble::Unavailable, done.error().text());
            if (*done && !signing->isSettled())
                return trouble(Trouble::BadCredentials, "the end of the transfer is not signed");
            if (*done)
                return transfer.take();
        }
    }

    Outcome<std::vector<RecordSet>> asked(const ProviderZone& zone)
    {
        auto channel = Channel::open(m_context);
        if (!channel)
            return tl::unexpected(channel.error());
        std::vector<RecordSet> sets;
        for (const std::string& name : m_context.names) {
            if (!isInZone(name, zone.name))
                continue;
            for (const char* type : {"CNAME", "A", "AAAA", "MX", "TXT", "CAA", "SRV", "TLSA"}) {
                const std::uint16_t id = randomId();
                const auto question = encodeQuery(id, name, *typeNamed(type), false);
                if (!question)
                    continue;
                const auto sent = channel->send(*question);
                if (!sent)
                    return tl::unexpected(sent.error());
                const auto answer = channel->receive();
                if (!answer)
                    return tl::unexpected(answer.error());
                const auto reply = parseReply(*answer, name, *typeNamed(type));
                if (!reply || reply->id != id)
                    return trouble(Trouble::Unavailable, "an answer makes no sense");
                if (reply->answer.status != Status::NoError &&
                    reply->answer.status != Status::NxDomain)
                    return trouble(Trouble::Unavailable,
                                   "it answers " + std::string(toString(reply->answer.status)));
                addAnswer(sets, name, type, reply->answer);
            }
        }
        return sets;
    }

    /// An alias answers for the other types, too; those are not of the name itself.
    static void addAnswer(std::vector<RecordSet>& sets, const std::string& name,
                          const std::string& type, const Answer& answer)
    {
        if (!answer.exists() || findSet(sets, name, "CNAME").exists())
            return;
        RecordSet set{name, type, answer.ttl};
        for (const std::string& value : answer.values)
            set.values.push_back(canonicalText(type, value));
        sets.push_back(std::move(set));
    }

    ProviderContext m_context;
    bool m_badKey = false; ///< of the last transfer
};

} // namespace

std::unique_ptr<Provider> makeDynamicUpdate(ProviderContext context)
{
    return std::make_unique<DynamicUpdate>(std::move(context));
}

} // namespace mailstead::dns
