// Every way to prove names that can be walked on loopback, against a real authority.
#include "acme/kept_order.h"
#include "acme/proposal.h"
#include "bench.h"
#include "core/file.h"
#include "core/log.h"

#include <QDir>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <map>
#include <mutex>
#include <openssl/pem.h>
#include <set>
#include <thread>

using namespace mailstead;
using namespace mailstead::acme;
using core::ErrorKind;

namespace
{

/// Writes into the DNS of the authority, as a provider's interface would.
class LoopbackDns final : public TxtPublisher
{
public:
    explicit LoopbackDns(Authority& authority)
        : m_authority(authority)
    {
    }
    bool serves(const std::string&) override { return true; }
    core::Result<void> publish(const TxtRecord& record, const http::Patience&) override
    {
        const std::lock_guard lock(m_mutex);
        m_values[record.name].insert(record.value);
        ++published;
        if (!m_authority.setTxt(record.name, record.value))
            return core::fail(ErrorKind::Unavailable, "the DNS does not take the record");
        return {};
    }
    core::Result<void> remove(const TxtRecord& record, const http::Patience&) override
    {
        const std::lock_guard lock(m_mutex);
        m_values[record.name].erase(record.value);
        return {};
    }
    TxtLook look()
    {
        return [this](const std::string& name) -> core::Result<std::vector<TxtSight>> {
            const std::lock_guard lock(m_mutex);
            const auto& values = m_values[name];
            ++looks;
            // The second server is slow: it has the records at the third look.
            std::vector<std::string> all(values.begin(), values.end());
            return std::vector<TxtSight>{
                {"ns1 (127.0.0.1)", "NOERROR", all},
                {"ns2 (127.0.0.2)", "NOERROR", looks > 4 ? all : std::vector<std::string>()}};
        };
    }
    bool isEmpty()
    {
        const std::lock_guard lock(m_mutex);
        return std::all_of(m_values.begin(), m_values.end(),
                           [](const auto& entry) { return entry.second.empty(); });
    }
    int published = 0;
    int looks = 0;

private:
    Authority& m_authority;
    std::mutex m_mutex;
    std::map<std::string, std::set<std::string>> m_values;
};

const char* words(const core::Result<CertificateInfo>& result)
{
    static std::string text;
    text = result ? "" : result.error().text();
    return text.c_str();
}

/// Serves a directory, one request a connection.
class SmallWebServer
{
public:
    SmallWebServer(quint16 port, QString root)
        : m_thread([this, port, root] {
            QTcpServer server;
            m_up = server.listen(QHostAddress::Any, port);
            m_started = true;
            while (!m_end) {
                if (!server.hasPendingConnections() && !server.waitForNewConnection(50))
                    continue;
                const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
                socket->waitForReadyRead(30000);
                const QString path = QString::fromLatin1(socket->readAll().split(' ').value(1));
                QFile file(root + path);
                if (file.open(QIODevice::ReadOnly))
                    socket->write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + file.readAll());
                else
                    socket->write("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
                socket->waitForBytesWritten(30000);
                socket->disconnectFromHost();
                if (socket->state() != QAbstractSocket::UnconnectedState)
                    socket->waitForDisconnected(30000);
            }
        })
    {
        while (!m_started)
            std::this_thread::yield();
    }
    ~SmallWebServer()
    {
        m_end = true;
        m_thread.join();
    }
    bool isUp() const { return m_up; }

private:
    std::atomic_bool m_end = false, m_up = false, m_started = false;
    std::thread m_thread;
};

} // namespace

class WaysTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { core::setLogToStandardError(false); }
    void tlsAlpn();
    void webRoot();
    void webRootMustBeWritable();
    void wildcardByDns();
    void dnsNeedsAProvider();
    void byHand();
    void orderIsTakenUpAgain();
    void fittingWayFirst_data();
    void fittingWayFirst();
    void keyTypes_data();
    void keyTypes();
};

void WaysTest::tlsAlpn()
{
    Authority authority;
    QVERIFY2(authority.start(), qPrintable(authority.error));
    const Bench bench;
    RequestSettings settings = Bench::settingsFor(authority);
    settings.way = Way::TlsAlpn;
    ManagerOptions options = Bench::optionsFor(authority);
    options.httpPort = 1; // not used
    const auto issued = bench.openManager(options)->request(settings, nullptr, nullptr);
    QVERIFY2(issued.has_value(), words(issued));
    // Another server on the port is named.
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::Any, authority.tlsPort()));
    const auto refused = bench.openManager(options)->request(settings, nullptr, nullptr);
    QVERIFY(!refused);
    QVERIFY2(refused.error().why == "another program listens there", words(refused));
}

void WaysTest::webRoot()
{
    Authority authority;
    QVERIFY2(authority.start(), qPrintable(authority.error));
    const Bench bench;
    const QTemporaryDir root;
    const SmallWebServer web(authority.httpPort(), root.path());
    QVERIFY(web.isUp());
    RequestSettings settings = Bench::settingsFor(authority);
    settings.way = Way::WebRoot;
    settings.webRoot = root.path().toStdString();
    const auto issued =
        bench.openManager(Bench::optionsFor(authority))->request(settings, nullptr, nullptr);
    QVERIFY2(issued.has_value(), words(issued));
    const QDir left(root.filePath(QStringLiteral(".well-known/acme-challenge")));
    QVERIFY(left.exists());
    QCOMPARE(left.entryList(QDir::Files | QDir::Hidden), QStringList());
}

void WaysTest::webRootMustBeWritable()
{
    Authority authority;
    QVERIFY2(authority.start(), qPrintable(authority.error));
    const Bench bench;
    RequestSettings settings = Bench::settingsFor(authority);
    settings.way = Way::WebRoot;
    settings.webRoot = "/proc/nowhere";
    const auto refused =
        bench.openManager(Bench::optionsFor(authority))->request(settings, nullptr, nullptr);
    QVERIFY(!refused);
    QVERIFY(refused.error().next.find("ReadWritePaths") != std::string::npos);
}

void WaysTest::wildcardByDns()
{
    Authority authority;
    QVERIFY2(authority.start(), qPrintable(authority.error));
    const Bench bench;
    const auto dns = std::make_shared<LoopbackDns>(authority);
    ManagerOptions options = Bench::optionsFor(authority);
    options.publisher = dns;
    options.look = dns->look();
    options.lookPause = std::chrono::milliseconds(10);
    RequestSettings settings = Bench::settingsFor(authority);
    settings.names = {"*.example.org", "mail.example.net"};
    settings.way = Way::Dns;
    const auto issued = bench.openManager(options)->request(settings, nullptr, nullptr);
    QVERIFY2(issued.has_value(), words(issued));
    QCOMPARE(issued->names.size(), std::size_t(2));
    QVERIFY(std::find(issued->names.begin(), issued->names.end(), "*.example.org") !=
            issued->names.end());
    QCOMPARE(dns->published, 2);
    QVERIFY(dns->looks >= 6); // it waited for the slow server
    QVERIFY(dns->isEmpty());
    settings.way = Way::Http;
    const auto refused = bench.openManager(options)->request(settings, nullptr, nullptr);
    QVERIFY(!refused);
    QVERIFY(refused.error().what.find("only be proved by DNS") != std::string::npos);
}

void WaysTest::dnsNeedsAProvider()
{
    Authority authority;
    QVERIFY2(authority.start(), qPrintable(authority.error));
    const Bench bench;
    RequestSettings settings = Bench::settingsFor(authority);
    settings.way = Way::Dns;
    const auto refused =
        bench.openManager(Bench::optionsFor(authority))->request(settings, nullptr, nullptr);
    QVERIFY(!refused);
    QVERIFY2(refused.error().what.find("no access to the DNS provider") == 0, words(refused));
}

void WaysTest::byHand()
{
    Authority authority;
    QVERIFY2(authority.start(), qPrintable(authority.error));
    const Bench bench;
    const auto dns = std::make_shared<LoopbackDns>(authority);
    ManagerOptions options = Bench::optionsFor(authority);
    options.look = dns->look();
    options.lookPause = std::chrono::milliseconds(10);
    RequestSettings settings = Bench::settingsFor(authority);
    settings.names = {"mail.example.org"};
    settings.way = Way::DnsByHand;
    const auto manager = bench.openManager(options);
    std::optional<core::Result<CertificateInfo>> issued;
    std::atomic_bool done = false;
    std::thread order([&] {
        issued = manager->request(
            settings, [](const std::string&, std::optional<double>) {}, nullptr);
        done = true;
    });
    // Shown, and seen to be missing; then somebody makes it.
    const bool shown = QTest::qWaitFor(
        [&] {
            const auto entries = manager->manual();
            return done || (entries.size() == 1 && entries[0].servers.size() == 2);
        },
        60000);
    const auto entries = manager->manual();
    if (entries.size() == 1)
        (void)dns->publish(entries[0].record, {});
    order.join();
    QVERIFY(shown);
    QCOMPARE(entries.size(), std::size_t(1));
    QCOMPARE(entries[0].record.name, std::string("_acme-challenge.mail.example.org"));
    QVERIFY2(issued->has_value(), words(*issued));
    QVERIFY(manager->manual().empty());
}

void WaysTest::orderIsTakenUpAgain()
{
    Authority authority;
    QVERIFY2(authority.start(), qPrintable(authority.error));
    const Bench bench;
    const auto dns = std::make_shared<LoopbackDns>(authority);
    ManagerOptions options = Bench::optionsFor(authority);
    options.look = dns->look();
    options.lookPause = std::chrono::milliseconds(10);
    RequestSettings settings = Bench::settingsFor(authority);
    settings.names = {"mail.example.org"};
    settings.way = Way::DnsByHand;
    options.dnsOrderDeadline = std::chrono::seconds(3); // somebody gives up
    const auto first = bench.openManager(options)->request(settings, nullptr, nullptr);
    QVERIFY(!first);
    QVERIFY2(first.error().why.find("does not have the TXT record") != std::string::npos,
             words(first));
    // The order is kept: the next manager shows the same record and ends it.
    const auto kept = loadOrder(bench.state + "/acme/order.json", settings);
    QVERIFY(kept.has_value());
    options.dnsOrderDeadline = std::chrono::minutes(2);
    const auto manager = bench.openManager(options);
    std::optional<core::Result<CertificateInfo>> issued;
    std::thread order([&] { issued = manager->request(settings, nullptr, nullptr); });
    const bool shown = QTest::qWaitFor([&] { return !manager->manual().empty(); }, 60000);
    if (shown)
        (void)dns->publish(manager->manual().at(0).record, {});
    order.join();
    QVERIFY(shown);
    QVERIFY2(issued->has_value(), words(*issued));
    QVERIFY(!QFile::exists(QString::fromStdString(bench.state + "/acme/order.json")));
}

void WaysTest::fittingWayFirst_data()
{
    QTest::addColumn<bool>("port80");
    QTest::addColumn<bool>("port443");
    QTest::addColumn<bool>("dns");
    QTest::addColumn<bool>("wildcard");
    QTest::addColumn<QByteArray>("way");
    QTest::newRow("all free") << false << false << false << false << QByteArray("http");
    QTest::newRow("all free and dns") << false << false << true << false << QByteArray("http");
    QTest::newRow("80 taken, dns") << true << false << true << false << QByteArray("dns");
    QTest::newRow("80 taken") << true << false << false << false << QByteArray("tls-alpn");
    QTest::newRow("both taken") << true << true << false << false << QByteArray("web-root");
    QTest::newRow("wildcard, dns") << false << false << true << true << QByteArray("dns");
    QTest::newRow("wildcard") << false << false << false << true << QByteArray("dns-by-hand");
}

void WaysTest::fittingWayFirst()
{
    QFETCH(bool, port80);
    QFETCH(bool, port443);
    QFETCH(bool, dns);
    QFETCH(bool, wildcard);
    QFETCH(QByteArray, way);
    const auto ways = proposeWays({port80, port80 ? "nginx" : "", port443, "", dns, wildcard});
    QCOMPARE(ways.size(), std::size_t(5));
    QVERIFY(ways.front().possible);
    QCOMPARE(QByteArray::fromStdString(std::string(toString(ways.front().way))), way);
    for (const ProposedWay& one : ways)
        QVERIFY(!one.reason.empty());
}

void WaysTest::keyTypes_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("bits");
    QTest::newRow("ec-p384") << QByteArray("ec-p384") << 384;
    QTest::newRow("rsa-2048") << QByteArray("rsa-2048") << 2048;
    QTest::newRow("rsa-3072") << QByteArray("rsa-3072") << 3072;
}

void WaysTest::keyTypes()
{
    QFETCH(QByteArray, name);
    QFETCH(int, bits);
    Authority authority;
    QVERIFY2(authority.start(), qPrintable(authority.error));
    const Bench bench;
    RequestSettings settings = Bench::settingsFor(authority);
    settings.keyType = *keyTypeFrom(name.toStdString());
    const auto manager = bench.openManager(Bench::optionsFor(authority));
    const auto issued = manager->request(settings, nullptr, nullptr);
    QVERIFY2(issued.has_value(), words(issued));
    const auto key = core::readFile(bench.state + "/certificates/live/key.pem", 100000);
    BIO* bio = BIO_new_mem_buf(key->data(), int(key->size()));
    EVP_PKEY* read = PEM_read_bio_PrivateKey(bio, nullptr, nullptr, nullptr);
    const int found = EVP_PKEY_get_bits(read);
    EVP_PKEY_free(read);
    BIO_free(bio);
    QCOMPARE(found, bits);
    QVERIFY(manager->settings()->keyType == settings.keyType);
}

QTEST_GUILESS_MAIN(WaysTest)
#include "tst_ways.moc"
