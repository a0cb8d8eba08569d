// Answers of the daemon about certificates, as server/control/PROTOCOL.md writes them.
#pragma once

#include <QJsonArray>
#include <QJsonObject>

namespace mailstead::test
{

QJsonObject chainLink(const QString& subject, const QString& issuer, const QString& notAfter,
                      bool sent = true);
/// Let's Encrypt's, valid from 26 October 2026 to 24 January 2027.
QJsonObject certificate();
QJsonObject settings();
QJsonObject authorities();
QJsonObject proposal();
QJsonObject records(bool there);

} // namespace mailstead::test
