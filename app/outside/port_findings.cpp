// What the look from outside means.
#include "outside/port_look.h"

#include <QCoreApplication>
#include <algorithm>

namespace mailstead::outside
{

namespace
{

using core::Finding;
using core::Severity;

class Text
{
    Q_DECLARE_TR_FUNCTIONS(mailstead::outside::Text)
};

/// What people use the port for.
QString useOf(quint16 port)
{
    switch (port) {
    case 25:
        return Text::tr("mail from other servers");
    case 80:
        return Text::tr("the certificate authority's visits");
    case 443:
        return Text::tr("settings for mail programs");
    case 465:
    case 587:
        return Text::tr("mail programs that send");
    case 993:
        return Text::tr("mail programs that read");
    default:
        return Text::tr("this server's services");
    }
}

Finding finding(const char* id, Severity severity, const Seen& seen, const QString& title)
{
    Finding result;
    result.id = QStringLiteral("ports.") + QLatin1String(id);
    result.severity = severity;
    result.title = title;
    result.parameters = {{QStringLiteral("port"), QString::number(seen.port)}};
    QString line = QStringLiteral("%1/tcp: ").arg(seen.port);
    if (seen.reach == Reach::Open)
        line += seen.greeting.isEmpty() ? QStringLiteral("open") : seen.greeting;
    else
        line += seen.why;
    result.evidence = {line};
    return result;
}

/// "220 mail.example.org ESMTP": the name that a server greets with (RFC 5321 §4.2).
QString greetedName(const QString& greeting)
{
    if (!greeting.startsWith(QLatin1String("220")) || greeting.size() < 5)
        return {};
    return greeting.mid(4).section(QLatin1Char(' '), 0, 0).toLower();
}

Finding openFinding(const Seen& seen, const QString& hostname, bool greets)
{
    if (greets && seen.greeting.isEmpty()) {
        Finding result = finding("no-greeting", Severity::Unknown, seen,
                                 Text::tr("Port %1 is open, but nobody greeted").arg(seen.port));
        result.why = Text::tr("Something may take the connection before it comes to the server: a "
                              "filter of your own line, or one at the hoster");
        result.fix = Text::tr("Look from another network, such as a phone's");
        return result;
    }
    if (greets && greetedName(seen.greeting) != hostname.toLower()) {
        Finding result = finding("other-answers", Severity::Unknown, seen,
                                 Text::tr("Another mail server than %1 answers on port %2")
                                     .arg(hostname)
                                     .arg(seen.port));
        result.why = Text::tr("Some lines at home lead every connection to port 25 to a server of "
                              "the provider, so that from here it cannot be told who answers "
                              "others");
        result.fix = Text::tr("Look from another network, such as a phone's");
        return result;
    }
    return finding(
        "open", Severity::Ok, seen,
        Text::tr("Port %1 is open from here, for %2").arg(seen.port).arg(useOf(seen.port)));
}

Finding closedFinding(const Port& port, const Seen& seen, bool othersOpen, bool isSmtp)
{
    if (!port.listens.value_or(true)) {
        Finding result = finding("nobody-listens", Severity::Bad, seen,
                                 Text::tr("Nothing listens on port %1").arg(seen.port));
        result.why = Text::tr("The port is for %1").arg(useOf(seen.port));
        result.fix = Text::tr("See that the services run, and that mailsteadd.toml names the port");
        return result;
    }
    if (seen.reach == Reach::Unreachable) {
        Finding result =
            finding("no-way", Severity::Unknown, seen,
                    Text::tr("Cannot tell whether port %1 is open: there is no way to the server "
                             "from here")
                        .arg(seen.port));
        result.fix =
            Text::tr("See that this computer is online; for an IPv6 address it needs IPv6");
        return result;
    }
    if (isSmtp && othersOpen) {
        Finding result =
            finding("own-line", Severity::Unknown, seen,
                    Text::tr("Cannot tell whether port %1 is open: your own line may block it")
                        .arg(seen.port));
        result.why = Text::tr("Most providers of lines at home close port 25 against spam. The "
                              "server's other ports answer, so its firewall is most likely right");
        result.fix = Text::tr("Look from another network, or send a message from another provider "
                              "to the server");
        return result;
    }
    if (!port.listens) {
        Finding result =
            finding("closed-unknown", Severity::Unknown, seen,
                    Text::tr("Port %1 is closed from here; what the server says of it is not known")
                        .arg(seen.port));
        result.fix = Text::tr("Look again when the mail daemon is connected");
        return result;
    }
    Finding result =
        finding("closed", Severity::Bad, seen,
                Text::tr("Port %1 is closed from outside, although the server listens on it")
                    .arg(seen.port));
    result.why =
        Text::tr("A firewall stands between, and the port is for %1").arg(useOf(seen.port));
    result.fix = Text::tr("Open the port in the firewall of the server and in the one of the "
                          "hoster's panel (security group)");
    return result;
}

} // namespace

QList<Port> mailPorts()
{
    return {{25, {}, true},  {465, {}, true}, {587, {}, true},
            {993, {}, true}, {80, {}, false}, {443, {}, false}};
}

QList<core::Finding> judge(const QList<Port>& ports, const QList<Seen>& seen,
                           const QString& hostname, quint16 smtp)
{
    QList<Finding> findings;
    for (const Seen& each : seen) {
        const auto port = std::find_if(ports.cbegin(), ports.cend(), [&each](const Port& one) {
            return one.number == each.port;
        });
        if (port == ports.cend())
            continue;
        const bool isSmtp = each.port == smtp;
        if (each.reach == Reach::Open) {
            findings.append(openFinding(each, hostname, isSmtp));
            continue;
        }
        // Nobody has to listen on a port that is not needed, and then it is rightly closed.
        if (!port->needed && !port->listens.value_or(false))
            continue;
        const bool othersOpen = std::any_of(seen.cbegin(), seen.cend(), [&each](const Seen& other) {
            return other.port != each.port && other.reach == Reach::Open;
        });
        findings.append(closedFinding(*port, each, othersOpen, isSmtp));
    }
    return findings;
}

} // namespace mailstead::outside
