// Notifications of other servers that come in: those that prove what they say suppress a
// recipient, forged ones suppress nobody, and all of them are delivered.
#include "fakes.h"
#include "queue/intake.h"

#include <QtTest>
#include <future>

using namespace mailstead;
using namespace mailstead::queue;

namespace
{

const std::string hostname = "mail.example.org";
const std::string gone = "gone@remote.test";
const std::string takenBy = "192.0.2.25"; ///< took the message
const std::string elsewhere = "198.51.100.7";

struct Report {
    std::string recipient = gone;
    std::string action = "failed";
    std::string status = "5.1.1";
    std::string diagnostic = "smtp; 550 5.1.1 no such user here";
    std::string envelopeId = {};
    std::string received = {}; ///< a header field that is returned
    std::string from = elsewhere;
    std::string sender = {};
    std::string account = {};
};

std::string textOf(const Report& report)
{
    std::string text = "From: <mailer-daemon@remote.test>\r\nTo: <ann@example.org>\r\n"
                       "Subject: Undelivered\r\nMIME-Version: 1.0\r\n"
                       "Content-Type: multipart/report; report-type=delivery-status; "
                       "boundary=\"b\"\r\n\r\n"
                       "--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n"
                       "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
                       "Reporting-MTA: dns; inner.remote.test\r\n";
    if (!report.envelopeId.empty())
        text += "Original-Envelope-Id: " + report.envelopeId + "\r\n";
    text += "\r\nFinal-Recipient: rfc822; " + report.recipient + "\r\nAction: " + report.action +
            "\r\nStatus: " + report.status + "\r\nDiagnostic-Code: " + report.diagnostic + "\r\n";
    text += "\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\n" + report.received +
            "Message-ID: <m1@mail.example.org>\r\nSubject: Hello\r\n\r\n--b--\r\n";
    return text;
}

/// As our Received stands in what a server returns, id by id.
std::string receivedOf(const std::string& id, const std::string& by = hostname)
{
    return "Received: from authenticated-user\r\n\tby " + by +
           " (Mailstead) with ESMTPSA\r\n\tid " + id + "\r\n\tfor <" + gone +
           ">;\r\n\tTue, 24 Nov 2026 10:00:00 +0000\r\n";
}

} // namespace

class IncomingReportsTest : public QObject
{
    Q_OBJECT

private:
    fakes::Directory directory;
    fakes::Signer signer;
    const EnvelopeIds envelopeIds{std::string(64, 's')};
    std::optional<fakes::StoreOnDisk> store;
    Changes changes;
    std::unique_ptr<QueueThread> thread;
    std::unique_ptr<Preparation> preparation;
    std::unique_ptr<StoreIntake> intake;
    int reports = 0;

    /// A message that was given to these recipients' servers, or refused by them.
    void sent(const std::string& id, const std::vector<std::string>& recipients,
              AttemptResult::Kind kind = AttemptResult::Kind::Delivered)
    {
        const TimePoint now = std::chrono::system_clock::now();
        const NewMessage message = fakes::message(id, recipients, now);
        const bool done = thread->run([&] {
            QVERIFY((*store)->take({&message}));
            const auto rows = (*store)->claimDue(now, {});
            QVERIFY(rows);
            std::vector<AttemptResult> results;
            for (const Row& row : *rows) {
                AttemptResult result = fakes::result(
                    row, kind,
                    kind == AttemptResult::Kind::Delivered ? "250 2.0.0 taken" : "550 5.7.1 no");
                result.host = "mx.remote.test";
                result.address = takenBy;
                results.push_back(std::move(result));
            }
            QVERIFY((*store)->finishAttempts(results, now));
        });
        QVERIFY(done);
    }

    /// The notification comes in; returns its id once it is stored and what follows is done.
    std::string arrives(const Report& report)
    {
        const std::string id = "r" + std::to_string(++reports);
        smtp::Envelope envelope = fakes::envelope(id, {"ann@example.org"}, report.sender);
        envelope.clientAddress = report.from;
        envelope.authenticatedUser = report.account;
        std::promise<core::Result<void>> answer;
        intake->take(std::move(envelope), smtp::Content(textOf(report)),
                     [&](core::Result<void> taken) { answer.set_value(std::move(taken)); });
        const auto taken = answer.get_future().get();
        return taken ? id : std::string();
    }

    bool isSuppressed(const std::string& recipient)
    {
        return (*store)->suppression(recipient).has_value();
    }

private slots:
    void init()
    {
        store.emplace();
        thread = std::make_unique<QueueThread>();
        preparation = std::make_unique<Preparation>(hostname, directory, signer);
        StoreIntake::Options options{store->directory(), 0, 1};
        options.reports =
            std::make_shared<const IncomingReports>(hostname, directory, **store, envelopeIds);
        intake =
            std::make_unique<StoreIntake>(options, *thread, **store, *preparation, changes, [] {});
        reports = 0;
        sent("m1", {gone, "other@remote.test", "third@third.test"});
    }

    void cleanup()
    {
        intake.reset();
        thread.reset();
        store.reset();
    }

    void ourEnvelopeIdProves()
    {
        Report report;
        report.recipient = "Gone@Remote.test";
        report.envelopeId = envelopeIds.make("m1", "remote.test");
        const std::string id = arrives(report);
        QVERIFY(!id.empty());
        QVERIFY(isSuppressed(gone));
        QVERIFY(!isSuppressed("other@remote.test"));
        const auto suppression = (*store)->suppression(gone);
        QCOMPARE(suppression->messageId, std::string("m1"));
        QCOMPARE(suppression->reason, std::string("550 5.1.1 no such user here"));
        // Both messages tell of it.
        const auto failed = (*store)->trace("m1");
        QVERIFY(failed);
        QCOMPARE(failed->events.back().recipient, gone);
        QVERIFY(failed->events.back().text.find("message " + id) != std::string::npos);
        const auto report1 = (*store)->trace(id);
        QVERIFY(report1);
        QVERIFY(std::any_of(report1->events.begin(), report1->events.end(), [](const auto& event) {
            return event.kind == "checks" && event.text.find(gone) != std::string::npos &&
                   event.text.find("m1") != std::string::npos;
        }));
        // And it is delivered as any other mail.
        QCOMPARE((*store)->counts({.ids = {id}}, std::chrono::system_clock::now())->total,
                 std::uint64_t(1));
    }

    void ourReceivedFromWhoTookItProves()
    {
        Report report;
        report.received = receivedOf("m1");
        report.from = takenBy;
        QVERIFY(!arrives(report).empty());
        QVERIFY(isSuppressed(gone));
    }

    void forgedOnesSuppressNobody_data()
    {
        QTest::addColumn<QString>("how");
        for (const char* how :
             {"nothing is returned", "only Message-ID", "another host has our Received",
              "Received of another host", "unknown message", "mac of another secret",
              "mac for another domain", "mac of another message", "no mac", "no recipient of it",
              "of us", "with a sender", "signed in", "not that host's network"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }

    void forgedOnesSuppressNobody()
    {
        QFETCH(QString, how);
        const std::string ours = envelopeIds.make("m1", "remote.test");
        Report report;
        if (how == QLatin1String("only Message-ID")) {
            report.from = takenBy;
        } else if (how == QLatin1String("another host has our Received")) {
            report.received = receivedOf("m1");
        } else if (how == QLatin1String("Received of another host")) {
            report.received = receivedOf("m1", "mail.elsewhere.test");
            report.from = takenBy;
        } else if (how == QLatin1String("unknown message")) {
            report.received = receivedOf("m2");
            report.envelopeId = envelopeIds.make("m2", "remote.test");
            report.from = takenBy;
        } else if (how == QLatin1String("mac of another secret")) {
            report.envelopeId = EnvelopeIds("guessed").make("m1", "remote.test");
        } else if (how == QLatin1String("mac for another domain")) {
            // What third.test knows says nothing of remote.test.
            report.envelopeId = envelopeIds.make("m1", "third.test");
        } else if (how == QLatin1String("mac of another message")) {
            report.envelopeId = "m1" + envelopeIds.make("m2", "remote.test").substr(2);
        } else if (how == QLatin1String("no mac")) {
            report.envelopeId = "m1.";
        } else if (how == QLatin1String("no recipient of it")) {
            report.recipient = "victim@remote.test";
            report.envelopeId = ours;
            report.received = receivedOf("m1");
            report.from = takenBy;
        } else if (how == QLatin1String("of us")) {
            report.recipient = "bob@example.org";
            report.envelopeId = envelopeIds.make("m1", "example.org");
        } else if (how == QLatin1String("with a sender")) {
            report.envelopeId = ours;
            report.sender = "mailer-daemon@remote.test";
        } else if (how == QLatin1String("signed in")) {
            report.envelopeId = ours;
            report.account = "ann@example.org";
        } else if (how == QLatin1String("not that host's network")) {
            report.received = receivedOf("m1");
            report.from = "192.0.2.26";
        }
        if (report.account.empty())
            QVERIFY(!arrives(report).empty());
        else
            arrives(report);
        const auto all = (*store)->suppressions("", 10);
        QVERIFY(all);
        QVERIFY(all->empty());
    }

    void otherFailuresSuppressNobody_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("diagnostic");
        const auto row = [](const char* name, const char* action, const char* status,
                            const char* diagnostic) {
            QTest::newRow(name) << action << status << diagnostic;
        };
        row("delayed", "delayed", "4.4.1", "smtp; 450 4.4.1 no answer");
        row("delivered", "delivered", "2.1.5", "smtp; 250 2.1.5 ok");
        row("time over", "failed", "5.4.7", "smtp; 550 5.1.1 no such user");
        row("temporary", "failed", "4.1.1", "smtp; 450 4.1.1 no such user now");
        row("full", "failed", "5.2.2", "smtp; 552 5.2.2 mailbox is full");
        row("spam", "failed", "5.1.1", "smtp; 550 5.7.1 message is spam");
        row("policy", "failed", "5.7.1", "smtp; 554 5.7.1 rejected by policy");
        row("too large", "failed", "5.3.4", "smtp; 552 5.3.4 too large");
    }

    void otherFailuresSuppressNobody()
    {
        QFETCH(QString, action);
        QFETCH(QString, status);
        QFETCH(QString, diagnostic);
        Report report;
        report.action = action.toStdString();
        report.status = status.toStdString();
        report.diagnostic = diagnostic.toStdString();
        report.envelopeId = envelopeIds.make("m1", "remote.test");
        QVERIFY(!arrives(report).empty());
        QVERIFY(!isSuppressed(gone));
    }

    /// What no server took cannot fail behind one.
    void refusedRecipientsAreNotReported()
    {
        sent("m3", {"refused@remote.test"}, AttemptResult::Kind::Bounced);
        Report report;
        report.recipient = "refused@remote.test";
        report.envelopeId = envelopeIds.make("m3", "remote.test");
        QVERIFY(!arrives(report).empty());
        QVERIFY(!isSuppressed("refused@remote.test"));
    }

    void envelopeIdsAreCheckedWhole()
    {
        const std::string id = envelopeIds.make("m1", "Remote.Test");
        QCOMPARE(envelopeIds.messageOf(id, "remote.test").value_or(""), std::string("m1"));
        QVERIFY(id.size() <= 100);
        // Only what has a reverse-path of ours gets one.
        Row row;
        row.messageId = "m1";
        row.domain = "remote.test";
        for (const char* others : {"", "x@elsewhere.test", "x"}) {
            row.sender = others;
            QCOMPARE(envelopeIds.of(row, directory), std::string());
        }
        row.sender = "team-bounces@example.org";
        QCOMPARE(envelopeIds.of(row, directory), id);
        for (const std::string& wrong : {std::string(), std::string("m1"), id + "0",
                                         id.substr(0, id.size() - 1), "M1" + id.substr(2)})
            QVERIFY2(!envelopeIds.messageOf(wrong, "remote.test"), wrong.c_str());
    }
};

QTEST_GUILESS_MAIN(IncomingReportsTest)
#include "tst_incoming_reports.moc"
