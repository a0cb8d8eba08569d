#include "core/finding_texts.h"

#include "core/finding_rows.h"

#include <QCoreApplication>
#include <optional>

namespace mailstead::core
{
namespace
{

/// The ids and their parameters are those of server/dns/preflight_findings.cpp,
constexpr FindingRow preflightTexts[] = {
    {"memory-low",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "The server has {memory} of memory"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Package installation and mail storage need about 1 GB; with less, programs "
                       "are ended at random moments"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Choose a plan with at least 1 GB at the hoster, or add swap space")},
    {"disk-low", QT_TRANSLATE_NOOP("mailstead::core::Finding", "Only {free} are free on the disk"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Mail that cannot be stored is refused until there is room again"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Remove what is not needed, or choose a larger disk at the hoster")},
    {"clock-unsynchronised",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "The clock is not kept by a time service"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "Certificates and signatures are valid for a span of time; a wrong clock breaks both"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Install and start systemd-timesyncd or chrony")},
    {"other-mta",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Another mail server is running: {process}"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Only one program can receive mail on port 25"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Stop and disable it; its files stay")},
    {"other-mta",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Another mail server is running: port 25 is taken"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Only one program can receive mail on port 25"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Stop and disable it; its files stay")},
    {"port-80-taken",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Port 80 is taken by {process}"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "The certificate authority comes to port 80 to see that the name is ours"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Stop that program while the certificate is issued, or for good")},
    {"port-80-taken",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Port 80 is taken by a program"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "The certificate authority comes to port 80 to see that the name is ours"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Stop that program while the certificate is issued, or for good")},
    {"port-443-taken",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Port 443 is taken by {process}"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "The settings for mail programs and the MTA-STS policy would be served "
                       "there; everything else works without them"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Leave it as it is, or stop that program: the daemon takes the port as "
                       "soon as it is free")},
    {"port-443-taken",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Port 443 is taken by a program"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "The settings for mail programs and the MTA-STS policy would be served "
                       "there; everything else works without them"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Leave it as it is, or stop that program: the daemon takes the port as "
                       "soon as it is free")},
    {"ports-taken",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Ports for mail programs are taken"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Mail programs send through ports 465 and 587"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Stop the programs that listen there")},
    {"no-public-address",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "The server has no public address of its own"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Mail is brought to a public address; behind a translating router it "
                       "arrives only when port 25 is forwarded"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Ask the hoster for a public IPv4 address")},
    {"ptr-missing",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "{address} has no reverse name yet"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Receivers look up the name of the sending address and refuse mail when it "
                       "does not lead to the server"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "The reverse name is set in a later step, in the hoster's panel")},
    {"ptr-generic",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "{address} has the hoster's own reverse name, {name}"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Receivers look up the name of the sending address and refuse mail when it "
                       "does not lead to the server"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "The reverse name is set in a later step, in the hoster's panel")},
    {"ptr-other",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "The reverse name of {address}, {name}, does not lead back"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Receivers look up the name of the sending address and refuse mail when it "
                       "does not lead to the server"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "The reverse name is set in a later step, in the hoster's panel")},
    {"ptr-confirmed",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "The reverse name of {address} is {name}"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Receivers look up the name of the sending address and refuse mail when it "
                       "does not lead to the server"),
     nullptr},
    {"outbound-25-open", QT_TRANSLATE_NOOP("mailstead::core::Finding", "Port 25 is open outward"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Mail to other servers goes out through port 25; many hosters keep it "
                       "closed until the customer asks"),
     nullptr},
    {"outbound-25-blocked",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Port 25 is blocked outward"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Mail to other servers goes out through port 25; many hosters keep it "
                       "closed until the customer asks"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "Ask the hoster's support to open outgoing port 25; without that no mail can leave")},
    {"outbound-25-unknown",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Cannot tell whether port 25 is open outward"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Mail to other servers goes out through port 25; many hosters keep it "
                       "closed until the customer asks"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "None of the mail servers to try could be found; check the resolver")},
    {"blocklist-clean",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "{address} is on no blocklist of {list}"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Many receivers refuse mail from listed addresses"),
     nullptr},
    {"blocklist-listed",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "{address} is listed by {list}"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Many receivers refuse mail from listed addresses"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "Ask the hoster for another address, or have it removed at the list's web page")},
    {"blocklist-unknown",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Cannot tell whether {address} is on a blocklist"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Many receivers refuse mail from listed addresses"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "The list does not answer this server's resolver")},
};

/// and of server.selfcheck in server/control/PROTOCOL.md.
constexpr FindingRow selfCheckTexts[] = {
    {"self.space", QT_TRANSLATE_NOOP("mailstead::core::Finding", "There is space for mail"),
     nullptr, nullptr},
    {"self.space-low",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "There is no space for new mail"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "New mail is answered 452 and comes again later, so nothing is lost yet."),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Free space on the disk, or lower limits.free-bytes in mailsteadd.toml.")},
    {"self.queue", QT_TRANSLATE_NOOP("mailstead::core::Finding", "The queue is moving"), nullptr,
     nullptr},
    {"self.queue-old",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Mail has been waiting for more than a day"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "A receiving server does not answer or does not take it."),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Look at the replies in the queue.")},
    {"self.queue-broken", QT_TRANSLATE_NOOP("mailstead::core::Finding", "The queue cannot be read"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Mail can neither be taken nor delivered."),
     nullptr},
    {"self.certificate", QT_TRANSLATE_NOOP("mailstead::core::Finding", "The certificate is valid"),
     nullptr, nullptr},
    {"self.certificate-temporary",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Only a self-signed certificate is in use"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Mail programs will warn; other servers encrypt without trust."),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Request a certificate.")},
    {"self.certificate-ends",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "The certificate ends soon"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Its renewal did not succeed so far."),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Look at the last error of the certificate and renew it.")},
    {"self.certificate-ended",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "The certificate has ended"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Its renewal did not succeed so far."),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Look at the last error of the certificate and renew it.")},
    {"self.dovecot", QT_TRANSLATE_NOOP("mailstead::core::Finding", "Dovecot takes local mail"),
     nullptr, nullptr},
    {"self.dovecot-unreachable",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Dovecot does not take local mail"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Mail for local mailboxes waits in the queue."),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Look at it with: systemctl status dovecot; doveconf -n")},
    {"self.resolver", QT_TRANSLATE_NOOP("mailstead::core::Finding", "The resolver answers"),
     nullptr, nullptr},
    {"self.resolver-silent",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "The resolver does not answer"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Without it no mail server of a recipient can be found."),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Look at resolver.forward in mailsteadd.toml or /etc/resolv.conf.")},
    {"self.mailboxes", QT_TRANSLATE_NOOP("mailstead::core::Finding", "There are mailboxes"),
     nullptr, nullptr},
    {"self.no-mailbox", QT_TRANSLATE_NOOP("mailstead::core::Finding", "There is no mailbox yet"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Every recipient is refused."),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Add a domain and a mailbox.")},
};

QString translated(const char* text)
{
    return QCoreApplication::translate("mailstead::core::Finding", text);
}

/// Nothing when a parameter is missing or empty. One pass, so that braces inside of a value, which
/// comes from the network, stay what they are.
std::optional<QString> filled(const char* text, const QVariantMap& parameters)
{
    const QString pattern = translated(text);
    QString result;
    qsizetype at = 0;
    while (at < pattern.size()) {
        const qsizetype open = pattern.indexOf(QLatin1Char('{'), at);
        const qsizetype close = open < 0 ? -1 : pattern.indexOf(QLatin1Char('}'), open);
        if (close < 0)
            break;
        const QString value = parameters.value(pattern.mid(open + 1, close - open - 1)).toString();
        if (value.isEmpty())
            return std::nullopt;
        result += QStringView(pattern).mid(at, open - at);
        result += value;
        at = close + 1;
    }
    result += QStringView(pattern).mid(at);
    return result;
}

bool fits(const FindingRow& row, const Finding& finding)
{
    const QLatin1String id(row.id);
    if (!id.startsWith(QLatin1String("dns.*-")))
        return finding.id == id;
    const QString start = QStringLiteral("dns.%1-").arg(
        finding.parameters.value(QStringLiteral("purpose")).toString());
    if (!finding.id.startsWith(start))
        return false;
    const QLatin1String problem = id.mid(6);
    return problem == QLatin1String("*") || QStringView(finding.id).mid(start.size()) == problem;
}

void replace(QString& text, const char* pattern, const QVariantMap& parameters)
{
    if (pattern == nullptr || text.isEmpty())
        return;
    if (const auto own = filled(pattern, parameters))
        text = *own;
}

bool translateFrom(std::span<const FindingRow> rows, Finding& finding)
{
    for (const FindingRow& row : rows) {
        if (!fits(row, finding))
            continue;
        const auto title = filled(row.title, finding.parameters);
        if (!title)
            continue;
        finding.title = *title;
        replace(finding.fix, row.fix, finding.parameters);
        if (row.why != nullptr)
            replace(finding.why, row.why, finding.parameters);
        else
            finding.why = recordReason(
                finding.parameters.value(QStringLiteral("purpose")).toString(), finding.why);
        return true;
    }
    return false;
}

} // namespace

bool translateFinding(Finding& finding)
{
    // The general rows for any record come last of all.
    return translateFrom(worldRows(), finding) || translateFrom(recordRows(), finding) ||
           translateFrom(preflightTexts, finding) || translateFrom(selfCheckTexts, finding);
}

QString recordReason(const QString& purpose, const QString& asSent)
{
    for (const RecordReason& reason : recordReasons()) {
        if (asSent == QLatin1String(reason.text))
            return translated(reason.text);
    }
    for (const RecordReason& reason : recordReasons()) {
        if (purpose == QLatin1String(reason.purpose))
            return translated(reason.text);
    }
    return asSent;
}

} // namespace mailstead::core
