#include "scripted_host.h"

#include <QDateTime>

namespace mailstead
{

void ScriptedHost::answer(const QString& line, const QByteArray& output, int exitCode,
                          const QByteArray& errors)
{
    m_answers.insert(line, {exitCode, output, errors, false});
}

void ScriptedHost::failOnce(const QString& line, core::ErrorKind kind)
{
    m_failures.insert(line, kind);
}

core::Result<ssh::CommandResult> ScriptedHost::run(const ssh::RemoteCommand& command,
                                                   const ssh::OutputHandler& onOutput,
                                                   core::CancelToken cancel)
{
    const QString line = command.display();
    ran.append(line);
    if (onRun)
        onRun(line);
    if (cancel.isCancelled())
        return core::fail(core::ErrorKind::Cancelled, QStringLiteral("stopped"));
    if (m_failures.contains(line))
        return core::fail(m_failures.take(line), QStringLiteral("scripted failure"));
    ssh::CommandResult result;
    if (m_answers.contains(line)) {
        result = m_answers.value(line);
    } else if (!runOnFiles(command, result)) {
        unexpected.append(line);
        return core::fail(core::ErrorKind::Internal, QStringLiteral("unexpected: ") + line);
    }
    if (onOutput && !result.output.isEmpty())
        onOutput(ssh::OutputStream::Standard, result.output);
    return result;
}

bool ScriptedHost::runOnFiles(const ssh::RemoteCommand& command, ssh::CommandResult& result)
{
    const QStringList& words = command.arguments;
    const QString path = words.isEmpty() ? QString() : words.last();
    const bool reads = command.program == QLatin1String("head");
    if (reads || command.program == QLatin1String("stat")) {
        result.exitCode = files.contains(path) ? 0 : 1;
        if (!files.contains(path))
            result.errors = "No such file or directory";
        else if (reads)
            result.output = files[path].content.left(words.value(1).toLongLong());
        else
            result.output = files[path].mode + ' ' + files[path].owner + '\n';
        return true;
    }
    result.exitCode = 0;
    if (command.program == QLatin1String("mv") || command.program == QLatin1String("cp")) {
        const QString from = words.value(words.size() - 2);
        if (!files.contains(from))
            return false;
        files[path] = files[from];
        if (command.program == QLatin1String("mv"))
            files.remove(from);
        return true;
    }
    if (command.program == QLatin1String("rm"))
        return files.remove(path) > 0;
    if (command.program == QLatin1String("chown")) {
        files[path].owner = words.value(words.size() - 2).toUtf8();
        return true;
    }
    if (command.program == QLatin1String("chmod"))
        return true;
    return command.program == QLatin1String("install") && words.value(0) == QLatin1String("-d");
}

core::Result<> ScriptedHost::upload(QIODevice& source, const QString& remotePath, int mode,
                                    const ssh::ProgressHandler&, core::CancelToken cancel)
{
    if (cancel.isCancelled())
        return core::fail(core::ErrorKind::Cancelled, QStringLiteral("stopped"));
    files[remotePath] = {source.readAll(), QByteArray::number(mode, 8), "root:root"};
    return {};
}

core::Result<QByteArray> ScriptedHost::readFile(const QString& remotePath, qint64)
{
    unexpected.append(QStringLiteral("readFile ") + remotePath);
    return core::fail(core::ErrorKind::Internal, unexpected.last());
}

core::Result<std::unique_ptr<ssh::Stream>> ScriptedHost::open(const ssh::RemoteCommand& command)
{
    unexpected.append(QStringLiteral("open ") + command.display());
    return core::fail(core::ErrorKind::Internal, unexpected.last());
}

core::Result<> ScriptedHost::reconnect(std::chrono::milliseconds,
                                       const std::function<void(int, const core::Error&)>&,
                                       core::CancelToken)
{
    ++reconnects;
    return reconnected;
}

void scriptHealthyServer(ScriptedHost& host)
{
    const auto answer = [&host](const char* line, const QByteArray& output, int exitCode = 0) {
        host.answer(QString::fromLatin1(line), output, exitCode);
    };
    answer("id -u", "0\n");
    answer("cat /etc/os-release", "ID=debian\nVERSION_ID=\"12\"\nPRETTY_NAME=\"Debian 12\"\n");
    answer("uname -m", "x86_64\n");
    answer("cat /proc/1/comm", "systemd\n");
    answer("cat /proc/sys/kernel/random/boot_id", "11111111-2222\n");
    answer("stat -c %n /usr/bin/cloud-init /run/reboot-required", {}, 1);
    answer("cat /proc/meminfo", "MemTotal: 2014536 kB\n");
    answer("df -Pk /var", "/dev/vda1 20000000 5000000 15000000 25% /\n");
    answer("cat /proc/sys/kernel/hostname", "vps17\n");
    answer("hostname -f", "vps17.hoster.example\n");
    answer("date -u +%s", QByteArray::number(QDateTime::currentSecsSinceEpoch()) + '\n');
    answer("ip -o addr show", "2: eth0    inet 203.0.113.5/24 scope global eth0\n");
    answer("ss -Hltnp", "LISTEN 0 128 0.0.0.0:22 0.0.0.0:* users:((\"sshd\",pid=1,fd=3))\n");
    answer("systemctl list-units '--type=service' '--state=running' --no-legend --plain --full "
           "--no-pager",
           "ssh.service loaded active running OpenBSD Secure Shell server\n");
    answer("ufw status", {}, 127);
    answer("firewall-cmd --state", {}, 127);
    answer("nft list ruleset", {});
    answer("iptables -S INPUT", "-P INPUT ACCEPT\n");
}

} // namespace mailstead
