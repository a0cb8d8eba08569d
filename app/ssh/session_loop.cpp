#include "ssh/session_loop.h"

#include <QCoreApplication>
#include <algorithm>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <poll.h>
#endif

namespace mailstead::ssh
{
namespace
{

using core::ErrorKind;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(mailstead::ssh::Connection)
};

int drainWakeUp(socket_t, int, void* wakeUp)
{
    static_cast<WakeUp*>(wakeUp)->drain();
    return 0;
}

} // namespace

SessionLoop::SessionLoop(std::unique_ptr<LibsshSession> session, const ConnectionOptions& options,
                         Handlers handlers)
    : m_session(std::move(session))
    , m_options(options)
    , m_handlers(std::move(handlers))
    , m_wakeUp(std::make_shared<WakeUp>())
    , m_nextPing(Clock::now())
    , m_lastHeard(Clock::now())
{
    ssh_set_counters(m_session->get(), &m_socketCounter, nullptr);
    if (m_wakeUp->isValid()) {
        ssh_event_add_fd(m_session->event(), static_cast<socket_t>(m_wakeUp->descriptor()), POLLIN,
                         &drainWakeUp, m_wakeUp.get());
    }
    m_thread = std::thread([this] { run(); });
}

SessionLoop::~SessionLoop()
{
    stop({ErrorKind::Unreachable, Texts::tr("The connection was closed"), {}, {}});
    m_thread.join();
}

std::shared_ptr<Channel> SessionLoop::open(ChannelRequest request)
{
    auto channel =
        std::make_shared<Channel>(std::move(request), [wakeUp = m_wakeUp] { wakeUp->wake(); });
    {
        const std::lock_guard lock(m_mutex);
        if (m_ended) {
            channel->fail(*m_ended);
            return channel;
        }
        m_opened.push_back(channel);
    }
    m_wakeUp->wake();
    return channel;
}

bool SessionLoop::isAlive() const
{
    const std::lock_guard lock(m_mutex);
    return !m_ended;
}

void SessionLoop::stop(const core::Error& why)
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
        if (!m_ended) {
            m_ended = why;
        }
    }
    m_wakeUp->wake();
}

void SessionLoop::serveChannels()
{
    for (auto it = m_channels.begin(); it != m_channels.end();) {
        if ((*it)->step(m_session->get())) {
            ++it;
        } else {
            (*it)->release();
            it = m_channels.erase(it);
        }
    }
}

int SessionLoop::pollTime() const
{
    // Without a wake-up (no sockets left in this process) it has to look by itself.
    const std::chrono::milliseconds longest(!m_wakeUp->isValid() ? 20
                                            : m_channels.empty() ? 1000
                                                                 : 250);
    const auto ping =
        std::chrono::duration_cast<std::chrono::milliseconds>(m_nextPing - Clock::now());
    return static_cast<int>(m_pinging ? longest.count()
                                      : std::clamp<qint64>(ping.count() + 1, 0, longest.count()));
}

bool SessionLoop::keepAlive()
{
    const auto now = Clock::now();
    if (m_socketCounter.in_bytes != m_bytesHeard) {
        m_bytesHeard = m_socketCounter.in_bytes;
        m_lastHeard = now;
    }
    if (!m_pinging && now >= m_nextPing) {
        m_pinging = true;
        m_pingSent = now;
    }
    if (m_pinging) {
        // A global request that every server answers (RFC 4254 section 4), here with "no", since
        // there is no such forwarding: libssh does not tell when its own keep-alive was answered.
        if (ssh_channel_cancel_forward(m_session->get(), "keepalive.invalid", 1) != SSH_AGAIN) {
            m_pinging = false;
            m_nextPing = std::max(m_pingSent + m_options.keepAliveInterval, now);
            if (ssh_is_connected(m_session->get()) != 0 && m_handlers.latency) {
                m_handlers.latency(static_cast<int>(
                    std::chrono::ceil<std::chrono::milliseconds>(Clock::now() - m_pingSent)
                        .count()));
            }
        }
    }
    return !m_pinging || now - std::max(m_pingSent, m_lastHeard) <=
                             m_options.keepAliveInterval * m_options.keepAliveMisses;
}

void SessionLoop::run()
{
    core::Error why;
    bool lost = false;
    for (;;) {
        {
            const std::lock_guard lock(m_mutex);
            m_channels.splice(m_channels.end(), m_opened);
            if (m_stop) {
                why = *m_ended;
                break;
            }
        }
        serveChannels();
        if (!keepAlive()) {
            why = {ErrorKind::Unreachable,
                   Texts::tr("The server does not answer any more"),
                   {},
                   Texts::tr("Check the network and that the server is running.")};
            lost = true;
            break;
        }
        const bool polled = m_session->wait(pollTime());
        if (!polled || ssh_is_connected(m_session->get()) == 0) {
            why = {ErrorKind::Unreachable, Texts::tr("The connection to the server was lost"),
                   m_session->errorText(),
                   Texts::tr("Connect again; if it happens often, check the network.")};
            lost = true;
            break;
        }
    }
    if (lost) {
        serveChannels(); // what had arrived before is still handed over
    }
    {
        const std::lock_guard lock(m_mutex);
        if (!m_ended) {
            m_ended = why;
        }
        lost = lost && !m_stop;
        m_channels.splice(m_channels.end(), m_opened);
    }
    for (const auto& channel : m_channels) {
        channel->fail(why);
        channel->release();
    }
    m_channels.clear();
    if (m_wakeUp->isValid()) {
        // Freeing the event alone would leave what libssh keeps of the descriptor.
        ssh_event_remove_fd(m_session->event(), static_cast<socket_t>(m_wakeUp->descriptor()));
    }
    m_session.reset();
    if (lost && m_handlers.lost) {
        m_handlers.lost(why);
    }
}

} // namespace mailstead::ssh
