// What the daemon in memory knows beside rows and lines: groups, suppressions, hold rules, history.
#include "fake_daemon.h"

#include <QDateTime>
#include <algorithm>

namespace mailstead::pages
{

namespace
{

QString text(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString();
}

} // namespace

void FakeDaemon::setDestinations(const QJsonArray& destinations)
{
    const std::lock_guard lock(m_mutex);
    m_destinations = destinations;
}

void FakeDaemon::setSuppressions(const QList<QJsonObject>& entries)
{
    const std::lock_guard lock(m_mutex);
    m_suppressions = entries;
}

QStringList FakeDaemon::suppressed() const
{
    const std::lock_guard lock(m_mutex);
    QStringList recipients;
    for (const QJsonObject& entry : m_suppressions)
        recipients << text(entry, "recipient");
    return recipients;
}

void FakeDaemon::setHoldRules(const QList<QJsonObject>& rules)
{
    const std::lock_guard lock(m_mutex);
    m_rules = rules;
    m_nextRule = int(rules.size()) + 1;
}

qsizetype FakeDaemon::holdRules() const
{
    const std::lock_guard lock(m_mutex);
    return m_rules.size();
}

void FakeDaemon::setHistory(const QList<QJsonObject>& rows)
{
    const std::lock_guard lock(m_mutex);
    m_history = rows;
}

QJsonObject FakeDaemon::queueGroups(const QJsonObject& parameters) const
{
    const QString by = text(parameters, "by");
    const char* column = by == QLatin1String("destination") ? "domain"
                         : by == QLatin1String("cause")     ? "lastReply"
                                                            : "sender";
    QMap<QString, QMap<QString, qint64>> counts;
    for (const QJsonObject& row : m_rows) {
        if (!fits(row, parameters.value(QLatin1String("filter")).toObject()))
            continue;
        QMap<QString, qint64>& group = counts[text(row, column)];
        ++group[QStringLiteral("total")];
        ++group[text(row, "state")];
        const QDateTime at = QDateTime::fromString(text(row, "receivedAt"), Qt::ISODateWithMs);
        group[QStringLiteral("oldest")] = std::max(group.value(QStringLiteral("oldest")),
                                                   at.secsTo(QDateTime::currentDateTimeUtc()));
    }
    QList<QJsonObject> groups;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        QJsonObject group{{QStringLiteral("key"), it.key()}};
        for (const char* name : {"total", "active", "sending", "deferred", "held", "oldest"})
            group.insert(QLatin1String(name), it->value(QLatin1String(name)));
        groups << group;
    }
    std::stable_sort(groups.begin(), groups.end(), [](const QJsonObject& a, const QJsonObject& b) {
        return a.value(QLatin1String("total")).toInt() > b.value(QLatin1String("total")).toInt();
    });
    QJsonArray array;
    for (const QJsonObject& group : std::as_const(groups))
        array << group;
    return {{QStringLiteral("groups"), array}};
}

QJsonObject FakeDaemon::suppressionList(const QJsonObject& parameters) const
{
    QJsonArray found;
    for (const QJsonObject& entry : m_suppressions) {
        if (text(entry, "recipient").contains(text(parameters, "text"), Qt::CaseInsensitive) ||
            text(entry, "reason").contains(text(parameters, "text"), Qt::CaseInsensitive))
            found << entry;
    }
    return {{QStringLiteral("suppressions"), found}};
}

QJsonObject FakeDaemon::historyList(const QJsonObject& parameters) const
{
    const QJsonObject filter = parameters.value(QLatin1String("filter")).toObject();
    QList<QJsonObject> found;
    for (const QJsonObject& row : m_history) {
        if (text(row, "recipient").contains(text(filter, "recipient"), Qt::CaseInsensitive) &&
            text(row, "sender").contains(text(filter, "sender"), Qt::CaseInsensitive) &&
            (text(filter, "outcome").isEmpty() || text(row, "outcome") == text(filter, "outcome")))
            found << row;
    }
    QJsonArray rows;
    const int offset = parameters.value(QLatin1String("offset")).toInt();
    for (const QJsonObject& row :
         found.mid(offset, parameters.value(QLatin1String("limit")).toInt(500)))
        rows << row;
    return {{QStringLiteral("total"), found.size()},
            {QStringLiteral("offset"), offset},
            {QStringLiteral("rows"), rows}};
}

bool FakeDaemon::ruleResult(const QString& method, const QJsonObject& parameters, QString& failure,
                            QJsonObject& result)
{
    if (method == QLatin1String("queue.groups")) {
        result = queueGroups(parameters);
    } else if (method == QLatin1String("queue.destinations")) {
        result = {{QStringLiteral("destinations"), m_destinations}};
    } else if (method == QLatin1String("history.list")) {
        result = historyList(parameters);
    } else if (method == QLatin1String("suppression.list")) {
        result = suppressionList(parameters);
    } else if (method == QLatin1String("suppression.add")) {
        result = {
            {QStringLiteral("recipient"), text(parameters, "recipient")},
            {QStringLiteral("reason"), text(parameters, "reason")},
            {QStringLiteral("id"), parameters.value(QLatin1String("id"))},
            {QStringLiteral("at"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)}};
        m_suppressions.prepend(result);
    } else if (method == QLatin1String("suppression.remove")) {
        const auto gone = m_suppressions.removeIf([&](const QJsonObject& entry) {
            return text(entry, "recipient") == text(parameters, "recipient");
        });
        if (gone == 0)
            failure = QStringLiteral("not on the list");
    } else if (method == QLatin1String("hold.list")) {
        QJsonArray rules;
        for (const QJsonObject& rule : std::as_const(m_rules))
            rules << rule;
        result = {{QStringLiteral("rules"), rules}};
    } else if (method == QLatin1String("hold.add")) {
        result = parameters;
        result.insert(QStringLiteral("number"), m_nextRule++);
        m_rules << result;
    } else if (method == QLatin1String("hold.remove")) {
        const auto gone = m_rules.removeIf([&](const QJsonObject& rule) {
            return rule.value(QLatin1String("number")) == parameters.value(QLatin1String("number"));
        });
        if (gone == 0)
            failure = QStringLiteral("no such rule");
    } else {
        return false;
    }
    return true;
}

} // namespace mailstead::pages
