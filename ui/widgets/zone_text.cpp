#include "widgets/records_view.h"

#include <QStringList>

namespace mailstead::widgets
{

namespace
{

/// RFC 1035 §5.1 character-strings: at most 255 bytes each, quotes and backslashes escaped.
QString quotedStrings(const QString& value)
{
    const QByteArray bytes = value.toUtf8();
    QStringList parts;
    for (qsizetype at = 0; at < bytes.size() || at == 0; at += 255) {
        QString part;
        const QByteArray chunk = bytes.mid(at, 255);
        for (char c : chunk) {
            const auto byte = static_cast<unsigned char>(c);
            if (c == '"' || c == '\\')
                part += QString(QLatin1Char('\\')) + QLatin1Char(c);
            else if (byte < 0x20 || byte > 0x7e)
                part += QStringLiteral("\\%1").arg(byte, 3, 10, QLatin1Char('0'));
            else
                part += QLatin1Char(c);
        }
        parts << QLatin1Char('"') + part + QLatin1Char('"');
    }
    return parts.join(QLatin1Char(' '));
}

QString absolute(const QString& name)
{
    return name.endsWith(QLatin1Char('.')) ? name : name + QLatin1Char('.');
}

} // namespace

QString zoneLine(const setup::WantedRecord& record)
{
    QString value = record.value;
    const QString type = record.type.toUpper();
    if (type == QLatin1String("TXT")) {
        // As the daemon sends them values are bare; one already in quotes is taken as it is.
        if (!value.startsWith(QLatin1Char('"')))
            value = quotedStrings(value);
    } else if (type == QLatin1String("MX") || type == QLatin1String("SRV") ||
               type == QLatin1String("CNAME") || type == QLatin1String("PTR")) {
        value = absolute(value); // the target is the last word of each of these
    }
    return QStringLiteral("%1\t%2\tIN\t%3\t%4")
        .arg(absolute(record.name), QString::number(record.ttl), type, value);
}

QString zoneFile(const QList<setup::WantedRecord>& records)
{
    QString text;
    for (const setup::WantedRecord& record : records) {
        // The reverse name stands in the hoster's zone, not in one's own.
        const QString line = zoneLine(record);
        text += record.type.compare(QLatin1String("PTR"), Qt::CaseInsensitive) == 0
                    ? QStringLiteral("; ") + line
                    : line;
        text += QLatin1Char('\n');
    }
    return text;
}

} // namespace mailstead::widgets
