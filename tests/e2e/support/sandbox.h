// A sandbox (tests/sandbox) for the time of a test: started before, ended after.
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <functional>

namespace e2e
{

struct Output {
    int exitCode = -1; ///< -1: did not end by itself
    QByteArray out;
    QByteArray err;

    /// The end of what was said, for a failed assertion (Qt Test cuts longer words).
    QByteArray text() const
    {
        return "exit code " + QByteArray::number(exitCode) + ": …" + out.right(550) +
               err.right(350);
    }
    /// Lines of JSON on standard output.
    QList<QJsonObject> events() const;
};

class Sandbox
{
public:
    /// `name` keeps sandboxes that run side by side apart.
    explicit Sandbox(const QString& name);
    ~Sandbox();
    Sandbox(const Sandbox&) = delete;
    Sandbox& operator=(const Sandbox&) = delete;

    /// True when it runs; else failure() says why not.
    bool up();
    QByteArray failure() const { return m_failure; }

    /// `sandbox COMMAND NAME ARGUMENTS…`.
    Output control(const QString& command, const QStringList& arguments = {},
                   const QByteArray& input = {});
    /// A command in the desktop's network.
    Output run(const QStringList& command, const QProcessEnvironment& environment,
               int timeoutSeconds = 300);
    /// The same, not waited for: the caller owns the process.
    std::unique_ptr<QProcess> start(const QStringList& command,
                                    const QProcessEnvironment& environment);
    /// A command on the VPS, as root; its standard output, trimmed.
    QString onServer(const QString& command);

    const QJsonObject& paths() const { return m_paths; }
    QString folder() const { return m_folder.path(); } ///< for files of the test
    QString planFile() const { return m_folder.filePath(QStringLiteral("plan.toml")); }
    QString pathsFile() const { return m_folder.filePath(QStringLiteral("paths.json")); }
    QString mailboxPasswordFile() const
    {
        return m_folder.filePath(QStringLiteral("mailbox-password"));
    }

    /// The plan with some text replaced; a file beside the plan.
    QString planWith(const QString& fileName, const QList<QPair<QString, QString>>& replacements);

    /// An environment with settings and known hosts of its own, as on a desktop called `desktop`.
    QProcessEnvironment desktop(const QString& desktop) const;

    static QString programPath(const QString& name);

private:
    QString m_name;
    QTemporaryDir m_folder;
    QJsonObject m_paths;
    QByteArray m_failure;
};

} // namespace e2e
