// A certificate and its key out of two files of this computer, looked at before they are sent.
#pragma once

#include "core/result.h"
#include "vault/secret.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QString>

namespace mailstead::certificates
{

class PemFiles
{
    Q_DECLARE_TR_FUNCTIONS(mailstead::certificates::PemFiles)
public:
    static constexpr qint64 sizeLimit = 256 * 1024;

    /// The certificates of a file, the server's own first. Anything else in it is left out, so that
    /// a key that lies in the same file is not sent with them.
    static core::Result<QByteArray> readChain(const QString& path);
    /// The first private key of a file. Keys with a passphrase are refused: the server could not
    /// start with one.
    static core::Result<vault::Secret> readKey(const QString& path);

    /// How many certificates a PEM text has.
    static int countCertificates(const QByteArray& pem);
};

} // namespace mailstead::certificates
