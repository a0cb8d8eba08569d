// The connect dialog by clicks: fields, the key, what is told when it works and when it does not.
#include "fake_connector.h"

#include "main/connect_dialog.h"
#include "main/host_key_pane.h"
#include "widgets/notices.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QtCrypto>

using namespace mailstead;
using namespace mailstead::main;
using session::State;

class ConnectDialogTest : public QObject
{
    Q_OBJECT

    QCA::Initializer m_crypto;
    FakeConnector* m_connector = nullptr;
    std::unique_ptr<ConnectDialog> m_dialog;

    QAbstractButton* button(const char* name)
    {
        return m_dialog->findChild<QAbstractButton*>(QLatin1String(name));
    }
    QLineEdit* edit(const char* name)
    {
        return m_dialog->findChild<QLineEdit*>(QLatin1String(name));
    }
    void press(const char* name) { QTest::mouseClick(button(name), Qt::LeftButton); }

private slots:
    void init()
    {
        m_connector = new FakeConnector;
        m_connector->key.algorithm = QStringLiteral("ssh-ed25519");
        m_connector->key.fingerprint =
            QStringLiteral("SHA256:0lR8acRYSi4MDF8kWCBX1KpeZUaLJ4d8jOCs4bWYTI6");
        m_dialog = std::make_unique<ConnectDialog>(
            vault::ServerProfile(), QStringList{QStringLiteral("Clients")}, m_connector);
        m_dialog->show();
    }

    void refusesWhatCannotBe()
    {
        press("connect");
        QVERIFY(m_connector->calls.isEmpty());
        QVERIFY(m_dialog->findChild<QLabel*>(QStringLiteral("fieldError"))->isVisible());
        edit("address")->setText(QStringLiteral("-oProxyCommand=x"));
        press("connect");
        QVERIFY(m_connector->calls.isEmpty());
        edit("address")->setText(QStringLiteral("192.0.2.1"));
        edit("port")->setText(QStringLiteral("0"));
        press("connect");
        QVERIFY(m_connector->calls.isEmpty());
    }

    void asksAboutTheKeyThenConnects()
    {
        QTest::keyClicks(edit("address"), QStringLiteral("192.0.2.1"));
        QTest::keyClicks(edit("password"), QStringLiteral("secret"));
        press("connect");
        QCOMPARE(m_connector->started.address, QStringLiteral("192.0.2.1"));
        QCOMPARE(m_connector->passwordSize, 6);
        QVERIFY(!edit("address")->isEnabled());

        m_connector->go(State::HostKeyUnknown);
        // Nothing can be pressed by accident in the first half second.
        QVERIFY(!button("connect")->isEnabled());
        QVERIFY(!button("once")->isEnabled());
        QTRY_VERIFY(button("connect")->isEnabled());
        const auto* pane = m_dialog->findChild<HostKeyPane*>();
        pane->compareField()->setText(m_connector->key.fingerprint);
        QVERIFY(pane->verdict().startsWith(QStringLiteral("The same")));
        pane->compareField()->setText(QStringLiteral("SHA256:other"));
        QVERIFY(pane->verdict().startsWith(QStringLiteral("Not the same")));

        QSignalSpy connected(m_dialog.get(), &ConnectDialog::connected);
        press("connect");
        QCOMPARE(m_connector->calls.last(), QStringLiteral("remember"));
        m_connector->go(State::Connected);
        QCOMPARE(connected.count(), 1);
        QCOMPARE(connected.at(0).at(2).toString(), m_connector->key.fingerprint);
        QVERIFY(!m_dialog->isVisible());
        QVERIFY(edit("password")->text().isEmpty());
        QVERIFY(!m_connector->calls.contains(QStringLiteral("stop")));
    }

    void testStaysOpen()
    {
        edit("address")->setText(QStringLiteral("192.0.2.1"));
        press("test");
        m_connector->go(State::Connected);
        QVERIFY(m_dialog->isVisible());
        QSignalSpy connected(m_dialog.get(), &ConnectDialog::connected);
        press("connect");
        QCOMPARE(connected.count(), 1);
    }

    void wrongPasswordIsAskedAgain()
    {
        edit("address")->setText(QStringLiteral("192.0.2.1"));
        press("connect");
        m_connector->failure = {core::ErrorKind::AuthenticationFailed, QStringLiteral("Refused"),
                                QStringLiteral("Permission denied"), QStringLiteral("Try again")};
        m_connector->go(State::NeedsPassword);
        QVERIFY(m_dialog->findChild<widgets::ErrorBanner*>()->text().contains(
            QStringLiteral("Permission denied")));
        QVERIFY(edit("password")->isEnabled());
        press("connect");
        QCOMPARE(m_connector->calls.count(QStringLiteral("start")), 2);
    }

    void unreachableCanBeSaved()
    {
        edit("address")->setText(QStringLiteral("192.0.2.1"));
        QVERIFY(button("save")->isHidden());
        press("connect");
        m_connector->failure.what = QStringLiteral("No answer");
        m_connector->go(State::Failed);
        QSignalSpy saved(m_dialog.get(), &ConnectDialog::saveRequested);
        press("save");
        QCOMPARE(saved.count(), 1);
    }

    void changedKeyHasNoWayThrough()
    {
        edit("address")->setText(QStringLiteral("192.0.2.1"));
        press("connect");
        m_connector->old.fingerprint = QStringLiteral("SHA256:old");
        m_connector->go(State::HostKeyChanged);
        QCOMPARE(button("connect")->text(), QStringLiteral("Stay away"));
        press("connect");
        QCOMPARE(m_connector->calls.last(), QStringLiteral("stop"));
        QVERIFY(!m_connector->calls.contains(QStringLiteral("remember")));
        QVERIFY(!m_dialog->isVisible());
    }

    void fingerprints()
    {
        const QString print = m_connector->key.fingerprint;
        QCOMPARE(fingerprintGroups(print).split(QLatin1Char('\n')).size(), 4);
        QVERIFY(sameFingerprint(print.mid(7), print));
        QVERIFY(sameFingerprint(QStringLiteral("256 %1 root@vps (ED25519)").arg(print), print));
        QVERIFY(sameFingerprint(fingerprintGroups(print), print));
        QVERIFY(!sameFingerprint(print.chopped(1), print));
        QVERIFY(!sameFingerprint({}, {}));
    }
};

QTEST_MAIN(ConnectDialogTest)
#include "tst_connect_dialog.moc"
