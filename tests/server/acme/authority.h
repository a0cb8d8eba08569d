// A real ACME authority (pebble) on loopback, with its DNS, for one test.
#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtGlobal>

#include <string>

class Authority
{
public:
    ~Authority();

    /// Starts it; `extraEnvironment` as "NAME=value", `extraConfig` are further members of its
    /// configuration. False with a message in `error`.
    bool start(const QStringList& extraEnvironment = {}, const QJsonObject& extraConfig = {});

    /// Sets or clears the TXT records of a name in its DNS.
    bool setTxt(const std::string& name, const std::string& value);
    bool clearTxt(const std::string& name);

    std::string directory() const;
    std::string caFile() const;
    /// The port on which it looks for http-01 answers.
    quint16 httpPort() const { return m_httpPort; }
    /// The same for tls-alpn-01.
    quint16 tlsPort() const { return m_tlsPort; }
    /// Ends the authority; its DNS stays.
    void stop();
    /// After stop(): at the same place, with other roots, and without accounts and orders.
    bool startAgain();
    QString error;

private:
    bool opens(quint16 port);
    bool startProcess(QProcess& process, const QString& program, const QStringList& arguments);

    QTemporaryDir m_files;
    QProcess m_pebble;
    QProcess m_dns;
    quint16 m_port = 0;
    quint16 m_httpPort = 0;
    quint16 m_tlsPort = 0;
    quint16 m_dnsControlPort = 0;
    bool tellDns(const QByteArray& path, const QJsonObject& body);
};

/// A port that nobody listens on just now.
quint16 freePort();
