#include "names/domain_check.h"

#include "control/json_fields.h"

#include <algorithm>

namespace mailstead::names
{

namespace
{

constexpr qsizetype longestZoneFile = 4 * 1024 * 1024;

} // namespace

DomainCheck::DomainCheck(QObject* parent)
    : ListingModel(parent)
{
    setActive(false);
}

void DomainCheck::setDomain(const QString& domain)
{
    if (domain == m_domain) {
        return;
    }
    m_domain = domain;
    beginResetModel();
    clear();
    endResetModel();
    // In this order, so that one question is asked and not two.
    if (m_domain.isEmpty()) {
        setActive(false);
    }
    restart();
    setActive(!m_domain.isEmpty());
}

int DomainCheck::count(const QString& state) const
{
    return static_cast<int>(
        std::count_if(m_records.begin(), m_records.end(),
                      [&state](const WantedRecord& record) { return record.state == state; }));
}

void DomainCheck::readZoneFile(QObject* context, std::function<void(core::Result<QString>)> done)
{
    if (!client()) {
        return;
    }
    client()->callAsync(QStringLiteral("dns.zonefile"), {{QStringLiteral("domain"), m_domain}},
                        context, [done = std::move(done)](const core::Result<QJsonObject>& answer) {
                            if (!answer) {
                                done(tl::unexpected(answer.error()));
                                return;
                            }
                            control::JsonFields fields(*answer);
                            const QString text =
                                fields.text(QLatin1StringView("text"), longestZoneFile);
                            if (fields.isFine()) {
                                done(text);
                            } else {
                                done(tl::unexpected(fields.error(QStringLiteral("zone file"))));
                            }
                        });
}

int DomainCheck::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

int DomainCheck::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DomainCheck::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const WantedRecord& record = m_records.at(index.row());
    if (role == Qt::ToolTipRole) {
        return record.answers.join(u'\n');
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (index.column()) {
    case StateColumn:
        return record.state;
    case TypeColumn:
        return record.type;
    case NameColumn:
        return record.name;
    case ValueColumn:
        return record.value;
    case WhyColumn:
        return record.why;
    default:
        return {};
    }
}

QVariant DomainCheck::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case StateColumn:
        return tr("State");
    case TypeColumn:
        return tr("Type");
    case NameColumn:
        return tr("Name");
    case ValueColumn:
        return tr("Value");
    case WhyColumn:
        return tr("Why");
    default:
        return {};
    }
}

QJsonObject DomainCheck::parameters() const
{
    m_asked.start();
    return {{QStringLiteral("domain"), m_domain},
            {QStringLiteral("scope"), QStringLiteral("everything")}};
}

core::Result<> DomainCheck::take(const QJsonObject& answer)
{
    auto records = wantedRecordsFromJson(answer);
    if (!records) {
        return tl::unexpected(records.error());
    }
    auto findings = setup::findingsFromJson(answer);
    if (!findings) {
        return tl::unexpected(findings.error());
    }
    m_findings = std::move(*findings);
    m_checkedAt = QDateTime::currentDateTimeUtc();
    m_milliseconds = m_asked.elapsed();
    replaceRows(m_records, std::move(*records), [](const WantedRecord& record) {
        return record.name + u' ' + record.type + u' ' + record.value;
    });
    return {};
}

void DomainCheck::clear()
{
    m_records.clear();
    m_findings.clear();
    m_checkedAt = {};
}

} // namespace mailstead::names
