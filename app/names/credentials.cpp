#include "names/credentials.h"

#include "control/json_fields.h"
#include "names/trouble.h"

namespace mailstead::names
{
namespace
{

using control::JsonFields;

constexpr qsizetype mostCredentials = 500;
constexpr qsizetype mostFields = 20;
constexpr qsizetype mostZones = 10'000;

std::function<void(core::Result<QJsonObject>)> emptyAnswer(std::function<void(core::Result<>)> done)
{
    return [done = std::move(done)](const core::Result<QJsonObject>& answer) {
        if (answer) {
            done({});
        } else {
            done(tl::unexpected(translated(answer.error())));
        }
    };
}

} // namespace

core::Result<Credentials> credentialsFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    Credentials credentials;
    credentials.name = fields.text(QLatin1StringView("name"), 1000);
    credentials.provider = fields.text(QLatin1StringView("provider"), 100);
    credentials.secrets = fields.texts(QLatin1StringView("secrets"), mostFields);
    const QJsonObject values = object.value(QLatin1StringView("fields")).toObject();
    if (values.size() > mostFields) {
        fields.reject(QLatin1StringView("fields"));
    }
    for (auto it = values.begin(); it != values.end() && fields.isFine(); ++it) {
        if (!it.value().isString() || it.value().toString().size() > 4096) {
            fields.reject(QLatin1StringView("fields"));
        }
        credentials.fields.insert(it.key(), it.value().toString());
    }
    if (!fields.isFine()) {
        return tl::unexpected(fields.error(QStringLiteral("credentials")));
    }
    return credentials;
}

Credentials CredentialsModel::named(const QString& name) const
{
    for (const Credentials& each : m_rows) {
        if (each.name == name) {
            return each;
        }
    }
    return {};
}

Credentials CredentialsModel::ofProvider(const QString& provider) const
{
    for (const Credentials& each : m_rows) {
        if (each.provider == provider) {
            return each;
        }
    }
    return {};
}

QString CredentialsModel::freeName(const QString& provider) const
{
    QString name = provider;
    for (int number = 2; !named(name).name.isEmpty(); ++number) {
        name = QStringLiteral("%1-%2").arg(provider).arg(number);
    }
    return name;
}

void CredentialsModel::set(const Credentials& credentials, QObject* context,
                           std::function<void(core::Result<>)> done)
{
    QJsonObject fields;
    for (auto it = credentials.fields.begin(); it != credentials.fields.end(); ++it) {
        fields.insert(it.key(), it.value());
    }
    change(QStringLiteral("dns.setCredentials"),
           {{QStringLiteral("name"), credentials.name},
            {QStringLiteral("provider"), credentials.provider},
            {QStringLiteral("fields"), fields}},
           context, emptyAnswer(std::move(done)));
}

void CredentialsModel::remove(const QString& name, QObject* context,
                              std::function<void(core::Result<>)> done)
{
    change(QStringLiteral("dns.removeCredentials"), {{QStringLiteral("name"), name}}, context,
           emptyAnswer(std::move(done)));
}

void CredentialsModel::check(const QString& name, QObject* context,
                             std::function<void(core::Result<QStringList>)> done)
{
    change(QStringLiteral("dns.checkCredentials"), {{QStringLiteral("name"), name}}, context,
           [done = std::move(done)](const core::Result<QJsonObject>& answer) {
               if (!answer) {
                   done(tl::unexpected(translated(answer.error())));
                   return;
               }
               JsonFields fields(*answer);
               const QStringList zones = fields.texts(QLatin1StringView("zones"), mostZones);
               if (fields.isFine()) {
                   done(zones);
               } else {
                   done(tl::unexpected(fields.error(QStringLiteral("zones"))));
               }
           });
}

int CredentialsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CredentialsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant CredentialsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return m_rows.at(index.row()).name;
    case Qt::UserRole:
        return m_rows.at(index.row()).provider;
    default:
        return {};
    }
}

core::Result<> CredentialsModel::take(const QJsonObject& answer)
{
    JsonFields fields(answer);
    const QJsonArray array = fields.array(QLatin1StringView("credentials"), mostCredentials);
    if (!fields.isFine()) {
        return tl::unexpected(fields.error(QStringLiteral("credentials")));
    }
    QList<Credentials> rows;
    for (const QJsonValue& value : array) {
        auto credentials = credentialsFromJson(value.toObject());
        if (!credentials) {
            return tl::unexpected(credentials.error());
        }
        rows.append(std::move(*credentials));
    }
    replaceRows(m_rows, std::move(rows), [](const Credentials& each) { return each.name; });
    return {};
}

} // namespace mailstead::names
