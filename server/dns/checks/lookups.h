// Questions of coroutines to the world: each is asked once, however many wait for it, and none is
// waited for beyond its deadline.
#pragma once

#include "dns/checks/world.h"

#include <asio/awaitable.hpp>
#include <asio/post.hpp>
#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/use_awaitable.hpp>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <tuple>

namespace mailstead::dns::checks
{

/// One thing that is waited for: the timer is its deadline, cut short when the value is there.
template <class T> struct Wait {
    Wait(asio::io_context& io, std::chrono::milliseconds limit)
        : timer(io, limit)
    {
    }
    asio::steady_timer timer;
    std::optional<T> value;
};

template <class T> using WaitPtr = std::shared_ptr<Wait<T>>;

/// For one run of checks, on the thread that runs `io`.
class Lookups
{
public:
    static constexpr std::chrono::milliseconds resolveLimit{5000};
    static constexpr std::chrono::milliseconds serverLimit{4000};
    static constexpr std::chrono::milliseconds fetchLimit{5000};
    static constexpr std::chrono::milliseconds probeLimit{6000};

    Lookups(asio::io_context& io, World& world);
    ~Lookups(); ///< answers that come later are thrown away
    Lookups(const Lookups&) = delete;
    Lookups& operator=(const Lookups&) = delete;

    /// Begins a question that will be waited for later.
    void begin(const std::string& name, Type type);
    /// Status::Timeout when the deadline passes.
    asio::awaitable<Answer> ask(std::string name, Type type);
    asio::awaitable<std::vector<Answer>>
    askAll(std::vector<std::pair<std::string, Type>> questions);

    void beginAt(const DirectQuestion& question);
    asio::awaitable<Answer> askAt(DirectQuestion question);

    asio::awaitable<core::Result<http::Response>> fetch(std::string url);

    WaitPtr<Probe> beginProbe(const ProbeRequest& request);
    asio::awaitable<Probe> probe(WaitPtr<Probe> wait);

    asio::awaitable<std::vector<OutboundTry>> outbound(std::vector<std::string> domains);

    /// All that wait go on without an answer, and nothing is waited for any more.
    void giveUp();

private:
    /// The way of answers to the io_context, closed at the end. The world's handlers have a share
    /// in it, and none in the io_context: that keeps some of them itself, and would never go.
    struct Gate {
        std::mutex mutex;
        asio::io_context* io;
    };
    using Asked = std::tuple<std::string, std::uint16_t, std::string, Type>;

    template <class T> WaitPtr<T> start(std::chrono::milliseconds limit);
    template <class T> std::function<void(T)> fill(const WaitPtr<T>& wait) const;
    template <class T> asio::awaitable<T> value(WaitPtr<T> wait, T otherwise);

    asio::io_context& m_io;
    const std::shared_ptr<Gate> m_gate;
    World& m_world;
    std::map<std::pair<std::string, Type>, WaitPtr<Answer>> m_answers;
    std::map<Asked, WaitPtr<Answer>> m_direct;
    std::map<std::string, WaitPtr<core::Result<http::Response>>> m_fetched;
    std::map<asio::steady_timer*, std::weak_ptr<void>> m_waiting;
    bool m_over = false;
};

} // namespace mailstead::dns::checks
