#include "accounts/accounts.h"
#include "core/file.h"
#include "core/log.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <sqlite3.h>
#include <sys/stat.h>
#include <thread>

using namespace mailstead;
using namespace mailstead::accounts;
using core::ErrorKind;
using smtp::LoginAnswer;
using smtp::RecipientKind;
using Outcome = LoginAnswer::Outcome;

namespace
{

constexpr unsigned fewRounds = 1000; // the least that crypt() takes

LoginAnswer login(Accounts& accounts, const std::string& user, const std::string& password)
{
    std::mutex mutex;
    std::condition_variable changed;
    std::optional<LoginAnswer> answer;
    accounts.verifyPassword(user, password, [&](LoginAnswer given) {
        const std::lock_guard lock(mutex);
        answer = std::move(given);
        changed.notify_one();
    });
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return answer.has_value(); });
    return *answer;
}

mode_t modeOf(const std::string& path)
{
    struct stat info = {};
    return ::stat(path.c_str(), &info) == 0 ? info.st_mode & 07777U : 0;
}

using Texts = std::vector<std::string>;

} // namespace

class AccountsTest : public QObject
{
    Q_OBJECT

private:
    std::shared_ptr<Accounts> open()
    {
        auto accounts = Accounts::open({m_state, fewRounds});
        if (!accounts)
            qFatal("%s", accounts.error().text().c_str());
        return *accounts;
    }
    std::string users() const { return *core::readFile(m_state + "/dovecot/users", 100000); }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::string m_state;
    std::shared_ptr<Accounts> m_accounts;

private slots:
    void initTestCase() { core::setLogToStandardError(false); }
    void init();
    void cleanup() { m_accounts.reset(); }

    void domainsHaveKeys();
    void refusesBadInput();
    void domainIsKeptWhileInUse();
    void whoExists();
    void roleAddressesArrive();
    void aliasesExpandWithoutLoops();
    void whoMaySend();
    void signsIn();
    void fullQueueIsTemporary();
    void endAnswersEverybody();
    void dovecotFile();
    void passwordsAreReadByCrypt();
    void survivesRestart();
    void filesAreClosedToOthers();
    void damagedStoreIsSaid();
    void newerStoreIsRefused();
    void dovecotFailureKeepsChange();
    void lookupsDuringChanges();
};

void AccountsTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_state = m_directory->path().toStdString();
    m_accounts = open();
    QVERIFY(m_accounts->addDomain("Example.ORG").has_value());
    QVERIFY(m_accounts->addAccount("Anna@example.org", "secret-anna").has_value());
    QVERIFY(m_accounts->addAccount("bob@example.org", "secret-bob!").has_value());
}

void AccountsTest::domainsHaveKeys()
{
    const auto list = m_accounts->listDomains();
    QCOMPARE(list.size(), std::size_t(1));
    QCOMPARE(list[0].name, std::string("example.org"));
    QCOMPARE(list[0].mailboxes, std::size_t(2));
    QCOMPARE(list[0].keys.size(), std::size_t(2));
    const DkimKeyInfo& ed = list[0].keys[0];
    const DkimKeyInfo& rsa = list[0].keys[1];
    QVERIFY(ed.algorithm == senderauth::DkimAlgorithm::Ed25519Sha256);
    QCOMPARE(ed.selector.size(), std::size_t(9));
    QCOMPARE(ed.selector.back(), 'e');
    QCOMPARE(rsa.selector, ed.selector.substr(0, 8) + "r");
    QVERIFY(rsa.record.rfind("v=DKIM1; k=rsa; p=MIIBIjAN", 0) == 0);
    QCOMPARE(ed.record.size(), std::string("v=DKIM1; k=ed25519; p=").size() + 44);

    const auto fields = m_accounts->sign("EXAMPLE.org", "From: anna@example.org\r\n\r\nhi\r\n");
    QVERIFY(fields.has_value());
    QVERIFY(fields->find("d=example.org") != std::string::npos);
    QCOMPARE(QByteArray::fromStdString(*fields).count("DKIM-Signature:"), 2);
    QCOMPARE(*m_accounts->sign("other.example", "From: a@other.example\r\n\r\n"), std::string());
}

void AccountsTest::refusesBadInput()
{
    const auto kind = [](const auto& result) {
        return result ? ErrorKind::Internal : result.error().kind;
    };
    for (const char* bad :
         {"", "example", "b cher.example", "192.0.2.1", "-a.example", "a..example"})
        QVERIFY(kind(m_accounts->addDomain(bad)) == ErrorKind::InvalidInput);
    QVERIFY(kind(m_accounts->addDomain("EXAMPLE.org")) == ErrorKind::AlreadyExists);
    QVERIFY(m_accounts->addDomain("xn--bcher-kva.example").has_value());
    for (const char* bad : {"anna", "a b@example.org", "\"x y\"@example.org", "a/b@example.org",
                            "a:b@example.org", "\xFF@example.org"})
        QVERIFY2(kind(m_accounts->addAccount(bad, "long enough")) == ErrorKind::InvalidInput, bad);
    QVERIFY(kind(m_accounts->addAccount("c@example.org", "short")) == ErrorKind::InvalidInput);
    QVERIFY(kind(m_accounts->addAccount("c@example.org", "with\nline end")) ==
            ErrorKind::InvalidInput);
    QVERIFY(kind(m_accounts->addAccount("c@example.org", std::string(300, 'x'))) ==
            ErrorKind::InvalidInput);
    QVERIFY(kind(m_accounts->addAccount("c@other.example", "long enough")) == ErrorKind::NotFound);
    QVERIFY(kind(m_accounts->addAccount("ANNA@example.org", "long enough")) ==
            ErrorKind::AlreadyExists);
    QVERIFY(kind(m_accounts->setPassword("nobody@example.org", "long enough")) ==
            ErrorKind::NotFound);
    QVERIFY(kind(m_accounts->removeAccount("nobody@example.org")) == ErrorKind::NotFound);
    QVERIFY(kind(m_accounts->removeAlias("anna@example.org")) == ErrorKind::NotFound);
    QVERIFY(kind(m_accounts->addAlias("x@example.org", {})) == ErrorKind::InvalidInput);
    QVERIFY(kind(m_accounts->addAlias("anna@example.org", {"bob@example.org"})) ==
            ErrorKind::AlreadyExists);
    QVERIFY(kind(m_accounts->addAlias("x@example.org", {"gone@example.org"})) ==
            ErrorKind::NotFound);
}

void AccountsTest::domainIsKeptWhileInUse()
{
    const auto refused = m_accounts->removeDomain("example.org");
    QVERIFY(!refused);
    QVERIFY(refused.error().kind == ErrorKind::Refused);
    QVERIFY(m_accounts->addAlias("info@example.org", {"a@example.net"}).has_value());
    QVERIFY(m_accounts->removeAccount("anna@example.org").has_value());
    QVERIFY(m_accounts->removeAccount("bob@example.org").has_value());
    QVERIFY(m_accounts->removeDomain("example.org").has_value());
    QVERIFY(m_accounts->listAliases().empty());
    QVERIFY(!m_accounts->isLocalDomain("example.org"));
    QVERIFY(m_accounts->addDomain("example.org").has_value());
}

void AccountsTest::whoExists()
{
    QVERIFY(m_accounts->isLocalDomain("EXAMPLE.org"));
    QVERIFY(!m_accounts->isLocalDomain("example.net"));
    QVERIFY(m_accounts->recipient("ANNA@Example.org") == RecipientKind::Mailbox);
    QVERIFY(m_accounts->recipient("\"anna\"@example.org") == RecipientKind::Mailbox);
    QVERIFY(m_accounts->recipient("anna+lists@example.org") == RecipientKind::Mailbox);
    QVERIFY(m_accounts->recipient("anne@example.org") == RecipientKind::Unknown);
    QVERIFY(m_accounts->recipient("+x@example.org") == RecipientKind::Unknown);
    QVERIFY(m_accounts->recipient("a b@example.org") == RecipientKind::Unknown);
    QVERIFY(m_accounts->recipient("anna@example.net") == RecipientKind::NotLocal);
    QVERIFY(m_accounts->recipient("anna") == RecipientKind::NotLocal);
    QVERIFY(m_accounts->recipient("") == RecipientKind::NotLocal);
    QCOMPARE(m_accounts->expand("Anna+x@example.org"), Texts{"anna@example.org"});
    QCOMPARE(m_accounts->expand("anne@example.org"), Texts{});
    // Disabled accounts cannot sign in; their mail still arrives.
    QVERIFY(m_accounts->setEnabled("anna@example.org", false).has_value());
    QVERIFY(m_accounts->recipient("anna@example.org") == RecipientKind::Mailbox);
}

void AccountsTest::roleAddressesArrive()
{
    QCOMPARE(m_accounts->expand("Postmaster@example.org"), Texts{"anna@example.org"});
    QCOMPARE(m_accounts->expand("abuse@example.org"), Texts{"anna@example.org"});
    QCOMPARE(m_accounts->expand("postmaster"), Texts{"anna@example.org"});
    QVERIFY(m_accounts->setEnabled("anna@example.org", false).has_value());
    QCOMPARE(m_accounts->expand("abuse@example.org"), Texts{"bob@example.org"});
    QVERIFY(m_accounts->addAlias("abuse@example.org", {"team@example.net"}).has_value());
    QCOMPARE(m_accounts->expand("abuse@example.org"), Texts{"team@example.net"});
    QVERIFY(m_accounts->addDomain("empty.example").has_value());
    QVERIFY(m_accounts->recipient("postmaster@empty.example") == RecipientKind::Unknown);
}

void AccountsTest::aliasesExpandWithoutLoops()
{
    QVERIFY(m_accounts->addAlias("team@example.org", {"Anna@example.org", "bob@example.org",
                                                      "anna@example.org", "c@example.net"}));
    QVERIFY(m_accounts->addAlias("all@example.org", {"team@example.org", "bob@example.org"}));
    QVERIFY(m_accounts->recipient("ALL@example.org") == RecipientKind::Alias);
    QCOMPARE(m_accounts->expand("all+x@example.org"),
             (Texts{"anna@example.org", "bob@example.org", "c@example.net"}));
    QVERIFY(m_accounts->removeAlias("team@example.org").has_value());
    for (const Texts& targets : {Texts{"all@example.org"}, Texts{"all+x@example.org"},
                                 Texts{"bob@example.org", "team@example.org"}}) {
        const auto refused = m_accounts->addAlias("team@example.org", targets);
        QVERIFY(!refused);
        QVERIFY2(refused.error().kind == ErrorKind::Refused, refused.error().text().c_str());
    }
    QVERIFY(!m_accounts->addAlias("team@example.org", {"team+x@example.org"}).has_value());
    // A target that went away is left out; an alias that leads nowhere takes no mail.
    QVERIFY(m_accounts->addAlias("b@example.org", {"bob@example.org"}).has_value());
    QVERIFY(m_accounts->removeAccount("bob@example.org").has_value());
    QVERIFY(m_accounts->recipient("b@example.org") == RecipientKind::Unknown);
    QCOMPARE(m_accounts->listAliases("example.org").size(), std::size_t(2));
    QCOMPARE(m_accounts->listDomains()[0].aliases, std::size_t(2));
}

void AccountsTest::whoMaySend()
{
    QVERIFY(m_accounts->addAlias("team@example.org", {"anna@example.org"}).has_value());
    const auto may = [&](const char* sender) {
        return m_accounts->maySendAs("anna@example.org", sender);
    };
    QVERIFY(may("anna@example.org"));
    QVERIFY(may("ANNA+x@example.org"));
    QVERIFY(may("team@example.org"));
    QVERIFY(may("postmaster@example.org"));
    QVERIFY(may(""));
    QVERIFY(!may("bob@example.org"));
    QVERIFY(!may("nobody@example.org"));
    QVERIFY(!may("anna@example.net"));
    QVERIFY(!may("nonsense"));
    QVERIFY(!m_accounts->maySendAs("", "anna@example.org"));
    QVERIFY(!m_accounts->maySendAs("bob@example.org", "team@example.org"));
    QVERIFY(m_accounts->setEnabled("anna@example.org", false).has_value());
    QVERIFY(!may("anna@example.org"));
}

void AccountsTest::signsIn()
{
    const LoginAnswer good = login(*m_accounts, "ANNA@example.org", "secret-anna");
    QVERIFY(good.outcome == Outcome::Accepted);
    QCOMPARE(good.account, std::string("anna@example.org"));
    QVERIFY(login(*m_accounts, "anna@example.org", "secret-bob!").outcome == Outcome::Refused);
    QVERIFY(login(*m_accounts, "anna@example.org", "").outcome == Outcome::Refused);
    QVERIFY(login(*m_accounts, "anna@example.org", std::string("secret-anna\0x", 13)).outcome ==
            Outcome::Refused);
    QVERIFY(login(*m_accounts, "anna@example.org", std::string(5000, 'x')).outcome ==
            Outcome::Refused);
    QVERIFY(login(*m_accounts, "nobody@example.org", "nobody's password").outcome ==
            Outcome::Refused);
    QVERIFY(login(*m_accounts, "", "").outcome == Outcome::Refused);
    QVERIFY(m_accounts->setPassword("anna@example.org", "another one").has_value());
    QVERIFY(login(*m_accounts, "anna@example.org", "secret-anna").outcome == Outcome::Refused);
    QVERIFY(login(*m_accounts, "anna@example.org", "another one").outcome == Outcome::Accepted);
    QVERIFY(m_accounts->setEnabled("anna@example.org", false).has_value());
    QVERIFY(login(*m_accounts, "anna@example.org", "another one").outcome == Outcome::Refused);
}

void AccountsTest::fullQueueIsTemporary()
{
    // The first check's answer is held back, so that nothing leaves the queue meanwhile.
    std::mutex gate;
    gate.lock();
    std::atomic_int accepted = 0;
    std::atomic_int putOff = 0;
    std::atomic_bool running = false;
    m_accounts->verifyPassword("anna@example.org", "secret-anna", [&](LoginAnswer) {
        running = true;
        const std::lock_guard wait(gate);
    });
    QTRY_VERIFY_WITH_TIMEOUT(running, 60000);
    const int extra = 5;
    for (std::size_t i = 0; i < maxWaitingPasswordChecks + extra; ++i) {
        m_accounts->verifyPassword("anna@example.org", "secret-anna", [&](LoginAnswer answer) {
            ++(answer.outcome == Outcome::Accepted ? accepted : putOff);
        });
    }
    QCOMPARE(putOff.load(), extra);
    gate.unlock();
    QTRY_COMPARE_WITH_TIMEOUT(accepted.load(), int(maxWaitingPasswordChecks), 60000);
}

void AccountsTest::endAnswersEverybody()
{
    std::atomic_int answers = 0;
    for (int i = 0; i < 50; ++i)
        m_accounts->verifyPassword("anna@example.org", "secret-anna",
                                   [&](LoginAnswer) { ++answers; });
    m_accounts.reset();
    QCOMPARE(answers.load(), 50);
}

void AccountsTest::dovecotFile()
{
    const QList<QByteArray> lines = QByteArray::fromStdString(users()).split('\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines[0].startsWith("anna@example.org:{SHA512-CRYPT}$6$rounds=1000$"),
             lines[0].constData());
    QVERIFY(lines[0].endsWith("::::::"));
    QCOMPARE(lines[0].count(':'), 7);
    QVERIFY(lines[1].startsWith("bob@"));
    QVERIFY(m_accounts->setEnabled("anna@example.org", false).has_value());
    QVERIFY(users().rfind("bob@", 0) == 0);
    QVERIFY(m_accounts->setEnabled("anna@example.org", true).has_value());
    QVERIFY(m_accounts->removeAccount("bob@example.org").has_value());
    QVERIFY(users().find("bob") == std::string::npos);
    QVERIFY(users().rfind("anna@", 0) == 0);
}

void AccountsTest::passwordsAreReadByCrypt()
{
    // Perl's crypt() is the C library's, which is what Dovecot uses.
    const std::string line = users().substr(0, users().find('\n'));
    const std::string hash = line.substr(line.find('$'), line.find("::") - line.find('$'));
    QProcess perl;
    perl.start(QStringLiteral("perl"),
               {QStringLiteral("-e"), QStringLiteral("print crypt('secret-anna', $ARGV[0])"),
                QString::fromStdString(hash)});
    QVERIFY(perl.waitForFinished(60000));
    QCOMPARE(perl.readAllStandardOutput(), QByteArray::fromStdString(hash));
}

void AccountsTest::survivesRestart()
{
    QVERIFY(m_accounts->addAlias("team@example.org", {"c@example.net", "anna@example.org"}));
    const auto keys = m_accounts->listDomains()[0].keys;
    m_accounts.reset();
    m_accounts = open();
    QCOMPARE(m_accounts->expand("team@example.org"), (Texts{"c@example.net", "anna@example.org"}));
    QVERIFY(login(*m_accounts, "bob@example.org", "secret-bob!").outcome == Outcome::Accepted);
    const auto again = m_accounts->listDomains()[0].keys;
    QCOMPARE(again.size(), keys.size());
    QCOMPARE(again[0].record, keys[0].record);
    QCOMPARE(again[1].record, keys[1].record);
    const auto accounts = m_accounts->listAccounts("example.org");
    QCOMPARE(accounts.size(), std::size_t(2));
    QVERIFY(std::chrono::system_clock::now() - accounts[0].createdAt < std::chrono::hours(1));
    // A user file that was lost is there again.
    m_accounts.reset();
    QVERIFY(std::remove((m_state + "/dovecot/users").c_str()) == 0);
    m_accounts = open();
    QVERIFY(users().rfind("anna@", 0) == 0);
}

void AccountsTest::filesAreClosedToOthers()
{
    QCOMPARE(modeOf(m_state + "/accounts.db"), mode_t(0600));
    QCOMPARE(modeOf(m_state + "/accounts.db-wal"), mode_t(0600));
    QCOMPARE(modeOf(m_state + "/dovecot"), mode_t(0750));
    QCOMPARE(modeOf(m_state + "/dovecot/users"), mode_t(0640));
}

void AccountsTest::damagedStoreIsSaid()
{
    m_accounts.reset();
    for (const char* end : {"-wal", "-shm"})
        std::remove((m_state + "/accounts.db" + end).c_str());
    QVERIFY(core::writeFileAtomically(m_state + "/accounts.db", std::string(8192, 'x'), 0600));
    const auto opened = Accounts::open({m_state, fewRounds});
    QVERIFY(!opened);
    QVERIFY(opened.error().kind == ErrorKind::Corrupt);
}

void AccountsTest::newerStoreIsRefused()
{
    m_accounts.reset();
    sqlite3* database = nullptr;
    QCOMPARE(sqlite3_open((m_state + "/accounts.db").c_str(), &database), SQLITE_OK);
    QCOMPARE(sqlite3_exec(database, "UPDATE schema SET version = 99", nullptr, nullptr, nullptr),
             SQLITE_OK);
    sqlite3_close(database);
    const auto opened = Accounts::open({m_state, fewRounds});
    QVERIFY(!opened);
    QVERIFY(opened.error().why.find("99") != std::string::npos);
}

void AccountsTest::dovecotFailureKeepsChange()
{
    // A directory in the place of the file makes the write fail, for root too.
    QVERIFY(std::remove((m_state + "/dovecot/users").c_str()) == 0);
    QVERIFY(::mkdir((m_state + "/dovecot/users").c_str(), 0700) == 0);
    const auto added = m_accounts->addAccount("c@example.org", "secret-cee");
    QVERIFY(!added);
    QVERIFY(!added.error().next.empty());
    QVERIFY(m_accounts->recipient("c@example.org") == RecipientKind::Mailbox);
    m_accounts.reset();
    m_accounts = open(); // and the daemon starts all the same
    QVERIFY(m_accounts->recipient("c@example.org") == RecipientKind::Mailbox);
}

void AccountsTest::lookupsDuringChanges()
{
    std::atomic_bool stop = false;
    std::atomic_int wrong = 0;
    std::vector<std::thread> readers;
    for (int i = 0; i < 2; ++i) {
        readers.emplace_back([&] {
            while (!stop) {
                if (m_accounts->recipient("anna@example.org") != RecipientKind::Mailbox)
                    ++wrong;
                if (!m_accounts->sign("example.org", "From: anna@example.org\r\n\r\n"))
                    ++wrong;
            }
        });
    }
    for (int i = 0; i < 15; ++i) {
        const std::string alias = "alias" + std::to_string(i) + "@example.org";
        QVERIFY(m_accounts->addAlias(alias, {"anna@example.org"}).has_value());
        QVERIFY(m_accounts->recipient(alias) == RecipientKind::Alias);
    }
    stop = true;
    for (std::thread& reader : readers)
        reader.join();
    QCOMPARE(wrong.load(), 0);
}

QTEST_GUILESS_MAIN(AccountsTest)
#include "tst_accounts.moc"
