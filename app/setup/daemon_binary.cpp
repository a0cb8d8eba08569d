#include "setup/daemon_binary.h"

#include "setup/text.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace mailstead::setup
{

namespace
{

/// Larger than any real one; guards against hashing a wrong file for minutes.
constexpr qint64 largestBinary = qint64(256) * 1024 * 1024;

core::Result<DaemonBinary> examine(const QString& path, const QString& architecture)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::fail(core::ErrorKind::NotFound,
                          Text::tr("The file %1 cannot be read").arg(path), file.errorString());
    const QString found = elfArchitecture(file.peek(64));
    if (found != architecture)
        return core::fail(core::ErrorKind::InvalidInput,
                          Text::tr("%1 is not a program for %2").arg(path, architecture),
                          found.isEmpty() ? Text::tr("it is not a Linux program")
                                          : Text::tr("it is made for %1").arg(found));
    if (file.size() > largestBinary)
        return core::fail(core::ErrorKind::InvalidInput,
                          Text::tr("%1 is too large to be the mail daemon").arg(path));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!hash.addData(&file))
        return core::fail(core::ErrorKind::NotFound,
                          Text::tr("The file %1 cannot be read").arg(path), file.errorString());
    return DaemonBinary{path, file.size(), hash.result().toHex()};
}

} // namespace

QString elfArchitecture(const QByteArray& header)
{
    // System V ABI: magic, class, data encoding; e_machine at offset 18.
    if (header.size() < 20 || !header.startsWith("\x7f"
                                                 "ELF"))
        return {};
    const bool littleEndian = header[5] == 1;
    const auto byte = [&](int i) {
        return static_cast<unsigned char>(header[i]);
    };
    const int machine = littleEndian ? byte(18) | byte(19) << 8 : byte(19) | byte(18) << 8;
    switch (machine) {
    case 3:
        return QStringLiteral("i686");
    case 40:
        return QStringLiteral("armv7l");
    case 62:
        return QStringLiteral("x86_64");
    case 183:
        return QStringLiteral("aarch64");
    case 243:
        return QStringLiteral("riscv64");
    default:
        return QStringLiteral("machine-%1").arg(machine);
    }
}

core::Result<DaemonBinary> findDaemonBinary(const QString& directory, const QString& architecture)
{
    QStringList places;
    if (!directory.isEmpty())
        places.append(directory);
    const QString fromEnvironment = qEnvironmentVariable("MAILSTEAD_DAEMON_DIR");
    if (!fromEnvironment.isEmpty())
        places.append(fromEnvironment);
    places.append(QCoreApplication::applicationDirPath());

    QStringList tried;
    for (const QString& place : places) {
        for (const QString& name :
             {QStringLiteral("mailsteadd-%1").arg(architecture), QStringLiteral("mailsteadd")}) {
            const QString path = QDir(place).filePath(name);
            if (!QFileInfo(path).isFile())
                continue;
            auto binary = examine(path, architecture);
            if (binary)
                return binary;
            tried.append(binary.error().text());
        }
    }
    return core::fail(
        core::ErrorKind::NotFound,
        Text::tr("There is no mail daemon for %1 on this computer").arg(architecture),
        Text::tr("looked in %1").arg(places.join(QStringLiteral(", "))) +
            (tried.isEmpty() ? QString() : QStringLiteral("; ") + tried.join(QStringLiteral("; "))),
        Text::tr("Install the complete program, or name the folder that holds mailsteadd-%1.")
            .arg(architecture));
}

} // namespace mailstead::setup
