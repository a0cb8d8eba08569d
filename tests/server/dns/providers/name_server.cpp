#include "name_server.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

namespace
{

const char* const zoneText = "$ORIGIN example.org.\n"
                             "$TTL 3600\n"
                             "@ SOA ns1 hostmaster 1 7200 3600 1209600 300\n"
                             "@ NS ns1\n"
                             "ns1 A 127.0.0.1\n"
                             "@ A 192.0.2.80\n"
                             "@ MX 10 mx.example.net.\n"
                             "@ TXT \"google-site-verification=abc\"\n"
                             "@ TXT \"v=spf1 include:_spf.example.net ~all\"\n"
                             "@ CAA 0 issue \"digicert.com\"\n"
                             "www CNAME @\n"
                             "_25._tcp.old TLSA 3 1 1 ABCDEF0123\n"
                             "_sip._tcp SRV 0 1 5060 sip.example.net.\n";

QString program(NameServer::Kind kind)
{
    const QString name =
        kind == NameServer::Kind::Bind ? QStringLiteral("named") : QStringLiteral("knotd");
    const QString found = QStandardPaths::findExecutable(name);
    if (!found.isEmpty())
        return found;
    return QStandardPaths::findExecutable(
        name, {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin")});
}

} // namespace

bool NameServer::isInstalled(Kind kind)
{
    return !program(kind).isEmpty();
}

NameServer::~NameServer()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(10000)) {
        m_process.kill();
        m_process.waitForFinished(10000);
    }
}

bool NameServer::write(const QString& name, const QByteArray& text)
{
    QFile file(m_files.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

QByteArray NameServer::bindConfiguration() const
{
    QByteArray text;
    for (const char* key : {"writer", "updater", "reader"})
        text += QByteArray("key \"") + key + "\" { algorithm hmac-sha256; secret \"" + secret +
                "\"; };\n";
    const QByteArray directory = m_files.path().toUtf8();
    text += "options { directory \"" + directory + "\"; pid-file \"" + directory +
            "/named.pid\"; session-keyfile \"" + directory +
            "/session.key\"; "
            "listen-on port " +
            QByteArray::number(m_port) +
            " { 127.0.0.1; }; listen-on-v6 { none; }; "
            "recursion no; dnssec-validation no; notify no; };\n"
            "controls { };\n"
            "zone \"example.org\" { type primary; file \"" +
            directory +
            "/zone\"; "
            "allow-update { key writer; key updater; }; "
            "allow-transfer { key writer; key reader; }; };\n";
    return text;
}

QByteArray NameServer::knotConfiguration() const
{
    const QByteArray directory = m_files.path().toUtf8();
    QByteArray text = "server:\n    rundir: \"" + directory + "\"\n    listen: 127.0.0.1@" +
                      QByteArray::number(m_port) + "\ndatabase:\n    storage: \"" + directory +
                      "\"\ncontrol:\n    listen: \"" + directory + "/knot.sock\"\nkey:\n";
    for (const char* key : {"writer", "updater", "reader"})
        text += QByteArray("  - id: ") + key +
                "\n    algorithm: hmac-sha256\n    secret: " + secret + "\n";
    text += "acl:\n"
            "  - id: write\n    key: writer\n    action: [transfer, update]\n"
            "  - id: update\n    key: updater\n    action: update\n"
            "  - id: read\n    key: reader\n    action: transfer\n"
            "zone:\n  - domain: example.org\n    storage: \"" +
            directory +
            "\"\n    file: zone\n    acl: [write, update, read]\n    journal-content: changes\n";
    return text;
}

bool NameServer::answers() const
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    if (!socket.waitForConnected(1000))
        return false;
    // A question for the SOA record, over TCP: the port may be open before the zone is loaded.
    const QByteArray question = QByteArray::fromHex("001d"
                                                    "1234"
                                                    "0000"
                                                    "0001"
                                                    "0000"
                                                    "0000"
                                                    "0000"
                                                    "076578616d706c65036f726700"
                                                    "0006"
                                                    "0001");
    socket.write(question);
    QByteArray answer;
    while (answer.size() < 14 && socket.waitForReadyRead(1000))
        answer += socket.readAll();
    return answer.size() >= 14 && (answer[5] & 0xF) == 0 && answer[9] > 0;
}

bool NameServer::start()
{
    {
        QTcpServer probe;
        probe.listen(QHostAddress::LocalHost);
        m_port = probe.serverPort();
    }
    const bool bind = m_kind == Kind::Bind;
    if (!write(QStringLiteral("zone"), zoneText) ||
        !write(QStringLiteral("configuration"), bind ? bindConfiguration() : knotConfiguration())) {
        error = QStringLiteral("cannot write the configuration");
        return false;
    }
    const QString file = m_files.filePath(QStringLiteral("configuration"));
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(program(m_kind),
                    bind ? QStringList{QStringLiteral("-g"), QStringLiteral("-c"), file}
                         : QStringList{QStringLiteral("-c"), file});
    QDeadlineTimer deadline(20000);
    while (!deadline.hasExpired()) {
        if (m_process.state() == QProcess::NotRunning && !m_process.waitForStarted(1000))
            break;
        if (answers())
            return true;
        m_process.waitForReadyRead(50);
    }
    error = QString::fromUtf8(m_process.readAll());
    return false;
}
