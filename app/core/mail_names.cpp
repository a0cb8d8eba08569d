#include "core/mail_names.h"

#include <QList>
#include <algorithm>

namespace mailstead::core
{

namespace
{

bool isLabel(QStringView label)
{
    const auto fits = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
    };
    return !label.isEmpty() && label.size() <= 63 && !label.startsWith(u'-') &&
           !label.endsWith(u'-') && std::all_of(label.begin(), label.end(), fits);
}

} // namespace

bool isHostname(const QString& name)
{
    if (name.size() > 253 || !name.contains(u'.'))
        return false;
    const auto labels = QStringView(name).split(u'.');
    // A last label of digits only would be an address.
    return std::all_of(labels.begin(), labels.end(), isLabel) && !labels.last().front().isDigit();
}

bool isMailAddress(const QString& address)
{
    const qsizetype at = address.lastIndexOf(u'@');
    if (at <= 0 || at > 64)
        return false;
    const QStringView local = QStringView(address).left(at);
    // Dot-atom of RFC 5322 section 3.2.3.
    static const QString atoms = QStringLiteral("!#$%&'*+-/=?^_`{|}~.");
    const auto fits = [](QChar c) {
        return (c.unicode() < 128 && c.isLetterOrNumber()) || atoms.contains(c);
    };
    if (local.startsWith(u'.') || local.endsWith(u'.') || local.contains(QLatin1String("..")))
        return false;
    return std::all_of(local.begin(), local.end(), fits) &&
           isHostname(address.mid(at + 1).toLower());
}

} // namespace mailstead::core
