// The look from outside beside what the daemon says.
#include "outside/server_ports.h"

#include <QSignalSpy>
#include <QTest>

using namespace mailstead;
using namespace mailstead::outside;

namespace
{

core::Finding tls(const char* id, quint16 port)
{
    core::Finding finding;
    finding.id = QString::fromLatin1(id);
    finding.parameters = {{QStringLiteral("port"), QString::number(port)}};
    return finding;
}

std::optional<bool> listens(const QList<Port>& ports, quint16 number)
{
    for (const Port& port : ports) {
        if (port.number == number)
            return port.listens;
    }
    return {};
}

} // namespace

class TestServerPorts : public QObject
{
    Q_OBJECT
private slots:
    void whatTheDaemonSaw()
    {
        const QList<Port> ports = portsByDaemon(
            {tls("dns.tls-ok", 25), tls("dns.tls-closed", 465), tls("dns.tls-closed", 587),
             tls("dns.tls-chain", 587), tls("dns.tls-unknown", 993), tls("dns.mx-ok", 80)});
        QCOMPARE(ports.size(), mailPorts().size());
        QVERIFY(listens(ports, 25) == true);
        QVERIFY(listens(ports, 465) == false);
        QVERIFY(listens(ports, 587) == true); // on one of its addresses
        QVERIFY(!listens(ports, 993).has_value());
        QVERIFY(!listens(ports, 80).has_value());
    }

    void looksAndForgets()
    {
        ServerPorts ports;
        QSignalSpy changed(&ports, &ServerPorts::changed);
        ports.look(QStringLiteral("mail.example.org"), {}); // of nobody
        ports.setAddress(QStringLiteral("224.0.0.1"));      // a group: nobody connects to it
        QCOMPARE(changed.count(), 1);
        ports.look(QStringLiteral("mail.example.org"), {tls("dns.tls-closed", 993)});
        QTRY_COMPARE(changed.count(), 2);
        QStringList ids;
        for (const core::Finding& finding : ports.findings())
            ids << finding.id;
        QCOMPARE(ids, (QStringList{QStringLiteral("ports.no-way"), QStringLiteral("ports.no-way"),
                                   QStringLiteral("ports.no-way"),
                                   QStringLiteral("ports.nobody-listens")}));
        ports.setAddress({});
        QVERIFY(ports.findings().isEmpty());
        // A look that was under way has nothing to say about another server.
        ports.setAddress(QStringLiteral("224.0.0.1"));
        ports.look(QStringLiteral("mail.example.org"), {});
        ports.setAddress(QStringLiteral("224.0.0.2"));
        QCoreApplication::processEvents();
        QTest::qWait(0);
        QVERIFY(ports.findings().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestServerPorts)
#include "tst_server_ports.moc"
