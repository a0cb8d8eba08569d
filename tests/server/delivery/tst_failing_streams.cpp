// Several messages on one connection, which fails at each of its reads and writes in turn: each
// recipient ends exactly once, nothing is lost, and nothing arrives twice but what the server had
// taken when its answer was lost.
#include "core/log.h"
#include "delivery/carrying.h"
#include "memory_stream.h"
#include "zone.h"

#include <QTest>
#include <algorithm>
#include <map>

using namespace mailstead;
using namespace mailstead::delivery;
using namespace mailstead::delivery::test;
using Kind = queue::AttemptResult::Kind;

namespace
{

constexpr int messages = 4;
constexpr int mostRounds = 12; ///< of trying again

struct Attempted {
    queue::Job job;
    std::vector<queue::AttemptResult> results;
    int answers = 0; ///< how often the job was ended
};

/// A carrier without its thread: the test turns the loop.
class Office
{
public:
    explicit Office(bool pipelining)
        : world(io, pipelining)
    {
        config.hostname = "mail.example.net";
        config.ipv6Sending = core::Ipv6Sending::Always;
    }

    ~Office()
    {
        pool->closeAll();
        world.runUntil([] { return false; }); // until nothing waits any more
    }

    /// False when it does not end.
    bool carry(Attempted& attempted)
    {
        // Which addresses did not answer is forgotten in between, as it is with time.
        const auto context = std::make_shared<const CarrierContext>(
            CarrierContext{io,
                           config.hostname,
                           {},
                           config.deliveryPort,
                           Ourselves(config),
                           std::make_shared<RouteCache>(zone, config.hostname),
                           pool,
                           tls,
                           std::make_shared<Ipv6Sending>(io, config, zone),
                           {},
                           {},
                           limits,
                           nullptr,
                           world.maker()});
        std::make_shared<Carrying>(context, attempted.job,
                                   [&attempted](std::vector<queue::AttemptResult> results) {
                                       ++attempted.answers;
                                       attempted.results = std::move(results);
                                   })
            ->start();
        return world.runUntil([&] { return attempted.answers > 0; });
    }

    asio::io_context io{1};
    World world;

private:
    core::Config config;
    CarrierLimits limits;
    std::shared_ptr<Zone> zone = std::make_shared<Zone>(io);
    std::shared_ptr<ConnectionPool> pool = std::make_shared<ConnectionPool>(limits.waiting);
    static inline const std::shared_ptr<ClientTls> tls = std::make_shared<ClientTls>();
};

queue::Job job(int number, const std::vector<std::string>& recipients)
{
    queue::Job made;
    made.domain = "example.org";
    std::string text = "Subject: m" + std::to_string(number) + "\r\n\r\n.hello\r\n";
    // The second is written in several pieces.
    for (int i = 0; number == 2 && i < 2500; ++i)
        text += "one line of a message that is longer than what is written at once\r\n";
    made.content = smtp::Content(std::move(text));
    int row = 0;
    for (const std::string& recipient : recipients) {
        queue::Row added;
        added.messageId = "m" + std::to_string(number);
        added.number = ++row;
        added.sender = "x@example.net";
        added.recipient = recipient;
        added.domain = made.domain;
        added.via = "192.0.2.25:2525";
        made.rows.push_back(added);
    }
    return made;
}

struct Course {
    std::string problem;         ///< empty when all is as it should be
    std::size_t operations = 0;  ///< reads and writes
    std::size_t connections = 0; ///< opened in all
    std::size_t faults = 0;
    std::size_t duplicates = 0; ///< copies beyond the first
};

/// What the results of one attempt say must be what the server knows.
std::string examine(const Attempted& attempted, World& world)
{
    if (attempted.answers != 1)
        return "a job was ended " + std::to_string(attempted.answers) + " times";
    if (attempted.results.size() != attempted.job.rows.size())
        return "results are missing or too many";
    for (std::size_t i = 0; i < attempted.results.size(); ++i) {
        const queue::AttemptResult& result = attempted.results[i];
        const queue::Row& row = attempted.job.rows[i];
        if (result.number != row.number || result.messageId != row.messageId)
            return "a result is another row's";
        if (result.kind == Kind::Bounced)
            return row.messageId + " bounced: " + result.reply;
        const auto answered =
            std::count_if(world.taken().begin(), world.taken().end(), [&](const Taken& taken) {
                return taken.answered && taken.id == row.messageId &&
                       std::count(taken.recipients.begin(), taken.recipients.end(),
                                  row.recipient) == 1;
            });
        if (answered != (result.kind == Kind::Delivered ? 1 : 0))
            return row.messageId + " for " + row.recipient + " is called " +
                   (result.kind == Kind::Delivered ? "delivered" : "deferred") +
                   " and was acknowledged " + std::to_string(answered) + " times: " + result.reply;
    }
    return {};
}

/// Sends all messages one after the other, then again what was deferred, as the scheduler does.
Course course(bool pipelining, std::size_t failAt, std::size_t count, Fault fault)
{
    Office office(pipelining);
    office.world.failAt(failAt, count, fault);
    Course result;
    std::vector<std::pair<int, std::vector<std::string>>> open;
    for (int number = 1; number <= messages; ++number)
        open.push_back({number, {"a@example.org", "b@example.org"}});
    for (int round = 0; round < mostRounds && !open.empty(); ++round) {
        std::vector<std::pair<int, std::vector<std::string>>> deferred;
        for (const auto& [number, recipients] : open) {
            Attempted attempted{job(number, recipients), {}, 0};
            const std::size_t before = office.world.taken().size();
            if (!office.carry(attempted)) {
                result.problem = "m" + std::to_string(number) + " never ends";
                return result;
            }
            result.problem = examine(attempted, office.world);
            // What may have arrived is tried again later, not at once.
            if (office.world.taken().size() > before + 1)
                result.problem = "m" + std::to_string(number) + " arrived twice in one attempt";
            if (!result.problem.empty())
                return result;
            std::vector<std::string> left;
            for (std::size_t i = 0; i < recipients.size(); ++i) {
                if (attempted.results[i].kind == Kind::Deferred)
                    left.push_back(recipients[i]);
            }
            if (!left.empty())
                deferred.emplace_back(number, std::move(left));
        }
        open = std::move(deferred);
    }
    if (!open.empty())
        result.problem = "m" + std::to_string(open.front().first) + " is never delivered";
    std::map<std::string, std::size_t> copies, unanswered;
    for (const Taken& taken : office.world.taken()) {
        for (const std::string& recipient : taken.recipients) {
            ++copies[taken.id + " " + recipient];
            unanswered[taken.id + " " + recipient] += taken.answered ? 0 : 1;
        }
    }
    if (copies.size() != 2 * messages)
        result.problem = "something is lost";
    for (const auto& [key, number] : copies) {
        result.duplicates += number - 1;
        // One that was acknowledged, and as many as the server took without being heard.
        if (number != 1 + unanswered[key])
            result.problem = key + " arrived " + std::to_string(number) + " times";
    }
    result.operations = office.world.operations();
    result.connections = office.world.connections();
    result.faults = office.world.faults();
    return result;
}

} // namespace

class FailingStreams : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { core::setLogToStandardError(false); }
    void oneConnectionForAll_data();
    void oneConnectionForAll();
    void eachOperationFails_data();
    void eachOperationFails();
};

void FailingStreams::oneConnectionForAll_data()
{
    QTest::addColumn<bool>("pipelining");
    QTest::newRow("pipelining") << true;
    QTest::newRow("one by one") << false;
}

void FailingStreams::oneConnectionForAll()
{
    QFETCH(bool, pipelining);
    const Course plain = course(pipelining, 0, 0, Fault::WriteFails);
    QCOMPARE(plain.problem, std::string());
    QCOMPARE(plain.connections, std::size_t(1));
    QCOMPARE(plain.duplicates, std::size_t(0));
}

void FailingStreams::eachOperationFails_data()
{
    QTest::addColumn<bool>("pipelining");
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("duplicates");
    const std::vector<std::tuple<const char*, Fault, bool>> faults = {
        {"write fails", Fault::WriteFails, false},
        {"write breaks", Fault::WriteBreaks, false},
        {"write fails late", Fault::WriteFailsLate, true},
        {"write stalls", Fault::WriteStalls, false},
        {"read fails", Fault::ReadFails, false},
        {"read loses answers", Fault::ReadLosesAnswers, true},
        {"read stalls", Fault::ReadStalls, true},
    };
    for (const bool pipelining : {true, false}) {
        for (const auto& [name, fault, duplicates] : faults) {
            for (const int count : {1, 5})
                QTest::addRow("%s, %d operations, %s", name, count,
                              pipelining ? "pipelining" : "one by one")
                    << pipelining << fault << count << duplicates;
        }
    }
}

void FailingStreams::eachOperationFails()
{
    QFETCH(bool, pipelining);
    QFETCH(Fault, fault);
    QFETCH(int, count);
    QFETCH(bool, duplicates);
    const std::size_t operations = course(pipelining, 0, 0, fault).operations;
    QVERIFY(operations > 4 * messages);
    std::size_t met = 0, doubled = 0;
    for (std::size_t at = 1; at <= operations; ++at) {
        const Course with = course(pipelining, at, static_cast<std::size_t>(count), fault);
        QVERIFY2(with.problem.empty(), qPrintable(QStringLiteral("operation %1: %2")
                                                      .arg(at)
                                                      .arg(QString::fromStdString(with.problem))));
        met += with.faults;
        doubled += with.duplicates;
        // A failure that the server's answer survives, or that comes before the end of the
        // content, doubles nothing.
        QVERIFY(duplicates || with.duplicates == 0);
    }
    QVERIFY(met > 0);
    QVERIFY(!duplicates || doubled > 0);
}

QTEST_GUILESS_MAIN(FailingStreams)
#include "tst_failing_streams.moc"
