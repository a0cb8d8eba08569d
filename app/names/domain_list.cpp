#include "names/domain_list.h"

#include "control/json_fields.h"

namespace mailstead::names
{

namespace
{

constexpr qsizetype mostDomains = 10'000;

} // namespace

int DomainList::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DomainList::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant DomainList::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return m_rows.at(index.row()).shown;
    case Qt::UserRole:
        return m_rows.at(index.row()).name;
    default:
        return {};
    }
}

core::Result<> DomainList::take(const QJsonObject& answer)
{
    control::JsonFields fields(answer);
    QList<MailDomain> rows;
    for (const QJsonValue& value : fields.array(QLatin1StringView("domains"), mostDomains)) {
        const QJsonObject object = value.toObject();
        control::JsonFields each(object);
        rows.append({each.text(QLatin1StringView("name"), 253),
                     each.text(QLatin1StringView("shown"), 1000)});
        if (!each.isFine() || rows.last().name.isEmpty()) {
            each.reject(QLatin1StringView("name"));
            return tl::unexpected(each.error(QStringLiteral("domain")));
        }
    }
    if (!fields.isFine()) {
        return tl::unexpected(fields.error(QStringLiteral("domains")));
    }
    replaceRows(m_rows, std::move(rows), [](const MailDomain& domain) { return domain.name; });
    return {};
}

} // namespace mailstead::names
