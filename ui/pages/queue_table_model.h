// The queue as the table draws it: a column of check boxes before the model's own, badges, mono.
#pragma once

#include "control/queue_model.h"

#include <QAbstractProxyModel>
#include <QSet>

namespace mailstead::pages
{

/// What is ticked is kept by key: it survives sorting, refreshing and rows that are not loaded.
class QueueTableModel : public QAbstractProxyModel
{
    Q_OBJECT
public:
    static constexpr int checkColumn = 0;

    explicit QueueTableModel(control::QueueModel* queue, QObject* parent = nullptr);

    /// Ticked by hand. Empty when all that match are ticked.
    const QSet<QString>& checkedKeys() const { return m_checked; }
    bool allMatching() const { return m_allMatching; }
    qint64 checkedCount() const;
    void checkAllMatching();
    void checkLoaded(); ///< the rows that are loaded
    void clearChecks();
    void setChecked(const QStringList& keys, bool checked);
    Qt::CheckState headerState() const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex&) const override { return {}; }
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QModelIndex mapToSource(const QModelIndex& proxyIndex) const override;
    QModelIndex mapFromSource(const QModelIndex& sourceIndex) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    void sort(int column, Qt::SortOrder order) override;

signals:
    void checksChanged();

private:
    void follow();
    void prune(); ///< forgets the keys of rows that have left the queue
    QString keyAt(int row) const;
    /// In the recipient's column: the server it goes to in place of the domain's own.
    QString viaOf(const QModelIndex& index) const;
    bool isChecked(int row) const;
    void touchCheckColumn();

    control::QueueModel* m_queue;
    QSet<QString> m_checked;
    bool m_allMatching = false;
    QModelIndexList m_layoutProxies;
    QList<QPersistentModelIndex> m_layoutSources;
};

} // namespace mailstead::pages
