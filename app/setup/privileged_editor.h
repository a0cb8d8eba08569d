// Changes /etc/mailstead/privileged.toml on a server for the window, without blocking it.
#pragma once

#include "setup/privileged_settings.h"

#include <QObject>
#include <QThread>
#include <functional>
#include <memory>

namespace mailstead::setup
{

/// Lives in the UI thread; one change at a time, on a thread of its own. Another host or the end of
/// the editor cancels it.
class PrivilegedEditor : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    ~PrivilegedEditor() override; ///< waits for what was cancelled

    void setHost(std::shared_ptr<ssh::Host> host); ///< null: nothing can be changed
    bool canEdit() const { return m_host != nullptr; }
    bool isRunning() const { return m_running; }

    // Each does nothing while one runs, or without a host; changed() or failed() follows.
    void add(const InstallTarget& target); ///< permits the action "targets" too
    void remove(const QString& name);

signals:
    void started();
    void changed();
    void failed(const mailstead::core::Error& why);

private:
    using Change = std::function<core::Result<>(PrivilegedSettings&)>;
    void start(const Change& change);

    std::shared_ptr<ssh::Host> m_host;
    core::CancelToken m_cancel;
    std::unique_ptr<QThread> m_thread;
    int m_generation = 0; ///< ends of an earlier host's change are dropped
    bool m_running = false;
};

} // namespace mailstead::setup
