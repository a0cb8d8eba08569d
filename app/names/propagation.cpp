#include "names/propagation.h"

#include "names/desktop_propagation.h"

#include <QLocale>
#include <algorithm>

namespace mailstead::names
{

using control::Client;

namespace
{

constexpr qsizetype mostRecords = 100;
constexpr qsizetype mostServers = 24;
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
    : PropagationModel(new DesktopPropagation, parent)
{
}

PropagationModel::PropagationModel(PropagationSource* desktop, QObject* parent)
    : QAbstractTableModel(parent)
    , m_server(new ServerPropagation(this))
    , m_desktop(desktop)
{
    m_desktop->setParent(this);
    for (PropagationSource* source : {static_cast<PropagationSource*>(m_server), m_desktop})
        listenTo(source);
    m_clock.start();
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &PropagationModel::tick);
}

PropagationModel::~PropagationModel()
{
    m_server->disconnect(this);
    m_desktop->disconnect(this);
}

void PropagationModel::listenTo(PropagationSource* from)
{
    connect(from, &PropagationSource::told, this,
            [this, from](int row, const QList<PropagationAnswer>& answers, bool round,
                         bool complete, bool last) {
                if (m_watching && from == source()) {
                    onTold(row, answers, round, complete, last);
                }
            });
    connect(from, &PropagationSource::failed, this, [this, from](int row, const QString& problem) {
        if (m_watching && from == source()) {
            onFailed(row, problem);
        }
    });
    connect(from, &PropagationSource::broken, this, [this, from](const QString& problem) {
        if (m_watching && from == source()) {
            end(problem);
        }
    });
}

PropagationSource* PropagationModel::source() const
{
    return m_viewpoint == Viewpoint::Server ? m_server : m_desktop;
}

void PropagationModel::setClient(std::shared_ptr<Client> client)
{
    if (client == m_client) {
        return;
    }
    clear();
    m_client = client;
    m_server->setClient(std::move(client));
}

void PropagationModel::setViewpoint(Viewpoint viewpoint)
{
    if (viewpoint == m_viewpoint) {
        return;
    }
    stop();
    m_viewpoint = viewpoint;
    watch(QList<WatchedRecord>(m_records));
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
    m_watching = source()->isReady() && !m_records.isEmpty();
    if (m_watching) {
        m_tick.start();
        startMore();
        endWhenOver();
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
    m_watching = false;
    m_tick.stop();
    m_problem = problem;
    source()->stop();
    for (Row& row : m_rows) {
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
    for (qsizetype i = 0; i < m_rows.size() && running < source()->most(); ++i) {
        Row& row = m_rows[i];
        if (row.asked) {
            continue;
        }
        row.asked = true;
        if (source()->canAsk(m_records.at(i).type)) {
            source()->watch(int(i), m_records.at(i));
            ++running;
        } else {
            row.skipped = row.ended = true;
            m_problem = tr("This desktop cannot ask for records of type %1; the server does.")
                            .arg(m_records.at(i).type);
        }
    }
}

void PropagationModel::onTold(int row, const QList<PropagationAnswer>& answers, bool round,
                              bool complete, bool last)
{
    if (row < 0 || row >= m_rows.size() || m_rows.at(row).ended) {
        return;
    }
    if (round) {
        m_rows[row].cells.clear();
    }
    take(m_rows[row], answers);
    m_rows[row].complete = complete;
    emit dataChanged(index(row, 0), index(row, columnCount() - 1));
    if (last) {
        m_rows[row].ended = true;
        startMore();
    }
    endWhenOver();
}

void PropagationModel::onFailed(int row, const QString& problem)
{
    if (row < 0 || row >= m_rows.size()) {
        return;
    }
    m_rows[row].ended = true;
    m_problem = problem;
    startMore();
    endWhenOver();
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

void PropagationModel::take(Row& row, const QList<PropagationAnswer>& answers)
{
    QHash<QString, Cell> cells; ///< of these answers
    QList<Server> servers = m_servers;
    for (const PropagationAnswer& answer : answers) {
        const auto known = std::find_if(servers.cbegin(), servers.cend(), [&](const Server& one) {
            return one.name == answer.server;
        });
        if (known == servers.cend()) {
            if (servers.size() >= mostServers) {
                continue;
            }
            // Name servers stand before resolvers.
            const auto place =
                answer.authoritative
                    ? std::find_if(servers.begin(), servers.end(),
                                   [](const Server& one) { return !one.authoritative; })
                    : servers.end();
            servers.insert(place, Server{answer.server, answer.authoritative});
        }
        Arrival arrival = Arrival::NoAnswer;
        if (answer.agrees) {
            arrival = Arrival::Agrees;
        } else if (!answer.values.isEmpty()) {
            arrival = Arrival::Old;
        } else if (answer.status == QLatin1String("NOERROR") ||
                   answer.status == QLatin1String("NXDOMAIN")) {
            arrival = Arrival::NotYet;
        }
        Cell& cell = cells[answer.server];
        cell.arrival = worse(cell.arrival, arrival);
        cell.toldAt = m_clock.elapsed();
        if (arrival == Arrival::Old && !answer.authoritative && answer.ttl >= 0) {
            cell.ttl = std::max(cell.ttl, int(std::min<qint64>(answer.ttl, longestTtl)));
        }
        const QString said = answer.values.isEmpty()
                                 ? (answer.status.isEmpty() ? tr("no answer") : answer.status)
                                 : answer.values.join(QStringLiteral(" | "));
        cell.answers.append(
            answer.address.isEmpty() ? said : QStringLiteral("%1: %2").arg(answer.address, said));
    }
    // What a server said in the round before stands until it answers again.
    row.cells.insert(cells);
    if (servers.size() != m_servers.size()) {
        beginResetModel();
        m_servers = std::move(servers);
        endResetModel();
    }
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
    const auto settled = [](const Row& row) {
        return row.complete || row.skipped;
    };
    return std::any_of(m_rows.cbegin(), m_rows.cend(),
                       [](const Row& row) { return row.complete; }) &&
           std::all_of(m_rows.cbegin(), m_rows.cend(), settled);
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
        return server.authoritative    ? server.name
               : server.name.isEmpty() ? tr("This desktop")
                                       : resolverName(server.name);
    case Qt::ToolTipRole:
        return server.authoritative ? tr("%1, a name server of the zone").arg(server.name)
               : server.name.isEmpty()
                   ? tr("The resolver that this desktop uses: what its programs see")
                   : tr("%1, a public resolver").arg(server.name);
    case AuthoritativeRole:
        return server.authoritative;
    default:
        return {};
    }
}

} // namespace mailstead::names
