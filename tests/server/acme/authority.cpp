#include "authority.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::Any);
    return server.serverPort();
}

Authority::~Authority()
{
    for (QProcess* process : {&m_pebble, &m_dns}) {
        process->kill();
        process->waitForFinished(30000);
    }
}

bool Authority::startProcess(QProcess& process, const QString& program,
                             const QStringList& arguments)
{
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardOutputFile(m_files.filePath(program + QStringLiteral(".log")));
    process.start(program, arguments);
    if (process.waitForStarted(60000))
        return true;
    error = program + QStringLiteral(": ") + process.errorString();
    return false;
}

bool Authority::start(const QStringList& extraEnvironment, const QJsonObject& extraConfig)
{
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-nodes"),
                   QStringLiteral("-newkey"), QStringLiteral("rsa:2048"), QStringLiteral("-days"),
                   QStringLiteral("2"), QStringLiteral("-subj"), QStringLiteral("/CN=test"),
                   QStringLiteral("-addext"),
                   QStringLiteral("subjectAltName=DNS:localhost,IP:127.0.0.1"),
                   QStringLiteral("-keyout"), m_files.filePath(QStringLiteral("key.pem")),
                   QStringLiteral("-out"), m_files.filePath(QStringLiteral("ca.pem"))});
    if (!openssl.waitForFinished(60000) || openssl.exitCode() != 0) {
        error =
            QStringLiteral("openssl: ") + QString::fromLocal8Bit(openssl.readAllStandardError());
        return false;
    }

    m_port = freePort();
    m_httpPort = freePort();
    m_tlsPort = freePort();
    m_dnsControlPort = freePort();
    const quint16 dnsPort = freePort();
    const QString local = QStringLiteral("127.0.0.1:%1");
    QJsonObject config{{QStringLiteral("listenAddress"), local.arg(m_port)},
                       {QStringLiteral("managementListenAddress"), local.arg(freePort())},
                       {QStringLiteral("certificate"), m_files.filePath(QStringLiteral("ca.pem"))},
                       {QStringLiteral("privateKey"), m_files.filePath(QStringLiteral("key.pem"))},
                       {QStringLiteral("httpPort"), m_httpPort},
                       {QStringLiteral("tlsPort"), m_tlsPort}};
    for (auto it = extraConfig.begin(); it != extraConfig.end(); ++it)
        config.insert(it.key(), it.value());
    QFile file(m_files.filePath(QStringLiteral("config.json")));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(QJsonDocument(QJsonObject{{QStringLiteral("pebble"), config}}).toJson());
    file.close();

    if (!startProcess(m_dns, QStringLiteral("pebble-challtestsrv"),
                      {QStringLiteral("-defaultIPv4"), QStringLiteral("127.0.0.1"),
                       QStringLiteral("-defaultIPv6"), QString(), QStringLiteral("-dns01"),
                       local.arg(dnsPort), QStringLiteral("-http01"), QString(),
                       QStringLiteral("-https01"), QString(), QStringLiteral("-tlsalpn01"),
                       QString(), QStringLiteral("-management"), local.arg(m_dnsControlPort)}))
        return false;

    QStringList environment = QProcess::systemEnvironment();
    environment << QStringLiteral("PEBBLE_VA_NOSLEEP=1") << QStringLiteral("PEBBLE_AUTHZREUSE=0")
                << QStringLiteral("PEBBLE_WFE_NONCEREJECT=0");
    environment << extraEnvironment;
    m_pebble.setEnvironment(environment);
    if (!startProcess(m_pebble, QStringLiteral("pebble"),
                      {QStringLiteral("-config"), file.fileName(), QStringLiteral("-dnsserver"),
                       local.arg(dnsPort), QStringLiteral("-strict")}))
        return false;
    return opens(m_port) && opens(dnsPort) && opens(m_dnsControlPort); // DNS has TCP, too
}

bool Authority::opens(quint16 port)
{
    const bool up = QTest::qWaitFor(
        [port] {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
            return socket.waitForConnected(1000);
        },
        60000);
    if (!up)
        error = QStringLiteral("port %1 does not open").arg(port);
    return up;
}

bool Authority::startAgain()
{
    m_pebble.start();
    return opens(m_port);
}

void Authority::stop()
{
    m_pebble.kill();
    m_pebble.waitForFinished(30000);
}

bool Authority::tellDns(const QByteArray& path, const QJsonObject& body)
{
    const QByteArray text = QJsonDocument(body).toJson(QJsonDocument::Compact);
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_dnsControlPort);
    if (!socket.waitForConnected(30000))
        return false;
    socket.write("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" +
                 "Content-Length: " + QByteArray::number(text.size()) + "\r\n\r\n" + text);
    QByteArray answer;
    while (!answer.contains("\r\n\r\n") && socket.waitForReadyRead(30000))
        answer += socket.readAll();
    return answer.startsWith("HTTP/1.1 200");
}

bool Authority::setTxt(const std::string& name, const std::string& value)
{
    return tellDns("/set-txt", {{QStringLiteral("host"), QString::fromStdString(name + ".")},
                                {QStringLiteral("value"), QString::fromStdString(value)}});
}

bool Authority::clearTxt(const std::string& name)
{
    return tellDns("/clear-txt", {{QStringLiteral("host"), QString::fromStdString(name + ".")}});
}

std::string Authority::directory() const
{
    return "https://localhost:" + std::to_string(m_port) + "/dir";
}

std::string Authority::caFile() const
{
    return m_files.filePath(QStringLiteral("ca.pem")).toStdString();
}
