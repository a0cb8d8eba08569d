#include "certificates/install_target.h"

#include <QRegularExpression>
#include <algorithm>

namespace mailstead::certificates
{

namespace
{

constexpr qsizetype longestPath = 1000; // bytes
constexpr qsizetype mostWords = 32;

bool isPath(const QString& path)
{
    return path.startsWith(u'/') && !path.endsWith(u'/') && path.toUtf8().size() < longestPath &&
           !path.contains(QChar(0)) && !(path + u'/').contains(QLatin1String("/../"));
}

bool matches(const QString& text, const char* pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QString::fromLatin1(pattern)))
        .match(text)
        .hasMatch();
}

bool isService(const QString& text)
{
    return matches(text, "(localhost|[0-9.]+|\\[[0-9A-Fa-f:]+\\]):[1-9][0-9]{0,4}") &&
           text.section(u':', -1).toInt() < 65536;
}

} // namespace

std::optional<InstallTarget::Problem> InstallTarget::problem() const
{
    const auto isAccount = [](const QString& account) {
        return account.isEmpty() || matches(account, "[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");
    };
    const QString accountNext = tr("Use the name or the number of one that the server has.");
    if (!matches(name, "[A-Za-z0-9._-]{1,64}"))
        return Problem{Field::Name, tr("The name does not fit"),
                       tr("Use letters, digits, dots and hyphens.")};
    for (const auto& [path, field] : {std::pair(chain, Field::Chain), std::pair(key, Field::Key)}) {
        if (!isPath(path))
            return Problem{field, tr("The path does not fit"),
                           tr("Give an absolute path, such as /etc/ssl/web/key.pem.")};
    }
    if (chain == key)
        return Problem{Field::Key, tr("Chain and key have the same path"),
                       tr("Give two different paths.")};
    if (!isAccount(owner))
        return Problem{Field::Owner, tr("The owner does not fit"), accountNext};
    if (!isAccount(group))
        return Problem{Field::Group, tr("The group does not fit"), accountNext};
    if (keyMode != QLatin1String("0600") && keyMode != QLatin1String("0640"))
        return Problem{Field::KeyMode, tr("The mode of the key does not fit"),
                       tr("Use 0600 or 0640.")};
    if (reload.size() > mostWords || (!reload.isEmpty() && !isPath(reload.first())))
        return Problem{Field::Reload, tr("The reload command does not fit"),
                       tr("Begin with the program's absolute path, such as /usr/bin/systemctl.")};
    if (!service.isEmpty() && !isService(service))
        return Problem{Field::Service, tr("The address of the service does not fit"),
                       tr("Write it as 127.0.0.1:25 or [::1]:25.")};
    if (!QStringList{QStringLiteral("none"), QStringLiteral("smtp"), QStringLiteral("imap"),
                     QStringLiteral("pop3")}
             .contains(startTls))
        return Problem{Field::StartTls, tr("This kind of STARTTLS is not known"),
                       tr("Use none, smtp, imap or pop3.")};
    if (!serverName.isEmpty() && !matches(serverName, "[a-z0-9-]+(\\.[a-z0-9-]+)+"))
        return Problem{Field::Other, tr("The name to ask the service for does not fit"),
                       tr("Give a full host name in lower case, or none.")};
    return {};
}

} // namespace mailstead::certificates
