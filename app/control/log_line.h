// Typed values of the daemon's log methods (server/control/PROTOCOL.md, "log").
#pragma once

#include "core/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace mailstead::control
{

enum class LogLevel { Debug, Info, Warn, Error };
QString toString(LogLevel level);  ///< as in the protocol
QString levelText(LogLevel level); ///< translated

struct LogLine {
    qint64 sequence = 0;
    QDateTime at; ///< UTC
    LogLevel level = LogLevel::Info;
    QString source;
    QString id; ///< message id or ""
    QString text;
    bool operator==(const LogLine&) const = default;
};

struct LogFilter {
    QList<LogLevel> levels; ///< none: all
    QStringList sources;
    QString id;
    QString text;
    QDateTime since, until;
    QJsonObject toJson() const;
    bool operator==(const LogFilter&) const = default;
};

core::Result<LogLine> logLineFromJson(const QJsonObject& object);

} // namespace mailstead::control

Q_DECLARE_METATYPE(mailstead::control::LogLine)
