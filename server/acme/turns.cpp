#include "acme/turns.h"

#include <chrono>
#include <utility>

namespace mailstead::acme
{

using core::ErrorKind;

/// Who gives up says so by a flag that wakes nobody.
constexpr std::chrono::milliseconds lookInterval{100};

Turns::Turn::Turn(Turn&& other) noexcept
    : m_turns(std::exchange(other.m_turns, nullptr))
    , m_forSomebody(other.m_forSomebody)
{
}

Turns::Turn::~Turn()
{
    if (m_turns)
        m_turns->end(m_forSomebody);
}

Turns::Turn Turns::tryOwn()
{
    const std::lock_guard lock(m_mutex);
    // Somebody who waits goes first.
    if (m_taken || m_somebody)
        return {};
    m_taken = true;
    return Turn(this, false);
}

core::Result<Turns::Turn> Turns::forSomebody(const std::function<void()>& waiting,
                                             const std::function<bool()>& givenUp)
{
    std::unique_lock lock(m_mutex);
    if (std::exchange(m_somebody, true))
        return core::fail(ErrorKind::Refused, "a certificate is being requested already", {},
                          "wait until that request has ended");
    if (m_taken && waiting) {
        lock.unlock();
        waiting();
        lock.lock();
    }
    while (m_taken) {
        if (givenUp()) {
            m_somebody = false;
            return core::fail(ErrorKind::Cancelled, "the request was cancelled");
        }
        m_ended.wait_for(lock, lookInterval);
    }
    m_taken = true;
    return Turn(this, true);
}

void Turns::end(bool forSomebody)
{
    {
        const std::lock_guard lock(m_mutex);
        m_taken = false;
        if (forSomebody)
            m_somebody = false;
    }
    m_ended.notify_all();
}

} // namespace mailstead::acme
