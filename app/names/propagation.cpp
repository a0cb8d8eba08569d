#include "names/propagation.h"

#include "control/json_fields.h"

#include <QLocale>
#include <algorithm>

namespace mailstead::names
{

using control::Client;
using control::JsonFields;

namespace
{

constexpr int mostAtOnce = 12; // the daemon watches 16 for all consoles together
constexpr qsizetype mostRecords = 100;
constexpr qsizetype mostServers = 24;
constexpr qsizetype mostAnswers = 64;
constexpr int longestTtl = 7 * 24 * 3600;

/// Names that people know public resolvers by; never translated.
QString resolverName(const QString& address)
{
    static const QHash<QString, QString> known = {
        {QStringLiteral("1.1.1.1"), QStringLiteral("Cloudflare")},
        {QStringLiteral("8.8.8.8"), QStringLiteral("Google")},
        {QStringLiteral("9.9.9.9"), QStringLiteral("Quad9")},
        {QStringLiteral("223.5.5.5"), QStringLiteral("AliDNS")},
        {QStringLiteral("119.29.29.29"), QStringLiteral("DNSPod")},
        {QStringLiteral("114.114.114.114"), QStringLiteral("114DNS")}};
    return known.value(address.section(u'@', 0, 0), address);
}

/// The worst of what the addresses of one server say is what counts.
Arrival worse(Arrival a, Arrival b)
{
    const auto rank = [](Arrival each) {
        switch (each) {
        case Arrival::NotAsked:
            return 0;
        case Arrival::NoAnswer:
            return 1;
        case Arrival::Agrees:
            return 2;
        case Arrival::NotYet:
            return 3;
        case Arrival::Old:
            return 4;
        }
        return 0;
    };
    return rank(a) >= rank(b) ? a : b;
}

} // namespace

QString countdownText(int seconds)
{
    const int minutes = seconds / 60;
    if (minutes >= 60) {
        return QStringLiteral("%1:%2:%3")
            .arg(minutes / 60)
            .arg(minutes % 60, 2, 10, QLatin1Char('0'))
            .arg(seconds % 60, 2, 10, QLatin1Char('0'));
    }
    return QStringLiteral("%1:%2").arg(minutes).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

PropagationModel::PropagationModel(QObject* parent)
    : QAbstractTableModel(parent)
{
    m_clock.start();
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &PropagationModel::tick);
}

PropagationModel::~PropagationModel()
{
    stop();
}

void PropagationModel::setClient(std::shared_ptr<Client> client)
{
    if (client == m_client) {
        return;
    }
    clear();
    if (m_client) {
        disconnect(m_client.get(), nullptr, this, nullptr);
    }
    m_client = std::move(client);
    if (!m_client) {
        return;
    }
    connect(
        m_client.get(), &Client::event, this,
        [this](qint64 subscription, qint64, const QJsonObject& event) {
            onEvent(subscription, event);
        },
        Qt::QueuedConnection);
    connect(
        m_client.get(), &Client::closed, this,
        [this](const core::Error& why) {
            if (m_watching) {
                end(why.text());
            }
        },
        Qt::QueuedConnection);
}

void PropagationModel::watch(const QList<WatchedRecord>& records)
{
    stop();
    beginResetModel();
    m_records = records.first(std::min(records.size(), mostRecords));
    m_rows = QList<Row>(m_records.size());
    m_servers.clear();
    m_problem.clear();
    endResetModel();
    m_watching = m_client && !m_records.isEmpty();
    if (m_watching) {
        m_tick.start();
        startMore();
    }
    emit changed();
}

void PropagationModel::stop()
{
    if (m_watching) {
        end({});
    }
}

void PropagationModel::clear()
{
    stop();
    beginResetModel();
    m_records.clear();
    m_rows.clear();
    m_servers.clear();
    m_problem.clear();
    endResetModel();
    emit changed();
}

void PropagationModel::end(const QString& problem)
{
    ++m_epoch;
    m_watching = false;
    m_tick.stop();
    m_problem = problem;
    for (Row& row : m_rows) {
        if (row.subscription >= 0 && m_client && m_client->isOpen()) {
            m_client->callAsync(QStringLiteral("unsubscribe"),
                                {{QStringLiteral("subscription"), row.subscription}},
                                m_client.get(), [](const core::Result<QJsonObject>&) {});
        }
        row.subscription = -1;
        row.ended = true;
    }
    emit changed();
}

void PropagationModel::startMore()
{
    int running = 0;
    for (const Row& row : std::as_const(m_rows)) {
        running += row.asked && !row.ended ? 1 : 0;
    }
    for (qsizetype i = 0; i < m_rows.size() && running < mostAtOnce; ++i) {
        if (!m_rows.at(i).asked) {
            ask(i);
            ++running;
        }
    }
}

void PropagationModel::ask(qsizetype row)
{
    m_rows[row].asked = true;
    const WatchedRecord& record = m_records.at(row);
    QJsonObject parameters{{QStringLiteral("name"), record.name},
                           {QStringLiteral("type"), record.type},
                           {QStringLiteral("watch"), true}};
    if (!record.expected.isEmpty()) {
        parameters.insert(QStringLiteral("expected"), QJsonArray::fromStringList(record.expected));
    }
    const std::weak_ptr<Client> asked = m_client;
    m_client->callAsync(
        QStringLiteral("dns.propagation"), parameters, this,
        [this, row, asked, epoch = m_epoch](const core::Result<QJsonObject>& answer) {
            const qint64 subscription =
                answer ? answer->value(QLatin1StringView("subscription")).toInteger(-1) : -1;
            if (epoch != m_epoch) {
                // Nobody looks any more.
                if (const auto client = asked.lock(); client && subscription >= 0) {
                    client->callAsync(QStringLiteral("unsubscribe"),
                                      {{QStringLiteral("subscription"), subscription}},
                                      client.get(), [](const core::Result<QJsonObject>&) {});
                }
                return;
            }
            m_rows[row].subscription = subscription;
            if (subscription < 0) {
                m_rows[row].ended = true;
                m_problem =
                    answer ? tr("The daemon's answer cannot be understood") : answer.error().text();
                startMore();
                endWhenOver();
            }
        });
}

void PropagationModel::onEvent(qint64 subscription, const QJsonObject& event)
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        Row& row = m_rows[i];
        if (row.subscription != subscription || subscription < 0 || row.ended) {
            continue;
        }
        if (!take(row, event)) {
            end(tr("The daemon's answer cannot be understood"));
            return;
        }
        emit dataChanged(index(int(i), 0), index(int(i), columnCount() - 1));
        if (event.value(QLatin1StringView("last")).toBool()) {
            row.ended = true;
            row.subscription = -1;
            startMore();
        }
        endWhenOver();
        return;
    }
}

void PropagationModel::endWhenOver()
{
    if (!std::all_of(m_rows.cbegin(), m_rows.cend(), [](const Row& row) { return row.ended; })) {
        emit changed();
        return;
    }
    end(m_problem);
    if (isComplete()) {
        emit finished();
    }
}

bool PropagationModel::take(Row& row, const QJsonObject& event)
{
    JsonFields fields(event);
    const QJsonArray answers = fields.array(QLatin1StringView("answers"), mostAnswers);
    const bool complete = fields.boolean(QLatin1StringView("complete"));
    if (!fields.isFine()) {
        return false;
    }
    QHash<QString, Cell> cells;
    QList<Server> servers = m_servers;
    for (const QJsonValue& value : answers) {
        const QJsonObject object = value.toObject();
        JsonFields each(object);
        const QString server = each.text(QLatin1StringView("server"), 300);
        const QString address = each.text(QLatin1StringView("address"), 100);
        const bool authoritative = each.boolean(QLatin1StringView("authoritative"));
        const QString status = each.text(QLatin1StringView("status"), 40);
        const QStringList values = each.texts(QLatin1StringView("values"), 100);
        const qint64 ttl = each.optionalNumber(QLatin1StringView("ttl"));
        const bool agrees = each.boolean(QLatin1StringView("agrees"));
        if (!each.isFine()) {
            return false;
        }
        const auto known = std::find_if(servers.cbegin(), servers.cend(),
                                        [&](const Server& one) { return one.name == server; });
        if (known == servers.cend()) {
            if (servers.size() >= mostServers) {
                continue;
            }
            // Name servers stand before resolvers.
            const auto place =
                authoritative ? std::find_if(servers.begin(), servers.end(),
                                             [](const Server& one) { return !one.authoritative; })
                              : servers.end();
            servers.insert(place, Server{server, authoritative});
        }
        Arrival arrival = Arrival::NoAnswer;
        if (agrees) {
            arrival = Arrival::Agrees;
        } else if (!values.isEmpty()) {
            arrival = Arrival::Old;
        } else if (status == QLatin1String("NOERROR") || status == QLatin1String("NXDOMAIN")) {
            arrival = Arrival::NotYet;
        }
        Cell& cell = cells[server];
        cell.arrival = worse(cell.arrival, arrival);
        cell.toldAt = m_clock.elapsed();
        if (arrival == Arrival::Old && !authoritative && ttl >= 0) {
            cell.ttl = std::max(cell.ttl, int(std::min<qint64>(ttl, longestTtl)));
        }
        cell.answers.append(QStringLiteral("%1: %2").arg(
            address, values.isEmpty() ? status : values.join(QStringLiteral(" | "))));
    }
    row.cells = cells;
    row.complete = complete;
    if (servers.size() != m_servers.size()) {
        beginResetModel();
        m_servers = std::move(servers);
        endResetModel();
    }
    return true;
}

int PropagationModel::secondsOf(const Cell& cell) const
{
    if (cell.ttl < 0) {
        return -1;
    }
    // Without a watch nobody tells what came after.
    const qint64 passed = m_watching ? (m_clock.elapsed() - cell.toldAt) / 1000 : 0;
    return int(std::max<qint64>(0, cell.ttl - passed));
}

void PropagationModel::tick()
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const auto& cells = m_rows.at(i).cells;
        if (std::any_of(cells.cbegin(), cells.cend(),
                        [](const Cell& cell) { return cell.ttl >= 0; })) {
            emit dataChanged(index(int(i), 1), index(int(i), columnCount() - 1),
                             {Qt::DisplayRole, SecondsRole});
        }
    }
}

bool PropagationModel::isComplete() const
{
    return !m_rows.isEmpty() &&
           std::all_of(m_rows.cbegin(), m_rows.cend(), [](const Row& row) { return row.complete; });
}

QPair<int, int> PropagationModel::agreeing() const
{
    QPair<int, int> counts(0, 0);
    for (const Row& row : m_rows) {
        for (const Cell& cell : row.cells) {
            counts.first += cell.arrival == Arrival::Agrees ? 1 : 0;
            counts.second +=
                cell.arrival == Arrival::NotAsked || cell.arrival == Arrival::NoAnswer ? 0 : 1;
        }
    }
    return counts;
}

int PropagationModel::secondsLeft() const
{
    int most = -1;
    for (const Row& row : m_rows) {
        for (const Cell& cell : row.cells) {
            if (cell.arrival == Arrival::NotYet) {
                return -1;
            }
            if (cell.arrival == Arrival::Old) {
                if (cell.ttl < 0) {
                    return -1;
                }
                most = std::max(most, secondsOf(cell));
            }
        }
    }
    return most;
}

int PropagationModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

int PropagationModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_servers.size()) + 1;
}

QVariant PropagationModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const WatchedRecord& record = m_records.at(index.row());
    if (index.column() == 0) {
        switch (role) {
        case Qt::DisplayRole:
            return record.shown.isEmpty() ? record.name : record.shown;
        case Qt::ToolTipRole:
        case Qt::AccessibleTextRole:
            return QStringLiteral("%1 %2").arg(record.name, record.type);
        case TypeRole:
            return record.type;
        default:
            return {};
        }
    }
    const Cell cell = m_rows.at(index.row()).cells.value(m_servers.at(index.column() - 1).name);
    switch (role) {
    case ArrivalRole:
        return int(cell.arrival);
    case SecondsRole:
        return secondsOf(cell);
    case Qt::ToolTipRole:
        return cell.answers.join(u'\n');
    case Qt::AccessibleDescriptionRole:
        return cell.answers.join(QStringLiteral("; "));
    case Qt::DisplayRole:
        switch (cell.arrival) {
        case Arrival::NotAsked:
            return QString();
        case Arrival::Agrees:
            return tr("there");
        case Arrival::Old:
            return cell.ttl >= 0 ? countdownText(secondsOf(cell)) : tr("old value");
        case Arrival::NotYet:
            return tr("not yet");
        case Arrival::NoAnswer:
            return tr("no answer");
        }
        break;
    default:
        break;
    }
    return {};
}

QVariant PropagationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    if (section == 0) {
        return role == Qt::DisplayRole ? tr("Record") : QVariant();
    }
    const Server& server = m_servers.at(section - 1);
    switch (role) {
    case Qt::DisplayRole:
        return server.authoritative ? server.name : resolverName(server.name);
    case Qt::ToolTipRole:
        return server.authoritative ? tr("%1, a name server of the zone").arg(server.name)
                                    : tr("%1, a public resolver").arg(server.name);
    case AuthoritativeRole:
        return server.authoritative;
    default:
        return {};
    }
}

} // namespace mailstead::names
