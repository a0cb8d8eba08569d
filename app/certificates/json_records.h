// Records out of the daemon's answers: all of a list or none, a missing one as nothing. Inside
// app/certificates.
#pragma once

#include "control/json_fields.h"

#include <optional>

namespace mailstead::certificates
{

/// Reads an array of records, all or none.
template <class Record>
core::Result<QList<Record>> listFrom(const QJsonObject& object, QLatin1StringView name,
                                     qsizetype limit,
                                     core::Result<Record> (*read)(const QJsonObject&))
{
    control::JsonFields fields(object);
    const QJsonArray array = fields.array(name, limit);
    if (!fields.isFine())
        return tl::unexpected(fields.error(QString(name)));
    QList<Record> records;
    for (const QJsonValue& value : array) {
        auto record = read(value.toObject());
        if (!record)
            return tl::unexpected(record.error());
        records.append(std::move(*record));
    }
    return records;
}

/// Null and a missing one (of an older daemon) are nothing.
template <class Record>
core::Result<std::optional<Record>> optionalFrom(const QJsonObject& object, QLatin1StringView name,
                                                 core::Result<Record> (*read)(const QJsonObject&))
{
    const QJsonValue value = object.value(name);
    if (value.isNull() || value.isUndefined())
        return std::optional<Record>();
    auto record = read(value.toObject());
    if (!record)
        return tl::unexpected(record.error());
    return std::optional<Record>(std::move(*record));
}

template <class Record>
core::Result<Record> checked(control::JsonFields& fields, Record record, const char* name)
{
    if (!fields.isFine())
        return tl::unexpected(fields.error(QString::fromLatin1(name)));
    return record;
}

} // namespace mailstead::certificates
