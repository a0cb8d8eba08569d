#include "cli/certificate_commands.h"

#include "certificates/manual_watch.h"
#include "cli/daemon.h"
#include "cli/exit_code.h"
#include "cli/text.h"

#include <QJsonArray>

namespace mailstead::cli
{

namespace
{

/// Authorities make people wait, and records have to travel.
constexpr std::chrono::minutes authorityTime{20};
constexpr std::chrono::hours byHandTime{2}; ///< as long as the daemon waits for the records

int printIssued(const core::Result<QJsonObject>& answer, const Output& output)
{
    if (!answer)
        return failed(answer.error(), output);
    QJsonObject object = *answer;
    object.insert(QStringLiteral("event"), QStringLiteral("issued"));
    output.object(object);
    output.line(output.green(Text::tr("The certificate is in use until %1, issued by %2")
                                 .arg(textOf(*answer, "notAfter"), textOf(*answer, "issuer"))));
    return ExitOk;
}

QString joined(const QJsonArray& array)
{
    QStringList texts;
    for (const QJsonValue& value : array)
        texts << value.toString();
    return texts.join(QLatin1String(", "));
}

/// The first possible one of certificate.proposal; none is an error that says why.
core::Result<QString> proposedWay(control::Client& client, const QStringList& names)
{
    const auto answer = client.call(QStringLiteral("certificate.proposal"),
                                    {{QStringLiteral("names"), QJsonArray::fromStringList(names)}},
                                    {}, {}, std::chrono::minutes(2));
    if (!answer)
        return tl::unexpected(answer.error());
    QStringList reasons;
    const QJsonArray ways = answer->value(QLatin1String("ways")).toArray();
    for (const QJsonValue& value : ways) {
        const QJsonObject way = value.toObject();
        // That one needs somebody who makes the records meanwhile, and who therefore asked for it.
        const bool byHand = textOf(way, "way") == QLatin1String("dns-by-hand");
        if (way.value(QLatin1String("possible")).toBool() && !byHand)
            return textOf(way, "way");
        reasons << textOf(way, "way") + QStringLiteral(": ") + textOf(way, "reason");
    }
    return core::fail(core::ErrorKind::Refused, Text::tr("No way to a certificate is open"),
                      reasons.join(QLatin1String("; ")));
}

/// Shows each record once to be made, and tells when each name server has it.
class RecordsToMake
{
public:
    explicit RecordsToMake(const Output& output)
        : m_output(output)
    {
    }

    void operator()(const QList<certificates::ManualRecord>& records)
    {
        for (const certificates::ManualRecord& record : records) {
            QStringList& there = m_there[{record.name, record.value}];
            if (!std::exchange(m_shown[{record.name, record.value}], true)) {
                m_output.line(Text::tr("Make this record at the DNS provider:"));
                m_output.line(QStringLiteral("  %1  TXT  \"%2\"")
                                  .arg(m_output.bold(record.name), m_output.bold(record.value)));
                m_output.object({{QStringLiteral("event"), QStringLiteral("record")},
                                 {QStringLiteral("name"), record.name},
                                 {QStringLiteral("type"), QStringLiteral("TXT")},
                                 {QStringLiteral("value"), record.value}});
            }
            for (const certificates::ManualRecord::Server& server : record.servers) {
                if (!server.there || there.contains(server.name))
                    continue;
                there << server.name;
                m_output.line(Text::tr("  %1 has it").arg(server.name));
            }
        }
    }

private:
    using Record = std::pair<QString, QString>;
    const Output& m_output;
    QMap<Record, bool> m_shown;
    QMap<Record, QStringList> m_there; ///< servers that were told to have it
};

} // namespace

int listCertificates(control::Client& client, const Output& output)
{
    const auto answer = client.call(QStringLiteral("certificate.list"));
    if (!answer)
        return failed(answer.error(), output);
    bool good = true;
    const QJsonArray certificates = answer->value(QLatin1String("certificates")).toArray();
    for (const QJsonValue& value : certificates) {
        QJsonObject certificate = value.toObject();
        const bool temporary = certificate.value(QLatin1String("temporary")).toBool();
        const QString problem = textOf(certificate, "lastError");
        good = good && !temporary && problem.isEmpty();
        output.line(QStringLiteral("%1").arg(
            output.bold(joined(certificate.value(QLatin1String("names")).toArray()))));
        output.line(temporary ? output.yellow(Text::tr("  self-signed, until there is a real one"))
                              : Text::tr("  issued by %1").arg(textOf(certificate, "issuer")));
        output.line(Text::tr("  valid from %1 to %2")
                        .arg(textOf(certificate, "notBefore"), textOf(certificate, "notAfter")));
        if (!textOf(certificate, "renewAt").isEmpty())
            output.line(Text::tr("  renewed at %1").arg(textOf(certificate, "renewAt")));
        if (!problem.isEmpty())
            output.line(output.red(Text::tr("  last error: %1").arg(problem)));
        certificate.insert(QStringLiteral("event"), QStringLiteral("certificate"));
        output.object(certificate);
    }
    return good ? ExitOk : ExitFailed;
}

int requestCertificate(control::Client& client, const CertificateOptions& options,
                       const Output& output)
{
    if (!options.agreeToTerms)
        return failed({core::ErrorKind::NeedsDecision,
                       Text::tr("The authority's terms of service are not agreed to"),
                       {},
                       Text::tr("Read them, then give --agree-to-terms.")},
                      output);
    const QStringList names =
        options.names.isEmpty() ? QStringList{client.hostname()} : options.names;
    QString way = options.way;
    if (way.isEmpty()) {
        const auto proposed = proposedWay(client, names);
        if (!proposed)
            return failed(proposed.error(), output);
        way = *proposed;
    }
    QJsonObject parameters{{QStringLiteral("names"), QJsonArray::fromStringList(names)},
                           {QStringLiteral("email"), options.email},
                           {QStringLiteral("agreeToTerms"), true},
                           {QStringLiteral("way"), way}};
    const auto add = [&parameters](const char* key, const QString& value) {
        if (!value.isEmpty())
            parameters.insert(QLatin1String(key), value);
    };
    add("webRoot", options.webRoot);
    add("caFile", options.caFile);
    add("directory", options.directory);
    add("keyType", options.keyType);
    if (options.stagingFirst)
        parameters.insert(QStringLiteral("stagingFirst"), true);
    const bool byHand = way == QLatin1String("dns-by-hand");
    std::optional<certificates::ManualWatch> watch;
    if (byHand)
        watch.emplace(client, RecordsToMake(output));
    const auto issued = callWithProgress(client, QStringLiteral("certificate.request"), parameters,
                                         output, byHand ? byHandTime : authorityTime);
    watch.reset();
    return printIssued(issued, output);
}

int renewCertificate(control::Client& client, const Output& output)
{
    return printIssued(
        callWithProgress(client, QStringLiteral("certificate.renew"), {}, output, authorityTime),
        output);
}

} // namespace mailstead::cli
