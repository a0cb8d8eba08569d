#include "setup/system_id.h"

namespace mailstead::setup
{

namespace
{

constexpr int mostLines = 200;
constexpr int longestValue = 200;

QString unquoted(QString value)
{
    if (value.size() >= 2 && (value.front() == u'"' || value.front() == u'\'') &&
        value.back() == value.front()) {
        const bool escapes = value.front() == u'"';
        value = value.mid(1, value.size() - 2);
        if (escapes) {
            QString plain;
            for (qsizetype i = 0; i < value.size(); ++i) {
                if (value[i] == u'\\' && i + 1 < value.size())
                    ++i;
                plain.append(value[i]);
            }
            value = plain;
        }
    }
    return value.left(longestValue);
}

} // namespace

SystemId parseOsRelease(const QByteArray& text)
{
    SystemId system;
    const QList<QByteArray> lines = text.left(16 * 1024).split('\n');
    for (const QByteArray& line : lines.mid(0, mostLines)) {
        const QString trimmed = QString::fromUtf8(line).trimmed();
        const qsizetype equals = trimmed.indexOf(u'=');
        if (equals <= 0 || trimmed.startsWith(u'#'))
            continue;
        const QString key = trimmed.left(equals);
        const QString value = unquoted(trimmed.mid(equals + 1));
        if (key == QLatin1String("ID"))
            system.id = value.toLower();
        else if (key == QLatin1String("ID_LIKE"))
            system.idLike = value.toLower().split(u' ', Qt::SkipEmptyParts);
        else if (key == QLatin1String("VERSION_ID"))
            system.version = value;
        else if (key == QLatin1String("PRETTY_NAME"))
            system.name = value;
        else if (key == QLatin1String("NAME") && system.name.isEmpty())
            system.name = value;
    }
    return system;
}

} // namespace mailstead::setup
