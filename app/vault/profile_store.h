// The server profiles and their groups, kept in a JSON file. No secret is in it.
#pragma once

#include "core/result.h"
#include "vault/server_profile.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

namespace mailstead::vault
{

/// Not thread-safe; used in the UI thread or by a command line program. Every change is written at
/// once, whole or not at all (QSaveFile).
class ProfileStore
{
public:
    /// An empty path means `servers.json` in the program's configuration folder.
    explicit ProfileStore(const QString& path = {});

    QString path() const { return m_path; }

    /// Reads the file; no file is an empty store. A file that cannot be understood is moved aside
    /// (its new name is in the error's `next`), so that nothing is lost, and the store is empty and
    /// usable.
    core::Result<> load();

    const QList<ServerProfile>& servers() const { return m_servers; }
    const QStringList& groups() const { return m_groups; } ///< in the user's order
    std::optional<ServerProfile> find(const QUuid& id) const;

    /// Adds a profile (making its id when null) or replaces the one with the same id. Returns it as
    /// stored. ErrorKind::InvalidInput for an empty address or user or a port outside 1…65535.
    core::Result<ServerProfile> put(ServerProfile profile);
    core::Result<> remove(const QUuid& id);
    /// Groups of servers are always listed; others may be empty ones.
    core::Result<> setGroups(const QStringList& groups);

private:
    core::Result<> save() const;

    QString m_path;
    QList<ServerProfile> m_servers;
    QStringList m_groups;
    bool m_writable = true; ///< false when a file is there that could not be read
};

} // namespace mailstead::vault
