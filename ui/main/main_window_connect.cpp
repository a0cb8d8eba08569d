// Servers that come, go and want something: the connect dialog's part of the window.
#include "main/connect_dialog.h"
#include "main/main_window_actions.h"
#include "main/page_area.h"
#include "style/icons.h"
#include "widgets/button.h"
#include "widgets/notices.h"

namespace mailstead::main
{

using session::State;

ConnectDialog* MainWindow::openConnectDialog(const QUuid& id)
{
    if (m_dialog) {
        if (m_dialog->profile().id == id) {
            m_dialog->raise();
            m_dialog->activateWindow();
            return m_dialog;
        }
        m_dialog->close();
    }
    vault::ServerProfile profile;
    session::ServerSession* existing = m_servers->session(id);
    if (existing)
        profile = existing->profile();
    Connector* connector = existing ? new SessionConnector(existing, this)
                                    : new SessionConnector(&m_servers->knownHosts(), this);
    m_dialog = new ConnectDialog(profile, m_servers->groups(), connector, this);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setKnownHostsPath(m_servers->knownHosts().path());
    connect(m_dialog, &ConnectDialog::connected, this, &MainWindow::onConnected);
    connect(m_dialog, &ConnectDialog::saveRequested, this,
            [this](const vault::ServerProfile& wanted) {
                const QUuid kept = keep(wanted);
                if (!kept.isNull())
                    chooseServer(kept);
            });
    if (existing)
        m_dialog->adopt();
    m_dialog->show();
    return m_dialog;
}

QUuid MainWindow::keep(const vault::ServerProfile& profile)
{
    const core::Result<QUuid> kept = m_servers->put(profile);
    if (kept)
        return *kept;
    m_area->banner()->setError(kept.error());
    return {};
}

void MainWindow::onConnected(const vault::ServerProfile& profile,
                             const session::Credentials& credentials,
                             const QString& trustedFingerprint)
{
    const bool fresh = profile.id.isNull();
    const QUuid id = keep(profile);
    session::ServerSession* session = m_servers->session(id);
    if (!session)
        return;
    chooseServer(id);
    if (session->state() == State::Connected)
        return; // the dialog worked on this very session
    m_trustedOnce.insert(id, trustedFingerprint);
    session->connectToServer(credentials);
    if (fresh)
        m_toasts->show(tr("%1 was added").arg(profile.title()));
}

void MainWindow::followSession()
{
    auto* session = qobject_cast<session::ServerSession*>(sender());
    if (!session)
        return;
    const QUuid id = session->profile().id;
    switch (session->state()) {
    case State::HostKeyUnknown:
        // Just trusted in the dialog, on a session of its own.
        if (!session->offeredHostKey().fingerprint.isEmpty() &&
            m_trustedOnce.value(id) == session->offeredHostKey().fingerprint) {
            session->trustHostKey(false);
            break;
        }
        [[fallthrough]];
    case State::HostKeyChanged:
    case State::NeedsPassword:
        if (session == m_session && !(m_dialog && m_dialog->profile().id == id) && m_asked != id) {
            m_asked = id;
            openConnectDialog(id);
        }
        break;
    case State::Connected:
        m_trustedOnce.remove(id);
        m_asked = {};
        if (session == m_session)
            m_area->banner()->clear();
        break;
    case State::Failed:
        m_asked = {};
        if (session == m_session && !m_dialog) {
            m_area->banner()->setError(session->lastError());
            widgets::Button* again = m_area->banner()->addButton(tr("Try again"), true);
            connect(again, &QPushButton::clicked, session, [this, session] {
                m_area->banner()->clear();
                session->connectToServer();
            });
            widgets::Button* change = m_area->banner()->addButton(tr("Change the sign-in"));
            connect(change, &QPushButton::clicked, this, [this, id] {
                m_area->banner()->clear();
                openConnectDialog(id);
            });
        }
        break;
    case State::Connecting:
        if (session == m_session)
            m_area->banner()->clear();
        break;
    case State::Disconnected:
        m_asked = {};
        break;
    case State::Reconnecting:
        break;
    }
    showConnection();
    updateSettingsMenu();
}

void MainWindow::showServerMenu(const QUuid& id, const QPoint& position)
{
    session::ServerSession* session = m_servers->session(id);
    if (!session)
        return;
    QMenu menu(this);
    const auto add = [&](const char* icon, const QString& text, auto&& slot) {
        return menu.addAction(style::icon(QLatin1String(icon), style::Tint::Menu), text, this,
                              slot);
    };
    const bool open =
        session->state() == State::Connected || session->state() == State::Reconnecting;
    if (open)
        add("disconnect", tr("Disconnect"), [session] { session->disconnectFromServer(); });
    else
        add("connect", tr("Connect"), [this, id, session] {
            chooseServer(id);
            m_asked = {};
            session->connectToServer();
        });
    add("edit", tr("Change address or sign-in…"), [this, id] { openConnectDialog(id); });
    menu.addSeparator();
    add("delete", tr("Forget this server"), [this, id] { removeServer(id); });
    menu.exec(position);
}

void MainWindow::removeServer(const QUuid& id)
{
    const session::ServerSession* session = m_servers->session(id);
    if (!session)
        return;
    const vault::ServerProfile profile = session->profile();
    const core::Result<> removed = m_servers->remove(id);
    if (!removed) {
        m_area->banner()->setError(removed.error());
        return;
    }
    if (!m_session || m_session->profile().id == id) {
        m_session = nullptr;
        chooseServer(m_servers->rowCount() > 0
                         ? m_servers->index(0).data(session::ServerListModel::IdRole).toUuid()
                         : QUuid());
    }
    m_toasts->show(tr("%1 is forgotten").arg(profile.title()),
                   tr("Nothing was changed on the server."), [this, profile] {
                       const QUuid kept = keep(profile);
                       if (!kept.isNull())
                           chooseServer(kept);
                   });
}

} // namespace mailstead::main
