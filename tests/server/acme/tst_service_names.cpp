// Names of our own services in certificates of a real authority: taken along when they are ready,
// dropped when they are gone, and never in the way of the rest.
#include "bench.h"
#include "core/acceptor.h"
#include "core/log.h"

#include <QTest>
#include <algorithm>
#include <asio/io_context.hpp>
#include <atomic>
#include <map>
#include <mutex>

using namespace mailstead;
using namespace mailstead::acme;
using core::ErrorKind;

namespace
{

/// What the DNS says about the names, set by a test.
class Names
{
public:
    void set(const std::string& name, core::Result<void> ready)
    {
        const std::lock_guard lock(m_mutex);
        m_ready.insert_or_assign(name, std::move(ready));
    }
    void putInto(ManagerOptions& options)
    {
        options.serviceNames = [this] {
            const std::lock_guard lock(m_mutex);
            std::vector<std::string> names;
            for (const auto& [name, ready] : m_ready)
                names.push_back(name);
            return names;
        };
        options.nameIsReady = [this](const std::string& name, const RequestSettings&) {
            const std::lock_guard lock(m_mutex);
            return m_ready.at(name);
        };
    }

private:
    std::mutex m_mutex;
    std::map<std::string, core::Result<void>> m_ready;
};

const core::Result<void> ready;
const core::Result<void> elsewhere = core::fail(ErrorKind::Refused, "it leads elsewhere");
const core::Result<void> unknown = core::fail(ErrorKind::Unavailable, "nobody answers");

std::vector<std::string> sorted(std::vector<std::string> names)
{
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

class ServiceNamesTest : public QObject
{
    Q_OBJECT

private:
    Authority m_authority;

    RequestSettings settings() const
    {
        RequestSettings one = Bench::settingsFor(m_authority);
        one.names = {"mail.example.org"};
        return one;
    }

private slots:
    void initTestCase();
    void areTakenAlong();
    void mayBeLeftOut();
    void areNotInTheWay();
    void extendByThemselves();
    void portIsLent();
};

void ServiceNamesTest::initTestCase()
{
    core::setLogToStandardError(false);
    QVERIFY2(m_authority.start(), qPrintable(m_authority.error));
}

void ServiceNamesTest::areTakenAlong()
{
    const Bench bench;
    Names names;
    names.set("autoconfig.example.org", elsewhere);
    names.set("autodiscover.example.org", unknown);
    names.set("mta-sts.example.org", ready);
    ManagerOptions options = Bench::optionsFor(m_authority);
    names.putInto(options);
    const auto manager = bench.openManager(options);
    QCOMPARE(manager->missingNames().size(), std::size_t(3)); // the temporary one counts nothing

    RequestSettings wanted = settings();
    wanted.names.emplace_back("autoconfig.example.org"); // listed by somebody, and not ready
    const auto issued = manager->request(wanted, nullptr, nullptr);
    QVERIFY2(issued.has_value(), issued ? "" : issued.error().text().c_str());
    const std::vector<std::string> both{"mail.example.org", "mta-sts.example.org"};
    QCOMPARE(sorted(issued->names), both);
    QCOMPARE(manager->settings()->names, std::vector<std::string>{"mail.example.org"});
    QCOMPARE(manager->missingNames(),
             (std::vector<std::string>{"autoconfig.example.org", "autodiscover.example.org"}));
    const auto all = manager->serviceNames();
    QCOMPARE(all.size(), std::size_t(3));
    QVERIFY(!all[0].covered && !all[0].ready && all[0].ready.error().kind == ErrorKind::Refused);
    QVERIFY(!all[1].covered && !all[1].ready);
    QVERIFY(all[2].covered && all[2].ready);

    // A DNS that is silent takes nothing away; one that says no does.
    names.set("mta-sts.example.org", unknown);
    auto renewed = manager->renew(nullptr, nullptr);
    QVERIFY(renewed.has_value());
    QCOMPARE(sorted(renewed->names), both);
    names.set("mta-sts.example.org", elsewhere);
    renewed = manager->renew(nullptr, nullptr);
    QVERIFY(renewed.has_value());
    QCOMPARE(renewed->names, std::vector<std::string>{"mail.example.org"});
}

void ServiceNamesTest::mayBeLeftOut()
{
    const Bench bench;
    Names names;
    names.set("mta-sts.example.org", ready);
    ManagerOptions options = Bench::optionsFor(m_authority);
    names.putInto(options);
    RequestSettings wanted = settings();
    wanted.serviceNames = false;
    const auto issued = bench.openManager(options)->request(wanted, nullptr, nullptr);
    QVERIFY(issued.has_value());
    QCOMPARE(issued->names, std::vector<std::string>{"mail.example.org"});
    // Kept over a restart.
    QVERIFY(!bench.openManager(options)->settings()->serviceNames);
}

void ServiceNamesTest::areNotInTheWay()
{
    const Bench bench;
    Names names;
    names.set("mta-sts.example.org", ready);
    ManagerOptions options = Bench::optionsFor(m_authority);
    names.putInto(options);
    std::vector<std::size_t> asked;
    options.precheck = [&asked](const RequestSettings& one) -> core::Result<void> {
        asked.push_back(one.names.size());
        if (one.names.size() > 1)
            return core::fail(ErrorKind::Refused, "not with that one");
        return {};
    };
    const auto issued = bench.openManager(options)->request(settings(), nullptr, nullptr);
    QVERIFY2(issued.has_value(), issued ? "" : issued.error().text().c_str());
    QCOMPARE(issued->names, std::vector<std::string>{"mail.example.org"});
    QCOMPARE(asked, (std::vector<std::size_t>{2, 1}));
}

void ServiceNamesTest::extendByThemselves()
{
    const Bench bench;
    Names names;
    names.set("mta-sts.example.org", elsewhere);
    ManagerOptions options = Bench::optionsFor(m_authority);
    options.namesPause = std::chrono::milliseconds(10);
    names.putInto(options);
    const auto manager = bench.openManager(options);
    const auto issued = manager->request(settings(), nullptr, nullptr);
    QVERIFY(issued.has_value());
    manager->startRenewal();
    names.set("mta-sts.example.org", ready);
    const std::vector<std::string> both{"mail.example.org", "mta-sts.example.org"};
    QTRY_COMPARE_WITH_TIMEOUT(sorted(bench.store->current().names), both, 90000);
    QTRY_VERIFY_WITH_TIMEOUT(manager->missingNames().empty(), 30000);
    QCOMPARE(manager->settings()->names, std::vector<std::string>{"mail.example.org"});
    QVERIFY(!manager->list()[0].lastError);
}

void ServiceNamesTest::portIsLent()
{
    const Bench bench;
    asio::io_context io;
    asio::ip::tcp::acceptor ours(io);
    ManagerOptions options = Bench::optionsFor(m_authority);
    QVERIFY(core::openAcceptor(ours, "::", options.tlsPort, "test").has_value());
    std::atomic_int lent = 0;
    std::atomic_int given = 0;
    options.lendTlsPort = [&]() -> std::shared_ptr<void> {
        ++lent;
        ours.close();
        return {nullptr, [&](void*) {
                    ++given;
                }};
    };
    RequestSettings wanted = settings();
    wanted.way = Way::TlsAlpn;
    const auto issued = bench.openManager(options)->request(wanted, nullptr, nullptr);
    QVERIFY2(issued.has_value(), issued ? "" : issued.error().text().c_str());
    QVERIFY(lent == 1 && given == 1);
    QVERIFY(core::openAcceptor(ours, "::", options.tlsPort, "test").has_value());
}

QTEST_GUILESS_MAIN(ServiceNamesTest)
#include "tst_service_names.moc"
