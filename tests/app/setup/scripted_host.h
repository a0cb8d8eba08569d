// A fake of a server: answers the commands that a test has told it, and nothing else.
#pragma once

#include "ssh/host.h"

#include <QMap>
#include <functional>

namespace mailstead
{

class ScriptedHost : public ssh::Host
{
public:
    struct File {
        QByteArray content;
        QByteArray mode = "644";
        QByteArray owner = "root:root";
    };

    /// What a command line, as displayed, is answered with; the last word on a line counts.
    void answer(const QString& line, const QByteArray& output, int exitCode = 0,
                const QByteArray& errors = {});
    /// The next run of the line fails so, once.
    void failOnce(const QString& line, core::ErrorKind kind);

    QMap<QString, File> files; ///< for stat, head, and written by upload()
    QStringList unexpected;    ///< commands that nobody told of; each was an error
    QStringList ran;           ///< all command lines, in their order
    int reconnects = 0;
    core::Result<> reconnected;                ///< what reconnect() returns
    std::function<void(const QString&)> onRun; ///< before each command

    core::Result<ssh::CommandResult> run(const ssh::RemoteCommand& command,
                                         const ssh::OutputHandler& onOutput,
                                         core::CancelToken cancel) override;
    core::Result<> upload(QIODevice& source, const QString& remotePath, int mode,
                          const ssh::ProgressHandler& progress, core::CancelToken cancel) override;
    core::Result<QByteArray> readFile(const QString& remotePath, qint64 limit) override;
    core::Result<std::unique_ptr<ssh::Stream>> open(const ssh::RemoteCommand& command) override;
    core::Result<> reconnect(std::chrono::milliseconds deadline,
                             const std::function<void(int, const core::Error&)>& onAttempt,
                             core::CancelToken cancel) override;
    QString address() const override { return QStringLiteral("203.0.113.5"); }
    QString user() const override { return QStringLiteral("root"); }

private:
    bool runOnFiles(const ssh::RemoteCommand& command, ssh::CommandResult& result);

    QMap<QString, ssh::CommandResult> m_answers;
    QMap<QString, core::ErrorKind> m_failures;
};

/// A healthy Debian 12 called "vps17": answers to all that readFacts() asks.
void scriptHealthyServer(ScriptedHost& host);

} // namespace mailstead
