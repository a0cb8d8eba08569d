#include "setup/look_findings.h"

#include "setup/choices.h"
#include "setup/distribution.h"
#include "setup/text.h"

#include <QLocale>

namespace mailstead::setup
{

namespace
{

using core::Finding;
using core::Severity;

constexpr qint64 mib = 1024 * 1024;
/// A server sold with 1 GB shows a little less; the kernel keeps some to itself.
constexpr qint64 wantedMemory = 900 * mib;
constexpr qint64 leastMemory = 400 * mib; // a plan of 512 MB can be tried, a smaller one not
constexpr qint64 wantedDisk = 3072 * mib;
constexpr qint64 leastDisk = 700 * mib;
constexpr qint64 clockNoteMs = 10'000;
constexpr qint64 clockDecideMs = 120'000;

QString size(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

Finding finding(const char* id, Severity severity, const QString& title)
{
    Finding result;
    result.id = QString::fromLatin1(id);
    result.severity = severity;
    result.title = title;
    return result;
}

Choice continueChoice()
{
    return {goOn, Text::tr("Go on anyway")};
}

Finding systemFinding(const Facts& facts)
{
    const QString name =
        facts.system.name.isEmpty() ? Text::tr("An unknown system") : facts.system.name;
    if (!distributionFor(facts.system)) {
        Finding bad =
            finding("system-unsupported", Severity::Bad, Text::tr("%1 is not supported").arg(name));
        bad.evidence = {QStringLiteral("ID=%1").arg(facts.system.id),
                        QStringLiteral("VERSION_ID=%1").arg(facts.system.version)};
        bad.why = Text::tr("Package names and configuration differ from system to system; on one "
                           "that was never tried, the setup could leave a half-working server.");
        bad.fix = Text::tr("Reinstall the server in your hoster's panel with one of: %1. Debian 12 "
                           "is a good choice.")
                      .arg(supportedSystems());
        bad.parameters.insert(QStringLiteral("system"), name);
        return bad;
    }
    if (facts.init != QLatin1String("systemd")) {
        Finding bad =
            finding("no-systemd", Severity::Bad, Text::tr("The server does not run systemd"));
        bad.evidence = {QStringLiteral("/proc/1/comm: %1").arg(facts.init)};
        bad.why = Text::tr("The mail daemon is started, watched and confined by systemd.");
        bad.fix = Text::tr("Use a virtual server, not a bare container, with one of: %1.")
                      .arg(supportedSystems());
        return bad;
    }
    Finding ok = finding("system", Severity::Ok, name);
    ok.remark = Text::tr("supported");
    return ok;
}

Finding architectureFinding(const Facts& facts)
{
    if (facts.architecture == QLatin1String("x86_64") ||
        facts.architecture == QLatin1String("aarch64"))
        return finding("architecture", Severity::Ok,
                       Text::tr("Processor: %1").arg(facts.architecture));
    Finding bad =
        finding("architecture-unsupported", Severity::Bad,
                Text::tr("The processor architecture %1 is not supported").arg(facts.architecture));
    bad.evidence = {QStringLiteral("uname -m: %1").arg(facts.architecture)};
    bad.why = Text::tr("The mail daemon is made for x86_64 and aarch64.");
    bad.fix = Text::tr("Choose a server with one of these processors.");
    return bad;
}

Finding rootFinding(const Facts& facts)
{
    if (facts.root)
        return finding("root", Severity::Ok, Text::tr("Signed in as root"));
    if (facts.canRoot)
        return finding("root", Severity::Ok, Text::tr("Root rights by sudo"));
    Finding bad = finding("no-root", Severity::Bad,
                          Text::tr("The user has no root rights and cannot get them by sudo"));
    bad.why = Text::tr("Installing a mail server changes system files and services.");
    bad.fix = Text::tr("Sign in as root, or add the user to the sudo group.");
    return bad;
}

Finding memoryFinding(const Facts& facts)
{
    if (facts.memoryBytes <= 0)
        return finding("memory-unknown", Severity::Unknown,
                       Text::tr("The amount of memory could not be read"));
    if (facts.memoryBytes >= wantedMemory)
        return finding("memory", Severity::Ok, Text::tr("Memory: %1").arg(size(facts.memoryBytes)));
    const bool tooLittle = facts.memoryBytes < leastMemory;
    Finding low =
        finding("memory-low", tooLittle ? Severity::Bad : Severity::Decide,
                Text::tr("The server has only %1 of memory").arg(size(facts.memoryBytes)));
    low.evidence = {QStringLiteral("MemTotal: %1 kB").arg(facts.memoryBytes / 1024)};
    low.why = Text::tr("A mail server needs about 1 GB; with less the system ends programs when "
                       "mail comes in bursts, and package updates can fail.");
    low.fix = Text::tr("Choose a plan with at least 1 GB in your hoster's panel.");
    if (!tooLittle)
        setChoices(low, {continueChoice()});
    low.parameters.insert(QStringLiteral("bytes"), facts.memoryBytes);
    return low;
}

Finding diskFinding(const Facts& facts)
{
    if (facts.totalBytes <= 0)
        return finding("disk-unknown", Severity::Unknown,
                       Text::tr("The free disk space could not be read"));
    if (facts.freeBytes >= wantedDisk)
        return finding("disk", Severity::Ok,
                       Text::tr("Free on disk: %1").arg(size(facts.freeBytes)));
    const bool tooLittle = facts.freeBytes < leastDisk;
    Finding low = finding("disk-low", tooLittle ? Severity::Bad : Severity::Note,
                          Text::tr("Only %1 are free on the disk").arg(size(facts.freeBytes)));
    low.evidence = {QStringLiteral("/var: %1 kB free of %2 kB")
                        .arg(facts.freeBytes / 1024)
                        .arg(facts.totalBytes / 1024)};
    low.why = Text::tr("Packages, the mail queue and the mailboxes need room; when the disk is "
                       "full, mail is turned away.");
    low.fix = Text::tr("Delete what is not needed, or choose a larger disk.");
    low.parameters.insert(QStringLiteral("bytes"), facts.freeBytes);
    return low;
}

Finding clockFinding(const Facts& facts)
{
    if (!facts.clockOffsetMs)
        return finding("clock-unknown", Severity::Unknown,
                       Text::tr("The server's clock could not be read"));
    const qint64 offset = *facts.clockOffsetMs;
    if (qAbs(offset) < clockNoteMs)
        return finding("clock", Severity::Ok, Text::tr("The clock is right"));
    const qint64 seconds = qAbs(offset) / 1000;
    const bool far = qAbs(offset) >= clockDecideMs;
    Finding off =
        finding("clock-off", far ? Severity::Decide : Severity::Note,
                offset > 0 ? Text::tr("The server's clock is %n second(s) ahead of this "
                                      "computer's",
                                      nullptr, static_cast<int>(qMin<qint64>(seconds, 1 << 30)))
                           : Text::tr("The server's clock is %n second(s) behind this "
                                      "computer's",
                                      nullptr, static_cast<int>(qMin<qint64>(seconds, 1 << 30))));
    off.evidence = {QStringLiteral("%1 ms").arg(offset)};
    off.why = Text::tr("Certificates and signatures are valid from and until a time; with a wrong "
                       "clock they are refused.");
    off.fix = Text::tr("See which of the two clocks is wrong. On the server, install chrony or "
                       "systemd-timesyncd.");
    if (far)
        setChoices(off, {continueChoice()});
    off.parameters.insert(QStringLiteral("milliseconds"), offset);
    return off;
}

bool isOurs(const QString& process)
{
    // Dovecot's login processes hold its listening sockets too.
    return process == QLatin1String("mailsteadd") || process == QLatin1String("dovecot") ||
           process == QLatin1String("imap-login") || process == QLatin1String("pop3-login");
}

/// The service to stop, by the process that listens; empty when we do not know it.
QString serviceOf(const ListeningPort& port, const Facts& facts)
{
    struct Known {
        const char* process;
        const char* service;
    };
    static constexpr Known table[] = {
        {"master", "postfix"},    {"exim4", "exim4"},           {"exim", "exim"},
        {"sendmail", "sendmail"}, {"sendmail-mta", "sendmail"}, {"smtpd", "opensmtpd"},
        {"nginx", "nginx"},       {"apache2", "apache2"},       {"httpd", "httpd"},
        {"caddy", "caddy"},       {"lighttpd", "lighttpd"},     {"haproxy", "haproxy"},
    };
    for (const Known& known : table) {
        if (port.process == QLatin1String(known.process))
            return QLatin1String(known.service);
    }
    return facts.isRunning(port.process) ? port.process : QString();
}

QString portEvidence(const ListeningPort& port)
{
    return QStringLiteral("%1 port %2: %3")
        .arg(port.address)
        .arg(port.port)
        .arg(port.process.isEmpty() ? QStringLiteral("?") : port.process);
}

Finding mailPortFinding(const Facts& facts)
{
    for (int number : {25, 465, 587, 143, 993, 110, 995}) {
        const auto port = facts.listener(number);
        if (!port || isOurs(port->process))
            continue;
        const QString service = serviceOf(*port, facts);
        const QString name = !service.isEmpty()         ? service
                             : !port->process.isEmpty() ? port->process
                                                        : Text::tr("An unknown program");
        Finding other = finding("other-mta", service.isEmpty() ? Severity::Bad : Severity::Decide,
                                Text::tr("%1 listens on the mail port %2").arg(name).arg(number));
        other.evidence = {portEvidence(*port)};
        other.why = Text::tr("Only one program can take mail on a port.");
        if (service.isEmpty()) {
            other.fix = Text::tr("Find out which program it is, and stop and disable it.");
        } else {
            other.fix = Text::tr("Have %1 stopped and disabled (its files stay), or use another "
                                 "server.")
                            .arg(service);
            setChoices(other, {{stopAndDisable, Text::tr("Stop and disable %1").arg(service)}});
        }
        other.parameters.insert(QStringLiteral("port"), number);
        other.parameters.insert(QStringLiteral("process"), port->process);
        other.parameters.insert(QStringLiteral("service"), service);
        return other;
    }
    return finding("mail-ports-free", Severity::Ok, Text::tr("The mail ports are free"));
}

Finding webPortFinding(const Facts& facts)
{
    const auto port = facts.listener(80);
    if (!port || isOurs(port->process))
        return finding("port-80-free", Severity::Ok, Text::tr("Port 80 is free"));
    const QString service = serviceOf(*port, facts);
    const QString name = !service.isEmpty()         ? service
                         : !port->process.isEmpty() ? port->process
                                                    : Text::tr("An unknown program");
    Finding taken =
        finding("port-80-taken", Severity::Decide, Text::tr("%1 listens on port 80").arg(name));
    taken.evidence = {portEvidence(*port)};
    taken.why = Text::tr("The certificate authority asks a question on port 80, at the first "
                         "certificate and at each renewal; the mail daemon must be able to answer "
                         "there.");
    taken.fix = Text::tr("Have the web server stopped and disabled if nobody needs it, or move it "
                         "to another server.");
    QList<Choice> choices;
    if (!service.isEmpty())
        choices.append({stopAndDisable, Text::tr("Stop and disable %1").arg(service)});
    choices.append({goOn, Text::tr("Go on; I will free the port before the certificate")});
    setChoices(taken, choices);
    taken.parameters.insert(QStringLiteral("process"), port->process);
    taken.parameters.insert(QStringLiteral("service"), service);
    return taken;
}

Finding firewallFinding(const Facts& facts)
{
    switch (facts.firewall) {
    case Firewall::None:
        return finding("firewall", Severity::Ok, Text::tr("No firewall on the server"));
    case Firewall::Ufw:
    case Firewall::Firewalld: {
        Finding note = finding("firewall", Severity::Note,
                               Text::tr("The firewall %1 is active").arg(toString(facts.firewall)));
        note.remark = Text::tr("the mail ports will be opened");
        return note;
    }
    case Firewall::Nftables:
    case Firewall::Iptables:
        break;
    }
    Finding note = finding(
        "firewall-own-rules", Severity::Note,
        Text::tr("The server has firewall rules of its own (%1)").arg(toString(facts.firewall)));
    note.why = Text::tr("Rules that somebody wrote by hand are not changed by this program.");
    note.fix = Text::tr("Make sure that they let TCP ports 25, 80, 443, 465, 587, 993 and 995 in. "
                        "With nftables: nft add rule inet filter input tcp dport { 25, 80, 443, "
                        "465, 587, 993, 995 } accept");
    return note;
}

Finding addressFinding(const Facts& facts)
{
    QStringList addresses;
    for (const NetworkAddress& address : facts.addresses) {
        if (address.isPublic)
            addresses.append(address.address);
    }
    if (!addresses.isEmpty())
        return finding("public-address", Severity::Ok,
                       Text::tr("Public address: %1").arg(addresses.join(QStringLiteral(", "))));
    Finding none = finding("no-public-address", Severity::Unknown,
                           Text::tr("No public address was seen on the server"));
    for (const NetworkAddress& address : facts.addresses)
        none.evidence.append(address.address);
    none.why = Text::tr("It may be behind address translation of the hoster.");
    return none;
}

/// Findings of the preflight that say again what we say from our own facts.
bool isRepeated(const QString& id)
{
    static const QStringList own = {
        QStringLiteral("memory-low"),    QStringLiteral("disk-low"),    QStringLiteral("other-mta"),
        QStringLiteral("port-80-taken"), QStringLiteral("ports-taken"),
    };
    return own.contains(id);
}

} // namespace

QList<Finding> lookFindings(const Facts& facts, const Settings& settings)
{
    QList<Finding> findings = {
        systemFinding(facts),   architectureFinding(facts), rootFinding(facts),
        memoryFinding(facts),   diskFinding(facts),         clockFinding(facts),
        mailPortFinding(facts), webPortFinding(facts),      firewallFinding(facts),
    };
    bool addressSaid = false;
    for (Finding seen : facts.preflightFindings) {
        if (isRepeated(seen.id))
            continue;
        addressSaid = addressSaid || seen.id == QLatin1String("no-public-address");
        // What stands in the way of mail but not of the setup is the user's to decide.
        if (seen.severity == Severity::Bad)
            seen.severity = Severity::Decide;
        if (seen.severity == Severity::Decide && choicesOf(seen).isEmpty())
            setChoices(seen, {continueChoice()});
        findings.append(seen);
    }
    if (!addressSaid)
        findings.append(addressFinding(facts));
    if (facts.rebootPending) {
        Finding pending = finding("reboot-pending", Severity::Note,
                                  Text::tr("Updates wait for a restart of the server"));
        pending.evidence = {QStringLiteral("/run/reboot-required")};
        findings.append(pending);
    }
    for (Finding& each : findings)
        applyDecision(each, settings);
    return findings;
}

QStringList servicesToStop(const Facts& facts, const Settings& settings)
{
    QStringList services;
    for (const Finding& finding : {mailPortFinding(facts), webPortFinding(facts)}) {
        if (decisionFor(finding, settings) == stopAndDisable)
            services.append(finding.parameters.value(QStringLiteral("service")).toString());
    }
    services.removeDuplicates();
    return services;
}

core::Result<> judge(const QList<Finding>& findings)
{
    for (const Finding& finding : findings) {
        if (finding.severity == Severity::Bad)
            return core::fail(core::ErrorKind::Refused, finding.title, finding.why, finding.fix);
    }
    for (const Finding& finding : findings) {
        if (finding.severity == Severity::Decide)
            return core::fail(core::ErrorKind::NeedsDecision, finding.title, finding.why,
                              finding.fix);
    }
    return {};
}

} // namespace mailstead::setup
