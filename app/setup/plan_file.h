// A plan file: server and answers of the guided setup, in TOML. mailstead-cli runs it, the window
// fills its form from it.
#pragma once

#include "core/result.h"
#include "setup/settings.h"
#include "vault/secret.h"

#include <QString>
#include <QStringList>

namespace mailstead::setup
{

struct PlanFile {
    QString path;

    QString address;
    int port = 22;
    QString user = QStringLiteral("root");
    QString keyFile;
    QString hostKey; ///< "SHA256:…"; empty: by the known hosts
    vault::Secret password;
    vault::Secret keyPassphrase;

    Settings settings;
    /// Program with arguments that makes the wanted records; empty: a person does.
    QStringList dnsHook;
};

/// Reads and checks the file; an unknown key is a mistake. Errors begin with "file:line:".
/// Relative paths in it are relative to its folder. Secrets come from files named in it.
core::Result<PlanFile> loadPlan(const QString& path);
core::Result<PlanFile> parsePlan(const QByteArray& text, const QString& path);

/// The first line of a file that holds a secret.
core::Result<vault::Secret> readSecretFile(const QString& path);

} // namespace mailstead::setup
