#include "main/connect_dialog.h"

#include "accessibility/announce.h"
#include "main/host_key_pane.h"
#include "ssh/known_hosts.h"
#include "style/icons.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/notices.h"
#include "widgets/segmented_control.h"
#include "widgets/spinner.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QTimer>
#include <QUrl>

namespace mailstead::main
{

using session::State;
using vault::SignIn;

ConnectDialog::ConnectDialog(const vault::ServerProfile& profile, const QStringList& groups,
                             Connector* connector, QWidget* parent)
    : QDialog(parent)
    , m_profile(profile)
    , m_groups(groups)
    , m_connector(connector)
    , m_keySettled(new QTimer(this))
{
    connector->setParent(this);
    setModal(false);
    setObjectName(QStringLiteral("connectDialog"));
    m_keySettled->setSingleShot(true);
    m_keySettled->setInterval(500);
    connect(m_keySettled, &QTimer::timeout, this, [this] { showButtons(m_connector->state()); });
    connect(connector, &Connector::changed, this, &ConnectDialog::onChanged);
    build();
    retranslate();
    showSignIn();
    showButtons(State::Disconnected);
    (m_address->text().isEmpty() ? m_address : m_password)->setFocus(Qt::OtherFocusReason);
}

ConnectDialog::~ConnectDialog() = default;

vault::ServerProfile ConnectDialog::profile() const
{
    vault::ServerProfile profile = m_profile;
    profile.address = m_address->text().trimmed();
    profile.port = m_port->text().toInt();
    profile.name = m_name->text().trimmed();
    profile.user = m_user->text().trimmed();
    profile.group = m_group->currentText().trimmed();
    profile.signIn = static_cast<SignIn>(m_signIn->current());
    profile.keyFile = profile.signIn == SignIn::KeyFile ? m_keyFile->text().trimmed() : QString();
    return profile;
}

session::Credentials ConnectDialog::credentials() const
{
    session::Credentials credentials;
    if (m_signIn->current() == static_cast<int>(SignIn::Password))
        credentials.password = vault::Secret(m_password->text());
    if (m_signIn->current() == static_cast<int>(SignIn::KeyFile))
        credentials.passphrase = vault::Secret(m_passphrase->text());
    return credentials;
}

void ConnectDialog::showSignIn()
{
    const auto way = static_cast<SignIn>(m_signIn->current());
    m_passwordBlock->setVisible(way == SignIn::Password);
    m_keyBlock->setVisible(way == SignIn::KeyFile);
    m_agentNote->setVisible(way == SignIn::Agent);
}

bool ConnectDialog::checkFields()
{
    QString problem;
    QLineEdit* where = nullptr;
    const vault::ServerProfile wanted = profile();
    if (wanted.address.isEmpty()) {
        problem = tr("Say which server: its address or its name");
        where = m_address;
    } else if (wanted.address.contains(QLatin1Char(' ')) ||
               wanted.address.startsWith(QLatin1Char('-')) ||
               wanted.address.contains(QLatin1Char('/'))) {
        problem = tr("This is no address: only a name or an IP address stands here");
        where = m_address;
    } else if (wanted.port < 1 || wanted.port > 65535) {
        problem = tr("A port is a number from 1 to 65535; SSH is normally on 22");
        where = m_port;
    } else if (wanted.user.isEmpty()) {
        problem = tr("Say which user signs in; on a fresh server it is root");
        where = m_user;
    } else if (wanted.signIn == SignIn::KeyFile && !QFileInfo(wanted.keyFile).isReadable()) {
        problem = wanted.keyFile.isEmpty() ? tr("Choose the file with your private key")
                                           : tr("This file cannot be read: %1").arg(wanted.keyFile);
        where = m_keyFile;
    }
    for (QLineEdit* edit : {m_address, m_port, m_user, m_keyFile}) {
        edit->setProperty("level", edit == where ? QStringLiteral("bad") : QString());
        edit->style()->unpolish(edit);
        edit->style()->polish(edit);
    }
    m_fieldError->setText(problem);
    m_fieldError->setVisible(!problem.isEmpty());
    if (where)
        where->setFocus(Qt::OtherFocusReason);
    return problem.isEmpty();
}

void ConnectDialog::attempt(bool testOnly)
{
    if (!checkFields())
        return;
    m_testOnly = testOnly;
    m_attempted = true;
    m_trusted.clear();
    m_banner->clear();
    m_pane->showNothing();
    m_started.start();
    m_connector->start(profile(), credentials());
    onChanged();
}

void ConnectDialog::trust(bool remember)
{
    m_trusted = m_connector->offered().fingerprint;
    m_connector->trust(remember);
}

void ConnectDialog::adopt()
{
    m_attempted = m_connector->state() != State::Disconnected;
    onChanged();
}

void ConnectDialog::onChanged()
{
    const State state = m_connector->state();
    switch (state) {
    case State::HostKeyUnknown:
        m_pane->showUnknown(m_connector->offered());
        if (!m_keySettled->isActive() && !m_keyShown) {
            m_keyShown = true;
            m_keySettled->start();
            m_pane->compareField()->setFocus(Qt::OtherFocusReason);
        }
        break;
    case State::HostKeyChanged:
        m_pane->showChanged(m_connector->remembered(), m_connector->offered(),
                            ssh::KnownHosts::hostPattern(profile().address, profile().port),
                            QDir::toNativeSeparators(m_knownHostsPath));
        m_connect->setFocus(Qt::OtherFocusReason); // Enter stays away
        break;
    case State::NeedsPassword:
    case State::Failed:
        m_banner->setError(m_connector->error());
        if (state == State::NeedsPassword) {
            QLineEdit* secret = m_signIn->current() == static_cast<int>(SignIn::KeyFile)
                                    ? m_passphrase
                                    : m_password;
            secret->selectAll();
            secret->setFocus(Qt::OtherFocusReason);
            if (m_connector->error().what.isEmpty())
                m_banner->setMessage(style::Tone::Info, tr("The server asks for the password"));
        }
        break;
    case State::Connected:
        m_pane->showTrusted(m_connector->offered());
        if (!m_testOnly && m_attempted && !m_finished) {
            finish();
            return;
        }
        break;
    case State::Connecting:
    case State::Reconnecting:
    case State::Disconnected:
        break;
    }
    if (state != State::HostKeyUnknown)
        m_keyShown = false;
    showSteps(state);
    showButtons(state);
}

void ConnectDialog::showSteps(State state)
{
    const bool busy = state == State::Connecting || state == State::Reconnecting;
    m_spinner->setVisible(busy);
    QString text, icon;
    style::Tone tone = style::Tone::Neutral;
    switch (state) {
    case State::Connecting:
    case State::Reconnecting:
        text = m_trusted.isEmpty() ? tr("Asking %1 for its key").arg(profile().address)
                                   : tr("Signing in as %1").arg(profile().user);
        break;
    case State::HostKeyUnknown:
        text = m_started.isValid() ? tr("Answers in %1 ms, shows its key").arg(m_started.elapsed())
                                   : tr("Shows its key");
        icon = QStringLiteral("check-circle");
        tone = style::Tone::Ok;
        m_started.invalidate();
        break;
    case State::HostKeyChanged:
        text = tr("Stopped: the key has changed");
        icon = QStringLiteral("error");
        tone = style::Tone::Bad;
        break;
    case State::NeedsPassword:
        text = tr("The key is trusted, the sign-in was not accepted");
        icon = QStringLiteral("warning");
        tone = style::Tone::Warn;
        break;
    case State::Failed:
        text = tr("Not connected");
        icon = QStringLiteral("error");
        tone = style::Tone::Bad;
        break;
    case State::Connected:
        text = m_connector->latency() >= 0
                   ? tr("Signed in, answers in %1 ms").arg(m_connector->latency())
                   : tr("Signed in");
        icon = QStringLiteral("check-circle");
        tone = style::Tone::Ok;
        break;
    case State::Disconnected:
        break;
    }
    // The time is that of the first answer; a later repaint does not count on.
    if (state == State::HostKeyUnknown && m_status->property("state").toInt() == int(state))
        return;
    m_status->setProperty("state", int(state));
    m_status->setText(text);
    m_statusIcon->set(icon, tone);
    m_statusIcon->setVisible(!icon.isEmpty());
    accessibility::announce(this, text);
}

void ConnectDialog::showButtons(State state)
{
    const bool busy = state == State::Connecting || state == State::Reconnecting;
    const bool unknown = state == State::HostKeyUnknown, changed = state == State::HostKeyChanged;
    const bool settled = !m_keySettled->isActive();
    m_test->setVisible(!unknown);
    m_test->setEnabled(!busy);
    m_test->setText(m_attempted ? tr("Test again") : tr("Test"));
    m_once->setVisible(unknown || changed);
    m_once->setText(changed ? tr("Open known hosts") : tr("Connect once"));
    m_once->setEnabled(!unknown || settled);
    m_save->setVisible(state == State::Failed && m_profile.id.isNull());
    m_cancel->setVisible(!changed);
    m_connect->setText(unknown   ? tr("Trust and connect")
                       : changed ? tr("Stay away")
                                 : tr("Connect"));
    m_connect->setEnabled(!busy && (!unknown || settled));
    m_connect->setDefault(settled && !busy);
    const bool frozen = busy || unknown;
    for (QWidget* control :
         std::initializer_list<QWidget*>{m_address, m_port, m_name, m_user, m_group, m_signIn,
                                         m_password, m_keyFile, m_passphrase, m_browse})
        control->setEnabled(!frozen);
}

void ConnectDialog::finish()
{
    m_finished = true;
    emit connected(profile(), credentials(), m_trusted);
    m_password->clear();
    m_passphrase->clear();
    close();
}

void ConnectDialog::chooseKeyFile()
{
    const QString start = m_keyFile->text().isEmpty()
                              ? QDir::home().filePath(QStringLiteral(".ssh"))
                              : QFileInfo(m_keyFile->text()).path();
    const QString file = QFileDialog::getOpenFileName(this, tr("Choose the private key"), start);
    if (!file.isEmpty())
        m_keyFile->setText(QDir::toNativeSeparators(file));
}

void ConnectDialog::openKnownHosts()
{
    // The file itself has no ending that a desktop knows; its folder can always be opened.
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_knownHostsPath).absolutePath()));
}

void ConnectDialog::reject()
{
    if (!m_finished)
        m_connector->stop();
    QDialog::reject();
}

void ConnectDialog::closeEvent(QCloseEvent* event)
{
    if (!m_finished)
        m_connector->stop();
    QDialog::closeEvent(event);
}

void ConnectDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_status->setProperty("state", -1);
        showSteps(m_connector->state());
        showButtons(m_connector->state());
    }
    QDialog::changeEvent(event);
}

} // namespace mailstead::main
