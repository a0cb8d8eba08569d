// One contract for every hoster's interface, each over the fake of it.
#include "dns/hosters/hoster.h"
#include "dns/hosters/ptr_api.h"
#include "fake_hoster.h"

#include <QTest>

using namespace mailstead;
using namespace mailstead::dns;
using namespace mailstead::dns::hosters;
using Mood = FakeHoster::Mood;
using std::chrono::milliseconds;

class PtrApisTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void tableFits();
    void setsAndGivesBack_data() { rows(); }
    void setsAndGivesBack();
    void strangersAddress_data() { rows(); }
    void strangersAddress();
    void troubles_data();
    void troubles();
    void wrongCredentials_data() { rows(); }
    void wrongCredentials();
    void waitsForTheLimit_data() { rows(); }
    void waitsForTheLimit();
    void refusedName_data() { rows(); }
    void refusedName();
    void cancelled_data() { rows(); }
    void cancelled();
    void floatingAddress();
    void furtherAddress();

private:
    void rows()
    {
        QTest::addColumn<QString>("api");
        for (const PtrApiInfo& info : ptrApis())
            QTest::newRow(info.id.c_str()) << QString::fromStdString(info.id);
    }
    void startFake(const std::string& id)
    {
        m_info = ptrApi(id);
        m_fake = makeFakeHoster(id);
        m_fake->start();
    }
    ProviderContext context();
    std::unique_ptr<PtrApi> api() { return *makePtrApi(m_info->id, context()); }

    std::unique_ptr<http::Client> m_client;
    const PtrApiInfo* m_info = nullptr;
    std::unique_ptr<FakeHoster> m_fake;
    std::vector<milliseconds> m_waits;
};

void PtrApisTest::initTestCase()
{
    http::ClientOptions options;
    options.plain = true;
    m_client = std::make_unique<http::Client>(*http::Client::create(std::move(options)));
}

void PtrApisTest::init()
{
    m_waits.clear();
    const char* tag = QTest::currentDataTag();
    if (tag != nullptr)
        startFake(QString::fromUtf8(tag).section(QLatin1Char(':'), 0, 0).toStdString());
}

ProviderContext PtrApisTest::context()
{
    ProviderContext context{*m_client,
                            {std::chrono::steady_clock::now() + std::chrono::seconds(60), {}},
                            m_fake->fields};
    context.baseUrl = m_fake->url();
    context.pause = milliseconds(1);
    context.waiting = [this](milliseconds wait) {
        m_waits.push_back(wait);
    };
    return context;
}

void PtrApisTest::tableFits()
{
    for (const PtrApiInfo& info : ptrApis()) {
        QVERIFY2(makeFakeHoster(info.id) != nullptr, info.id.c_str());
        QVERIFY2(!info.rights.empty() && info.page.starts_with("https://"), info.id.c_str());
        QVERIFY2(hoster(info.id) != nullptr && hoster(info.id)->api == info.id, info.id.c_str());
        QVERIFY2(info.renames == (hoster(info.id)->panel == Panel::ServerName), info.id.c_str());
    }
    for (const Hoster& one : hosters::hosters())
        QVERIFY2(one.api.empty() || ptrApi(one.api) != nullptr, one.id.c_str());
}

void PtrApisTest::setsAndGivesBack()
{
    QVERIFY(api()->check().has_value());
    for (const char* address : {FakeHoster::v4, FakeHoster::v6}) {
        const auto own = m_fake->name(address);
        const auto one = api();
        const auto before = one->look(address);
        QVERIFY2(before, before ? "" : before.error().error.text().c_str());
        QCOMPARE(before->name, own);
        QVERIFY(!before->subject.empty());
        const auto set = one->set(address, "mail.example.org");
        QVERIFY2(set, set ? "" : set.error().error.text().c_str());
        QCOMPARE(m_fake->name(address), std::string("mail.example.org"));
        QCOMPARE(api()->look(address)->name, std::string("mail.example.org"));
        QVERIFY(one->set(address, before->name).has_value());
        QCOMPARE(m_fake->name(address), own);
        // The hoster's own again, where there is such a thing.
        QVERIFY(one->set(address, "mail.example.org").has_value());
        QCOMPARE(one->set(address, {}).has_value(), !m_info->renames);
    }
}

void PtrApisTest::strangersAddress()
{
    for (const char* address : {"203.0.113.9", "2001:db8:ffff::9"}) {
        const auto here = api()->look(address);
        QVERIFY(!here);
        QCOMPARE(QByteArray(toString(here.error().trouble).data()),
                 QByteArray("address-not-found"));
    }
    for (const std::string& line : m_fake->log())
        QVERIFY2(line.starts_with("GET "), line.c_str());
}

void PtrApisTest::troubles_data()
{
    QTest::addColumn<int>("mood");
    QTest::addColumn<int>("trouble");
    const std::pair<const char*, std::pair<Mood, Trouble>> cases[] = {
        {"credentials", {Mood::BadCredentials, Trouble::BadCredentials}},
        {"right", {Mood::MissingRight, Trouble::MissingRight}},
        {"limit", {Mood::RateLimited, Trouble::RateLimited}},
        {"broken", {Mood::Broken, Trouble::Unavailable}},
        {"nonsense", {Mood::Nonsense, Trouble::Unavailable}}};
    for (const PtrApiInfo& info : ptrApis()) {
        for (const auto& [name, expected] : cases)
            QTest::addRow("%s:%s", info.id.c_str(), name)
                << int(expected.first) << int(expected.second);
    }
}

void PtrApisTest::troubles()
{
    QFETCH(int, mood);
    QFETCH(int, trouble);
    m_fake->setMood(Mood(mood));
    ProviderContext impatient = context();
    impatient.longestWait = milliseconds(100);
    const auto here = (*makePtrApi(m_info->id, impatient))->look(FakeHoster::v4);
    QVERIFY(!here);
    const ProviderError error = ofHoster(here.error());
    QCOMPARE(QByteArray(toString(error.trouble).data()),
             QByteArray(toString(Trouble(trouble)).data()));
    QVERIFY(error.error.what.find("DNS provider") == std::string::npos);
    for (const auto& [field, value] : m_fake->fields)
        QVERIFY2(field == "region" || error.error.text().find(value) == std::string::npos,
                 error.error.text().c_str());
}

void PtrApisTest::wrongCredentials()
{
    for (const CredentialField& field : m_info->fields) {
        if (!field.secret)
            continue;
        ProviderContext wrong = context();
        wrong.fields[field.id] += "x";
        const auto checked = (*makePtrApi(m_info->id, wrong))->check();
        QVERIFY(!checked && checked.error().trouble == Trouble::BadCredentials);
        wrong.fields.erase(field.id);
        QVERIFY(!makePtrApi(m_info->id, wrong).has_value());
    }
}

void PtrApisTest::waitsForTheLimit()
{
    m_fake->setMood(Mood::RateLimited, 2);
    QVERIFY(api()->look(FakeHoster::v4).has_value());
    QCOMPARE(m_waits.size(), std::size_t(2));
}

void PtrApisTest::refusedName()
{
    const auto own = m_fake->name(FakeHoster::v4);
    const auto one = api();
    QVERIFY(one->look(FakeHoster::v4).has_value());
    m_fake->setMood(Mood::RefusesNames);
    const auto set = one->set(FakeHoster::v4, "mail.example.org");
    QVERIFY(!set && set.error().trouble == Trouble::RecordRefused);
    QVERIFY(set.error().error.why.find(FakeHoster::refusal) != std::string::npos);
    QCOMPARE(m_fake->name(FakeHoster::v4), own);
}

void PtrApisTest::cancelled()
{
    ProviderContext gone = context();
    gone.patience.cancelled = [] {
        return true;
    };
    const auto here = (*makePtrApi(m_info->id, gone))->look(FakeHoster::v4);
    QVERIFY(!here && here.error().trouble == Trouble::Cancelled);
}

void PtrApisTest::floatingAddress()
{
    startFake("hetzner-cloud");
    m_fake->setName("198.51.100.7", "float.example");
    const auto one = api();
    const auto here = one->look("198.51.100.7");
    QCOMPARE(here->name, std::string("float.example"));
    QCOMPARE(here->subject, std::string("IP float"));
    QVERIFY(one->set("198.51.100.7", "mail.example.org").has_value());
    QCOMPARE(m_fake->name("198.51.100.7"), std::string("mail.example.org"));
    QCOMPARE(m_fake->log().back(), std::string("GET /actions/9"));
}

void PtrApisTest::furtherAddress()
{
    // Of another address than the main one only the instance itself knows.
    startFake("vultr");
    const auto here = api()->look("192.0.2.99");
    QCOMPARE(here->subject, std::string("instance other"));
    // Hexadecimal in full is what it wants.
    const auto six = api();
    QVERIFY(six->look("2001:db8::1").has_value());
    QVERIFY(six->set("2001:db8::1", "mail.example.org").has_value());
    QVERIFY(six->set("2001:db8::1", {}).has_value());
    QCOMPARE(m_fake->log().back(), std::string("DELETE /instances/22222222-bbbb/ipv6/reverse/"
                                               "2001%3A0db8%3A0000%3A0000%3A0000%3A0000%3A0000%"
                                               "3A0001"));
}

QTEST_GUILESS_MAIN(PtrApisTest)
#include "tst_ptr_apis.moc"
