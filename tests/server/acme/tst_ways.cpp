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

/// Answers one request a connection: with the text that is given for the path, or that there is
/// none.
class SmallWebServer
{
public:
    using Pages = std::function<std::optional<QByteArray>(const QByteArray& path)>;

    SmallWebServer(quint16 port, Pages pages)
        : m_thread([this, port, pages = std::move(pages)] {
            QTcpServer server;
            m_up = server.listen(QHostAddress::Any, port);
            m_started = true;
            while (!m_end) {
                if (!server.hasPendingConnections() && !server.waitForNewConnection(50))
                    continue;
                const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
                socket->waitForReadyRead(30000);
                const auto page = pages(socket->readAll().split(' ').value(1));
                socket->write(page ? "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + *page
                                   : "HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
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

/// A fake of root: remembers what it was asked, and is nginx while that is prepared.
class FakeRoot final : public RootHelp
{
public:
    explicit FakeRoot(quint16 port)
        : m_port(port)
    {
    }
    bool isThere() const override { return there; }
    core::Result<void> openPort80(const http::Patience&) override
    {
        note("open");
        return failing ? core::fail(ErrorKind::Unavailable, "nobody answers")
                       : core::Result<void>();
    }
    core::Result<void> closePort80(const http::Patience&) override
    {
        note("close");
        return {};
    }
    core::Result<std::string> prepareNginx(const std::vector<std::string>& names,
                                           const std::string& thumbprint,
                                           const http::Patience&) override
    {
        note("prepare " + std::to_string(names.size()));
        const std::lock_guard lock(m_mutex);
        m_nginx = std::make_unique<SmallWebServer>(
            m_port, [answer = QByteArray::fromStdString(thumbprint)](const QByteArray& path) {
                return path.mid(path.lastIndexOf('/') + 1) + "." + answer;
            });
        return m_nginx->isUp() ? std::string() : "the port is taken";
    }
    core::Result<void> restoreNginx(const http::Patience&) override
    {
        note("restore");
        const std::lock_guard lock(m_mutex);
        m_nginx.reset();
        return {};
    }
    std::string asked() const
    {
        const std::lock_guard lock(m_mutex);
        std::string copy = m_asked;
        return copy;
    }
    bool there = true, failing = false;

private:
    void note(const std::string& what)
    {
        const std::lock_guard lock(m_mutex);
        m_asked += (m_asked.empty() ? "" : ", ") + what;
    }
    const quint16 m_port;
    mutable std::mutex m_mutex;
    std::string m_asked;
    std::unique_ptr<SmallWebServer> m_nginx;
};

} // namespace

class WaysTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { core::setLogToStandardError(false); }
    void nginx();
    void nginxNeedsHelp();
    void portIsOpenForTheMoment();
    void leftoversAreTakenBack();
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

void WaysTest::nginx()
{
    Authority authority;
    QVERIFY2(authority.start(), qPrintable(authority.error));
    const Bench bench;
    const auto root = std::make_shared<FakeRoot>(authority.httpPort());
    ManagerOptions options = Bench::optionsFor(authority);
    options.rootHelp = root;
    RequestSettings settings = Bench::settingsFor(authority);
    settings.way = Way::Nginx;
    settings.names = {"mail.example.org", "mta-sts.example.org"};
    const auto manager = bench.openManager(options);
    const auto issued = manager->request(settings, nullptr, nullptr);
    QVERIFY2(issued.has_value(), words(issued));
    QCOMPARE(root->asked(), std::string("open, prepare 2, restore, close"));
    QVERIFY(manager->settings()->way == Way::Nginx);
    settings.names = {"*.example.org"};
    QVERIFY(!manager->request(settings, nullptr, nullptr));
}

void WaysTest::nginxNeedsHelp()
{
    Authority authority;
    QVERIFY2(authority.start(), qPrintable(authority.error));
    const Bench bench;
    RequestSettings settings = Bench::settingsFor(authority);
    settings.way = Way::Nginx;
    const auto refused =
        bench.openManager(Bench::optionsFor(authority))->request(settings, nullptr, nullptr);
    QVERIFY(!refused);
    QVERIFY(refused.error().kind == ErrorKind::Refused);
}

void WaysTest::portIsOpenForTheMoment()
{
    Authority authority;
    QVERIFY2(authority.start(), qPrintable(authority.error));
    const Bench bench;
    const auto root = std::make_shared<FakeRoot>(authority.httpPort());
    ManagerOptions options = Bench::optionsFor(authority);
    options.rootHelp = root;
    RequestSettings settings = Bench::settingsFor(authority);
    settings.way = Way::Http;
    const auto issued = bench.openManager(options)->request(settings, nullptr, nullptr);
    QVERIFY2(issued.has_value(), words(issued));
    QCOMPARE(root->asked(), std::string("open, close"));
    // A firewall that could not be looked at may still let the authority in.
    root->failing = true;
    settings.names = {"other.example.org"};
    const auto again = bench.openManager(options)->request(settings, nullptr, nullptr);
    QVERIFY2(again.has_value(), words(again));
    root->there = false; // not installed: nobody is asked
    settings.names = {"third.example.org"};
    const std::string before = root->asked();
    QVERIFY(bench.openManager(options)->request(settings, nullptr, nullptr).has_value());
    QCOMPARE(root->asked(), before);
}

void WaysTest::leftoversAreTakenBack()
{
    const Bench bench;
    const auto root = std::make_shared<FakeRoot>(quint16(0));
    ManagerOptions options;
    options.stateDirectory = bench.state;
    options.rootHelp = root;
    const auto manager = bench.openManager(options);
    manager->startRenewal();
    QVERIFY(QTest::qWaitFor([&] { return root->asked() == "restore, close"; }, 60000));
}

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
    const SmallWebServer web(authority.httpPort(),
                             [&root](const QByteArray& path) -> std::optional<QByteArray> {
                                 QFile file(root.path() + QString::fromLatin1(path));
                                 if (!file.open(QIODevice::ReadOnly))
                                     return std::nullopt;
                                 return file.readAll();
                             });
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
    QTest::newRow("80 taken, nginx") << true << true << false << false << QByteArray("nginx");
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
    ServerFacts facts{port80, port80 ? "nginx" : "", port443, "", dns, wildcard, false, {}};
    facts.nginxReady = way == "nginx";
    if (!facts.nginxReady)
        facts.nginxReason = "no nginx runs here";
    const auto ways = proposeWays(facts);
    QCOMPARE(ways.size(), std::size_t(6));
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
