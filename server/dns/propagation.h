// How far a record has travelled: every authoritative server and several public resolvers side by
// side, once or again and again until all agree.
#pragma once

#include "dns/direct_query.h"

#include <asio/steady_timer.hpp>
#include <chrono>
#include <memory>
#include <optional>

namespace mailstead::dns
{

struct PropagationQuestion {
    std::string name;
    Type type = Type::A;
    /// As in WantedRecord::value; empty: whatever the authoritative servers agree on.
    std::vector<std::string> expected;
};

struct PropagationServer {
    std::string name; ///< "ns1.example.org", or the address of a public resolver
    std::string address;
    std::uint16_t port = 53;
    bool authoritative = false;
};

struct PropagationAnswer {
    PropagationServer server;
    Answer answer; ///< its ttl is what is left of it at a resolver
    bool agrees = false;
};

struct PropagationRound {
    std::vector<PropagationAnswer> answers;
    /// Every authoritative server agrees, and so does each resolver that answered.
    bool complete = false;
};

/// "A", "TXT", …; nothing for others than Type has.
std::optional<Type> typeNamed(std::string_view name);
std::string_view nameOf(Type type);

/// The zone's servers and the public resolvers ("192.0.2.1" or "192.0.2.1@5353"). Blocks.
std::vector<PropagationServer> propagationServers(const std::string& name,
                                                  const std::vector<std::string>& publicResolvers,
                                                  Resolver& resolver);

/// Does `answer` hold what is expected? TXT records may stand beside others; all else must be just
/// that. Order, case of names, and trailing dots do not matter.
bool holdsExpected(const Answer& answer, Type type, const std::vector<std::string>& expected);

/// Pure. `answers` in the servers' order.
PropagationRound judgePropagation(const PropagationQuestion& question,
                                  const std::vector<PropagationServer>& servers,
                                  const std::vector<Answer>& answers);

/// One round. Blocks for some seconds at most.
PropagationRound askPropagation(const PropagationQuestion& question,
                                const std::vector<PropagationServer>& servers,
                                const std::atomic_bool& cancelled);

/// Rounds on `io` until one is complete, `onRound` says no, or `longest` has passed. Keeps itself
/// alive; `onRound` runs on the io thread.
class PropagationWatch : public std::enable_shared_from_this<PropagationWatch>
{
public:
    struct Pace {
        std::chrono::milliseconds interval{5000}; ///< from the end of a round to the next
        std::chrono::milliseconds longest = std::chrono::hours(24);
    };
    /// `last`: this was the last round. The result: go on.
    using OnRound = std::function<bool(const PropagationRound& round, bool last)>;

    static void start(asio::io_context& io, PropagationQuestion question,
                      std::vector<PropagationServer> servers, Pace pace, OnRound onRound);

private:
    PropagationWatch(asio::io_context& io, PropagationQuestion question,
                     std::vector<PropagationServer> servers, Pace pace, OnRound onRound);
    void ask();
    void answered();

    asio::io_context& m_io;
    asio::steady_timer m_timer;
    const PropagationQuestion m_question;
    const std::vector<PropagationServer> m_servers;
    const Pace m_pace;
    const OnRound m_onRound;
    const std::chrono::steady_clock::time_point m_end;
    std::vector<Answer> m_answers;
    std::size_t m_missing = 0;
};

} // namespace mailstead::dns
