#include "setup/certificate_step.h"

#include "certificates/manual_watch.h"
#include "setup/certificate_way.h"
#include "setup/choices.h"
#include "setup/commands.h"
#include "setup/daemon_link.h"
#include "setup/dns_records.h"
#include "setup/install_files.h"
#include "setup/known_facts.h"
#include "setup/look_findings.h"
#include "setup/served_certificate.h"
#include "setup/text.h"

#include <QJsonArray>
#include <QUrl>

namespace mailstead::setup
{

namespace
{

using core::Result;

const QString agree = QStringLiteral("agree");

struct Issued {
    QString fingerprint, issuer, notAfter;
};

/// The certificate in use for our name; nullopt while it is the temporary one or has run out.
Result<std::optional<Issued>> issuedCertificate(Context& context)
{
    const auto answer = context.daemon.call(QStringLiteral("certificate.list"), {}, context.cancel);
    if (!answer)
        return tl::unexpected(answer.error());
    const QJsonArray list = answer->value(QLatin1String("certificates")).toArray();
    for (const QJsonValue& value : list) {
        const QJsonObject object = value.toObject();
        const QJsonArray names = object.value(QLatin1String("names")).toArray();
        const QString notAfter = object.value(QLatin1String("notAfter")).toString();
        const QDateTime end = QDateTime::fromString(notAfter, Qt::ISODateWithMs);
        if (object.value(QLatin1String("temporary")).toBool(true) ||
            !names.contains(context.settings.hostname) || !end.isValid() ||
            end <= QDateTime::currentDateTimeUtc())
            continue;
        return Issued{object.value(QLatin1String("fingerprint")).toString().toLower().remove(u':'),
                      object.value(QLatin1String("issuer")).toString(), notAfter};
    }
    return std::nullopt;
}

constexpr auto orderLimit = std::chrono::minutes(10);
constexpr auto byHandLimit = std::chrono::hours(2); ///< as long as the daemon waits for records

/// Fails with NeedsDecision while the terms are not agreed to, or the way needs port 80 and it
/// belongs to another.
Result<> mayAsk(Context& context, certificates::Way way)
{
    if (!context.settings.agreeToTerms) {
        core::Finding terms;
        terms.id = QStringLiteral("terms-not-agreed");
        terms.severity = core::Severity::Decide;
        terms.title = Text::tr("The certificate authority's terms must be agreed to");
        terms.evidence = {context.settings.acmeDirectory};
        terms.why = Text::tr("An authority issues certificates only to those who agree to its "
                             "terms of service.");
        terms.fix = Text::tr("Read them at the authority's web site, then agree.");
        setChoices(terms, {{agree, Text::tr("Agree to the terms")}});
        applyDecision(terms, context.settings);
        context.reporter.finding(terms);
        if (auto verdict = judge({terms}); !verdict)
            return verdict;
    }
    if (auto ok = refreshFacts(context); !ok)
        return ok;
    if (way != certificates::Way::Http)
        return {};
    const auto port = context.facts.listener(80);
    if (!port || port->process == QLatin1String("mailsteadd"))
        return {};
    for (core::Finding finding : lookFindings(context.facts, context.settings)) {
        if (finding.id != QLatin1String("port-80-taken"))
            continue;
        // "Later" was a choice then; now the port is needed.
        finding.severity = core::Severity::Decide;
        finding.remark.clear();
        QList<Choice> choices = choicesOf(finding);
        choices.removeIf([](const Choice& choice) { return choice.value == goOn; });
        setChoices(finding, choices);
        applyDecision(finding, context.settings);
        context.reporter.finding(finding);
        if (auto verdict = judge({finding}); !verdict)
            return verdict;
    }
    return {};
}

/// The MTA-STS record is wanted only since the certificate has the name that its policy is fetched
/// by (RFC 8461 §3.3), so the DNS step could not show it. Mail works without: nothing waits for it.
void tellOfNewRecords(Context& context)
{
    const QJsonObject parameters{{QStringLiteral("scope"), QStringLiteral("records")}};
    const auto records = context.daemon
                             .call(QStringLiteral("dns.check"), parameters, context.cancel, {},
                                   std::chrono::minutes(3))
                             .and_then(recordsFromJson);
    if (!records) {
        context.reporter.log(LogEntry::Kind::Note, records.error().text());
        return;
    }
    core::Finding finding;
    for (const WantedRecord& record : *records) {
        if (record.purpose == QLatin1String("mta-sts") && record.type == QLatin1String("TXT") &&
            record.state != QLatin1String("ok"))
            finding.evidence
                << QStringLiteral("%1 %2 %3").arg(record.name, record.type, record.value);
    }
    if (finding.evidence.isEmpty())
        return;
    finding.id = QStringLiteral("records-since-certificate");
    finding.severity = core::Severity::Note;
    finding.title = Text::tr("One more kind of DNS record can be made now");
    finding.why = Text::tr("It has other servers encrypt what they bring (MTA-STS); they fetch the "
                           "policy from this server with its new certificate. Mail arrives "
                           "without it, too.");
    finding.fix = Text::tr("After the setup, the DNS page writes it, or shows it for copying.");
    context.reporter.finding(finding);
}

} // namespace

Result<Plan> CertificateStep::plan(Context& context)
{
    context.reporter.activity(Text::tr("Looking at the certificates"));
    const auto issued = issuedCertificate(context);
    if (!issued)
        return tl::unexpected(issued.error());
    Plan plan;
    if (*issued)
        return plan;
    const auto way = chooseCertificateWay(context);
    if (!way)
        return tl::unexpected(way.error());
    if (auto ok = mayAsk(context, *way); !ok)
        return tl::unexpected(ok.error());
    for (const QString& service : servicesToStop(context.facts, context.settings))
        plan.changes.append({Change::Kind::Service,
                             service,
                             Text::tr("is stopped and disabled, as you decided"),
                             {},
                             {},
                             false});
    plan.changes.append({Change::Kind::Command,
                         QStringLiteral("certificate.request %1").arg(context.settings.hostname),
                         Text::tr("a certificate is requested from %1; the names for mail "
                                  "programs' settings and the MTA-STS policy are put into it as "
                                  "far as they lead here")
                             .arg(QUrl(context.settings.acmeDirectory).host()),
                         {},
                         {},
                         false});
    return plan;
}

Result<> CertificateStep::apply(Context& context, const Plan&)
{
    for (const QString& service : servicesToStop(context.facts, context.settings)) {
        if (auto ok = runLogged(context, QStringLiteral("systemctl"),
                                {QStringLiteral("disable"), QStringLiteral("--now"), service});
            !ok)
            return ok;
    }
    const auto way = chooseCertificateWay(context);
    if (!way)
        return tl::unexpected(way.error());
    const bool byHand = *way == certificates::Way::DnsByHand;
    context.reporter.activity(Text::tr("Asking for the certificate"));
    context.reporter.log(
        LogEntry::Kind::Command,
        QStringLiteral("certificate.request %1 %2 %3")
            .arg(context.settings.hostname, context.settings.acmeDirectory, toString(*way)));
    QJsonObject parameters{
        {QStringLiteral("names"), QJsonArray{context.settings.hostname}},
        {QStringLiteral("directory"), context.settings.acmeDirectory},
        {QStringLiteral("email"), context.settings.acmeEmail},
        {QStringLiteral("agreeToTerms"), true},
        {QStringLiteral("way"), toString(*way)},
    };
    if (!context.settings.acmeCaFile.isEmpty())
        parameters.insert(QStringLiteral("caFile"), acmeCaPath);
    const auto onProgress = [&](const QString& text, double fraction) {
        context.reporter.activity(text, fraction);
        context.reporter.log(LogEntry::Kind::Answer, text);
    };
    // Without a channel the request itself fails and tells why.
    const auto client = context.daemon.client(context.cancel);
    std::optional<certificates::ManualWatch> watch;
    if (byHand && client)
        watch.emplace(**client, [&](const QList<certificates::ManualRecord>& records) {
            context.reporter.records(wantedRecords(records));
        });
    const auto issued =
        context.daemon.call(QStringLiteral("certificate.request"), parameters, context.cancel,
                            onProgress, byHand ? byHandLimit : orderLimit);
    watch.reset();
    if (byHand)
        context.reporter.records({});
    if (!issued) {
        core::Finding refused;
        refused.id = QStringLiteral("certificate-not-issued");
        refused.severity = core::Severity::Bad;
        refused.title = issued.error().what;
        refused.evidence = issued.error().why.split(u'\n', Qt::SkipEmptyParts);
        refused.fix = issued.error().next;
        context.reporter.finding(refused);
        return tl::unexpected(issued.error());
    }
    context.reporter.findings({});
    context.reporter.log(LogEntry::Kind::Answer,
                         Text::tr("Issued by %1, valid until %2")
                             .arg(issued->value(QLatin1String("issuer")).toString(),
                                  issued->value(QLatin1String("notAfter")).toString()));
    return {};
}

Result<> CertificateStep::verify(Context& context)
{
    const auto issued = issuedCertificate(context);
    if (!issued)
        return tl::unexpected(issued.error());
    if (!*issued)
        return core::fail(core::ErrorKind::NotFound,
                          Text::tr("There is no certificate for %1").arg(context.settings.hostname),
                          {}, Text::tr("Run this step again."));
    context.reporter.activity(Text::tr("Checking which certificate the ports serve"));
    for (int port : {25, 465, 587, 993, 995}) {
        QString served;
        // Dovecot is shown a new certificate a moment after it was written.
        for (int attempt = 0; attempt < 30; ++attempt) {
            auto seen = servedFingerprint(context, port, context.settings.hostname);
            if (!seen)
                return tl::unexpected(seen.error());
            served = *seen;
            if (served == (*issued)->fingerprint)
                break;
            if (!waitFor(std::chrono::seconds(1), context.cancel))
                return tl::unexpected(cancelledError());
        }
        if (served != (*issued)->fingerprint)
            return core::fail(
                core::ErrorKind::CommandFailed,
                Text::tr("Port %1 does not serve the new certificate").arg(port),
                served.isEmpty() ? Text::tr("it serves none")
                                 : Text::tr("it serves one with fingerprint %1").arg(served),
                Text::tr("Look at the services' logs on the server, then run the step again."));
        context.reporter.log(
            LogEntry::Kind::Answer,
            Text::tr("Port %1 serves the certificate %2").arg(port).arg(served.left(16)));
    }
    tellOfNewRecords(context);
    return {};
}

} // namespace mailstead::setup
