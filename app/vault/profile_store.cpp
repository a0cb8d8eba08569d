#include "vault/profile_store.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>
#include <algorithm>

namespace mailstead::vault
{
namespace
{

using core::ErrorKind;

constexpr int formatVersion = 1;
constexpr qint64 fileLimit = 8 * 1024 * 1024;
constexpr qsizetype serverLimit = 10'000;
constexpr qsizetype textLimit = 4096;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(mailstead::vault::ProfileStore)
};

QString signInName(SignIn signIn)
{
    switch (signIn) {
    case SignIn::Password:
        return QStringLiteral("password");
    case SignIn::KeyFile:
        return QStringLiteral("key-file");
    case SignIn::Agent:
        break;
    }
    return QStringLiteral("agent");
}

QJsonObject toJson(const ServerProfile& profile)
{
    return {{QStringLiteral("id"), profile.id.toString(QUuid::WithoutBraces)},
            {QStringLiteral("name"), profile.name},
            {QStringLiteral("group"), profile.group},
            {QStringLiteral("address"), profile.address},
            {QStringLiteral("port"), profile.port},
            {QStringLiteral("user"), profile.user},
            {QStringLiteral("signIn"), signInName(profile.signIn)},
            {QStringLiteral("keyFile"), profile.keyFile},
            {QStringLiteral("note"), profile.note}};
}

std::optional<ServerProfile> fromJson(const QJsonObject& object)
{
    ServerProfile profile;
    const auto text = [&object](QLatin1String name) {
        return object.value(name).toString();
    };
    profile.id = QUuid::fromString(text(QLatin1String("id")));
    profile.name = text(QLatin1String("name"));
    profile.group = text(QLatin1String("group"));
    profile.address = text(QLatin1String("address"));
    profile.port = object.value(QLatin1String("port")).toInt(0);
    profile.user = text(QLatin1String("user"));
    profile.keyFile = text(QLatin1String("keyFile"));
    profile.note = text(QLatin1String("note"));
    const QString signIn = text(QLatin1String("signIn"));
    for (const SignIn each : {SignIn::Password, SignIn::KeyFile, SignIn::Agent}) {
        if (signInName(each) == signIn) {
            profile.signIn = each;
            return profile;
        }
    }
    return std::nullopt;
}

core::Result<> check(const ServerProfile& profile)
{
    const auto refuse = [](const QString& why) {
        return core::fail(ErrorKind::InvalidInput, Texts::tr("The server cannot be kept"), why);
    };
    if (profile.address.trimmed().isEmpty()) {
        return refuse(Texts::tr("its address is missing"));
    }
    if (profile.user.trimmed().isEmpty()) {
        return refuse(Texts::tr("its user is missing"));
    }
    if (profile.port < 1 || profile.port > 65535) {
        return refuse(Texts::tr("its port is not between 1 and 65535"));
    }
    for (const QString* each : {&profile.name, &profile.group, &profile.address, &profile.user,
                                &profile.keyFile, &profile.note}) {
        if (each->size() > textLimit) {
            return refuse(Texts::tr("a text is too long"));
        }
    }
    return {};
}

struct Content {
    QList<ServerProfile> servers;
    QStringList groups;
};

/// The reason when it is not understood.
tl::expected<Content, QString> parse(const QByteArray& bytes)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (!document.isObject()) {
        return tl::unexpected(problem.errorString());
    }
    const QJsonObject root = document.object();
    if (root.value(QLatin1String("version")).toInt() != formatVersion) {
        return tl::unexpected(Texts::tr("it was written by another version of the program"));
    }
    const QJsonArray servers = root.value(QLatin1String("servers")).toArray();
    if (!root.value(QLatin1String("servers")).isArray() || servers.size() > serverLimit) {
        return tl::unexpected(Texts::tr("the list of servers is missing or too long"));
    }
    Content content;
    for (const QJsonValue& value : servers) {
        const auto profile = fromJson(value.toObject());
        const bool twice = profile && std::any_of(content.servers.begin(), content.servers.end(),
                                                  [&](const ServerProfile& each) {
                                                      return each.id == profile->id;
                                                  });
        if (!profile || profile->id.isNull() || twice || !check(*profile)) {
            return tl::unexpected(
                Texts::tr("server number %1 is not complete").arg(content.servers.size() + 1));
        }
        content.servers.append(*profile);
    }
    for (const QJsonValue& group : root.value(QLatin1String("groups")).toArray()) {
        if (group.isString() && !group.toString().isEmpty() &&
            !content.groups.contains(group.toString())) {
            content.groups.append(group.toString());
        }
    }
    return content;
}

} // namespace

ProfileStore::ProfileStore(const QString& path)
    : m_path(!path.isEmpty()
                 ? path
                 : QDir(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation))
                       .filePath(QStringLiteral("servers.json")))
{
}

core::Result<> ProfileStore::load()
{
    m_servers.clear();
    m_groups.clear();
    m_writable = true;
    QFile file(m_path);
    if (!file.exists()) {
        return {};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        // A later save would replace what could not be read.
        m_writable = false;
        return core::fail(ErrorKind::PermissionDenied,
                          Texts::tr("The list of servers cannot be read"),
                          QStringLiteral("%1: %2").arg(m_path, file.errorString()),
                          Texts::tr("Make the file readable and start again."));
    }
    const auto content =
        file.size() > fileLimit
            ? tl::expected<Content, QString>(tl::unexpect, Texts::tr("it is too large"))
            : parse(file.readAll());
    file.close();
    if (content) {
        m_servers = content->servers;
        m_groups = content->groups;
        for (const ServerProfile& profile : m_servers) {
            if (!profile.group.isEmpty() && !m_groups.contains(profile.group)) {
                m_groups.append(profile.group);
            }
        }
        return {};
    }
    QString aside = m_path + QStringLiteral(".damaged-") +
                    QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    for (int n = 2; QFile::exists(aside); ++n) {
        aside = aside.section(QLatin1Char('~'), 0, 0) + QStringLiteral("~%1").arg(n);
    }
    if (!QFile::rename(m_path, aside)) {
        m_writable = false;
        aside = m_path;
    }
    return core::fail(ErrorKind::InvalidInput,
                      Texts::tr("The list of servers cannot be understood"), content.error(),
                      m_writable ? Texts::tr("It was kept as %1.").arg(aside)
                                 : Texts::tr("Move %1 away and start again.").arg(aside));
}

std::optional<ServerProfile> ProfileStore::find(const QUuid& id) const
{
    for (const ServerProfile& profile : m_servers) {
        if (profile.id == id) {
            return profile;
        }
    }
    return std::nullopt;
}

core::Result<ServerProfile> ProfileStore::put(ServerProfile profile)
{
    profile.address = profile.address.trimmed();
    profile.user = profile.user.trimmed();
    if (const auto fine = check(profile); !fine) {
        return tl::unexpected(fine.error());
    }
    if (profile.id.isNull()) {
        profile.id = QUuid::createUuid();
    }
    const QList<ServerProfile> before = m_servers;
    const QStringList groupsBefore = m_groups;
    const auto it = std::find_if(m_servers.begin(), m_servers.end(),
                                 [&](const ServerProfile& each) { return each.id == profile.id; });
    if (it != m_servers.end()) {
        *it = profile;
    } else {
        m_servers.append(profile);
    }
    if (!profile.group.isEmpty() && !m_groups.contains(profile.group)) {
        m_groups.append(profile.group);
    }
    if (const auto saved = save(); !saved) {
        m_servers = before;
        m_groups = groupsBefore;
        return tl::unexpected(saved.error());
    }
    return profile;
}

core::Result<> ProfileStore::remove(const QUuid& id)
{
    const QList<ServerProfile> before = m_servers;
    if (m_servers.removeIf([&](const ServerProfile& each) { return each.id == id; }) == 0) {
        return core::fail(ErrorKind::NotFound, Texts::tr("There is no such server"));
    }
    const auto saved = save();
    if (!saved) {
        m_servers = before;
    }
    return saved;
}

core::Result<> ProfileStore::setGroups(const QStringList& groups)
{
    const QStringList before = m_groups;
    m_groups.clear();
    for (const QString& group : groups) {
        if (!group.isEmpty() && !m_groups.contains(group)) {
            m_groups.append(group);
        }
    }
    for (const ServerProfile& profile : m_servers) {
        if (!profile.group.isEmpty() && !m_groups.contains(profile.group)) {
            m_groups.append(profile.group);
        }
    }
    const auto saved = save();
    if (!saved) {
        m_groups = before;
    }
    return saved;
}

core::Result<> ProfileStore::save() const
{
    QJsonArray servers;
    for (const ServerProfile& profile : m_servers) {
        servers.append(toJson(profile));
    }
    const QJsonObject root{{QStringLiteral("version"), formatVersion},
                           {QStringLiteral("groups"), QJsonArray::fromStringList(m_groups)},
                           {QStringLiteral("servers"), servers}};
    const QByteArray bytes = QJsonDocument(root).toJson();
    QSaveFile file(m_path);
    if (!m_writable || !QDir().mkpath(QFileInfo(m_path).absolutePath()) ||
        !file.open(QIODevice::WriteOnly) ||
        !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(bytes) != bytes.size() || !file.commit()) {
        return core::fail(ErrorKind::PermissionDenied,
                          Texts::tr("The list of servers could not be saved"),
                          m_writable ? QStringLiteral("%1: %2").arg(m_path, file.errorString())
                                     : Texts::tr("%1 is there and could not be read").arg(m_path),
                          Texts::tr("Make the folder writable and try again."));
    }
    return {};
}

} // namespace mailstead::vault
