// Taking mail: what happens to a message before it is stored, and that nothing is answered before
// it is on the disk.
#include "core/random_id.h"
#include "fakes.h"
#include "queue/intake.h"

#include <QtTest>
#include <atomic>
#include <future>
#include <latch>
#include <thread>

using namespace mailstead;
using namespace mailstead::queue;
using namespace std::chrono_literals;

class IntakeTest : public QObject
{
    Q_OBJECT

private:
    fakes::Directory directory;
    fakes::Signer signer;

    Preparation preparation() { return Preparation("mail.example.org", directory, signer); }

private slots:
    void recipientsAreExpanded()
    {
        const auto prepared = preparation().taken(
            fakes::envelope("m1", {"team@example.org", "ann@example.org", "out@example.org",
                                   "x@remote.test", "X@remote.test"}),
            fakes::text());
        QVERIFY(prepared);
        std::vector<std::string> local;
        std::vector<std::string> remote;
        for (const auto& target : prepared->targets)
            (target.route == Route::Local ? local : remote).push_back(target.recipient);
        QCOMPARE(local, (std::vector<std::string>{"ann@example.org", "bob@example.org"}));
        QCOMPARE(remote, (std::vector<std::string>{"elsewhere@remote.test", "x@remote.test",
                                                   "X@remote.test"}));
    }

    void forwardedAndListedMailHasItsOwnSender()
    {
        struct ListDirectory : fakes::Directory {
            smtp::Routing route(std::string_view, std::string_view sender) const override
            {
                return {{{"ann@example.org", "team-bounces@example.org"}, {"x@remote.test", {}}},
                        "List-Id: <team.example.org>\r\nPrecedence: list\r\n",
                        sender.empty() ? "" : "goes to the list"};
            }
        } lists;
        const Preparation prepare("mail.example.org", lists, signer);
        const auto prepared =
            prepare.taken(fakes::envelope("m1", {"team@example.org"}), fakes::text());
        QVERIFY(prepared);
        QCOMPARE(prepared->targets[0].sender.value_or(""), std::string("team-bounces@example.org"));
        QVERIFY(!prepared->targets[1].sender);
        QVERIFY(prepared->content.text().find("\r\nList-Id: <team.example.org>\r\n") !=
                std::string_view::npos);
        QVERIFY(prepared->content.text().ends_with(fakes::text().text()));
        // Once through is enough.
        const auto again =
            prepare.taken(fakes::envelope("m2", {"team@example.org"}), prepared->content);
        QVERIFY(!again);
        QVERIFY(again.error().kind == core::ErrorKind::InvalidInput);
    }

    void wishesGoOn_data()
    {
        QTest::addColumn<QString>("recipient");
        QTest::addColumn<QString>("sender");
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QString>("handedOn"); ///< to each target
        QTest::addColumn<QString>("arrived");
        const auto row = [](const char* name, const char* recipient, const char* sender,
                            const char* asked, const char* handedOn, const char* arrived) {
            QTest::newRow(name) << recipient << sender << asked << handedOn << arrived;
        };
        const char* const from = "x@remote.test";
        row("mailbox", "ann@example.org", from, "SFD", "SFD", "");
        row("other server", "y@remote.test", from, "SFD", "SFD", "");
        row("alias of one", "out@example.org", from, "SFD", "SFD", "");
        row("alias of one, never", "out@example.org", from, "N", "N", "");
        row("alias of several", "team@example.org", from, "SFD", "FD", "expanded");
        row("alias of several, success only", "team@example.org", from, "S", "N", "expanded");
        row("alias of several, nothing asked", "team@example.org", from, "-", "-", "");
        row("alias of several, failures", "team@example.org", from, "F", "F", "");
        row("alias of several, never", "team@example.org", from, "N", "N", "");
        row("alias of several, null sender", "team@example.org", "", "S", "N", "");
        row("list", "list@example.org", from, "SFD", "-", "delivered");
        row("list, failures", "list@example.org", from, "F", "-", "");
        row("list, nothing asked", "list@example.org", from, "-", "-", "");
        row("list, null sender", "list@example.org", "", "S", "-", "");
        row("alias of a list", "tolist@example.org", from, "S", "-", "delivered");
        row("alias of a list and one", "mixed@example.org", from, "SF", "F -", "expanded");
        row("forwarded", "srs@example.org", from, "SFD", "SFD", "");
    }

    /// RFC 3461, section 5.2.7: to aliases unchanged, or without SUCCESS when they have several
    /// targets; a list is where the message has arrived.
    void wishesGoOn()
    {
        QFETCH(QString, recipient);
        QFETCH(QString, sender);
        QFETCH(QString, asked);
        QFETCH(QString, handedOn);
        QFETCH(QString, arrived);
        struct Lists : fakes::Directory {
            smtp::RecipientKind recipient(std::string_view address) const override
            {
                for (const char* name : {"list@", "tolist@", "mixed@", "srs@"}) {
                    if (address.starts_with(name))
                        return smtp::RecipientKind::Alias;
                }
                return fakes::Directory::recipient(address);
            }
            smtp::Routing route(std::string_view address, std::string_view from) const override
            {
                const smtp::RoutedTarget member{"bob@example.org", "list-bounces@example.org",
                                                true};
                const smtp::RoutedTarget other{"z@remote.test", "list-bounces@example.org", true};
                if (address.starts_with("list@") || address.starts_with("tolist@"))
                    return {{member, other}};
                if (address.starts_with("mixed@"))
                    return {{{"ann@example.org"}, member}};
                if (address.starts_with("srs@"))
                    return {{{"z@remote.test", "SRS0=h=d=remote.test=x@example.org"}}};
                return fakes::Directory::route(address, from);
            }
        } lists;
        const auto letters = [](const smtp::Notify& notify) {
            if (!notify.given)
                return QStringLiteral("-");
            if (notify.never())
                return QStringLiteral("N");
            return QString(QLatin1String(notify.success ? "S" : "")) +
                   QLatin1String(notify.failure ? "F" : "") +
                   QLatin1String(notify.delay ? "D" : "");
        };
        smtp::Envelope envelope =
            fakes::envelope("m1", {recipient.toStdString()}, sender.toStdString());
        smtp::Recipient& asking = envelope.recipients[0];
        asking.original = "rfc822;first@remote.test";
        asking.notify.given = asked != QLatin1String("-");
        asking.notify.success = asked.contains(QLatin1Char('S'));
        asking.notify.failure = asked.contains(QLatin1Char('F'));
        asking.notify.delay = asked.contains(QLatin1Char('D'));
        const auto prepared =
            Preparation("mail.example.org", lists, signer).taken(envelope, fakes::text());
        QVERIFY(prepared);
        QStringList wishes;
        for (const auto& target : prepared->targets) {
            wishes << letters(target.notify);
            const bool byList = target.sender && target.sender->starts_with("list-bounces");
            QCOMPARE(target.original, std::string(byList ? "" : "rfc822;first@remote.test"));
        }
        wishes.removeDuplicates();
        QCOMPARE(wishes.join(QLatin1Char(' ')), handedOn);
        QCOMPARE(prepared->arrived.size(), std::size_t(arrived.isEmpty() ? 0 : 1));
        if (!arrived.isEmpty()) {
            QCOMPARE(prepared->arrived[0].recipient, recipient.toStdString());
            QCOMPARE(prepared->arrived[0].expanded, arrived == QLatin1String("expanded"));
        }
    }

    void nobodyLeftIsAnError()
    {
        const auto prepared =
            preparation().taken(fakes::envelope("m1", {"gone@example.org"}), fakes::text());
        QVERIFY(!prepared);
        QVERIFY(prepared.error().kind == core::ErrorKind::InvalidInput);
    }

    void mailOfOthersOnlyGetsReceived()
    {
        const auto prepared =
            preparation().taken(fakes::envelope("m1", {"ann@example.org"}), fakes::text());
        QVERIFY(prepared);
        const std::string_view content = prepared->content.text();
        QVERIFY(content.starts_with("Received: "));
        QVERIFY(content.ends_with(fakes::text().text()));
        QVERIFY(content.find("DKIM-Signature") == std::string::npos);
        QVERIFY(content.find("m1") != std::string::npos);
        QCOMPARE(prepared->subject, std::string("Hello"));
    }

    void submissionsAreCompletedAndSigned()
    {
        auto envelope = fakes::envelope("m1", {"x@remote.test"}, "ann@example.org");
        envelope.authenticatedUser = "ann@example.org";
        const smtp::Content raw("From: Ann <ann@Example.org>\r\nBcc: x@remote.test\r\nSubject: "
                                "=?utf-8?q?Gr=C3=BC=C3=9Fe?="
                                "\r\n\r\nHi\r\n");
        const auto prepared = preparation().taken(envelope, raw);
        QVERIFY(prepared);
        const std::string_view content = prepared->content.text();
        QVERIFY(content.find("\r\nDKIM-Signature: d=example.org\r\n") != std::string::npos);
        QVERIFY(content.find("Message-ID: <m1@mail.example.org>") != std::string::npos);
        QVERIFY(content.find("\r\nDate: ") != std::string::npos);
        QVERIFY(content.find("Bcc") == std::string::npos);
        QVERIFY(content.find("192.0.2.1") == std::string::npos);
        QCOMPARE(prepared->subject, std::string("Grüße"));
    }

    void whatHappenedIsTraced()
    {
        auto envelope = fakes::envelope("m1", {"x@remote.test"}, "ann@example.org");
        envelope.authenticatedUser = "ann@example.org";
        const auto prepared = preparation().taken(envelope, fakes::text("Hi", "ann@example.org"));
        QVERIFY(prepared);
        std::vector<std::string> kinds;
        for (const TraceEvent& event : prepared->events)
            kinds.push_back(event.kind);
        QCOMPARE(kinds, (std::vector<std::string>{"received", "checks", "signed", "queued"}));
        QCOMPARE(prepared->events[0].address, std::string("192.0.2.1"));
        QCOMPARE(prepared->events[0].host, std::string("client.remote.test"));
        QVERIFY(prepared->events[0].tls.starts_with("TLSv1.3"));
        QVERIFY(prepared->events[1].text.find("ann@example.org") != std::string::npos);
        QVERIFY(prepared->events[2].text.find("example.org") != std::string::npos);
    }

    void brokenKeyIsNotSentUnsigned()
    {
        fakes::Signer broken;
        broken.broken = true;
        auto envelope = fakes::envelope("m1", {"x@remote.test"}, "ann@example.org");
        envelope.authenticatedUser = "ann@example.org";
        const Preparation prepare("mail.example.org", directory, broken);
        QVERIFY(!prepare.taken(envelope, fakes::text("Hi", "ann@example.org")));
    }

    void loopIsRefused()
    {
        std::string looped;
        for (int i = 0; i < 100; ++i)
            looped += "Received: from a by b; Tue, 24 Nov 2026 10:00:00 +0000\r\n";
        looped += fakes::text().text();
        const auto prepared =
            preparation().taken(fakes::envelope("m1", {"ann@example.org"}), smtp::Content(looped));
        QVERIFY(!prepared);
        QVERIFY(prepared.error().kind == core::ErrorKind::InvalidInput);
    }

    void manyShareACommit()
    {
        constexpr int threads = 8;
        constexpr int perThread = 50;
        fakes::StoreOnDisk store;
        Changes changes;
        QueueThread thread;
        const auto prepare = preparation();
        std::atomic<int> woken{0};
        std::latch answered(threads * perThread);
        std::atomic<int> failed{0};
        std::atomic<int> notDurable{0};
        StoreIntake intake({store.directory(), 0, 2}, thread, *store, prepare, changes,
                           [&] { ++woken; });
        std::vector<std::thread> senders;
        for (int t = 0; t < threads; ++t) {
            senders.emplace_back([&] {
                for (int i = 0; i < perThread; ++i) {
                    const std::string id = core::randomMessageId();
                    intake.take(fakes::envelope(id, {"ann@example.org"}), fakes::text(),
                                [&, id](const core::Result<void>& taken) {
                                    if (!taken)
                                        ++failed;
                                    // On the queue thread, after the commit: it must be there.
                                    else if (!store->content(id))
                                        ++notDurable;
                                    answered.count_down();
                                });
                }
            });
        }
        for (std::thread& sender : senders)
            sender.join();
        answered.wait();
        QCOMPARE(failed.load(), 0);
        QCOMPARE(notDurable.load(), 0);
        intake.finish();
        QCOMPARE(intake.messages(), std::uint64_t(threads * perThread));
        QVERIFY2(intake.commits() < intake.messages() / 2,
                 qPrintable(QString::number(intake.commits())));
        QVERIFY(woken > 0);
        thread.stop();
        store.reopen();
        QCOMPARE(store->counts({}, std::chrono::system_clock::now())->total,
                 std::uint64_t(threads * perThread));
    }

    /// "Expanded" is told in the transaction that takes the message.
    void expansionIsTold()
    {
        fakes::StoreOnDisk store;
        Changes changes;
        QueueThread thread;
        const auto prepare = preparation();
        StoreIntake intake({store.directory(), 0, 1}, thread, *store, prepare, changes, [] {});
        smtp::Envelope envelope =
            fakes::envelope("m1", {"team@example.org", "ann@example.org"}, "x@remote.test");
        envelope.envelopeId = "their id";
        envelope.recipients[0].original = "rfc822;all@remote.test";
        for (smtp::Recipient& recipient : envelope.recipients)
            recipient.notify = {true, true, true, false};
        std::promise<core::Result<void>> answer;
        intake.take(std::move(envelope), fakes::text(),
                    [&](core::Result<void> taken) { answer.set_value(std::move(taken)); });
        QVERIFY(answer.get_future().get());
        const auto page = store->list({.sender = "", .recipient = "x@remote.test"}, SortBy::Age,
                                      false, 0, 10, std::chrono::system_clock::now());
        QVERIFY(page && page->rows.size() == 1);
        QCOMPARE(page->rows[0].sender, std::string());
        const auto content = store->content(page->rows[0].messageId);
        QVERIFY(content);
        const std::string text = *content->whole();
        for (const char* line :
             {"\r\nOriginal-Envelope-Id: their id\r\n",
              "\r\nOriginal-Recipient: rfc822; all@remote.test\r\n",
              "\r\nFinal-Recipient: rfc822; team@example.org\r\nAction: expanded\r\n"
              "Status: 2.1.5\r\n"})
            QVERIFY2(text.find(line) != std::string::npos, (line + text).c_str());
        QVERIFY(text.find("ann@example.org") == std::string::npos);
        const auto trace = store->trace("m1");
        QVERIFY(trace);
        QVERIFY(std::any_of(trace->events.begin(), trace->events.end(), [&](const auto& event) {
            return event.text.find(page->rows[0].messageId) != std::string::npos;
        }));
        QCOMPARE(intake.messages(), std::uint64_t(1));
    }

    void oneThatFailsTakesNoOtherDown()
    {
        fakes::StoreOnDisk store;
        Changes changes;
        QueueThread thread;
        const auto prepare = preparation();
        std::latch answered(3);
        std::mutex mutex;
        std::map<std::string, int> good;
        StoreIntake intake({store.directory(), 0, 1}, thread, *store, prepare, changes, [] {});
        // The queue thread is kept busy until all three wait, so that they share a commit.
        std::latch ready(1);
        thread.post([&] { ready.wait(); });
        const auto take = [&](const std::string& id) {
            intake.take(fakes::envelope(id, {"ann@example.org"}), fakes::text(),
                        [&, id](const core::Result<void>& taken) {
                            {
                                const std::lock_guard lock(mutex);
                                good[id] += taken ? 1 : 0;
                            }
                            answered.count_down();
                        });
        };
        take("a");
        take("same");
        take("same");
        ready.count_down();
        answered.wait();
        QCOMPARE(good["a"], 1);
        QCOMPARE(good["same"], 1);
    }

    void fullDiskIsAnswered()
    {
        fakes::StoreOnDisk store({.mostPages = 60});
        Changes changes;
        QueueThread thread;
        const auto prepare = preparation();
        StoreIntake intake({store.directory(), 0, 1}, thread, *store, prepare, changes, [] {});
        std::promise<core::Result<void>> answer;
        intake.take(fakes::envelope("m1", {"ann@example.org"}),
                    smtp::Content(*fakes::text().whole() + std::string(400'000, 'x')),
                    [&](core::Result<void> taken) { answer.set_value(std::move(taken)); });
        const auto taken = answer.get_future().get();
        QVERIFY(!taken);
        QVERIFY(taken.error().kind == core::ErrorKind::NoSpace);
    }

    void spaceIsAskedFor()
    {
        fakes::StoreOnDisk store;
        Changes changes;
        QueueThread thread;
        const auto prepare = preparation();
        const StoreIntake roomy({store.directory(), 0, 1}, thread, *store, prepare, changes, [] {});
        QVERIFY(roomy.freeBytes() > 0);
        QVERIFY(roomy.hasSpaceFor(1));
        QVERIFY(!roomy.hasSpaceFor(std::uint64_t(1) << 62U));
        const StoreIntake strict({store.directory(), std::uint64_t(1) << 62U, 1}, thread, *store,
                                 prepare, changes, [] {});
        QVERIFY(!strict.hasSpaceFor(0));
    }

    void afterFinishNothingIsTaken()
    {
        fakes::StoreOnDisk store;
        Changes changes;
        QueueThread thread;
        const auto prepare = preparation();
        StoreIntake intake({store.directory(), 0, 1}, thread, *store, prepare, changes, [] {});
        intake.finish();
        core::ErrorKind kind{};
        intake.take(fakes::envelope("m1", {"ann@example.org"}), fakes::text(),
                    [&](const core::Result<void>& taken) { kind = taken.error().kind; });
        QVERIFY(kind == core::ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(IntakeTest)
#include "tst_intake.moc"
