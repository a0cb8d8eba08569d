// Every finding of a check: a situation that raises it, and one that does not.
#include "dns/checks/texts.h"
#include "dns/propagation.h"
#include "situations.h"

#include <QTest>
#include <asio/steady_timer.hpp>
#include <atomic>

using namespace mailstead;
using namespace mailstead::dns;
using namespace mailstead::dns::checks;

namespace
{

CheckReport checked(TableWorld& world, const ServerNames& names, const Options& options)
{
    const std::atomic_bool never{false};
    return run(names, options, world, never);
}

std::vector<Situation> allSituations()
{
    auto all = recordSituations();
    const auto more = worldSituations();
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

QString text(const std::multiset<std::string>& ids)
{
    QStringList list;
    for (const std::string& id : ids)
        list << QString::fromStdString(id);
    return list.join(QLatin1Char(' '));
}

/// Questions to servers are still on their way when the check ends.
class SlowServers : public TableWorld
{
public:
    SlowServers()
        : TableWorld(TableWorld::good())
    {
    }
    void askServer(asio::io_context& io, const DirectQuestion&,
                   std::function<void(Answer)> done) override
    {
        const auto timer = std::make_shared<asio::steady_timer>(io, std::chrono::hours(1));
        const auto token = std::make_shared<int>(0);
        onTheWay.push_back(token);
        timer->async_wait(
            [timer, token, done = std::move(done)](const asio::error_code&) { done({}); });
    }
    std::vector<std::weak_ptr<int>> onTheWay;
};

/// A zone of which nothing validates.
void makeBogus(TableWorld& world, const std::string& zone)
{
    for (const WantedRecord& record : wantedRecords(TableWorld::names())) {
        if (record.name == zone || record.name.ends_with("." + zone))
            world.fail(record.name, *typeNamed(record.type), Status::Bogus, "signature expired");
    }
    for (const std::string& name : {zone, "mail." + zone, "_25._tcp.mail." + zone}) {
        for (const Type type : {Type::NS, Type::SOA, Type::CAA, Type::TLSA})
            world.fail(name, type, Status::Bogus, "signature expired");
    }
}

} // namespace

class FindingsTest : public QObject
{
    Q_OBJECT

private slots:
    void goodWorldIsGood();
    void eachHasItsSituation_data();
    void eachHasItsSituation();
    void noneIsLeftOut();
    void recordsHaveStates();
    void recordsAloneAreQuick();
    void silenceEnds();
    void nothingIsLeftOnTheWay();
    void brokenSignaturesAreToldOnce();
    void spfIsExplained();
    void lookUpsRunSideBySide();
};

void FindingsTest::goodWorldIsGood()
{
    TableWorld world = TableWorld::good();
    const CheckReport report = checked(world, TableWorld::names(), TableWorld::options());
    for (const core::Finding& finding : report.findings)
        QVERIFY2(finding.severity == core::Severity::Ok,
                 (finding.id + ": " + finding.title).c_str());
    QVERIFY(report.findings.size() > 20);
}

void FindingsTest::eachHasItsSituation_data()
{
    QTest::addColumn<int>("index");
    const auto all = allSituations();
    for (std::size_t index = 0; index < all.size(); ++index)
        QTest::addRow("%s: %s", all[index].id, all[index].what) << static_cast<int>(index);
}

void FindingsTest::eachHasItsSituation()
{
    QFETCH(int, index);
    const Situation situation = allSituations()[static_cast<std::size_t>(index)];
    Scene good;
    const auto before = checked(good.world, good.names, good.options);
    Scene scene;
    situation.change(scene);
    const auto after = checked(scene.world, scene.names, scene.options);
    QVERIFY2(idsOf(before).contains(situation.id) == situation.inGoodWorld,
             qPrintable(text(idsOf(before))));
    QVERIFY2(idsOf(after).contains(situation.id) != situation.inGoodWorld,
             qPrintable(text(idsOf(after))));
    for (const core::Finding& finding : after.findings) {
        QVERIFY(!finding.title.empty());
        QVERIFY2(finding.title.find('{') == std::string::npos, finding.title.c_str());
        QVERIFY2(finding.why.find('{') == std::string::npos, finding.why.c_str());
        QVERIFY2(finding.fix.find('{') == std::string::npos, finding.fix.c_str());
        QVERIFY(finding.severity == core::Severity::Ok || !finding.fix.empty());
        QVERIFY(finding.severity == core::Severity::Ok || !finding.why.empty());
    }
}

void FindingsTest::noneIsLeftOut()
{
    std::set<std::string> known;
    for (const Situation& situation : allSituations())
        known.insert(situation.id);
    for (const std::string& id : particularIds())
        QVERIFY2(known.contains(id), id.c_str());
    ServerNames names = TableWorld::names();
    names.hostIsSigned = true;
    for (const WantedRecord& wanted : wantedRecords(names)) {
        for (const char* problem : {"missing", "unknown", "ok"})
            QVERIFY2(known.contains("dns." + wanted.purpose + "-" + problem),
                     wanted.purpose.c_str());
    }
}

void FindingsTest::recordsHaveStates()
{
    TableWorld world = TableWorld::good();
    world.remove("example.org", Type::MX);
    world.set("mail.example.org", Type::A, {"104.21.5.6"});
    world.fail("_dmarc.example.org", Type::TXT, Status::ServFail);
    const auto report = checked(world, TableWorld::names(), TableWorld::options());
    std::map<std::string, RecordState> states;
    for (const CheckedRecord& record : report.records) {
        states[record.wanted.type + " " + record.wanted.name] = record.state;
        QVERIFY(!record.answers.empty());
        QCOMPARE(record.answers.back().server, std::string("resolver"));
    }
    QVERIFY(states["MX example.org"] == RecordState::Missing);
    QVERIFY(states["A mail.example.org"] == RecordState::Wrong);
    QVERIFY(states["TXT _dmarc.example.org"] == RecordState::Unknown);
    QVERIFY(states["TLSA _25._tcp.mail.example.org"] == RecordState::Ok);
    // SPF's "mx" leads to nothing any more.
    QVERIFY(states["TXT example.org"] == RecordState::Wrong);
}

void FindingsTest::recordsAloneAreQuick()
{
    TableWorld world = TableWorld::good();
    Options options = TableWorld::options();
    options.scope = Scope::Records;
    const auto ids = idsOf(checked(world, TableWorld::names(), options));
    QVERIFY(ids.contains("dns.mx-ok"));
    QVERIFY(ids.contains("dns.dnssec-secure"));
    for (const char* id : {"dns.tls-ok", "dns.age-ok", "dns.clock-ok", "dns.outbound-open",
                           "dns.blocklist-clean", "dns.mta-sts-policy-ok"})
        QVERIFY2(!ids.contains(id), id);
}

void FindingsTest::silenceEnds()
{
    TableWorld world = TableWorld::good();
    world.silent = true;
    Options options = TableWorld::options();
    options.limit = std::chrono::milliseconds(100);
    const auto report = checked(world, TableWorld::names(), options);
    for (const CheckedRecord& record : report.records)
        QVERIFY(record.state == RecordState::Unknown || record.wanted.purpose == "caa");
    // Answers that come when the check has long ended do no harm.
    for (const auto& late : world.kept)
        late();
    TableWorld cancelledWorld = TableWorld::good();
    cancelledWorld.silent = true;
    const std::atomic_bool cancelled{true};
    run(TableWorld::names(), TableWorld::options(), cancelledWorld, cancelled);
}

void FindingsTest::nothingIsLeftOnTheWay()
{
    SlowServers world;
    Options options = TableWorld::options();
    options.limit = std::chrono::milliseconds(100);
    checked(world, TableWorld::names(), options);
    QVERIFY(!world.onTheWay.empty());
    for (const auto& token : world.onTheWay)
        QVERIFY(token.expired()); // with its sockets
}

void FindingsTest::brokenSignaturesAreToldOnce()
{
    TableWorld world = TableWorld::good();
    ServerNames names = TableWorld::names();
    names.servesWellKnown = false;
    makeBogus(world, "example.org");
    const auto report = checked(world, names, TableWorld::options());
    std::multiset<std::string> ids;
    for (const core::Finding& finding : report.findings) {
        if (finding.severity != core::Severity::Ok)
            ids.insert(finding.id);
    }
    QCOMPARE(text(ids), QStringLiteral("dns.dnssec-bogus"));
    for (const CheckedRecord& record : report.records) {
        if (record.wanted.type != "PTR")
            QVERIFY2(record.state == RecordState::Unknown, record.wanted.name.c_str());
    }
}

void FindingsTest::spfIsExplained()
{
    TableWorld world = TableWorld::good();
    world.set("example.org", Type::TXT, {"v=spf1 ip4:192.0.2.10 -all"});
    const auto report = checked(world, TableWorld::names(), TableWorld::options());
    QStringList lines;
    for (const core::Finding& finding : report.findings) {
        if (finding.id == "dns.spf-not-us") {
            for (const std::string& line : finding.evidence)
                lines << QString::fromStdString(line);
        }
    }
    const QString all = lines.join(QLatin1Char('\n'));
    QVERIFY2(all.contains(QStringLiteral("SPF for 192.0.2.10: pass by ip4:192.0.2.10, 0 look-ups")),
             qPrintable(all));
    QVERIFY2(all.contains(QStringLiteral("SPF for 2001:db8::10: fail by -all")), qPrintable(all));
}

/// Prints how long a check takes when each answer needs 20 ms; nothing is asserted about time.
void FindingsTest::lookUpsRunSideBySide()
{
    TableWorld world = TableWorld::good();
    world.latency = std::chrono::milliseconds(20);
    ServerNames names = TableWorld::names();
    const auto began = std::chrono::steady_clock::now();
    const auto report = checked(world, names, TableWorld::options());
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - began);
    qInfo() << "a full check with 20 ms latency:" << took.count() << "ms for" << world.questions
            << "questions";
    for (const core::Finding& finding : report.findings)
        QVERIFY2(finding.severity == core::Severity::Ok, finding.id.c_str());
}

QTEST_GUILESS_MAIN(FindingsTest)
#include "tst_findings.moc"
