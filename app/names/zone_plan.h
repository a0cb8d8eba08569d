// What would change in a domain's zone at its DNS provider: looked at, decided about, written
// (server/control/PROTOCOL.md, dns.preview and dns.apply).
#pragma once

#include "control/client.h"
#include "names/zone.h"

#include <QAbstractTableModel>
#include <memory>
#include <optional>

namespace mailstead::names
{

enum class PlanStage {
    Detached, ///< no client, or no domain
    Looking,  ///< for the zone and what is in it, the first time
    NoAccess, ///< no stored credentials have the zone; place() tells what is known of it
    Ready,
    Writing,
    Failed, ///< error() says why; place() as far as it is known
};

struct PlanRow {
    ZoneChange change;
    bool ticked = true;        ///< of those that write
    QList<ZoneChoice> offered; ///< what there was to choose, also after the choice
    QString chosen;            ///< id of the choice; empty: not decided
    ZoneChange asked;          ///< the row as it was when it asked, for its texts
    bool operator==(const PlanRow&) const = default;
};

/// What came of writing.
struct ZoneWritten {
    int changed = 0;                  ///< sets
    QString journal;                  ///< for ZoneJournal::undo(); empty when nothing was changed
    std::optional<core::Error> error; ///< translated; with `changed` > 0 it stopped half way
    QList<ZoneChange> rows;           ///< what it was written from
};

/// A row for each wanted set that lies in the zone, in the order of the wanted records. Check
/// states can be set in the first column. UI thread only.
class ZonePlan : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        ActionColumn,
        TypeColumn,
        NameColumn,
        BeforeColumn,
        AfterColumn,
        ReasonColumn,
        ColumnCount
    };

    explicit ZonePlan(QObject* parent = nullptr);
    ~ZonePlan() override;

    void setClient(std::shared_ptr<control::Client> client);
    void setDomain(const QString& domain); ///< A-labels; "" for none
    const QString& domain() const { return m_domain; }
    /// Looks again; decisions and ticks are kept where the rows are still there.
    void refresh();

    PlanStage stage() const { return m_stage; }
    /// A question is under way while rows are shown.
    bool isAsking() const { return m_asking; }
    const core::Error& error() const { return m_error; }
    const ZonePlace& place() const { return m_place; }
    const QList<PlanRow>& rows() const { return m_rows; }

    void setTicked(int row, bool ticked);
    /// Decides a row and asks for the plan that follows from it.
    void choose(int row, const QString& choice);
    int toWrite() const;   ///< rows that are ticked and change something
    int undecided() const; ///< rows that wait for a choice; they are left alone
    int count(ZoneAction action) const;

    /// Carries out what is ticked, on a thread of its own. stop() asks to end between two changes;
    /// written() comes all the same, and refresh() shows how far it came.
    void write();
    void stop();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void stageChanged();  ///< stage, place, error or isAsking()
    void countsChanged(); ///< toWrite() or undecided()
    void progressed(const QString& text, double fraction);
    void written(const mailstead::names::ZoneWritten& result);

private:
    QJsonObject question(bool withSkipped) const;
    void preview();
    void findPlace(const core::Error& why);
    void take(QList<ZoneChange> changes);
    void setRows(QList<PlanRow> rows);
    void setStage(PlanStage stage, const core::Error& error = {});
    void forget();
    void onWritten(const core::Result<QJsonObject>& answer);

    std::shared_ptr<control::Client> m_client;
    QString m_domain;
    PlanStage m_stage = PlanStage::Detached;
    core::Error m_error;
    ZonePlace m_place;
    QList<PlanRow> m_rows;
    quint64 m_epoch = 0;        ///< answers of an earlier one are dropped
    core::CancelToken m_cancel; ///< of the writing
    bool m_asking = false;
};

/// "add", "change" … in the current language, for badges.
QString actionWord(ZoneAction action);

} // namespace mailstead::names
