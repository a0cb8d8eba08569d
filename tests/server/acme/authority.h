// A real ACME authority (pebble) on loopback, with its DNS, for one test.
#pragma once

#include <QProcess>
#include <QTemporaryDir>
#include <QtGlobal>

#include <string>

class Authority
{
public:
    ~Authority();

    /// Starts it; `extraEnvironment` as "NAME=value". False with a message in `error`.
    bool start(const QStringList& extraEnvironment = {});

    std::string directory() const;
    std::string caFile() const;
    /// The port on which it looks for http-01 answers.
    quint16 httpPort() const { return m_httpPort; }
    QString error;

private:
    bool startProcess(QProcess& process, const QString& program, const QStringList& arguments);

    QTemporaryDir m_files;
    QProcess m_pebble;
    QProcess m_dns;
    quint16 m_port = 0;
    quint16 m_httpPort = 0;
};

/// A port that nobody listens on just now.
quint16 freePort();
