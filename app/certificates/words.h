// The protocol's words about certificates as types (server/control/PROTOCOL.md, "certificate").
#pragma once

#include <QString>
#include <optional>

namespace mailstead::certificates
{

/// How the authority is shown that the names are ours (RFC 8555 §8).
enum class Way { Http, WebRoot, Nginx, TlsAlpn, Dns, DnsByHand };

enum class KeyType { EcP256, EcP384, Rsa2048, Rsa3072, Rsa4096 };

/// What an authority wants before it makes an account.
enum class AccountKind {
    Open,      ///< nothing
    FromEmail, ///< a mail address is enough (ZeroSSL)
    ByHand,    ///< key id and key from its web site (RFC 8555 §7.3.4)
};

/// Why a way can be gone or not.
enum class Cause {
    PortFree,
    PortTaken,
    Wildcard, ///< only the DNS proves a wildcard name
    Credentials,
    NoCredentials,
    Nginx,
    NoNginx,
    NginxUnknown, ///< only root could look
    NginxUnfit,   ///< `program` says why
    WebServer,
    NoWebServer,
    ByHand,
    Other, ///< of a newer daemon; its own sentence stands
};

/// RFC 5280 §5.3.1, those that a subscriber may give.
enum class RevocationReason {
    Unspecified,
    KeyCompromise,
    AffiliationChanged,
    Superseded,
    CessationOfOperation,
};

QString toString(Way way);                 ///< as in the protocol
QString toString(KeyType type);            ///< as in the protocol
QString toString(RevocationReason reason); ///< as in the protocol
std::optional<Way> wayFrom(const QString& text);
std::optional<KeyType> keyTypeFrom(const QString& text);
std::optional<AccountKind> accountKindFrom(const QString& text);
Cause causeFrom(const QString& text);

} // namespace mailstead::certificates
