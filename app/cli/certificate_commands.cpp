#include "cli/certificate_commands.h"

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
        // That one needs somebody who makes the records meanwhile: the window's work.
        const bool byHand = textOf(way, "way") == QLatin1String("dns-by-hand");
        if (way.value(QLatin1String("possible")).toBool() && !byHand)
            return textOf(way, "way");
        reasons << textOf(way, "way") + QStringLiteral(": ") + textOf(way, "reason");
    }
    return core::fail(core::ErrorKind::Refused, Text::tr("No way to a certificate is open"),
                      reasons.join(QLatin1String("; ")));
}

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
    return printIssued(callWithProgress(client, QStringLiteral("certificate.request"), parameters,
                                        output, authorityTime),
                       output);
}

int renewCertificate(control::Client& client, const Output& output)
{
    return printIssued(
        callWithProgress(client, QStringLiteral("certificate.renew"), {}, output, authorityTime),
        output);
}

} // namespace mailstead::cli
