// Looking at, setting and taking back reverse names, over a fake of Hetzner's interface.
#include "dns/hosters/ptr_manager.h"
#include "fake_hoster.h"
#include "table_resolver.h"

#include <QTemporaryDir>
#include <QTest>

using namespace mailstead;
using namespace mailstead::dns;
using namespace mailstead::dns::hosters;

class PtrManagerTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void hostNames();
    void grades_data();
    void grades();
    void looks();
    void choiceOfAPerson();
    void previewsAppliesAndUndoes();
    void refusesWithoutForward();
    void nothingToDo();
    void doesNotUndoOthersWork();
    void refusedNameLeavesNoEntry();
    void lostAnswerKeepsTheEntry();
    void wrongNames();

private:
    PtrView look(const std::string& address)
    {
        return m_manager->look("mail.example.org", {address}, {}, {}).front();
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::shared_ptr<TableResolver> m_resolver;
    std::unique_ptr<FakeHoster> m_fake;
    std::shared_ptr<PtrManager> m_manager;
};

namespace
{

constexpr const char* wanted = "mail.example.org";
constexpr const char* reverse = "1.2.0.192.in-addr.arpa";

std::string troubleOf(const ProviderError& error)
{
    return std::string(toString(error.trouble));
}

} // namespace

void PtrManagerTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_resolver = std::make_shared<TableResolver>();
    m_fake = makeFakeHoster("hetzner-cloud");
    m_fake->start();
    PtrManagerOptions options;
    options.stateDirectory = m_directory->path().toStdString();
    options.detection.resolver = m_resolver;
    options.detection.metadata = {};
    options.detection.dmiDirectory = options.stateDirectory;
    options.detection.bootstrap = {};
    options.baseUrls = {{"hetzner-cloud", m_fake->url()}};
    m_manager = *PtrManager::open(options);
    QVERIFY(m_manager->credentials().set({"home", "hetzner-cloud", m_fake->fields}).has_value());
    m_resolver->set(wanted, Type::A, {"192.0.2.1"});
    m_resolver->set("1.2.0.192.origin.asn.cymru.com", Type::TXT, {"24940 | 192.0.2.0/24 | DE"});
}

void PtrManagerTest::cleanup()
{
    m_manager.reset();
    m_fake.reset();
}

void PtrManagerTest::hostNames()
{
    for (const char* good : {"mail.example.org", "a.b", "xn--fiq.example", "m-1.2.example"})
        QVERIFY2(isHostName(good), good);
    for (const std::string& bad :
         {std::string(), std::string("mail"), std::string("192.0.2.1"), std::string("a..b"),
          std::string("-a.b"), std::string("a-.b"), std::string("a_b.c"), std::string("a b.c"),
          std::string("A.B"), std::string("a.b."), std::string("a.b\n"),
          std::string(64, 'a') + ".b", std::string(260, 'a')})
        QVERIFY2(!isHostName(bad), bad.c_str());
}

void PtrManagerTest::grades_data()
{
    QTest::addColumn<QString>("seen");
    QTest::addColumn<QString>("leadsTo");
    QTest::addColumn<QString>("grade");
    QTest::newRow("equal") << "mail.example.org"
                           << "192.0.2.1"
                           << "equal";
    QTest::newRow("no way back yet") << "mail.example.org"
                                     << "192.0.2.9"
                                     << "not-confirmed";
    QTest::newRow("another name") << "mx.example.net"
                                  << "192.0.2.1"
                                  << "forward-confirmed";
    QTest::newRow("the hoster's") << "static.1.2.0.192.clients.your-server.de"
                                  << "192.0.2.1"
                                  << "generic";
    QTest::newRow("no way back") << "mx.example.net"
                                 << "192.0.2.9"
                                 << "other";
    QTest::newRow("none") << ""
                          << ""
                          << "missing";
}

void PtrManagerTest::grades()
{
    QFETCH(QString, seen);
    QFETCH(QString, leadsTo);
    QFETCH(QString, grade);
    if (!seen.isEmpty()) {
        m_resolver->set(reverse, Type::PTR, {seen.toStdString()});
        m_resolver->set(seen.toStdString(), Type::A, {leadsTo.toStdString()});
    }
    const PtrView view = look("192.0.2.1");
    QCOMPARE(QString::fromUtf8(toString(view.graded.grade).data()), grade);
    QCOMPARE(QString::fromStdString(view.graded.seen), seen);
}

void PtrManagerTest::looks()
{
    const PtrView view = look("192.0.2.1");
    QVERIFY(view.forward);
    QCOMPARE(view.hoster->id, std::string("hetzner-cloud"));
    QVERIFY(view.detected.confidence == Confidence::Possible);
    QCOMPARE(view.detected.others.front()->id, std::string("hetzner-robot"));
    QCOMPARE(view.credentials, std::vector<std::string>{"home"});
    QCOMPARE(view.steps.front().id, std::string("sign-in"));
    const PtrView six = look("2001:db8::1");
    QVERIFY(!six.forward && six.hoster == nullptr);
    QCOMPARE(six.steps.front().id, std::string("forward-first"));
}

void PtrManagerTest::choiceOfAPerson()
{
    const auto views = m_manager->look(wanted, {"192.0.2.1"}, {{"192.0.2.1", "racknerd"}}, {});
    QCOMPARE(views.front().hoster->id, std::string("racknerd"));
    QCOMPARE(views.front().detected.hoster->id, std::string("hetzner-cloud"));
    QVERIFY(views.front().credentials.empty());
    QCOMPARE(views.front().steps.front().id, std::string("open-ticket"));
}

void PtrManagerTest::previewsAppliesAndUndoes()
{
    const std::string own = m_fake->name("192.0.2.1");
    const auto preview = m_manager->preview("192.0.2.1", "Mail.Example.org.", "home", {});
    QVERIFY2(preview, preview ? "" : preview.error().error.text().c_str());
    QCOMPARE(preview->before, own);
    QCOMPARE(preview->after, std::string(wanted));
    QCOMPARE(preview->subject, std::string("server mail"));
    QVERIFY(preview->forward && !preview->renames);
    QCOMPARE(m_fake->name("192.0.2.1"), own);

    const auto applied = m_manager->apply("192.0.2.1", wanted, "home", {});
    QVERIFY(applied && !applied->journalId.empty());
    QCOMPARE(m_fake->name("192.0.2.1"), std::string(wanted));
    QCOMPARE(m_manager->journal().list().size(), std::size_t(1));

    const auto undone = m_manager->undo(applied->journalId, {});
    QVERIFY(undone.has_value());
    QCOMPARE(undone->after, own);
    QCOMPARE(m_fake->name("192.0.2.1"), own);
    QCOMPARE(troubleOf(m_manager->undo(applied->journalId, {}).error()), std::string("changed"));
}

void PtrManagerTest::refusesWithoutForward()
{
    m_resolver->set(wanted, Type::A, {"192.0.2.77"});
    const auto preview = m_manager->preview("192.0.2.1", wanted, "home", {});
    QVERIFY(preview && !preview->forward);
    QCOMPARE(preview->leadsTo, std::vector<std::string>{"192.0.2.77"});
    const std::string own = m_fake->name("192.0.2.1");
    const auto applied = m_manager->apply("192.0.2.1", wanted, "home", {});
    QCOMPARE(troubleOf(applied.error()), std::string("forward-missing"));
    QVERIFY(applied.error().error.why.find("192.0.2.77") != std::string::npos);
    QCOMPARE(m_fake->name("192.0.2.1"), own);
    QVERIFY(m_manager->journal().list().empty());
}

void PtrManagerTest::nothingToDo()
{
    m_fake->setName("192.0.2.1", wanted);
    const auto applied = m_manager->apply("192.0.2.1", wanted, "home", {});
    QVERIFY(applied && applied->journalId.empty());
    for (const std::string& line : m_fake->log())
        QVERIFY2(line.starts_with("GET "), line.c_str());
}

void PtrManagerTest::doesNotUndoOthersWork()
{
    const auto applied = m_manager->apply("192.0.2.1", wanted, "home", {});
    m_fake->setName("192.0.2.1", "somebody.example.net");
    const auto undone = m_manager->undo(applied->journalId, {});
    QCOMPARE(troubleOf(undone.error()), std::string("changed"));
    QCOMPARE(m_fake->name("192.0.2.1"), std::string("somebody.example.net"));
    QCOMPARE(troubleOf(m_manager->undo("nosuch", {}).error()), std::string("record-refused"));
}

void PtrManagerTest::refusedNameLeavesNoEntry()
{
    m_fake->setMood(FakeHoster::Mood::RefusesNames);
    const auto applied = m_manager->apply("192.0.2.1", wanted, "home", {});
    QCOMPARE(troubleOf(applied.error()), std::string("record-refused"));
    QCOMPARE(applied.error().error.what, std::string("the hoster refuses the name"));
    QVERIFY(m_manager->journal().list().empty());
}

void PtrManagerTest::lostAnswerKeepsTheEntry()
{
    // The interface breaks just before the change.
    ZoneWork work;
    work.progress = [this](const std::string& text) {
        if (text.starts_with("setting"))
            m_fake->setMood(FakeHoster::Mood::Broken);
    };
    const auto applied = m_manager->apply("192.0.2.1", wanted, "home", work);
    QCOMPARE(troubleOf(applied.error()), std::string("unavailable"));
    QCOMPARE(m_manager->journal().list().size(), std::size_t(1));
}

void PtrManagerTest::wrongNames()
{
    for (const char* name : {"mail", "mail example.org", "192.0.2.1", "mail.example.org\r\nX: y"}) {
        const auto preview = m_manager->preview("192.0.2.1", name, "home", {});
        QVERIFY(!preview && preview.error().error.kind == core::ErrorKind::InvalidInput);
    }
    QVERIFY(!m_manager->preview("192.0.2.300", wanted, "home", {}));
    QCOMPARE(troubleOf(m_manager->preview("192.0.2.1", wanted, "nobody", {}).error()),
             std::string("bad-credentials"));
    QCOMPARE(troubleOf(m_manager->preview("203.0.113.9", wanted, "home", {}).error()),
             std::string("address-not-found"));
}

QTEST_GUILESS_MAIN(PtrManagerTest)
#include "tst_ptr_manager.moc"
