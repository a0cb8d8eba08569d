// How long a client may take: for a command, for content and its rate, and in the tarpit.
#include "smtp/receiver_connection.h"

#include <algorithm>
#include <utility>

namespace mailstead::smtp
{

void ReceiverConnection::setDeadline(std::chrono::milliseconds duration)
{
    m_deadlineAt = std::chrono::steady_clock::now() + duration;
    if (!m_timerRuns || m_timer.expiry() > m_deadlineAt)
        armTimer();
}

void ReceiverConnection::armTimer()
{
    m_timerRuns = true;
    m_timer.expires_at(m_deadlineAt);
    m_timer.async_wait([weak = weak_from_this()](const asio::error_code& error) {
        const auto self = weak.lock();
        if (!self || error)
            return; // gone, or set to an earlier time
        self->m_timerRuns = false;
        if (self->m_deadlineAt <= std::chrono::steady_clock::now())
            self->deadlinePassed();
        else if (self->m_deadlineAt != std::chrono::steady_clock::time_point::max())
            self->armTimer();
    });
}

void ReceiverConnection::deadlinePassed()
{
    if (m_closed)
        return;
    if (m_held) {
        const auto self = std::exchange(m_self, {});
        ReceivingStep step = std::move(*m_held);
        m_held.reset();
        m_guest.leaveTarpit();
        return say(step);
    }
    if (m_awaitsVerdict)
        return verdictCame({}); // nobody can tell
    if (m_reading && m_session->waitingFor() == ReceivingSession::Waiting::Data &&
        beginNextWindow())
        return setContentDeadline();
    if (m_reading || m_pausing) {
        m_timedOut = true;
        asio::error_code ignored;
        m_socket.cancel(ignored); // readDone() says 421
        return;
    }
    close();
}

/// False while this one lasts, and when too little came in it.
bool ReceiverConnection::beginNextWindow()
{
    const ReceiverLimits& limits = m_partners->limits;
    const auto now = std::chrono::steady_clock::now();
    const auto window = std::chrono::duration_cast<std::chrono::milliseconds>(now - m_windowSince);
    if (window < limits.rateWindow || now >= m_messageSince + limits.message ||
        m_windowOctets * 1000 < limits.octetsPerSecond * static_cast<std::uint64_t>(window.count()))
        return false;
    m_windowSince = now;
    m_windowOctets = 0;
    return true;
}

/// Three deadlines for content: between two reads, for the whole, and for the average rate.
void ReceiverConnection::setContentDeadline()
{
    const ReceiverLimits& limits = m_partners->limits;
    const auto now = std::chrono::steady_clock::now();
    beginNextWindow();
    const auto until = [&](std::chrono::steady_clock::time_point when) {
        return std::max(std::chrono::ceil<std::chrono::milliseconds>(when - now),
                        std::chrono::milliseconds(0));
    };
    setDeadline(std::min({limits.data, until(m_messageSince + limits.message),
                          until(m_windowSince + limits.rateWindow)}));
}

std::string_view ReceiverConnection::whatTookTooLong() const
{
    const ReceiverLimits& limits = m_partners->limits;
    const auto now = std::chrono::steady_clock::now();
    if (m_session->waitingFor() == ReceivingSession::Waiting::Data)
        return now >= m_windowSince + limits.rateWindow ? "The content comes too slowly, closing"
                                                        : "Nothing came in time, closing";
    return now >= m_progress + limits.withoutMessage ? "No message came for too long, closing"
                                                     : "Nothing came in time, closing";
}

} // namespace mailstead::smtp
