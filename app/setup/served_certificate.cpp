#include "setup/served_certificate.h"

#include <QCryptographicHash>

namespace mailstead::setup
{

QString fingerprintOfPem(const QByteArray& text)
{
    static const QByteArray begin = "-----BEGIN CERTIFICATE-----";
    static const QByteArray end = "-----END CERTIFICATE-----";
    const QByteArray limited = text.left(256 * 1024);
    const qsizetype from = limited.indexOf(begin);
    const qsizetype to = limited.indexOf(end, from);
    if (from < 0 || to < 0)
        return {};
    QByteArray base64 = limited.mid(from + begin.size(), to - from - begin.size());
    base64.replace('\n', "").replace('\r', "");
    const auto der =
        QByteArray::fromBase64Encoding(base64, QByteArray::AbortOnBase64DecodingErrors);
    if (!der || der.decoded.isEmpty())
        return {};
    return QString::fromLatin1(
        QCryptographicHash::hash(der.decoded, QCryptographicHash::Sha256).toHex());
}

core::Result<QString> servedFingerprint(Context& context, int port, const QString& serverName)
{
    ssh::RemoteCommand command;
    command.program = QStringLiteral("openssl");
    command.arguments = {QStringLiteral("s_client"), QStringLiteral("-connect"),
                         QStringLiteral("127.0.0.1:%1").arg(port), QStringLiteral("-servername"),
                         serverName};
    if (port == 25 || port == 587)
        command.arguments += {QStringLiteral("-starttls"), QStringLiteral("smtp"),
                              QStringLiteral("-name"), QStringLiteral("localhost")};
    command.quiet = true;
    command.timeout = std::chrono::seconds(30);
    // The end of the input ends the connection; what the exit code says of that is of no interest.
    const auto result = context.host.run(command, {}, context.cancel);
    if (!result)
        return tl::unexpected(result.error());
    return fingerprintOfPem(result->output);
}

} // namespace mailstead::setup
