// Clicks through what the certificates' page has beside the certificate in use: other services that
// get it, and what acme.sh keeps. The daemon is one in memory, the server answers from a script.
#include "fake_daemon.h"
#include "page_test.h"
#include "pages/certificate_page.h"
#include "pages/certificate_targets.h"
#include "sample_certificates.h"
#include "scripted_host.h"
#include "setup/privileged_settings.h"
#include "style/theme.h"
#include "widgets/notices.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QtCrypto>

using namespace mailstead;
using namespace mailstead::pages;
using sample::CertificateCase;

class TestCertificateOthers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        style::Theme::instance().install(style::ThemeChoice::Light);
        style::Theme::instance().setReducedMotion(true);
    }
    void cleanup() { m_page.reset(); }

    void isOneLineWithoutAny();
    void saysHowItGetsThere();
    void saysHowEachStands();
    void wordsOfStates();
    void installsNow();
    void installFails();
    void addsByAPreset();
    void formSaysWhatIsWrong();
    void failureKeepsWhatWasTyped();
    void removesAfterAQuestion();
    void takesOverAfterAQuestion();
    void findsNothingOnItsOwn();

private:
    void open(bool others, CertificateCase which = CertificateCase::InUse);
    QByteArray& file() { return m_host->files[setup::privilegedConfig].content; }
    QAbstractButton* button(const char* name) { return find<QAbstractButton>(m_page.get(), name); }

    QCA::Initializer m_qca;
    std::shared_ptr<FakeDaemon> m_daemon;
    std::shared_ptr<ScriptedHost> m_host;
    std::unique_ptr<CertificatePage> m_page;
};

void TestCertificateOthers::open(bool others, CertificateCase which)
{
    m_daemon = std::make_shared<FakeDaemon>();
    sample::fillCertificates(*m_daemon, which);
    if (others)
        sample::fillOthers(*m_daemon);
    m_host = std::make_shared<ScriptedHost>();
    file() = "actions = [\"targets\", \"acme-sh\"]\nnames = [\"mail.example.org\"]\n";
    m_page = std::make_unique<CertificatePage>();
    m_page->setAccess(DaemonAccess::Ready, connectToFake(m_daemon));
    m_page->targetsCard()->setHost(m_host);
    m_page->resize(1168, 2000); // all of it: nothing has to be scrolled to be pressed
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QTRY_VERIFY(m_page->model()->current() &&
                m_daemon->calls().contains(QStringLiteral("certificate.found")));
}

void TestCertificateOthers::isOneLineWithoutAny()
{
    open(false);
    QTRY_VERIFY(button("targetsAdd")->isVisible());
    QVERIFY(!button("targetsInstall")->isVisible());
    QVERIFY(!find(m_page.get(), "targetsNote")->isVisible());
    QTRY_VERIFY(m_page->targetsCard()->height() <= 48); // a head alone
    QVERIFY(!find(m_page.get(), "foundCard")->isVisible());
}

void TestCertificateOthers::saysHowItGetsThere()
{
    open(true);
    m_daemon->setAnswer(QStringLiteral("certificate.targets"),
                        {{QStringLiteral("available"), false},
                         {QStringLiteral("problem"), QJsonValue::Null},
                         {QStringLiteral("actions"), QJsonArray()},
                         {QStringLiteral("names"), QJsonArray()},
                         {QStringLiteral("targets"), QJsonArray()},
                         {QStringLiteral("last"), QJsonValue::Null}});
    m_page->refresh();
    auto* note = find<QLabel>(m_page.get(), "targetsNote");
    QTRY_VERIFY(note->isVisible() && note->text().contains(QStringLiteral("Install")));
    QVERIFY(!button("targetsAdd")->isVisible());
    QSignalSpy opened(m_page.get(), &widgets::Page::openPage);
    QVERIFY(press(m_page.get(), "targetsSetup"));
    QCOMPARE(opened.first().first().toString(), QStringLiteral("setup"));
}

void TestCertificateOthers::saysHowEachStands()
{
    open(true);
    QTRY_VERIFY(m_page->findChild<QLabel*>(QStringLiteral("targetState-nginx")));
    QTRY_VERIFY(find<QLabel>(m_page.get(), "targetState-nginx")
                    ->text()
                    .contains(QStringLiteral("serves this certificate")));
    QVERIFY(find<QLabel>(m_page.get(), "targetState-dovecot")
                ->text()
                .contains(QStringLiteral("another certificate")));
    // Why and what to do stand below it.
    QStringList texts;
    for (const QLabel* label : find(m_page.get(), "target-dovecot")->findChildren<QLabel*>())
        texts << label->text();
    QVERIFY(texts.join(u' ').contains(QStringLiteral("reads the two files")));
    m_daemon->setFailure(QStringLiteral("certificate.targets"), QStringLiteral("it is broken"));
    m_page->refresh();
    auto* note = find<QLabel>(m_page.get(), "targetsNote");
    QTRY_VERIFY(note->isVisible() && note->text().contains(QStringLiteral("it is broken")));
}

void TestCertificateOthers::wordsOfStates()
{
    using style::Tone;
    certificates::Target target;
    QVERIFY(TargetTexts::words(target, true).tone == Tone::Neutral);
    target.result.emplace();
    target.result->why = QStringLiteral("there is no user web");
    QVERIFY(TargetTexts::words(target, true).tone == Tone::Bad);
    target.result->installed = true;
    target.target.reload = {QStringLiteral("/usr/bin/true")};
    QVERIFY(TargetTexts::words(target, true).text.contains(QStringLiteral("not reloaded")));
    target.result->reloaded = true;
    QVERIFY(TargetTexts::words(target, true).text.contains(QStringLiteral("cannot be told")));
    target.result->verified = true;
    QVERIFY(TargetTexts::words(target, true).text.contains(QStringLiteral("cannot be told")));
    target.result->serves = true;
    target.result->why.clear();
    QVERIFY(TargetTexts::words(target, true).tone == Tone::Ok);
    // What was right for another certificate is not told of this one.
    QVERIFY(TargetTexts::words(target, false).tone == Tone::Neutral);
}

void TestCertificateOthers::installsNow()
{
    open(true);
    QTRY_VERIFY(button("targetsInstall")->isVisible());
    m_daemon->hold(QStringLiteral("certificate.installTargets"));
    QVERIFY(press(m_page.get(), "targetsInstall"));
    QTRY_VERIFY(m_daemon->isHeld(QStringLiteral("certificate.installTargets")));
    QVERIFY(!button("targetsInstall")->isEnabled());
    QVERIFY(m_page->work().isRunning() && m_page->work().stoppable);
    const auto looks = m_daemon->calls().count(QStringLiteral("certificate.targets"));
    m_daemon->release(QStringLiteral("certificate.installTargets"),
                      {{QStringLiteral("targets"), QJsonArray()}});
    QTRY_VERIFY(!m_page->work().isRunning());
    QTRY_VERIFY(m_daemon->calls().count(QStringLiteral("certificate.targets")) > looks);
    QVERIFY(button("targetsInstall")->isEnabled());
}

void TestCertificateOthers::installFails()
{
    open(true);
    QTRY_VERIFY(button("targetsInstall")->isVisible());
    m_daemon->setFailure(QStringLiteral("certificate.installTargets"),
                         QStringLiteral("the privileged side does not answer"));
    QVERIFY(press(m_page.get(), "targetsInstall"));
    auto* error = find<widgets::ErrorBanner>(m_page.get(), "targetsInstallError");
    QTRY_VERIFY(error->isVisible());
    QVERIFY(error->text().contains(QStringLiteral("does not answer")));
}

void TestCertificateOthers::addsByAPreset()
{
    open(false);
    QTRY_VERIFY(button("targetsAdd")->isVisible());
    QVERIFY(press(m_page.get(), "targetsAdd"));
    QCOMPARE(find<QLineEdit>(m_page.get(), "targetName")->text(), QStringLiteral("nginx"));
    auto* preset = find<QComboBox>(m_page.get(), "targetPreset");
    preset->setFocus();
    QTest::keyClick(preset, Qt::Key_Down);
    QCOMPARE(find<QLineEdit>(m_page.get(), "targetChain")->text(),
             QStringLiteral("/etc/ssl/certs/iRedMail.crt"));
    QTest::keyClick(preset, Qt::Key_Down);
    QCOMPARE(find<QComboBox>(m_page.get(), "targetStartTls")->currentData().toString(),
             QStringLiteral("smtp"));
    QSignalSpy done(m_page.get(), &widgets::Page::done);
    QVERIFY(press(m_page.get(), "targetSheetConfirm"));
    QTRY_COMPARE(done.size(), 1);
    QVERIFY(!find(m_page.get(), "targetSheet")->isVisible());
    const auto written = setup::PrivilegedSettings::parse(file());
    QVERIFY(written.has_value());
    QCOMPARE(written->targets().size(), 1);
    const certificates::InstallTarget& target = written->targets().first();
    QCOMPARE(target.name, QStringLiteral("postfix"));
    QCOMPARE(target.reload, (QStringList{QStringLiteral("/usr/bin/systemctl"),
                                         QStringLiteral("reload"), QStringLiteral("postfix")}));
    QCOMPARE(target.service, QStringLiteral("127.0.0.1:25"));
    QCOMPARE(m_host->unexpected, QStringList());
}

void TestCertificateOthers::formSaysWhatIsWrong()
{
    open(false);
    QTRY_VERIFY(button("targetsAdd")->isVisible());
    QVERIFY(press(m_page.get(), "targetsAdd"));
    QVERIFY(type(m_page.get(), "targetReload", QStringLiteral("systemctl reload nginx")));
    QVERIFY(press(m_page.get(), "targetSheetConfirm"));
    QVERIFY(find<QLabel>(m_page.get(), "targetReloadBelow")
                ->text()
                .contains(QStringLiteral("absolute path")));
    QVERIFY(find(m_page.get(), "targetSheet")->isVisible());
    QVERIFY(m_host->ran.isEmpty());
    QTest::keyClick(find(m_page.get(), "targetReload"), Qt::Key_Escape);
    QVERIFY(!find(m_page.get(), "targetSheet")->isVisible());
    QTRY_VERIFY(m_page->targetsCard()->height() <= 48); // a head alone
}

void TestCertificateOthers::failureKeepsWhatWasTyped()
{
    open(false);
    QTRY_VERIFY(button("targetsAdd")->isVisible());
    file() = "[[target]]\nname = \"nginx\"\n";
    QVERIFY(press(m_page.get(), "targetsAdd"));
    QVERIFY(press(m_page.get(), "targetSheetConfirm"));
    auto* error = find<widgets::ErrorBanner>(m_page.get(), "targetsError");
    QTRY_VERIFY(error->isVisible());
    QVERIFY(error->text().contains(QStringLiteral("nginx")));
    QVERIFY(find(m_page.get(), "targetSheet")->isVisible());
    QVERIFY(type(m_page.get(), "targetName", QStringLiteral("web")));
    QVERIFY(press(m_page.get(), "targetSheetConfirm"));
    QTRY_VERIFY(!find(m_page.get(), "targetSheet")->isVisible());
    QVERIFY(!error->isVisible());
    QCOMPARE(setup::PrivilegedSettings::parse(file())->targets().size(), 2);
}

void TestCertificateOthers::removesAfterAQuestion()
{
    open(true);
    QTRY_VERIFY(m_page->findChild<QWidget*>(QStringLiteral("targetRemove-nginx")));
    file() = "actions = [\"targets\"]\n[[target]]\nname = \"nginx\"\n";
    QTRY_VERIFY(press(m_page.get(), "targetRemove-nginx"));
    QVERIFY(find(m_page.get(), "targetRemoveKeep")->hasFocus()); // Enter keeps
    QVERIFY(file().contains("nginx"));
    QSignalSpy done(m_page.get(), &widgets::Page::done);
    QVERIFY(press(m_page.get(), "targetRemoveConfirm"));
    QTRY_COMPARE(done.size(), 1);
    QVERIFY(!file().contains("nginx"));
    QVERIFY(!find(m_page.get(), "targetRemoveSheet")->isVisible());
}

void TestCertificateOthers::takesOverAfterAQuestion()
{
    open(true, CertificateCase::Temporary);
    QTRY_VERIFY(m_page->findChild<QWidget*>(QStringLiteral("takeOver-mail.example.org")));
    QVERIFY(!m_page->findChild<QWidget*>(QStringLiteral("takeOver-shop.example.net")));
    QJsonObject answer = sample::issued();
    answer.insert(QStringLiteral("stopCommand"),
                  QStringLiteral("acme.sh --remove -d 'mail.example.org' --ecc"));
    m_daemon->setAnswer(QStringLiteral("certificate.takeOver"), answer);
    QTRY_VERIFY(press(m_page.get(), "takeOver-mail.example.org"));
    QVERIFY(find(m_page.get(), "foundSheet")->isVisible());
    QVERIFY(!m_daemon->calls().contains(QStringLiteral("certificate.takeOver")));
    QVERIFY(press(m_page.get(), "foundConfirm"));
    QTRY_VERIFY(find(m_page.get(), "foundStop")->isVisible());
    QVERIFY(m_daemon->parametersOf(QStringLiteral("certificate.takeOver"))
                .value(QLatin1String("id"))
                .toString()
                .startsWith(QStringLiteral("mail.example.org")));
    QVERIFY(press(m_page.get(), "foundStopCopy"));
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("acme.sh --remove -d 'mail.example.org' --ecc"));
    QVERIFY(press(m_page.get(), "foundStopClose"));
    QVERIFY(!find(m_page.get(), "foundStop")->isVisible());
}

void TestCertificateOthers::findsNothingOnItsOwn()
{
    open(true);
    QTRY_VERIFY(find(m_page.get(), "foundCard")->isVisible());
    m_daemon->setFailure(QStringLiteral("certificate.found"), QStringLiteral("no answer"));
    m_page->refresh();
    auto* note = find<QLabel>(m_page.get(), "foundNote");
    QTRY_VERIFY(note->isVisible() && note->text().contains(QStringLiteral("no answer")));
}

QTEST_MAIN(TestCertificateOthers)
#include "tst_certificate_others.moc"
