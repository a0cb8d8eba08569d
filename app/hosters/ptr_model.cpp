#include "hosters/ptr_model.h"

#include "hosters/texts.h"

#include <algorithm>

namespace mailstead::hosters
{

namespace
{

QJsonObject setParameters(const QString& address, const QString& credentials, bool dryRun)
{
    return {{QStringLiteral("address"), address},
            {QStringLiteral("credentials"), credentials},
            {QStringLiteral("dryRun"), dryRun}};
}

std::function<void(core::Result<QJsonObject>)> readChange(PtrModel::Done done)
{
    return [done = std::move(done)](const core::Result<QJsonObject>& answer) {
        done(answer ? changeFromJson(*answer) : tl::unexpected(answer.error()));
    };
}

std::function<void(core::Result<QJsonObject>)>
withoutContent(std::function<void(core::Result<>)> done)
{
    return [done = std::move(done)](const core::Result<QJsonObject>& answer) {
        if (answer)
            done({});
        else
            done(tl::unexpected(answer.error()));
    };
}

} // namespace

PtrModel::PtrModel(QObject* parent)
    : ListingModel(parent)
{
}

const Interface* PtrModel::interfaceOf(const QString& api) const
{
    const auto found = std::find_if(m_hosters.interfaces.cbegin(), m_hosters.interfaces.cend(),
                                    [&api](const Interface& one) { return one.id == api; });
    return found == m_hosters.interfaces.cend() ? nullptr : &*found;
}

void PtrModel::choose(const QString& address, const QString& hosterId)
{
    if (m_chosen.value(address) == hosterId)
        return;
    if (hosterId.isEmpty())
        m_chosen.remove(address);
    else
        m_chosen.insert(address, hosterId);
    refresh();
}

std::optional<JournalEntry> PtrModel::undoable(const QString& address) const
{
    for (const JournalEntry& entry : m_journal) {
        if (entry.address != address)
            continue;
        if (entry.undone)
            return std::nullopt;
        return entry;
    }
    return std::nullopt;
}

void PtrModel::preview(const QString& address, const QString& credentials, QObject* context,
                       Done done)
{
    query(QStringLiteral("dns.setPtr"), setParameters(address, credentials, true), context,
          readChange(std::move(done)));
}

void PtrModel::apply(const QString& address, const QString& credentials, QObject* context,
                     Done done)
{
    change(QStringLiteral("dns.setPtr"), setParameters(address, credentials, false), context,
           readChange(std::move(done)));
}

void PtrModel::undo(const QString& journal, QObject* context, Done done)
{
    change(QStringLiteral("dns.undoPtr"), {{QStringLiteral("journal"), journal}}, context,
           readChange(std::move(done)));
}

void PtrModel::setCredentials(const QString& name, const QString& api,
                              const QMap<QString, QString>& values, QObject* context,
                              std::function<void(core::Result<>)> done)
{
    QJsonObject fields;
    for (auto it = values.constBegin(); it != values.constEnd(); ++it)
        fields.insert(it.key(), it.value());
    change(QStringLiteral("dns.setHosterCredentials"),
           {{QStringLiteral("name"), name},
            {QStringLiteral("provider"), api},
            {QStringLiteral("fields"), fields}},
           context, withoutContent(std::move(done)));
}

void PtrModel::removeCredentials(const QString& name, QObject* context,
                                 std::function<void(core::Result<>)> done)
{
    change(QStringLiteral("dns.removeHosterCredentials"), {{QStringLiteral("name"), name}}, context,
           withoutContent(std::move(done)));
}

int PtrModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PtrModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PtrModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || role != Qt::DisplayRole)
        return {};
    const Address& row = m_rows.at(index.row());
    switch (index.column()) {
    case AddressColumn:
        return row.address;
    case NameColumn:
        return row.seen;
    case StateColumn:
        return stateSentence(row);
    case HosterColumn:
        return row.hoster ? row.hoster->label : QString();
    default:
        return {};
    }
}

QVariant PtrModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case AddressColumn:
        return tr("Address");
    case NameColumn:
        return tr("Reverse name");
    case StateColumn:
        return tr("State");
    case HosterColumn:
        return tr("Hoster");
    default:
        return {};
    }
}

QJsonObject PtrModel::parameters() const
{
    QJsonObject chosen;
    for (auto it = m_chosen.constBegin(); it != m_chosen.constEnd(); ++it)
        chosen.insert(it.key(), it.value());
    return chosen.isEmpty() ? QJsonObject() : QJsonObject{{QStringLiteral("hosters"), chosen}};
}

core::Result<> PtrModel::take(const QJsonObject& answer)
{
    auto rows = addressesFromJson(answer);
    if (!rows)
        return tl::unexpected(rows.error());
    replaceRows(m_rows, std::move(*rows), [](const Address& row) { return row.address; });
    if (m_hosters.hosters.isEmpty()) {
        ask(QStringLiteral("dns.hosters"), {}, [this](const core::Result<QJsonObject>& reply) {
            auto read = reply ? hostersFromJson(*reply) : tl::unexpected(reply.error());
            if (!read)
                return; // the choice of another hoster is not offered then
            m_hosters = std::move(*read);
            emit hostersArrived();
        });
    }
    readJournal();
    return {};
}

void PtrModel::readJournal()
{
    ask(QStringLiteral("dns.ptrJournal"), {}, [this](const core::Result<QJsonObject>& reply) {
        auto read = reply ? journalFromJson(*reply) : tl::unexpected(reply.error());
        if (!read)
            return; // undo is not offered then
        m_journal = std::move(*read);
        emit journalArrived();
    });
}

void PtrModel::clear()
{
    m_rows.clear();
    m_hosters = {};
    m_journal.clear();
    m_chosen.clear();
}

} // namespace mailstead::hosters
