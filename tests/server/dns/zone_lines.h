// Record sets as lines of text, for tables of tests: "name TYPE value", one record a line.
#pragma once

#include "dns/record_set.h"
#include "dns/wanted.h"

#include <QByteArray>
#include <QList>

#include <algorithm>

namespace zonelines
{

/// Type and value; "PROXIED-A" is an A behind a proxy.
inline std::vector<mailstead::dns::RecordSet> sets(const QByteArray& lines)
{
    using namespace mailstead::dns;
    std::vector<RecordSet> result;
    for (const QByteArray& line : lines.split('\n')) {
        const QList<QByteArray> parts = line.trimmed().split(' ');
        if (parts.size() < 3)
            continue;
        const std::string name = parts[0].toStdString();
        const bool proxied = parts[1] == "PROXIED-A";
        const std::string type = proxied ? "A" : parts[1].toStdString();
        const std::string value = canonicalValue(
            type, line.trimmed().mid(parts[0].size() + parts[1].size() + 2).toStdString());
        const auto known = std::find_if(result.begin(), result.end(), [&](const RecordSet& set) {
            return set.name == name && set.type == type;
        });
        if (known != result.end())
            known->values.push_back(value);
        else
            result.push_back({name, type, 3600, {value}, proxied});
    }
    return result;
}

/// The same as sorted lines.
inline QByteArray lines(const std::vector<mailstead::dns::RecordSet>& sets)
{
    QList<QByteArray> result;
    for (const auto& set : sets) {
        for (const std::string& value : set.values)
            result << QByteArray::fromStdString(set.name + (set.proxied ? " PROXIED-" : " ") +
                                                set.type + " " + value);
    }
    std::sort(result.begin(), result.end());
    return result.join('\n');
}

/// "purpose name TYPE value" a line.
inline std::vector<mailstead::dns::WantedRecord> wanted(const QByteArray& lines)
{
    std::vector<mailstead::dns::WantedRecord> result;
    for (const QByteArray& line : lines.split('\n')) {
        const QList<QByteArray> parts = line.trimmed().split(' ');
        if (parts.size() < 4)
            continue;
        mailstead::dns::WantedRecord record;
        record.purpose = parts[0].toStdString();
        record.name = parts[1].toStdString();
        record.type = parts[2].toStdString();
        record.value = parts.mid(3).join(' ').toStdString();
        result.push_back(record);
    }
    return result;
}

/// The zone after the changes.
inline std::vector<mailstead::dns::RecordSet>
applied(std::vector<mailstead::dns::RecordSet> zone,
        const std::vector<mailstead::dns::SetChange>& changes)
{
    for (const auto& change : changes) {
        std::erase_if(zone, [&](const auto& set) {
            return set.name == change.before.name && set.type == change.before.type;
        });
        if (change.after.exists())
            zone.push_back(change.after);
    }
    return zone;
}

} // namespace zonelines
