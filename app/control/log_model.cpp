#include "control/log_model.h"

#include "control/json_fields.h"

#include <QTimer>
#include <deque>

namespace mailstead::control
{
namespace
{

constexpr int pageSize = 1000;
constexpr int catchUpSize = 2000; // the daemon's limit
constexpr int eventLimit = 2000;  // lines in one event

struct Lines {
    QList<LogLine> lines; ///< oldest first
    qint64 newest = 0;
};

core::Result<QList<LogLine>> linesFrom(const QJsonArray& array)
{
    QList<LogLine> lines;
    lines.reserve(array.size());
    for (const QJsonValue& value : array) {
        auto line = logLineFromJson(value.toObject());
        if (!line) {
            return tl::unexpected(line.error());
        }
        lines.append(std::move(*line));
    }
    return lines;
}

core::Result<Lines> listingFrom(const core::Result<QJsonObject>& answer)
{
    if (!answer) {
        return tl::unexpected(answer.error());
    }
    JsonFields fields(*answer);
    const QJsonArray array = fields.array(QLatin1StringView("lines"), catchUpSize);
    Lines listing;
    listing.newest = fields.number(QLatin1StringView("newest"));
    if (!fields.isFine()) {
        return tl::unexpected(fields.error(QStringLiteral("log.list")));
    }
    auto lines = linesFrom(array);
    if (!lines) {
        return tl::unexpected(lines.error());
    }
    listing.lines = std::move(*lines);
    return listing;
}

} // namespace

struct LogModel::Private {
    LogModel& q;
    const int capacity;
    std::shared_ptr<Client> client = {};
    ModelState state = ModelState::Detached;
    QString reason = {};
    LogFilter filter = {};
    std::deque<LogLine> lines = {};
    std::deque<LogLine> incoming = {}; ///< waits for the batch, or for the pause to end
    QTimer batch = QTimer();
    bool paused = false;
    bool atBeginning = false;
    bool loadingOlder = false;
    bool catchingUp = false;
    quint64 epoch = 0;
    qint64 subscription = -1;
    qint64 lastSequence = 0; ///< of the subscription's events
    qint64 newest = 0;       ///< of the lines that were seen

    void setState(ModelState state_, const QString& reason_ = {});
    void fail(const core::Error& error);
    void unsubscribe();
    void restart();
    void readNewest();
    void subscribe();
    void onEvent(qint64 subscription_, qint64 sequence, const QJsonObject& event);
    void catchUp();
    void receive(const QList<LogLine>& more);
    void flush();
    void prepend(const QList<LogLine>& older);
    int waiting() const { return paused ? static_cast<int>(incoming.size()) : 0; }
};

void LogModel::Private::setState(ModelState state_, const QString& reason_)
{
    if (state != state_ || reason != reason_) {
        state = state_;
        reason = reason_;
        emit q.stateChanged();
    }
}

void LogModel::Private::fail(const core::Error& error)
{
    ++epoch;
    loadingOlder = false;
    catchingUp = false;
    setState(ModelState::Failed, error.text());
}

void LogModel::Private::unsubscribe()
{
    if (client && subscription >= 0 && client->isOpen()) {
        client->callAsync(QStringLiteral("unsubscribe"),
                          {{QStringLiteral("subscription"), subscription}}, client.get(),
                          [](const core::Result<QJsonObject>&) {});
    }
    subscription = -1;
}

void LogModel::Private::restart()
{
    unsubscribe();
    ++epoch;
    loadingOlder = false;
    catchingUp = false;
    lastSequence = 0;
    newest = 0;
    atBeginning = false;
    const bool hadWaiting = waiting() > 0;
    q.beginResetModel();
    lines.clear();
    incoming.clear();
    q.endResetModel();
    if (hadWaiting) {
        emit q.waitingLinesChanged();
    }
    if (!client) {
        setState(ModelState::Detached,
                 tr("The server is not connected, or its mail daemon does not run."));
        return;
    }
    setState(ModelState::Loading);
    readNewest();
}

void LogModel::Private::readNewest()
{
    client->callAsync(
        QStringLiteral("log.list"),
        {{QStringLiteral("filter"), filter.toJson()}, {QStringLiteral("limit"), pageSize}}, &q,
        [this, asked = epoch](const core::Result<QJsonObject>& answer) {
            if (asked != epoch) {
                return;
            }
            const auto listing = listingFrom(answer);
            if (!listing) {
                fail(listing.error());
                return;
            }
            atBeginning = listing->lines.size() < pageSize;
            receive(listing->lines);
            newest = std::max(newest, listing->newest);
            setState(ModelState::Ready);
            subscribe();
        });
}

void LogModel::Private::subscribe()
{
    client->callAsync(
        QStringLiteral("log.subscribe"),
        {{QStringLiteral("filter"), filter.toJson()}, {QStringLiteral("after"), newest}}, &q,
        [this, asked = epoch](const core::Result<QJsonObject>& answer) {
            if (asked != epoch) {
                return;
            }
            if (!answer) {
                fail(answer.error());
                return;
            }
            lastSequence = 0;
            subscription = answer->value(QLatin1String("subscription")).toInteger(-1);
        });
}

void LogModel::Private::onEvent(qint64 subscription_, qint64 sequence, const QJsonObject& event)
{
    if (subscription_ != subscription || subscription < 0 || state != ModelState::Ready) {
        return;
    }
    const bool gap = sequence != lastSequence + 1;
    lastSequence = sequence;
    if (gap) {
        catchUp(); // brings this event's lines as well
        return;
    }
    if (catchingUp) {
        return; // likewise: it goes on until the newest
    }
    JsonFields fields(event);
    const QJsonArray array = fields.array(QLatin1StringView("lines"), eventLimit);
    if (!fields.isFine()) {
        fail(fields.error(QStringLiteral("log event")));
        return;
    }
    const auto more = linesFrom(array);
    if (!more) {
        fail(more.error());
        return;
    }
    receive(*more);
}

void LogModel::Private::catchUp()
{
    catchingUp = true;
    client->callAsync(
        QStringLiteral("log.list"),
        {{QStringLiteral("filter"), filter.toJson()},
         {QStringLiteral("after"), newest},
         {QStringLiteral("limit"), catchUpSize}},
        &q, [this, asked = epoch, before = lastSequence](const core::Result<QJsonObject>& answer) {
            if (asked != epoch) {
                return;
            }
            const auto listing = listingFrom(answer);
            if (!listing) {
                fail(listing.error());
                return;
            }
            receive(listing->lines);
            catchingUp = false;
            if (listing->lines.size() == catchUpSize || before != lastSequence) {
                catchUp();
            }
        });
}

void LogModel::Private::receive(const QList<LogLine>& more)
{
    const int waitingBefore = waiting();
    for (const LogLine& line : more) {
        if (line.sequence <= newest) {
            continue; // came by the list already
        }
        newest = line.sequence;
        incoming.push_back(line);
    }
    while (incoming.size() > static_cast<size_t>(capacity)) {
        incoming.pop_front();
    }
    if (!paused && !incoming.empty() && !batch.isActive()) {
        batch.start();
    }
    if (waiting() != waitingBefore) {
        emit q.waitingLinesChanged();
    }
}

void LogModel::Private::flush()
{
    if (paused || incoming.empty()) {
        return;
    }
    const int coming = static_cast<int>(incoming.size());
    const int surplus = static_cast<int>(lines.size()) + coming - capacity;
    if (surplus > 0) {
        const int going = std::min(surplus, static_cast<int>(lines.size()));
        if (going > 0) {
            q.beginRemoveRows({}, 0, going - 1);
            lines.erase(lines.begin(), lines.begin() + going);
            q.endRemoveRows();
        }
        atBeginning = false;
    }
    const int first = static_cast<int>(lines.size());
    q.beginInsertRows({}, first, first + coming - 1);
    std::move(incoming.begin(), incoming.end(), std::back_inserter(lines));
    incoming.clear();
    q.endInsertRows();
}

void LogModel::Private::prepend(const QList<LogLine>& older)
{
    QList<LogLine> fitting;
    for (const LogLine& line : older) {
        if (lines.empty() || line.sequence < lines.front().sequence) {
            fitting.append(line);
        }
    }
    const auto room = static_cast<qsizetype>(capacity) - static_cast<qsizetype>(lines.size());
    fitting = fitting.last(std::clamp<qsizetype>(room, 0, fitting.size()));
    if (!fitting.isEmpty()) {
        q.beginInsertRows({}, 0, static_cast<int>(fitting.size()) - 1);
        lines.insert(lines.begin(), fitting.begin(), fitting.end());
        q.endInsertRows();
    }
    emit q.olderLoaded(static_cast<int>(fitting.size()));
}

LogModel::LogModel(QObject* parent, int capacity)
    : QAbstractTableModel(parent)
    , d(new Private{*this, std::max(capacity, 1)})
{
    d->batch.setSingleShot(true);
    d->batch.setInterval(100);
    connect(&d->batch, &QTimer::timeout, this, [this] { d->flush(); });
}

LogModel::~LogModel()
{
    d->unsubscribe();
}

void LogModel::setClient(std::shared_ptr<Client> client)
{
    if (client == d->client) {
        return;
    }
    d->unsubscribe();
    if (d->client) {
        disconnect(d->client.get(), nullptr, this, nullptr);
    }
    d->client = std::move(client);
    if (d->client) {
        connect(
            d->client.get(), &Client::event, this,
            [this](qint64 subscription, qint64 sequence, const QJsonObject& event) {
                d->onEvent(subscription, sequence, event);
            },
            Qt::QueuedConnection);
        connect(
            d->client.get(), &Client::closed, this,
            [this](const core::Error& why) {
                d->subscription = -1;
                d->fail(why);
            },
            Qt::QueuedConnection);
    }
    d->restart();
}

ModelState LogModel::state() const
{
    return d->state;
}

QString LogModel::stateReason() const
{
    return d->reason;
}

void LogModel::setFilter(const LogFilter& filter)
{
    if (filter != d->filter) {
        d->filter = filter;
        if (d->client) {
            d->restart();
        }
    }
}

LogFilter LogModel::filter() const
{
    return d->filter;
}

void LogModel::setPaused(bool paused)
{
    if (paused == d->paused) {
        return;
    }
    const int before = d->waiting();
    d->paused = paused;
    d->flush();
    if (before != d->waiting()) {
        emit waitingLinesChanged();
    }
}

bool LogModel::isPaused() const
{
    return d->paused;
}

int LogModel::waitingLines() const
{
    return d->waiting();
}

bool LogModel::canLoadOlder() const
{
    return d->state == ModelState::Ready && !d->atBeginning && !d->loadingOlder &&
           !d->lines.empty() && d->lines.size() < static_cast<size_t>(d->capacity);
}

void LogModel::loadOlder()
{
    if (!canLoadOlder()) {
        return;
    }
    d->loadingOlder = true;
    const int limit = std::min(pageSize, d->capacity - static_cast<int>(d->lines.size()));
    d->client->callAsync(QStringLiteral("log.list"),
                         {{QStringLiteral("filter"), d->filter.toJson()},
                          {QStringLiteral("before"), d->lines.front().sequence},
                          {QStringLiteral("limit"), limit}},
                         this,
                         [this, limit, asked = d->epoch](const core::Result<QJsonObject>& answer) {
                             if (asked != d->epoch) {
                                 return;
                             }
                             d->loadingOlder = false;
                             const auto listing = listingFrom(answer);
                             if (!listing) {
                                 d->fail(listing.error());
                                 return;
                             }
                             d->atBeginning = listing->lines.size() < limit;
                             d->prepend(listing->lines);
                         });
}

void LogModel::clear()
{
    const int before = d->waiting();
    beginResetModel();
    d->lines.clear();
    d->incoming.clear();
    endResetModel();
    if (before > 0) {
        emit waitingLinesChanged();
    }
}

int LogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(d->lines.size());
}

int LogModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LogModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const LogLine& line = d->lines.at(static_cast<size_t>(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case TimeColumn:
            return line.at.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
        case LevelColumn:
            return levelText(line.level);
        case SourceColumn:
            return line.source;
        case IdColumn:
            return line.id;
        default:
            return line.text;
        }
    case Qt::ToolTipRole:
        return index.column() == TextColumn ? QVariant(line.text) : QVariant();
    case LineRole:
        return QVariant::fromValue(line);
    case LevelRole:
        return static_cast<int>(line.level);
    case IdRole:
        return line.id;
    case SequenceRole:
        return line.sequence;
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return QAbstractTableModel::headerData(section, orientation, role);
    }
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case LevelColumn:
        return tr("Level");
    case SourceColumn:
        return tr("Source");
    case IdColumn:
        return tr("Message");
    case TextColumn:
        return tr("Text");
    default:
        return {};
    }
}

} // namespace mailstead::control
