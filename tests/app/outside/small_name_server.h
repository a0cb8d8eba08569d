// A name server of this process, on port 53 of an address of loopback; only in a network namespace
// of its own (alone()) is that port ours. It knows what a test has told it, and nothing else.
#pragma once

#include <QHash>
#include <QHostAddress>
#include <QUdpSocket>

namespace mailstead::test
{

/// Takes this process out of the machine's network, with loopback up. False without the right.
bool alone();

class SmallNameServer
{
public:
    /// False: the port is not to be had.
    bool listen(const QString& address);
    /// `value` as in a zone file: A, AAAA, NS, CNAME, MX and TXT (without quotes).
    void add(const QString& name, const QByteArray& type, const QString& value, quint32 ttl = 300);
    void clear() { m_records.clear(); }
    int asked() const { return m_asked; }

private:
    struct Record {
        QByteArray data;
        quint32 ttl;
    };
    void answer();
    QByteArray answerTo(const QByteArray& question) const;

    QUdpSocket m_socket;
    QHash<std::pair<QByteArray, quint16>, QList<Record>> m_records; ///< by wire name and type
    int m_asked = 0;
};

} // namespace mailstead::test
