// The reverse names of one server's addresses, and what can be done about them.
#pragma once

#include "control/listing_model.h"
#include "hosters/records.h"

namespace mailstead::hosters
{

/// A row for each public address. UI thread only.
class PtrModel : public control::ListingModel
{
    Q_OBJECT
public:
    enum Column { AddressColumn, NameColumn, StateColumn, HosterColumn, ColumnCount };

    explicit PtrModel(QObject* parent = nullptr);

    const QList<Address>& addresses() const { return m_rows; }
    Address at(int row) const { return m_rows.value(row); }

    /// Every hoster that the daemon knows, and the interfaces; empty until hostersArrived().
    const Hosters& hosters() const { return m_hosters; }
    const Interface* interfaceOf(const QString& api) const;

    /// A person knows better whose address it is; "" goes by what was found again.
    void choose(const QString& address, const QString& hosterId);

    /// The newest change of an address that can be taken back, when its name is still the one that
    /// was set. Nothing until the journal has come.
    std::optional<JournalEntry> undoable(const QString& address) const;

    using Done = std::function<void(core::Result<Change>)>;
    /// `done` is called in the thread of `context`, never after that is destroyed.
    void preview(const QString& address, const QString& credentials, QObject* context, Done done);
    void apply(const QString& address, const QString& credentials, QObject* context, Done done);
    void undo(const QString& journal, QObject* context, Done done);
    /// Stores credentials for an interface. The secrets go to the daemon and are not kept here.
    void setCredentials(const QString& name, const QString& api,
                        const QMap<QString, QString>& values, QObject* context,
                        std::function<void(core::Result<>)> done);
    void removeCredentials(const QString& name, QObject* context,
                           std::function<void(core::Result<>)> done);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

signals:
    void hostersArrived();
    void journalArrived();

protected:
    QString method() const override { return QStringLiteral("dns.ptr"); }
    QJsonObject parameters() const override;
    core::Result<> take(const QJsonObject& answer) override;
    void clear() override;

private:
    void readJournal();

    QList<Address> m_rows;
    Hosters m_hosters;
    QList<JournalEntry> m_journal; ///< the newest first
    QMap<QString, QString> m_chosen;
};

} // namespace mailstead::hosters
