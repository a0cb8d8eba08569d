#include "fake_engine.h"

#include "setup/choices.h"

#include <QTimeZone>

namespace mailstead::pages
{

using core::Finding;
using core::Severity;
using setup::Change;
using setup::StepId;
using setup::StepState;

FakeEngine::FakeEngine(QObject* parent)
    : SetupEngine(parent)
{
    for (int id = int(StepId::Look); id <= int(StepId::Proof); ++id) {
        setup::StepStatus status;
        status.id = StepId(id);
        m_steps << status;
    }
}

void FakeEngine::setSettings(const setup::Settings& wanted)
{
    settings = wanted;
    calls << QStringLiteral("settings");
}

setup::StepStatus FakeEngine::step(StepId id) const
{
    return m_steps.at(int(id));
}

void FakeEngine::preview(StepId id)
{
    calls << QStringLiteral("preview ") + setup::toString(id);
}

void FakeEngine::run(StepId first, StepId last)
{
    calls << QStringLiteral("run %1 %2").arg(setup::toString(first), setup::toString(last));
    m_running = true;
    setState(first, StepState::Running);
}

void FakeEngine::undo(StepId id)
{
    calls << QStringLiteral("undo ") + setup::toString(id);
}

void FakeEngine::set(const setup::StepStatus& status)
{
    m_steps[int(status.id)] = status;
    emit stepChanged(status.id);
}

void FakeEngine::setState(StepId id, StepState state, const QString& activity)
{
    setup::StepStatus status = step(id);
    status.state = state;
    status.activity = activity;
    const QDateTime now(QDate(2026, 11, 24), QTime(10, 31, 2), QTimeZone::utc());
    if (state == StepState::Running)
        status.startedAt = now;
    else if (status.startedAt.isValid())
        status.endedAt = now.addSecs(6);
    set(status);
}

void FakeEngine::logStep(StepId step, setup::LogEntry::Kind kind, const QString& text)
{
    setup::LogEntry entry;
    entry.at = QDateTime(QDate(2026, 11, 24), QTime(10, 31, 2), QTimeZone::utc());
    entry.kind = kind;
    entry.step = step;
    entry.text = text;
    emit logged(entry);
}

void FakeEngine::finish(bool ok, const core::Error& error)
{
    m_running = false;
    emit finished(ok, error);
}

namespace sample
{

core::Finding postfixFinding()
{
    Finding finding;
    finding.id = QStringLiteral("other-mta");
    finding.severity = Severity::Decide;
    finding.title = QStringLiteral("Postfix already answers on port 25");
    finding.remark = QStringLiteral("it came with the image and holds no mail");
    finding.evidence = {QStringLiteral("25/tcp   LISTEN   master (pid 611)   postfix 3.7.11"),
                        QStringLiteral("queue    0 messages      mynetworks  127.0.0.0/8")};
    finding.why = QStringLiteral(
        "Only one program can hold port 25. Until Postfix lets go, Mailstead cannot receive mail. "
        "Its queue is empty and no domain is set up in it, so nothing is lost.");
    finding.fix = QStringLiteral("Switch Postfix off. This can be undone.");
    setup::setChoices(finding,
                      {{QStringLiteral("stop-and-disable"), QStringLiteral("Switch Postfix off")},
                       {QStringLiteral("keep"), QStringLiteral("Keep it and stop here")}});
    return finding;
}

static Finding fact(const char* id, const char* title, const char* remark,
                    Severity severity = Severity::Ok)
{
    Finding finding;
    finding.id = QString::fromLatin1(id);
    finding.severity = severity;
    finding.title = QString::fromUtf8(title);
    finding.remark = QString::fromUtf8(remark);
    return finding;
}

QList<core::Finding> lookFindings()
{
    Finding ptr = fact("dns.ptr-missing", "The addresses have no reverse name yet",
                       "step 6 helps you set both PTR records", Severity::Note);
    ptr.evidence = {QStringLiteral("45.2.0.192.in-addr.arpa PTR NXDOMAIN")};
    ptr.why = QStringLiteral("Large providers refuse mail from addresses without a reverse name.");
    Finding list = fact("blocklist.unknown", "Spamhaus could not be asked for IPv6",
                        "it refuses public resolvers (127.255.255.254), so this says nothing",
                        Severity::Unknown);
    return {postfixFinding(),
            ptr,
            list,
            fact("system", "System", "Debian 12.11, x86_64, KVM"),
            fact("memory", "Memory", "1,966 MB, 1,702 free"),
            fact("disk", "Disk", "34.1 GB free of 38"),
            fact("clock", "Clock", "0.4 s off, NTP running"),
            fact("port25", "Port 25 outward", "open, 4 of 4 providers answered"),
            fact("root", "Root", "signed in as root"),
            fact("ports", "Other mail ports", "80, 465, 587, 993 are free"),
            fact("firewall", "Firewall", "nftables, can be changed"),
            fact("ipv4", "IPv4 address", "192.0.2.45, public"),
            fact("ipv6", "IPv6 address", "2001:db8:41::45, public"),
            fact("blocklists", "Blocklists, IPv4", "on none of 6"),
            fact("resolvers", "Name servers", "2, both answer")};
}

setup::Plan namePlan()
{
    Change hostname;
    hostname.kind = Change::Kind::File;
    hostname.subject = QStringLiteral("/etc/hostname");
    hostname.remark = QStringLiteral("localhost → mail");
    hostname.before = QStringLiteral("localhost\n");
    hostname.after = QStringLiteral("mail\n");
    hostname.undoable = true;

    Change hosts;
    hosts.kind = Change::Kind::File;
    hosts.subject = QStringLiteral("/etc/hosts");
    hosts.remark = QStringLiteral("1 line added, 1 changed, the rest kept");
    hosts.before = QStringLiteral("127.0.0.1       localhost\n"
                                  "127.0.1.1       vps-4417.hoster.example vps-4417\n"
                                  "::1             localhost ip6-localhost ip6-loopback\n");
    hosts.after = QStringLiteral("127.0.0.1       localhost\n"
                                 "127.0.1.1       mail.example.net mail\n"
                                 "192.0.2.45      mail.example.net mail\n"
                                 "::1             localhost ip6-localhost ip6-loopback\n");
    hosts.undoable = true;

    Change cloud;
    cloud.kind = Change::Kind::File;
    cloud.subject = QStringLiteral("/etc/cloud/cloud.cfg.d/99-mailstead.cfg");
    cloud.remark = QStringLiteral("keeps the name across restarts");
    cloud.after = QStringLiteral("preserve_hostname: true\n");
    cloud.undoable = true;

    Change reboot;
    reboot.kind = Change::Kind::Reboot;
    reboot.subject = QStringLiteral("systemctl reboot");
    reboot.remark = QStringLiteral("restart the server and sign in again");
    return {{hostname, hosts, cloud, reboot}};
}

QList<setup::WantedRecord> records(bool arrived)
{
    const auto record = [arrived](const char* name, const char* type, const char* value,
                                  const char* why, const char* purpose, bool late) {
        setup::WantedRecord one;
        one.name = QString::fromLatin1(name);
        one.type = QString::fromLatin1(type);
        one.value = QString::fromUtf8(value);
        one.why = QString::fromUtf8(why);
        one.purpose = QString::fromLatin1(purpose);
        const bool there = arrived || !late;
        one.state = there ? QStringLiteral("ok") : QStringLiteral("missing");
        for (const char* server : {"ada.ns.example", "bob.ns.example", "resolver"})
            one.answers << QString::fromLatin1(server) + QStringLiteral(": ") +
                               (there ? one.value : QStringLiteral("NXDOMAIN"));
        return one;
    };
    return {
        record("mail.example.net", "A", "192.0.2.45", "where the server is", "address", false),
        record("mail.example.net", "AAAA", "2001:db8:41::45", "the same over IPv6", "address",
               true),
        record("example.net", "MX", "10 mail.example.net.",
               "which server takes mail for example.net", "mx", false),
        record("example.net", "TXT", "v=spf1 mx -all", "who may send for example.net", "spf", true),
        record("ms202611r._domainkey.example.net", "TXT",
               "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwJ0b2V3mX7dP1nqk",
               "signature key, RSA 2048", "dkim", true),
        record("ms202611e._domainkey.example.net", "TXT",
               "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
               "signature key, ed25519", "dkim", true),
        record("_dmarc.example.net", "TXT", "v=DMARC1; p=none; rua=mailto:post@example.net",
               "what others do with forged mail", "dmarc", true),
        record("45.2.0.192.in-addr.arpa", "PTR", "mail.example.net.",
               "the reverse name; only the hoster can set it", "ptr", true),
    };
}

} // namespace sample

} // namespace mailstead::pages
