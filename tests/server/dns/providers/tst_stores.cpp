// Credentials and the journal on the disk.
#include "core/file.h"
#include "dns/providers/credential_store.h"
#include "dns/providers/zone_journal.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace mailstead;
using namespace mailstead::dns;

class StoresTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsCredentials();
    void secretsAreNotOnTheDisk();
    void refusesWhatDoesNotFit();
    void emptyFieldsKeepSecrets();
    void damagedFiles();
    void journal();
};

namespace
{

const Credentials cloudflare{"home", "cloudflare", {{"token", "very-secret-token"}}};

} // namespace

void StoresTest::keepsCredentials()
{
    const QTemporaryDir directory;
    const std::string path = directory.path().toStdString();
    {
        const auto store = *CredentialStore::open(path);
        QVERIFY(store->list().empty());
        QVERIFY(store->set(cloudflare).has_value());
        QVERIFY(store
                    ->set({"ovh",
                           "ovh",
                           {{"region", "eu"},
                            {"applicationKey", "a"},
                            {"applicationSecret", "b"},
                            {"consumerKey", "c"}}})
                    .has_value());
    }
    const auto store = *CredentialStore::open(path);
    QCOMPARE(store->list().size(), std::size_t(2));
    QCOMPARE(store->find("home")->fields.at("token"), std::string("very-secret-token"));
    QVERIFY(store->remove("home").has_value());
    QVERIFY(!store->find("home"));
    QVERIFY(store->remove("home").error().kind == core::ErrorKind::NotFound);
    QVERIFY(!(*CredentialStore::open(path))->find("home"));
}

void StoresTest::secretsAreNotOnTheDisk()
{
    const QTemporaryDir directory;
    const auto store = *CredentialStore::open(directory.path().toStdString());
    QVERIFY(store->set(cloudflare).has_value());
    const QDir files(directory.path());
    QCOMPARE(files.entryList(QDir::Files).size(), 2);
    for (const QString& name : files.entryList(QDir::Files)) {
        const std::string path = files.filePath(name).toStdString();
        struct stat info = {};
        QCOMPARE(::stat(path.c_str(), &info), 0);
        QCOMPARE(info.st_mode & 07777U, 0600U);
        QVERIFY(core::readFile(path, 100000)->find("secret") == std::string::npos);
    }
}

void StoresTest::refusesWhatDoesNotFit()
{
    const QTemporaryDir directory;
    const auto store = *CredentialStore::open(directory.path().toStdString());
    for (const Credentials& wrong :
         {Credentials{"", "cloudflare", {{"token", "x"}}}, Credentials{"a", "nobody", {}},
          Credentials{"a", "cloudflare", {}}, Credentials{"a", "cloudflare", {{"token", ""}}},
          Credentials{"a", "cloudflare", {{"token", "x"}, {"other", "y"}}},
          Credentials{"a", "cloudflare", {{"token", "x\r\nHost: y"}}},
          Credentials{"a",
                      "ovh",
                      {{"region", "mars"},
                       {"applicationKey", "a"},
                       {"applicationSecret", "b"},
                       {"consumerKey", "c"}}}}) {
        const auto set = store->set(wrong);
        QVERIFY(!set && set.error().kind == core::ErrorKind::InvalidInput);
    }
    QVERIFY(store->list().empty());
}

void StoresTest::emptyFieldsKeepSecrets()
{
    const QTemporaryDir directory;
    const auto store = *CredentialStore::open(directory.path().toStdString());
    QVERIFY(store->set({"home", "dnspod", {{"tokenId", "1"}, {"token", "secret"}}}).has_value());
    QVERIFY(store->set({"home", "dnspod", {{"tokenId", "2"}, {"token", ""}}}).has_value());
    QCOMPARE(store->find("home")->fields.at("token"), std::string("secret"));
    QCOMPARE(store->find("home")->fields.at("tokenId"), std::string("2"));
    // Another provider's form takes over nothing.
    QVERIFY(!store->set({"home", "cloudflare", {{"token", ""}}}).has_value());
}

void StoresTest::damagedFiles()
{
    const QTemporaryDir directory;
    const std::string path = directory.path().toStdString();
    QVERIFY((*CredentialStore::open(path))->set(cloudflare).has_value());
    QVERIFY(core::writeFileAtomically(path + "/dns-credentials.key", std::string(32, 'k'), 0600)
                .has_value());
    const auto store = CredentialStore::open(path);
    QVERIFY(!store && store.error().kind == core::ErrorKind::Corrupt);
    QVERIFY(!store.error().next.empty());
}

void StoresTest::journal()
{
    const QTemporaryDir directory;
    const std::string path = directory.filePath(QStringLiteral("journal")).toStdString();
    JournalEntry entry;
    entry.at = std::chrono::system_clock::time_point(std::chrono::seconds(1800000000));
    entry.zone = "example.org";
    entry.credentials = "home";
    entry.changes = {{{"example.org", "TXT", 600, {"a\"b", "caf\xe9"}},
                      {"example.org", "TXT", 600, {"c"}, true}}};
    std::string id;
    {
        const auto journal = *ZoneJournal::open(path);
        QVERIFY(!journal->newest("example.org"));
        id = *journal->add(entry);
        QVERIFY(journal->find(id).has_value());
    }
    const auto journal = *ZoneJournal::open(path);
    const auto read = journal->newest("example.org");
    QVERIFY(read.has_value());
    QCOMPARE(read->id, id);
    QVERIFY(read->at == entry.at);
    QCOMPARE(read->changes.front().before.values.front(), std::string("a\"b"));
    QVERIFY(read->changes.front().after.proxied);
    QVERIFY(!journal->newest("other.example"));
    QVERIFY(journal->markUndone(id).has_value());
    QVERIFY(!journal->newest("example.org"));
    QVERIFY(journal->find(id)->undone);
    for (int i = 0; i < 205; ++i)
        QVERIFY(journal->add(entry).has_value());
    QCOMPARE(journal->list().size(), std::size_t(200));
    QVERIFY(core::writeFileAtomically(path, "nonsense", 0600).has_value());
    QVERIFY(!ZoneJournal::open(path).has_value());
}

QTEST_GUILESS_MAIN(StoresTest)
#include "tst_stores.moc"
