#include "certificates/certificate.h"

#include "certificates/json_records.h"
#include "control/daemon_text.h"

#include <algorithm>

namespace mailstead::certificates
{

namespace
{

using control::JsonFields;
using core::Result;

constexpr qsizetype certificateLimit = 100;
constexpr qsizetype nameLimit = 100;
constexpr qsizetype chainLimit = 20;
constexpr qsizetype authorityLimit = 100;
constexpr qsizetype recordLimit = 100;
constexpr qsizetype serverLimit = 100;
constexpr qsizetype shortText = 300;
constexpr qint64 soonDays = 7;

Result<ChainLink> linkFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    ChainLink link;
    link.subject = fields.text(QLatin1StringView("subject"));
    link.issuer = fields.text(QLatin1StringView("issuer"));
    link.notBefore = fields.time(QLatin1StringView("notBefore"));
    link.notAfter = fields.time(QLatin1StringView("notAfter"));
    link.key = fields.text(QLatin1StringView("key"), shortText);
    link.serial = fields.text(QLatin1StringView("serial"), shortText);
    link.fingerprint = fields.text(QLatin1StringView("fingerprint"), shortText);
    link.sent = fields.boolean(QLatin1StringView("sent"));
    return checked(fields, std::move(link), "chain");
}

Result<RenewalSettings> settingsFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    RenewalSettings settings;
    settings.names = fields.texts(QLatin1StringView("names"), nameLimit);
    settings.directory = fields.text(QLatin1StringView("directory"));
    settings.authority = fields.optionalText(QLatin1StringView("authority"), shortText);
    settings.email = fields.text(QLatin1StringView("email"));
    const auto way = wayFrom(fields.text(QLatin1StringView("way"), shortText));
    const auto keyType = keyTypeFrom(fields.text(QLatin1StringView("keyType"), shortText));
    if (!way)
        fields.reject(QLatin1StringView("way"));
    if (!keyType)
        fields.reject(QLatin1StringView("keyType"));
    settings.way = way.value_or(Way::Http);
    settings.keyType = keyType.value_or(KeyType::EcP256);
    settings.webRoot = fields.optionalText(QLatin1StringView("webRoot"));
    settings.preferredChain = fields.optionalText(QLatin1StringView("preferredChain"));
    return checked(fields, std::move(settings), "settings");
}

Result<core::Error> errorFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    core::Error error;
    error.kind = core::ErrorKind::Refused;
    error.what = fields.text(QLatin1StringView("what"), 16 * 1024);
    error.why = fields.optionalText(QLatin1StringView("why"), 16 * 1024);
    error.next = fields.optionalText(QLatin1StringView("next"), 16 * 1024);
    return checked(fields, control::inCurrentLanguage(std::move(error)), "error");
}

Result<LastTry> lastTryFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    LastTry last;
    last.at = fields.time(QLatin1StringView("at"));
    last.byItself = fields.boolean(QLatin1StringView("byItself"));
    auto error = optionalFrom(object, QLatin1StringView("error"), &errorFromJson);
    if (!error)
        return tl::unexpected(error.error());
    last.error = std::move(*error);
    return checked(fields, std::move(last), "lastTry");
}

Result<Authority> authorityFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    Authority authority;
    authority.id = fields.text(QLatin1StringView("id"), shortText);
    authority.name = fields.text(QLatin1StringView("name"), shortText);
    authority.directory = fields.text(QLatin1StringView("directory"));
    authority.staging = fields.text(QLatin1StringView("staging"));
    authority.caa = fields.text(QLatin1StringView("caa"), shortText);
    const auto account = accountKindFrom(fields.text(QLatin1StringView("account"), shortText));
    if (!account)
        fields.reject(QLatin1StringView("account"));
    authority.account = account.value_or(AccountKind::Open);
    return checked(fields, std::move(authority), "authority");
}

Result<ManualRecord::Server> serverFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    ManualRecord::Server server;
    server.name = fields.text(QLatin1StringView("server"), shortText);
    server.status = fields.text(QLatin1StringView("status"), shortText);
    server.there = fields.boolean(QLatin1StringView("there"));
    return checked(fields, std::move(server), "server");
}

Result<ManualRecord> manualRecordFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    ManualRecord record;
    record.name = fields.text(QLatin1StringView("name"), shortText);
    record.value = fields.text(QLatin1StringView("value"));
    auto servers = listFrom(object, QLatin1StringView("servers"), serverLimit, &serverFromJson);
    if (!servers)
        return tl::unexpected(servers.error());
    record.servers = std::move(*servers);
    return checked(fields, std::move(record), "record");
}

/// What every daemon tells; the rest is read by certificateFromJson().
Certificate plainPart(JsonFields& fields)
{
    Certificate certificate;
    certificate.names = fields.texts(QLatin1StringView("names"), nameLimit);
    certificate.issuer = fields.text(QLatin1StringView("issuer"));
    certificate.notBefore = fields.time(QLatin1StringView("notBefore"));
    certificate.notAfter = fields.time(QLatin1StringView("notAfter"));
    certificate.fingerprint = fields.text(QLatin1StringView("fingerprint"), shortText);
    certificate.temporary = fields.boolean(QLatin1StringView("temporary"));
    certificate.chainProblem =
        control::inCurrentLanguage(fields.optionalText(QLatin1StringView("chainProblem")));
    certificate.renewAt = fields.optionalTime(QLatin1StringView("renewAt"));
    certificate.retryAt = fields.optionalTime(QLatin1StringView("retryAt"));
    certificate.lastError = fields.optionalText(QLatin1StringView("lastError"), 16 * 1024);
    return certificate;
}

} // namespace

Result<Certificate> certificateFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    Certificate certificate = plainPart(fields);
    if (object.contains(QLatin1String("chain"))) {
        auto chain = listFrom(object, QLatin1StringView("chain"), chainLimit, &linkFromJson);
        if (!chain)
            return tl::unexpected(chain.error());
        certificate.chain = std::move(*chain);
        certificate.trusted = fields.boolean(QLatin1StringView("trusted"));
    }
    if (const QJsonValue window = object.value(QLatin1String("suggested")); window.isObject()) {
        const QJsonObject inner = window.toObject();
        JsonFields times(inner);
        certificate.suggestedStart = times.time(QLatin1StringView("start"));
        certificate.suggestedEnd = times.time(QLatin1StringView("end"));
        if (!times.isFine())
            return tl::unexpected(times.error(QStringLiteral("suggested")));
    }
    auto settings = optionalFrom(object, QLatin1StringView("settings"), &settingsFromJson);
    if (!settings)
        return tl::unexpected(settings.error());
    certificate.settings = std::move(*settings);
    auto lastTry = optionalFrom(object, QLatin1StringView("lastTry"), &lastTryFromJson);
    if (!lastTry)
        return tl::unexpected(lastTry.error());
    certificate.lastTry = std::move(*lastTry);
    return checked(fields, std::move(certificate), "certificate");
}

Result<QList<Certificate>> certificatesFromJson(const QJsonObject& answer)
{
    return listFrom(answer, QLatin1StringView("certificates"), certificateLimit,
                    &certificateFromJson);
}

Result<QList<Authority>> authoritiesFromJson(const QJsonObject& answer)
{
    return listFrom(answer, QLatin1StringView("authorities"), authorityLimit, &authorityFromJson);
}

Result<QList<ProposedWay>> proposalFromJson(const QJsonObject& answer)
{
    JsonFields fields(answer);
    const QJsonArray array = fields.array(QLatin1StringView("ways"), 50);
    QList<ProposedWay> ways;
    for (const QJsonValue& value : array) {
        const QJsonObject object = value.toObject();
        JsonFields inner(object);
        const auto way = wayFrom(inner.text(QLatin1StringView("way"), shortText));
        ProposedWay proposed{way.value_or(Way::Http), inner.boolean(QLatin1StringView("possible")),
                             causeFrom(inner.optionalText(QLatin1StringView("cause"), shortText)),
                             inner.optionalText(QLatin1StringView("program"), shortText),
                             inner.text(QLatin1StringView("reason"))};
        if (!inner.isFine())
            return tl::unexpected(inner.error(QStringLiteral("way")));
        if (proposed.cause == Cause::NginxUnfit) // a reason instead of a program
            proposed.program = control::inCurrentLanguage(proposed.program);
        if (way)
            ways.append(std::move(proposed));
    }
    return checked(fields, std::move(ways), "ways");
}

Result<QList<ManualRecord>> manualRecordsFromJson(const QJsonObject& answer)
{
    return listFrom(answer, QLatin1StringView("records"), recordLimit, &manualRecordFromJson);
}

Result<Issued> issuedFromJson(const QJsonObject& answer)
{
    JsonFields fields(answer);
    Issued issued;
    issued.notAfter = fields.time(QLatin1StringView("notAfter"));
    issued.fingerprint = fields.text(QLatin1StringView("fingerprint"), shortText);
    issued.issuer = fields.text(QLatin1StringView("issuer"));
    issued.stopCommand = fields.optionalText(QLatin1StringView("stopCommand"), shortText);
    // It is pasted into a shell: a line break would run what stands before it, unseen.
    if (std::any_of(issued.stopCommand.begin(), issued.stopCommand.end(),
                    [](QChar c) { return !c.isPrint(); }))
        fields.reject(QLatin1StringView("stopCommand"));
    return checked(fields, std::move(issued), "issued");
}

bool ManualRecord::isEverywhere() const
{
    return !servers.isEmpty() && std::all_of(servers.begin(), servers.end(),
                                             [](const Server& server) { return server.there; });
}

qint64 daysUntil(const QDateTime& end, const QDateTime& now)
{
    constexpr qint64 day = 86'400;
    const qint64 seconds = now.secsTo(end);
    return seconds >= 0 ? seconds / day : -((-seconds + day - 1) / day);
}

Standing standingOf(const Certificate& certificate, const QDateTime& now)
{
    if (certificate.notAfter <= now)
        return Standing::Ended;
    if (certificate.temporary)
        return Standing::Temporary;
    if (daysUntil(certificate.notAfter, now) < soonDays)
        return Standing::EndsSoon;
    // A failure of somebody's own attempt is told to him; what counts here is the renewal's.
    const bool failed = certificate.lastTry
                            ? certificate.lastTry->error &&
                                  (certificate.lastTry->byItself || certificate.retryAt.isValid())
                            : !certificate.lastError.isEmpty();
    if (failed)
        return Standing::Failing;
    return certificate.renewAt.isValid() ? Standing::Good : Standing::NotRenewed;
}

} // namespace mailstead::certificates
