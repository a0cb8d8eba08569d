// What the pages share that look at a running daemon: they follow the session, and say what is the
// case and what to do while there is no daemon to look at.
#pragma once

#include "control/client.h"
#include "session/server_session.h"
#include "widgets/page.h"

#include <QPointer>
#include <memory>

class QStackedLayout;

namespace mailstead::widgets
{
class EmptyState;
}

namespace mailstead::pages
{

/// Why there is a daemon to look at, or none.
enum class DaemonAccess {
    NoServer,
    NotConnected,
    Connecting,
    Lost,    ///< being tried again
    Looking, ///< connected, the daemon is not found yet
    NotInstalled,
    Stopped,
    Ready,
};

class DaemonPage : public Page
{
    Q_OBJECT
public:
    explicit DaemonPage(QWidget* parent = nullptr);

    void setSession(session::ServerSession* session) override;
    /// What setSession() makes of a session's state; also for tests. A client only with Ready.
    void setAccess(DaemonAccess access, std::shared_ptr<control::Client> client = {});
    DaemonAccess access() const { return m_access; }

protected:
    /// The page proper, shown while there is a daemon. Once, from the constructor.
    void setContent(QWidget* content);
    const std::shared_ptr<control::Client>& sharedClient() const { return m_client; }
    session::ServerSession* session() const { return m_session; }
    /// Null: none. Called when it changes.
    virtual void clientChanged(const std::shared_ptr<control::Client>& client) = 0;
    void retranslate() override;

private:
    void followSession();
    void onButton();
    void showAccess();

    QPointer<session::ServerSession> m_session;
    std::shared_ptr<control::Client> m_client;
    DaemonAccess m_access = DaemonAccess::NoServer;
    QStackedLayout* m_stack;
    widgets::EmptyState* m_empty;
};

} // namespace mailstead::pages
