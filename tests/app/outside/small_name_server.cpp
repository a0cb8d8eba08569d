#include "small_name_server.h"

#include <QNetworkDatagram>
#include <QProcess>
#include <QtEndian>
#include <sched.h>
#include <unistd.h>

namespace mailstead::test
{

namespace
{

constexpr qsizetype headerSize = 12;

quint16 typeNumber(const QByteArray& type)
{
    static const QHash<QByteArray, quint16> numbers = {{"A", 1},   {"NS", 2},   {"CNAME", 5},
                                                       {"MX", 15}, {"TXT", 16}, {"AAAA", 28}};
    return numbers.value(type);
}

template <class T> void append(QByteArray& bytes, T value)
{
    char big[sizeof value];
    qToBigEndian(value, big);
    bytes.append(big, sizeof value);
}

/// RFC 1035 §3.1, in lower case.
QByteArray wireName(const QString& name)
{
    QByteArray wire;
    for (const QString& label : name.toLower().split(u'.', Qt::SkipEmptyParts)) {
        wire.append(char(label.size()));
        wire.append(label.toLatin1());
    }
    return wire.append('\0');
}

QByteArray wireData(const QByteArray& type, const QString& value)
{
    QByteArray data;
    if (type == "A") {
        append(data, QHostAddress(value).toIPv4Address());
    } else if (type == "AAAA") {
        const Q_IPV6ADDR address = QHostAddress(value).toIPv6Address();
        data.append(reinterpret_cast<const char*>(address.c), sizeof address.c);
    } else if (type == "MX") {
        append(data, value.section(u' ', 0, 0).toUShort());
        data.append(wireName(value.section(u' ', 1)));
    } else if (type == "TXT") {
        const QByteArray text = value.toUtf8();
        for (qsizetype at = 0; at < text.size(); at += 255) {
            const QByteArray part = text.mid(at, 255);
            data.append(char(part.size())).append(part);
        }
    } else {
        data = wireName(value);
    }
    return data;
}

} // namespace

bool alone()
{
    return ::geteuid() == 0 && ::unshare(CLONE_NEWNET) == 0 &&
           QProcess::execute(QStringLiteral("ip"), {QStringLiteral("link"), QStringLiteral("set"),
                                                    QStringLiteral("lo"), QStringLiteral("up")}) ==
               0;
}

bool SmallNameServer::listen(const QString& address)
{
    QObject::connect(&m_socket, &QUdpSocket::readyRead, &m_socket, [this] { answer(); });
    return m_socket.bind(QHostAddress(address), 53);
}

void SmallNameServer::add(const QString& name, const QByteArray& type, const QString& value,
                          quint32 ttl)
{
    m_records[{wireName(name), typeNumber(type)}] << Record{wireData(type, value), ttl};
}

void SmallNameServer::answer()
{
    while (m_socket.hasPendingDatagrams()) {
        const QNetworkDatagram question = m_socket.receiveDatagram();
        ++m_asked;
        m_socket.writeDatagram(answerTo(question.data()), question.senderAddress(),
                               quint16(question.senderPort()));
    }
}

QByteArray SmallNameServer::answerTo(const QByteArray& question) const
{
    const qsizetype nameEnd = question.indexOf('\0', headerSize) + 1;
    const QByteArray asked = question.mid(headerSize, nameEnd - headerSize + 4);
    const QByteArray name = asked.chopped(4).toLower();
    const auto type = qFromBigEndian<quint16>(asked.constData() + name.size());
    const QList<Record> found = m_records.value({name, type});
    const bool exists = std::any_of(m_records.keyBegin(), m_records.keyEnd(),
                                    [&](const auto& key) { return key.first == name; });
    QByteArray reply = question.left(2);
    append(reply, quint16(0x8400 | (exists ? 0 : 3))); // an answer with authority
    append(reply, quint16(1));
    append(reply, quint16(found.size()));
    append(reply, quint32(0));
    reply.append(asked);
    for (const Record& record : found) {
        append(reply, quint16(0xc000 | headerSize)); // the name of the question
        append(reply, type);
        append(reply, quint16(1));
        append(reply, record.ttl);
        append(reply, quint16(record.data.size()));
        reply.append(record.data);
    }
    return reply;
}

} // namespace mailstead::test
