// A real nginx with a prefix of its own and no fixed port.
#pragma once

#include "privileged/nginx_program.h"

#include <QProcess>
#include <QString>
#include <QTemporaryDir>
#include <cstdint>
#include <string>

/// A port that nobody listens on just now.
std::uint16_t freePort();

class NginxProcess
{
public:
    /// `http` stands in the http block; "@PORT@", "@TLSPORT@" and "@PREFIX@" in it are filled in.
    /// Files are written with write() beforehand.
    bool start(const QString& http);
    ~NginxProcess();

    /// Also below folders, which are made. The place holders are filled in.
    void write(const QString& path, const QString& text) const;
    std::string read(const QString& path) const;
    std::string path(const QString& path) const { return m_prefix.filePath(path).toStdString(); }
    mailstead::privileged::NginxProgram program() const;

    /// The whole answer to a GET.
    QByteArray get(const QByteArray& host, const QByteArray& path) const;

    const std::uint16_t port = freePort();
    const std::uint16_t tlsPort = freePort();
    QString error;

private:
    QString filled(QString text) const;

    QTemporaryDir m_prefix;
    QProcess m_process;
};
