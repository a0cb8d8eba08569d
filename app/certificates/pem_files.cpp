#include "certificates/pem_files.h"

#include <QFile>
#include <QtCrypto>

namespace mailstead::certificates
{

namespace
{

const QByteArray certificateBegin = "-----BEGIN CERTIFICATE-----";
const QByteArray certificateEnd = "-----END CERTIFICATE-----";

/// Read straight into locked memory, because keys come through here.
core::Result<QCA::SecureArray> readFile(const QString& path)
{
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return core::fail(core::ErrorKind::NotFound, PemFiles::tr("The file cannot be read"),
                          path.isEmpty() ? QString() : file.errorString(),
                          PemFiles::tr("Choose another file."));
    if (file.size() > PemFiles::sizeLimit)
        return core::fail(core::ErrorKind::InvalidInput,
                          PemFiles::tr("The file is too large for a certificate or a key"), path,
                          PemFiles::tr("Choose another file."));
    QCA::SecureArray bytes(static_cast<int>(file.size()));
    const qint64 read = file.read(bytes.data(), bytes.size());
    if (read < 0)
        return core::fail(core::ErrorKind::NotFound, PemFiles::tr("The file cannot be read"),
                          file.errorString(), PemFiles::tr("Choose another file."));
    bytes.resize(static_cast<int>(read));
    return bytes;
}

/// A view; the bytes stay where they are.
QByteArray viewOf(const QCA::SecureArray& bytes)
{
    return QByteArray::fromRawData(bytes.constData(), bytes.size());
}

} // namespace

core::Result<QByteArray> PemFiles::readChain(const QString& path)
{
    const auto bytes = readFile(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const QByteArray text = viewOf(*bytes);
    QByteArray chain;
    for (qsizetype at = text.indexOf(certificateBegin); at >= 0;
         at = text.indexOf(certificateBegin, at + 1)) {
        const qsizetype end = text.indexOf(certificateEnd, at);
        if (end < 0)
            break;
        // mid() copies: what it gives has no part of a key.
        chain += text.mid(at, end + certificateEnd.size() - at) + '\n';
    }
    if (chain.isEmpty())
        return core::fail(core::ErrorKind::InvalidInput, tr("This file has no certificate in it"),
                          path,
                          tr("Choose the file with the certificate chain in PEM; it is "
                             "mostly called fullchain.pem."));
    chain.replace("\r\n", "\n");
    return chain;
}

core::Result<vault::Secret> PemFiles::readKey(const QString& path)
{
    const auto bytes = readFile(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const QByteArray text = viewOf(*bytes);
    if (text.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----") ||
        text.contains("Proc-Type: 4,ENCRYPTED"))
        return core::fail(core::ErrorKind::InvalidInput, tr("This key has a passphrase"), path,
                          tr("Take the passphrase off first: openssl pkey -in key.pem -out "
                             "plain.pem"));
    for (const char* kind : {"PRIVATE KEY", "EC PRIVATE KEY", "RSA PRIVATE KEY"}) {
        const QByteArray begin = QByteArray("-----BEGIN ") + kind + "-----";
        const QByteArray end = QByteArray("-----END ") + kind + "-----";
        const qsizetype from = text.indexOf(begin);
        const qsizetype to = from < 0 ? -1 : text.indexOf(end, from);
        if (to < 0)
            continue;
        // A view again: the only copy is the one in locked memory.
        return vault::Secret(
            QByteArray::fromRawData(text.constData() + from, to + end.size() - from));
    }
    return core::fail(core::ErrorKind::InvalidInput, tr("This file has no private key in it"), path,
                      tr("Choose the file with the key in PEM; it is mostly called privkey.pem."));
}

int PemFiles::countCertificates(const QByteArray& pem)
{
    return static_cast<int>(pem.count(certificateBegin));
}

} // namespace mailstead::certificates
