#include "ssh/known_hosts.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMessageAuthenticationCode>
#include <QMutex>
#include <QSaveFile>
#include <QStandardPaths>

namespace mailstead::ssh
{
namespace
{

using core::ErrorKind;

constexpr qint64 fileLimit = 4 * 1024 * 1024;

/// One for all files: reading and writing again must not be parted by another object's writing.
QMutex fileMutex;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(mailstead::ssh::KnownHosts)
};

struct Entry {
    bool revoked = false;
    QList<QByteArray> patterns;
    HostKey key;
};

/// One line; an entry with an empty key when it is a comment or not understood.
Entry parse(const QByteArray& line)
{
    Entry entry;
    QList<QByteArray> words = line.simplified().split(' ');
    if (words.first().startsWith('#')) {
        return entry;
    }
    if (words.first().startsWith('@')) {
        entry.revoked = words.first() == "@revoked";
        if (!entry.revoked) {
            return entry; // certificate authorities are of no use here
        }
        words.removeFirst();
    }
    if (words.size() < 3) {
        return entry;
    }
    const auto blob =
        QByteArray::fromBase64Encoding(words.at(2), QByteArray::AbortOnBase64DecodingErrors);
    if (!blob) {
        return entry;
    }
    HostKey key = HostKey::fromBlob(*blob);
    if (key.algorithm.toLatin1() != words.at(1)) {
        return entry;
    }
    entry.patterns = words.first().split(',');
    entry.key = std::move(key);
    return entry;
}

/// "|1|salt|hash" as `ssh-keygen -H` writes it.
bool hashedMatches(const QByteArray& pattern, const QByteArray& host)
{
    const QList<QByteArray> parts = pattern.split('|');
    if (parts.size() != 4 || parts.at(1) != "1") {
        return false;
    }
    return QMessageAuthenticationCode::hash(host, QByteArray::fromBase64(parts.at(2)),
                                            QCryptographicHash::Sha1) ==
           QByteArray::fromBase64(parts.at(3));
}

bool isFor(const Entry& entry, const QByteArray& host)
{
    for (const QByteArray& pattern : entry.patterns) {
        if (pattern.startsWith('|') ? hashedMatches(pattern, host)
                                    : pattern.compare(host, Qt::CaseInsensitive) == 0) {
            return true;
        }
    }
    return false;
}

} // namespace

KnownHosts::KnownHosts(const QString& path)
    : m_path(!path.isEmpty()
                 ? path
                 : QDir(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation))
                       .filePath(QStringLiteral("known_hosts")))
{
}

QString KnownHosts::hostPattern(const QString& address, int port)
{
    const QString host = address.trimmed().toLower();
    return port == 22 ? host : QStringLiteral("[%1]:%2").arg(host).arg(port);
}

core::Result<QList<QByteArray>> KnownHosts::readLines() const
{
    QFile file(m_path);
    if (!file.exists()) {
        return QList<QByteArray>();
    }
    if (!file.open(QIODevice::ReadOnly) || file.size() > fileLimit) {
        // Going on without it would take a changed key for a new one.
        return core::fail(
            ErrorKind::PermissionDenied, Texts::tr("The file of known host keys cannot be read"),
            QStringLiteral("%1: %2").arg(m_path, file.isOpen() ? Texts::tr("it is too large")
                                                               : file.errorString()),
            Texts::tr("Make the file readable, or move it away to begin anew."));
    }
    QList<QByteArray> lines = file.readAll().split('\n');
    if (lines.last().isEmpty()) {
        lines.removeLast();
    }
    return lines;
}

core::Result<> KnownHosts::writeLines(const QList<QByteArray>& lines) const
{
    QSaveFile file(m_path);
    QByteArray text = lines.join('\n');
    if (!text.isEmpty()) {
        text += '\n';
    }
    if (!QDir().mkpath(QFileInfo(m_path).absolutePath()) || !file.open(QIODevice::WriteOnly) ||
        !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(text) != text.size() || !file.commit()) {
        return core::fail(ErrorKind::PermissionDenied,
                          Texts::tr("The host key could not be remembered"),
                          QStringLiteral("%1: %2").arg(m_path, file.errorString()),
                          Texts::tr("Make the folder writable and connect again."));
    }
    return {};
}

core::Result<KnownHosts::Lookup> KnownHosts::find(const QString& address, int port,
                                                  const HostKey& offered) const
{
    const QMutexLocker lock(&fileMutex);
    const auto lines = readLines();
    if (!lines) {
        return tl::unexpected(lines.error());
    }
    const QByteArray host = hostPattern(address, port).toUtf8();
    Lookup lookup;
    bool revoked = false;
    bool known = false;
    for (const QByteArray& line : *lines) {
        const Entry entry = parse(line);
        if (entry.revoked) {
            revoked = revoked || (entry.key == offered && !entry.key.isEmpty());
        } else if (isFor(entry, host)) {
            known = known || entry.key == offered;
            lookup.remembered.append(entry.key);
        }
    }
    if (revoked) {
        lookup.match = Match::Revoked;
    } else if (known) {
        lookup.match = Match::Known;
    } else if (!lookup.remembered.isEmpty()) {
        // Remembered algorithms are asked for first, so a server that offers another one does not
        // have the remembered key any more: as suspicious as another key of the same algorithm.
        lookup.match = Match::Changed;
    }
    return lookup;
}

core::Result<QStringList> KnownHosts::algorithms(const QString& address, int port) const
{
    const auto lookup = find(address, port, {});
    if (!lookup) {
        return tl::unexpected(lookup.error());
    }
    QStringList names;
    for (const HostKey& key : lookup->remembered) {
        if (!names.contains(key.algorithm)) {
            names.append(key.algorithm);
        }
    }
    return names;
}

core::Result<> KnownHosts::remember(const QString& address, int port, const HostKey& key)
{
    const QMutexLocker lock(&fileMutex);
    auto lines = readLines();
    if (!lines) {
        return tl::unexpected(lines.error());
    }
    const QByteArray host = hostPattern(address, port).toUtf8();
    for (const QByteArray& line : *lines) {
        const Entry entry = parse(line);
        if (!entry.revoked && entry.key == key && isFor(entry, host)) {
            return {};
        }
    }
    lines->append(host + ' ' + key.algorithm.toLatin1() + ' ' + key.blob.toBase64());
    return writeLines(*lines);
}

core::Result<> KnownHosts::forget(const QString& address, int port)
{
    const QMutexLocker lock(&fileMutex);
    auto lines = readLines();
    if (!lines) {
        return tl::unexpected(lines.error());
    }
    const QByteArray host = hostPattern(address, port).toUtf8();
    const auto gone = [&host](const QByteArray& line) {
        const Entry entry = parse(line);
        return !entry.revoked && isFor(entry, host);
    };
    if (lines->removeIf(gone) == 0) {
        return {};
    }
    return writeLines(*lines);
}

} // namespace mailstead::ssh
