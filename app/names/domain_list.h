// The mail domains of a server (server/control/PROTOCOL.md, domain.list), by name.
#pragma once

#include "control/listing_model.h"

namespace mailstead::names
{

struct MailDomain {
    QString name;  ///< A-labels
    QString shown; ///< U-labels
    bool operator==(const MailDomain&) const = default;
};

class DomainList : public control::ListingModel
{
    Q_OBJECT
public:
    using ListingModel::ListingModel;
    const QList<MailDomain>& domains() const { return m_rows; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

protected:
    QString method() const override { return QStringLiteral("domain.list"); }
    core::Result<> take(const QJsonObject& answer) override;
    void clear() override { m_rows.clear(); }

private:
    QList<MailDomain> m_rows;
};

} // namespace mailstead::names
