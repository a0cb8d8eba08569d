// All servers that the user keeps, for the server list of the window.
#pragma once

#include "core/finding.h"
#include "core/result.h"
#include "session/server_session.h"
#include "ssh/known_hosts.h"
#include "vault/profile_store.h"

#include <QAbstractListModel>
#include <QUuid>
#include <memory>

namespace mailstead::session
{

/// Rows are profiles, ordered by group (in the store's order, "" first) and title. Owns one
/// ServerSession for each; they live as long as their row. UI thread only.
class ServerListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        TitleRole = Qt::UserRole + 1,
        AddressRole, ///< "root@203.0.113.5" or with ":port" when not 22
        StateRole,   ///< int of session::State
        StateTextRole,
        DaemonStateRole, ///< int of session::DaemonState
        GroupRole,
        SeverityRole, ///< int of core::Severity, the worst finding told by setWorstFinding()
        FindingRole,  ///< title of that finding, may be empty
        IdRole,       ///< QUuid
        LatencyRole,  ///< int, -1 unknown
        SessionRole,  ///< QObject*, a ServerSession
    };

    /// Paths are for tests; empty ones mean the program's configuration folder.
    explicit ServerListModel(QObject* parent = nullptr, const QString& profilesPath = {},
                             const QString& knownHostsPath = {});
    ~ServerListModel() override;

    /// Reads the profiles. On an error the list is empty and usable; show the error.
    core::Result<> load();

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

    ServerSession* session(const QUuid& id) const;
    ServerSession* sessionAt(int row) const;
    QModelIndex indexOf(const QUuid& id) const;
    QStringList groups() const;

    /// Adds a profile or changes the one with the same id; returns its id.
    core::Result<QUuid> put(const vault::ServerProfile& profile);
    /// Disconnects and forgets; the ServerSession is deleted later.
    core::Result<> remove(const QUuid& id);
    core::Result<> setGroups(const QStringList& groups);
    void setWorstFinding(const QUuid& id, const core::Finding& finding);

    ssh::KnownHosts& knownHosts() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Translated: "Connected", "Connecting…".
QString stateText(State state);
QString daemonStateText(DaemonState state);

} // namespace mailstead::session
