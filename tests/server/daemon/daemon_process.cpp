#include "daemon_process.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <csignal>
#include <thread>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

using mailstead::control::Client;

namespace
{

constexpr int deadlineMs = 60000;

} // namespace

DaemonProcess::DaemonProcess(const std::string& lmtpTarget, const std::string& more)
{
    QDir(m_directory.path()).mkdir(QStringLiteral("state"));
    QFile config(configPath());
    if (!config.open(QIODevice::WriteOnly))
        qFatal("cannot write the configuration");
    const QString text =
        QStringLiteral("hostname = \"mail.example.org\"\n"
                       "state-directory = \"%1\"\n"
                       "control-socket = \"%2\"\n"
                       "lmtp-target = \"%3\"\n"
                       "[resolver]\nforward = [\"127.0.0.1@9\"]\n"
                       "[limits]\nfree-bytes = 0\n"
                       "[web]\nlisten = [\"127.0.0.1:0\"]\n"
                       "[[listener]]\nkind = \"smtp\"\naddress = \"127.0.0.1\"\nport = 0\n"
                       "[[listener]]\nkind = \"submission\"\naddress = \"127.0.0.1\"\nport = 0\n"
                       "[[listener]]\nkind = \"submissions\"\naddress = \"127.0.0.1\"\nport = 0\n")
            .arg(stateDirectory(), socketPath(), QString::fromStdString(lmtpTarget));
    config.write(text.toUtf8() + QByteArray::fromStdString(more));
}

DaemonProcess::~DaemonProcess()
{
    if (m_process.state() != QProcess::NotRunning)
        kill();
}

QString DaemonProcess::program()
{
    return QStringLiteral(MAILSTEAD_BINARY_DIR "/bin/mailsteadd");
}

QString DaemonProcess::configPath() const
{
    return m_directory.filePath(QStringLiteral("mailsteadd.toml"));
}

QString DaemonProcess::socketPath() const
{
    return m_directory.filePath(QStringLiteral("control.sock"));
}

QString DaemonProcess::stateDirectory() const
{
    return m_directory.filePath(QStringLiteral("state"));
}

QByteArray DaemonProcess::output() const
{
    QFile file(m_directory.filePath(QStringLiteral("log")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool DaemonProcess::start()
{
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_directory.filePath(QStringLiteral("log")), QIODevice::Append);
#ifdef Q_OS_LINUX
    // A test that crashes must not leave it behind.
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
#endif
    m_process.start(program(), {QStringLiteral("serve"), QStringLiteral("--config"), configPath()});
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < deadlineMs && m_process.state() != QProcess::NotRunning) {
        // Also waits a little when there is nothing to hear.
        m_process.waitForFinished(20);
        auto client = Client::connect(socketPath().toStdString());
        if (!client)
            continue;
        const auto status = client->call("server.status", nlohmann::json::object());
        if (!status)
            continue;
        m_ports.clear();
        for (const auto& listener : (*status)["listeners"])
            m_ports[listener["kind"]] = listener["port"];
        return true;
    }
    qWarning("%s", output().constData());
    return false;
}

void DaemonProcess::signal(int number)
{
    ::kill(static_cast<pid_t>(m_process.processId()), number);
}

void DaemonProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished(deadlineMs);
}

std::optional<int> DaemonProcess::waitForEnd()
{
    if (!m_process.waitForFinished(deadlineMs) || m_process.exitStatus() != QProcess::NormalExit)
        return std::nullopt;
    return m_process.exitCode();
}

nlohmann::json DaemonProcess::call(const std::string& method, nlohmann::json parameters)
{
    auto client = Client::connect(socketPath().toStdString());
    if (!client) {
        qWarning("%s", client.error().text().c_str());
        return {};
    }
    auto result = client->call(method, parameters.is_null() ? nlohmann::json::object()
                                                            : std::move(parameters));
    if (!result)
        qWarning("%s: %s", method.c_str(), result.error().text().c_str());
    return result ? *result : nlohmann::json();
}

bool DaemonProcess::addMailbox()
{
    return call("domain.add", {{"name", "example.org"}}).is_object() &&
           call("account.add",
                {{"address", "ann@example.org"}, {"password", "correct horse battery"}})
               .is_object();
}
