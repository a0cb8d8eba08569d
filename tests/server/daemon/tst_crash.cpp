// Promise 1: no message that was answered 250 is ever lost. Messages small and large, for a mailbox
// here and for another server, come in over several connections while the daemon is killed with
// SIGKILL at random moments. MAILSTEAD_LONG=1
// kills 200 times instead of 20, MAILSTEAD_SEED repeats the moments of a run.
#include "daemon_process.h"
#include "line_stream.h"
#include "mail_sink.h"

#include <QDir>
#include <QtTest>
#include <algorithm>
#include <condition_variable>
#include <csignal>
#include <mutex>
#include <random>
#include <set>
#include <sqlite3.h>
#include <thread>

using nlohmann::json;

namespace
{

constexpr int senders = 8;
constexpr int perConnection = 20;
/// One message of so many is larger than what stays out of the spool.
constexpr int largeOneIn = 10;

/// What the senders and the one who kills share.
struct Field {
    std::mutex mutex;
    std::condition_variable changed;
    std::uint16_t port = 0;
    int generation = 0;                          ///< of the daemon: how often it was started
    bool ended = false;                          ///< enough was sent, or something is wrong
    std::map<std::string, std::string> answered; ///< our token → the daemon's id

    void setPort(std::uint16_t value)
    {
        const std::lock_guard lock(mutex);
        port = value;
        generation += value != 0 ? 1 : 0;
        changed.notify_all();
    }
    void end()
    {
        const std::lock_guard lock(mutex);
        ended = true;
        changed.notify_all();
    }
    /// Waits for a daemon that serves and is younger than `broken`. False when there is none.
    bool waitForDaemon(int broken, std::uint16_t& newPort, int& newGeneration)
    {
        std::unique_lock lock(mutex);
        changed.wait_for(lock, std::chrono::seconds(120),
                         [&] { return ended || (port != 0 && generation > broken); });
        newPort = port;
        newGeneration = generation;
        return !ended && port != 0 && generation > broken;
    }
    bool waitForAnswers(std::size_t count)
    {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, std::chrono::seconds(180),
                                [&] { return answered.size() >= count; });
    }
};

std::string bodyOf(bool large)
{
    std::string body;
    for (int i = 0; i < (large ? 2500 : 1); ++i)
        body +=
            std::to_string(i) + " the quick brown fox jumps over the lazy dog, and once more.\r\n";
    return body;
}

std::string contentOf(const std::string& token, bool large)
{
    return "From: <stranger@remote.test>\r\nTo: <ann@example.org>\r\nSubject: " + token +
           "\r\nDate: Tue, 24 Nov 2026 10:00:00 +0000\r\nMessage-ID: <" + token +
           "@remote.test>\r\n\r\n" + bodyOf(large);
}

/// Sends its messages; one that was not answered is sent again under a new token, as a server that
/// never got the reply does.
void sendAll(Field& field, int sender)
{
    std::unique_ptr<SmtpClient> client;
    int broken = 0; // the youngest daemon that did not answer
    int generation = 0;
    int attempt = 0;
    for (int sent = 0;;) {
        {
            const std::lock_guard lock(field.mutex);
            if (field.ended)
                return;
        }
        if (!client || !client->isConnected()) {
            std::uint16_t port = 0;
            if (!field.waitForDaemon(broken, port, generation))
                return;
            client = std::make_unique<SmtpClient>(port);
            if (!client->isConnected()) {
                broken = generation;
                continue;
            }
        }
        const bool large = attempt % largeOneIn == sender % largeOneIn;
        const bool relayed = attempt % 2 == 1;
        const std::string token = std::string(large ? "large-" : "small-") +
                                  (relayed ? "relayed-" : "local-") + std::to_string(sender) + "-" +
                                  std::to_string(attempt++);
        const std::string reply =
            client->mail("stranger@remote.test", relayed ? "out@example.org" : "ann@example.org",
                         contentOf(token, large));
        if (!reply.starts_with("250")) {
            if (!reply.empty())
                client->command("QUIT");
            else
                broken = generation;
            client.reset();
            continue;
        }
        {
            const std::lock_guard lock(field.mutex);
            field.answered[token] = reply.substr(reply.rfind(' ') + 1);
            field.changed.notify_all();
        }
        if (++sent % perConnection == 0) {
            client->command("QUIT");
            client.reset();
        }
    }
}

/// A sink, and how many connections it had when each daemon died.
struct Destination {
    explicit Destination(MailSink::Protocol protocol)
        : sink(protocol)
    {
    }

    /// In which daemon's life each copy of a message was handed over, by token.
    std::map<std::string, std::vector<std::ptrdiff_t>> lives() const
    {
        std::map<std::string, std::vector<std::ptrdiff_t>> found;
        for (const MailSink::Delivery& delivery : sink.deliveries()) {
            const auto begin = delivery.content.find("Subject: ") + 9;
            const std::string token =
                delivery.content.substr(begin, delivery.content.find("\r\n", begin) - begin);
            if (!delivery.content.ends_with("\r\n\r\n" + bodyOf(token.starts_with("large"))))
                QTest::qFail((token + " is not whole").c_str(), __FILE__, __LINE__);
            found[token].push_back(
                std::lower_bound(before.begin(), before.end(), delivery.connection) -
                before.begin());
        }
        return found;
    }

    MailSink sink;
    std::vector<int> before;
};

} // namespace

class CrashTest : public QObject
{
    Q_OBJECT

private:
    /// Rows of the queue and of the history, counted by message id.
    static std::map<std::string, int> countRows(DaemonProcess& daemon, const char* method)
    {
        std::map<std::string, int> counts;
        std::size_t offset = 0;
        while (true) {
            const json page = daemon.call(method, {{"offset", offset}, {"limit", 500}});
            if (!page.is_object() || page["rows"].empty())
                return counts;
            for (const json& row : page["rows"])
                ++counts[row["id"].get<std::string>()];
            offset += page["rows"].size();
        }
    }

    static void killAndRestart(DaemonProcess& daemon, Field& field, int kills,
                               std::mt19937_64& random,
                               const std::vector<Destination*>& destinations)
    {
        std::size_t answered = 0;
        for (int i = 0; i < kills; ++i) {
            answered += 1 + random() % 50;
            QVERIFY(field.waitForAnswers(answered));
            // Not always just after an answer.
            std::this_thread::sleep_for(std::chrono::microseconds(random() % 20000));
            field.setPort(0);
            daemon.kill();
            for (Destination* destination : destinations)
                destination->before.push_back(destination->sink.connections());
            {
                const std::lock_guard lock(field.mutex);
                answered = field.answered.size();
            }
            QVERIFY(daemon.start());
            field.setPort(daemon.port("smtp"));
        }
        QVERIFY(field.waitForAnswers(answered + 100));
    }

    static std::string integrity(const QString& path)
    {
        sqlite3* database = nullptr;
        std::string verdict = "cannot be opened";
        if (sqlite3_open(path.toUtf8().constData(), &database) == SQLITE_OK) {
            verdict.clear();
            sqlite3_exec(
                database, "PRAGMA integrity_check",
                [](void* text, int, char** values, char**) {
                    *static_cast<std::string*>(text) += values[0];
                    return 0;
                },
                &verdict, nullptr);
        }
        sqlite3_close(database);
        return verdict;
    }

private slots:
    void nothingAnsweredIsLost_data()
    {
        QTest::addColumn<bool>("delivering");
        QTest::newRow("while nothing can be delivered") << false;
        QTest::newRow("while mail is delivered") << true;
    }

    void nothingAnsweredIsLost()
    {
        QFETCH(bool, delivering);
        Destination local(MailSink::Protocol::Lmtp);
        Destination relayed(MailSink::Protocol::Smtp);
        // At the discard port nobody listens.
        const int nextHop = delivering ? relayed.sink.port() : 9;
        DaemonProcess daemon(delivering ? local.sink.target() : "/nobody-listens-here",
                             "[smarthost]\nhost = \"127.0.0.1\"\ntls = \"opportunistic\"\n"
                             "port = " +
                                 std::to_string(nextHop) + "\n");
        QVERIFY(daemon.start());
        QVERIFY(daemon.addMailbox());
        QVERIFY(daemon
                    .call("alias.add", {{"address", "out@example.org"},
                                        {"targets", json::array({"x@elsewhere.test"})}})
                    .is_object());
        const bool isLong = qEnvironmentVariableIntValue("MAILSTEAD_LONG") > 0;
        const int kills = (isLong ? 200 : 20) / (delivering ? 1 : 4);
        const auto seed = qEnvironmentVariableIsSet("MAILSTEAD_SEED")
                              ? qEnvironmentVariable("MAILSTEAD_SEED").toULongLong()
                              : std::random_device{}();
        qInfo("MAILSTEAD_SEED=%llu, %d kills", static_cast<unsigned long long>(seed), kills);
        std::mt19937_64 random(seed);
        Field field;
        field.setPort(daemon.port("smtp"));
        std::vector<std::thread> threads;
        for (int i = 0; i < senders; ++i)
            threads.emplace_back([&field, i] { sendAll(field, i); });
        killAndRestart(daemon, field, kills, random, {&local, &relayed});
        field.end();
        for (std::thread& thread : threads)
            thread.join();
        QVERIFY(!QTest::currentTestFailed());

        if (delivering)
            QTRY_COMPARE_WITH_TIMEOUT(daemon.call("queue.counts")["total"].get<int>(), 0, 120000);
        const auto queued = countRows(daemon, "queue.list");
        const auto over = countRows(daemon, "history.list");
        const auto handed = local.lives();
        const auto sentOn = relayed.lives();
        QVERIFY(!QTest::currentTestFailed());
        for (const auto& [token, id] : field.answered) {
            const int inQueue = queued.contains(id) ? queued.at(id) : 0;
            const int inHistory = over.contains(id) ? over.at(id) : 0;
            QVERIFY2(inQueue + inHistory == 1,
                     qPrintable(QStringLiteral("%1: %2 in the queue, %3 in the history")
                                    .arg(QString::fromStdString(id))
                                    .arg(inQueue)
                                    .arg(inHistory)));
            const bool isRelayed = token.find("-relayed-") != std::string::npos;
            if (delivering)
                QVERIFY2((isRelayed ? sentOn : handed).contains(token), token.c_str());
            QVERIFY2(!(isRelayed ? handed : sentOn).contains(token), token.c_str());
        }
        qInfo("%d answered, none lost", int(field.answered.size()));
        // A copy that was handed over just before the daemon died is handed over again: neither
        // LMTP nor SMTP knows a way to ask. Nothing else is doubled.
        for (const auto* delivered : {&handed, &sentOn}) {
            std::size_t doubled = 0, unanswered = 0;
            for (const auto& [token, lives] : *delivered) {
                doubled += lives.size() - 1;
                unanswered += field.answered.contains(token) ? 0 : 1;
                const std::set<std::ptrdiff_t> different(lives.begin(), lives.end());
                QVERIFY2(different.size() == lives.size(),
                         qPrintable(QStringLiteral("%1 was delivered twice by one daemon")
                                        .arg(QString::fromStdString(token))));
            }
            qInfo("%s: %d messages arrived; %d of them again after a kill; %d had been taken "
                  "whose answer was cut off",
                  delivered == &handed ? "here" : "relayed", int(delivered->size()), int(doubled),
                  int(unanswered));
        }
        const QDir spool(daemon.stateDirectory() + QStringLiteral("/spool"));
        const auto large = std::count_if(queued.begin(), queued.end(), [&](const auto& row) {
            const json page = daemon.call("queue.list", {{"filter", {{"ids", {row.first}}}}});
            return page["rows"][0]["size"].template get<std::size_t>() > 128 * 1024;
        });
        QTRY_COMPARE(spool.entryList(QDir::Files).size(), qsizetype(large));
        daemon.signal(SIGTERM);
        QCOMPARE(daemon.waitForEnd().value_or(-1), 0);
        QCOMPARE(integrity(daemon.stateDirectory() + QStringLiteral("/queue.db")),
                 std::string("ok"));
    }
};

QTEST_GUILESS_MAIN(CrashTest)
#include "tst_crash.moc"
