// Adding a server, or signing in again: address and secrets at the left, the key at the right.
#pragma once

#include "main/connector.h"

#include <QDialog>
#include <QElapsedTimer>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;
class QTimer;

namespace mailstead::widgets
{
class Button;
class ErrorBanner;
class IconButton;
class IconLabel;
class Label;
class SegmentedControl;
class Spinner;
} // namespace mailstead::widgets

namespace mailstead::main
{

class HostKeyPane;

/// Modeless. Makes the attempt itself; on success it says connected() and closes. Object names of
/// its fields and buttons are for tests: address, port, name, user, group, password, keyFile,
/// passphrase, test, cancel, once, connect, save.
class ConnectDialog : public QDialog
{
    Q_OBJECT
public:
    /// `connector` becomes the dialog's child. A profile with an id is one that is kept already.
    ConnectDialog(const vault::ServerProfile& profile, const QStringList& groups,
                  Connector* connector, QWidget* parent = nullptr);
    ~ConnectDialog() override;

    vault::ServerProfile profile() const; ///< as the fields say now
    session::Credentials credentials() const;
    /// Where a changed key's old line is kept, for the words of the pane.
    void setKnownHostsPath(const QString& path) { m_knownHostsPath = path; }
    /// Looks at what the connector's session is in already (wants a password, shows a key).
    void adopt();

signals:
    void connected(const vault::ServerProfile& profile, const session::Credentials& credentials,
                   const QString& trustedFingerprint);
    /// Keeps the server without connecting now.
    void saveRequested(const vault::ServerProfile& profile);

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void reject() override;

private:
    void build();
    QWidget* buildForm();
    QWidget* buildFoot();
    QWidget* field(widgets::Label* label, QWidget* control);
    void retranslate();
    void showSignIn();
    void attempt(bool testOnly);
    void onChanged();
    void showSteps(session::State state);
    void showButtons(session::State state);
    void trust(bool remember);
    bool checkFields();
    void chooseKeyFile();
    void finish();
    void proceed(bool remember);
    void openKnownHosts();

    vault::ServerProfile m_profile;
    QStringList m_groups;
    Connector* m_connector;
    QString m_knownHostsPath, m_trusted;
    bool m_testOnly = false, m_attempted = false, m_finished = false, m_keyShown = false;
    QElapsedTimer m_started;
    QTimer* m_keySettled; ///< nothing is the default until the key was on screen for 500 ms

    widgets::Label *m_addressLabel, *m_portLabel, *m_nameLabel, *m_userLabel, *m_groupLabel,
        *m_signInLabel, *m_passwordLabel, *m_keyFileLabel, *m_passphraseLabel, *m_agentNote,
        *m_fieldError, *m_status;
    QLineEdit *m_address, *m_port, *m_name, *m_user, *m_password, *m_keyFile, *m_passphrase;
    QComboBox* m_group;
    widgets::SegmentedControl* m_signIn;
    QWidget *m_passwordBlock, *m_keyBlock;
    widgets::IconButton* m_browse;
    QAction* m_eye;
    widgets::ErrorBanner* m_banner;
    HostKeyPane* m_pane;
    widgets::Spinner* m_spinner;
    widgets::IconLabel* m_statusIcon;
    widgets::Button *m_test, *m_save, *m_cancel, *m_once, *m_connect;
};

} // namespace mailstead::main
