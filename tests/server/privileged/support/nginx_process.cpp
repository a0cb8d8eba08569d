#include "nginx_process.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

std::uint16_t freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

QString NginxProcess::filled(QString text) const
{
    return text.replace(QLatin1String("@PREFIX@"), m_prefix.path())
        .replace(QLatin1String("@PORT@"), QString::number(port))
        .replace(QLatin1String("@TLSPORT@"), QString::number(tlsPort));
}

void NginxProcess::write(const QString& path, const QString& text) const
{
    const QString whole = m_prefix.filePath(path);
    QDir().mkpath(QFileInfo(whole).path());
    QFile file(whole);
    if (!file.open(QIODevice::WriteOnly) || file.write(filled(text).toUtf8()) < 0)
        qFatal("cannot write %s", qPrintable(whole));
}

std::string NginxProcess::read(const QString& path) const
{
    QFile file(m_prefix.filePath(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

mailstead::privileged::NginxProgram NginxProcess::program() const
{
    return {"/usr/sbin/nginx",
            {"-e", path(QStringLiteral("error.log")), "-p", m_prefix.path().toStdString() + "/",
             "-c", path(QStringLiteral("nginx.conf"))}};
}

bool NginxProcess::start(const QString& http)
{
    QString text = QStringLiteral("daemon off;\npid @PREFIX@/nginx.pid;\nworker_processes 1;\n"
                                  "events { worker_connections 64; }\nhttp {\naccess_log off;\n");
    for (const char* kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
        text += QStringLiteral("%1_temp_path @PREFIX@/%1;\n").arg(QLatin1String(kind));
    write(QStringLiteral("nginx.conf"), text + http + QStringLiteral("\n}\n"));
    QStringList arguments;
    for (const std::string& argument : program().arguments)
        arguments.append(QString::fromStdString(argument));
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(QString::fromStdString(program().path), arguments);
    if (!m_process.waitForStarted()) {
        error = m_process.errorString();
        return false;
    }
    const bool up = QTest::qWaitFor(
        [&] {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
            return m_process.state() == QProcess::NotRunning || socket.waitForConnected(1000);
        },
        30000);
    if (!up || m_process.state() == QProcess::NotRunning)
        error = QString::fromLocal8Bit(m_process.readAll());
    return error.isEmpty();
}

NginxProcess::~NginxProcess()
{
    m_process.terminate();
    if (!m_process.waitForFinished(10000))
        m_process.kill();
    m_process.waitForFinished(10000);
}

QByteArray NginxProcess::get(const QByteArray& host, const QByteArray& path) const
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    if (!socket.waitForConnected(10000))
        return {};
    socket.write("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    QByteArray answer;
    while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(10000))
        answer += socket.readAll();
    return answer + socket.readAll();
}
