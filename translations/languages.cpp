#include "translations/languages.h"

#include <QDir>

namespace mailstead::translations
{

QStringList languages()
{
    QStringList names;
    const QStringList files = QDir(QStringLiteral(":/i18n")).entryList();
    for (const QString& file : files)
        names << file.section(QLatin1Char('_'), 1).section(QLatin1Char('.'), 0, 0);
    return names;
}

} // namespace mailstead::translations
