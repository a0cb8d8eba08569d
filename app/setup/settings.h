// What the user decided for the setup of one server: the answers of the guided setup, or a plan
// file of mailstead-cli.
#pragma once

#include "vault/secret.h"

#include <QMap>
#include <QString>
#include <QStringList>

namespace mailstead::setup
{

struct Settings {
    QString hostname; ///< fully qualified: "mail.example.org"
    QString domain;   ///< the first mail domain: "example.org"

    QString mailbox; ///< first mailbox: "anna@example.org"
    vault::Secret mailboxPassword;

    QString acmeDirectory = QStringLiteral("https://acme-v02.api.letsencrypt.org/directory");
    QString acmeEmail; ///< contact for expiry warnings; may be empty
    bool agreeToTerms = false;
    QString acmeCaFile; ///< local file with extra roots for the directory's TLS; normally empty

    /// Resolvers and DNSSEC anchors for the daemon; empty: those of the server.
    QStringList resolvers;
    QString trustAnchorFile; ///< local file, uploaded

    QString proofRecipient; ///< an address elsewhere that the proof message goes to

    /// Local folder that holds `mailsteadd-<arch>` for upload.
    QString daemonDirectory;

    /// Decisions on findings, by finding id: "other-mta" → "stop-and-disable".
    QMap<QString, QString> decisions;
};

} // namespace mailstead::setup
