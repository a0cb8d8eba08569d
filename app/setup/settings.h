// What the user decided for the setup of one server: the answers of the guided setup, or a plan
// file of mailstead-cli.
#pragma once

#include "core/result.h"
#include "vault/secret.h"

#include <QMap>
#include <QString>
#include <QStringList>
#include <chrono>

namespace mailstead::setup
{

struct Settings {
    QString hostname; ///< fully qualified: "mail.example.org"
    QString domain;   ///< the first mail domain: "example.org"

    QString mailbox; ///< first mailbox: "anna@example.org"
    vault::Secret mailboxPassword;
    /// Sets the password even when the mailbox exists; else it is used for a new one only.
    bool changeMailboxPassword = false;

    QString acmeDirectory = QStringLiteral("https://acme-v02.api.letsencrypt.org/directory");
    QString acmeEmail; ///< contact for expiry warnings; may be empty
    bool agreeToTerms = false;
    QString acmeCaFile; ///< local file with extra roots for the directory's TLS; normally empty

    /// Resolvers and DNSSEC anchors for the daemon; empty: those of the server.
    QStringList resolvers;
    QString trustAnchorFile; ///< local file, uploaded

    QString proofRecipient; ///< an address elsewhere that the proof message goes to
    bool skipProof = false; ///< the Proof step ends as Skipped

    /// How long the Dns step waits for the records to arrive, and the Proof step for the message
    /// to leave and then for the reply to come in.
    std::chrono::seconds dnsWaitLimit = std::chrono::hours(24);
    std::chrono::seconds deliveryWaitLimit = std::chrono::minutes(10);
    std::chrono::seconds replyWaitLimit = std::chrono::minutes(30);

    /// Local folder that holds `mailsteadd-<arch>` for upload; empty: see daemon_binary.h.
    QString daemonDirectory;

    /// Decisions on findings, by finding id: "other-mta" → "stop-and-disable". What can be chosen
    /// is told by choicesOf() in choices.h.
    QMap<QString, QString> decisions;
};

/// Checks the settings that need no server: names, addresses, files. The error names the first one
/// that cannot be used.
core::Result<> checkSettings(const Settings& settings);

/// "mail" of "mail.example.org".
QString shortName(const QString& hostname);

/// A fully qualified host name in letters, digits and hyphens (RFC 1123), at least two labels.
bool isHostname(const QString& name);
/// "local@domain" of printable ASCII without quoting, as mailboxes of this program are.
bool isMailAddress(const QString& address);

} // namespace mailstead::setup
