#include "control/log_line.h"

#include "control/json_fields.h"

#include <QCoreApplication>

namespace mailstead::control
{
namespace
{

constexpr LogLevel levels[] = {LogLevel::Debug, LogLevel::Info, LogLevel::Warn, LogLevel::Error};

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(mailstead::control::LogModel)
};

} // namespace

QString toString(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return QStringLiteral("debug");
    case LogLevel::Info:
        return QStringLiteral("info");
    case LogLevel::Warn:
        return QStringLiteral("warn");
    case LogLevel::Error:
        break;
    }
    return QStringLiteral("error");
}

QString levelText(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return Texts::tr("Debug");
    case LogLevel::Info:
        return Texts::tr("Info");
    case LogLevel::Warn:
        return Texts::tr("Warning");
    case LogLevel::Error:
        break;
    }
    return Texts::tr("Error");
}

QJsonObject LogFilter::toJson() const
{
    QJsonObject object;
    if (!levels.isEmpty()) {
        QJsonArray names;
        for (const LogLevel level : levels) {
            names.append(toString(level));
        }
        object.insert(QStringLiteral("levels"), names);
    }
    if (!sources.isEmpty()) {
        object.insert(QStringLiteral("sources"), QJsonArray::fromStringList(sources));
    }
    if (!id.isEmpty()) {
        object.insert(QStringLiteral("id"), id);
    }
    if (!text.isEmpty()) {
        object.insert(QStringLiteral("text"), text);
    }
    if (since.isValid()) {
        object.insert(QStringLiteral("since"), since.toUTC().toString(Qt::ISODateWithMs));
    }
    if (until.isValid()) {
        object.insert(QStringLiteral("until"), until.toUTC().toString(Qt::ISODateWithMs));
    }
    return object;
}

core::Result<LogLine> logLineFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    LogLine line;
    line.sequence = fields.number(QLatin1StringView("sequence"));
    line.at = fields.time(QLatin1StringView("at"));
    line.source = fields.text(QLatin1StringView("source"), 200);
    line.id = fields.optionalText(QLatin1StringView("id"), 200);
    line.text = fields.text(QLatin1StringView("text"), 64 * 1024);
    const QString name = fields.text(QLatin1StringView("level"), 20);
    const auto* level = std::find_if(std::begin(levels), std::end(levels),
                                     [&name](LogLevel each) { return toString(each) == name; });
    if (level == std::end(levels)) {
        fields.reject(QLatin1StringView("level"));
    } else {
        line.level = *level;
    }
    if (!fields.isFine()) {
        return tl::unexpected(fields.error(QStringLiteral("log line")));
    }
    return line;
}

} // namespace mailstead::control
