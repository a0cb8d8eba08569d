#include "ssh/host_key.h"

#include <QCryptographicHash>
#include <QtEndian>
#include <algorithm>
#include <array>

namespace mailstead::ssh
{
namespace
{

constexpr int artWidth = 17;
constexpr int artHeight = 9;

/// The length-prefixed string at the beginning of `blob`; empty when it is cut.
QByteArray firstString(const QByteArray& blob)
{
    if (blob.size() < 4) {
        return {};
    }
    const quint32 length = qFromBigEndian<quint32>(blob.constData());
    if (length == 0 || length > 64 || static_cast<qsizetype>(length) > blob.size() - 4) {
        return {};
    }
    return blob.mid(4, static_cast<qsizetype>(length));
}

QString frameLine(const QString& label)
{
    const QString text = QLatin1Char('[') + label + QLatin1Char(']');
    const qsizetype left = std::max<qsizetype>(0, (artWidth - text.size()) / 2);
    return QLatin1Char('+') +
           (QString(left, QLatin1Char('-')) + text)
               .leftJustified(artWidth, QLatin1Char('-'), true) +
           QLatin1Char('+');
}

/// "ED25519 256" for the frame, as OpenSSH does; the size is left out where the key does not tell.
QString artTitle(const QString& algorithm)
{
    if (algorithm == QLatin1String("ssh-ed25519")) {
        return QStringLiteral("ED25519 256");
    }
    if (algorithm.startsWith(QLatin1String("ecdsa-sha2-nistp"))) {
        return QStringLiteral("ECDSA %1").arg(algorithm.mid(16));
    }
    if (algorithm == QLatin1String("ssh-rsa")) {
        return QStringLiteral("RSA");
    }
    return algorithm.left(artWidth - 2);
}

/// The walk of the drunken bishop over a board, two bits of the digest a step.
QString drawArt(const QByteArray& digest, const QString& algorithm)
{
    static constexpr char symbols[] = " .o+=*BOX@%&#/^SE";
    constexpr int end = 16;
    constexpr int start = 15;
    std::array<std::array<int, artHeight>, artWidth> field{};
    int x = artWidth / 2;
    int y = artHeight / 2;
    for (const char byte : digest) {
        unsigned bits = static_cast<unsigned char>(byte);
        for (int step = 0; step < 4; ++step, bits >>= 2) {
            x = std::clamp(x + ((bits & 1U) != 0 ? 1 : -1), 0, artWidth - 1);
            y = std::clamp(y + ((bits & 2U) != 0 ? 1 : -1), 0, artHeight - 1);
            int& visits = field[static_cast<size_t>(x)][static_cast<size_t>(y)];
            visits = std::min(visits + 1, start - 1);
        }
    }
    field[artWidth / 2][artHeight / 2] = start;
    field[static_cast<size_t>(x)][static_cast<size_t>(y)] = end;

    QString art = frameLine(artTitle(algorithm)) + QLatin1Char('\n');
    for (size_t row = 0; row < artHeight; ++row) {
        art += QLatin1Char('|');
        for (size_t column = 0; column < artWidth; ++column) {
            art += QLatin1Char(symbols[field[column][row]]);
        }
        art += QLatin1String("|\n");
    }
    return art + frameLine(QStringLiteral("SHA256"));
}

} // namespace

HostKey HostKey::fromBlob(const QByteArray& blob)
{
    const QByteArray name = firstString(blob);
    const bool plain = std::all_of(name.begin(), name.end(),
                                   [](char c) { return c > ' ' && c < 0x7f && c != ','; });
    if (name.isEmpty() || !plain) {
        return {};
    }
    const QByteArray digest = QCryptographicHash::hash(blob, QCryptographicHash::Sha256);
    HostKey key;
    key.algorithm = QString::fromLatin1(name);
    key.fingerprint = QLatin1String("SHA256:") +
                      QString::fromLatin1(digest.toBase64(QByteArray::OmitTrailingEquals));
    key.randomArt = drawArt(digest, key.algorithm);
    key.blob = blob;
    return key;
}

} // namespace mailstead::ssh
