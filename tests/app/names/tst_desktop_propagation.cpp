// Records on their way as this desktop sees them, over name servers of this process.
#include "names/desktop_propagation.h"
#include "names/propagation.h"
#include "small_name_server.h"

#include <QTest>

using namespace mailstead;
using namespace mailstead::names;

namespace
{

/// A fake of the desktop's questions: tells what a test wants.
class FakeSource : public PropagationSource
{
public:
    bool isReady() const override { return true; }
    bool canAsk(const QString& type) const override { return type != QLatin1String("TLSA"); }
    int most() const override { return 6; }
    void watch(int row, const WatchedRecord& record) override { watched.insert(row, record); }
    void stop() override { watched.clear(); }

    QMap<int, WatchedRecord> watched;
};

WatchedRecord record(const char* name, const char* type, const QStringList& expected = {})
{
    return {QString::fromLatin1(name), QString::fromLatin1(type), {}, expected};
}

QList<int> arrivals(const PropagationModel& model, int row)
{
    QList<int> found;
    for (int column = 1; column < model.columnCount(); ++column)
        found << model.index(row, column).data(PropagationModel::ArrivalRole).toInt();
    return found;
}

constexpr int agrees = int(Arrival::Agrees), old = int(Arrival::Old), notYet = int(Arrival::NotYet);

} // namespace

class TestDesktopPropagation : public QObject
{
    Q_OBJECT

private slots:
    void viewpointChanges();
    void whatCannotBeAskedIsSaid();
    void untilAllAgree();
    void mostNameServersAreRight();

private:
    std::unique_ptr<PropagationModel> modelOfDesktop();

    std::unique_ptr<test::SmallNameServer> m_first, m_second, m_own;
};

void TestDesktopPropagation::viewpointChanges()
{
    auto* desktop = new FakeSource;
    PropagationModel model(desktop, nullptr);
    const WatchedRecord mail = record("mail.example.org", "A", {QStringLiteral("192.0.2.1")});
    model.watch({mail});
    QVERIFY(!model.isWatching()); // there is no server
    QVERIFY(desktop->watched.isEmpty());

    model.setViewpoint(Viewpoint::Desktop);
    QVERIFY(model.isWatching());
    QVERIFY(desktop->watched.value(0) == mail);
    emit desktop->told(
        0,
        {{QStringLiteral("ns1.example.org"), QStringLiteral("192.0.2.53"), true,
          QStringLiteral("NOERROR"), mail.expected, 60, true},
         {{}, {}, false, QStringLiteral("NOERROR"), {QStringLiteral("192.0.2.7")}, 90, false}},
        true, false, false);
    QCOMPARE(model.columnCount(), 3);
    QCOMPARE(model.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(),
             QStringLiteral("This desktop"));
    QCOMPARE(arrivals(model, 0), (QList<int>{agrees, old}));
    QCOMPARE(model.secondsLeft(), 90);

    // Within a round the others keep what they said.
    emit desktop->told(0,
                       {{QStringLiteral("ns1.example.org"),
                         QStringLiteral("192.0.2.53"),
                         true,
                         QStringLiteral("NXDOMAIN"),
                         {},
                         -1,
                         false}},
                       false, false, false);
    QCOMPARE(arrivals(model, 0), (QList<int>{notYet, old}));

    // What the server said is not what this desktop said.
    model.setViewpoint(Viewpoint::Server);
    QVERIFY(desktop->watched.isEmpty());
    QCOMPARE(model.columnCount(), 1);
    QCOMPARE(model.records(), QList<WatchedRecord>{mail});
    emit desktop->told(0, {}, true, true, true);
    QVERIFY(!model.isComplete());
}

void TestDesktopPropagation::whatCannotBeAskedIsSaid()
{
    auto* desktop = new FakeSource;
    PropagationModel model(desktop, nullptr);
    model.setViewpoint(Viewpoint::Desktop);
    model.watch({record("_25._tcp.mail.example.org", "TLSA"), record("example.org", "MX")});
    QVERIFY(model.problem().contains(QStringLiteral("TLSA")));
    QCOMPARE(desktop->watched.keys(), QList<int>{1});
    emit desktop->told(1,
                       {{{},
                         {},
                         false,
                         QStringLiteral("NOERROR"),
                         {QStringLiteral("10 mail.example.org")},
                         60,
                         true}},
                       true, true, true);
    QVERIFY(!model.isWatching());
    QVERIFY(model.isComplete());
    // None of what was asked for can be asked: nothing has arrived.
    model.watch({record("_25._tcp.mail.example.org", "TLSA")});
    QVERIFY(!model.isWatching());
    QVERIFY(!model.isComplete());
}

std::unique_ptr<PropagationModel> TestDesktopPropagation::modelOfDesktop()
{
    static const bool isAlone = test::alone();
    if (!isAlone)
        return nullptr;
    QString address = QStringLiteral("127.0.0.1");
    for (auto* one : {&m_first, &m_second, &m_own}) {
        one->reset();
        *one = std::make_unique<test::SmallNameServer>();
        if (!(*one)->listen(address))
            return nullptr;
        address = QHostAddress(QHostAddress(address).toIPv4Address() + 1).toString();
    }
    for (const char* name : {"ns1", "ns2"})
        m_own->add(QStringLiteral("example.org"), "NS",
                   QString::fromLatin1(name) + QStringLiteral(".example.org"));
    m_own->add(QStringLiteral("ns1.example.org"), "A", QStringLiteral("127.0.0.1"));
    m_own->add(QStringLiteral("ns2.example.org"), "A", QStringLiteral("127.0.0.2"));
    auto model = std::make_unique<PropagationModel>(
        new DesktopPropagation({{{}, QStringLiteral("127.0.0.3")}, std::chrono::milliseconds(20)},
                               nullptr),
        nullptr);
    model->setViewpoint(Viewpoint::Desktop);
    return model;
}

void TestDesktopPropagation::untilAllAgree()
{
    const auto model = modelOfDesktop();
    if (!model)
        QSKIP("needs root and a network namespace");
    const QString name = QStringLiteral("mail.example.org");
    m_first->add(name, "A", QStringLiteral("192.0.2.1"));
    m_second->add(name, "A", QStringLiteral("192.0.2.7"));
    bool finished = false;
    connect(model.get(), &PropagationModel::finished, this, [&] { finished = true; });
    model->watch({record("mail.example.org", "A", {QStringLiteral("192.0.2.1")})});
    QTRY_COMPARE_WITH_TIMEOUT(arrivals(*model, 0), (QList<int>{agrees, old, notYet}), 60000);
    QVERIFY(!model->isComplete() && model->isWatching());
    m_second->clear();
    m_second->add(name, "A", QStringLiteral("192.0.2.1"));
    m_own->add(name, "A", QStringLiteral("192.0.2.1"));
    QTRY_VERIFY_WITH_TIMEOUT(finished, 60000);
    QVERIFY(model->isComplete() && !model->isWatching());
    QCOMPARE(arrivals(*model, 0), (QList<int>{agrees, agrees, agrees}));
    // A name server that says nothing is told from one that agrees.
    m_second.reset();
    model->watch({record("mail.example.org", "A", {QStringLiteral("192.0.2.1")})});
    QTRY_COMPARE_WITH_TIMEOUT(arrivals(*model, 0),
                              (QList<int>{agrees, int(Arrival::NoAnswer), agrees}), 60000);
    QVERIFY(!model->isComplete());
    model->stop();
}

void TestDesktopPropagation::mostNameServersAreRight()
{
    const auto model = modelOfDesktop();
    if (!model)
        QSKIP("needs root and a network namespace");
    for (auto* one : {&m_first, &m_second})
        (*one)->add(QStringLiteral("example.org"), "MX", QStringLiteral("10 mail.example.org"));
    m_own->add(QStringLiteral("example.org"), "MX", QStringLiteral("10 old.example.org"), 100);
    model->watch({record("example.org", "MX")});
    QTRY_COMPARE_WITH_TIMEOUT(arrivals(*model, 0), (QList<int>{agrees, agrees, old}), 60000);
    QVERIFY(model->secondsLeft() > 0);
}

QTEST_GUILESS_MAIN(TestDesktopPropagation)
#include "tst_desktop_propagation.moc"
