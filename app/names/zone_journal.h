// What the daemon wrote into zones, and taking it back (server/control/PROTOCOL.md, dns.journal).
#pragma once

#include "control/listing_model.h"
#include "names/zone.h"

#include <QDateTime>

namespace mailstead::names
{

struct JournalEntry {
    QString id;
    QDateTime at; ///< UTC
    QString zone;
    QString credentials;
    bool undone = false;
    QList<QPair<RecordSet, RecordSet>> changes; ///< before and after
    bool operator==(const JournalEntry&) const = default;
};

struct ZoneUndone {
    int changed = 0;
    QStringList refused; ///< "<name> <type>" of sets that somebody changed since
};

core::Result<JournalEntry> journalEntryFromJson(const QJsonObject& object);

/// The newest first.
class ZoneJournal : public control::ListingModel
{
    Q_OBJECT
public:
    enum Column { WhenColumn, ZoneColumn, ChangesColumn, StateColumn, ColumnCount };

    using ListingModel::ListingModel;
    const QList<JournalEntry>& entries() const { return m_rows; }
    JournalEntry at(int row) const { return m_rows.value(row); }
    /// Errors are translated. `done` is called in the thread of `context`, never after it is
    /// destroyed.
    void undo(const QString& id, QObject* context,
              std::function<void(core::Result<ZoneUndone>)> done);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

protected:
    QString method() const override { return QStringLiteral("dns.journal"); }
    core::Result<> take(const QJsonObject& answer) override;
    void clear() override { m_rows.clear(); }

private:
    QList<JournalEntry> m_rows;
};

} // namespace mailstead::names
