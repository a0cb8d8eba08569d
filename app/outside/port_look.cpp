#include "outside/port_look.h"

#include <QTcpSocket>
#include <QTimer>

namespace mailstead::outside
{

namespace
{

constexpr qint64 longestGreeting = 512; // RFC 5321 §4.5.3.1.5

Reach reachOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return Reach::Refused;
    case QAbstractSocket::SocketTimeoutError:
        return Reach::Silent;
    default:
        return Reach::Unreachable;
    }
}

/// One connection; tells once.
class Attempt : public QObject
{
    Q_OBJECT
public:
    Attempt(quint16 port, bool reads, const PortLook::Limits& limits, QObject* parent)
        : QObject(parent)
        , m_limits(limits)
        , m_reads(reads)
    {
        m_seen.port = port;
        m_deadline.setSingleShot(true);
        connect(&m_deadline, &QTimer::timeout, this, [this] {
            // Connected, and no greeting came: that it is open is all that is known.
            if (m_seen.reach != Reach::Open)
                m_seen.why =
                    QStringLiteral("no answer within %1 s").arg(m_limits.connecting.count() / 1000);
            tell();
        });
        connect(&m_socket, &QTcpSocket::connected, this, &Attempt::open);
        connect(&m_socket, &QTcpSocket::readyRead, this, &Attempt::read);
        connect(&m_socket, &QTcpSocket::errorOccurred, this,
                [this](QAbstractSocket::SocketError error) {
                    if (m_seen.reach != Reach::Open) {
                        m_seen.reach = reachOf(error);
                        m_seen.why = m_socket.errorString();
                    }
                    tell();
                });
    }

    void start(const QString& address)
    {
        m_deadline.start(m_limits.connecting);
        m_socket.connectToHost(address, m_seen.port);
    }

    const Seen& seen() const { return m_seen; }

signals:
    void told();

private:
    void open()
    {
        m_seen.reach = Reach::Open;
        if (m_reads)
            m_deadline.start(m_limits.greeting);
        else
            tell();
    }

    void read()
    {
        if (!m_reads)
            return;
        m_read += m_socket.read(longestGreeting - m_read.size());
        const qsizetype end = m_read.indexOf('\n');
        if (end < 0 && m_read.size() < longestGreeting)
            return;
        m_seen.greeting = QString::fromUtf8(m_read.left(end < 0 ? longestGreeting : end)).trimmed();
        tell();
    }

    void tell()
    {
        if (std::exchange(m_told, true))
            return;
        m_deadline.stop();
        m_socket.abort();
        emit told();
    }

    const PortLook::Limits m_limits;
    const bool m_reads;
    bool m_told = false;
    Seen m_seen;
    QByteArray m_read;
    QTimer m_deadline;
    QTcpSocket m_socket;
};

} // namespace

struct PortLook::Private {
    Limits limits;
    QList<Attempt*> attempts;
    qsizetype waiting = 0;
    quint64 round = 0; ///< what a look that was dropped still has to say is not heard
};

PortLook::PortLook(QObject* parent)
    : PortLook(Limits(), parent)
{
}

PortLook::PortLook(Limits limits, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->limits = limits;
}

PortLook::~PortLook() = default;

bool PortLook::isRunning() const
{
    return d->waiting > 0;
}

void PortLook::start(const QString& address, const QList<quint16>& ports, quint16 greeted)
{
    qDeleteAll(d->attempts);
    d->attempts.clear();
    d->waiting = ports.size();
    ++d->round;
    for (const quint16 port : ports) {
        auto* attempt = new Attempt(port, port == greeted, d->limits, this);
        d->attempts.append(attempt);
        // Queued: a connection may fail before the next one has begun.
        connect(
            attempt, &Attempt::told, this,
            [this, round = d->round] {
                if (round != d->round || --d->waiting > 0)
                    return;
                QList<Seen> seen;
                for (const Attempt* each : std::as_const(d->attempts))
                    seen.append(each->seen());
                emit finished(seen);
            },
            Qt::QueuedConnection);
    }
    for (Attempt* attempt : std::as_const(d->attempts))
        attempt->start(address);
}

} // namespace mailstead::outside

#include "port_look.moc"
