#include "control/queue_model_private.h"

#include "control/json_fields.h"

#include <QLocale>
#include <algorithm>
#include <limits>

namespace mailstead::control
{
namespace
{

constexpr qsizetype requestsAtOnce = 3;
constexpr qsizetype wantedLimit = 8; // pages; when scrolling fast only the last ones matter

struct Listing {
    qint64 total = 0;
    QList<QueueRow> rows;
};

core::Result<Listing> listingFrom(const core::Result<QJsonObject>& answer)
{
    if (!answer) {
        return tl::unexpected(answer.error());
    }
    JsonFields fields(*answer);
    Listing listing;
    listing.total = std::min<qint64>(fields.number(QLatin1StringView("total")),
                                     std::numeric_limits<int>::max() / 2);
    const QJsonArray rows = fields.array(QLatin1StringView("rows"), QueuePages::pageSize);
    if (!fields.isFine()) {
        return tl::unexpected(fields.error(QStringLiteral("queue.list")));
    }
    for (const QJsonValue& value : rows) {
        auto row = queueRowFromJson(value.toObject());
        if (!row) {
            return tl::unexpected(row.error());
        }
        listing.rows.append(std::move(*row));
    }
    return listing;
}

} // namespace

void QueueModel::Private::setState(ModelState state_, const QString& reason_)
{
    if (state != state_ || reason != reason_) {
        state = state_;
        reason = reason_;
        emit q.stateChanged();
    }
}

void QueueModel::Private::setCounts(const QueueCounts& counts_)
{
    if (counts != counts_) {
        counts = counts_;
        emit q.countsChanged();
    }
}

void QueueModel::Private::forgetRequests()
{
    ++epoch;
    wanted.clear();
    underWay.clear();
    refreshing = false;
    changedMeanwhile = false;
    arrived.clear();
    awaited = 0;
    batch.stop();
}

void QueueModel::Private::restart()
{
    forgetRequests();
    q.beginResetModel();
    pages.clear();
    total = 0;
    q.endResetModel();
    subscription = -1;
    lastSequence = 0;
    setCounts({});
    if (!client) {
        setState(ModelState::Detached,
                 tr("The server is not connected, or its mail daemon does not run."));
        return;
    }
    setState(ModelState::Loading);
    connect(
        client.get(), &Client::event, &q,
        [this](qint64 subscription_, qint64 sequence, const QJsonObject& event) {
            onEvent(subscription_, sequence, event);
        },
        Qt::QueuedConnection);
    connect(
        client.get(), &Client::closed, &q,
        [this](const core::Error& why) {
            forgetRequests();
            subscription = -1;
            setState(ModelState::Failed, why.text());
        },
        Qt::QueuedConnection);
    // First subscribed, then read: no change falls between.
    subscribe();
    readCounts();
    refresh();
}

void QueueModel::Private::subscribe()
{
    const std::weak_ptr<Client> asked = client;
    client->callAsync(QStringLiteral("queue.subscribe"), {}, &q,
                      [this, asked](const core::Result<QJsonObject>& answer) {
                          if (asked.lock() != client) {
                              return;
                          }
                          if (!answer) {
                              setState(ModelState::Failed, answer.error().text());
                              return;
                          }
                          subscription = answer->value(QLatin1String("subscription")).toInteger(-1);
                      });
}

void QueueModel::Private::unsubscribe()
{
    if (client && subscription >= 0 && client->isOpen()) {
        client->callAsync(QStringLiteral("unsubscribe"),
                          {{QStringLiteral("subscription"), subscription}}, client.get(),
                          [](const core::Result<QJsonObject>&) {});
    }
    subscription = -1;
}

void QueueModel::Private::onEvent(qint64 subscription_, qint64 sequence, const QJsonObject& event)
{
    if (subscription_ != subscription || subscription < 0) {
        return;
    }
    const bool gap = sequence != lastSequence + 1;
    lastSequence = sequence;
    const auto told = queueCountsFromJson(event.value(QLatin1String("counts")).toObject());
    if (told) {
        setCounts(*told);
    }
    if (gap || !told) {
        readCounts();
    }
    // Which rows moved where depends on filter and order: what is looked at is read again.
    changed();
    emit q.queueChanged();
}

void QueueModel::Private::readCounts()
{
    client->callAsync(
        QStringLiteral("queue.counts"), {{QStringLiteral("filter"), QJsonObject()}}, &q,
        [this, asked = std::weak_ptr<Client>(client)](const core::Result<QJsonObject>& answer) {
            if (asked.lock() != client) {
                return;
            }
            const auto told =
                answer ? queueCountsFromJson(*answer) : tl::unexpected(answer.error());
            if (told) {
                setCounts(*told);
            } else {
                setState(ModelState::Failed, told.error().text());
            }
        });
}

void QueueModel::Private::changed()
{
    if (refreshing) {
        changedMeanwhile = true;
    } else if (!batch.isActive()) {
        batch.start();
    }
}

QJsonObject QueueModel::Private::listRequest(int page) const
{
    static const char* const names[ColumnCount] = {"state",    "sender",      "recipient", "age",
                                                   "attempts", "nextAttempt", "reply"};
    return {{QStringLiteral("filter"), filter.toJson()},
            {QStringLiteral("sort"), QLatin1String(names[sortColumn])},
            {QStringLiteral("descending"), sortOrder == Qt::DescendingOrder},
            {QStringLiteral("offset"), page * QueuePages::pageSize},
            {QStringLiteral("limit"), QueuePages::pageSize}};
}

void QueueModel::Private::refresh()
{
    if (!client) {
        return;
    }
    if (refreshing) {
        changedMeanwhile = true;
        return;
    }
    refreshing = true;
    arrived.clear();
    const QList<int> fresh = pages.freshest();
    awaited = static_cast<int>(fresh.size());
    for (const int page : fresh) {
        client->callAsync(QStringLiteral("queue.list"), listRequest(page), &q,
                          [this, page, asked = epoch](const core::Result<QJsonObject>& answer) {
                              if (asked == epoch) {
                                  arrive(page, answer);
                              }
                          });
    }
}

void QueueModel::Private::arrive(int page, const core::Result<QJsonObject>& answer)
{
    const auto listing = listingFrom(answer);
    if (!listing) {
        forgetRequests();
        setState(ModelState::Failed, listing.error().text());
        return;
    }
    arrived.insert(page, listing->rows);
    arrivedTotal = listing->total; // the last one told
    if (--awaited > 0) {
        return;
    }
    refreshing = false;
    apply();
    setState(ModelState::Ready);
    if (std::exchange(changedMeanwhile, false)) {
        batch.start();
    }
}

void QueueModel::Private::resize(int rows)
{
    if (rows > total) {
        q.beginInsertRows({}, total, rows - 1);
        total = rows;
        q.endInsertRows();
    } else if (rows < total) {
        q.beginRemoveRows({}, rows, total - 1);
        total = rows;
        q.endRemoveRows();
    }
}

void QueueModel::Private::apply()
{
    const int rows = static_cast<int>(arrivedTotal);
    bool moved = rows != total;
    QSet<int> changedRows;
    for (auto it = arrived.constBegin(); it != arrived.constEnd(); ++it) {
        const QList<QueueRow>& before = pages.rows(it.key());
        const int first = it.key() * QueuePages::pageSize;
        moved = moved || (pages.contains(it.key()) && before.size() != it->size());
        for (qsizetype i = 0; i < it->size(); ++i) {
            if (i >= before.size() || before.at(i) != it->at(i)) {
                changedRows.insert(first + static_cast<int>(i));
                moved = moved || (i < before.size() && before.at(i).key != it->at(i).key);
            }
        }
    }
    QueuePages fresh;
    // Least recent first, so that the order of looking stays.
    const QList<int> order = pages.freshest();
    for (auto page = order.crbegin(); page != order.crend(); ++page) {
        fresh.put(*page, arrived.value(*page));
        fresh.touch(*page);
    }
    arrived.clear();
    if (!moved) {
        if (changedRows.isEmpty()) {
            return; // other cached pages stay as good as they are
        }
        pages = fresh;
        const auto [low, high] = std::minmax_element(changedRows.begin(), changedRows.end());
        emit q.dataChanged(q.index(*low, 0), q.index(std::min(*high, total - 1), ColumnCount - 1));
        return;
    }
    if (rows > total) {
        resize(rows);
    }
    // Rows moved: what points to them (a selection) follows its key.
    emit q.layoutAboutToBeChanged();
    const QModelIndexList from = q.persistentIndexList();
    QModelIndexList to;
    for (const QModelIndex& index : from) {
        const QueueRow* row = pages.at(index.row());
        const int target = row == nullptr ? index.row() : fresh.rowOfKey(row->key);
        to.append(target >= 0 && target < total ? q.index(target, index.column()) : QModelIndex());
    }
    pages = fresh;
    q.changePersistentIndexList(from, to);
    emit q.layoutChanged();
    resize(rows);
}

void QueueModel::Private::look(int row)
{
    const int page = QueuePages::pageOf(row);
    pages.touch(page);
    if (pages.contains(page) || underWay.contains(page) || !client || state == ModelState::Failed) {
        return;
    }
    wanted.removeOne(page);
    wanted.append(page);
    if (wanted.size() > wantedLimit) {
        wanted.removeFirst();
    }
    if (!pumpPosted) {
        // Not from within a view's painting.
        pumpPosted = true;
        QMetaObject::invokeMethod(
            &q,
            [this] {
                pumpPosted = false;
                pump();
            },
            Qt::QueuedConnection);
    }
}

void QueueModel::Private::pump()
{
    while (client && !wanted.isEmpty() && underWay.size() < requestsAtOnce) {
        const int page = wanted.takeLast();
        if (page * QueuePages::pageSize >= total || pages.contains(page)) {
            continue;
        }
        underWay.insert(page);
        client->callAsync(QStringLiteral("queue.list"), listRequest(page), &q,
                          [this, page, asked = epoch](const core::Result<QJsonObject>& answer) {
                              if (asked == epoch) {
                                  underWay.remove(page);
                                  take(page, answer);
                                  pump();
                              }
                          });
    }
}

void QueueModel::Private::take(int page, const core::Result<QJsonObject>& answer)
{
    const auto listing = listingFrom(answer);
    if (!listing) {
        forgetRequests();
        setState(ModelState::Failed, listing.error().text());
        return;
    }
    if (listing->total != total) {
        // The queue changed under us: all that is looked at is read together.
        pages.touch(page);
        changed();
        return;
    }
    const int first = page * QueuePages::pageSize;
    pages.put(page, listing->rows);
    const int last = std::min(first + static_cast<int>(listing->rows.size()), total) - 1;
    if (last >= first) {
        emit q.dataChanged(q.index(first, 0), q.index(last, ColumnCount - 1));
    }
}

void QueueModel::Private::tellAges()
{
    for (const int page : pages.all()) {
        const int first = page * QueuePages::pageSize;
        const int last = std::min(first + static_cast<int>(pages.rows(page).size()), total) - 1;
        if (last >= first) {
            emit q.dataChanged(q.index(first, AgeColumn), q.index(last, NextAttemptColumn),
                               {Qt::DisplayRole});
        }
    }
}

QVariant QueueModel::Private::text(const QueueRow& row, int column) const
{
    switch (column) {
    case StateColumn:
        return stateText(row.state);
    case SenderColumn:
        return row.sender.isEmpty() ? QStringLiteral("<>") : row.sender;
    case RecipientColumn:
        return row.recipient;
    case AgeColumn:
        return ageText(row.receivedAt.secsTo(QDateTime::currentDateTimeUtc()));
    case AttemptsColumn:
        return QLocale().toString(row.attempts);
    case NextAttemptColumn: {
        if (!row.nextAttempt.isValid()) {
            return QString();
        }
        const qint64 left = QDateTime::currentDateTimeUtc().secsTo(row.nextAttempt);
        return left <= 0 ? tr("now") : tr("in %1").arg(ageText(left));
    }
    case LastReplyColumn:
        return QString(row.lastReply).replace(QLatin1Char('\n'), QLatin1Char(' '));
    default:
        return {};
    }
}

} // namespace mailstead::control
