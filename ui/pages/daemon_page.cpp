#include "pages/daemon_page.h"

#include "widgets/button.h"
#include "widgets/notices.h"

#include <QStackedLayout>

namespace mailstead::pages
{

DaemonPage::DaemonPage(QWidget* parent)
    : Page(parent)
    , m_stack(new QStackedLayout(this))
    , m_empty(new widgets::EmptyState)
{
    m_empty->setObjectName(QStringLiteral("noDaemon"));
    m_stack->addWidget(m_empty);
    connect(m_empty, &widgets::EmptyState::triggered, this, &DaemonPage::onButton);
}

void DaemonPage::setContent(QWidget* content)
{
    m_stack->addWidget(content);
}

void DaemonPage::setSession(session::ServerSession* session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session) {
        connect(session, &session::ServerSession::stateChanged, this, &DaemonPage::followSession);
        connect(session, &session::ServerSession::daemonStateChanged, this,
                &DaemonPage::followSession);
    }
    followSession();
}

void DaemonPage::followSession()
{
    if (!m_session) {
        setAccess(DaemonAccess::NoServer);
        return;
    }
    switch (m_session->state()) {
    case session::State::Connected:
        break;
    case session::State::Connecting:
    case session::State::HostKeyUnknown:
        setAccess(DaemonAccess::Connecting);
        return;
    case session::State::Reconnecting:
        setAccess(DaemonAccess::Lost);
        return;
    default:
        setAccess(DaemonAccess::NotConnected);
        return;
    }
    switch (m_session->daemonState()) {
    case session::DaemonState::Running:
        if (auto client = m_session->client())
            setAccess(DaemonAccess::Ready, std::move(client));
        else
            setAccess(DaemonAccess::Looking);
        break;
    case session::DaemonState::Unknown:
        setAccess(DaemonAccess::Looking);
        break;
    case session::DaemonState::NotInstalled:
        setAccess(DaemonAccess::NotInstalled);
        break;
    case session::DaemonState::Stopped:
        setAccess(DaemonAccess::Stopped);
        break;
    }
}

void DaemonPage::setAccess(DaemonAccess access, std::shared_ptr<control::Client> client)
{
    const bool other = client != m_client;
    m_access = access;
    m_client = std::move(client);
    if (other)
        clientChanged(m_client);
    showAccess();
    emit summaryChanged();
    emit badgeChanged();
}

void DaemonPage::onButton()
{
    if (m_access == DaemonAccess::NotInstalled)
        emit openPage(QStringLiteral("setup"));
    else if (m_access == DaemonAccess::Stopped && m_session)
        m_session->refreshDaemon();
    else if (m_access == DaemonAccess::NotConnected && m_session)
        m_session->connectToServer();
}

void DaemonPage::showAccess()
{
    const auto say = [this](const char* icon, const QString& title, const QString& sentence,
                            const QString& button = {}, const char* buttonIcon = "") {
        m_empty->set(QString::fromLatin1(icon), title, sentence, button,
                     QString::fromLatin1(buttonIcon));
    };
    switch (m_access) {
    case DaemonAccess::Ready:
        break;
    case DaemonAccess::NoServer:
        say("server", tr("No server is chosen"), tr("Choose one in the list at the left."));
        break;
    case DaemonAccess::NotConnected:
        say("disconnect", tr("Not connected"),
            tr("What the server does is seen again as soon as you are connected."), tr("Connect"),
            "connect");
        break;
    case DaemonAccess::Connecting:
        say("connect", tr("Connecting"), tr("The server is being asked."));
        break;
    case DaemonAccess::Lost:
        say("disconnect", tr("The connection was lost"),
            tr("It is being tried again. The server goes on with its work meanwhile."));
        break;
    case DaemonAccess::Looking:
        say("search", tr("Looking for the mail daemon"), tr("This takes a moment."));
        break;
    case DaemonAccess::NotInstalled:
        say("setup", tr("This server carries no mail yet"),
            tr("The setup turns it into a mail server and shows each change beforehand."),
            tr("Open the setup"), "setup");
        break;
    case DaemonAccess::Stopped:
        say("stuck", tr("The mail daemon does not answer"),
            tr("It is installed, but it does not run or does not let us in. The system's journal "
               "of the service mailsteadd says why."),
            tr("Look again"), "retry");
        break;
    }
    m_empty->setPrimary(m_access == DaemonAccess::NotInstalled ||
                        m_access == DaemonAccess::NotConnected);
    m_stack->setCurrentIndex(m_access == DaemonAccess::Ready ? 1 : 0);
}

void DaemonPage::retranslate()
{
    showAccess();
}

} // namespace mailstead::pages
