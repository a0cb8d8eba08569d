#include "control/json_fields.h"

#include <QCoreApplication>
#include <cmath>

namespace mailstead::control
{
namespace
{

constexpr double exactLimit = 9007199254740992.0; // 2^53

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(mailstead::control::Client)
};

} // namespace

bool JsonFields::isNull(QLatin1StringView name) const
{
    const QJsonValue value = m_object.value(name);
    return value.isUndefined() || value.isNull();
}

void JsonFields::reject(QLatin1StringView name)
{
    if (m_problem.isEmpty()) {
        m_problem = name;
    }
}

QString JsonFields::text(QLatin1StringView name, qsizetype limit)
{
    const QJsonValue value = m_object.value(name);
    QString text = value.toString();
    if (!value.isString() || text.size() > limit) {
        reject(name);
        return {};
    }
    return text;
}

QString JsonFields::optionalText(QLatin1StringView name, qsizetype limit)
{
    return isNull(name) ? QString() : text(name, limit);
}

qint64 JsonFields::number(QLatin1StringView name)
{
    const QJsonValue value = m_object.value(name);
    const double number = value.toDouble(-1);
    if (!value.isDouble() || number < 0 || number > exactLimit || std::floor(number) != number) {
        reject(name);
        return 0;
    }
    return static_cast<qint64>(number);
}

qint64 JsonFields::optionalNumber(QLatin1StringView name)
{
    return isNull(name) ? -1 : number(name);
}

bool JsonFields::boolean(QLatin1StringView name)
{
    const QJsonValue value = m_object.value(name);
    if (!value.isBool()) {
        reject(name);
    }
    return value.toBool();
}

QDateTime JsonFields::time(QLatin1StringView name)
{
    const QString words = text(name, 40);
    const QDateTime time = QDateTime::fromString(words, Qt::ISODateWithMs);
    if (!time.isValid() || !words.endsWith(QLatin1Char('Z'))) {
        reject(name);
        return {};
    }
    return time.toUTC();
}

QDateTime JsonFields::optionalTime(QLatin1StringView name)
{
    return isNull(name) ? QDateTime() : time(name);
}

QJsonArray JsonFields::array(QLatin1StringView name, qsizetype limit)
{
    const QJsonValue value = m_object.value(name);
    const QJsonArray array = value.toArray();
    if (!value.isArray() || array.size() > limit) {
        reject(name);
        return {};
    }
    return array;
}

QStringList JsonFields::texts(QLatin1StringView name, qsizetype limit)
{
    QStringList list;
    for (const QJsonValue& value : array(name, limit)) {
        if (!value.isString() || value.toString().size() > 4096) {
            reject(name);
            return {};
        }
        list.append(value.toString());
    }
    return list;
}

core::Error JsonFields::error(const QString& record) const
{
    return {core::ErrorKind::Protocol, Texts::tr("The daemon's answer cannot be understood"),
            QStringLiteral("%1: %2").arg(record, m_problem),
            Texts::tr("Install the version of mailsteadd that came with this program.")};
}

} // namespace mailstead::control
