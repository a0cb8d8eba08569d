// A model of the program's core with what a table needs to draw it: badges, mono, icons.
#pragma once

#include <QIdentityProxyModel>
#include <functional>

namespace mailstead::pages
{

class DressedModel : public QIdentityProxyModel
{
    Q_OBJECT
public:
    /// An invalid answer leaves a role to the model itself.
    using Look = std::function<QVariant(const QModelIndex& source, int role)>;

    DressedModel(QAbstractItemModel* source, Look look, QObject* parent)
        : QIdentityProxyModel(parent)
        , m_look(std::move(look))
    {
        setSourceModel(source);
    }

    QVariant data(const QModelIndex& index, int role) const override
    {
        if (!index.isValid())
            return {};
        QVariant value = m_look(mapToSource(index), role);
        return value.isValid() ? value : QIdentityProxyModel::data(index, role);
    }

private:
    Look m_look;
};

} // namespace mailstead::pages
