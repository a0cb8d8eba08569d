#include "setup/server_accounts.h"

#include "setup/commands.h"
#include "setup/text.h"

namespace mailstead::setup
{

namespace
{

using core::Result;

struct User {
    QString name, home;
};

struct Directory {
    QString path, mode, user, group;
};

QList<User> users()
{
    return {{QStringLiteral("mailstead"), QStringLiteral("/var/lib/mailstead")},
            {QStringLiteral("vmail"), QStringLiteral("/var/vmail")}};
}

QList<Directory> directories()
{
    const QString root = QStringLiteral("root");
    const QString daemon = QStringLiteral("mailstead");
    const QString vmail = QStringLiteral("vmail");
    return {{QStringLiteral("/etc/mailstead"), QStringLiteral("755"), root, root},
            // Dovecot passes through it to its list of users; nobody lists what is there.
            {QStringLiteral("/var/lib/mailstead"), QStringLiteral("711"), daemon, daemon},
            // Set-group-ID: what the daemon writes there belongs to Dovecot's group.
            {QStringLiteral("/var/lib/mailstead/dovecot"), QStringLiteral("2750"), daemon,
             QStringLiteral("dovecot")},
            {QStringLiteral("/var/vmail"), QStringLiteral("770"), vmail, vmail}};
}

Result<bool> exists(Context& context, const User& user)
{
    const auto found =
        probeText(context, QStringLiteral("getent"), {QStringLiteral("passwd"), user.name});
    if (!found)
        return tl::unexpected(found.error());
    return found->has_value();
}

Result<bool> isAsWanted(Context& context, const Directory& directory)
{
    const auto found =
        probeText(context, QStringLiteral("stat"),
                  {QStringLiteral("-c"), QStringLiteral("%F %a %U %G"), directory.path});
    if (!found)
        return tl::unexpected(found.error());
    const QString wanted =
        QStringLiteral("directory %1 %2 %3").arg(directory.mode, directory.user, directory.group);
    return found->value_or(QString()) == wanted;
}

} // namespace

Result<QList<Change>> planAccounts(Context& context)
{
    QList<Change> changes;
    for (const User& user : users()) {
        const auto found = exists(context, user);
        if (!found)
            return tl::unexpected(found.error());
        if (!*found)
            changes.append({Change::Kind::Account,
                            user.name,
                            Text::tr("system user without a password"),
                            {},
                            {},
                            false});
    }
    for (const Directory& directory : directories()) {
        const auto fits = isAsWanted(context, directory);
        if (!fits)
            return tl::unexpected(fits.error());
        if (!*fits)
            changes.append(
                {Change::Kind::File,
                 directory.path,
                 Text::tr("directory of %1, mode %2").arg(directory.user, directory.mode),
                 {},
                 {},
                 false});
    }
    return changes;
}

Result<> makeAccounts(Context& context)
{
    for (const User& user : users()) {
        const auto found = exists(context, user);
        if (!found)
            return tl::unexpected(found.error());
        if (*found)
            continue;
        if (auto ok = runLogged(context, QStringLiteral("useradd"),
                                {QStringLiteral("--system"), QStringLiteral("--user-group"),
                                 QStringLiteral("--home-dir"), user.home,
                                 QStringLiteral("--no-create-home"), QStringLiteral("--shell"),
                                 QStringLiteral("/usr/sbin/nologin"), user.name});
            !ok)
            return ok;
    }
    for (const Directory& directory : directories()) {
        const auto fits = isAsWanted(context, directory);
        if (!fits)
            return tl::unexpected(fits.error());
        if (*fits)
            continue;
        if (auto ok = runLogged(context, QStringLiteral("install"),
                                {QStringLiteral("-d"), QStringLiteral("-m"), directory.mode,
                                 QStringLiteral("-o"), directory.user, QStringLiteral("-g"),
                                 directory.group, directory.path});
            !ok)
            return ok;
    }
    return {};
}

} // namespace mailstead::setup
