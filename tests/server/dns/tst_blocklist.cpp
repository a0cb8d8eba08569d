// What blocklists answer, read and acted upon, with a resolver that says what the test wants.
#include "core/log.h"
#include "dns/blocklist.h"

#include <QtTest>
#include <map>
#include <set>

using namespace mailstead;
using namespace mailstead::dns;

namespace
{

/// Answers NXDOMAIN to what it does not know; what is in `silent` waits.
struct Names final : Resolver {
    void query(std::string name, Type type, std::function<void(Answer)> done) override
    {
        asked.push_back(name);
        if (silent.count(name) > 0) {
            held.push_back(std::move(done));
            return;
        }
        Answer answer;
        answer.status = Status::NxDomain;
        const auto known = answers.find({name, type});
        if (known != answers.end()) {
            answer.status = Status::NoError;
            answer.values = known->second;
        }
        done(answer);
    }
    void flush() override {}

    std::map<std::pair<std::string, Type>, std::vector<std::string>> answers;
    std::set<std::string> silent;
    std::vector<std::function<void(Answer)>> held;
    std::vector<std::string> asked;
};

Answer addresses(std::vector<std::string> values)
{
    Answer answer;
    answer.status = Status::NoError;
    answer.values = std::move(values);
    return answer;
}

class BlocklistTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { core::setLogToStandardError(false); }
    void init()
    {
        m_names = std::make_shared<Names>();
        m_now = Blocklists::TimePoint(std::chrono::hours(1000));
        m_listing.reset();
        m_answered = 0;
    }

    void names()
    {
        QCOMPARE(blocklistName("192.0.2.99", "bl.example.org"),
                 std::string("99.2.0.192.bl.example.org"));
        QCOMPARE(blocklistName("2001:db8:1:2:3:4:567:89ab", "bl.example.org"),
                 std::string("b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2."
                             "bl.example.org"));
        QVERIFY(blocklistName("nonsense", "bl.example.org").empty());
    }

    void answers_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("problem");
        const auto kind = [](BlocklistAnswer::Kind k) {
            return static_cast<int>(k);
        };
        const int listed = kind(BlocklistAnswer::Kind::Listed);
        const int not_ = kind(BlocklistAnswer::Kind::NotListed);
        const int cannot = kind(BlocklistAnswer::Kind::CannotTell);
        QTest::newRow("listed") << QByteArray("127.0.0.2") << listed << QByteArray();
        QTest::newRow("listed by a bit mask") << QByteArray("127.1.4.8") << listed << QByteArray();
        QTest::newRow("itself") << QByteArray("127.0.0.1") << not_ << QByteArray();
        QTest::newRow("wrong name")
            << QByteArray("127.255.255.252") << cannot << QByteArray("written wrongly");
        QTest::newRow("public resolver")
            << QByteArray("127.255.255.254") << cannot << QByteArray("resolver.forward");
        QTest::newRow("too much") << QByteArray("127.255.255.255") << cannot
                                  << QByteArray("asks too much");
        QTest::newRow("another error")
            << QByteArray("127.255.255.250") << cannot << QByteArray("127.255.255.250");
        QTest::newRow("parked domain")
            << QByteArray("203.0.113.5") << cannot << QByteArray("203.0.113.5");
        QTest::newRow("not an address") << QByteArray("x") << cannot << QByteArray("no list does");
    }
    void answers()
    {
        QFETCH(QByteArray, value);
        QFETCH(int, kind);
        QFETCH(QByteArray, problem);
        const auto read = readBlocklistAnswer(addresses({value.toStdString()}));
        QCOMPARE(static_cast<int>(read.kind), kind);
        QVERIFY2(read.problem.find(problem.toStdString()) != std::string::npos,
                 read.problem.c_str());
    }

    void failuresAreNoListing()
    {
        for (const Status status :
             {Status::ServFail, Status::Refused, Status::Timeout, Status::Bogus, Status::Other}) {
            Answer answer = addresses({"127.0.0.2"});
            answer.status = status;
            QVERIFY(readBlocklistAnswer(answer).kind == BlocklistAnswer::Kind::CannotTell);
        }
        // An error beside a listing: nobody can tell.
        QVERIFY(readBlocklistAnswer(addresses({"127.0.0.2", "127.255.255.254"})).kind ==
                BlocklistAnswer::Kind::CannotTell);
    }

    void listedWithItsText()
    {
        m_names->answers[{"1.2.0.192.two.example", Type::A}] = {"127.0.0.4"};
        m_names->answers[{"1.2.0.192.two.example", Type::TXT}] = {"see two.example/1"};
        const auto lists = make({"one.example", "two.example"});
        look(*lists);
        QCOMPARE(m_answered, 1);
        QVERIFY(m_listing.has_value());
        QCOMPARE(m_listing->list, std::string("two.example"));
        QCOMPARE(m_listing->text, std::string("see two.example/1"));
    }

    void firstListingDoesNotWaitForTheOthers()
    {
        m_names->silent = {"1.2.0.192.one.example"};
        m_names->answers[{"1.2.0.192.two.example", Type::A}] = {"127.0.0.4"};
        const auto lists = make({"one.example", "two.example"});
        look(*lists);
        QCOMPARE(m_answered, 1);
        QVERIFY(m_listing.has_value());
        QVERIFY(m_listing->text.empty());
        m_names->held.front()(addresses({"127.0.0.2"}));
        QCOMPARE(m_answered, 1);
    }

    void notListedWhenAllSaySo()
    {
        m_names->silent = {"1.2.0.192.one.example"};
        const auto lists = make({"one.example", "two.example"});
        look(*lists);
        QCOMPARE(m_answered, 0);
        m_names->held.front()(Answer());
        QCOMPARE(m_answered, 1);
        QVERIFY(!m_listing);
    }

    void problemsAreReportedOnceAnHour()
    {
        m_names->answers[{"1.2.0.192.one.example", Type::A}] = {"127.255.255.254"};
        const auto lists = make({"one.example"});
        const auto before = core::logNewestSequence();
        const auto reported = [before] {
            return core::logLinesAfter(before, 100,
                                       [](const core::LogLine& line) {
                                           return line.text.find("one.example cannot tell") !=
                                                  std::string::npos;
                                       })
                .size();
        };
        for (int i = 0; i < 3; ++i)
            look(*lists);
        QCOMPARE(reported(), std::size_t(1));
        QVERIFY(!m_listing);
        m_now += std::chrono::minutes(61);
        look(*lists);
        QCOMPARE(reported(), std::size_t(2));
    }

    void lookupsAreBounded()
    {
        m_names->silent = {"1.2.0.192.one.example"};
        const auto lists = make({"one.example"});
        for (std::size_t i = 0; i < Blocklists::mostLookups; ++i)
            look(*lists);
        QCOMPARE(m_answered, 0);
        look(*lists);
        QCOMPARE(m_answered, 1);
        for (const auto& done : m_names->held)
            done(Answer());
        QCOMPARE(m_answered, 1 + static_cast<int>(Blocklists::mostLookups));
    }

    void answersAfterTheEndAreDropped()
    {
        m_names->silent = {"1.2.0.192.one.example"};
        auto lists = make({"one.example"});
        look(*lists);
        lists.reset();
        m_names->held.front()(addresses({"127.0.0.2"}));
        QCOMPARE(m_answered, 0);
    }

private:
    std::shared_ptr<Blocklists> make(std::vector<std::string> lists)
    {
        return std::make_shared<Blocklists>(m_names, std::move(lists), [this] { return m_now; });
    }
    void look(Blocklists& lists)
    {
        lists.look("192.0.2.1", [this](std::optional<Listing> listing) {
            ++m_answered;
            m_listing = std::move(listing);
        });
    }

    std::shared_ptr<Names> m_names;
    Blocklists::TimePoint m_now;
    std::optional<Listing> m_listing;
    int m_answered = 0;
};

} // namespace

QTEST_GUILESS_MAIN(BlocklistTest)
#include "tst_blocklist.moc"
