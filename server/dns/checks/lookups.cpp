#include "dns/checks/lookups.h"

#include "dns/wire.h"

namespace mailstead::dns::checks
{

namespace
{

/// The root is "." to a resolver.
std::string askedName(const std::string& name)
{
    const std::string canonical = canonicalName(name);
    return canonical.empty() ? "." : canonical;
}

Answer noAnswer()
{
    Answer answer;
    answer.status = Status::Timeout;
    return answer;
}

} // namespace

Lookups::Lookups(asio::io_context& io, World& world)
    : m_io(io)
    , m_gate(new Gate{{}, &io})
    , m_world(world)
{
}

Lookups::~Lookups()
{
    const std::lock_guard lock(m_gate->mutex);
    m_gate->io = nullptr;
}

template <class T> WaitPtr<T> Lookups::start(std::chrono::milliseconds limit)
{
    auto wait = std::make_shared<Wait<T>>(m_io, m_over ? std::chrono::milliseconds(0) : limit);
    m_waiting[&wait->timer] = wait;
    return wait;
}

template <class T> std::function<void(T)> Lookups::fill(const WaitPtr<T>& wait) const
{
    return [gate = m_gate, weak = std::weak_ptr(wait)](T value) {
        const std::lock_guard lock(gate->mutex);
        if (gate->io == nullptr)
            return;
        asio::post(*gate->io, [weak, value = std::move(value)]() mutable {
            if (const auto waiting = weak.lock()) {
                waiting->value = std::move(value);
                waiting->timer.cancel();
            }
        });
    };
}

template <class T> asio::awaitable<T> Lookups::value(WaitPtr<T> wait, T otherwise)
{
    if (!wait->value) {
        asio::error_code ignored; // the value tells whether it came
        co_await wait->timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    }
    if (wait->value)
        co_return *wait->value;
    co_return otherwise;
}

void Lookups::begin(const std::string& name, Type type)
{
    WaitPtr<Answer>& wait = m_answers[{askedName(name), type}];
    if (wait)
        return;
    wait = start<Answer>(resolveLimit);
    if (!m_over)
        m_world.resolve(askedName(name), type, fill(wait));
}

asio::awaitable<Answer> Lookups::ask(std::string name, Type type)
{
    begin(name, type);
    Answer answer = co_await value(m_answers[{askedName(name), type}], noAnswer());
    co_return answer;
}

asio::awaitable<std::vector<Answer>>
Lookups::askAll(std::vector<std::pair<std::string, Type>> questions)
{
    for (const auto& [name, type] : questions)
        begin(name, type);
    std::vector<Answer> answers;
    for (const auto& [name, type] : questions) {
        Answer answer = co_await ask(name, type);
        answers.push_back(std::move(answer));
    }
    co_return answers;
}

void Lookups::beginAt(const DirectQuestion& question)
{
    WaitPtr<Answer>& wait =
        m_direct[{question.server, question.port, askedName(question.name), question.type}];
    if (wait)
        return;
    wait = start<Answer>(serverLimit);
    if (!m_over)
        m_world.askServer(m_io, question, fill(wait));
}

asio::awaitable<Answer> Lookups::askAt(DirectQuestion question)
{
    beginAt(question);
    const Asked key{question.server, question.port, askedName(question.name), question.type};
    Answer answer = co_await value(m_direct[key], noAnswer());
    co_return answer;
}

asio::awaitable<core::Result<http::Response>> Lookups::fetch(std::string url)
{
    WaitPtr<core::Result<http::Response>>& wait = m_fetched[url];
    if (!wait) {
        wait = start<core::Result<http::Response>>(fetchLimit);
        if (!m_over)
            m_world.fetch(url, fill(wait));
    }
    core::Result<http::Response> nothing =
        core::fail(core::ErrorKind::Timeout, "no answer came in time");
    core::Result<http::Response> response = co_await value(wait, std::move(nothing));
    co_return response;
}

WaitPtr<Probe> Lookups::beginProbe(const ProbeRequest& request)
{
    auto wait = start<Probe>(probeLimit);
    if (!m_over)
        m_world.probe(m_io, request, fill(wait));
    return wait;
}

asio::awaitable<Probe> Lookups::probe(WaitPtr<Probe> wait)
{
    Probe nothing;
    nothing.error = "no answer came in time";
    Probe probe = co_await value(std::move(wait), std::move(nothing));
    co_return probe;
}

asio::awaitable<std::vector<OutboundTry>> Lookups::outbound(std::vector<std::string> domains)
{
    auto wait = start<std::vector<OutboundTry>>(probeLimit);
    if (!m_over)
        m_world.outbound(domains, fill(wait));
    std::vector<OutboundTry> tries = co_await value(std::move(wait), std::vector<OutboundTry>());
    co_return tries;
}

void Lookups::giveUp()
{
    m_over = true;
    for (const auto& [timer, alive] : m_waiting) {
        if (const auto wait = alive.lock())
            timer->cancel();
    }
}

} // namespace mailstead::dns::checks
