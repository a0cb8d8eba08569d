#include "control/queue_groups.h"

#include "control/json_fields.h"

namespace mailstead::control
{

QString toString(QueueGrouping grouping)
{
    switch (grouping) {
    case QueueGrouping::Destination:
        return QStringLiteral("destination");
    case QueueGrouping::Cause:
        return QStringLiteral("cause");
    case QueueGrouping::Sender:
        break;
    }
    return QStringLiteral("sender");
}

QueueFilter filterOf(QueueGrouping grouping, const QString& key, QueueFilter filter)
{
    switch (grouping) {
    case QueueGrouping::Destination:
        filter.domain = key;
        break;
    case QueueGrouping::Cause:
        filter.cause = key;
        break;
    case QueueGrouping::Sender:
        filter.senderIs = key;
        break;
    }
    return filter;
}

core::Result<DestinationState> destinationFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    DestinationState state;
    state.domain = fields.text(QLatin1StringView("domain"));
    state.isLocal = fields.boolean(QLatin1StringView("local"));
    state.running = fields.number(QLatin1StringView("running"));
    state.window = fields.number(QLatin1StringView("window"));
    state.pausedUntil = fields.optionalTime(QLatin1StringView("pausedUntil"));
    state.reason = fields.optionalText(QLatin1StringView("reason"), 64 * 1024);
    if (!fields.isFine()) {
        return tl::unexpected(fields.error(QStringLiteral("destination")));
    }
    return state;
}

core::Result<QueueGroup> queueGroupFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    QueueGroup group;
    group.key = fields.text(QLatin1StringView("key"));
    if (!fields.isFine()) {
        return tl::unexpected(fields.error(QStringLiteral("queue group")));
    }
    const auto counts = queueCountsFromJson(object);
    if (!counts) {
        return tl::unexpected(counts.error());
    }
    group.counts = *counts;
    return group;
}

void QueueGroupModel::setGrouping(QueueGrouping grouping)
{
    if (grouping == m_grouping) {
        return;
    }
    beginResetModel();
    m_groups.clear();
    m_grouping = grouping;
    endResetModel();
    restart();
}

void QueueGroupModel::setFilter(const QueueFilter& filter)
{
    if (filter != m_filter) {
        m_filter = filter;
        restart();
    }
}

int QueueGroupModel::rowOfKey(const QString& key) const
{
    for (qsizetype row = 0; row < m_groups.size(); ++row) {
        if (m_groups.at(row).key == key) {
            return static_cast<int>(row);
        }
    }
    return -1;
}

int QueueGroupModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_groups.size());
}

int QueueGroupModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant QueueGroupModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const QueueGroup& group = m_groups.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case KeyRole:
        return group.key;
    case GroupRole:
        return QVariant::fromValue(group);
    case GroupingRole:
        return static_cast<int>(m_grouping);
    case ShareRole: {
        qint64 total = 0;
        for (const QueueGroup& each : m_groups) {
            total += each.counts.total;
        }
        return total > 0 ? double(group.counts.total) / double(total) : 0.0;
    }
    default:
        return {};
    }
}

QJsonObject QueueGroupModel::parameters() const
{
    return {{QStringLiteral("by"), toString(m_grouping)},
            {QStringLiteral("filter"), m_filter.toJson()},
            {QStringLiteral("limit"), most}};
}

core::Result<> QueueGroupModel::take(const QJsonObject& answer)
{
    JsonFields fields(answer);
    const QJsonArray array = fields.array(QLatin1StringView("groups"), most);
    if (!fields.isFine()) {
        return tl::unexpected(fields.error(QStringLiteral("queue.groups")));
    }
    QList<QueueGroup> groups;
    QHash<QString, qsizetype> known;
    for (const QJsonValue& value : array) {
        const auto group = queueGroupFromJson(value.toObject());
        if (!group) {
            return tl::unexpected(group.error());
        }
        // A domain that is partly local comes twice, while a filter by domain means both.
        const auto before = known.constFind(group->key);
        if (before == known.constEnd()) {
            known.insert(group->key, groups.size());
            groups.append(*group);
            continue;
        }
        QueueCounts& sum = groups[*before].counts;
        sum.total += group->counts.total;
        sum.active += group->counts.active;
        sum.sending += group->counts.sending;
        sum.deferred += group->counts.deferred;
        sum.held += group->counts.held;
        sum.oldest = std::max(sum.oldest, group->counts.oldest);
    }
    if (m_grouping == QueueGrouping::Destination) {
        for (QueueGroup& group : groups) {
            if (const auto state = m_destinations.constFind(group.key);
                state != m_destinations.constEnd()) {
                group.destination = *state;
            }
        }
        askDestinations();
    }
    show(std::move(groups));
    return {};
}

void QueueGroupModel::askDestinations()
{
    // They say more about the groups, and what cannot be read of them is only not said.
    ask(QStringLiteral("queue.destinations"), {}, [this](const core::Result<QJsonObject>& answer) {
        m_destinations.clear();
        const QJsonArray array =
            answer ? answer->value(QLatin1String("destinations")).toArray() : QJsonArray();
        for (const QJsonValue& value : array) {
            const auto state = destinationFromJson(value.toObject());
            if (!state) {
                continue;
            }
            const auto before = m_destinations.constFind(state->domain);
            if (before == m_destinations.constEnd() || !state->isLocal) {
                m_destinations.insert(state->domain, *state);
            }
        }
        addDestinations();
    });
}

void QueueGroupModel::addDestinations()
{
    QList<QueueGroup> groups = m_groups;
    for (QueueGroup& group : groups) {
        const auto state = m_destinations.constFind(group.key);
        group.destination = state == m_destinations.constEnd()
                                ? std::nullopt
                                : std::optional<DestinationState>(*state);
    }
    show(std::move(groups));
}

void QueueGroupModel::show(QList<QueueGroup> groups)
{
    replaceRows(m_groups, std::move(groups), [](const QueueGroup& group) { return group.key; });
}

void QueueGroupModel::clear()
{
    m_groups.clear();
    m_destinations.clear();
}

} // namespace mailstead::control
