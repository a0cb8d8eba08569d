// The widgets of the connect dialog and their texts.
#include "main/connect_dialog.h"
#include "main/host_key_pane.h"
#include "style/icons.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/notices.h"
#include "widgets/segmented_control.h"
#include "widgets/spinner.h"

#include <QAction>
#include <QComboBox>
#include <QIntValidator>
#include <QLineEdit>
#include <QVBoxLayout>

namespace mailstead::main
{

using style::TypeRole;
using vault::SignIn;
using widgets::Button;
using widgets::ButtonKind;
using widgets::Label;
using widgets::TextColor;

namespace
{

constexpr int formWidth = 416, paneWidth = 448;

QLineEdit* makeEdit(const char* name, QWidget* parent)
{
    auto* edit = new QLineEdit(parent);
    edit->setObjectName(QLatin1String(name));
    return edit;
}

Label* makeLabel(QWidget* parent)
{
    return new Label(TypeRole::Small, TextColor::Secondary, parent);
}

} // namespace

QWidget* ConnectDialog::field(Label* label, QWidget* control)
{
    auto* block = new QWidget(this);
    auto* column = new QVBoxLayout(block);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(label);
    column->addWidget(control);
    label->setBuddy(control);
    return block;
}

void ConnectDialog::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->setSizeConstraint(QLayout::SetMinimumSize);
    auto* halves = new QHBoxLayout;
    halves->setSpacing(0);
    halves->addWidget(buildForm());
    auto* line = new QFrame(this);
    line->setProperty("kind", QStringLiteral("line"));
    line->setFixedWidth(1);
    halves->addWidget(line);
    m_pane = new HostKeyPane(this);
    m_pane->setMinimumWidth(paneWidth);
    halves->addWidget(m_pane, 1);
    column->addLayout(halves, 1);
    auto* footLine = new QFrame(this);
    footLine->setProperty("kind", QStringLiteral("line"));
    footLine->setFixedHeight(1);
    column->addWidget(footLine);
    column->addWidget(buildFoot());
    resize(formWidth + paneWidth + 1, 500);
}

QWidget* ConnectDialog::buildForm()
{
    auto* form = new QWidget(this);
    form->setFixedWidth(formWidth);
    auto* column = new QVBoxLayout(form);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(16);
    m_banner = new widgets::ErrorBanner(form);
    column->addWidget(m_banner);

    m_addressLabel = makeLabel(form);
    m_address = makeEdit("address", form);
    m_address->setText(m_profile.address);
    m_portLabel = makeLabel(form);
    m_port = makeEdit("port", form);
    m_port->setText(QString::number(m_profile.port));
    m_port->setValidator(new QIntValidator(0, 99999, m_port));
    auto* first = new QHBoxLayout;
    first->setSpacing(12);
    first->addWidget(field(m_addressLabel, m_address), 1);
    QWidget* portField = field(m_portLabel, m_port);
    portField->setFixedWidth(76);
    first->addWidget(portField);
    column->addLayout(first);

    m_nameLabel = makeLabel(form);
    m_name = makeEdit("name", form);
    m_name->setText(m_profile.name);
    column->addWidget(field(m_nameLabel, m_name));

    m_userLabel = makeLabel(form);
    m_user = makeEdit("user", form);
    m_user->setText(m_profile.user);
    m_groupLabel = makeLabel(form);
    m_group = new QComboBox(form);
    m_group->setObjectName(QStringLiteral("group"));
    m_group->setEditable(true);
    m_group->setInsertPolicy(QComboBox::NoInsert);
    m_group->addItems(m_groups);
    m_group->setCurrentText(m_profile.group);
    m_group->setFixedHeight(30);
    auto* second = new QHBoxLayout;
    second->setSpacing(12);
    second->addWidget(field(m_userLabel, m_user), 1);
    second->addWidget(field(m_groupLabel, m_group), 1);
    column->addLayout(second);

    m_signInLabel = makeLabel(form);
    m_signIn = new widgets::SegmentedControl(form);
    m_signIn->setObjectName(QStringLiteral("signIn"));
    m_signIn->setStretched(true);
    m_signIn->addSegment({}, QStringLiteral("lock"));
    m_signIn->addSegment({}, QStringLiteral("key"));
    m_signIn->addSegment({}, QStringLiteral("account"));
    m_signIn->setCurrent(static_cast<int>(m_profile.signIn));
    column->addWidget(field(m_signInLabel, m_signIn));
    connect(m_signIn, &widgets::SegmentedControl::currentChanged, this, &ConnectDialog::showSignIn);

    m_passwordLabel = makeLabel(form);
    m_password = makeEdit("password", form);
    m_password->setEchoMode(QLineEdit::Password);
    m_eye = m_password->addAction(style::icon(QStringLiteral("eye")), QLineEdit::TrailingPosition);
    connect(m_eye, &QAction::triggered, this, [this] {
        const bool hidden = m_password->echoMode() == QLineEdit::Password;
        m_password->setEchoMode(hidden ? QLineEdit::Normal : QLineEdit::Password);
    });
    m_passwordBlock = field(m_passwordLabel, m_password);
    column->addWidget(m_passwordBlock);

    m_keyFileLabel = makeLabel(form);
    m_keyFile = makeEdit("keyFile", form);
    m_keyFile->setText(m_profile.keyFile);
    m_browse = new widgets::IconButton(QStringLiteral("folder"), form);
    connect(m_browse, &QToolButton::clicked, this, &ConnectDialog::chooseKeyFile);
    auto* fileRow = new QWidget(form);
    auto* fileLayout = new QHBoxLayout(fileRow);
    fileLayout->setContentsMargins(0, 0, 0, 0);
    fileLayout->setSpacing(6);
    fileLayout->addWidget(m_keyFile, 1);
    fileLayout->addWidget(m_browse);
    m_passphraseLabel = makeLabel(form);
    m_passphrase = makeEdit("passphrase", form);
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_keyBlock = new QWidget(form);
    auto* keyLayout = new QVBoxLayout(m_keyBlock);
    keyLayout->setContentsMargins(0, 0, 0, 0);
    keyLayout->setSpacing(12);
    keyLayout->addWidget(field(m_keyFileLabel, fileRow));
    m_keyFileLabel->setBuddy(m_keyFile);
    keyLayout->addWidget(field(m_passphraseLabel, m_passphrase));
    column->addWidget(m_keyBlock);

    m_agentNote = makeLabel(form);
    m_agentNote->setWordWrap(true);
    column->addWidget(m_agentNote);
    m_fieldError = new Label(TypeRole::Small, TextColor::Bad, form);
    m_fieldError->setObjectName(QStringLiteral("fieldError"));
    m_fieldError->setWordWrap(true);
    m_fieldError->hide();
    column->addWidget(m_fieldError);
    column->addStretch(1);
    return form;
}

QWidget* ConnectDialog::buildFoot()
{
    auto* foot = new QWidget(this);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(20, 14, 20, 14);
    row->setSpacing(8);
    m_spinner = new widgets::Spinner(foot);
    m_spinner->hide();
    m_statusIcon = new widgets::IconLabel({}, 16, foot);
    m_statusIcon->hide();
    m_status = makeLabel(foot);
    m_status->setObjectName(QStringLiteral("status"));
    m_test = new Button({}, QStringLiteral("retry"), ButtonKind::Quiet, foot);
    m_test->setObjectName(QStringLiteral("test"));
    m_save = new Button({}, {}, ButtonKind::Quiet, foot);
    m_save->setObjectName(QStringLiteral("save"));
    m_cancel = new Button({}, {}, ButtonKind::Normal, foot);
    m_cancel->setObjectName(QStringLiteral("cancel"));
    m_once = new Button({}, {}, ButtonKind::Normal, foot);
    m_once->setObjectName(QStringLiteral("once"));
    m_connect = new Button({}, {}, ButtonKind::Primary, foot);
    m_connect->setObjectName(QStringLiteral("connect"));
    row->addWidget(m_spinner);
    row->addWidget(m_statusIcon);
    row->addWidget(m_status);
    row->addWidget(m_test);
    row->addStretch(1);
    for (Button* button : {m_save, m_cancel, m_once, m_connect})
        row->addWidget(button);
    connect(m_test, &QPushButton::clicked, this, [this] { attempt(true); });
    connect(m_save, &QPushButton::clicked, this, [this] {
        m_finished = true;
        emit saveRequested(profile());
        close();
    });
    connect(m_cancel, &QPushButton::clicked, this, &ConnectDialog::reject);
    connect(m_once, &QPushButton::clicked, this, [this] {
        if (m_connector->state() == session::State::HostKeyChanged)
            openKnownHosts();
        else
            proceed(false);
    });
    connect(m_connect, &QPushButton::clicked, this, [this] {
        switch (m_connector->state()) {
        case session::State::HostKeyUnknown:
            return proceed(true);
        case session::State::HostKeyChanged:
            return reject();
        case session::State::Connected:
            // Tested and found good: nothing is left to ask.
            m_testOnly = false;
            m_attempted = true;
            return onChanged();
        default:
            return attempt(false);
        }
    });
    return foot;
}

void ConnectDialog::proceed(bool remember)
{
    m_testOnly = false; // who trusts the key wants to connect
    trust(remember);
}

void ConnectDialog::retranslate()
{
    setWindowTitle(m_profile.id.isNull() ? tr("Add a server")
                                         : tr("Sign in to %1").arg(m_profile.title()));
    m_addressLabel->setText(tr("Address"));
    m_address->setPlaceholderText(tr("IP address or name"));
    m_portLabel->setText(tr("Port"));
    m_nameLabel->setText(tr("Name, optional"));
    m_name->setPlaceholderText(tr("its own name, once it is known"));
    m_userLabel->setText(tr("User"));
    m_groupLabel->setText(tr("Group, optional"));
    m_signInLabel->setText(tr("Sign in with"));
    m_signIn->setSegmentText(0, tr("Password"));
    m_signIn->setSegmentText(1, tr("Key file"));
    m_signIn->setSegmentText(2, tr("Agent"));
    m_passwordLabel->setText(tr("Password"));
    m_eye->setText(tr("Show or hide the password"));
    m_eye->setToolTip(m_eye->text());
    m_keyFileLabel->setText(tr("Private key"));
    m_browse->setLabel(tr("Choose a file"));
    m_passphraseLabel->setText(tr("Passphrase of the key, if it has one"));
    m_agentNote->setText(tr("The keys of the SSH agent that runs on this computer are offered, one "
                            "after another."));
    m_save->setText(tr("Save without connecting"));
    m_cancel->setText(tr("Cancel"));
    const std::initializer_list<std::pair<QWidget*, Label*>> named{
        {m_address, m_addressLabel},
        {m_port, m_portLabel},
        {m_name, m_nameLabel},
        {m_user, m_userLabel},
        {m_group, m_groupLabel},
        {m_signIn, m_signInLabel},
        {m_password, m_passwordLabel},
        {m_keyFile, m_keyFileLabel},
        {m_passphrase, m_passphraseLabel}};
    for (const auto& [control, label] : named)
        control->setAccessibleName(label->text());
}

} // namespace mailstead::main
