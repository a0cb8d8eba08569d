#include "ssh/command_run.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>

namespace mailstead::ssh
{
namespace
{

using core::ErrorKind;

constexpr qsizetype lineLimit = 16 * 1024; // longer ones are handed on in pieces
constexpr qsizetype evidenceLimit = 1000;  // characters of stderr in an error

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(mailstead::ssh::Connection)
};

/// Keeps one stream's output up to the limit and hands it on in whole lines.
class Collector
{
public:
    Collector(OutputStream stream, const OutputHandler& handler, qint64 limit)
        : m_stream(stream)
        , m_handler(handler)
        , m_limit(limit)
    {
    }

    void add(const QByteArray& bytes)
    {
        const qint64 room = m_limit - m_kept.size();
        m_kept.append(bytes.constData(), std::min<qsizetype>(bytes.size(), room));
        m_truncated = m_truncated || bytes.size() > room;
        if (!m_handler) {
            return;
        }
        m_line += bytes;
        qsizetype end = m_line.lastIndexOf('\n') + 1;
        if (end == 0 && m_line.size() >= lineLimit) {
            end = m_line.size();
        }
        if (end > 0) {
            m_handler(m_stream, m_line.left(end));
            m_line.remove(0, end);
        }
    }

    void finish()
    {
        if (m_handler && !m_line.isEmpty()) {
            m_handler(m_stream, std::exchange(m_line, {}));
        }
    }

    const QByteArray& kept() const { return m_kept; }
    bool isTruncated() const { return m_truncated; }

private:
    const OutputStream m_stream;
    const OutputHandler& m_handler;
    const qint64 m_limit;
    QByteArray m_kept;
    QByteArray m_line;
    bool m_truncated = false;
};

/// Gives the channel up unless it came to its end.
class Closer
{
public:
    explicit Closer(Channel& channel)
        : m_channel(channel)
    {
    }
    ~Closer() { m_channel.close(); }
    Closer(const Closer&) = delete;
    Closer& operator=(const Closer&) = delete;

private:
    Channel& m_channel;
};

QString endOf(const QByteArray& text)
{
    return QString::fromUtf8(text).trimmed().right(evidenceLimit);
}

ChannelRequest requestFor(const RemoteCommand& command, sudo::Mode mode)
{
    return {ChannelRequest::Kind::Exec,
            command.shellLine(mode != sudo::Mode::NotNeeded, mode == sudo::Mode::Password)};
}

class ChannelStream : public Stream
{
public:
    ChannelStream(std::shared_ptr<Channel> channel, QByteArray first, QByteArray errors)
        : m_channel(std::move(channel))
        , m_first(std::move(first))
        , m_errors(std::move(errors))
    {
    }
    ~ChannelStream() override { m_channel->close(); }

    core::Result<QByteArray> read(std::chrono::milliseconds timeout) override
    {
        if (!m_first.isEmpty()) {
            return std::exchange(m_first, {});
        }
        const auto until = Clock::now() + timeout;
        for (;;) {
            Channel::Taken taken = m_channel->take(until);
            m_errors = (m_errors + taken.errors).right(4 * evidenceLimit);
            if (!taken.output.isEmpty()) {
                return std::move(taken.output);
            }
            if (taken.ended) {
                return atEnd();
            }
            if (Clock::now() >= until) {
                return core::fail(ErrorKind::Timeout, Texts::tr("The server did not answer"));
            }
        }
    }

    core::Result<> write(const QByteArray& bytes) override
    {
        return m_channel->write(bytes, Clock::now() + std::chrono::seconds(30));
    }

    void close() override
    {
        m_closed = true;
        m_channel->close();
    }

private:
    core::Result<QByteArray> atEnd() const
    {
        if (m_closed) {
            return QByteArray();
        }
        if (const auto error = m_channel->error()) {
            return tl::unexpected(*error);
        }
        const int code = m_channel->exitCode();
        if (code > 0) {
            return core::fail(
                ErrorKind::CommandFailed,
                Texts::tr("The program on the server ended with exit code %1").arg(code),
                endOf(m_errors));
        }
        return QByteArray();
    }

    const std::shared_ptr<Channel> m_channel;
    QByteArray m_first;
    QByteArray m_errors;
    std::atomic_bool m_closed{false};
};

} // namespace

core::Result<> checkCommand(const RemoteCommand& command)
{
    static const QRegularExpression variable(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*="));
    QStringList words{command.program};
    words += command.arguments;
    for (const QString& assignment : command.environment) {
        if (!variable.match(assignment).hasMatch()) {
            return core::fail(ErrorKind::InvalidInput,
                              Texts::tr("The command has an environment variable with a bad name"));
        }
        words.append(assignment);
    }
    const bool representable = std::all_of(words.begin(), words.end(), [](const QString& word) {
        return !word.contains(QChar(u'\0')) && word.isValidUtf16();
    });
    if (command.program.isEmpty() || !representable) {
        return core::fail(ErrorKind::InvalidInput,
                          Texts::tr("The command cannot be sent to the server"),
                          Texts::tr("it is empty or holds a NUL or broken characters"));
    }
    return {};
}

core::Result<CommandResult> runCommand(SessionLoop& loop, const RemoteCommand& command,
                                       const Privilege& privilege, const OutputHandler& onOutput,
                                       const core::CancelToken& cancel, qint64 limit)
{
    if (const auto fine = checkCommand(command); !fine) {
        return tl::unexpected(fine.error());
    }
    const auto until = Clock::now() + command.timeout;
    const auto channel = loop.open(requestFor(command, privilege.mode));
    const Closer closer(*channel);
    Collector output(OutputStream::Standard, onOutput, limit);
    Collector errors(OutputStream::Error, onOutput, limit);
    Channel::Taken taken;
    if (privilege.mode == sudo::Mode::Password) {
        auto passed = sudo::pass(*channel, privilege.user, privilege.password, until, cancel);
        if (!passed) {
            return tl::unexpected(passed.error());
        }
        taken = std::move(*passed);
    }
    channel->post(command.secretInput);
    channel->post(command.input);
    channel->finishInput();

    for (;;) {
        output.add(taken.output);
        errors.add(taken.errors);
        if (taken.ended) {
            break;
        }
        if (cancel.isCancelled()) {
            return core::fail(ErrorKind::Cancelled, Texts::tr("Cancelled"), command.display());
        }
        if (Clock::now() >= until) {
            return core::fail(
                ErrorKind::Timeout,
                Texts::tr("%1 did not end within %n second(s)", nullptr,
                          static_cast<int>(
                              std::chrono::ceil<std::chrono::seconds>(command.timeout).count()))
                    .arg(command.program),
                endOf(errors.kept().isEmpty() ? output.kept() : errors.kept()));
        }
        taken = channel->take(until);
    }
    output.finish();
    errors.finish();
    if (const auto error = channel->error()) {
        return tl::unexpected(*error);
    }
    CommandResult result{channel->exitCode(), output.kept(), errors.kept(),
                         output.isTruncated() || errors.isTruncated()};
    if (result.exitCode < 0) {
        return core::fail(ErrorKind::CommandFailed,
                          Texts::tr("The server did not tell how %1 ended").arg(command.program),
                          endOf(result.errors));
    }
    if (privilege.mode == sudo::Mode::Free && result.exitCode == 1 &&
        result.errors.startsWith("sudo: ")) {
        return tl::unexpected(sudo::explain(result.errors, result.exitCode, privilege.user));
    }
    return result;
}

core::Result<std::unique_ptr<Stream>> openStream(SessionLoop& loop, const RemoteCommand& command,
                                                 const Privilege& privilege)
{
    if (const auto fine = checkCommand(command); !fine) {
        return tl::unexpected(fine.error());
    }
    const auto channel = loop.open(requestFor(command, privilege.mode));
    Channel::Taken first;
    if (privilege.mode == sudo::Mode::Password) {
        auto passed = sudo::pass(*channel, privilege.user, privilege.password,
                                 Clock::now() + command.timeout, {});
        if (!passed) {
            channel->close();
            return tl::unexpected(passed.error());
        }
        first = std::move(*passed);
    }
    channel->post(command.secretInput);
    channel->post(command.input);
    return std::make_unique<ChannelStream>(channel, first.output, first.errors);
}

} // namespace mailstead::ssh
