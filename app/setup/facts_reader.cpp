// readFacts(): the commands. Each one is small, so that a system without one of the programs loses
// one fact only.
#include "setup/facts.h"

#include "setup/text.h"

namespace mailstead::setup
{

namespace
{

using core::Result;
using ssh::CommandResult;
using ssh::RemoteCommand;

class Reader
{
public:
    Reader(ssh::Host& host, const core::CancelToken& cancel)
        : m_host(host)
        , m_cancel(cancel)
    {
    }

    Result<Facts> read()
    {
        m_facts.known = true;
        // Each part returns false when the connection failed; then nothing else is tried.
        const bool ok = readUser() && readSystem() && readResources() && readNames() &&
                        readClock() && readNetwork() && readServices() && readFirewall();
        if (!ok)
            return tl::unexpected(m_error);
        return m_facts;
    }

private:
    /// False when the command could not be run at all; a non-zero exit code is a missing fact.
    bool run(const QString& program, const QStringList& arguments, QByteArray& output,
             bool asRoot = false, bool evenWhenFailed = false)
    {
        output.clear();
        RemoteCommand command;
        command.program = program;
        command.arguments = arguments;
        command.asRoot = asRoot;
        command.quiet = true;
        command.environment = {QStringLiteral("LC_ALL=C")};
        command.timeout = std::chrono::seconds(30);
        const Result<CommandResult> result = m_host.run(command, {}, m_cancel);
        if (!result) {
            m_error = result.error();
            return false;
        }
        if (result->exitCode == 0 || evenWhenFailed)
            output = result->output;
        return true;
    }

    bool readUser()
    {
        QByteArray output;
        if (!run(QStringLiteral("id"), {QStringLiteral("-u")}, output))
            return false;
        m_facts.root = output.trimmed() == "0";
        m_facts.canRoot = m_facts.root;
        if (m_facts.root)
            return true;
        RemoteCommand command;
        command.program = QStringLiteral("id");
        command.arguments = {QStringLiteral("-u")};
        command.quiet = true;
        const Result<CommandResult> result = m_host.run(command, {}, m_cancel);
        if (result) {
            m_facts.canRoot = result->exitCode == 0 && result->output.trimmed() == "0";
            return true;
        }
        // No sudo, or one that refuses, is what we want to know; a lost connection is not.
        m_error = result.error();
        return m_error.kind != core::ErrorKind::Unreachable &&
               m_error.kind != core::ErrorKind::Cancelled &&
               m_error.kind != core::ErrorKind::Timeout;
    }

    bool readSystem()
    {
        QByteArray output;
        if (!run(QStringLiteral("cat"), {QStringLiteral("/etc/os-release")}, output))
            return false;
        m_facts.system = parseOsRelease(output);
        if (!run(QStringLiteral("uname"), {QStringLiteral("-m")}, output))
            return false;
        m_facts.architecture = QString::fromLatin1(output.trimmed()).left(32);
        if (!run(QStringLiteral("cat"), {QStringLiteral("/proc/1/comm")}, output))
            return false;
        m_facts.init = QString::fromUtf8(output.trimmed()).left(32);
        if (!run(QStringLiteral("cat"), {QStringLiteral("/proc/sys/kernel/random/boot_id")},
                 output))
            return false;
        m_facts.bootId = QString::fromLatin1(output.trimmed()).left(64);
        // stat names those that exist and fails for the others.
        if (!run(QStringLiteral("stat"),
                 {QStringLiteral("-c"), QStringLiteral("%n"), QStringLiteral("/usr/bin/cloud-init"),
                  QStringLiteral("/run/reboot-required")},
                 output, false, true))
            return false;
        m_facts.cloudInit = output.contains("/usr/bin/cloud-init");
        m_facts.rebootPending = output.contains("/run/reboot-required");
        return true;
    }

    bool readResources()
    {
        QByteArray output;
        if (!run(QStringLiteral("cat"), {QStringLiteral("/proc/meminfo")}, output))
            return false;
        m_facts.memoryBytes = parseMemTotal(output);
        if (!run(QStringLiteral("df"), {QStringLiteral("-Pk"), QStringLiteral("/var")}, output))
            return false;
        const DiskSpace space = parseDf(output);
        m_facts.freeBytes = space.free;
        m_facts.totalBytes = space.total;
        return true;
    }

    bool readNames()
    {
        QByteArray output;
        if (!run(QStringLiteral("cat"), {QStringLiteral("/proc/sys/kernel/hostname")}, output))
            return false;
        m_facts.hostname = QString::fromUtf8(output.trimmed()).left(253);
        if (!run(QStringLiteral("hostname"), {QStringLiteral("-f")}, output))
            return false;
        m_facts.fullHostname = QString::fromUtf8(output.trimmed()).left(253);
        return true;
    }

    bool readClock()
    {
        QByteArray output;
        const QDateTime before = QDateTime::currentDateTimeUtc();
        if (!run(QStringLiteral("date"), {QStringLiteral("-u"), QStringLiteral("+%s")}, output))
            return false;
        const QDateTime after = QDateTime::currentDateTimeUtc();
        bool isNumber = false;
        const qint64 seconds = output.trimmed().toLongLong(&isNumber);
        if (isNumber && seconds > 0 && seconds < 100'000'000'000) {
            // Seconds are cut off, so that the server's time is half a second later on average.
            const qint64 here = (before.toMSecsSinceEpoch() + after.toMSecsSinceEpoch()) / 2;
            m_facts.clockOffsetMs = seconds * 1000 + 500 - here;
        }
        return true;
    }

    bool readNetwork()
    {
        QByteArray output;
        if (!run(QStringLiteral("ip"),
                 {QStringLiteral("-o"), QStringLiteral("addr"), QStringLiteral("show")}, output))
            return false;
        m_facts.addresses = parseIpAddresses(output);
        // As root: only then are the processes named.
        if (!run(QStringLiteral("ss"), {QStringLiteral("-Hltnp")}, output, m_facts.canRoot))
            return false;
        m_facts.listening = parseSs(output);
        return true;
    }

    bool readServices()
    {
        QByteArray output;
        if (!run(QStringLiteral("systemctl"),
                 {QStringLiteral("list-units"), QStringLiteral("--type=service"),
                  QStringLiteral("--state=running"), QStringLiteral("--no-legend"),
                  QStringLiteral("--plain"), QStringLiteral("--full"),
                  QStringLiteral("--no-pager")},
                 output))
            return false;
        m_facts.runningServices = parseRunningServices(output);
        return true;
    }

    bool readFirewall()
    {
        if (!m_facts.canRoot)
            return true;
        QByteArray output;
        if (!run(QStringLiteral("ufw"), {QStringLiteral("status")}, output, true))
            return false;
        if (output.contains("Status: active")) {
            m_facts.firewall = Firewall::Ufw;
            return true;
        }
        if (!run(QStringLiteral("firewall-cmd"), {QStringLiteral("--state")}, output, true))
            return false;
        if (output.trimmed() == "running") {
            m_facts.firewall = Firewall::Firewalld;
            return true;
        }
        if (!run(QStringLiteral("nft"), {QStringLiteral("list"), QStringLiteral("ruleset")}, output,
                 true))
            return false;
        if (output.contains("hook input")) {
            m_facts.firewall = Firewall::Nftables;
            return true;
        }
        if (!run(QStringLiteral("iptables"), {QStringLiteral("-S"), QStringLiteral("INPUT")},
                 output, true))
            return false;
        if (output.contains("-A INPUT") || output.contains("-P INPUT DROP"))
            m_facts.firewall = Firewall::Iptables;
        return true;
    }

    ssh::Host& m_host;
    core::CancelToken m_cancel;
    Facts m_facts;
    core::Error m_error;
};

} // namespace

Result<Facts> readFacts(ssh::Host& host, const core::CancelToken& cancel)
{
    return Reader(host, cancel).read();
}

} // namespace mailstead::setup
