// The window's view of a server, against a real sshd: states, host keys, losses.
#include "ssh_server.h"

#include "session/server_list_model.h"
#include "session/server_session.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QtCrypto>

using namespace mailstead;
using session::ServerSession;
using session::State;

#define TRY_STATE(session, wanted)                                                                 \
    QTRY_COMPARE_WITH_TIMEOUT(static_cast<int>((session).state()), static_cast<int>(wanted), 60'000)

class TestServerSession : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!m_server.start()) {
            QSKIP(qPrintable(m_server.problem()));
        }
    }

    void asksForTheHostKeyThenConnects()
    {
        ssh::KnownHosts known(m_server.freshKnownHosts());
        ServerSession session(profile(), nullptr, &known);
        QVERIFY(session.state() == State::Disconnected);
        session.connectToServer();
        QVERIFY(session.state() == State::Connecting); // at once, without waiting
        TRY_STATE(session, State::HostKeyUnknown);
        QVERIFY(session.offeredHostKey().fingerprint.startsWith(QStringLiteral("SHA256:")));
        QVERIFY(session.offeredHostKey().randomArt.contains(QLatin1Char('\n')));
        QVERIFY(!session.host());
        session.trustHostKey(true);
        TRY_STATE(session, State::Connected);
        QVERIFY(session.host());
        QTRY_VERIFY_WITH_TIMEOUT(session.latency() >= 0, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(session.daemonState() != session::DaemonState::Unknown, 30'000);
        session.disconnectFromServer();
        QVERIFY(session.state() == State::Disconnected);
        QVERIFY(!session.host());
        QCOMPARE(session.latency(), -1);

        ServerSession again(profile(), nullptr, &known);
        again.connectToServer();
        TRY_STATE(again, State::Connected); // remembered: not asked
    }

    void stopsAtAChangedKeyUntilItIsForgotten()
    {
        ssh::KnownHosts known(m_server.freshKnownHosts());
        ServerSession session(profile(), nullptr, &known);
        connectTo(session);
        session.disconnectFromServer();
        m_server.stop();
        QVERIFY(m_server.renewHostKey());
        QVERIFY(m_server.start());
        session.connectToServer();
        TRY_STATE(session, State::HostKeyChanged);
        QVERIFY(!session.rememberedHostKey().fingerprint.isEmpty());
        QVERIFY(session.rememberedHostKey().fingerprint != session.offeredHostKey().fingerprint);
        session.trustHostKey(true); // is not a way out
        QVERIFY(session.state() == State::HostKeyChanged);
        session.forgetHostKey();
        TRY_STATE(session, State::HostKeyUnknown);
        session.trustHostKey(false);
        TRY_STATE(session, State::Connected);
    }

    void needsAPassword()
    {
        ssh::KnownHosts known(m_server.freshKnownHosts());
        vault::ServerProfile wanted = profile();
        wanted.signIn = vault::SignIn::Password;
        ServerSession session(wanted, nullptr, &known);
        session.connectToServer();
        TRY_STATE(session, State::HostKeyUnknown);
        session.trustHostKey(true);
        TRY_STATE(session, State::NeedsPassword);
        QVERIFY(!session.lastError().what.isEmpty());
    }

    void failsWithAReason()
    {
        ssh::KnownHosts known(m_server.freshKnownHosts());
        vault::ServerProfile wrong = profile();
        wrong.address = QStringLiteral("nobody.invalid");
        ServerSession session(wrong, nullptr, &known);
        session.connectToServer();
        TRY_STATE(session, State::Failed);
        QVERIFY(session.lastError().kind == core::ErrorKind::Unreachable ||
                session.lastError().kind == core::ErrorKind::Timeout);
        session.setProfile(profile());
        connectTo(session);
    }

    void reconnectsAfterALoss()
    {
        ssh::KnownHosts known(m_server.freshKnownHosts());
        ServerSession session(profile(), nullptr, &known);
        connectTo(session);
        const auto host = session.host();
        m_server.stop();
        TRY_STATE(session, State::Reconnecting);
        QVERIFY(session.host() == host);
        QVERIFY(m_server.start());
        TRY_STATE(session, State::Connected);
        QVERIFY(session.host() == host);
        QVERIFY(host->runChecked({QStringLiteral("true")}));
    }

    void followsAReconnectOfItsUser()
    {
        ssh::KnownHosts known(m_server.freshKnownHosts());
        ServerSession session(profile(), nullptr, &known);
        connectTo(session);
        QList<State> passed;
        connect(&session, &ServerSession::stateChanged, this,
                [&] { passed.append(session.state()); });
        QVERIFY(session.host()->reconnect(std::chrono::seconds(30)));
        QTRY_VERIFY_WITH_TIMEOUT(passed.contains(State::Reconnecting), 60'000);
        TRY_STATE(session, State::Connected);
    }

    void canBeDeletedAtAnyTime()
    {
        ssh::KnownHosts known(m_server.freshKnownHosts());
        for (int i = 0; i < 5; ++i) {
            auto session = std::make_unique<ServerSession>(profile(), nullptr, &known);
            session->connectToServer();
            QTest::qWait(i * 10); // at different points of the way
        }
        ServerSession session(profile(), nullptr, &known);
        session.connectToServer();
        session.disconnectFromServer();
        QVERIFY(session.state() == State::Disconnected);
        connectTo(session);
    }

    void listsServers()
    {
        const QString path = m_server.path(QStringLiteral("servers.json"));
        session::ServerListModel model(nullptr, path, m_server.freshKnownHosts());
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(model.load());
        QCOMPARE(model.rowCount(), 0);
        vault::ServerProfile first = profile();
        first.id = {};
        first.name = QStringLiteral("Zulu");
        vault::ServerProfile second = first;
        second.name = QStringLiteral("Alpha");
        vault::ServerProfile grouped = first;
        grouped.group = QStringLiteral("Clients");
        const auto zulu = model.put(first);
        const auto alpha = model.put(second);
        const auto client = model.put(grouped);
        QVERIFY(zulu && alpha && client);
        const auto titles = [&model] {
            QStringList list;
            for (int row = 0; row < model.rowCount(); ++row) {
                list.append(model.index(row).data(session::ServerListModel::TitleRole).toString() +
                            QLatin1Char('/') +
                            model.index(row).data(session::ServerListModel::GroupRole).toString());
            }
            return list;
        };
        QCOMPARE(titles(), (QStringList{QStringLiteral("Alpha/"), QStringLiteral("Zulu/"),
                                        QStringLiteral("Zulu/Clients")}));
        QCOMPARE(model.groups(), QStringList{QStringLiteral("Clients")});

        ServerSession* one = model.session(*zulu);
        QVERIFY(one);
        QSignalSpy told(&model, &QAbstractItemModel::dataChanged);
        one->connectToServer();
        TRY_STATE(*one, State::HostKeyUnknown);
        one->trustHostKey(true);
        TRY_STATE(*one, State::Connected);
        QVERIFY(told.count() >= 3);
        QCOMPARE(model.indexOf(*zulu).data(session::ServerListModel::StateRole).toInt(),
                 static_cast<int>(State::Connected));

        const QPersistentModelIndex pointed = model.indexOf(*zulu);
        first.id = *zulu;
        first.name = QStringLiteral("Aaa");
        QVERIFY(model.put(first));
        QCOMPARE(pointed.row(), 0);
        QVERIFY(model.session(*zulu) == one);

        QVERIFY(model.remove(*zulu));
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(!model.session(*zulu));

        session::ServerListModel reread(nullptr, path, m_server.freshKnownHosts());
        QVERIFY(reread.load());
        QCOMPARE(reread.rowCount(), 2);
    }

private:
    vault::ServerProfile profile() const
    {
        vault::ServerProfile profile;
        profile.id = QUuid::createUuid();
        profile.address = QStringLiteral("127.0.0.1");
        profile.port = m_server.port();
        profile.user = m_server.user();
        profile.signIn = vault::SignIn::KeyFile;
        profile.keyFile = m_server.path(QStringLiteral("id"));
        return profile;
    }

    void connectTo(ServerSession& session)
    {
        session.connectToServer();
        QTRY_VERIFY_WITH_TIMEOUT(session.state() != State::Connecting, 60'000);
        if (session.state() == State::HostKeyUnknown) {
            session.trustHostKey(true);
        }
        TRY_STATE(session, State::Connected);
    }

    test::SshServer m_server;
};

int main(int argc, char** argv)
{
    QCA::Initializer qca;
    QCoreApplication app(argc, argv);
    TestServerSession test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_server_session.moc"
