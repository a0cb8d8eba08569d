// What the DNS says about a domain: its wanted records with their state, and the findings
// (server/control/PROTOCOL.md, dns.check).
#pragma once

#include "control/listing_model.h"
#include "core/finding.h"
#include "names/wanted_record.h"

#include <QDateTime>
#include <QElapsedTimer>

namespace mailstead::names
{

/// Rows are the wanted records. Nothing is asked before a domain is set.
class DomainCheck : public control::ListingModel
{
    Q_OBJECT
public:
    enum Column { StateColumn, TypeColumn, NameColumn, ValueColumn, WhyColumn, ColumnCount };

    explicit DomainCheck(QObject* parent = nullptr);
    void setDomain(const QString& domain); ///< A-labels; "" for none
    const QString& domain() const { return m_domain; }

    const QList<WantedRecord>& records() const { return m_records; }
    const QList<core::Finding>& findings() const { return m_findings; }
    /// Records of that state ("ok", "missing", "wrong", "unknown").
    int count(const QString& state) const;
    /// Invalid before the first answer.
    QDateTime checkedAt() const { return m_checkedAt; } ///< UTC, this machine's clock
    qint64 milliseconds() const { return m_milliseconds; }

    /// The wanted records as a master file, as the daemon writes it.
    void readZoneFile(QObject* context, std::function<void(core::Result<QString>)> done);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

protected:
    QString method() const override { return QStringLiteral("dns.check"); }
    QJsonObject parameters() const override;
    core::Result<> take(const QJsonObject& answer) override;
    void clear() override;

private:
    QString m_domain;
    QList<WantedRecord> m_records;
    QList<core::Finding> m_findings;
    QDateTime m_checkedAt;
    mutable QElapsedTimer m_asked; ///< since parameters() made the question
    qint64 m_milliseconds = 0;
};

} // namespace mailstead::names
