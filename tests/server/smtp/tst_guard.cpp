// Who may connect and how much: the policy alone, with a clock that the test moves.
#include "smtp/guard.h"

#include <QtTest>
#include <vector>

using namespace mailstead;
using namespace mailstead::smtp;
using namespace std::chrono_literals;

namespace
{

class GuardTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_now = Guard::TimePoint(1h);
        m_protection = {};
    }
    void tableForgetsTheOldest();
    void tableKeepsWhatIsPinned();
    void tableHoldsManyAndMovesNoPinned();
    void keys();
    void connectionsAtATime();
    void connectionsOfANetwork();
    void connectionsInAMinute();
    void exemptNetworksHaveNoRates();
    void messagesAndRecipients();
    void manyErrorsShutOutForAWhile();
    void logsOnceAMinute();
    void greetingPauseEndsWithTheFirstDelivery();
    void tarpitGrowsAndIsBounded();
    void zeroIsNoLimit();

private:
    std::shared_ptr<Guard> guard(std::size_t capacity = Guard::tableSize)
    {
        return std::make_shared<Guard>(
            m_protection, [this] { return m_now; }, capacity);
    }
    Guard::TimePoint m_now;
    core::Protection m_protection;
};

asio::ip::address address(const char* text)
{
    return asio::ip::make_address(text);
}

std::string refusal(const tl::expected<Guest, GuardRefusal>& admitted)
{
    return admitted ? "" : std::string(admitted.error().text);
}

} // namespace

void GuardTest::tableForgetsTheOldest()
{
    LruTable<int> table(3, 7);
    for (int i = 1; i <= 3; ++i)
        table.get(static_cast<std::uint64_t>(i)) = i;
    QVERIFY(table.find(1) != nullptr); // used now: 2 is the oldest
    table.get(4) = 4;
    QVERIFY(table.find(2) == nullptr);
    QCOMPARE(*table.find(1), 1);
    QCOMPARE(*table.find(3), 3);
    QCOMPARE(*table.find(4), 4);
    QCOMPARE(table.size(), std::size_t(3));
}

void GuardTest::tableKeepsWhatIsPinned()
{
    LruTable<int> table(2, 7);
    const auto one = table.pin(1);
    table.at(one) = 1;
    QCOMPARE(table.pin(1), one);
    const auto two = table.pin(2);
    table.get(3) = 3; // all others are pinned: it grows
    QCOMPARE(table.size(), std::size_t(3));
    table.get(4) = 4; // takes the place of 3
    QCOMPARE(table.size(), std::size_t(3));
    QVERIFY(table.find(3) == nullptr);
    QCOMPARE(table.at(one), 1);
    table.unpin(one);
    table.unpin(one);
    table.get(5);
    table.get(6);
    QVERIFY(table.find(1) == nullptr);
    table.unpin(two);
    QVERIFY(table.find(2) != nullptr);
}

void GuardTest::tableHoldsManyAndMovesNoPinned()
{
    LruTable<std::uint64_t> table(5000, 99);
    const auto pinned = table.pin(1'000'000);
    table.at(pinned) = 42;
    for (std::uint64_t i = 0; i < 20000; ++i)
        table.get(i * 65536) = i;
    QCOMPARE(table.size(), std::size_t(5000));
    QCOMPARE(table.at(pinned), std::uint64_t(42));
    for (std::uint64_t i = 0; i < 20000; ++i) {
        const auto* found = table.find(i * 65536);
        QCOMPARE(found != nullptr, i >= 20000 - 4999);
        QVERIFY(found == nullptr || *found == i);
    }
}

void GuardTest::keys()
{
    const auto of = [](const char* text) {
        return clientKeys(address(text));
    };
    QVERIFY(of("192.0.2.1").client != of("192.0.2.2").client);
    QVERIFY(of("192.0.2.1").network == of("192.0.2.255").network);
    QVERIFY(of("192.0.2.1").network != of("192.0.3.1").network);
    QVERIFY(of("192.0.2.1").origin == of("192.0.2.9").origin);
    QVERIFY(of("2001:db8:1:2::1").client == of("2001:db8:1:2:ffff::9").client);
    QVERIFY(of("2001:db8:1:2::1").client != of("2001:db8:1:3::1").client);
    QVERIFY(of("2001:db8:1:2::1").network == of("2001:db8:1:3::1").network);
    QVERIFY(of("2001:db8:1:2::1").network != of("2001:db8:2:2::1").network);
    QVERIFY(of("2001:db8:1:2::1").origin != of("2001:db8:1:3::1").origin);
}

void GuardTest::connectionsAtATime()
{
    m_protection.connectionsPerClient = 2;
    const auto guard = this->guard();
    auto one = guard->admit(address("192.0.2.1"));
    auto two = guard->admit(address("192.0.2.1"));
    QVERIFY(one && two);
    const auto three = guard->admit(address("192.0.2.1"));
    QCOMPARE(refusal(three), std::string("Too many connections, try again later"));
    QCOMPARE(three.error().code, 421);
    QVERIFY(guard->admit(address("192.0.2.2")).has_value());
    *one = Guest();
    QVERIFY(guard->admit(address("192.0.2.1")).has_value());
    // Loopback has no rates, but this limit holds for it too.
    const auto a = guard->admit(address("127.0.0.1"));
    const auto b = guard->admit(address("127.0.0.1"));
    QVERIFY(!guard->admit(address("127.0.0.1")));
}

void GuardTest::connectionsOfANetwork()
{
    m_protection.connectionsPerClient = 1;
    m_protection.networkFactor = 2;
    const auto guard = this->guard();
    const auto one = guard->admit(address("2001:db8:1:1::1"));
    const auto two = guard->admit(address("2001:db8:1:2::1"));
    QVERIFY(one && two);
    QVERIFY(!guard->admit(address("2001:db8:1:3::1")));
    QVERIFY(guard->admit(address("2001:db8:2::1")).has_value());
}

void GuardTest::connectionsInAMinute()
{
    m_protection.connectionsPerMinute = 3;
    m_protection.networkFactor = 2;
    const auto guard = this->guard();
    for (int i = 0; i < 3; ++i)
        QVERIFY(guard->admit(address("192.0.2.1")).has_value());
    QCOMPARE(refusal(guard->admit(address("192.0.2.1"))),
             std::string("Too many connections in a minute, try again later"));
    m_now += 19s;
    QVERIFY(!guard->admit(address("192.0.2.1")));
    m_now += 1s; // a third of a minute gives back one
    QVERIFY(guard->admit(address("192.0.2.1")).has_value());
    QVERIFY(!guard->admit(address("192.0.2.1")));
    // The /24 has two of six left, and two more by now.
    int admitted = 0;
    for (int i = 2; i < 20; ++i)
        admitted += guard->admit(asio::ip::make_address_v4(0xC0000200U + unsigned(i))) ? 1 : 0;
    QCOMPARE(admitted, 4);
}

void GuardTest::exemptNetworksHaveNoRates()
{
    m_protection.connectionsPerMinute = 1;
    m_protection.messagesPerHour = 1;
    m_protection.exempt.push_back(core::IpNetwork::parse("198.51.100.0/24").value());
    const auto guard = this->guard();
    for (const char* text : {"198.51.100.7", "127.0.0.1", "::1"}) {
        for (int i = 0; i < 10; ++i) {
            auto guest = guard->admit(address(text));
            QVERIFY(guest.has_value());
            QVERIFY(guest->isExempt());
            QVERIFY(!guest->message());
            QVERIFY(!guest->recipient());
            guest->error();
            QCOMPARE(guest->greetingPause().count(), 0);
            QCOMPARE(guest->tarpit(1000).count(), 0);
        }
    }
}

void GuardTest::messagesAndRecipients()
{
    m_protection.messagesPerHour = 2;
    m_protection.recipientsPerHour = 3;
    const auto guard = this->guard();
    auto first = guard->admit(address("192.0.2.1"));
    QVERIFY(!first->message());
    auto second = guard->admit(address("192.0.2.1"));
    QVERIFY(!second->message());
    const auto refused = second->message();
    QVERIFY(refused.has_value());
    QCOMPARE(refused->code, 421);
    QCOMPARE(refused->enhanced, std::string_view("4.7.0"));
    for (int i = 0; i < 3; ++i)
        QVERIFY(!first->recipient());
    QCOMPARE(second->recipient()->code, 450);
    QVERIFY(!guard->admit(address("192.0.2.2"))->message());
    m_now += 30min;
    QVERIFY(!second->message());
    QVERIFY(second->message().has_value());
}

void GuardTest::manyErrorsShutOutForAWhile()
{
    m_protection.errorsPerHour = 10;
    const auto guard = this->guard();
    auto guest = guard->admit(address("192.0.2.1"));
    for (int i = 0; i < 9; ++i)
        guest->error();
    QVERIFY(guard->admit(address("192.0.2.1")).has_value());
    for (int i = 0; i < 1000; ++i)
        guest->error();
    QCOMPARE(refusal(guard->admit(address("192.0.2.1"))),
             std::string("Too many errors from your network, try again later"));
    m_now += 66min; // never more than one hour beyond the limit
    QVERIFY(guard->admit(address("192.0.2.1")).has_value());
}

void GuardTest::logsOnceAMinute()
{
    m_protection.connectionsPerMinute = 1;
    const auto guard = this->guard();
    QVERIFY(guard->admit(address("192.0.2.1")).has_value());
    QVERIFY(guard->admit(address("192.0.2.1")).error().log);
    QVERIFY(!guard->admit(address("192.0.2.1")).error().log);
    m_now += 59s;
    QVERIFY(!guard->admit(address("192.0.2.1")).error().log);
}

void GuardTest::greetingPauseEndsWithTheFirstDelivery()
{
    m_protection.greetingPause = 700ms;
    const auto guard = this->guard();
    auto guest = guard->admit(address("192.0.2.1"));
    QCOMPARE(guest->greetingPause(), 700ms);
    guest->delivered();
    QCOMPARE(guard->admit(address("192.0.2.99"))->greetingPause(), 0ms);
    QCOMPARE(guard->admit(address("192.0.3.1"))->greetingPause(), 700ms);
    m_now += 31 * 24h;
    QCOMPARE(guard->admit(address("192.0.2.1"))->greetingPause(), 700ms);
}

void GuardTest::tarpitGrowsAndIsBounded()
{
    m_protection.tarpitAfter = 2;
    m_protection.connectionsPerClient = 1000;
    m_protection.connectionsPerMinute = 0;
    const auto guard = this->guard();
    std::vector<Guest> guests;
    for (std::uint32_t i = 0; i <= Guard::mostTarpitted; ++i)
        guests.push_back(std::move(*guard->admit(address("192.0.2.1"))));
    QCOMPARE(guests[0].tarpit(2), 0ms);
    QCOMPARE(guests[0].tarpit(3), 500ms);
    QCOMPARE(guests[0].tarpit(4), 1000ms);
    QCOMPARE(guests[0].tarpit(400), 5000ms);
    for (std::uint32_t i = 1; i < Guard::mostTarpitted; ++i)
        QCOMPARE(guests[i].tarpit(3), 500ms);
    QCOMPARE(guests.back().tarpit(3), 0ms);
    guests[0].leaveTarpit();
    QCOMPARE(guests.back().tarpit(3), 500ms);
    guests[1] = Guest();
    QCOMPARE(guests[0].tarpit(3), 500ms);
}

void GuardTest::zeroIsNoLimit()
{
    m_protection.connectionsPerMinute = m_protection.messagesPerHour = 0;
    m_protection.recipientsPerHour = m_protection.errorsPerHour = 0;
    m_protection.tarpitAfter = 0;
    const auto guard = this->guard();
    auto guest = guard->admit(address("192.0.2.1"));
    for (int i = 0; i < 10000; ++i) {
        guest->error();
        QVERIFY(!guest->message());
        QVERIFY(!guest->recipient());
    }
    QCOMPARE(guest->tarpit(10000), 0ms);
    QVERIFY(guard->admit(address("192.0.2.1")).has_value());
}

QTEST_GUILESS_MAIN(GuardTest)
#include "tst_guard.moc"
