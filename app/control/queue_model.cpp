#include "control/queue_model.h"

#include "control/json_fields.h"
#include "control/queue_model_private.h"

#include <algorithm>

namespace mailstead::control
{

QueueModel::QueueModel(QObject* parent)
    : QAbstractTableModel(parent)
    , d(std::make_unique<Private>(*this))
{
    d->batch.setSingleShot(true);
    d->batch.setInterval(100);
    connect(&d->batch, &QTimer::timeout, this, [this] { d->refresh(); });
    d->ages.setInterval(10'000);
    connect(&d->ages, &QTimer::timeout, this, [this] { d->tellAges(); });
    d->ages.start();
}

QueueModel::~QueueModel()
{
    d->unsubscribe();
}

void QueueModel::setClient(std::shared_ptr<Client> client)
{
    if (client == d->client) {
        return;
    }
    d->unsubscribe();
    if (d->client) {
        disconnect(d->client.get(), nullptr, this, nullptr);
    }
    d->client = std::move(client);
    d->restart();
}

ModelState QueueModel::state() const
{
    return d->state;
}

QString QueueModel::stateReason() const
{
    return d->reason;
}

void QueueModel::setFilter(const QueueFilter& filter)
{
    if (filter != d->filter) {
        d->filter = filter;
        d->forgetRequests();
        d->refresh();
    }
}

QueueFilter QueueModel::filter() const
{
    return d->filter;
}

QueueCounts QueueModel::counts() const
{
    return d->counts;
}

qint64 QueueModel::total() const
{
    return d->total;
}

void QueueModel::act(QueueAction action, const QueueFilter& filter, bool dryRun, QObject* context,
                     std::function<void(core::Result<QueueActionOutcome>)> done, const QString& via)
{
    if (!d->client) {
        QMetaObject::invokeMethod(
            context,
            [done = std::move(done), reason = d->reason] {
                done(core::fail(core::ErrorKind::Unreachable, tr("The queue cannot be changed now"),
                                reason));
            },
            Qt::QueuedConnection);
        return;
    }
    QJsonObject parameters{{QStringLiteral("action"), toString(action)},
                           {QStringLiteral("filter"), filter.toJson()},
                           {QStringLiteral("dryRun"), dryRun}};
    if (action == QueueAction::Reroute) {
        parameters.insert(QStringLiteral("via"), via);
    }
    const QPointer<QueueModel> self(this);
    d->client->callAsync(
        QStringLiteral("queue.act"), parameters, context,
        [self, dryRun, done = std::move(done)](const core::Result<QJsonObject>& answer) {
            if (!answer) {
                done(tl::unexpected(answer.error()));
                return;
            }
            JsonFields fields(*answer);
            QueueActionOutcome outcome;
            outcome.touched = fields.number(QLatin1StringView("touched"));
            outcome.leftOut = fields.number(QLatin1StringView("leftOut"));
            if (self && !dryRun) {
                QMetaObject::invokeMethod(
                    self, [self] { self->d->changed(); }, Qt::QueuedConnection);
            }
            if (!fields.isFine()) {
                done(tl::unexpected(fields.error(QStringLiteral("queue.act"))));
                return;
            }
            done(outcome);
        });
}

void QueueModel::act(QueueAction action, const QStringList& keys, bool dryRun, QObject* context,
                     std::function<void(core::Result<QueueActionOutcome>)> done, const QString& via)
{
    if (keys.isEmpty()) {
        // An empty filter fits everything, which is not what an empty selection means.
        QMetaObject::invokeMethod(
            context, [done = std::move(done)] { done(QueueActionOutcome{}); },
            Qt::QueuedConnection);
        return;
    }
    QueueFilter filter;
    filter.keys = keys;
    act(action, filter, dryRun, context, std::move(done), via);
}

void QueueModel::refresh()
{
    d->refresh();
}

int QueueModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : d->total;
}

int QueueModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return QAbstractTableModel::headerData(section, orientation, role);
    }
    switch (section) {
    case StateColumn:
        return tr("State");
    case SenderColumn:
        return tr("Sender");
    case RecipientColumn:
        return tr("Recipient");
    case AgeColumn:
        return tr("Age");
    case AttemptsColumn:
        return tr("Attempts");
    case NextAttemptColumn:
        return tr("Next attempt");
    case LastReplyColumn:
        return tr("Last reply");
    default:
        return {};
    }
}

QVariant QueueModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const QueueRow* row = d->pages.at(index.row());
    d->look(index.row());
    if (role == LoadedRole) {
        return row != nullptr;
    }
    if (row == nullptr) {
        return role == Qt::DisplayRole || role == KeyRole || role == IdRole ? QVariant(QString())
                                                                            : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
        return d->text(*row, index.column());
    case Qt::ToolTipRole:
        return index.column() == LastReplyColumn ? QVariant(row->lastReply) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == AttemptsColumn || index.column() == AgeColumn
                   ? QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter))
                   : QVariant();
    case KeyRole:
        return row->key;
    case IdRole:
        return row->id;
    case StateRole:
        return static_cast<int>(row->state);
    case RowRole:
        return QVariant::fromValue(*row);
    default:
        return {};
    }
}

void QueueModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount || (column == d->sortColumn && order == d->sortOrder)) {
        return;
    }
    d->sortColumn = column;
    d->sortOrder = order;
    d->forgetRequests();
    d->refresh();
}

int QueueModel::rowOfKey(const QString& key) const
{
    return d->pages.rowOfKey(key);
}

QString ageText(qint64 seconds)
{
    const qint64 minutes = seconds / 60;
    const qint64 hours = minutes / 60;
    if (seconds < 60) {
        return QueueModel::tr("%1 s").arg(std::max<qint64>(seconds, 0));
    }
    if (hours < 1) {
        return QueueModel::tr("%1 min").arg(minutes);
    }
    if (hours < 24) {
        return minutes % 60 == 0 ? QueueModel::tr("%1 h").arg(hours)
                                 : QueueModel::tr("%1 h %2 min").arg(hours).arg(minutes % 60);
    }
    return hours % 24 == 0 ? QueueModel::tr("%1 d").arg(hours / 24)
                           : QueueModel::tr("%1 d %2 h").arg(hours / 24).arg(hours % 24);
}

} // namespace mailstead::control
