#include "setup/settings.h"

#include "core/mail_names.h"
#include "setup/text.h"

#include <QFileInfo>
#include <QHostAddress>
#include <QUrl>

namespace mailstead::setup
{

namespace
{

core::Result<> checkFile(const QString& path, const QString& what)
{
    if (path.isEmpty())
        return {};
    const QFileInfo info(path);
    if (!info.isFile() || !info.isReadable())
        return core::fail(core::ErrorKind::NotFound, what,
                          Text::tr("there is no readable file %1").arg(path),
                          Text::tr("Choose another file."));
    return {};
}

/// "192.0.2.53" or "192.0.2.53@5353", as the daemon's configuration takes it.
bool isResolver(const QString& text)
{
    const qsizetype at = text.indexOf(u'@');
    bool portFits = true;
    if (at >= 0) {
        const int port = text.mid(at + 1).toInt(&portFits);
        portFits = portFits && port > 0 && port < 65536;
    }
    return portFits && !QHostAddress(at < 0 ? text : text.left(at)).isNull();
}

} // namespace

bool isHostname(const QString& name)
{
    return core::isHostname(name);
}

bool isMailAddress(const QString& address)
{
    return core::isMailAddress(address);
}

QString shortName(const QString& hostname)
{
    return hostname.section(u'.', 0, 0);
}

core::Result<> checkSettings(const Settings& settings)
{
    using core::ErrorKind;
    if (!isHostname(settings.hostname))
        return core::fail(ErrorKind::InvalidInput,
                          Text::tr("“%1” is not a host name").arg(settings.hostname),
                          Text::tr("A full name is needed, in lower-case letters, digits and "
                                   "hyphens, such as mail.example.org."),
                          Text::tr("Correct the host name."));
    if (!isHostname(settings.domain))
        return core::fail(
            ErrorKind::InvalidInput, Text::tr("“%1” is not a mail domain").arg(settings.domain),
            Text::tr("A domain is needed, such as example.org."), Text::tr("Correct the domain."));
    if (!settings.mailbox.isEmpty() && !isMailAddress(settings.mailbox))
        return core::fail(ErrorKind::InvalidInput,
                          Text::tr("“%1” is not a mail address").arg(settings.mailbox), {},
                          Text::tr("Correct the first mailbox."));
    if (!settings.mailbox.isEmpty() &&
        settings.mailbox.section(u'@', -1).toLower() != settings.domain)
        return core::fail(ErrorKind::InvalidInput,
                          Text::tr("The mailbox %1 is not in the domain %2")
                              .arg(settings.mailbox, settings.domain),
                          {}, Text::tr("Choose an address that ends in @%1.").arg(settings.domain));
    if (!settings.proofRecipient.isEmpty() && !isMailAddress(settings.proofRecipient))
        return core::fail(ErrorKind::InvalidInput,
                          Text::tr("“%1” is not a mail address").arg(settings.proofRecipient), {},
                          Text::tr("Correct the recipient of the proof message."));
    const QUrl directory(settings.acmeDirectory, QUrl::StrictMode);
    if (!directory.isValid() || directory.scheme() != QLatin1String("https") ||
        directory.host().isEmpty())
        return core::fail(
            ErrorKind::InvalidInput,
            Text::tr("“%1” is not the address of an ACME directory").arg(settings.acmeDirectory),
            Text::tr("It must begin with https://."),
            Text::tr("Correct the certificate authority."));
    if (!settings.acmeEmail.isEmpty() && !isMailAddress(settings.acmeEmail))
        return core::fail(ErrorKind::InvalidInput,
                          Text::tr("“%1” is not a mail address").arg(settings.acmeEmail), {},
                          Text::tr("Correct the contact address of the certificate."));
    for (const QString& resolver : settings.resolvers) {
        if (!isResolver(resolver))
            return core::fail(ErrorKind::InvalidInput,
                              Text::tr("“%1” is not the address of a resolver").arg(resolver), {},
                              Text::tr("Write an IP address, such as 192.0.2.53."));
    }
    if (auto ok = checkFile(settings.acmeCaFile,
                            Text::tr("The certificate authority's root file cannot be used"));
        !ok)
        return ok;
    return checkFile(settings.trustAnchorFile,
                     Text::tr("The file with DNSSEC trust anchors cannot be used"));
}

} // namespace mailstead::setup
