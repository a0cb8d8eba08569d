// Whose turn it is to work on the certificate: one at a time. Internal to acme.
#pragma once

#include "core/result.h"

#include <condition_variable>
#include <functional>
#include <mutex>

namespace mailstead::acme
{

/// Thread-safe.
class Turns
{
public:
    /// Lasts as long as this object; converts to false when there is none.
    class Turn
    {
    public:
        Turn() = default;
        Turn(Turn&& other) noexcept;
        Turn& operator=(Turn&&) = delete;
        ~Turn();
        explicit operator bool() const { return m_turns != nullptr; }

    private:
        friend class Turns;
        Turn(Turns* turns, bool forSomebody)
            : m_turns(turns)
            , m_forSomebody(forSomebody)
        {
        }
        Turns* m_turns = nullptr;
        bool m_forSomebody = false;
    };

    /// For the daemon's own work, which can do without: none while there is another.
    Turn tryOwn();

    /// For somebody who asked: Refused while another asked; the end of the daemon's own work is
    /// waited for, and `waiting` is called once before that. Cancelled when `givenUp` says so; it
    /// is asked several times a second.
    core::Result<Turn> forSomebody(const std::function<void()>& waiting,
                                   const std::function<bool()>& givenUp);

private:
    void end(bool forSomebody);

    std::mutex m_mutex;
    std::condition_variable m_ended;
    bool m_taken = false;
    bool m_somebody = false; ///< has the turn, or waits for it
};

} // namespace mailstead::acme
