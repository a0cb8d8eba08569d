// Typed values of the daemon's queue methods (server/control/PROTOCOL.md, "queue").
#pragma once

#include "core/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <optional>

namespace mailstead::control
{

enum class QueueState { Active, Sending, Deferred, Held };
QString toString(QueueState state);  ///< as in the protocol
QString stateText(QueueState state); ///< translated

/// One recipient of one message.
struct QueueRow {
    QString key; ///< "<message id>/<number>"
    QString id;
    QString sender;
    QString recipient;
    QString domain;
    QueueState state = QueueState::Active;
    qint64 size = 0;      ///< bytes
    QDateTime receivedAt; ///< UTC
    int attempts = 0;
    QDateTime nextAttempt; ///< invalid when none is planned
    QString lastReply;
    QString lastHost;
    QString via; ///< "host" or "host:port" it was rerouted to; empty: the domain's MX
    QString subject;
    bool operator==(const QueueRow&) const = default;
};

struct QueueCounts {
    qint64 total = 0, active = 0, sending = 0, deferred = 0, held = 0;
    qint64 oldest = -1; ///< seconds, -1 when the queue is empty
    bool operator==(const QueueCounts&) const = default;
};

/// All given parts must fit; a default-made one fits everything.
struct QueueFilter {
    QStringList keys, ids;
    QList<QueueState> states;
    QString sender, recipient, domain, reply;
    QString text; ///< in any column
    /// Exact, as the groups name them; "" is the null sender, or "not tried yet".
    std::optional<QString> senderIs, cause;
    qint64 olderThan = -1; ///< seconds, -1 for any age

    bool isEmpty() const { return *this == QueueFilter(); }
    QJsonObject toJson() const;
    bool operator==(const QueueFilter&) const = default;
};

enum class QueueAction { Retry, Hold, Release, Delete, Bounce, Reroute };
QString toString(QueueAction action);

/// "host", "host:port", "192.0.2.1:25", "[2001:db8::1]:25", as `via` takes it.
bool isRoute(const QString& text);

struct QueueActionOutcome {
    qint64 touched = 0;
    qint64 leftOut = 0; ///< fit, but are being sent
};

/// Strict in kinds and lengths: an answer that does not fit is ErrorKind::Protocol.
core::Result<QueueRow> queueRowFromJson(const QJsonObject& object);
core::Result<QueueCounts> queueCountsFromJson(const QJsonObject& object);

} // namespace mailstead::control

Q_DECLARE_METATYPE(mailstead::control::QueueRow)
