#include "setup/install_files.h"

#include "setup/privileged_settings.h"
#include "setup/text.h"

#include <QByteArrayList>
#include <QFile>
#include <QStringList>
#include <QUrl>

namespace mailstead::setup
{

namespace
{

using core::Result;

constexpr qint64 largestLocalFile = 512 * 1024;
const QString trustAnchorPath = QStringLiteral("/etc/mailstead/trust-anchors");

Result<QByteArray> readLocal(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::fail(core::ErrorKind::NotFound,
                          Text::tr("The file %1 cannot be read").arg(path), file.errorString(),
                          Text::tr("Choose another file."));
    if (file.size() > largestLocalFile)
        return core::fail(core::ErrorKind::InvalidInput,
                          Text::tr("The file %1 is too large").arg(path), {},
                          Text::tr("Choose another file."));
    return file.readAll();
}

/// A TOML basic string; what comes here was checked, so that this is the second lock.
QByteArray quoted(const QString& text)
{
    QString safe = text;
    safe.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
    return '"' + safe.toUtf8() + '"';
}

/// Exchanges the one line that begins with `before`; false when there is not exactly one.
bool exchangeLine(QByteArray& text, const QByteArray& before, const QByteArray& after)
{
    QList<QByteArray> lines = text.split('\n');
    int found = 0;
    for (QByteArray& line : lines) {
        if (line.startsWith(before)) {
            line = after;
            ++found;
        }
    }
    text = lines.join('\n');
    return found == 1;
}

Result<WantedFile> fromResource(const QString& name, const QString& path, const QString& remark)
{
    auto content = readLocal(QStringLiteral(":/server/") + name);
    if (!content)
        return tl::unexpected(content.error());
    WantedFile file;
    file.path = path;
    file.content = *content;
    file.remark = remark;
    return file;
}

} // namespace

Result<QByteArray> daemonConfigText(const QByteArray& templateText, const Settings& settings)
{
    QByteArray text = templateText;
    bool fits = exchangeLine(text, "hostname = ", "hostname = " + quoted(settings.hostname));
    QByteArrayList resolvers;
    for (const QString& resolver : settings.resolvers)
        resolvers.append(quoted(resolver));
    fits = exchangeLine(text, "forward = ", "forward = [" + resolvers.join(", ") + ']') && fits;
    if (!settings.trustAnchorFile.isEmpty())
        fits = exchangeLine(text, "trust-anchor-file = ",
                            "trust-anchor-file = " + quoted(trustAnchorPath)) &&
               fits;
    if (!fits)
        return core::fail(core::ErrorKind::Internal,
                          Text::tr("The template of the daemon's settings does not fit"), {},
                          Text::tr("Install the complete program again."));
    return text;
}

/// The hostname and those under which the daemon serves web pages of the domain: the certificate
/// is for all of them.
QStringList certificateNames(const Settings& settings)
{
    QStringList names{settings.hostname.toLower()};
    const QString domain = QString::fromLatin1(QUrl::toAce(settings.domain.toLower()));
    if (!domain.isEmpty()) {
        for (const char* label : {"mta-sts.", "autoconfig.", "autodiscover."})
            names << QLatin1String(label) + domain;
    }
    return names;
}

Result<WantedFile> privilegedFile(const QByteArray& existing, const Settings& settings)
{
    auto file = fromResource(QStringLiteral("privileged.toml.in"), privilegedConfig,
                             Text::tr("what root does for the daemon"));
    if (!file)
        return file;
    if (existing.isEmpty()) {
        QByteArrayList names;
        for (const QString& name : certificateNames(settings))
            names << quoted(name);
        if (!exchangeLine(file->content, "names = ", "names = [" + names.join(", ") + ']'))
            return core::fail(core::ErrorKind::Internal,
                              Text::tr("The template of the daemon's settings does not fit"), {},
                              Text::tr("Install the complete program again."));
        return file;
    }
    auto kept = PrivilegedSettings::parse(existing);
    if (!kept)
        return tl::unexpected(kept.error());
    for (const QString& name : certificateNames(settings)) {
        if (auto added = kept->addName(name); !added)
            return tl::unexpected(added.error());
    }
    file->content = kept->text();
    return file;
}

Result<QList<WantedFile>> daemonFiles(const Settings& settings)
{
    QList<WantedFile> files;
    const QString units = QStringLiteral("/etc/systemd/system/");
    for (const QString& unit :
         {QStringLiteral("mailsteadd.service"), QStringLiteral("mailstead-dovecot.service"),
          QStringLiteral("mailstead-dovecot.path"), QStringLiteral("mailstead-privileged.service"),
          QStringLiteral("mailstead-privileged.path")}) {
        auto file = fromResource(unit, units + unit, Text::tr("unit file"));
        if (!file)
            return tl::unexpected(file.error());
        files.append(*file);
    }
    const auto folders = fromResource(QStringLiteral("mailstead.tmpfiles.conf"), tmpfilesConfig,
                                      Text::tr("folders in which the daemon asks root"));
    if (!folders)
        return tl::unexpected(folders.error());
    files.append(*folders);
    auto config = fromResource(QStringLiteral("mailsteadd.toml.in"), daemonConfig,
                               Text::tr("settings of the daemon"));
    if (!config)
        return tl::unexpected(config.error());
    auto text = daemonConfigText(config->content, settings);
    if (!text)
        return tl::unexpected(text.error());
    config->content = *text;
    files.append(*config);

    struct Local {
        QString source, path, remark;
    };
    for (const Local& local :
         {Local{settings.trustAnchorFile, trustAnchorPath, Text::tr("DNSSEC trust anchors")},
          Local{settings.acmeCaFile, acmeCaPath, Text::tr("roots of the certificate authority")}}) {
        if (local.source.isEmpty())
            continue;
        auto content = readLocal(local.source);
        if (!content)
            return tl::unexpected(content.error());
        WantedFile file;
        file.path = local.path;
        file.content = *content;
        file.remark = local.remark;
        files.append(file);
    }
    return files;
}

QString dovecotSeries(const QString& versionOutput)
{
    const QStringList parts = versionOutput.section(u' ', 0, 0).split(u'.');
    if (parts.size() < 2 || parts[0] != QLatin1String("2") ||
        (parts[1] != QLatin1String("3") && parts[1] != QLatin1String("4")))
        return {};
    return parts[0] + u'.' + parts[1];
}

Result<WantedFile> dovecotFile(const QString& series)
{
    return fromResource(QStringLiteral("dovecot-%1.conf").arg(series), dovecotConfig,
                        Text::tr("Dovecot %1 serves the daemon's mailboxes only").arg(series));
}

} // namespace mailstead::setup
