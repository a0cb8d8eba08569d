#include "control/queue_row.h"

#include "control/json_fields.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QRegularExpression>

namespace mailstead::control
{
namespace
{

constexpr QueueState states[] = {QueueState::Active, QueueState::Sending, QueueState::Deferred,
                                 QueueState::Held};

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(mailstead::control::QueueModel)
};

} // namespace

QString toString(QueueState state)
{
    switch (state) {
    case QueueState::Active:
        return QStringLiteral("active");
    case QueueState::Sending:
        return QStringLiteral("sending");
    case QueueState::Deferred:
        return QStringLiteral("deferred");
    case QueueState::Held:
        break;
    }
    return QStringLiteral("held");
}

QString stateText(QueueState state)
{
    switch (state) {
    case QueueState::Active:
        return Texts::tr("Waiting");
    case QueueState::Sending:
        return Texts::tr("Being sent");
    case QueueState::Deferred:
        return Texts::tr("Deferred");
    case QueueState::Held:
        break;
    }
    return Texts::tr("Held");
}

QString toString(QueueAction action)
{
    switch (action) {
    case QueueAction::Retry:
        return QStringLiteral("retry");
    case QueueAction::Hold:
        return QStringLiteral("hold");
    case QueueAction::Release:
        return QStringLiteral("release");
    case QueueAction::Delete:
        return QStringLiteral("delete");
    case QueueAction::Reroute:
        return QStringLiteral("reroute");
    case QueueAction::Bounce:
        break;
    }
    return QStringLiteral("bounce");
}

bool isRoute(const QString& text)
{
    static const QRegularExpression form(
        QStringLiteral("\\A(?:\\[([0-9A-Fa-f:.]{2,45})\\]|([A-Za-z0-9](?:[A-Za-z0-9_.-]{0,251}"
                       "[A-Za-z0-9])?))(?::([0-9]{1,5}))?\\z"));
    const auto match = form.match(text);
    if (!match.hasMatch()) {
        return false;
    }
    const QString address = match.captured(1);
    const QString host = match.captured(2);
    const bool isFine = address.isEmpty()
                            ? !host.contains(QLatin1String(".."))
                            : QHostAddress(address).protocol() == QAbstractSocket::IPv6Protocol;
    const QString port = match.captured(3);
    return isFine && (port.isEmpty() || (port.toInt() >= 1 && port.toInt() <= 65535));
}

QJsonObject QueueFilter::toJson() const
{
    QJsonObject object;
    if (!keys.isEmpty()) {
        object.insert(QStringLiteral("keys"), QJsonArray::fromStringList(keys));
    }
    if (!ids.isEmpty()) {
        object.insert(QStringLiteral("ids"), QJsonArray::fromStringList(ids));
    }
    if (!states.isEmpty()) {
        QJsonArray names;
        for (const QueueState state : states) {
            names.append(toString(state));
        }
        object.insert(QStringLiteral("states"), names);
    }
    const auto add = [&object](const QString& name, const QString& value) {
        if (!value.isEmpty()) {
            object.insert(name, value);
        }
    };
    add(QStringLiteral("sender"), sender);
    add(QStringLiteral("recipient"), recipient);
    add(QStringLiteral("domain"), domain);
    add(QStringLiteral("reply"), reply);
    add(QStringLiteral("text"), text);
    if (senderIs) {
        object.insert(QStringLiteral("senderIs"), *senderIs);
    }
    if (cause) {
        object.insert(QStringLiteral("cause"), *cause);
    }
    if (olderThan >= 0) {
        object.insert(QStringLiteral("olderThan"), olderThan);
    }
    return object;
}

core::Result<QueueRow> queueRowFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    QueueRow row;
    row.key = fields.text(QLatin1StringView("key"), 200);
    row.id = fields.text(QLatin1StringView("id"), 200);
    row.sender = fields.text(QLatin1StringView("sender"));
    row.recipient = fields.text(QLatin1StringView("recipient"));
    row.domain = fields.text(QLatin1StringView("domain"));
    row.size = fields.number(QLatin1StringView("size"));
    row.receivedAt = fields.time(QLatin1StringView("receivedAt"));
    row.attempts =
        static_cast<int>(std::min<qint64>(fields.number(QLatin1StringView("attempts")), 1'000'000));
    row.nextAttempt = fields.optionalTime(QLatin1StringView("nextAttempt"));
    row.lastReply = fields.optionalText(QLatin1StringView("lastReply"), 64 * 1024);
    row.lastHost = fields.optionalText(QLatin1StringView("lastHost"));
    row.via = fields.optionalText(QLatin1StringView("via"));
    row.subject = fields.optionalText(QLatin1StringView("subject"), 64 * 1024);
    const QString name = fields.text(QLatin1StringView("state"), 20);
    const auto* state = std::find_if(std::begin(states), std::end(states),
                                     [&name](QueueState each) { return toString(each) == name; });
    if (state == std::end(states)) {
        fields.reject(QLatin1StringView("state"));
    } else {
        row.state = *state;
    }
    if (row.key.isEmpty()) {
        fields.reject(QLatin1StringView("key"));
    }
    if (!fields.isFine()) {
        return tl::unexpected(fields.error(QStringLiteral("queue row")));
    }
    return row;
}

core::Result<QueueCounts> queueCountsFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    QueueCounts counts;
    counts.total = fields.number(QLatin1StringView("total"));
    counts.active = fields.number(QLatin1StringView("active"));
    counts.sending = fields.number(QLatin1StringView("sending"));
    counts.deferred = fields.number(QLatin1StringView("deferred"));
    counts.held = fields.number(QLatin1StringView("held"));
    counts.oldest = fields.optionalNumber(QLatin1StringView("oldest"));
    if (!fields.isFine()) {
        return tl::unexpected(fields.error(QStringLiteral("queue counts")));
    }
    return counts;
}

} // namespace mailstead::control
