// Uploads: by SFTP, or by a command where a server has none; whole or not at all.
#include "ssh/connection_private.h"
#include "ssh/sftp.h"

#include <QCoreApplication>
#include <QRandomGenerator>

namespace mailstead::ssh
{
namespace
{

using core::Error;
using core::ErrorKind;
using namespace std::chrono_literals;

QString temporaryName(const QString& path)
{
    return QStringLiteral("%1.mailstead-%2")
        .arg(path)
        .arg(QRandomGenerator::system()->generate64(), 16, 16, QLatin1Char('0'));
}

QString octal(int mode)
{
    return QStringLiteral("%1").arg(mode & 07777, 4, 8, QLatin1Char('0'));
}

/// A small shell script with its arguments as "$1", "$2" …
RemoteCommand script(const QString& text, const QStringList& arguments, bool asRoot)
{
    RemoteCommand command{QStringLiteral("sh"),
                          QStringList{QStringLiteral("-c"), text, QStringLiteral("sh")} +
                              arguments};
    command.asRoot = asRoot;
    command.quiet = true;
    return command;
}

Error scriptError(const CommandResult& result, const QString& path)
{
    const QString why = QString::fromUtf8(result.errors).trimmed().right(500);
    ErrorKind kind = ErrorKind::CommandFailed;
    if (why.contains(QLatin1String("No space left"))) {
        kind = ErrorKind::NoSpace;
    } else if (why.contains(QLatin1String("Permission denied"))) {
        kind = ErrorKind::PermissionDenied;
    } else if (why.contains(QLatin1String("No such file")) ||
               why.contains(QLatin1String("nonexistent"))) {
        kind = ErrorKind::NotFound;
    }
    return {kind, Connection::tr("The file %1 could not be written").arg(path), why, {}};
}

} // namespace

Error Connection::Private::explainFailedWrite(const Error& error, const QString& path)
{
    if (error.kind != ErrorKind::Refused) {
        return error;
    }
    // SFTP says "Failure" for a full disk and for a folder in the way.
    const auto looked =
        run(script(QStringLiteral("[ -d \"$1\" ] && echo folder; df -Pk \"${1%/*}/\" | tail -n 1"),
                   {path}, false),
            {}, {});
    if (!looked) {
        return error;
    }
    Error better = error;
    if (looked->output.startsWith("folder")) {
        better.kind = ErrorKind::InvalidInput;
        better.why = Connection::tr("there is a folder of that name");
        return better;
    }
    const QList<QByteArray> columns = looked->output.simplified().split(' ');
    bool isNumber = false;
    const qint64 freeKilobytes = columns.size() >= 6 ? columns.at(3).toLongLong(&isNumber) : 0;
    if (isNumber && freeKilobytes < 64) {
        better.kind = ErrorKind::NoSpace;
        better.why = Connection::tr("the disk of the server is full (%1)")
                         .arg(QString::fromUtf8(columns.last()));
        better.next = Connection::tr("Free some space on the server and try again.");
    }
    return better;
}

core::Result<> Connection::Private::uploadByCommand(QIODevice& source, const QString& temporary,
                                                    const QString& path, int mode,
                                                    const std::function<void(qint64)>& written,
                                                    const core::CancelToken& cancel)
{
    RemoteCommand receive =
        script(QStringLiteral("umask 077; exec cat >\"$1\""), {temporary}, false);
    const auto channel =
        currentLoop()->open({ChannelRequest::Kind::Exec, receive.shellLine(false, false)});
    QByteArray said;
    qint64 total = 0;
    for (;;) {
        const QByteArray block = source.read(64 * 1024);
        if (block.isEmpty()) {
            break;
        }
        const auto sent = channel->write(block, Clock::now() + 60s, cancel);
        if (!sent) {
            channel->close();
            said += channel->take(Clock::now()).errors;
            return said.isEmpty() ? sent : tl::unexpected(scriptError({1, {}, said, false}, path));
        }
        total += block.size();
        if (written) {
            written(total - channel->queuedBytes());
        }
    }
    channel->finishInput();
    const auto until = Clock::now() + 60s;
    for (;;) {
        const Channel::Taken taken = channel->take(until);
        said += taken.errors;
        if (taken.ended) {
            break;
        }
        if (cancel.isCancelled() || Clock::now() >= until) {
            channel->close();
            return core::fail(cancel.isCancelled() ? ErrorKind::Cancelled : ErrorKind::Timeout,
                              Connection::tr("The upload did not come to its end"));
        }
    }
    if (const auto error = channel->error()) {
        return tl::unexpected(*error);
    }
    if (channel->exitCode() != 0) {
        return tl::unexpected(scriptError({1, {}, said.left(1000), false}, path));
    }
    // In a command of its own: a connection that breaks looks like the end of the file to cat.
    const auto moved =
        run(script(QStringLiteral("[ \"$(wc -c <\"$1\")\" -eq \"$4\" ] && [ ! -d \"$3\" ] && "
                                  "chmod \"$2\" \"$1\" && mv -f \"$1\" \"$3\""),
                   {temporary, octal(mode), path, QString::number(total)}, false),
            {}, cancel);
    if (!moved) {
        return tl::unexpected(moved.error());
    }
    if (moved->exitCode != 0) {
        return tl::unexpected(scriptError(*moved, path));
    }
    if (written) {
        written(total);
    }
    return {};
}

core::Result<> Connection::Private::uploadDirectly(QIODevice& source, const QString& path, int mode,
                                                   const std::function<void(qint64)>& written,
                                                   const core::CancelToken& cancel)
{
    const QString temporary = temporaryName(path);
    const auto removeRest = [&] {
        run(script(QStringLiteral("rm -f \"$1\""), {temporary}, false), {}, {});
    };
    if (const auto entered = enter(cancel); !entered) {
        return entered;
    }
    bool hasSftp = true;
    core::Result<> done;
    {
        const QSemaphoreReleaser leave(commands);
        Sftp sftp(currentLoop()->open({ChannelRequest::Kind::Subsystem, "sftp"}), cancel);
        done = sftp.start();
        hasSftp = done || done.error().kind != ErrorKind::Refused;
        if (done) {
            const auto sent = sftp.write(source, temporary, mode, written);
            done = sent ? sftp.rename(temporary, path) : tl::unexpected(sent.error());
        }
    }
    if (!hasSftp) {
        done = uploadByCommand(source, temporary, path, mode, written, cancel);
    }
    if (!done && done.error().kind != ErrorKind::Unreachable) {
        removeRest();
        return tl::unexpected(explainFailedWrite(done.error(), path));
    }
    return done;
}

core::Result<> Connection::Private::uploadThroughSudo(QIODevice& source, const QString& path,
                                                      int mode,
                                                      const std::function<void(qint64)>& written,
                                                      const core::CancelToken& cancel)
{
    const auto made =
        run(script(QStringLiteral("umask 077; exec mktemp -d"), {}, false), {}, cancel);
    if (!made) {
        return tl::unexpected(made.error());
    }
    const QString folder = QString::fromUtf8(made->output).trimmed();
    if (made->exitCode != 0 || !folder.startsWith(QLatin1Char('/')) ||
        folder.contains(QLatin1Char('\n'))) {
        return tl::unexpected(scriptError(*made, path));
    }
    const QString between = folder + QLatin1String("/upload");
    core::Result<> done = uploadDirectly(source, between, 0600, written, cancel);
    if (done) {
        const auto installed =
            run(script(QStringLiteral("if [ -d \"$4\" ]; then echo \"$4: is a folder\" >&2; exit "
                                      "1; fi; install -o 0 -g 0 -m \"$1\" \"$2\" \"$3\" && mv -f "
                                      "\"$3\" \"$4\" || { rm -f \"$3\"; exit 1; }"),
                       {octal(mode), between, temporaryName(path), path}, true),
                {}, cancel);
        if (!installed) {
            done = tl::unexpected(installed.error());
        } else if (installed->exitCode != 0) {
            done = tl::unexpected(scriptError(*installed, path));
        }
    }
    const auto removed = run(script(QStringLiteral("rm -rf \"$1\""), {folder}, false), {}, {});
    return done && !removed ? tl::unexpected(removed.error()) : done;
}

core::Result<> Connection::upload(QIODevice& source, const QString& remotePath, int mode,
                                  const ProgressHandler& progress, core::CancelToken cancel)
{
    if (!remotePath.startsWith(QLatin1Char('/')) || remotePath.endsWith(QLatin1Char('/')) ||
        remotePath.contains(QChar(u'\0')) || !remotePath.isValidUtf16()) {
        return core::fail(ErrorKind::InvalidInput, tr("The file cannot be written"),
                          tr("its path is not absolute"));
    }
    if (!source.isReadable()) {
        return core::fail(ErrorKind::InvalidInput, tr("The file to be uploaded cannot be read"),
                          source.errorString());
    }
    const qint64 size = source.isSequential() ? -1 : source.size() - source.pos();
    const auto written = [&](qint64 bytes) {
        if (progress) {
            progress(bytes, size);
        }
    };
    written(0);
    return d->target.user == QLatin1String("root")
               ? d->uploadDirectly(source, remotePath, mode, written, cancel)
               : d->uploadThroughSudo(source, remotePath, mode, written, cancel);
}

} // namespace mailstead::ssh
