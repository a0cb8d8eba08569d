#include "setup/hosts_file.h"

#include <QStringList>

namespace mailstead::setup
{

namespace
{

struct Line {
    QString text; ///< as it stands
    QString address;
    QStringList names;
    QString comment; ///< with its "#" and the white space before it
};

Line parse(const QString& text)
{
    Line line;
    line.text = text;
    qsizetype end = text.indexOf(u'#');
    if (end < 0)
        end = text.size();
    while (end > 0 && text[end - 1].isSpace())
        --end;
    line.comment = text.mid(end).trimmed().isEmpty() ? QString() : text.mid(end);
    line.names = text.left(end).simplified().split(u' ', Qt::SkipEmptyParts);
    if (!line.names.isEmpty())
        line.address = line.names.takeFirst();
    return line;
}

bool lists(const Line& line, const QString& name)
{
    return line.names.contains(name, Qt::CaseInsensitive);
}

QString write(const QString& address, const QStringList& names, const QString& comment)
{
    return address + u'\t' + names.join(u' ') + comment;
}

bool isSame(const QString& left, const QString& right)
{
    return left.compare(right, Qt::CaseInsensitive) == 0;
}

const QString ownAddress = QStringLiteral("127.0.1.1");

} // namespace

QString canonicalName(const QString& hosts, const QString& name)
{
    const QStringList lines = hosts.split(u'\n');
    for (const QString& text : lines) {
        const Line line = parse(text);
        if (lists(line, name))
            return line.names.first();
    }
    return {};
}

QString hostsWithName(const QString& hosts, const QString& fullName, const QString& oldName)
{
    const QString shortName = fullName.section(u'.', 0, 0);
    if (isSame(canonicalName(hosts, shortName), fullName))
        return hosts;
    const QString oldShort = oldName.section(u'.', 0, 0);

    QStringList result;
    qsizetype place = -1; // where our line stands, or goes
    qsizetype afterLoopback = -1;
    const QStringList lines = hosts.split(u'\n');
    for (const QString& text : lines) {
        const Line line = parse(text);
        if (line.address == ownAddress && place < 0) {
            QStringList names{fullName, shortName};
            for (const QString& name : line.names) {
                const bool replaced =
                    isSame(name, fullName) || isSame(name, shortName) ||
                    (!oldShort.isEmpty() && (isSame(name, oldShort) || isSame(name, oldName) ||
                                             name.startsWith(oldShort + u'.')));
                if (!replaced)
                    names.append(name);
            }
            place = result.size();
            result.append(write(ownAddress, names, line.comment));
            continue;
        }
        // The first line that lists the short name decides; the others must not list it.
        if (lists(line, shortName) ||
            (lists(line, fullName) && line.address.startsWith(QLatin1String("127.")))) {
            QStringList names;
            for (const QString& name : line.names) {
                if (!isSame(name, shortName) && !isSame(name, fullName))
                    names.append(name);
            }
            if (!names.isEmpty())
                result.append(write(line.address, names, line.comment));
            else if (!line.comment.isEmpty())
                result.append(line.comment.trimmed());
        } else {
            result.append(text);
        }
        if (afterLoopback < 0 && line.address == QLatin1String("127.0.0.1"))
            afterLoopback = result.size();
    }
    if (place < 0) {
        // At the end of the file would do; beside 127.0.0.1 is where people look for it.
        result.insert(afterLoopback < 0 ? 0 : afterLoopback,
                      write(ownAddress, {fullName, shortName}, {}));
    }
    QString edited = result.join(u'\n');
    if (!edited.endsWith(u'\n'))
        edited.append(u'\n');
    return edited;
}

} // namespace mailstead::setup
