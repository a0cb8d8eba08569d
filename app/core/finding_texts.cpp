#include "core/finding_texts.h"

#include <QCoreApplication>
#include <optional>

namespace mailstead::core
{
namespace
{

/// Patterns with {parameter} in them; null where the daemon's own text is kept.
struct Row {
    const char* id; ///< "*" in the place of a record's purpose, or of its problem, fits any
    const char* title;
    const char* why;
    const char* fix;
};

/// The first that fits, and whose title can be filled, counts: the more particular ones come first.
/// The ids and their parameters are those of server/dns/check_texts.cpp,
constexpr Row recordTexts[] = {
    {"dns.servers-disagree",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Name servers differ about {type} of {name}"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "A change is still on its way, or one server is not told of changes"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Wait some minutes; when it stays so, ask the DNS provider")},
    {"dns.ptr-missing", QT_TRANSLATE_NOOP("mailstead::core::Finding", "{name} has no PTR record"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Receivers look up the name of the sending address; large ones refuse mail "
                       "when it does not lead back to the server"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "In the hoster's panel, set the reverse DNS (PTR, rDNS) of this address to "
                       "{wanted}, or ask the hoster's support to do it")},
    {"dns.ptr-not-confirmed",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "The name {seen} does not lead back to this server"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Receivers look up the name of the sending address; large ones refuse mail "
                       "when it does not lead back to the server"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "In the hoster's panel, set the reverse DNS (PTR, rDNS) of this address to "
                       "{wanted}, or ask the hoster's support to do it")},
    {"dns.ptr-generic",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "The reverse name is the hoster's own, {seen}"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "A name like that is given to every customer; receivers take it for a home line"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "In the hoster's panel, set the reverse DNS (PTR, rDNS) of this address to "
                       "{wanted}, or ask the hoster's support to do it")},
    {"dns.ptr-other-name",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "The reverse name is {seen}"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "It leads back here, so mail is accepted; equal to the server's name would be better"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "In the hoster's panel, set the reverse DNS (PTR, rDNS) of this address to "
                       "{wanted}, or ask the hoster's support to do it")},
    {"dns.address-foreign",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "{name} leads to {seen}, which is not this server"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Mail and the certificate authority would go there; a proxy (the orange "
                       "cloud) does the same"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "Remove that {type} record, or switch the proxy off, so that only {wanted} is left")},
    {"dns.mx-wrong",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Mail for {name} is brought to another server: {seen}"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "The MX record with the lowest number gets the mail"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "At the DNS provider of the domain, change the {type} record of {name} to {wanted}")},
    {"dns.mx-shared",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Mail for {name} is shared with {seen}"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Hosts of the same number get an equal part of the mail"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Remove the other MX record, or give it a higher number")},
    {"dns.spf-duplicate",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "{name} has two SPF records"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "With two, receivers accept neither (RFC 7208)"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "Merge them to one: {wanted}, with what the others allowed put before -all")},
    {"dns.spf-not-us",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "The SPF record of {name} does not allow this server"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Receivers then take our mail for forged"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Put mx into the record, before its last word")},
    {"dns.dkim-truncated",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "The DKIM key at {name} is cut off"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "Some web forms cut texts over 255 characters; no signature can be verified then"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "Enter it again in two quoted parts, or without quotes where the form splits by itself")},
    {"dns.dkim-duplicate",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "There are two keys at {name}"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Receivers may take either, and verify with the wrong one"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Remove the one that is not ours")},
    {"dns.dkim-wrong", QT_TRANSLATE_NOOP("mailstead::core::Finding", "Another key is at {name}"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Our signatures cannot be verified with it"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "At the DNS provider of the domain, change the {type} record of {name} to {wanted}")},
    {"dns.dmarc-duplicate",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "{name} has two DMARC records"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "With two, receivers act as if there were none (RFC 7489)"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Keep one of them")},
    {"dns.dmarc-wrong",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "The DMARC record of {name} has no valid policy"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Receivers ignore it"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "At the DNS provider of the domain, change the {type} record of {name} to {wanted}")},
    {"dns.*-missing", QT_TRANSLATE_NOOP("mailstead::core::Finding", "{name} has no {type} record"),
     nullptr,
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "At the DNS provider of the domain, make a {type} record for {name} with "
                       "the value {wanted}")},
    {"dns.*-unknown",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Nobody could be asked for {name}"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "The name servers did not answer"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Check the name servers of the domain, or look again later")},
    {"dns.*-ok",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "{type} of {name} is as it should be"), nullptr,
     nullptr},
    {"dns.*-*",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "{type} of {name} is not as it should be"),
     nullptr,
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "At the DNS provider of the domain, change the {type} record of {name} to {wanted}")},
};

/// of server/dns/preflight_findings.cpp,
constexpr Row preflightTexts[] = {
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
constexpr Row selfCheckTexts[] = {
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

struct Reason {
    const char* purpose;
    const char* text;
};

constexpr Reason reasons[] = {
    {"address", QT_TRANSLATE_NOOP("mailstead::core::Finding",
                                  "Other servers and mail programs find this server by it; the "
                                  "certificate authority as well.")},
    {"ptr",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Receivers look up the name of the sending address and refuse mail when it "
                       "does not lead back here. The owner of the address, the hoster, sets it.")},
    {"mx",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Mail for the domain is brought to this host.")},
    {"spf", QT_TRANSLATE_NOOP("mailstead::core::Finding",
                              "Says that this server, and no other, sends mail of the domain.")},
    {"dkim", QT_TRANSLATE_NOOP("mailstead::core::Finding",
                               "The public key with which receivers verify our signatures.")},
    {"dmarc",
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "Says what receivers should do with mail that only pretends to come from the domain.")},
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

bool fits(const Row& row, const Finding& finding)
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

template <std::size_t size> bool translateFrom(const Row (&rows)[size], Finding& finding)
{
    for (const Row& row : rows) {
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
    return translateFrom(recordTexts, finding) || translateFrom(preflightTexts, finding) ||
           translateFrom(selfCheckTexts, finding);
}

QString recordReason(const QString& purpose, const QString& asSent)
{
    for (const Reason& reason : reasons) {
        if (purpose == QLatin1String(reason.purpose))
            return translated(reason.text);
    }
    return asSent;
}

} // namespace mailstead::core
