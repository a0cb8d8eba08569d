// Mail for the mailbox that DaemonProcess::addMailbox() makes, and its configuration changed.
#pragma once

#include "daemon_process.h"
#include "line_stream.h"

#include <QByteArray>
#include <QFile>
#include <QString>
#include <string>

inline const std::string smallText = "Subject: small\r\n\r\nx\r\n";

/// More than what stays out of the spool.
inline std::string largeText(const std::string& subject)
{
    std::string text = "Subject: " + subject + "\r\n\r\n";
    for (int i = 0; i < 5000; ++i)
        text += "the quick brown fox jumps over the lazy dog, and once more, and again\r\n";
    return text;
}

/// False when `before` is not in the file.
inline bool replaceIn(const QString& path, const QByteArray& before, const QByteArray& after)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return false;
    QByteArray text = file.readAll();
    const bool found = text.contains(before);
    text.replace(before, after);
    file.resize(0);
    file.seek(0);
    return file.write(text) == text.size() && found;
}

/// The reply to the content.
inline std::string send(const DaemonProcess& daemon, const std::string& text)
{
    SmtpClient client(daemon.port("smtp"));
    return client.mail("a@remote.test", "ann@example.org", text);
}
