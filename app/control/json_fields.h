// Reading typed values out of what the daemon sends, with limits. For models.
#pragma once

#include "core/result.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace mailstead::control
{

/// Remembers the first field that did not fit, so that a record is read without an `if` each.
class JsonFields
{
public:
    explicit JsonFields(const QJsonObject& object)
        : m_object(object)
    {
    }

    /// At most `limit` characters.
    QString text(QLatin1StringView name, qsizetype limit = 4096);
    /// "" for null or a missing one.
    QString optionalText(QLatin1StringView name, qsizetype limit = 4096);
    /// A whole number from 0 to 2^53.
    qint64 number(QLatin1StringView name);
    /// -1 for null.
    qint64 optionalNumber(QLatin1StringView name);
    bool boolean(QLatin1StringView name);
    /// RFC 3339 in UTC.
    QDateTime time(QLatin1StringView name);
    /// Invalid for null.
    QDateTime optionalTime(QLatin1StringView name);
    QJsonArray array(QLatin1StringView name, qsizetype limit);
    QStringList texts(QLatin1StringView name, qsizetype limit);

    void reject(QLatin1StringView name);
    bool isFine() const { return m_problem.isEmpty(); }
    /// ErrorKind::Protocol naming the record and the field.
    core::Error error(const QString& record) const;

private:
    bool isNull(QLatin1StringView name) const;

    const QJsonObject& m_object;
    QString m_problem;
};

} // namespace mailstead::control
