// The thread that owns a signed-in session and serves its channels. Internal to the folder.
#pragma once

#include "ssh/channel.h"
#include "ssh/connection.h"
#include "ssh/libssh_session.h"
#include "ssh/wake_up.h"

#include <list>
#include <thread>

namespace mailstead::ssh
{

class SessionLoop
{
public:
    struct Handlers {
        std::function<void(int milliseconds)> latency;
        std::function<void(const core::Error&)> lost; ///< once, and not after stop()
    };

    /// Takes the session over. The handlers are called in the loop's thread.
    SessionLoop(std::unique_ptr<LibsshSession> session, const ConnectionOptions& options,
                Handlers handlers);
    /// Ends all channels with Unreachable. Waits for the thread, which never waits for the server.
    ~SessionLoop();
    SessionLoop(const SessionLoop&) = delete;
    SessionLoop& operator=(const SessionLoop&) = delete;

    /// Thread-safe. On a lost session the channel has ended with the reason.
    std::shared_ptr<Channel> open(ChannelRequest request);
    bool isAlive() const;
    /// Ends the session; channels end with `why`.
    void stop(const core::Error& why);

private:
    void run();
    void serveChannels();
    /// The keep-alive; false when it went unanswered for too long.
    bool keepAlive();
    int pollTime() const;

    std::unique_ptr<LibsshSession> m_session;
    const ConnectionOptions m_options;
    const Handlers m_handlers;
    const std::shared_ptr<WakeUp> m_wakeUp;

    // The loop's thread only.
    std::list<std::shared_ptr<Channel>> m_channels;
    ssh_counter_struct m_socketCounter{};
    bool m_pinging = false;
    Clock::time_point m_pingSent;
    Clock::time_point m_nextPing;
    Clock::time_point m_lastHeard;
    uint64_t m_bytesHeard = 0;

    mutable std::mutex m_mutex;
    std::list<std::shared_ptr<Channel>> m_opened;
    std::optional<core::Error> m_ended;
    bool m_stop = false;

    std::thread m_thread;
};

} // namespace mailstead::ssh
