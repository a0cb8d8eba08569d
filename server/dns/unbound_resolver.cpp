// The resolver over libunbound: its worker thread resolves, the io thread is told through the
// file descriptor of the context.
#include "core/log.h"
#include "dns/resolver.h"
#include "dns/wire.h"

#include <asio/posix/stream_descriptor.hpp>
#include <asio/post.hpp>
#include <asio/steady_timer.hpp>
#include <fmt/format.h>
#include <set>
#include <unbound.h>

namespace mailstead::dns
{

namespace
{

using core::ErrorKind;
using core::fail;

constexpr std::chrono::seconds longestWait{15};

Answer answerFrom(int error, const ub_result& result, Type type)
{
    Answer answer;
    if (error != 0) {
        answer.status = Status::ServFail;
        return answer;
    }
    answer.secure = result.secure != 0;
    answer.ttl = result.ttl > 0 ? static_cast<std::uint32_t>(result.ttl) : 0;
    if (result.bogus != 0) {
        answer.status = Status::Bogus;
        answer.why = result.why_bogus != nullptr ? result.why_bogus : "";
    } else if (result.rcode == 0)
        answer.status = Status::NoError;
    else if (result.rcode == 3)
        answer.status = Status::NxDomain;
    else if (result.rcode == 5)
        answer.status = Status::Refused;
    else if (result.rcode == 2)
        answer.status = Status::ServFail;
    if (answer.status != Status::NoError || result.data == nullptr || result.len == nullptr)
        return answer;
    for (int index = 0; result.data[index] != nullptr; ++index) {
        const std::string_view data(result.data[index],
                                    static_cast<std::size_t>(result.len[index]));
        if (auto text = recordText(data, 0, data.size(), type))
            answer.values.push_back(std::move(*text));
    }
    return answer;
}

/// One libunbound context and what waits for it. Everything but query() runs on the io thread.
class Context : public std::enable_shared_from_this<Context>
{
public:
    explicit Context(asio::io_context& io)
        : m_io(io)
        , m_readable(io)
    {
    }
    ~Context()
    {
        if (m_readable.is_open())
            m_readable.release(); // the descriptor is libunbound's
        ub_ctx_delete(m_context);
    }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    core::Result<void> open(const core::Config& config)
    {
        m_context = ub_ctx_create();
        if (m_context == nullptr)
            return fail(ErrorKind::Internal, "The resolver cannot start", "out of memory");
        // A thread, not a process: the daemon is confined and has secrets in memory.
        if (const auto set = check(ub_ctx_async(m_context, 1), "threads"); !set)
            return set;
        // libunbound answers for private reverse zones and for "test." itself unless told not to;
        // whether they exist is for the configured resolvers to say (RFC 6303, RFC 6761).
        for (const auto& [name, value] :
             {std::pair{"do-not-query-localhost:", "no"}, std::pair{"cache-max-ttl:", "300"},
              std::pair{"cache-max-negative-ttl:", "30"}, std::pair{"unblock-lan-zones:", "yes"},
              std::pair{"local-zone:", "test. transparent"}}) {
            if (const auto set = check(ub_ctx_set_option(m_context, name, value), name); !set)
                return set;
        }
        if (config.resolvers.empty()) {
            if (const auto set = check(ub_ctx_resolvconf(m_context, nullptr), "/etc/resolv.conf");
                !set)
                return set;
        }
        for (const std::string& address : config.resolvers) {
            if (const auto set = check(ub_ctx_set_fwd(m_context, address.c_str()), address); !set)
                return set;
        }
        if (!config.trustAnchorFile.empty()) {
            if (const auto set =
                    check(ub_ctx_add_ta_file(m_context, config.trustAnchorFile.c_str()),
                          config.trustAnchorFile);
                !set)
                return set;
        }
        return {};
    }

    void start()
    {
        m_readable.assign(ub_fd(m_context));
        waitReadable();
    }

    void query(std::string name, Type type, std::function<void(Answer)> done)
    {
        auto pending = std::make_unique<Pending>(Pending{shared_from_this(), type, std::move(done),
                                                         asio::steady_timer(m_io, longestWait), 0});
        Pending* raw = pending.get();
        const int error = ub_resolve_async(m_context, name.c_str(), static_cast<int>(type), 1, raw,
                                           &Context::onAnswer, &raw->asyncId);
        if (error != 0) {
            // A name that libunbound cannot parse does not exist.
            Answer answer;
            answer.status = error == UB_SYNTAX ? Status::NxDomain : Status::ServFail;
            pending->done(std::move(answer));
            return;
        }
        m_pending.insert(raw);
        raw->timer.async_wait([self = shared_from_this(), raw](const asio::error_code& waitError) {
            if (waitError || self->m_pending.count(raw) == 0)
                return;
            ub_cancel(self->m_context, raw->asyncId);
            Answer answer;
            answer.status = Status::Timeout;
            self->finish(raw, std::move(answer));
        });
        pending.release(); // NOLINT: owned by m_pending from here on
    }

    /// No more waiting on the descriptor once nothing is pending: the context can go.
    void retire()
    {
        m_retired = true;
        if (m_pending.empty())
            m_readable.cancel();
    }

    /// Ends everything that waits; for the resolver's end.
    void abandon()
    {
        m_retired = true;
        while (!m_pending.empty()) {
            Pending* raw = *m_pending.begin();
            ub_cancel(m_context, raw->asyncId);
            Answer answer;
            answer.status = Status::ServFail;
            finish(raw, std::move(answer));
        }
        m_readable.cancel();
    }

private:
    struct Pending {
        std::shared_ptr<Context> context;
        Type type;
        std::function<void(Answer)> done;
        asio::steady_timer timer;
        int asyncId;
    };

    core::Result<void> check(int error, std::string_view what)
    {
        if (error == 0)
            return {};
        return fail(ErrorKind::InvalidInput,
                    fmt::format("The resolver does not accept its setting {}", what),
                    ub_strerror(error));
    }

    void waitReadable()
    {
        m_readable.async_wait(asio::posix::stream_descriptor::wait_read,
                              [self = shared_from_this()](const asio::error_code& error) {
                                  if (error)
                                      return;
                                  ub_process(self->m_context);
                                  if (!self->m_retired || !self->m_pending.empty())
                                      self->waitReadable();
                              });
    }

    static void onAnswer(void* data, int error, ub_result* result)
    {
        auto* pending = static_cast<Pending*>(data);
        Answer answer;
        if (result != nullptr)
            answer = answerFrom(error, *result, pending->type);
        else
            answer.status = Status::ServFail;
        ub_resolve_free(result);
        pending->context->finish(pending, std::move(answer));
    }

    void finish(Pending* raw, Answer answer)
    {
        const std::unique_ptr<Pending> pending(raw);
        m_pending.erase(raw);
        pending->timer.cancel();
        if (m_retired && m_pending.empty())
            m_readable.cancel();
        // Not from within ub_process: the handler may ask again, or end the resolver.
        asio::post(m_io, [done = std::move(pending->done), answer = std::move(answer),
                          keep = pending->context]() mutable { done(std::move(answer)); });
    }

    asio::io_context& m_io;
    asio::posix::stream_descriptor m_readable;
    ub_ctx* m_context = nullptr;
    std::set<Pending*> m_pending; ///< owned
    bool m_retired = false;
};

class UnboundResolver : public Resolver
{
public:
    UnboundResolver(asio::io_context& io, core::Config config, std::shared_ptr<Context> context)
        : m_io(io)
        , m_config(std::move(config))
        , m_current(std::make_shared<Current>(Current{std::move(context)}))
    {
    }

    ~UnboundResolver() override
    {
        asio::post(m_io, [current = m_current] { current->context->abandon(); });
    }
    UnboundResolver(const UnboundResolver&) = delete;
    UnboundResolver& operator=(const UnboundResolver&) = delete;

    void query(std::string name, Type type, std::function<void(Answer)> done) override
    {
        asio::post(m_io, [current = m_current, name = std::move(name), type,
                          done = std::move(done)]() mutable {
            current->context->query(std::move(name), type, std::move(done));
        });
    }

    void flush() override
    {
        // libunbound cannot drop its cache: a new context begins with an empty one.
        asio::post(m_io, [&io = m_io, config = m_config, current = m_current] {
            auto fresh = std::make_shared<Context>(io);
            if (const auto opened = fresh->open(config); !opened) {
                core::logWarn("dns", {}, "cache kept: " + opened.error().text());
                return;
            }
            fresh->start();
            std::swap(current->context, fresh);
            fresh->retire();
        });
    }

private:
    /// Only touched on the io thread.
    struct Current {
        std::shared_ptr<Context> context;
    };

    asio::io_context& m_io;
    core::Config m_config;
    std::shared_ptr<Current> m_current;
};

} // namespace

core::Result<std::shared_ptr<Resolver>> makeResolver(asio::io_context& io,
                                                     const core::Config& config)
{
    auto context = std::make_shared<Context>(io);
    if (const auto opened = context->open(config); !opened)
        return tl::unexpected(opened.error());
    context->start();
    return std::make_shared<UnboundResolver>(io, config, std::move(context));
}

} // namespace mailstead::dns
