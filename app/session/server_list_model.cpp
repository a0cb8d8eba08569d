#include "session/server_list_model.h"

#include <QCoreApplication>
#include <QHash>
#include <algorithm>

namespace mailstead::session
{
namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(mailstead::session::ServerSession)
};

} // namespace

QString stateText(State state)
{
    switch (state) {
    case State::Disconnected:
        return Texts::tr("Not connected");
    case State::Connecting:
        return Texts::tr("Connecting…");
    case State::HostKeyUnknown:
        return Texts::tr("Host key to be confirmed");
    case State::HostKeyChanged:
        return Texts::tr("Host key changed");
    case State::NeedsPassword:
        return Texts::tr("Sign-in needed");
    case State::Connected:
        return Texts::tr("Connected");
    case State::Reconnecting:
        return Texts::tr("Reconnecting…");
    case State::Failed:
        break;
    }
    return Texts::tr("Connection failed");
}

QString daemonStateText(DaemonState state)
{
    switch (state) {
    case DaemonState::NotInstalled:
        return Texts::tr("Mail daemon not installed");
    case DaemonState::Running:
        return Texts::tr("Mail daemon running");
    case DaemonState::Stopped:
        return Texts::tr("Mail daemon does not answer");
    case DaemonState::Unknown:
        break;
    }
    return Texts::tr("Mail daemon unknown");
}

struct ServerListModel::Private {
    ServerListModel& q;
    vault::ProfileStore store;
    mutable ssh::KnownHosts knownHosts;
    struct Row {
        ServerSession* session = nullptr;
        core::Finding finding;
    };
    QList<Row> rows = {};

    int rowOf(const QUuid& id) const
    {
        for (qsizetype i = 0; i < rows.size(); ++i) {
            if (rows.at(i).session->profile().id == id) {
                return static_cast<int>(i);
            }
        }
        return -1;
    }

    /// Before which row a profile belongs.
    bool isBefore(const vault::ServerProfile& a, const vault::ServerProfile& b) const
    {
        const qsizetype groupA = a.group.isEmpty() ? -1 : store.groups().indexOf(a.group);
        const qsizetype groupB = b.group.isEmpty() ? -1 : store.groups().indexOf(b.group);
        if (groupA != groupB) {
            return groupA < groupB;
        }
        const int titles = a.title().localeAwareCompare(b.title());
        return titles != 0 ? titles < 0 : a.id < b.id;
    }

    void sortRows()
    {
        emit q.layoutAboutToBeChanged();
        const QModelIndexList from = q.persistentIndexList();
        QList<ServerSession*> pointed;
        for (const QModelIndex& index : from) {
            pointed.append(rows.at(index.row()).session);
        }
        std::stable_sort(rows.begin(), rows.end(), [this](const Row& a, const Row& b) {
            return isBefore(a.session->profile(), b.session->profile());
        });
        QModelIndexList to;
        for (const ServerSession* session : std::as_const(pointed)) {
            to.append(q.index(rowOf(session->profile().id)));
        }
        q.changePersistentIndexList(from, to);
        emit q.layoutChanged();
    }

    ServerSession* makeSession(const vault::ServerProfile& profile)
    {
        auto* session = new ServerSession(profile, &q, &knownHosts);
        const QUuid id = profile.id;
        const auto tell = [this, id](const QList<int>& roles) {
            if (const int row = rowOf(id); row >= 0) {
                emit q.dataChanged(q.index(row), q.index(row), roles);
            }
        };
        connect(session, &ServerSession::stateChanged, &q, [tell] {
            tell({StateRole, StateTextRole});
        });
        connect(session, &ServerSession::daemonStateChanged, &q,
                [tell] { tell({DaemonStateRole}); });
        connect(session, &ServerSession::latencyChanged, &q, [tell] { tell({LatencyRole}); });
        return session;
    }
};

ServerListModel::ServerListModel(QObject* parent, const QString& profilesPath,
                                 const QString& knownHostsPath)
    : QAbstractListModel(parent)
    , d(new Private{*this, vault::ProfileStore(profilesPath), ssh::KnownHosts(knownHostsPath)})
{
}

ServerListModel::~ServerListModel()
{
    // Before `d`, which their signals tell.
    for (const Private::Row& row : std::as_const(d->rows)) {
        delete row.session;
    }
}

core::Result<> ServerListModel::load()
{
    beginResetModel();
    for (const Private::Row& row : std::as_const(d->rows)) {
        delete row.session;
    }
    d->rows.clear();
    const auto loaded = d->store.load();
    for (const vault::ServerProfile& profile : d->store.servers()) {
        d->rows.append(Private::Row{d->makeSession(profile), {}});
    }
    std::stable_sort(d->rows.begin(), d->rows.end(), [this](const auto& a, const auto& b) {
        return d->isBefore(a.session->profile(), b.session->profile());
    });
    endResetModel();
    return loaded;
}

int ServerListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(d->rows.size());
}

QVariant ServerListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Private::Row& row = d->rows.at(index.row());
    const vault::ServerProfile& profile = row.session->profile();
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return profile.title();
    case AddressRole: {
        const QString place = profile.user + QLatin1Char('@') + profile.address;
        return profile.port == 22 ? place : QStringLiteral("%1:%2").arg(place).arg(profile.port);
    }
    case StateRole:
        return static_cast<int>(row.session->state());
    case StateTextRole:
        return stateText(row.session->state());
    case DaemonStateRole:
        return static_cast<int>(row.session->daemonState());
    case GroupRole:
        return profile.group;
    case SeverityRole:
        return static_cast<int>(row.finding.severity);
    case FindingRole:
        return row.finding.title;
    case IdRole:
        return profile.id;
    case LatencyRole:
        return row.session->latency();
    case SessionRole:
        return QVariant::fromValue<QObject*>(row.session);
    default:
        return {};
    }
}

QHash<int, QByteArray> ServerListModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractListModel::roleNames();
    names.insert({{TitleRole, "title"},
                  {AddressRole, "address"},
                  {StateRole, "state"},
                  {StateTextRole, "stateText"},
                  {DaemonStateRole, "daemonState"},
                  {GroupRole, "group"},
                  {SeverityRole, "severity"},
                  {FindingRole, "finding"},
                  {IdRole, "id"},
                  {LatencyRole, "latency"},
                  {SessionRole, "session"}});
    return names;
}

ServerSession* ServerListModel::session(const QUuid& id) const
{
    return sessionAt(d->rowOf(id));
}

ServerSession* ServerListModel::sessionAt(int row) const
{
    return row >= 0 && row < d->rows.size() ? d->rows.at(row).session : nullptr;
}

QModelIndex ServerListModel::indexOf(const QUuid& id) const
{
    const int row = d->rowOf(id);
    return row < 0 ? QModelIndex() : index(row);
}

QStringList ServerListModel::groups() const
{
    return d->store.groups();
}

core::Result<QUuid> ServerListModel::put(const vault::ServerProfile& profile)
{
    const auto stored = d->store.put(profile);
    if (!stored) {
        return tl::unexpected(stored.error());
    }
    if (const int row = d->rowOf(stored->id); row >= 0) {
        d->rows.at(row).session->setProfile(*stored);
        emit dataChanged(index(row), index(row));
        d->sortRows();
        return stored->id;
    }
    const auto place = std::find_if(d->rows.begin(), d->rows.end(), [&](const auto& each) {
        return d->isBefore(*stored, each.session->profile());
    });
    const int row = static_cast<int>(place - d->rows.begin());
    beginInsertRows({}, row, row);
    d->rows.insert(row, Private::Row{d->makeSession(*stored), {}});
    endInsertRows();
    return stored->id;
}

core::Result<> ServerListModel::remove(const QUuid& id)
{
    const auto removed = d->store.remove(id);
    if (!removed) {
        return removed;
    }
    if (const int row = d->rowOf(id); row >= 0) {
        beginRemoveRows({}, row, row);
        ServerSession* session = d->rows.takeAt(row).session;
        endRemoveRows();
        disconnect(session, nullptr, this, nullptr);
        session->disconnectFromServer();
        session->deleteLater();
    }
    return {};
}

core::Result<> ServerListModel::setGroups(const QStringList& groups)
{
    const auto stored = d->store.setGroups(groups);
    if (stored) {
        d->sortRows();
    }
    return stored;
}

void ServerListModel::setWorstFinding(const QUuid& id, const core::Finding& finding)
{
    if (const int row = d->rowOf(id); row >= 0) {
        d->rows[row].finding = finding;
        emit dataChanged(index(row), index(row), {SeverityRole, FindingRole});
    }
}

ssh::KnownHosts& ServerListModel::knownHosts() const
{
    return d->knownHosts;
}

} // namespace mailstead::session
