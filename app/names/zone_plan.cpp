#include "names/zone_plan.h"

#include "control/json_fields.h"
#include "names/trouble.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>
#include <algorithm>

namespace mailstead::names
{

using control::JsonFields;

namespace
{

/// The daemon gives up after three minutes.
constexpr std::chrono::minutes longestWriting(4);
const QString skip = QStringLiteral("skip");

QString valueText(const RecordSet& set)
{
    return set.values.join(QStringLiteral(", "));
}

} // namespace

QString actionWord(ZoneAction action)
{
    switch (action) {
    case ZoneAction::Add:
        return ZonePlan::tr("Add");
    case ZoneAction::Change:
        return ZonePlan::tr("Change");
    case ZoneAction::Remove:
        return ZonePlan::tr("Remove");
    case ZoneAction::Keep:
        return ZonePlan::tr("Keep");
    case ZoneAction::Decide:
        return ZonePlan::tr("Decide");
    case ZoneAction::Unsupported:
        return ZonePlan::tr("By hand");
    }
    return {};
}

ZonePlan::ZonePlan(QObject* parent)
    : QAbstractTableModel(parent)
{
}

ZonePlan::~ZonePlan()
{
    // Nobody waits for it any more; the worker ends by itself.
    m_cancel.cancel();
}

void ZonePlan::setClient(std::shared_ptr<control::Client> client)
{
    if (client == m_client) {
        return;
    }
    m_client = std::move(client);
    forget();
    refresh();
}

void ZonePlan::setDomain(const QString& domain)
{
    if (domain == m_domain) {
        return;
    }
    m_domain = domain;
    forget();
    refresh();
}

/// What was shown is about another server or domain.
void ZonePlan::forget()
{
    ++m_epoch;
    m_asking = false;
    m_place = {};
    beginResetModel();
    m_rows.clear();
    endResetModel();
    setStage(PlanStage::Detached);
    emit countsChanged();
}

void ZonePlan::refresh()
{
    if (!m_client || m_domain.isEmpty() || m_stage == PlanStage::Writing) {
        return;
    }
    if (m_rows.isEmpty()) {
        setStage(PlanStage::Looking);
    }
    preview();
}

QJsonObject ZonePlan::question(bool withSkipped) const
{
    QJsonObject choices;
    for (const PlanRow& row : m_rows) {
        if (!row.chosen.isEmpty()) {
            choices.insert(row.change.key, row.chosen);
        }
        // Left alone by a tick that is off, whatever was chosen.
        if (withSkipped && row.change.writes() && !row.ticked) {
            choices.insert(row.change.key, skip);
        }
    }
    QJsonObject question{{QStringLiteral("domain"), m_domain}};
    if (!m_place.credentials.isEmpty()) {
        question.insert(QStringLiteral("credentials"), m_place.credentials);
    }
    question.insert(QStringLiteral("choices"), choices);
    return question;
}

void ZonePlan::preview()
{
    const quint64 asked = ++m_epoch;
    m_asking = true;
    QJsonObject parameters = question(false);
    // Looking anew finds other credentials when those of before are gone.
    parameters.remove(QStringLiteral("credentials"));
    m_client->callAsync(
        QStringLiteral("dns.preview"), parameters, this,
        [this, asked](const core::Result<QJsonObject>& answer) {
            if (asked != m_epoch) {
                return;
            }
            if (!answer) {
                findPlace(answer.error());
                return;
            }
            m_asking = false;
            auto place = zonePlaceFromJson(answer->value(QLatin1StringView("place")).toObject());
            auto changes = zoneChangesFromJson(*answer);
            if (!place || !changes) {
                setRows({});
                setStage(PlanStage::Failed, place ? changes.error() : place.error());
                return;
            }
            m_place = std::move(*place);
            take(std::move(*changes));
            setStage(PlanStage::Ready);
        });
    emit stageChanged();
}

/// A plan could not be made: what is known of the zone tells what is to be done about it.
void ZonePlan::findPlace(const core::Error& why)
{
    m_client->callAsync(
        QStringLiteral("dns.zone"), {{QStringLiteral("domain"), m_domain}}, this,
        [this, asked = m_epoch, why](const core::Result<QJsonObject>& answer) {
            if (asked != m_epoch) {
                return;
            }
            m_asking = false;
            const auto place = answer ? zonePlaceFromJson(*answer) : tl::unexpected(answer.error());
            setRows({});
            m_place = place ? *place : ZonePlace();
            const bool nobodyHasIt = troubleOf(why) == QLatin1String("zone-not-found");
            if (place && nobodyHasIt && !place->isFound() && place->failures.isEmpty()) {
                setStage(PlanStage::NoAccess);
            } else {
                setStage(PlanStage::Failed, translated(why));
            }
        });
}

void ZonePlan::take(QList<ZoneChange> changes)
{
    QList<PlanRow> rows;
    for (ZoneChange& change : changes) {
        PlanRow row;
        const auto known = std::find_if(m_rows.begin(), m_rows.end(), [&](const PlanRow& each) {
            return each.change.key == change.key;
        });
        if (known != m_rows.end()) {
            row = *known;
        }
        if (!change.choices.isEmpty()) {
            row.offered = change.choices;
            row.asked = change;
        }
        if (change.action == ZoneAction::Decide) {
            row.chosen.clear();
        } else if (change.reason == QLatin1String("right")) {
            row.chosen.clear(); // settled: there is nothing to choose any more
            row.offered.clear();
        }
        row.change = std::move(change);
        rows.append(std::move(row));
    }
    setRows(std::move(rows));
}

void ZonePlan::setRows(QList<PlanRow> rows)
{
    if (rows == m_rows) {
        return;
    }
    const bool sameKeys =
        std::equal(rows.cbegin(), rows.cend(), m_rows.cbegin(), m_rows.cend(),
                   [](const PlanRow& a, const PlanRow& b) { return a.change.key == b.change.key; });
    if (sameKeys) {
        m_rows = std::move(rows);
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    } else {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    emit countsChanged();
}

void ZonePlan::setStage(PlanStage stage, const core::Error& error)
{
    m_stage = stage;
    m_error = error;
    emit stageChanged();
}

void ZonePlan::setTicked(int row, bool ticked)
{
    if (row < 0 || row >= m_rows.size() || m_rows.at(row).ticked == ticked ||
        m_stage != PlanStage::Ready) {
        return;
    }
    m_rows[row].ticked = ticked;
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    emit countsChanged();
}

void ZonePlan::choose(int row, const QString& choice)
{
    if (row < 0 || row >= m_rows.size() || m_rows.at(row).chosen == choice ||
        m_stage != PlanStage::Ready) {
        return;
    }
    const auto& offered = m_rows.at(row).offered;
    const bool isOffered = std::any_of(offered.begin(), offered.end(),
                                       [&](const ZoneChoice& each) { return each.id == choice; });
    if (!isOffered) {
        return;
    }
    m_rows[row].chosen = choice;
    m_rows[row].ticked = true;
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    preview();
}

int ZonePlan::toWrite() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [](const PlanRow& row) {
        return row.change.writes() && row.ticked;
    }));
}

int ZonePlan::undecided() const
{
    return count(ZoneAction::Decide);
}

int ZonePlan::count(ZoneAction action) const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [&](const PlanRow& row) {
        return row.change.action == action;
    }));
}

void ZonePlan::write()
{
    if (!m_client || m_stage != PlanStage::Ready || m_asking || toWrite() == 0) {
        return;
    }
    const quint64 asked = ++m_epoch;
    m_cancel = core::CancelToken();
    setStage(PlanStage::Writing);
    // What comes of it is brought to this thread, if the plan is still there and about the same.
    const auto deliver = [self = QPointer<ZonePlan>(this), asked](auto what) {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, asked, what] {
                if (self && self->m_epoch == asked) {
                    what(*self);
                }
            },
            Qt::QueuedConnection);
    };
    QThreadPool::globalInstance()->start([client = m_client, question = question(true),
                                          cancel = m_cancel, deliver] {
        const auto progress = [deliver](const QString& text, double fraction) {
            deliver([text, fraction](ZonePlan& plan) { emit plan.progressed(text, fraction); });
        };
        const auto answer =
            client->call(QStringLiteral("dns.apply"), question, progress, cancel, longestWriting);
        deliver([answer](ZonePlan& plan) { plan.onWritten(answer); });
    });
}

void ZonePlan::onWritten(const core::Result<QJsonObject>& answer)
{
    setStage(PlanStage::Ready);
    ZoneWritten result;
    if (!answer) {
        result.error = answer.error().kind == core::ErrorKind::Cancelled
                           ? troubleError(QStringLiteral("cancelled"), {}, {})
                           : translated(answer.error());
    } else {
        JsonFields fields(*answer);
        result.changed = static_cast<int>(
            std::min<qint64>(fields.number(QLatin1StringView("changed")), 1'000'000));
        result.journal = fields.optionalText(QLatin1StringView("journal"), 200);
        auto rows = zoneChangesFromJson(*answer);
        if (!fields.isFine() || !rows) {
            result.error = rows ? fields.error(QStringLiteral("result of writing")) : rows.error();
        } else {
            result.rows = std::move(*rows);
        }
        const QJsonObject error = answer->value(QLatin1StringView("error")).toObject();
        if (!error.isEmpty()) {
            JsonFields each(error);
            result.error = troubleError(each.optionalText(QLatin1StringView("trouble"), 40),
                                        each.optionalText(QLatin1StringView("what")),
                                        each.optionalText(QLatin1StringView("why")));
        }
    }
    emit written(result);
    refresh();
}

void ZonePlan::stop()
{
    m_cancel.cancel();
}

int ZonePlan::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ZonePlan::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ZonePlan::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const PlanRow& row = m_rows.at(index.row());
    const ZoneChange& change = row.change;
    if (role == Qt::CheckStateRole && index.column() == ActionColumn && change.writes()) {
        return static_cast<int>(row.ticked ? Qt::Checked : Qt::Unchecked);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (index.column()) {
    case ActionColumn:
        return actionWord(change.action);
    case TypeColumn:
        return change.before.exists() ? change.before.type : change.after.type;
    case NameColumn:
        return shownName(change.key.section(u' ', 0, 0), m_place.zone);
    case BeforeColumn:
        return valueText(change.before);
    case AfterColumn:
        return valueText(change.after);
    case ReasonColumn:
        return reasonText(change);
    default:
        return {};
    }
}

QVariant ZonePlan::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case ActionColumn:
        return tr("What");
    case TypeColumn:
        return tr("Type");
    case NameColumn:
        return tr("Name");
    case BeforeColumn:
        return tr("Now");
    case AfterColumn:
        return tr("Then");
    case ReasonColumn:
        return tr("Why");
    default:
        return {};
    }
}

Qt::ItemFlags ZonePlan::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == ActionColumn &&
        m_rows.at(index.row()).change.writes()) {
        flags |= Qt::ItemIsUserCheckable;
    }
    return flags;
}

bool ZonePlan::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable)) {
        return false;
    }
    setTicked(index.row(), value.toInt() == Qt::Checked);
    return true;
}

} // namespace mailstead::names
