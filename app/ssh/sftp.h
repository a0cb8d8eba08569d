// The part of SFTP (draft-ietf-secsh-filexfer-02, version 3) that uploads need, with writes in
// flight side by side. Internal to the folder.
#pragma once

#include "ssh/channel.h"

#include <QHash>
#include <QIODevice>

namespace mailstead::ssh
{

/// Blocks its caller; one thread at a time. Answers are read with limits.
class Sftp
{
public:
    /// `channel` runs the "sftp" subsystem.
    explicit Sftp(std::shared_ptr<Channel> channel, core::CancelToken cancel);
    ~Sftp();
    Sftp(const Sftp&) = delete;
    Sftp& operator=(const Sftp&) = delete;

    /// ErrorKind::Refused when the server has no such subsystem.
    core::Result<> start();
    /// Makes a new file with `mode` and all of `source` in it, on disk when the server can tell.
    core::Result<qint64> write(QIODevice& source, const QString& path, int mode,
                               const std::function<void(qint64)>& written);
    /// Replaces `to` when it is there.
    core::Result<> rename(const QString& from, const QString& to);
    core::Result<> remove(const QString& path);

private:
    struct Packet {
        quint8 type = 0;
        quint32 id = 0;
        QByteArray body; ///< after the id
    };
    core::Result<> send(quint8 type, const QByteArray& body);
    core::Result<Packet> receive();
    core::Result<Packet> request(quint8 type, const QByteArray& body, const QString& what);
    core::Result<> expectOk(const Packet& answer, const QString& what) const;
    core::Result<> writeAll(QIODevice& source, const QByteArray& handle, const QString& path,
                            const std::function<void(qint64)>& written, qint64& total);

    const std::shared_ptr<Channel> m_channel;
    const core::CancelToken m_cancel;
    QByteArray m_buffer;
    quint32 m_nextId = 1;
    QHash<QByteArray, QByteArray> m_extensions;
};

} // namespace mailstead::ssh
