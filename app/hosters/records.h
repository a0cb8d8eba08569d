// What the daemon says about reverse names and hosters (server/control/PROTOCOL.md, dns.ptr), read
// with limits: ErrorKind::Protocol when it does not fit.
#pragma once

#include "core/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QStringList>
#include <optional>

namespace mailstead::hosters
{

enum class Grade { Equal, ForwardConfirmed, Generic, NotConfirmed, Other, Missing, Unknown };
enum class Confidence { None, Possible, Likely, Certain };
enum class Way { Api, Panel, Ticket, None };
enum class Port25 { Unknown, Open, OnRequest, Switch, Closed };

struct Hoster {
    QString id;
    QString label; ///< as people know it
    Way way = Way::Ticket;
    QString url; ///< https, of its panel or its tickets
    QString api; ///< id of its interface; empty without
    Port25 port25 = Port25::Unknown;
    bool operator==(const Hoster&) const = default;
};

struct Step {
    QString id;
    QMap<QString, QString> parameters;
    bool operator==(const Step&) const = default;
};

struct Evidence {
    QString source; ///< "metadata", "dmi", "name", "registry", "routing"
    QString text;   ///< what was seen, hostile
    QStringList hosters;
    bool operator==(const Evidence&) const = default;
};

/// One public address of the server.
struct Address {
    QString address;
    QString seen; ///< empty: none
    QString wanted;
    Grade grade = Grade::Unknown;
    bool forward = false; ///< `wanted` leads to the address
    std::optional<Hoster> hoster;
    Confidence confidence = Confidence::None;
    bool chosen = false; ///< the hoster, by a person
    QList<Evidence> evidence;
    QList<Hoster> others;
    Way way = Way::Ticket;
    QList<Step> steps;
    QStringList credentials; ///< names of those for the hoster's interface
    bool operator==(const Address&) const = default;

    /// Nothing has to be done.
    bool isGood() const { return grade == Grade::Equal || grade == Grade::ForwardConfirmed; }
};

struct Field {
    QString id, label, hint;
    bool secret = true, required = true;
    QStringList values; ///< the only possible ones
    bool operator==(const Field&) const = default;
};

/// A hoster's interface for reverse names.
struct Interface {
    QString id, label;
    QList<Field> fields;
    QString rights; ///< the least that suffices, in the hoster's own words
    QString page;   ///< where credentials are made; https
    bool renames = false;
    bool operator==(const Interface&) const = default;
};

struct Hosters {
    QList<Hoster> hosters;
    QList<Interface> interfaces;
};

/// What would be done, or was.
struct Change {
    QString address, api;
    QString subject; ///< what the address belongs to there
    QString before, after;
    bool renames = false; ///< all addresses of the server get the name
    bool forward = false;
    QStringList leadsTo;
    bool changed = false;
    QString journal; ///< for undo; empty when nothing was done
    bool operator==(const Change&) const = default;
};

struct JournalEntry {
    QString journal;
    QDateTime at; ///< UTC
    QString address, before, after;
    bool undone = false;
    bool operator==(const JournalEntry&) const = default;
};

core::Result<QList<Address>> addressesFromJson(const QJsonObject& answer); ///< of dns.ptr
core::Result<Hosters> hostersFromJson(const QJsonObject& answer);          ///< of dns.hosters
core::Result<Change> changeFromJson(const QJsonObject& answer); ///< of dns.setPtr and dns.undoPtr
core::Result<QList<JournalEntry>> journalFromJson(const QJsonObject& answer); ///< of dns.ptrJournal

QString toString(Grade grade); ///< as in the protocol, for the command line

} // namespace mailstead::hosters
