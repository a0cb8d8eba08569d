// DNS providers that the daemon can write to, and what it needs to get in (server/control/
// PROTOCOL.md, dns.providers).
#pragma once

#include "control/listing_model.h"
#include "names/wanted_record.h"

namespace mailstead::names
{

struct CredentialField {
    QString id;
    QString label; ///< as the provider's page calls it
    bool secret = true;
    bool required = true;
    QString hint;       ///< an example, or where it is found; may be empty
    QStringList values; ///< the only possible ones; empty: any
    bool operator==(const CredentialField&) const = default;
};

/// How the provider's page wants the name of a record.
enum class NameForm { RelativeAt, RelativeEmpty, Full };

struct Provider {
    QString id;
    QString label;
    NameForm names = NameForm::RelativeAt;
    bool quotesText = false; ///< TXT is given in quotes, in strings of at most 255 octets
    QList<CredentialField> fields;
    QString rights; ///< the least that the credentials need
    QString page;   ///< https address where they are made; may be empty
    bool operator==(const Provider&) const = default;
};

/// The texts come in the current language where the provider is known.
core::Result<Provider> providerFromJson(const QJsonObject& object);

/// A part of a record as a provider's page asks for it.
struct FormPart {
    enum class Kind { Name, Value, Priority, Weight, Port, Flags, Tag } kind = Kind::Value;
    QString text;
    bool operator==(const FormPart&) const = default;
};

/// Name first, then the value, then the numbers that have fields of their own. Without a provider
/// as most pages want it. Of a record without a form: name and value as they are.
QList<FormPart> formParts(const WantedRecord& record, const Provider* provider);
/// "Priority: 10", translated.
QString labelled(const FormPart& part);

/// All providers, read once.
class ProviderModel : public control::ListingModel
{
    Q_OBJECT
public:
    using ListingModel::ListingModel;
    const QList<Provider>& providers() const { return m_rows; }
    /// Null when there is none of that id. Until the next change of the model.
    const Provider* provider(const QString& id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

protected:
    QString method() const override { return QStringLiteral("dns.providers"); }
    core::Result<> take(const QJsonObject& answer) override;
    void clear() override { m_rows.clear(); }

private:
    QList<Provider> m_rows;
};

} // namespace mailstead::names
