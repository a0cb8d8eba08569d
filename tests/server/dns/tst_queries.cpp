#include "dns/direct_query.h"
#include "dns/resolver.h"
#include "dns/zone_servers.h"
#include "small_name_server.h"

#include <QTest>
#include <asio/executor_work_guard.hpp>

using namespace mailstead;
using namespace mailstead::dns;

namespace
{

constexpr std::uint16_t typeOf(Type type)
{
    return static_cast<std::uint16_t>(type);
}

/// Runs an io_context as the daemon's io thread does.
class IoThread
{
public:
    IoThread()
        : m_guard(asio::make_work_guard(io))
        , m_thread([this] { io.run(); })
    {
    }
    ~IoThread()
    {
        m_guard.reset();
        m_thread.join();
    }
    asio::io_context io;

private:
    asio::executor_work_guard<asio::io_context::executor_type> m_guard;
    std::thread m_thread;
};

} // namespace

class TestQueries : public QObject
{
    Q_OBJECT
private slots:
    void manyServersAtOnce();
    void truncatedAnswersComeOverTcp();
    void silenceIsATimeout();
    void cancelEndsTheWait();
    void nobodyThere();
    void resolverAnswers();
    void resolverForgetsOnFlush();
    void resolverEndsWithQuestionsOpen();
};

void TestQueries::manyServersAtOnce()
{
    SmallNameServer server;
    std::vector<DirectQuestion> questions;
    for (int index = 0; index < 200; ++index) {
        const std::string name = "host" + std::to_string(index) + ".example.org";
        server.set(name, typeOf(Type::A),
                   {SmallNameServer::address(192, 0, 2, static_cast<std::uint8_t>(index))});
        questions.push_back({"127.0.0.1", server.port(), name, Type::A});
    }
    questions.push_back({"127.0.0.1", server.port(), "missing.example.org", Type::A});
    const std::atomic_bool never{false};
    const auto answers = askServers(questions, std::chrono::seconds(20), never);
    QCOMPARE(answers.size(), questions.size());
    for (int index = 0; index < 200; ++index)
        QCOMPARE(answers[static_cast<std::size_t>(index)].values,
                 std::vector<std::string>{"192.0.2." + std::to_string(index)});
    QVERIFY(answers.back().status == Status::NxDomain);
}

void TestQueries::truncatedAnswersComeOverTcp()
{
    SmallNameServer server;
    const std::string key = "v=DKIM1; k=rsa; p=" + std::string(2000, 'A');
    server.set("k._domainkey.example.org", typeOf(Type::TXT), {SmallNameServer::text(key)});
    server.setTruncateOverUdp(true);
    const std::atomic_bool never{false};
    const auto answers =
        askServers({{"127.0.0.1", server.port(), "k._domainkey.example.org", Type::TXT}},
                   std::chrono::seconds(20), never);
    QCOMPARE(answers.front().values, std::vector<std::string>{key});
    QCOMPARE(server.tcpQuestions(), 1);
}

void TestQueries::silenceIsATimeout()
{
    SmallNameServer server;
    server.setSilent(true);
    const std::atomic_bool never{false};
    const auto answers = askServers({{"127.0.0.1", server.port(), "example.org", Type::A}},
                                    std::chrono::milliseconds(300), never);
    QVERIFY(answers.front().status == Status::Timeout);
    QVERIFY(answers.front().isTemporaryFailure());
    QVERIFY(server.udpQuestions() >= 2); // it was asked again
}

void TestQueries::cancelEndsTheWait()
{
    SmallNameServer server;
    server.setSilent(true);
    const std::atomic_bool cancelled{true};
    std::vector<DirectQuestion> questions(100,
                                          {"127.0.0.1", server.port(), "example.org", Type::A});
    const auto answers = askServers(questions, std::chrono::hours(1), cancelled);
    for (const Answer& answer : answers)
        QVERIFY(answer.status == Status::Timeout);
}

void TestQueries::nobodyThere()
{
    std::uint16_t port = 0;
    {
        const SmallNameServer server;
        port = server.port();
    }
    const std::atomic_bool never{false};
    const auto answers = askServers({{"127.0.0.1", port, "example.org", Type::A},
                                     {"not an address", 53, "example.org", Type::A},
                                     {"127.0.0.1", port, "bad..name", Type::A}},
                                    std::chrono::seconds(20), never);
    QVERIFY(answers[0].status == Status::Timeout);
    QVERIFY(answers[1].status == Status::Other);
    QVERIFY(answers[2].status == Status::Other);
}

void TestQueries::resolverAnswers()
{
    SmallNameServer server;
    server.set(
        "example.org", typeOf(Type::MX),
        {SmallNameServer::mx(20, "b.example.org"), SmallNameServer::mx(10, "a.example.org")});
    server.set("a.example.org", typeOf(Type::A), {SmallNameServer::address(192, 0, 2, 1)});
    IoThread thread;
    core::Config config;
    config.resolvers = {"127.0.0.1@" + std::to_string(server.port())};
    const auto resolver = makeResolver(thread.io, config);
    QVERIFY2(resolver, resolver ? "" : resolver.error().text().c_str());

    const auto answers = askAll({{"example.org", Type::MX},
                                 {"a.example.org", Type::A},
                                 {"nowhere.example.org", Type::A},
                                 {"a.example.org", Type::AAAA}},
                                **resolver);
    const auto exchangers = mailExchangers(answers[0]);
    QCOMPARE(exchangers.size(), std::size_t{2});
    QCOMPARE(exchangers.front().host, std::string("a.example.org"));
    QCOMPARE(answers[1].values, std::vector<std::string>{"192.0.2.1"});
    QVERIFY(!answers[1].secure);
    QVERIFY(answers[2].status == Status::NxDomain);
    QVERIFY(answers[3].status == Status::NoError);
    QVERIFY(!answers[3].exists());
}

void TestQueries::resolverForgetsOnFlush()
{
    SmallNameServer server;
    server.set("a.example.org", typeOf(Type::A), {SmallNameServer::address(192, 0, 2, 1)});
    IoThread thread;
    core::Config config;
    config.resolvers = {"127.0.0.1@" + std::to_string(server.port())};
    const auto resolver = makeResolver(thread.io, config);
    QVERIFY(resolver);
    QCOMPARE((*resolver)->ask("a.example.org", Type::A).values.front(), std::string("192.0.2.1"));
    server.set("a.example.org", typeOf(Type::A), {SmallNameServer::address(192, 0, 2, 2)});
    QCOMPARE((*resolver)->ask("a.example.org", Type::A).values.front(), std::string("192.0.2.1"));
    (*resolver)->flush();
    QCOMPARE((*resolver)->ask("a.example.org", Type::A).values.front(), std::string("192.0.2.2"));
}

void TestQueries::resolverEndsWithQuestionsOpen()
{
    SmallNameServer server;
    server.setSilent(true);
    std::atomic_int answered{0};
    {
        IoThread thread;
        core::Config config;
        config.resolvers = {"127.0.0.1@" + std::to_string(server.port())};
        auto resolver = makeResolver(thread.io, config);
        QVERIFY(resolver);
        for (int index = 0; index < 20; ++index)
            (*resolver)->query("host" + std::to_string(index) + ".example.org", Type::A,
                               [&answered](Answer answer) {
                                   if (answer.isTemporaryFailure())
                                       ++answered;
                               });
        resolver->reset();
    }
    QCOMPARE(answered.load(), 20);
}

QTEST_GUILESS_MAIN(TestQueries)
#include "tst_queries.moc"
