// The daemon's answers to dns.wanted and dns.check (server/control/PROTOCOL.md), and the records in
// forms that people need.
#pragma once

#include "core/result.h"
#include "setup/step.h"

#include <QJsonArray>
#include <QJsonObject>

namespace mailstead::setup
{

/// Reads "records"; of dns.wanted they have no state yet ("unknown"). Limits: 500 records, 100
/// answers each, 4096 characters a value.
core::Result<QList<WantedRecord>> recordsFromJson(const QJsonObject& answer);

/// Reads "findings" of dns.check and server.selfcheck.
core::Result<QList<core::Finding>> findingsFromJson(const QJsonObject& answer);

QJsonArray recordsToJson(const QList<WantedRecord>& records);

/// Zone file lines (RFC 1035 section 5), TXT values quoted and cut into strings of at most 255
/// bytes. PTR records, which belong into other zones, come as comments.
QString zoneFile(const QList<WantedRecord>& records);

int countArrived(const QList<WantedRecord>& records); ///< required ones whose state is ok
int countRequired(const QList<WantedRecord>& records);

} // namespace mailstead::setup
