// A libssh session with the event that polls it. Internal to the folder.
#pragma once

#include <QString>
#include <libssh/libssh.h>
#include <memory>

namespace mailstead::ssh
{

/// One thread at a time. Non-blocking: libssh's functions return SSH_AGAIN, and wait() polls.
class LibsshSession
{
public:
    LibsshSession()
        : m_session(ssh_new())
        , m_event(ssh_event_new())
    {
        if (m_session != nullptr) {
            ssh_set_blocking(m_session, 0);
        }
    }
    ~LibsshSession()
    {
        if (m_event != nullptr) {
            if (m_added) {
                ssh_event_remove_session(m_event, m_session);
            }
            ssh_event_free(m_event);
        }
        if (m_session != nullptr) {
            if (ssh_is_connected(m_session) != 0) {
                ssh_disconnect(m_session);
            }
            ssh_free(m_session);
        }
    }
    LibsshSession(const LibsshSession&) = delete;
    LibsshSession& operator=(const LibsshSession&) = delete;

    bool isValid() const { return m_session != nullptr && m_event != nullptr; }
    ssh_session get() const { return m_session; }
    ssh_event event() const { return m_event; }
    QString errorText() const { return QString::fromUtf8(ssh_get_error(m_session)).trimmed(); }

    /// Polls the session's socket and serves what came; false when the poll failed.
    bool wait(int milliseconds)
    {
        if (!m_added) {
            // Only possible once the socket is there.
            m_added = ssh_event_add_session(m_event, m_session) == SSH_OK;
        }
        return ssh_event_dopoll(m_event, milliseconds) != SSH_ERROR;
    }

private:
    ssh_session m_session;
    ssh_event m_event;
    bool m_added = false;
};

} // namespace mailstead::ssh
