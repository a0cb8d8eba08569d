#include "pages/queue_table_model.h"

#include "style/tokens.h"
#include "widgets/table_view.h"

namespace mailstead::pages
{

using control::QueueModel;
using control::QueueState;

namespace
{

style::Tone toneOf(QueueState state)
{
    switch (state) {
    case QueueState::Active:
        return style::Tone::Info;
    case QueueState::Sending:
        return style::Tone::Accent;
    case QueueState::Deferred:
        return style::Tone::Warn;
    case QueueState::Held:
        return style::Tone::Neutral;
    }
    return style::Tone::Neutral;
}

} // namespace

QueueTableModel::QueueTableModel(QueueModel* queue, QObject* parent)
    : QAbstractProxyModel(parent)
    , m_queue(queue)
{
    setSourceModel(queue);
    follow();
}

void QueueTableModel::follow()
{
    using Source = QAbstractItemModel;
    connect(m_queue, &Source::modelAboutToBeReset, this, &QueueTableModel::beginResetModel);
    connect(m_queue, &Source::modelReset, this, [this] {
        endResetModel();
        prune();
    });
    connect(m_queue, &Source::rowsAboutToBeInserted, this,
            [this](const QModelIndex&, int first, int last) { beginInsertRows({}, first, last); });
    connect(m_queue, &Source::rowsInserted, this, [this] {
        endInsertRows();
        emit checksChanged();
    });
    connect(m_queue, &Source::rowsAboutToBeRemoved, this,
            [this](const QModelIndex&, int first, int last) { beginRemoveRows({}, first, last); });
    connect(m_queue, &Source::rowsRemoved, this, [this] {
        endRemoveRows();
        prune();
    });
    connect(m_queue, &Source::rowsAboutToBeMoved, this,
            [this](const QModelIndex&, int first, int last, const QModelIndex&, int to) {
                beginMoveRows({}, first, last, {}, to);
            });
    connect(m_queue, &Source::rowsMoved, this, [this] { endMoveRows(); });
    connect(m_queue, &Source::layoutAboutToBeChanged, this, [this] {
        emit layoutAboutToBeChanged();
        m_layoutProxies = persistentIndexList();
        for (const QModelIndex& proxy : std::as_const(m_layoutProxies))
            m_layoutSources << QPersistentModelIndex(m_queue->index(proxy.row(), 0));
    });
    connect(m_queue, &Source::layoutChanged, this, [this] {
        for (qsizetype i = 0; i < m_layoutProxies.size(); ++i) {
            const QPersistentModelIndex& source = m_layoutSources.at(i);
            changePersistentIndex(m_layoutProxies.at(i),
                                  source.isValid()
                                      ? index(source.row(), m_layoutProxies.at(i).column())
                                      : QModelIndex());
        }
        m_layoutProxies.clear();
        m_layoutSources.clear();
        emit layoutChanged();
        prune();
    });
    connect(m_queue, &Source::dataChanged, this,
            [this](const QModelIndex& topLeft, const QModelIndex& bottomRight,
                   const QList<int>& roles) {
                emit dataChanged(index(topLeft.row(), 0), mapFromSource(bottomRight), roles);
                prune();
            });
    connect(m_queue, &Source::headerDataChanged, this,
            [this](Qt::Orientation orientation, int first, int last) {
                emit headerDataChanged(orientation, first + 1, last + 1);
            });
}

QString QueueTableModel::keyAt(int row) const
{
    return m_queue->index(row, 0).data(QueueModel::KeyRole).toString();
}

bool QueueTableModel::isChecked(int row) const
{
    if (m_allMatching)
        return true;
    return !m_checked.isEmpty() && m_checked.contains(keyAt(row));
}

qint64 QueueTableModel::checkedCount() const
{
    return m_allMatching ? m_queue->total() : m_checked.size();
}

void QueueTableModel::touchCheckColumn()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1),
                         {Qt::CheckStateRole});
    emit checksChanged();
}

void QueueTableModel::checkAllMatching()
{
    m_checked.clear();
    m_allMatching = m_queue->total() > 0;
    touchCheckColumn();
}

void QueueTableModel::checkLoaded()
{
    m_allMatching = false;
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex source = m_queue->index(row, 0);
        // Asking for LoadedRole does not fetch, asking for the key would.
        if (source.data(QueueModel::LoadedRole).toBool())
            m_checked.insert(source.data(QueueModel::KeyRole).toString());
    }
    touchCheckColumn();
}

void QueueTableModel::clearChecks()
{
    if (!m_allMatching && m_checked.isEmpty())
        return;
    m_allMatching = false;
    m_checked.clear();
    touchCheckColumn();
}

void QueueTableModel::setChecked(const QStringList& keys, bool checked)
{
    if (m_allMatching) {
        // One exception makes it a choice of single rows again: those that are loaded.
        m_allMatching = false;
        checkLoaded();
    }
    for (const QString& key : keys) {
        if (key.isEmpty())
            continue;
        if (checked)
            m_checked.insert(key);
        else
            m_checked.remove(key);
    }
    touchCheckColumn();
}

Qt::CheckState QueueTableModel::headerState() const
{
    if (m_allMatching || (rowCount() > 0 && m_checked.size() >= rowCount()))
        return Qt::Checked;
    return m_checked.isEmpty() ? Qt::Unchecked : Qt::PartiallyChecked;
}

void QueueTableModel::prune()
{
    const qsizetype before = m_checked.size();
    if (before > 0 && m_queue->state() == control::ModelState::Ready) {
        bool allLoaded = true;
        QSet<QString> present;
        for (int row = 0; row < rowCount() && allLoaded; ++row) {
            const QModelIndex source = m_queue->index(row, 0);
            allLoaded = source.data(QueueModel::LoadedRole).toBool();
            if (allLoaded)
                present.insert(source.data(QueueModel::KeyRole).toString());
        }
        if (allLoaded)
            m_checked.intersect(present);
    }
    emit checksChanged();
}

QModelIndex QueueTableModel::index(int row, int column, const QModelIndex& parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

int QueueTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_queue->rowCount();
}

int QueueTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : QueueModel::ColumnCount + 1;
}

QModelIndex QueueTableModel::mapToSource(const QModelIndex& proxyIndex) const
{
    if (!proxyIndex.isValid())
        return {};
    return m_queue->index(proxyIndex.row(), std::max(0, proxyIndex.column() - 1));
}

QModelIndex QueueTableModel::mapFromSource(const QModelIndex& sourceIndex) const
{
    return sourceIndex.isValid() ? index(sourceIndex.row(), sourceIndex.column() + 1)
                                 : QModelIndex();
}

QString QueueTableModel::viaOf(const QModelIndex& index) const
{
    if (index.column() - 1 != QueueModel::RecipientColumn)
        return {};
    return m_queue->data(mapToSource(index), QueueModel::RowRole).value<control::QueueRow>().via;
}

QVariant QueueTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.column() == checkColumn) {
        if (role == Qt::CheckStateRole)
            return int(isChecked(index.row()) ? Qt::Checked : Qt::Unchecked);
        if (role == Qt::DisplayRole || role == Qt::DecorationRole)
            return {};
        return m_queue->data(mapToSource(index), role);
    }
    const int column = index.column() - 1;
    switch (role) {
    case widgets::BadgeToneRole:
        if (column != QueueModel::StateColumn ||
            !m_queue->data(mapToSource(index), QueueModel::LoadedRole).toBool())
            return {};
        return int(
            toneOf(QueueState(m_queue->data(mapToSource(index), QueueModel::StateRole).toInt())));
    case widgets::IconRole:
        return viaOf(index).isEmpty() ? QVariant() : QVariant(QStringLiteral("route"));
    case widgets::SubTextRole:
    case Qt::ToolTipRole: {
        const QString via = viaOf(index);
        if (!via.isEmpty())
            return tr("via %1").arg(via);
        return role == Qt::ToolTipRole ? m_queue->data(mapToSource(index), role) : QVariant();
    }
    case widgets::MonoRole:
        return column == QueueModel::LastReplyColumn;
    case widgets::SecondaryRole:
        return column == QueueModel::SenderColumn || column == QueueModel::LastReplyColumn;
    case widgets::ElideRole:
        return int(column == QueueModel::SenderColumn || column == QueueModel::RecipientColumn
                       ? Qt::ElideMiddle
                       : Qt::ElideRight);
    case Qt::TextAlignmentRole:
        if (column == QueueModel::AgeColumn || column == QueueModel::AttemptsColumn ||
            column == QueueModel::NextAttemptColumn)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return m_queue->data(mapToSource(index), role);
    }
}

bool QueueTableModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != checkColumn)
        return false;
    setChecked({keyAt(index.row())}, value.toInt() == Qt::Checked);
    return true;
}

QVariant QueueTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (section == checkColumn)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const int column = section - 1;
        const bool number = column == QueueModel::AgeColumn ||
                            column == QueueModel::AttemptsColumn ||
                            column == QueueModel::NextAttemptColumn;
        return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    // Shorter than the model's own names: the columns are narrow.
    if (role == Qt::DisplayRole) {
        switch (section - 1) {
        case QueueModel::SenderColumn:
            return tr("From");
        case QueueModel::RecipientColumn:
            return tr("To");
        case QueueModel::AttemptsColumn:
            return tr("Tries");
        case QueueModel::NextAttemptColumn:
            return tr("Next");
        default:
            break;
        }
    }
    return m_queue->headerData(section - 1, orientation, role);
}

Qt::ItemFlags QueueTableModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (index.column() == checkColumn)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

void QueueTableModel::sort(int column, Qt::SortOrder order)
{
    if (column > checkColumn)
        m_queue->sort(column - 1, order);
}

} // namespace mailstead::pages
