// mailsteadd as a process, with its own directory and ports that the system chooses.
#pragma once

#include "control/client.h"

#include <QProcess>
#include <QTemporaryDir>
#include <map>
#include <optional>

class DaemonProcess
{
public:
    /// Local mail goes to `lmtpTarget`; remote destinations do not resolve.
    /// `more` is added to the configuration.
    explicit DaemonProcess(const std::string& lmtpTarget, const std::string& more = {});
    ~DaemonProcess(); ///< kills what still runs

    /// Starts it and waits until it serves. False, with its output as a warning, when it does not.
    bool start();
    /// Sends a signal; kill() also waits for the end.
    void signal(int number);
    void kill();
    /// The exit code; nothing when it still runs after a minute or did not exit by itself.
    std::optional<int> waitForEnd();

    /// Ports of "smtp", "submission", "submissions"; new after each start.
    std::uint16_t port(const std::string& kind) const { return m_ports.at(kind); }
    nlohmann::json call(const std::string& method, nlohmann::json parameters = {});
    /// Domain example.org with the mailbox ann@example.org.
    bool addMailbox();

    static QString program();
    QString configPath() const;
    QString socketPath() const;
    QString stateDirectory() const;
    QByteArray output() const;
    /// For NOTIFY_SOCKET and the like; before start().
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();

private:
    QTemporaryDir m_directory;
    QProcess m_process;
    std::map<std::string, std::uint16_t> m_ports;
};
