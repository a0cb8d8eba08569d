// May an authority issue? Before it is asked.
#include "dns/caa.h"

#include <QTest>

#include <map>

using namespace mailstead;
using namespace mailstead::dns;

namespace
{

class Zone final : public Resolver
{
public:
    void query(std::string name, Type type, std::function<void(Answer)> done) override
    {
        Answer answer;
        answer.status = name == "broken.example.org" ? Status::ServFail : Status::NoError;
        if (type == Type::CAA)
            answer.values = records[name];
        done(answer);
    }
    void flush() override {}
    std::map<std::string, std::vector<std::string>> records;
};

} // namespace

class CaaTest : public QObject
{
    Q_OBJECT

private slots:
    void permits_data();
    void permits();
    void climbs();
};

void CaaTest::permits_data()
{
    QTest::addColumn<QByteArrayList>("records");
    QTest::addColumn<bool>("name");
    QTest::addColumn<bool>("wildcard");
    const auto row = [](const char* label, const QByteArrayList& records, bool name,
                        bool wildcard) {
        QTest::newRow(label) << records << name << wildcard;
    };
    row("none", {}, true, true);
    row("ours", {"0 issue \"ca.example\""}, true, true);
    row("upper case", {"0 ISSUE \"CA.example\""}, true, true);
    row("ours with parameters", {"0 issue \"ca.example; validationmethods=dns-01\""}, true, true);
    row("another", {"0 issue \"other.example\""}, false, false);
    row("both", {"0 issue \"other.example\"", "0 issue \"ca.example\""}, true, true);
    row("nobody", {"0 issue \";\""}, false, false);
    row("only reports", {"0 iodef \"mailto:a@example.org\""}, true, true);
    row("no wildcard", {"0 issue \"ca.example\"", "0 issuewild \";\""}, true, false);
    row("wildcard only", {"0 issue \"other.example\"", "0 issuewild \"ca.example\""}, false, true);
    row("nonsense", {"0"}, true, true);
}

void CaaTest::permits()
{
    QFETCH(QByteArrayList, records);
    QFETCH(bool, name);
    QFETCH(bool, wildcard);
    std::vector<std::string> texts;
    for (const QByteArray& record : records)
        texts.push_back(record.toStdString());
    QCOMPARE(caaPermits(texts, "ca.example", false), name);
    QCOMPARE(caaPermits(texts, "ca.example", true), wildcard);
}

void CaaTest::climbs()
{
    Zone zone;
    zone.records["example.org"] = {"0 issue \"other.example\""};
    zone.records["open.example.org"] = {"0 issue \"ca.example\""};
    QVERIFY(checkCaaPermits({"mail.open.example.org"}, "ca.example", zone).has_value());
    const auto refused =
        checkCaaPermits({"mail.open.example.org", "*.example.org"}, "ca.example", zone);
    QVERIFY(!refused);
    QVERIFY(refused.error().kind == core::ErrorKind::Refused);
    QVERIFY(refused.error().what.find("*.example.org") != std::string::npos);
    QVERIFY(refused.error().why.find("other.example") != std::string::npos);
    const auto broken = checkCaaPermits({"broken.example.org"}, "ca.example", zone);
    QVERIFY(!broken);
    QVERIFY(broken.error().kind == core::ErrorKind::Unavailable);
    QVERIFY(checkCaaPermits({"mail.example.net"}, "ca.example", zone).has_value());
}

QTEST_GUILESS_MAIN(CaaTest)
#include "tst_caa.moc"
