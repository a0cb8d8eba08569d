#include "names/server_propagation.h"

#include "control/json_fields.h"

namespace mailstead::names
{

using control::Client;
using control::JsonFields;

namespace
{

constexpr qsizetype mostAnswers = 64;

void unsubscribe(Client& client, qint64 subscription)
{
    client.callAsync(QStringLiteral("unsubscribe"),
                     {{QStringLiteral("subscription"), subscription}}, &client,
                     [](const core::Result<QJsonObject>&) {});
}

std::optional<QList<PropagationAnswer>> answersOf(const QJsonArray& array)
{
    QList<PropagationAnswer> answers;
    for (const QJsonValue& value : array) {
        const QJsonObject object = value.toObject();
        JsonFields fields(object);
        PropagationAnswer answer;
        answer.server = fields.text(QLatin1StringView("server"), 300);
        answer.address = fields.text(QLatin1StringView("address"), 100);
        answer.authoritative = fields.boolean(QLatin1StringView("authoritative"));
        answer.status = fields.text(QLatin1StringView("status"), 40);
        answer.values = fields.texts(QLatin1StringView("values"), 100);
        answer.ttl = fields.optionalNumber(QLatin1StringView("ttl"));
        answer.agrees = fields.boolean(QLatin1StringView("agrees"));
        if (!fields.isFine())
            return std::nullopt;
        answers << answer;
    }
    return answers;
}

} // namespace

ServerPropagation::~ServerPropagation()
{
    stop();
}

void ServerPropagation::setClient(std::shared_ptr<Client> client)
{
    if (client == m_client)
        return;
    stop();
    if (m_client)
        disconnect(m_client.get(), nullptr, this, nullptr);
    m_client = std::move(client);
    if (!m_client)
        return;
    connect(
        m_client.get(), &Client::event, this,
        [this](qint64 subscription, qint64, const QJsonObject& event) {
            onEvent(subscription, event);
        },
        Qt::QueuedConnection);
    connect(
        m_client.get(), &Client::closed, this,
        [this](const core::Error& why) { emit broken(why.text()); }, Qt::QueuedConnection);
}

void ServerPropagation::stop()
{
    ++m_epoch;
    const QList<qint64> subscriptions = m_rows.keys();
    m_rows.clear();
    if (!m_client || !m_client->isOpen())
        return;
    for (const qint64 subscription : subscriptions)
        unsubscribe(*m_client, subscription);
}

void ServerPropagation::watch(int row, const WatchedRecord& record)
{
    QJsonObject parameters{{QStringLiteral("name"), record.name},
                           {QStringLiteral("type"), record.type},
                           {QStringLiteral("watch"), true}};
    if (!record.expected.isEmpty())
        parameters.insert(QStringLiteral("expected"), QJsonArray::fromStringList(record.expected));
    const std::weak_ptr<Client> asked = m_client;
    m_client->callAsync(
        QStringLiteral("dns.propagation"), parameters, this,
        [this, row, asked, epoch = m_epoch](const core::Result<QJsonObject>& answer) {
            const qint64 subscription =
                answer ? answer->value(QLatin1StringView("subscription")).toInteger(-1) : -1;
            if (epoch != m_epoch) {
                // Nobody looks any more.
                if (const auto client = asked.lock(); client && subscription >= 0)
                    unsubscribe(*client, subscription);
                return;
            }
            if (subscription >= 0)
                m_rows.insert(subscription, row);
            else
                emit failed(row, answer ? tr("The daemon's answer cannot be understood")
                                        : answer.error().text());
        });
}

void ServerPropagation::onEvent(qint64 subscription, const QJsonObject& event)
{
    const auto found = m_rows.constFind(subscription);
    if (found == m_rows.cend())
        return;
    const int row = *found;
    JsonFields fields(event);
    const auto answers = answersOf(fields.array(QLatin1StringView("answers"), mostAnswers));
    const bool complete = fields.boolean(QLatin1StringView("complete"));
    if (!fields.isFine() || !answers) {
        stop();
        emit broken(tr("The daemon's answer cannot be understood"));
        return;
    }
    const bool last = event.value(QLatin1StringView("last")).toBool();
    if (last)
        m_rows.erase(found);
    emit told(row, *answers, true, complete, last);
}

} // namespace mailstead::names
