// What the daemon tells about certificates, read with limits (server/control/PROTOCOL.md).
#pragma once

#include "certificates/words.h"
#include "core/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QStringList>
#include <optional>

namespace mailstead::certificates
{

/// One certificate of a chain.
struct ChainLink {
    QString subject, issuer;
    QDateTime notBefore, notAfter; ///< UTC
    QString key;                   ///< "ec-p256", …; another name for what no KeyType is
    QString serial;                ///< hexadecimal
    QString fingerprint;           ///< SHA-256, hexadecimal
    bool sent = true;              ///< false: the root, which the other side has
    bool operator==(const ChainLink&) const = default;
};

/// What is kept for the renewal.
struct RenewalSettings {
    QStringList names;
    QString directory; ///< the authority's URL
    QString authority; ///< id of one that is known by name; empty: another
    QString email;
    Way way = Way::Http;
    KeyType keyType = KeyType::EcP256;
    QString webRoot, preferredChain;
    bool operator==(const RenewalSettings&) const = default;
};

/// The last request or renewal that ended.
struct LastTry {
    QDateTime at; ///< UTC
    bool byItself = false;
    std::optional<core::Error> error;
    bool operator==(const LastTry&) const = default;
};

struct Certificate {
    QStringList names;
    QString issuer;
    QDateTime notBefore, notAfter; ///< UTC
    QString fingerprint;
    bool temporary = false; ///< self-signed by the daemon until a real one is there
    QList<ChainLink> chain; ///< the server's own first; empty: could not be read
    bool trusted = false;
    QString chainProblem;
    QDateTime renewAt; ///< UTC; invalid: nothing is planned
    QDateTime suggestedStart, suggestedEnd;
    std::optional<RenewalSettings> settings;
    std::optional<LastTry> lastTry;
    QDateTime retryAt; ///< after a failure
    QString lastError;

    bool operator==(const Certificate&) const = default;
};

/// How a certificate stands at a time.
enum class Standing {
    Temporary,  ///< self-signed
    Good,       ///< valid, and renewed by itself
    NotRenewed, ///< valid, but nothing renews it
    Failing,    ///< valid, but the last renewal failed
    EndsSoon,   ///< fewer than seven days are left
    Ended,
};

Standing standingOf(const Certificate& certificate, const QDateTime& now);

/// Whole days until `end`, rounded down; negative after it.
qint64 daysUntil(const QDateTime& end, const QDateTime& now);

struct Authority {
    QString id, name, directory;
    QString staging; ///< empty: it has none to rehearse with
    AccountKind account = AccountKind::Open;
    QString caa; ///< what a CAA record must name
    bool operator==(const Authority&) const = default;
};

struct ProposedWay {
    Way way = Way::Http;
    bool possible = false;
    Cause cause = Cause::Other;
    QString program; ///< that has the port; may be empty
    QString reason;  ///< the daemon's own sentence
    bool operator==(const ProposedWay&) const = default;
};

/// A TXT record that somebody has to make, and who has it already.
struct ManualRecord {
    struct Server {
        QString name;   ///< "ns1.example.org (192.0.2.1)"
        QString status; ///< "NOERROR", …
        bool there = false;
        bool operator==(const Server&) const = default;
    };
    QString name, value;
    QList<Server> servers;

    bool isEverywhere() const; ///< at least one server, and all have it
    bool operator==(const ManualRecord&) const = default;
};

/// What a request or renewal gave.
struct Issued {
    QDateTime notAfter;
    QString fingerprint, issuer;
    QString stopCommand; ///< of one that was taken over: ends the renewal by whom it came from
};

core::Result<Certificate> certificateFromJson(const QJsonObject& object);
core::Result<QList<Certificate>> certificatesFromJson(const QJsonObject& answer);
core::Result<QList<Authority>> authoritiesFromJson(const QJsonObject& answer);
/// Ways that this program does not know are left out.
core::Result<QList<ProposedWay>> proposalFromJson(const QJsonObject& answer);
core::Result<QList<ManualRecord>> manualRecordsFromJson(const QJsonObject& answer);
core::Result<Issued> issuedFromJson(const QJsonObject& answer);

} // namespace mailstead::certificates
