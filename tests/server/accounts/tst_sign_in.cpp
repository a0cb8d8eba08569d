// Failed sign-ins, SCRAM keys, what accounts send, and stores of older versions.
#include "accounts/accounts.h"
#include "accounts/login_limiter.h"
#include "accounts/password_worker.h"
#include "accounts/sent_counter.h"
#include "core/log.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <future>
#include <sqlite3.h>
#include <sys/stat.h>

using namespace mailstead;
using namespace mailstead::accounts;
using namespace std::chrono_literals;
using Outcome = smtp::LoginAnswer::Outcome;

namespace
{

smtp::LoginAnswer login(Accounts& accounts, const std::string& client, const std::string& password,
                        const std::string& user = "anna@example.org")
{
    std::promise<smtp::LoginAnswer> answer;
    accounts.verifyPasswordFrom(client, user, password,
                                [&](smtp::LoginAnswer given) { answer.set_value(given); });
    return answer.get_future().get();
}

void run(const std::string& path, const char* sql)
{
    sqlite3* database = nullptr;
    QCOMPARE(sqlite3_open(path.c_str(), &database), SQLITE_OK);
    char* error = nullptr;
    sqlite3_exec(database, sql, nullptr, nullptr, &error);
    QVERIFY2(error == nullptr, error);
    sqlite3_close(database);
}

} // namespace

class SignInTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    std::shared_ptr<Accounts> m_accounts;

    Options options() const
    {
        Options result;
        result.stateDirectory = m_directory->path().toStdString();
        result.hashRounds = 1000;
        result.scramIterations = 4096;
        return result;
    }
    void open()
    {
        m_accounts.reset();
        auto opened = Accounts::open(options());
        QVERIFY2(opened.has_value(), opened ? "" : opened.error().text().c_str());
        m_accounts = *opened;
    }

private slots:
    void initTestCase() { core::setLogToStandardError(false); }
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        open();
        QVERIFY(m_accounts->addDomain("example.org").has_value());
        QVERIFY(m_accounts->addAccount("anna@example.org", "secret-anna").has_value());
    }
    void cleanup() { m_accounts.reset(); }

    void networks()
    {
        QCOMPARE(networkOf("192.0.2.77"), std::string("192.0.2.0/24"));
        QCOMPARE(networkOf("::ffff:192.0.2.77"), std::string("192.0.2.0/24"));
        QCOMPARE(networkOf("2001:db8:1:2:3::4"), std::string("2001:db8:1:2::/64"));
        QCOMPARE(networkOf("nonsense"), std::string("nonsense"));
    }

    void waitsGrow()
    {
        LoginLimiter::Clock::time_point now{};
        now += 1000h;
        LoginLimiter limiter({}, [&] { return now; });
        for (int i = 0; i < 4; ++i)
            limiter.failed("192.0.2.1", "anna");
        QVERIFY(limiter.wait("192.0.2.1", "anna") == 0s);
        limiter.failed("192.0.2.2", "anna"); // the same network
        QVERIFY(limiter.wait("192.0.2.1", "anna") == 30s);
        QVERIFY(limiter.wait("192.0.2.1", "bob") == 0s);
        QVERIFY(limiter.wait("198.51.100.1", "anna") == 0s);
        QCOMPARE(limiter.locks().size(), std::size_t(1));
        now += 31s;
        QVERIFY(limiter.wait("192.0.2.1", "anna") == 0s);
        limiter.failed("192.0.2.1", "anna");
        QVERIFY(limiter.wait("192.0.2.1", "anna") == 60s);
        for (int i = 0; i < 12; ++i) {
            now += limiter.wait("192.0.2.1", "anna");
            limiter.failed("192.0.2.1", "anna");
        }
        QVERIFY(limiter.wait("192.0.2.1", "anna") == 3600s);
        // Who waits long enough begins anew.
        now += 2h;
        limiter.failed("192.0.2.1", "anna");
        QVERIFY(limiter.wait("192.0.2.1", "anna") == 0s);
        for (int i = 0; i < 4; ++i)
            limiter.failed("192.0.2.1", "anna");
        QVERIFY(limiter.wait("192.0.2.1", "anna") == 30s);
        QVERIFY(limiter.release("anna", "192.0.2.0/24") == 1);
        QVERIFY(limiter.wait("192.0.2.1", "anna") == 0s);
    }

    void ownersAreNotLockedOut()
    {
        LoginLimiter::Clock::time_point now{};
        now += 1000h;
        LoginLimiter limiter({}, [&] { return now; });
        limiter.succeeded("203.0.113.9", "anna");
        for (int i = 0; i < 50; ++i)
            limiter.failed("10.0." + std::to_string(i) + ".1", "anna");
        QVERIFY(limiter.wait("198.51.100.1", "anna") > 0s);
        QVERIFY(limiter.wait("203.0.113.200", "anna") == 0s);
        // Many names from one network: the network waits.
        for (int i = 0; i < 20; ++i)
            limiter.failed("2001:db8::1", "user" + std::to_string(i));
        QVERIFY(limiter.wait("2001:db8::2", "carl") > 0s);
    }

    void memoryIsBounded()
    {
        LoginLimits limits;
        limits.entries = 100;
        LoginLimiter limiter(limits);
        for (int i = 0; i < 1000; ++i) {
            limiter.failed("192.0.2.1", "user" + std::to_string(i));
            limiter.succeeded("192.0.2.1", "user" + std::to_string(i));
        }
        QVERIFY(limiter.release({}, {}) <= 100);
    }

    void guessingIsPutOff()
    {
        for (int i = 0; i < 5; ++i)
            QVERIFY(login(*m_accounts, "192.0.2.1", "wrong").outcome == Outcome::Refused);
        const auto putOff = login(*m_accounts, "192.0.2.1", "secret-anna");
        QVERIFY(putOff.outcome == Outcome::TemporaryFailure);
        QVERIFY(putOff.reason.starts_with("Too many failed logins"));
        QVERIFY(!m_accounts->scramCredentials("192.0.2.1", "anna@example.org").refusal.empty());
        QVERIFY(login(*m_accounts, "198.51.100.1", "secret-anna").outcome == Outcome::Accepted);
        QCOMPARE(m_accounts->loginLocks().size(), std::size_t(1));
        QCOMPARE(m_accounts->loginLocks()[0].account, std::string("anna@example.org"));
        QVERIFY(m_accounts->releaseLogins("anna@example.org", {}) >= 1);
        QVERIFY(login(*m_accounts, "192.0.2.1", "secret-anna").outcome == Outcome::Accepted);
    }

    void oneClientDoesNotTakeAllPlaces()
    {
        PasswordWorker worker(2, 8);
        std::promise<void> gate;
        const auto opened = gate.get_future().share();
        std::promise<void> others;
        QVERIFY(worker.post("greedy", [&](bool) { opened.wait(); }));
        // Two of it wait at most, whether its first one runs already or not.
        int taken = 0;
        for (int i = 0; i < 8; ++i)
            taken += worker.post("greedy", [](bool) {}) ? 1 : 0;
        QVERIFY(taken <= 2);
        QVERIFY(worker.post("other", [&](bool) { others.set_value(); }));
        others.get_future().wait(); // while the greedy one's still runs
        gate.set_value();
        worker.drain();
    }

    void strangersSeeTheSameSalt()
    {
        QVERIFY(m_accounts->offersScram());
        const auto real = m_accounts->scramCredentials("192.0.2.1", "ANNA@example.org");
        QCOMPARE(real.account, std::string("anna@example.org"));
        const auto first = m_accounts->scramCredentials("192.0.2.1", "eve@example.org");
        QVERIFY(first.account.empty());
        QCOMPARE(first.salt.size(), real.salt.size());
        QCOMPARE(first.iterations, real.iterations);
        open();
        QCOMPARE(m_accounts->scramCredentials("192.0.2.1", "eve@example.org").salt, first.salt);
        QVERIFY(m_accounts->scramCredentials("192.0.2.1", "eva@example.org").salt != first.salt);
        QVERIFY(m_accounts->setEnabled("anna@example.org", false).has_value());
        const auto disabled = m_accounts->scramCredentials("192.0.2.1", "anna@example.org");
        QVERIFY(disabled.account.empty());
        QCOMPARE(disabled.salt, real.salt);
    }

    void limitsOfSending()
    {
        QVERIFY(!m_accounts->mayAddRecipients("anna@example.org", 2000));
        QVERIFY(m_accounts->mayAddRecipients("anna@example.org", 2001).has_value());
        QVERIFY(m_accounts->setLimits("anna@example.org", {0, 2, 10}).has_value());
        m_accounts->countSent("anna@example.org", 7);
        QVERIFY(!m_accounts->mayAddRecipients("anna@example.org", 3));
        const auto refused = m_accounts->mayAddRecipients("anna@example.org", 4);
        QVERIFY(refused.has_value());
        QCOMPARE(refused->code, 450);
        open(); // what was sent is not forgotten
        QVERIFY(m_accounts->mayAddRecipients("anna@example.org", 4).has_value());
        m_accounts->countSent("anna@example.org", 1);
        QVERIFY(m_accounts->mayAddRecipients("anna@example.org", 1).has_value()); // 2 messages
        const MailboxInfo info = m_accounts->listAccounts()[0];
        QCOMPARE(info.messagesSent, std::uint64_t(2));
        QCOMPARE(info.recipientsSent, std::uint64_t(8));
        QCOMPARE(info.inForce.recipientsPerDay, std::uint64_t(10));
    }

    void fullMailboxIsPutOff()
    {
        const auto admits = [&](const char* recipient) {
            return m_accounts->admits(recipient, "x@example.net", "");
        };
        QVERIFY(m_accounts->setLimits("anna@example.org", {1000, 0, 0}).has_value());
        QVERIFY(!admits("anna@example.org"));
        m_accounts->noteFull("Anna@example.org", true);
        QCOMPARE(admits("anna+x@example.org")->code, 452);
        QVERIFY(m_accounts->listAccounts()[0].full);
        m_accounts->noteFull("anna@example.org", false);
        QVERIFY(!admits("anna@example.org"));
        m_accounts->noteFull("anna@example.org", true);
        QVERIFY(m_accounts->setLimits("anna@example.org", {9000, 0, 0}).has_value());
        QVERIFY(!admits("anna@example.org"));
        QFile users(m_directory->filePath(QStringLiteral("dovecot/users")));
        QVERIFY(users.open(QIODevice::ReadOnly));
        QVERIFY(users.readAll().endsWith("::::::userdb_quota_rule=*:bytes=9000 "
                                         "userdb_quota_storage_size=9000B\n"));
    }

    void dayPasses()
    {
        std::chrono::system_clock::time_point now{};
        now += 500000h;
        SentCounter counter([&] { return now; });
        counter.add("anna", 3);
        now += 23h;
        counter.add("anna", 4);
        QCOMPARE(counter.lastDay("anna").recipients, std::uint64_t(7));
        now += 1h;
        QCOMPARE(counter.lastDay("anna").recipients, std::uint64_t(4));
        QCOMPARE(counter.takeChanges().size(), std::size_t(2));
        QVERIFY(counter.takeChanges().empty());
    }

    void olderStoreIsBroughtForward()
    {
        // What the first version would have left.
        m_accounts.reset();
        const std::string path = options().stateDirectory + "/accounts.db";
        run(path, "ALTER TABLE domains DROP COLUMN catch_all;"
                  "ALTER TABLE domains DROP COLUMN delimiter;"
                  "ALTER TABLE mailboxes DROP COLUMN scram;"
                  "ALTER TABLE mailboxes DROP COLUMN quota_bytes;"
                  "ALTER TABLE mailboxes DROP COLUMN messages_per_day;"
                  "ALTER TABLE mailboxes DROP COLUMN recipients_per_day;"
                  "DROP TABLE send_as; DROP TABLE sent; DROP TABLE list_addresses;"
                  "DROP TABLE lists; UPDATE schema SET version = 1;");
        open();
        struct stat info = {};
        QVERIFY(::stat((path + ".version-1").c_str(), &info) == 0);
        QCOMPARE(info.st_mode & 07777U, 0600U);
        run(path + ".version-1", "SELECT password_hash FROM mailboxes");
        QCOMPARE(m_accounts->listAccounts().size(), std::size_t(1));
        // SCRAM waits for the password.
        QVERIFY(!m_accounts->offersScram());
        QVERIFY(login(*m_accounts, "192.0.2.1", "wrong").outcome == Outcome::Refused);
        QVERIFY(!m_accounts->offersScram());
        QVERIFY(login(*m_accounts, "192.0.2.1", "secret-anna").outcome == Outcome::Accepted);
        QVERIFY(m_accounts->offersScram());
        QVERIFY(m_accounts->listAccounts()[0].scram);
        open();
        QVERIFY(m_accounts->offersScram());
    }

    void failedStepChangesNothing()
    {
        m_accounts.reset();
        const std::string path = options().stateDirectory + "/accounts.db";
        // The columns are there already: the first statement of the step fails.
        run(path, "UPDATE schema SET version = 1");
        QVERIFY(!Accounts::open(options()));
        run(path, "UPDATE schema SET version = 2");
        open();
        QCOMPARE(m_accounts->listAccounts().size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(SignInTest)
#include "tst_sign_in.moc"
