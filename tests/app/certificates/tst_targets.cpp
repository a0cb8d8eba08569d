// Other services with the certificate and what acme.sh keeps: answers are read with limits, the
// models follow a fake daemon.
#include "answers.h"
#include "certificates/certificate_work.h"
#include "certificates/found_certificates.h"
#include "certificates/targets.h"
#include "fake_daemon.h"

#include <QSignalSpy>
#include <QTest>
#include <QtCrypto>

using namespace mailstead;
using namespace mailstead::certificates;
using control::Client;
using control::ModelState;

namespace
{

QJsonObject result()
{
    return {{QStringLiteral("name"), QStringLiteral("web")},
            {QStringLiteral("installed"), true},
            {QStringLiteral("changed"), true},
            {QStringLiteral("reloaded"), true},
            {QStringLiteral("verified"), true},
            {QStringLiteral("serves"), true},
            {QStringLiteral("served"), QStringLiteral("ab12")},
            {QStringLiteral("why"), QString()},
            {QStringLiteral("next"), QString()}};
}

QJsonObject target(const QJsonValue& last)
{
    return {
        {QStringLiteral("name"), QStringLiteral("web")},
        {QStringLiteral("chain"), QStringLiteral("/etc/nginx/chain.pem")},
        {QStringLiteral("key"), QStringLiteral("/etc/nginx/key.pem")},
        {QStringLiteral("owner"), QStringLiteral("root")},
        {QStringLiteral("group"), QString()},
        {QStringLiteral("keyMode"), QStringLiteral("0640")},
        {QStringLiteral("reload"), QJsonArray{QStringLiteral("/usr/bin/systemctl"),
                                              QStringLiteral("reload"), QStringLiteral("nginx")}},
        {QStringLiteral("service"), QStringLiteral("127.0.0.1:443")},
        {QStringLiteral("startTls"), QStringLiteral("none")},
        {QStringLiteral("serverName"), QString()},
        {QStringLiteral("result"), last}};
}

QJsonObject targets(const QJsonObject& one)
{
    return {{QStringLiteral("available"), true},
            {QStringLiteral("problem"), QJsonValue::Null},
            {QStringLiteral("actions"),
             QJsonArray{QStringLiteral("targets"), QStringLiteral("acme-sh")}},
            {QStringLiteral("names"), QJsonArray{QStringLiteral("mail.example.org")}},
            {QStringLiteral("targets"), QJsonArray{one}},
            {QStringLiteral("last"),
             QJsonObject{{QStringLiteral("at"), QStringLiteral("2026-11-20T08:00:00Z")},
                         {QStringLiteral("fingerprint"), QStringLiteral("ab12")},
                         {QStringLiteral("error"), QJsonValue::Null}}}};
}

QJsonObject found()
{
    return {{QStringLiteral("certificates"),
             QJsonArray{QJsonObject{
                 {QStringLiteral("id"), QString(64, QLatin1Char('a'))},
                 {QStringLiteral("domain"), QStringLiteral("mail.example.org")},
                 {QStringLiteral("names"), QJsonArray{QStringLiteral("mail.example.org")}},
                 {QStringLiteral("keyType"), QString()},
                 {QStringLiteral("authority"), QStringLiteral("E7")},
                 {QStringLiteral("notAfter"), QStringLiteral("2027-01-24T08:00:00Z")},
                 {QStringLiteral("usable"), true}}}}};
}

} // namespace

class TestTargets : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_daemon = std::make_unique<test::FakeDaemon>();
        m_daemon->on(QStringLiteral("certificate.targets"),
                     [](const QJsonObject&) { return targets(target(result())); });
        auto client = Client::connectTo(m_daemon->host());
        QVERIFY2(client, qPrintable(client ? QString() : client.error().text()));
        m_client = *client;
    }
    void cleanup() { m_client.reset(); }

    void answersAreRead()
    {
        const auto read = targetsFromJson(targets(target(result())));
        QVERIFY2(read, qPrintable(read ? QString() : read.error().text()));
        QVERIFY(read->available && read->permits("acme-sh") && !read->permits("nginx"));
        const Target& one = read->targets.first();
        QCOMPARE(one.target.reload.size(), 3);
        QVERIFY(!one.target.problem());
        QVERIFY(one.result->serves && one.result->why.isEmpty());
        QCOMPARE(read->lastFingerprint, QStringLiteral("ab12"));
        QVERIFY(!targetsFromJson(targets(target(QJsonValue::Null)))->targets.first().result);
        QJsonObject never = targets(target(QJsonValue::Null));
        never.insert(QStringLiteral("last"), QJsonValue::Null);
        QVERIFY(!targetsFromJson(never)->lastAt.isValid());
        const auto certificates = foundFromJson(found());
        QVERIFY(certificates && certificates->first().usable);
    }

    void hostileAnswers_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("a path of a megabyte")
            << QStringLiteral("chain") << QJsonValue(QString(1 << 20, QLatin1Char('/')));
        QTest::newRow("a command that is a text")
            << QStringLiteral("reload") << QJsonValue(QStringLiteral("rm -rf /"));
        QTest::newRow("a result that is none")
            << QStringLiteral("result") << QJsonValue(QStringLiteral("fine"));
        QTest::newRow("no name") << QStringLiteral("name") << QJsonValue(QJsonValue::Null);
        QTest::newRow("a number as mode") << QStringLiteral("keyMode") << QJsonValue(640);
    }

    void hostileAnswers()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        QJsonObject one = target(result());
        one.insert(field, value);
        const auto read = targetsFromJson(targets(one));
        QVERIFY(!read && read.error().kind == core::ErrorKind::Protocol);
    }

    void hostileLists()
    {
        QJsonArray many;
        for (int i = 0; i < 1000; ++i)
            many << target(result());
        QJsonObject answer = targets(target(result()));
        answer.insert(QStringLiteral("targets"), many);
        QVERIFY(!targetsFromJson(answer));
        QVERIFY(!targetsFromJson({}));
        QJsonObject certificates = found();
        certificates.insert(QStringLiteral("certificates"), QJsonArray{1});
        QVERIFY(!foundFromJson(certificates));
    }

    void stopCommandsHaveOneLine()
    {
        QJsonObject issued{{QStringLiteral("notAfter"), QStringLiteral("2027-01-24T08:00:00Z")},
                           {QStringLiteral("fingerprint"), QStringLiteral("ab")},
                           {QStringLiteral("issuer"), QStringLiteral("E7")}};
        QVERIFY(issuedFromJson(issued)->stopCommand.isEmpty());
        issued.insert(QStringLiteral("stopCommand"), QStringLiteral("acme.sh --remove -d 'a'"));
        QCOMPARE(issuedFromJson(issued)->stopCommand, QStringLiteral("acme.sh --remove -d 'a'"));
        issued.insert(QStringLiteral("stopCommand"), QStringLiteral("evil\nacme.sh --remove"));
        QVERIFY(!issuedFromJson(issued));
    }

    void problemsNameTheirField()
    {
        using Field = InstallTarget::Field;
        const InstallTarget good = targetsFromJson(targets(target(result())))->targets[0].target;
        const auto fieldOf = [&good](auto change) {
            InstallTarget changed = good;
            change(changed);
            const auto problem = changed.problem();
            return problem ? problem->field : Field::Other;
        };
        QVERIFY(fieldOf([](InstallTarget& t) { t.name = QStringLiteral("a b"); }) == Field::Name);
        QVERIFY(fieldOf([](InstallTarget& t) { t.chain = QStringLiteral("/a/../b"); }) ==
                Field::Chain);
        QVERIFY(fieldOf([](InstallTarget& t) { t.key = t.chain; }) == Field::Key);
        QVERIFY(fieldOf([](InstallTarget& t) { t.group = QStringLiteral("a:b"); }) == Field::Group);
        QVERIFY(fieldOf([](InstallTarget& t) { t.reload = {QStringLiteral("nginx")}; }) ==
                Field::Reload);
        QVERIFY(fieldOf([](InstallTarget& t) { t.service = QStringLiteral("127.0.0.1"); }) ==
                Field::Service);
        QVERIFY(fieldOf([](InstallTarget& t) { t.startTls = QStringLiteral("ftp"); }) ==
                Field::StartTls);
    }

    void installsAndReadsAgain()
    {
        m_daemon->on(QStringLiteral("certificate.installTargets"),
                     [](const QJsonObject&) { return QJsonObject(); }); // unanswered
        m_daemon->on(QStringLiteral("cancel"), [](const QJsonObject&) {
            return QJsonObject{{QStringLiteral("cancelled"), true}};
        });
        TargetsModel model;
        model.setClient(m_client);
        QTRY_VERIFY(model.state() == ModelState::Ready);
        QCOMPARE(model.targets().targets.size(), 1);
        model.install();
        QVERIFY(model.isInstalling());
        model.install(); // a second one does nothing
        const auto requests = [this] {
            return m_daemon->requests(QStringLiteral("certificate.installTargets"));
        };
        QTRY_COMPARE(requests().size(), 1);
        const auto looks = [this] {
            return m_daemon->requests(QStringLiteral("certificate.targets")).size();
        };
        const auto before = looks();
        m_daemon->answer(requests().first().value(QLatin1String("id")).toInteger(),
                         {{QStringLiteral("targets"), QJsonArray{result()}}});
        QTRY_VERIFY(!model.isInstalling());
        QTRY_COMPARE(looks(), before + 1);
        QVERIFY(!model.installError());

        model.install();
        model.stop();
        QVERIFY(model.isStopping());
        QTRY_COMPARE(m_daemon->requests(QStringLiteral("cancel")).size(), 1);
        model.setClient(nullptr);
        QVERIFY(!model.isInstalling() && model.state() == ModelState::Detached);
    }

    void failuresAreTold()
    {
        m_daemon->on(QStringLiteral("certificate.installTargets"),
                     [](const QJsonObject&) { return test::refusal(QStringLiteral("not now")); });
        m_daemon->on(QStringLiteral("certificate.found"),
                     [](const QJsonObject&) { return test::refusal(QStringLiteral("no list")); });
        TargetsModel model;
        model.setClient(m_client);
        model.install();
        QTRY_VERIFY(model.installError());
        QCOMPARE(model.installError()->what, QStringLiteral("not now"));
        model.dismiss();
        QVERIFY(!model.installError());
        FoundCertificates certificates;
        certificates.setClient(m_client);
        certificates.look();
        QTRY_VERIFY(certificates.isKnown());
        QCOMPARE(certificates.error()->what, QStringLiteral("no list"));
    }

    void takesOver()
    {
        m_daemon->on(QStringLiteral("certificate.found"),
                     [](const QJsonObject&) { return found(); });
        m_daemon->on(QStringLiteral("certificate.takeOver"), [](const QJsonObject&) {
            return QJsonObject{
                {QStringLiteral("notAfter"), QStringLiteral("2027-01-24T08:00:00Z")},
                {QStringLiteral("fingerprint"), QStringLiteral("ab")},
                {QStringLiteral("issuer"), QStringLiteral("E7")},
                {QStringLiteral("stopCommand"), QStringLiteral("acme.sh --remove -d 'a.b'")}};
        });
        FoundCertificates certificates;
        certificates.setClient(m_client);
        certificates.look();
        QTRY_COMPARE(certificates.certificates().size(), 1);
        CertificateWork work;
        work.setClient(m_client);
        work.takeOver(certificates.certificates().first().id, QStringLiteral("a.b"));
        QTRY_VERIFY(work.issued());
        QCOMPARE(work.issued()->stopCommand, QStringLiteral("acme.sh --remove -d 'a.b'"));
        QCOMPARE(m_daemon->requests(QStringLiteral("certificate.takeOver"))
                     .first()
                     .value(QLatin1String("params"))
                     .toObject()
                     .value(QLatin1String("id"))
                     .toString(),
                 QString(64, QLatin1Char('a')));
    }

private:
    QCA::Initializer m_qca;
    std::unique_ptr<test::FakeDaemon> m_daemon;
    std::shared_ptr<Client> m_client;
};

QTEST_GUILESS_MAIN(TestTargets)
#include "tst_targets.moc"
