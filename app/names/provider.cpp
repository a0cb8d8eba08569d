#include "names/provider.h"

#include "control/json_fields.h"
#include "names/provider_texts.h"

#include <QUrl>

namespace mailstead::names
{
namespace
{

using control::JsonFields;

constexpr qsizetype mostProviders = 200;
constexpr qsizetype mostFields = 20;
constexpr qsizetype mostChoices = 50;

bool nameFormFrom(const QString& word, NameForm& form)
{
    if (word == QLatin1String("relative-at")) {
        form = NameForm::RelativeAt;
    } else if (word == QLatin1String("relative-empty")) {
        form = NameForm::RelativeEmpty;
    } else if (word == QLatin1String("full")) {
        form = NameForm::Full;
    } else {
        return false;
    }
    return true;
}

core::Result<CredentialField> fieldFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    CredentialField field;
    field.id = fields.text(QLatin1StringView("id"), 100);
    field.label = fields.text(QLatin1StringView("label"), 200);
    field.secret = fields.boolean(QLatin1StringView("secret"));
    field.required = fields.boolean(QLatin1StringView("required"));
    field.hint = fields.optionalText(QLatin1StringView("hint"));
    field.values = fields.texts(QLatin1StringView("values"), mostChoices);
    if (field.id.isEmpty()) {
        fields.reject(QLatin1StringView("id"));
    }
    if (!fields.isFine()) {
        return tl::unexpected(fields.error(QStringLiteral("field of a provider")));
    }
    return field;
}

QString nameFor(const WantedRecord& record, const Provider* provider)
{
    const RecordForm& form = record.form;
    switch (provider ? provider->names : NameForm::RelativeAt) {
    case NameForm::Full:
        break;
    case NameForm::RelativeAt:
        return form.relativeName;
    case NameForm::RelativeEmpty:
        return form.relativeName == QLatin1String("@") ? QString() : form.relativeName;
    }
    return form.absoluteName.endsWith(u'.') ? form.absoluteName.chopped(1) : form.absoluteName;
}

} // namespace

core::Result<Provider> providerFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    Provider provider;
    provider.id = fields.text(QLatin1StringView("id"), 100);
    provider.label = fields.text(QLatin1StringView("label"), 200);
    if (provider.id.isEmpty()) {
        fields.reject(QLatin1StringView("id"));
    }
    if (!nameFormFrom(fields.text(QLatin1StringView("names"), 40), provider.names)) {
        fields.reject(QLatin1StringView("names"));
    }
    provider.quotesText = fields.text(QLatin1StringView("text"), 40) == QLatin1String("quoted");
    provider.rights = fields.optionalText(QLatin1StringView("rights"));
    // Opened in the browser by a click: nothing but a web page over TLS.
    const QUrl page(fields.optionalText(QLatin1StringView("page")), QUrl::StrictMode);
    if (page.isValid() && page.scheme() == QLatin1String("https") && !page.host().isEmpty()) {
        provider.page = page.toString(QUrl::FullyEncoded);
    }
    for (const QJsonValue& value : fields.array(QLatin1StringView("fields"), mostFields)) {
        auto field = fieldFromJson(value.toObject());
        if (!field) {
            return tl::unexpected(field.error());
        }
        provider.fields.append(std::move(*field));
    }
    if (!fields.isFine()) {
        return tl::unexpected(fields.error(QStringLiteral("provider")));
    }
    translateProvider(provider);
    return provider;
}

QList<FormPart> formParts(const WantedRecord& record, const Provider* provider)
{
    using Kind = FormPart::Kind;
    const RecordForm& form = record.form;
    if (form.plain.isEmpty()) {
        return {{Kind::Name, record.name}, {Kind::Value, record.value}};
    }
    QList<FormPart> parts{{Kind::Name, nameFor(record, provider)}};
    const bool quoted =
        record.type == QLatin1String("TXT") && provider != nullptr && provider->quotesText;
    parts.append({Kind::Value, quoted ? form.split : form.plain});
    const auto number = [&parts](Kind kind, int value) {
        if (value >= 0) {
            parts.append({kind, QString::number(value)});
        }
    };
    number(Kind::Priority, form.priority);
    number(Kind::Weight, form.weight);
    number(Kind::Port, form.port);
    number(Kind::Flags, form.flags);
    if (!form.tag.isEmpty()) {
        parts.append({Kind::Tag, form.tag});
    }
    return parts;
}

QString labelled(const FormPart& part)
{
    switch (part.kind) {
    case FormPart::Kind::Name:
        return ProviderModel::tr("Name: %1").arg(part.text);
    case FormPart::Kind::Value:
        return ProviderModel::tr("Value: %1").arg(part.text);
    case FormPart::Kind::Priority:
        return ProviderModel::tr("Priority: %1").arg(part.text);
    case FormPart::Kind::Weight:
        return ProviderModel::tr("Weight: %1").arg(part.text);
    case FormPart::Kind::Port:
        return ProviderModel::tr("Port: %1").arg(part.text);
    case FormPart::Kind::Flags:
        return ProviderModel::tr("Flags: %1").arg(part.text);
    case FormPart::Kind::Tag:
        return ProviderModel::tr("Tag: %1").arg(part.text);
    }
    return {};
}

const Provider* ProviderModel::provider(const QString& id) const
{
    for (const Provider& provider : m_rows) {
        if (provider.id == id) {
            return &provider;
        }
    }
    return nullptr;
}

int ProviderModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ProviderModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant ProviderModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Provider& provider = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return provider.label;
    case Qt::UserRole:
        return provider.id;
    default:
        return {};
    }
}

core::Result<> ProviderModel::take(const QJsonObject& answer)
{
    JsonFields fields(answer);
    const QJsonArray array = fields.array(QLatin1StringView("providers"), mostProviders);
    if (!fields.isFine()) {
        return tl::unexpected(fields.error(QStringLiteral("providers")));
    }
    QList<Provider> rows;
    for (const QJsonValue& value : array) {
        auto provider = providerFromJson(value.toObject());
        if (!provider) {
            return tl::unexpected(provider.error());
        }
        rows.append(std::move(*provider));
    }
    replaceRows(m_rows, std::move(rows), [](const Provider& provider) { return provider.id; });
    return {};
}

} // namespace mailstead::names
