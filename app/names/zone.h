// Zones at DNS providers as the daemon tells of them (server/control/PROTOCOL.md, dns.zone and
// dns.preview). What comes in is read with limits; errors are ErrorKind::Protocol.
#pragma once

#include "core/result.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace mailstead::names
{

/// All records of one name and type.
struct RecordSet {
    QString name, type;
    int ttl = 0; ///< seconds
    QStringList values;
    bool proxied = false; ///< the provider's web proxy answers in its place
    bool exists() const { return !values.isEmpty(); }
    bool operator==(const RecordSet&) const = default;
};

/// Credentials that could not be asked for the zone.
struct ZoneFailure {
    QString credentials;
    core::Error error; ///< translated
    bool operator==(const ZoneFailure&) const = default;
};

/// Where the zone of a domain is. Empty texts are what is not known.
struct ZonePlace {
    QString domain;
    QString servedZone;  ///< as the DNS says
    QStringList servers; ///< names of its name servers
    QString servedBy;    ///< provider id, known by the name servers
    QString provider;    ///< provider id of the credentials that have the zone
    QString credentials; ///< their name
    QString zone;        ///< at that provider
    QList<ZoneFailure> failures;
    bool isFound() const { return !provider.isEmpty(); }
    bool operator==(const ZonePlace&) const = default;
};

struct ZoneChoice {
    QString id;   ///< "replace", "keep", "beside", "remove"
    QString text; ///< as the daemon says it
    bool operator==(const ZoneChoice&) const = default;
};

enum class ZoneAction { Add, Change, Remove, Keep, Decide, Unsupported };

/// What would happen to one set of a zone.
struct ZoneChange {
    QString key; ///< "<name> <type>"
    ZoneAction action = ZoneAction::Keep;
    RecordSet before, after;
    QList<RecordSet> removes; ///< sets that go for it
    QString purpose;
    bool required = false;
    QString reason; ///< "spf-merged"
    QString text;   ///< the reason as the daemon says it, in English
    QMap<QString, QString> parameters;
    QList<ZoneChoice> choices;
    QString writtenName;       ///< as the provider's page wants it
    QStringList writtenValues; ///< likewise
    bool writes() const
    {
        return action == ZoneAction::Add || action == ZoneAction::Change ||
               action == ZoneAction::Remove;
    }
    bool operator==(const ZoneChange&) const = default;
};

core::Result<RecordSet> recordSetFromJson(const QJsonObject& object);
core::Result<ZonePlace> zonePlaceFromJson(const QJsonObject& object);
core::Result<ZoneChange> zoneChangeFromJson(const QJsonObject& object);
/// "rows" of dns.preview and dns.apply, at most 500.
core::Result<QList<ZoneChange>> zoneChangesFromJson(const QJsonObject& answer);

/// Why the row is as it is, in the current language; the daemon's English where the reason is
/// not known.
QString reasonText(const ZoneChange& change);
/// What a choice of the row means, likewise.
QString choiceText(const ZoneChange& change, const ZoneChoice& choice);
/// The name as people read it in lists: relative to the zone, the zone itself in full.
QString shownName(const QString& name, const QString& zone);

} // namespace mailstead::names
