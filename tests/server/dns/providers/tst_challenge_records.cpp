// TXT records of certificate challenges in a zone that has others.
#include "dns/providers/zone_manager.h"
#include "fake_api.h"

#include <QTemporaryDir>
#include <QTest>

using namespace mailstead;
using namespace mailstead::dns;

namespace
{

/// Nobody is known.
class EmptyDns final : public Resolver
{
public:
    void query(std::string, Type, std::function<void(Answer)> done) override
    {
        Answer answer;
        answer.status = Status::NxDomain;
        done(answer);
    }
    void flush() override {}
};

const std::string owner = "_acme-challenge.example.org";

} // namespace

class ChallengeRecordsTest : public QObject
{
    Q_OBJECT

private slots:
    void othersStay_data();
    void othersStay();
    void noCredentials();
};

void ChallengeRecordsTest::othersStay_data()
{
    QTest::addColumn<QByteArray>("provider");
    for (const char* provider : {"cloudflare", "dnspod", "aliyun", "godaddy", "ovh", "route53"})
        QTest::newRow(provider) << QByteArray(provider);
}

void ChallengeRecordsTest::othersStay()
{
    QFETCH(QByteArray, provider);
    const QTemporaryDir directory;
    const auto fake = makeFakeApi(provider.toStdString());
    fake->start();
    fake->seed({{{}, owner, "TXT", "of-somebody-else"},
                {{}, "example.org", "TXT", "v=spf1 -all"},
                {{}, "example.org", "A", "192.0.2.80"}});
    const auto zones = ZoneManager::open({directory.path().toStdString(),
                                          std::make_shared<EmptyDns>(),
                                          {{provider.toStdString(), fake->url()}}});
    QVERIFY(zones.has_value());
    QVERIFY((*zones)->credentials().set({"home", provider.toStdString(), fake->fields}));
    const auto texts = [&] {
        std::vector<std::string> values;
        for (const FakeRecord& record : fake->records()) {
            if (record.name == owner && record.type == "TXT")
                values.push_back(record.value);
        }
        std::sort(values.begin(), values.end());
        return values;
    };
    const ZoneWork work;
    // Two for one name: a wildcard and its parent.
    for (const char* value : {"value-1", "value-2", "value-2"}) {
        const auto edited = (*zones)->editText(owner, value, true, work);
        QVERIFY2(edited.has_value(), edited ? "" : edited.error().error.text().c_str());
    }
    QCOMPARE(texts(), (std::vector<std::string>{"of-somebody-else", "value-1", "value-2"}));
    QVERIFY((*zones)->editText(owner, "value-1", false, work).has_value());
    QVERIFY((*zones)->editText(owner, "never-there", false, work).has_value());
    QCOMPARE(texts(), (std::vector<std::string>{"of-somebody-else", "value-2"}));
    QVERIFY((*zones)->editText(owner, "value-2", false, work).has_value());
    QCOMPARE(fake->records().size(), std::size_t(3));
}

void ChallengeRecordsTest::noCredentials()
{
    const QTemporaryDir directory;
    const auto zones =
        ZoneManager::open({directory.path().toStdString(), std::make_shared<EmptyDns>(), {}});
    const auto edited = (*zones)->editText(owner, "value", true, {});
    QVERIFY(!edited);
    QVERIFY(edited.error().trouble == Trouble::ZoneNotFound);
}

QTEST_GUILESS_MAIN(ChallengeRecordsTest)
#include "tst_challenge_records.moc"
