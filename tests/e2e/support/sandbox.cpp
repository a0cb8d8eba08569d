#include "sandbox.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

namespace e2e
{

namespace
{

constexpr int controlTimeout = 10 * 60 * 1000; // the first start builds the images

QString script()
{
    return QStringLiteral(MAILSTEAD_SOURCE_DIR "/tests/sandbox/sandbox");
}

Output finish(QProcess& process, const QByteArray& input, int timeout)
{
    Output output;
    if (!process.waitForStarted()) {
        output.err = process.errorString().toUtf8();
        return output;
    }
    process.write(input);
    process.closeWriteChannel();
    const bool ended = process.waitForFinished(timeout);
    if (!ended) {
        process.terminate();
        if (!process.waitForFinished(20000))
            process.kill();
        process.waitForFinished(5000);
    }
    output.out = process.readAllStandardOutput();
    output.err = process.readAllStandardError();
    if (ended && process.exitStatus() == QProcess::NormalExit)
        output.exitCode = process.exitCode();
    else
        output.err += "\n(it was ended after " + QByteArray::number(timeout / 1000) + " s)";
    return output;
}

} // namespace

QList<QJsonObject> Output::events() const
{
    QList<QJsonObject> list;
    for (const QByteArray& line : out.split('\n')) {
        const QJsonDocument document = QJsonDocument::fromJson(line);
        if (document.isObject())
            list.append(document.object());
    }
    return list;
}

Sandbox::Sandbox(const QString& name)
    : m_name(name)
{
}

Sandbox::~Sandbox()
{
    control(QStringLiteral("down"));
}

bool Sandbox::up()
{
    control(QStringLiteral("down")); // of a run that was cut
    const Output started = control(QStringLiteral("up"));
    const Output paths = control(QStringLiteral("paths"), {QStringLiteral("--json")});
    m_paths = QJsonDocument::fromJson(paths.out).object();
    if (started.exitCode != 0 || m_paths.isEmpty()) {
        m_failure = started.text() + paths.text();
        return false;
    }
    QFile file(pathsFile());
    if (!file.open(QIODevice::WriteOnly) || file.write(paths.out) != paths.out.size()) {
        m_failure = file.errorString().toUtf8();
        return false;
    }
    file.close();
    QProcess plan;
    plan.start(QStringLiteral(MAILSTEAD_SOURCE_DIR "/tests/e2e/plan"), {pathsFile(), folder()});
    const Output made = finish(plan, {}, 60000);
    QFile planText(planFile());
    if (made.exitCode != 0 || !planText.open(QIODevice::WriteOnly)) {
        m_failure = made.text();
        return false;
    }
    planText.write(made.out);
    return true;
}

Output Sandbox::control(const QString& command, const QStringList& arguments,
                        const QByteArray& input)
{
    QProcess process;
    process.start(script(), QStringList{command, m_name} + arguments);
    return finish(process, input, controlTimeout);
}

std::unique_ptr<QProcess> Sandbox::start(const QStringList& command,
                                         const QProcessEnvironment& environment)
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(environment);
    process->start(script(),
                   QStringList{QStringLiteral("run"), m_name, QStringLiteral("--")} + command);
    return process;
}

Output Sandbox::run(const QStringList& command, const QProcessEnvironment& environment,
                    int timeoutSeconds)
{
    const auto process = start(command, environment);
    return finish(*process, {}, timeoutSeconds * 1000);
}

QString Sandbox::onServer(const QString& command)
{
    return QString::fromUtf8(control(QStringLiteral("ssh"), {command}).out).trimmed();
}

QString Sandbox::planWith(const QString& fileName,
                          const QList<QPair<QString, QString>>& replacements)
{
    QFile original(planFile());
    if (!original.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(original.readAll());
    for (const auto& [before, after] : replacements) {
        if (!text.contains(before))
            return {}; // the test would prove nothing
        text.replace(before, after);
    }
    const QString path = m_folder.filePath(fileName);
    QFile changed(path);
    if (!changed.open(QIODevice::WriteOnly))
        return {};
    changed.write(text.toUtf8());
    return path;
}

QProcessEnvironment Sandbox::desktop(const QString& desktop) const
{
    auto environment = QProcessEnvironment::systemEnvironment();
    const QString home = m_folder.filePath(desktop);
    QDir().mkpath(home);
    environment.insert(QStringLiteral("HOME"), home);
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home + QStringLiteral("/config"));
    environment.insert(QStringLiteral("XDG_DATA_HOME"), home + QStringLiteral("/data"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    if (!environment.contains(QStringLiteral("MAILSTEAD_DAEMON_DIR")))
        environment.insert(QStringLiteral("MAILSTEAD_DAEMON_DIR"),
                           QStringLiteral(MAILSTEAD_SOURCE_DIR "/build/daemon-static/bin"));
    return environment;
}

QString Sandbox::programPath(const QString& name)
{
    return QStringLiteral(MAILSTEAD_BINARY_DIR "/bin/") + name;
}

} // namespace e2e
