#include "dns/wire.h"

#include <QTest>

using namespace mailstead::dns;

namespace
{

std::string header(std::uint16_t id, std::uint16_t flags, std::uint16_t answers)
{
    std::string message;
    for (const std::uint16_t word :
         {id, flags, std::uint16_t{1}, answers, std::uint16_t{0}, std::uint16_t{0}}) {
        message += static_cast<char>(word >> 8);
        message += static_cast<char>(word & 0xFF);
    }
    return message;
}

std::string question(const std::string& wireName, std::uint16_t type)
{
    return wireName + std::string({0, static_cast<char>(type), 0, 1});
}

const std::string exampleOrg("\x07"
                             "example\x03"
                             "org\x00",
                             13);

std::string record(const std::string& owner, std::uint16_t type, const std::string& data)
{
    std::string text = owner + std::string({0, static_cast<char>(type), 0, 1, 0, 0, 1, 0x2C});
    text += static_cast<char>(data.size() >> 8);
    text += static_cast<char>(data.size() & 0xFF);
    return text + data;
}

} // namespace

class TestWire : public QObject
{
    Q_OBJECT
private slots:
    void queryIsWellFormed();
    void namesAreChecked_data();
    void namesAreChecked();
    void answerIsRead();
    void aliasIsFollowed();
    void foreignRecordsAreLeftOut();
    void textsAreJoined();
    void malformedDataIsRefused();
    void hostileMessagesAreRefused_data();
    void hostileMessagesAreRefused();
    void everyPrefixIsRefusedOrShort();
    void mailExchangersAreSorted();
    void reverseNames();
};

void TestWire::queryIsWellFormed()
{
    const auto query = encodeQuery(0x1234, "Example.ORG.", Type::MX, true);
    QVERIFY(query);
    QCOMPARE(query->substr(0, 12),
             std::string("\x12\x34\x01\x00\x00\x01\x00\x00\x00\x00\x00\x01", 12));
    QCOMPARE(query->substr(12, 17), question(exampleOrg, 15));
}

void TestWire::namesAreChecked_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("good");
    QTest::newRow("plain") << QByteArray("mail.example.org") << true;
    QTest::newRow("root") << QByteArray("") << true;
    QTest::newRow("empty label") << QByteArray("mail..org") << false;
    QTest::newRow("63") << QByteArray(63, 'a') + ".org" << true;
    QTest::newRow("64") << QByteArray(64, 'a') + ".org" << false;
    QTest::newRow("too long") << QByteArray("a.").repeated(130) + "org" << false;
}

void TestWire::namesAreChecked()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, good);
    QCOMPARE(bool(encodeQuery(1, name.toStdString(), Type::A, false)), good);
}

void TestWire::answerIsRead()
{
    const std::string message = header(7, 0x8400, 2) + question(exampleOrg, 15) +
                                record("\xC0\x0C", 15, std::string("\x00\x0A\x04mail\xC0\x0C", 9)) +
                                record("\xC0\x0C", 15, std::string("\x00\x05\x00", 3));
    const auto reply = parseReply(message, "example.org", Type::MX);
    QVERIFY2(reply, reply ? "" : reply.error().text().c_str());
    QVERIFY(reply->answer.authoritative);
    QCOMPARE(reply->answer.values, (std::vector<std::string>{"10 mail.example.org", "5 ."}));
    QCOMPARE(reply->answer.ttl, 300U);
}

void TestWire::aliasIsFollowed()
{
    const std::string www("\x03www\xC0\x0C", 6);
    const std::string message = header(7, 0x8400, 2) + question(exampleOrg, 1) +
                                record("\xC0\x0C", 5, www) + record(www, 1, "\xC0\x02\x01\x05");
    const auto reply = parseReply(message, "example.org", Type::A);
    QVERIFY(reply);
    QCOMPARE(reply->answer.values, std::vector<std::string>{"192.2.1.5"});
}

void TestWire::foreignRecordsAreLeftOut()
{
    const std::string other("\x05other\x00", 7);
    const std::string message = header(7, 0x8400, 2) + question(exampleOrg, 1) +
                                record(other, 1, "\x01\x02\x03\x04") +
                                record("\xC0\x0C", 1, "\xC0\x02\x01\x05");
    const auto reply = parseReply(message, "example.org", Type::A);
    QVERIFY(reply);
    QCOMPARE(reply->answer.values, std::vector<std::string>{"192.2.1.5"});
}

void TestWire::textsAreJoined()
{
    const std::string message = header(7, 0x8400, 1) + question(exampleOrg, 16) +
                                record("\xC0\x0C", 16, std::string("\x06v=spf1\x05 -all", 13));
    const auto reply = parseReply(message, "example.org", Type::TXT);
    QVERIFY(reply);
    QCOMPARE(reply->answer.values, std::vector<std::string>{"v=spf1 -all"});
}

void TestWire::malformedDataIsRefused()
{
    QVERIFY(!recordText("\x09"
                        "abc",
                        0, 4, Type::TXT));
    QVERIFY(!recordText("abc", 2, 2, Type::A));
    QVERIFY(!recordText("abc", 9, 0, Type::A));
    QVERIFY(!recordText(std::string("\x00\x0A", 2), 0, 2, Type::MX));
}

void TestWire::hostileMessagesAreRefused_data()
{
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char* name, const std::string& message) {
        QTest::newRow(name) << QByteArray::fromStdString(message);
    };
    row("empty", "");
    row("a question", header(7, 0x0100, 0) + question(exampleOrg, 1));
    row("another question's answer",
        header(7, 0x8400, 0) + question(std::string("\x03org\x00", 5), 1));
    row("another type", header(7, 0x8400, 0) + question(exampleOrg, 2));
    row("pointer to itself", header(7, 0x8400, 0) + std::string("\xC0\x0C\x00\x01\x00\x01", 6));
    row("pointer beyond the end",
        header(7, 0x8400, 0) + std::string("\xC1\xFF\x00\x01\x00\x01", 6));
    row("reserved label type", header(7, 0x8400, 0) + std::string("\x80\x00\x00\x01\x00\x01", 6));
    row("data beyond the end", header(7, 0x8400, 1) + question(exampleOrg, 1) +
                                   std::string("\xC0\x0C\x00\x01\x00\x01\x00\x00\x00\x00\x00\x04"
                                               "\x01",
                                               13));
    row("address of three bytes",
        header(7, 0x8400, 1) + question(exampleOrg, 1) + record("\xC0\x0C", 1, "abc"));
    row("counts records that are not there", header(7, 0x8400, 400) + question(exampleOrg, 1));
}

void TestWire::hostileMessagesAreRefused()
{
    QFETCH(QByteArray, message);
    const auto reply = parseReply(message.toStdString(), "example.org", Type::A);
    QVERIFY(!reply);
    QVERIFY(reply.error().kind == mailstead::core::ErrorKind::Corrupt);
}

void TestWire::everyPrefixIsRefusedOrShort()
{
    const std::string message = header(7, 0x8400, 1) + question(exampleOrg, 15) +
                                record("\xC0\x0C", 15, std::string("\x00\x0A\x04mail\xC0\x0C", 9));
    for (std::size_t size = 0; size < message.size(); ++size)
        QVERIFY(!parseReply(message.substr(0, size), "example.org", Type::MX));
    QVERIFY(parseReply(message, "example.org", Type::MX));
}

void TestWire::mailExchangersAreSorted()
{
    Answer answer;
    answer.status = Status::NoError;
    answer.values = {"20 b.example.org", "nonsense", "10 a.example.org", "0 ."};
    const auto list = mailExchangers(answer);
    QCOMPARE(list.size(), std::size_t{3});
    QCOMPARE(list[0].host, std::string());
    QCOMPARE(list[1].host, std::string("a.example.org"));
    QCOMPARE(list[2].preference, std::uint16_t{20});
}

void TestWire::reverseNames()
{
    QCOMPARE(reverseName("192.0.2.1"), std::string("1.2.0.192.in-addr.arpa"));
    QCOMPARE(reverseName("2001:db8::1"),
             std::string("1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2."
                         "ip6.arpa"));
    QCOMPARE(reverseName("mail.example.org"), std::string());
}

QTEST_GUILESS_MAIN(TestWire)
#include "tst_wire.moc"
