#include "setup/commands.h"

#include "setup/text.h"

#include <QThread>

namespace mailstead::setup
{

namespace
{

using core::Error;
using core::Result;
using ssh::CommandResult;
using ssh::RemoteCommand;

constexpr qsizetype longestLogLine = 4000;

/// Hands whole lines to the log, whatever the pieces in which they come.
class LineLog
{
public:
    LineLog(Reporter& reporter, LogEntry::Kind kind)
        : m_reporter(reporter)
        , m_kind(kind)
    {
    }

    void add(const QByteArray& bytes)
    {
        m_rest += bytes;
        qsizetype start = 0;
        for (qsizetype end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n', start)) {
            report(m_rest.mid(start, end - start));
            start = end + 1;
        }
        m_rest.remove(0, start);
        if (m_rest.size() > longestLogLine)
            flush();
    }

    void flush()
    {
        if (!m_rest.isEmpty())
            report(m_rest);
        m_rest.clear();
    }

private:
    void report(QByteArray line)
    {
        // A progress bar repaints its line with carriage returns: the last picture counts.
        while (line.endsWith('\r'))
            line.chop(1);
        line = line.mid(line.lastIndexOf('\r') + 1);
        if (!line.trimmed().isEmpty())
            m_reporter.log(m_kind, QString::fromUtf8(line.left(longestLogLine)));
    }

    Reporter& m_reporter;
    LogEntry::Kind m_kind;
    QByteArray m_rest;
};

/// The last lines of what a failing command said.
QString lastLines(const QByteArray& text)
{
    QList<QByteArray> lines = text.trimmed().split('\n');
    return QString::fromUtf8(lines.mid(qMax<qsizetype>(0, lines.size() - 4)).join("; ")).left(1000);
}

} // namespace

Error cancelledError()
{
    return {core::ErrorKind::Cancelled, Text::tr("The work was stopped"), {}, {}};
}

Result<CommandResult> probe(Context& context, const QString& program, const QStringList& arguments)
{
    RemoteCommand command;
    command.program = program;
    command.arguments = arguments;
    command.quiet = true;
    command.environment = {QStringLiteral("LC_ALL=C")};
    return context.host.run(command, {}, context.cancel);
}

Result<std::optional<QString>> probeText(Context& context, const QString& program,
                                         const QStringList& arguments)
{
    const Result<CommandResult> result = probe(context, program, arguments);
    if (!result)
        return tl::unexpected(result.error());
    if (result->exitCode != 0)
        return std::nullopt;
    return QString::fromUtf8(result->output.left(64 * 1024)).trimmed();
}

Result<> runLogged(Context& context, RemoteCommand command)
{
    context.reporter.log(LogEntry::Kind::Command, command.display());
    LineLog standard(context.reporter, LogEntry::Kind::Output);
    LineLog errors(context.reporter, LogEntry::Kind::ErrorOutput);
    const auto onOutput = [&](ssh::OutputStream stream, const QByteArray& bytes) {
        (stream == ssh::OutputStream::Standard ? standard : errors).add(bytes);
    };
    const Result<CommandResult> result = context.host.run(command, onOutput, context.cancel);
    standard.flush();
    errors.flush();
    if (!result)
        return tl::unexpected(result.error());
    if (result->exitCode == 0)
        return {};
    const QString said =
        lastLines(result->errors.trimmed().isEmpty() ? result->output : result->errors);
    const bool full = said.contains(QLatin1String("No space left on device"));
    return core::fail(
        full ? core::ErrorKind::NoSpace : core::ErrorKind::CommandFailed,
        full ? Text::tr("The server's disk is full")
             : Text::tr("%1 ended with exit code %2").arg(command.program).arg(result->exitCode),
        said,
        full ? Text::tr("Make room on the server's disk, then run the step again.")
             : Text::tr("Look at the log for what it said, then run the step again."));
}

Result<> runLogged(Context& context, const QString& program, const QStringList& arguments)
{
    RemoteCommand command;
    command.program = program;
    command.arguments = arguments;
    command.environment = {QStringLiteral("LC_ALL=C")};
    return runLogged(context, command);
}

Result<std::optional<QByteArray>> readRemoteFile(ssh::Host& host, const QString& path, qint64 limit,
                                                 const core::CancelToken& cancel)
{
    RemoteCommand command;
    command.program = QStringLiteral("head");
    command.arguments = {QStringLiteral("-c"), QString::number(limit + 1), QStringLiteral("--"),
                         path};
    command.quiet = true;
    command.environment = {QStringLiteral("LC_ALL=C")};
    const Result<CommandResult> result = host.run(command, {}, cancel);
    if (!result)
        return tl::unexpected(result.error());
    if (result->exitCode != 0) {
        if (result->errors.contains("No such file") || result->errors.contains("Not a directory"))
            return std::nullopt;
        return core::fail(core::ErrorKind::CommandFailed,
                          Text::tr("The server's file %1 cannot be read").arg(path),
                          lastLines(result->errors));
    }
    if (result->output.size() > limit)
        return core::fail(core::ErrorKind::Protocol,
                          Text::tr("The server's file %1 is larger than expected").arg(path),
                          Text::tr("more than %n byte(s)", nullptr, static_cast<int>(limit)),
                          Text::tr("Look at the file; it is not one that this program wrote."));
    return result->output;
}

bool waitFor(std::chrono::milliseconds time, const core::CancelToken& cancel)
{
    constexpr std::chrono::milliseconds slice(50);
    for (auto left = time; left.count() > 0; left -= slice) {
        if (cancel.isCancelled())
            return false;
        QThread::msleep(static_cast<unsigned long>(std::min(left, slice).count()));
    }
    return !cancel.isCancelled();
}

} // namespace mailstead::setup
