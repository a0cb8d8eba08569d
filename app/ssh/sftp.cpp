#include "ssh/sftp.h"

#include <QCoreApplication>
#include <QtEndian>

namespace mailstead::ssh
{
namespace
{

using core::Error;
using core::ErrorKind;
using namespace std::chrono_literals;

constexpr auto idleLimit = 60s;                   // without any answer
constexpr qsizetype packetLimit = 256 * 1024;     // of an answer
constexpr qsizetype blockSize = 32 * 1024 - 1024; // what every server takes in one write
constexpr qsizetype inFlight = 48;                // unanswered writes

enum Type : quint8 {
    Init = 1,
    Version = 2,
    Open = 3,
    Close = 4,
    Write = 6,
    SetFileState = 10,
    Remove = 13,
    Rename = 18,
    Status = 101,
    Handle = 102,
    Extended = 200,
};

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(mailstead::ssh::Sftp)
};

QByteArray number(quint32 value)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray number64(quint64 value)
{
    QByteArray bytes(8, Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray text(const QByteArray& value)
{
    return number(static_cast<quint32>(value.size())) + value;
}

QByteArray permissions(int mode)
{
    constexpr quint32 hasPermissions = 0x4;
    return number(hasPermissions) + number(static_cast<quint32>(mode));
}

/// Takes a string from the front of `body`; false when it is cut.
bool takeText(QByteArray& body, QByteArray& value)
{
    if (body.size() < 4) {
        return false;
    }
    const auto size = static_cast<qsizetype>(qFromBigEndian<quint32>(body.constData()));
    if (size > body.size() - 4) {
        return false;
    }
    value = body.mid(4, size);
    body.remove(0, 4 + size);
    return true;
}

Error malformed()
{
    return {
        ErrorKind::Protocol, Texts::tr("The server's SFTP answer cannot be understood"), {}, {}};
}

} // namespace

Sftp::Sftp(std::shared_ptr<Channel> channel, core::CancelToken cancel)
    : m_channel(std::move(channel))
    , m_cancel(std::move(cancel))
{
}

Sftp::~Sftp()
{
    m_channel->close();
}

core::Result<> Sftp::send(quint8 type, const QByteArray& body)
{
    QByteArray packet = number(static_cast<quint32>(body.size() + 1));
    packet.append(static_cast<char>(type));
    return m_channel->write(packet + body, Clock::now() + idleLimit, m_cancel);
}

core::Result<Sftp::Packet> Sftp::receive()
{
    const auto until = Clock::now() + idleLimit;
    for (;;) {
        if (m_buffer.size() >= 4) {
            const auto size = static_cast<qsizetype>(qFromBigEndian<quint32>(m_buffer.constData()));
            if (size < 5 || size > packetLimit) {
                return tl::unexpected(malformed());
            }
            if (m_buffer.size() >= 4 + size) {
                Packet packet;
                packet.type = static_cast<quint8>(m_buffer.at(4));
                packet.id = qFromBigEndian<quint32>(m_buffer.constData() + 5);
                packet.body = m_buffer.mid(9, size - 5);
                m_buffer.remove(0, 4 + size);
                return packet;
            }
        }
        if (m_cancel.isCancelled()) {
            return core::fail(ErrorKind::Cancelled, Texts::tr("Cancelled"));
        }
        const Channel::Taken taken = m_channel->take(until);
        m_buffer += taken.output;
        if (taken.ended && taken.output.isEmpty()) {
            if (const auto error = m_channel->error()) {
                return tl::unexpected(*error);
            }
            return core::fail(ErrorKind::Refused, Texts::tr("The server ended SFTP"));
        }
        if (taken.isEmpty() && Clock::now() >= until) {
            return core::fail(ErrorKind::Timeout, Texts::tr("The server does not answer SFTP"));
        }
    }
}

core::Result<> Sftp::start()
{
    if (const auto sent = send(Init, number(3)); !sent) {
        return sent;
    }
    auto answer = receive();
    if (!answer) {
        return tl::unexpected(answer.error());
    }
    if (answer->type != Version || answer->id < 3) { // in this one the id is the version
        return tl::unexpected(malformed());
    }
    QByteArray name;
    QByteArray value;
    while (takeText(answer->body, name) && takeText(answer->body, value)) {
        m_extensions.insert(name, value);
    }
    return {};
}

core::Result<Sftp::Packet> Sftp::request(quint8 type, const QByteArray& body, const QString& what)
{
    const quint32 id = m_nextId++;
    if (const auto sent = send(type, number(id) + body); !sent) {
        return tl::unexpected(sent.error());
    }
    auto answer = receive();
    if (!answer) {
        return answer;
    }
    if (answer->id != id) {
        return tl::unexpected(malformed());
    }
    if (answer->type == Status) {
        if (const auto ok = expectOk(*answer, what); !ok) {
            return tl::unexpected(ok.error());
        }
    }
    return answer;
}

core::Result<> Sftp::expectOk(const Packet& answer, const QString& what) const
{
    if (answer.type != Status || answer.body.size() < 4) {
        return tl::unexpected(malformed());
    }
    const auto code = qFromBigEndian<quint32>(answer.body.constData());
    if (code == 0) {
        return {};
    }
    QByteArray rest = answer.body.mid(4);
    QByteArray message;
    takeText(rest, message);
    const ErrorKind kind = code == 2   ? ErrorKind::NotFound
                           : code == 3 ? ErrorKind::PermissionDenied
                                       : ErrorKind::Refused;
    return core::fail(kind, what, QString::fromUtf8(message.left(300)));
}

core::Result<qint64> Sftp::write(QIODevice& source, const QString& path, int mode,
                                 const std::function<void(qint64)>& written)
{
    constexpr quint32 writing = 0x2;
    constexpr quint32 creating = 0x8;
    constexpr quint32 exclusive = 0x20;
    const QString what = Texts::tr("The file %1 could not be written").arg(path);
    auto opened = request(
        Open, text(path.toUtf8()) + number(writing | creating | exclusive) + permissions(0600),
        what);
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    QByteArray handle;
    if (opened->type != Handle || !takeText(opened->body, handle) || handle.size() > 256) {
        return tl::unexpected(malformed());
    }
    qint64 total = 0;
    if (const auto done = writeAll(source, handle, path, written, total); !done) {
        return tl::unexpected(done.error());
    }
    if (const auto set = request(SetFileState, text(handle) + permissions(mode), what); !set) {
        return tl::unexpected(set.error());
    }
    if (m_extensions.contains("fsync@openssh.com")) {
        const auto synced = request(Extended, text("fsync@openssh.com") + text(handle), what);
        if (!synced) {
            return tl::unexpected(synced.error());
        }
    }
    if (const auto closed = request(Close, text(handle), what); !closed) {
        return tl::unexpected(closed.error());
    }
    return total;
}

core::Result<> Sftp::writeAll(QIODevice& source, const QByteArray& handle, const QString& path,
                              const std::function<void(qint64)>& written, qint64& total)
{
    const QString what = Texts::tr("The file %1 could not be written").arg(path);
    QHash<quint32, qint64> waiting; // size of each write without an answer
    qint64 offset = 0;
    bool atEnd = false;
    while (!atEnd || !waiting.isEmpty()) {
        while (!atEnd && waiting.size() < inFlight) {
            const QByteArray block = source.read(blockSize);
            if (block.isEmpty()) {
                if (!source.atEnd()) {
                    return core::fail(ErrorKind::PermissionDenied,
                                      Texts::tr("The file to be uploaded cannot be read"),
                                      source.errorString());
                }
                atEnd = true;
                break;
            }
            const quint32 id = m_nextId++;
            const auto sent = send(Write, number(id) + text(handle) +
                                              number64(static_cast<quint64>(offset)) + text(block));
            if (!sent) {
                return sent;
            }
            waiting.insert(id, block.size());
            offset += block.size();
        }
        if (waiting.isEmpty()) {
            break;
        }
        const auto answer = receive();
        if (!answer) {
            return tl::unexpected(answer.error());
        }
        const auto it = waiting.constFind(answer->id);
        if (it == waiting.constEnd()) {
            return tl::unexpected(malformed());
        }
        if (const auto ok = expectOk(*answer, what); !ok) {
            return ok;
        }
        total += *it;
        waiting.erase(it);
        if (written) {
            written(total);
        }
    }
    return {};
}

core::Result<> Sftp::rename(const QString& from, const QString& to)
{
    const QString what = Texts::tr("The file %1 could not be replaced").arg(to);
    const QByteArray names = text(from.toUtf8()) + text(to.toUtf8());
    if (m_extensions.contains("posix-rename@openssh.com")) {
        const auto done = request(Extended, text("posix-rename@openssh.com") + names, what);
        return done ? core::Result<>() : tl::unexpected(done.error());
    }
    // Without it a rename does not replace: the old file has to go first.
    if (const auto gone = remove(to); !gone && gone.error().kind != ErrorKind::NotFound) {
        return gone;
    }
    const auto done = request(Rename, names, what);
    return done ? core::Result<>() : tl::unexpected(done.error());
}

core::Result<> Sftp::remove(const QString& path)
{
    const auto done = request(Remove, text(path.toUtf8()),
                              Texts::tr("The file %1 could not be removed").arg(path));
    return done ? core::Result<>() : tl::unexpected(done.error());
}

} // namespace mailstead::ssh
