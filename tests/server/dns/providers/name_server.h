// Real authoritative servers (BIND's named, Knot's knotd) on loopback for one test, with TSIG keys.
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <string>

class NameServer
{
public:
    enum class Kind { Bind, Knot };

    explicit NameServer(Kind kind)
        : m_kind(kind)
    {
    }
    ~NameServer();

    /// Serves example.org. "writer" may transfer and update it, "updater" only update, "reader"
    /// only transfer; all with the secret below. False with a message in `error`.
    bool start();
    std::string address() const { return "127.0.0.1:" + std::to_string(m_port); }
    static bool isInstalled(Kind kind);

    static constexpr const char* secret = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=";
    QString error;

private:
    bool write(const QString& name, const QByteArray& text);
    QByteArray bindConfiguration() const;
    QByteArray knotConfiguration() const;
    bool answers() const;

    const Kind m_kind;
    QTemporaryDir m_files;
    QProcess m_process;
    quint16 m_port = 0;
};
