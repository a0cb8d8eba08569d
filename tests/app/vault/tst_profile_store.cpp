// The file of server profiles: kept whole, never lost.
#include "vault/profile_store.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mailstead;
using core::ErrorKind;
using vault::ProfileStore;
using vault::ServerProfile;

class TestProfileStore : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("new/servers.json"));
    }

    void keepsProfiles()
    {
        ProfileStore store(m_path);
        QVERIFY(store.load());
        QVERIFY(store.servers().isEmpty());
        ServerProfile profile;
        profile.address = QStringLiteral(" mail.example.org ");
        profile.port = 2222;
        profile.user = QStringLiteral("admin");
        profile.group = QStringLiteral("客户");
        profile.signIn = vault::SignIn::KeyFile;
        profile.keyFile = QStringLiteral("~/.ssh/id");
        profile.note = QStringLiteral("line\nbreak");
        const auto kept = store.put(profile);
        QVERIFY(kept);
        QVERIFY(!kept->id.isNull());
        QCOMPARE(kept->address, QStringLiteral("mail.example.org"));
        QVERIFY(store.setGroups({QStringLiteral("Empty"), QStringLiteral("Empty"), QString()}));

        ProfileStore again(m_path);
        QVERIFY(again.load());
        QCOMPARE(again.servers().size(), 1);
        QVERIFY(again.servers().first() == *kept);
        QCOMPARE(again.groups(), (QStringList{QStringLiteral("Empty"), QStringLiteral("客户")}));
        QVERIFY(again.find(kept->id));
        QVERIFY(!(QFile::permissions(m_path) & (QFile::ReadGroup | QFile::ReadOther)));

        QVERIFY(again.remove(kept->id));
        QCOMPARE(again.remove(kept->id).error().kind == ErrorKind::NotFound, true);
        QVERIFY(store.load());
        QVERIFY(store.servers().isEmpty());
    }

    void refusesIncompleteProfiles()
    {
        ProfileStore store(m_path);
        ServerProfile profile;
        QVERIFY(store.put(profile).error().kind == ErrorKind::InvalidInput);
        profile.address = QStringLiteral("a");
        profile.port = 0;
        QVERIFY(store.put(profile).error().kind == ErrorKind::InvalidInput);
        profile.port = 65536;
        QVERIFY(!store.put(profile));
        profile.port = 22;
        profile.user = QStringLiteral(" ");
        QVERIFY(!store.put(profile));
        QVERIFY(store.servers().isEmpty());
        QVERIFY(!QFile::exists(m_path));
    }

    void movesADamagedFileAside_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("cut") << QByteArray("{\"version\": 1, \"servers\": [{\"id\": \"x");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("binary") << QByteArray("\0\xff\xfe", 3);
        QTest::newRow("newer") << QByteArray("{\"version\": 2, \"servers\": []}");
        QTest::newRow("no list") << QByteArray("{\"version\": 1}");
        QTest::newRow("no address") << QByteArray(
            "{\"version\": 1, \"servers\": [{\"id\": \"0e4dc1b6-8d6e-4a4e-93a1-1f2c9b1c0001\",\n"
            "                \"user\": \"root\", \"port\": 22, \"signIn\": \"password\"}]}");
    }

    void movesADamagedFileAside()
    {
        QFETCH(QByteArray, text);
        QVERIFY(QDir().mkpath(m_folder->filePath(QStringLiteral("new"))));
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        ProfileStore store(m_path);
        const auto loaded = store.load();
        QVERIFY(!loaded);
        QVERIFY(!loaded.error().why.isEmpty());
        QVERIFY(store.servers().isEmpty());
        ServerProfile profile;
        profile.address = QStringLiteral("a");
        QVERIFY(store.put(profile)); // usable
        const QStringList aside = QDir(m_folder->filePath(QStringLiteral("new")))
                                      .entryList({QStringLiteral("*.damaged-*")}, QDir::Files);
        QCOMPARE(aside.size(), 1);
        QVERIFY(loaded.error().next.contains(aside.first()));
        QFile kept(m_folder->filePath(QStringLiteral("new/") + aside.first()));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), text);
    }

    void tellsWhenItCannotSave()
    {
        // A file where the folder should be.
        QFile inTheWay(m_folder->filePath(QStringLiteral("new")));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        ProfileStore store(m_path);
        ServerProfile profile;
        profile.address = QStringLiteral("a");
        const auto kept = store.put(profile);
        QVERIFY(!kept);
        QVERIFY(kept.error().kind == ErrorKind::PermissionDenied);
        QVERIFY(store.servers().isEmpty()); // as on disk
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestProfileStore)

#include "tst_profile_store.moc"
