// What is kept about a server between sessions. No secret is in it.
#pragma once

#include <QString>
#include <QUuid>

namespace mailstead::vault
{

enum class SignIn {
    Password,
    KeyFile,
    Agent, ///< ssh-agent, Pageant or gpg-agent
};

struct ServerProfile {
    QUuid id;      ///< made once, never changes
    QString name;  ///< shown; falls back to address
    QString group; ///< "" when in none
    QString address;
    int port = 22;
    QString user = QStringLiteral("root");
    SignIn signIn = SignIn::Password;
    QString keyFile;
    QString note;

    QString title() const { return name.isEmpty() ? address : name; }
    bool operator==(const ServerProfile&) const = default;
};

} // namespace mailstead::vault
