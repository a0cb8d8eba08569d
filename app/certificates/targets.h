// The other services with this certificate as the daemon tells them (`certificate.targets`), and
// installing it there now. UI thread.
#pragma once

#include "certificates/install_target.h"
#include "control/client.h"
#include "control/model_state.h"
#include "core/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <memory>
#include <optional>

namespace mailstead::certificates
{

/// How the last installation went for one service.
struct TargetResult {
    bool installed = false, changed = false, reloaded = false;
    bool verified = false; ///< the service was asked what it shows
    bool serves = false;   ///< and showed this certificate
    QString served;        ///< fingerprint, SHA-256, hexadecimal; empty: it showed none
    QString why, next;     ///< the daemon's own sentences; empty when nothing went wrong
    bool operator==(const TargetResult&) const = default;
};

struct Target {
    InstallTarget target;
    std::optional<TargetResult> result;
    bool operator==(const Target&) const = default;
};

struct Targets {
    bool available = false; ///< the server has the privileged side
    QString problem;        ///< why its settings cannot be read
    QStringList actions;    ///< "port80", "nginx", "targets", "acme-sh"
    QList<Target> targets;
    QDateTime lastAt;        ///< UTC; invalid: never
    QString lastFingerprint; ///< of what was installed then
    QString lastError;       ///< why nothing was installed at all
    bool operator==(const Targets&) const = default;

    bool permits(const char* action) const { return actions.contains(QLatin1String(action)); }
};

core::Result<Targets> targetsFromJson(const QJsonObject& answer);

/// The other services of one server.
class TargetsModel : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    void setClient(std::shared_ptr<control::Client> client); ///< null: detached
    void refresh(); ///< one under way is enough; what is known stays
    control::ModelState state() const { return m_state; }
    const core::Error& error() const { return m_error; } ///< while Failed
    const Targets& targets() const { return m_targets; }

    /// Does nothing while it runs; up to five minutes. refresh() follows by itself.
    void install();
    void stop();
    bool isInstalling() const { return m_request >= 0; }
    bool isStopping() const { return m_stopping; }
    /// Of the last installation; empty after a good or a stopped one.
    const std::optional<core::Error>& installError() const { return m_installError; }
    void dismiss(); ///< forgets that error

signals:
    void changed();

private:
    std::shared_ptr<control::Client> m_client;
    control::ModelState m_state = control::ModelState::Detached;
    core::Error m_error;
    std::optional<core::Error> m_installError;
    Targets m_targets;
    qint64 m_request = -1;
    int m_generation = 0; ///< answers of an earlier client are dropped
    bool m_underWay = false, m_again = false, m_stopping = false;
};

} // namespace mailstead::certificates
