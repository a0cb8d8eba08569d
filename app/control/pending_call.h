// One request that waits for its answer. Internal to the folder.
#pragma once

#include "control/client.h"

#include <QList>
#include <QMutex>
#include <QWaitCondition>
#include <optional>

namespace mailstead::control
{

/// As a type of its own: Qt's meta types want to compare, which errors do not.
struct Answer {
    core::Result<QJsonObject> result;
};

/// Carries an answer into the thread of callAsync()'s context: Qt drops the delivery when the
/// context is gone by then.
class Relay : public QObject
{
    Q_OBJECT
signals:
    void finished(const mailstead::control::Answer& answer);
    void progressed(const QString& text, double fraction);
};

struct PendingCall {
    // For call(): guarded by Client::Private::mutex.
    std::optional<core::Result<QJsonObject>> answer;
    QList<QPair<QString, double>> progress;
    bool abandoned = false; ///< cancelled or timed out: the answer is read and dropped
    // For callAsync().
    std::unique_ptr<Relay> relay;
};

} // namespace mailstead::control
