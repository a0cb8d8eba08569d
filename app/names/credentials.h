// Credentials for DNS providers that the daemon keeps (server/control/PROTOCOL.md,
// dns.credentials). Secrets go there and never come back.
#pragma once

#include "control/listing_model.h"

#include <QMap>

namespace mailstead::names
{

struct Credentials {
    QString name;
    QString provider;              ///< its id
    QMap<QString, QString> fields; ///< by id, without secrets
    QStringList secrets;           ///< ids of those that are stored
    bool operator==(const Credentials&) const = default;
};

core::Result<Credentials> credentialsFromJson(const QJsonObject& object);

class CredentialsModel : public control::ListingModel
{
    Q_OBJECT
public:
    using ListingModel::ListingModel;
    const QList<Credentials>& credentials() const { return m_rows; }
    Credentials named(const QString& name) const; ///< an empty one when there is none
    /// The first of the provider; an empty one when there is none.
    Credentials ofProvider(const QString& provider) const;
    /// A name that is not taken: the provider's id, with a number where that is taken.
    QString freeName(const QString& provider) const;

    /// Adds or replaces; an empty field keeps what is stored. All results come in the thread of
    /// `context`, never after it is destroyed; errors are translated.
    void set(const Credentials& credentials, QObject* context,
             std::function<void(core::Result<>)> done);
    void remove(const QString& name, QObject* context, std::function<void(core::Result<>)> done);
    /// Asks the provider; the names of the zones that it lets these credentials see.
    void check(const QString& name, QObject* context,
               std::function<void(core::Result<QStringList>)> done);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

protected:
    QString method() const override { return QStringLiteral("dns.credentials"); }
    core::Result<> take(const QJsonObject& answer) override;
    void clear() override { m_rows.clear(); }

private:
    QList<Credentials> m_rows;
};

} // namespace mailstead::names
