// The receiver over real sockets on loopback, with an OpenSSL client.
#include "core/base64.h"
#include "core/log.h"
#include "house.h"
#include "mail_client.h"
#include "smtp/receiver.h"

#include <QTest>
#include <asio/executor_work_guard.hpp>
#include <future>
#include <openssl/pem.h>
#include <optional>
#include <set>
#include <thread>

using namespace mailstead;
using namespace mailstead::smtp;
using test::MailClient;

namespace
{

/// A receiver with three listeners and the thread that runs it.
class Running
{
public:
    explicit Running(ReceiverLimits limits = {},
                     const std::function<void(core::Config&)>& change = {},
                     ReceiverJudges judges = {})
    {
        core::Config config;
        config.hostname = "mail.example.org";
        config.maxMessageBytes = 1024 * 1024;
        for (const auto kind : {core::ListenerKind::Smtp, core::ListenerKind::Submission,
                                core::ListenerKind::Submissions})
            config.listeners.push_back({kind, "::", 0});
        if (change)
            change(config);
        tls = core::ServerTls::create("mail.example.org").value();
        receiver = std::make_unique<Receiver>(io, config, tls, house, heap, limits, nullptr,
                                              std::move(judges));
        listened = receiver->listen();
        thread = std::thread([this] { io.run(); });
    }
    ~Running()
    {
        receiver.reset();
        work.reset();
        thread.join();
    }
    std::uint16_t port(std::size_t which) const { return receiver->ports().at(which).port; }
    /// True when stop() has called back in time.
    std::future<void> stop(std::chrono::milliseconds grace = std::chrono::seconds(20))
    {
        auto stopped = std::make_shared<std::promise<void>>();
        receiver->stop([stopped] { stopped->set_value(); }, grace);
        return stopped->get_future();
    }

    std::shared_ptr<test::House> house = std::make_shared<test::House>();
    std::shared_ptr<test::Heap> heap = std::make_shared<test::Heap>();
    std::shared_ptr<core::ServerTls> tls;
    asio::io_context io{1};
    std::optional<asio::executor_work_guard<asio::io_context::executor_type>> work{
        asio::make_work_guard(io)};
    std::unique_ptr<Receiver> receiver;
    core::Result<void> listened;
    std::thread thread;
};

/// Says the same of everybody, or never anything.
struct Lists final : Reputation {
    explicit Lists(std::optional<Verdict> given)
        : verdict(std::move(given))
    {
    }
    void look(const asio::ip::address&, std::function<void(Verdict)> done) override
    {
        if (verdict)
            done(*verdict);
    }
    const std::optional<Verdict> verdict;
};

void stranger(core::Config& config)
{
    config.protection.loopbackIsExempt = false;
    config.protection.greetingPause = std::chrono::milliseconds(0);
}

constexpr std::size_t smtpPort = 0, submissionPort = 1, submissionsPort = 2;
constexpr auto soon = std::chrono::seconds(30);

/// What was logged since `after` with this source.
std::string logged(std::uint64_t after, const std::string& source, const std::string& id = {})
{
    std::string text;
    for (const auto& line : core::logLinesAfter(after, 1000, [&](const core::LogLine& candidate) {
             return candidate.source == source && (id.empty() || candidate.messageId == id);
         }))
        text += line.text + "\n";
    return text;
}

const std::string adasLogin = core::base64(std::string_view("\0ada@example.org\0lovelace", 25));

} // namespace

class ReceiverTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { core::setLogToStandardError(false); }
    void takesAMessage();
    void startTls();
    void newCertificateForNewHandshakes();
    void submission();
    void submissions();
    void plaintextOnTheTlsPort();
    void ipv6AndIpv4();
    void largeMessage();
    void commandsInOneBlock();
    void refusalIsReadBeforeTheClose();
    void commandDeadline();
    void drippingDoesNotProlong();
    void dataDeadline();
    void handshakeDeadline();
    void proxyTellsTheClient();
    void proxyMustTell();
    void nobodyElseMayTell();
    void tooManyOfOneClient();
    void earlyTalkerIsCutOff();
    void patientStrangerIsGreeted();
    void guessingBecomesSlow();
    void drippingContentIsCutOff();
    void sessionWithoutMailEnds();
    void listedClientIsRefused();
    void verdictThatDoesNotComeIsNotWaitedFor();
    void tooManyAltogether();
    void stopEndsIdleSessions();
    void stopEndsIdleTlsSessions();
    void stopFinishesAMessage();
    void stopClosesAfterTheGrace();
    void clientGoesWhileItsMessageIsTaken();
    void portTaken();
    void wrongAddress();
    void manyAtOnce();
};

void ReceiverTest::takesAMessage()
{
    Running server;
    QVERIFY(server.listened.has_value());
    const std::uint64_t before = core::logNewestSequence();
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    QCOMPARE(client.reply(), std::string("220 mail.example.org ESMTP Mailstead"));
    QVERIFY(client.command("EHLO client.example.net").find("\n250-STARTTLS\n") !=
            std::string::npos);
    QCOMPARE(client.command("MAIL FROM:<x@example.net>"), std::string("250 2.1.0 Sender ok"));
    QCOMPARE(client.command("RCPT TO:<nobody@example.org>"),
             std::string("550 5.1.1 No such mailbox here"));
    QCOMPARE(client.command("RCPT TO:<ada@example.org>"), std::string("250 2.1.5 Recipient ok"));
    QVERIFY(client.command("DATA").starts_with("354 "));
    const std::string answer = client.command("Subject: hi\r\n\r\nhello\r\n.");
    QVERIFY(answer.starts_with("250 2.0.0 Taken as "));
    QCOMPARE(client.command("QUIT"), std::string("221 2.0.0 Bye"));
    QVERIFY(client.closedByServer());

    const auto taken = server.heap->taken();
    QCOMPARE(taken.size(), std::size_t(1));
    const Envelope& envelope = taken[0].envelope;
    QCOMPARE("250 2.0.0 Taken as " + envelope.id, answer);
    QCOMPARE(envelope.helo, std::string("client.example.net"));
    QCOMPARE(envelope.clientAddress, std::string("127.0.0.1"));
    QVERIFY(envelope.tlsDescription.empty());
    QVERIFY(envelope.authenticatedUser.empty());
    QVERIFY(std::chrono::system_clock::now() - envelope.receivedAt < std::chrono::minutes(5));
    QCOMPARE(taken[0].content, std::string("Subject: hi\r\n\r\nhello\r\n"));

    // What went well is told by the queue; of the connection only what was refused.
    const std::string lines = logged(before, "smtp-in");
    QVERIFY(lines.find("127.0.0.1: RCPT TO:<nobody@example.org> from <x@example.net> refused: 550 "
                       "5.1.1") != std::string::npos);
    QCOMPARE(logged(before, "smtp-in", envelope.id), std::string());
}

void ReceiverTest::startTls()
{
    Running server;
    const std::uint64_t before = core::logNewestSequence();
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    client.reply();
    client.command("EHLO client.example.net");
    QCOMPARE(client.command("STARTTLS"), std::string("220 2.0.0 Begin TLS now"));
    QVERIFY(client.startTls());
    QCOMPARE(client.certificateName(), std::string("mail.example.org"));
    const std::string hello = client.command("EHLO client.example.net");
    QVERIFY(hello.find("STARTTLS") == std::string::npos);
    QVERIFY(hello.find("AUTH") == std::string::npos);
    QVERIFY(hello.find("REQUIRETLS") != std::string::npos);
    client.command("MAIL FROM:<x@example.net>");
    client.command("RCPT TO:<ada@example.org>");
    client.command("DATA");
    QVERIFY(client.command("secret\r\n.").starts_with("250 "));
    QCOMPARE(client.command("QUIT"), std::string("221 2.0.0 Bye"));
    QCOMPARE(server.heap->taken().size(), std::size_t(1));
    QVERIFY(server.heap->taken()[0].envelope.tlsDescription.starts_with("TLSv1.3 TLS_"));
    QVERIFY(logged(before, "smtp-in").find("127.0.0.1: STARTTLS TLSv1.3 TLS_") !=
            std::string::npos);
}

void ReceiverTest::newCertificateForNewHandshakes()
{
    Running server;
    MailClient old;
    QVERIFY(old.connect(server.port(submissionsPort)));
    QVERIFY(old.startTls());
    QCOMPARE(old.certificateName(), std::string("mail.example.org"));
    QVERIFY(old.reply().starts_with("220 "));

    // Another self-signed certificate, taken out of a second holder.
    const auto other = core::ServerTls::create("new.example.org").value();
    SSL* ssl = SSL_new(other->context()->native_handle());
    const auto pem = [](auto write) {
        BIO* bio = BIO_new(BIO_s_mem());
        write(bio);
        char* bytes = nullptr;
        const long length = BIO_get_mem_data(bio, &bytes);
        std::string text(bytes, static_cast<std::size_t>(length));
        BIO_free(bio);
        return text;
    };
    const std::string chain =
        pem([&](BIO* bio) { PEM_write_bio_X509(bio, SSL_get_certificate(ssl)); });
    const std::string key = pem([&](BIO* bio) {
        PEM_write_bio_PrivateKey(bio, SSL_get_privatekey(ssl), nullptr, nullptr, 0, nullptr,
                                 nullptr);
    });
    SSL_free(ssl);
    QVERIFY(server.tls->use(chain, key).has_value());

    MailClient fresh;
    QVERIFY(fresh.connect(server.port(submissionsPort)));
    QVERIFY(fresh.startTls());
    QCOMPARE(fresh.certificateName(), std::string("new.example.org"));
    QVERIFY(old.command("NOOP").starts_with("250 "));
}

void ReceiverTest::submission()
{
    Running server;
    const std::uint64_t before = core::logNewestSequence();
    MailClient client;
    QVERIFY(client.connect(server.port(submissionPort)));
    client.reply();
    client.command("EHLO laptop");
    QVERIFY(client.command("AUTH PLAIN " + adasLogin).starts_with("530 5.7.0 "));
    client.command("STARTTLS");
    QVERIFY(client.startTls());
    QVERIFY(client.command("EHLO laptop").find("\n250-AUTH PLAIN LOGIN\n") != std::string::npos);
    QVERIFY(client.command("MAIL FROM:<ada@example.org>").starts_with("530 5.7.0 "));
    QVERIFY(client.command("AUTH PLAIN AGFkYQBuby1zdWNoLXNlY3JldA==").starts_with("535 5.7.8 "));
    QCOMPARE(client.command("AUTH PLAIN " + adasLogin), std::string("235 2.7.0 Signed in"));
    QVERIFY(client.command("MAIL FROM:<ada@example.org>").starts_with("250 "));
    QVERIFY(client.command("RCPT TO:<far@example.com>").starts_with("250 "));
    client.command("DATA");
    QVERIFY(client.command("out\r\n.").starts_with("250 "));
    QCOMPARE(server.heap->taken()[0].envelope.authenticatedUser, std::string("ada@example.org"));

    const std::string lines = logged(before, "submission");
    QVERIFY(lines.find("AUTH PLAIN as ada@example.org accepted") != std::string::npos);
    QVERIFY(lines.find("AUTH PLAIN as something that is not an address refused") !=
            std::string::npos);
    QVERIFY(lines.find("lovelace") == std::string::npos);
    QVERIFY(lines.find("no-such-secret") == std::string::npos);
    QVERIFY(logged(before, "smtp-in").empty());
}

void ReceiverTest::submissions()
{
    Running server;
    MailClient client;
    QVERIFY(client.connect(server.port(submissionsPort)));
    QVERIFY(client.startTls());
    QVERIFY(client.reply().starts_with("220 "));
    const std::string hello = client.command("EHLO laptop");
    QVERIFY(hello.find("AUTH PLAIN LOGIN") != std::string::npos);
    QVERIFY(hello.find("STARTTLS") == std::string::npos);
    client.command("AUTH LOGIN " + core::base64("ada@example.org"));
    QVERIFY(client.command(core::base64("lovelace")).starts_with("235 "));
    QVERIFY(client.command("QUIT").starts_with("221 "));
    QVERIFY(client.closedByServer());
}

void ReceiverTest::plaintextOnTheTlsPort()
{
    Running server;
    MailClient client;
    QVERIFY(client.connect(server.port(submissionsPort)));
    client.send("EHLO client.example.net\r\n");
    QVERIFY(!client.reply().starts_with("2"));
    QVERIFY(client.closedByServer());
}

void ReceiverTest::ipv6AndIpv4()
{
    Running server;
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort), "127.0.0.1"));
    QVERIFY(client.reply().starts_with("220 "));
    if (server.receiver->ports()[0].address != "::")
        QSKIP("this machine has no IPv6");
    QVERIFY(client.connect(server.port(smtpPort), "::1"));
    QVERIFY(client.reply().starts_with("220 "));
}

void ReceiverTest::largeMessage()
{
    Running server;
    std::string content;
    for (int i = 0; i < 10000; ++i)
        content += "line " + std::to_string(i) + " of many, long enough to fill some blocks\r\n";
    for (const bool secure : {false, true}) {
        MailClient client;
        QVERIFY(client.connect(server.port(smtpPort)));
        client.reply();
        client.command("EHLO client.example.net");
        if (secure) {
            client.command("STARTTLS");
            QVERIFY(client.startTls());
            client.command("EHLO client.example.net");
        }
        client.command("MAIL FROM:<x@example.net>");
        client.command("RCPT TO:<ada@example.org>");
        client.command("DATA");
        QVERIFY(client.command(content + ".").starts_with("250 "));
    }
    QCOMPARE(server.heap->taken().size(), std::size_t(2));
    QVERIFY(server.heap->taken()[0].content == content);
    QVERIFY(server.heap->taken()[1].content == content);
}

void ReceiverTest::commandsInOneBlock()
{
    Running server;
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    client.reply();
    client.send("EHLO client.example.net\r\nMAIL FROM:<x@example.net>\r\n"
                "RCPT TO:<ada@example.org>\r\nDATA\r\none\r\n.\r\nMAIL FROM:<y@example.net>\r\n"
                "RCPT TO:<bob@example.org>\r\nDATA\r\ntwo\r\n.\r\nQUIT\r\n");
    for (const char* code : {"250-", "250 ", "250 ", "354 ", "250 2.0.0 Taken", "250 ", "250 ",
                             "354 ", "250 2.0.0 Taken", "221 "})
        QVERIFY(client.reply().starts_with(code));
    QCOMPARE(server.heap->taken().size(), std::size_t(2));
    QCOMPARE(server.heap->taken()[1].content, std::string("two\r\n"));
}

void ReceiverTest::refusalIsReadBeforeTheClose()
{
    Running server;
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    client.reply();
    // Much more than is read before the session gives up: the reply must survive the close.
    client.send("NOOP\nNOOP\r\n" + std::string(100000, 'x'));
    QVERIFY(client.reply().starts_with("521 5.5.2 Bare LF"));
}

void ReceiverTest::commandDeadline()
{
    ReceiverLimits limits;
    limits.command = std::chrono::milliseconds(50);
    Running server(limits);
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    QVERIFY(client.reply().starts_with("220 "));
    QCOMPARE(client.reply(), std::string("421 4.4.2 Nothing came in time, closing"));
    QVERIFY(client.closedByServer());
}

void ReceiverTest::drippingDoesNotProlong()
{
    ReceiverLimits limits;
    limits.command = std::chrono::milliseconds(300);
    Running server(limits);
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    QVERIFY(client.reply().starts_with("220 "));
    const auto begin = std::chrono::steady_clock::now();
    // An octet now and then, for much longer than the deadline unless the server closes.
    while (std::chrono::steady_clock::now() - begin < soon && client.send("N"))
        QTest::qWait(20);
    QVERIFY(std::chrono::steady_clock::now() - begin < soon);
}

void ReceiverTest::dataDeadline()
{
    ReceiverLimits limits;
    limits.data = std::chrono::milliseconds(50);
    Running server(limits);
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    client.reply();
    client.send("EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<ada@example.org>\r\nDATA\r\nhalf a mess");
    for (const char* code : {"250-", "250 ", "250 ", "354 ", "421 4.4.2 "})
        QVERIFY(client.reply().starts_with(code));
    QVERIFY(client.closedByServer());
    QCOMPARE(server.heap->taken().size(), std::size_t(0));
}

void ReceiverTest::handshakeDeadline()
{
    ReceiverLimits limits;
    limits.handshake = std::chrono::milliseconds(50);
    Running server(limits);
    MailClient client;
    QVERIFY(client.connect(server.port(submissionsPort)));
    QVERIFY(client.closedByServer());
}

namespace
{

const std::string proxied =
    std::string("\r\n\r\n\0\r\nQUIT\n", 12) +
    std::string("\x21\x11\0\x0C\xC0\0\2\x07\xCB\0\x71\x19\x30\x39\0\x19", 16);

void trustLoopback(core::Config& config)
{
    config.proxyFrom = {core::IpNetwork::parse("127.0.0.0/8").value()};
    config.protection.greetingPause = {};
}

} // namespace

void ReceiverTest::proxyTellsTheClient()
{
    Running server({}, trustLoopback);
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    // In two pieces, with the first command behind it.
    QVERIFY(client.send(proxied.substr(0, 14)));
    QVERIFY(client.send(proxied.substr(14)));
    QVERIFY(client.reply().starts_with("220 "));
    QVERIFY(client.command("EHLO client.example.net").starts_with("250-"));
    QVERIFY(client.command("MAIL FROM:<x@example.net>").starts_with("250 "));
    QVERIFY(client.command("RCPT TO:<ada@example.org>").starts_with("250 "));
    QVERIFY(client.command("DATA").starts_with("354 "));
    QVERIFY(client.command("hello\r\n.").starts_with("250 "));
    QCOMPARE(server.heap->taken().at(0).envelope.clientAddress, std::string("192.0.2.7"));
}

void ReceiverTest::proxyMustTell()
{
    ReceiverLimits limits;
    limits.proxyHeader = std::chrono::milliseconds(50);
    Running server(limits, trustLoopback);
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    QVERIFY(client.closedByServer());
    MailClient wrong;
    QVERIFY(wrong.connect(server.port(smtpPort)));
    wrong.send("EHLO client.example.net\r\n");
    QVERIFY(wrong.closedByServer());
}

void ReceiverTest::nobodyElseMayTell()
{
    Running server;
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    QVERIFY(client.reply().starts_with("220 "));
    client.send(proxied);
    const std::string reply = client.reply();
    QVERIFY2(reply.starts_with("5"), reply.c_str());
}

void ReceiverTest::tooManyOfOneClient()
{
    Running server({}, [](core::Config& config) { config.protection.connectionsPerClient = 2; });
    MailClient one, two, three;
    QVERIFY(one.connect(server.port(smtpPort)));
    QVERIFY(one.reply().starts_with("220 "));
    QVERIFY(two.connect(server.port(submissionPort)));
    QVERIFY(two.reply().starts_with("220 "));
    QVERIFY(three.connect(server.port(smtpPort)));
    QCOMPARE(three.reply(),
             std::string("421 4.7.0 mail.example.org Too many connections, try again later"));
    QVERIFY(three.closedByServer());
    // A place that is free again can be used.
    QVERIFY(one.command("QUIT").starts_with("221 "));
    QVERIFY(one.closedByServer());
    one.close();
    // QTRY looks once more when it was true: once is enough.
    bool greeted = false;
    QTRY_VERIFY_WITH_TIMEOUT(greeted = greeted || (three.connect(server.port(smtpPort)) &&
                                                   three.reply().starts_with("220 ")),
                             30000);
}

void ReceiverTest::earlyTalkerIsCutOff()
{
    Running server({}, [](core::Config& config) {
        config.protection.loopbackIsExempt = false;
        config.protection.greetingPause = std::chrono::seconds(30);
    });
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    client.send("EHLO client.example.net\r\n");
    QCOMPARE(client.reply(), std::string("554 5.5.1 You spoke before the greeting"));
    QVERIFY(client.closedByServer());
    // Our users are greeted at once.
    QVERIFY(client.connect(server.port(submissionPort)));
    QVERIFY(client.reply().starts_with("220 "));
}

void ReceiverTest::patientStrangerIsGreeted()
{
    Running server({}, [](core::Config& config) {
        config.protection.loopbackIsExempt = false;
        config.protection.greetingPause = std::chrono::milliseconds(30);
    });
    const auto begin = std::chrono::steady_clock::now();
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    QVERIFY(client.reply().starts_with("220 "));
    QVERIFY(std::chrono::steady_clock::now() - begin >= std::chrono::milliseconds(30));
    QVERIFY(client.command("EHLO client.example.net").starts_with("250-"));
}

void ReceiverTest::guessingBecomesSlow()
{
    Running server({}, [](core::Config& config) {
        config.protection.loopbackIsExempt = false;
        config.protection.greetingPause = std::chrono::milliseconds(0);
        config.protection.tarpitAfter = 1;
    });
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    client.reply();
    client.command("HELO client.example.net");
    client.command("MAIL FROM:<x@example.net>");
    QVERIFY(client.command("RCPT TO:<one@example.org>").starts_with("550 "));
    const auto begin = std::chrono::steady_clock::now();
    QVERIFY(client.command("RCPT TO:<two@example.org>").starts_with("550 "));
    QVERIFY(std::chrono::steady_clock::now() - begin >= std::chrono::milliseconds(500));
    QVERIFY(client.command("RCPT TO:<ada@example.org>").starts_with("250 "));
    // A tarpit holds up nobody who ends the daemon.
    client.send("RCPT TO:<a@example.org>\r\nRCPT TO:<b@example.org>\r\n"
                "RCPT TO:<c@example.org>\r\nRCPT TO:<d@example.org>\r\n");
    auto stopped = server.stop();
    for (int i = 0; i < 4; ++i)
        client.reply();
    client.close();
    QCOMPARE(stopped.wait_for(soon), std::future_status::ready);
}

void ReceiverTest::drippingContentIsCutOff()
{
    ReceiverLimits limits;
    limits.octetsPerSecond = 1'000'000;
    limits.rateWindow = std::chrono::milliseconds(100);
    Running server(limits);
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    client.reply();
    client.send("HELO x\r\nMAIL FROM:<>\r\nRCPT TO:<ada@example.org>\r\nDATA\r\nslowly");
    for (const char* code : {"250 ", "250 ", "250 ", "354 "})
        QVERIFY(client.reply().starts_with(code));
    QCOMPARE(client.reply(), std::string("421 4.4.2 The content comes too slowly, closing"));
    QVERIFY(client.closedByServer());
    QCOMPARE(server.heap->taken().size(), std::size_t(0));
}

void ReceiverTest::sessionWithoutMailEnds()
{
    ReceiverLimits limits;
    limits.withoutMessage = std::chrono::milliseconds(50);
    Running server(limits);
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    QVERIFY(client.reply().starts_with("220 "));
    QCOMPARE(client.reply(), std::string("421 4.4.2 No message came for too long, closing"));
    QVERIFY(client.closedByServer());
}

void ReceiverTest::listedClientIsRefused()
{
    Running server({}, stranger,
                   {std::make_shared<Lists>(Verdict{"bl.example.net", "see there"}), nullptr});
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    client.reply();
    client.send("HELO x\r\nMAIL FROM:<>\r\nRCPT TO:<ada@example.org>\r\nQUIT\r\n");
    for (const char* reply :
         {"250 mail.example.org", "250 2.1.0 Sender ok",
          "554 5.7.1 Your address 127.0.0.1 is listed at bl.example.net: see there",
          "221 2.0.0 Bye"})
        QCOMPARE(client.reply(), std::string(reply));
}

void ReceiverTest::verdictThatDoesNotComeIsNotWaitedFor()
{
    ReceiverLimits limits;
    limits.verdict = std::chrono::milliseconds(50);
    Running server(limits, stranger, {std::make_shared<Lists>(std::nullopt), nullptr});
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    client.reply();
    client.command("HELO x");
    client.command("MAIL FROM:<>");
    QCOMPARE(client.command("RCPT TO:<ada@example.org>"), std::string("250 2.1.5 Recipient ok"));
    QVERIFY(client.command("QUIT").starts_with("221 "));
}

void ReceiverTest::tooManyAltogether()
{
    Running server({}, [](core::Config& config) { config.maxConnections = 1; });
    MailClient one, two;
    QVERIFY(one.connect(server.port(smtpPort)));
    QVERIFY(one.reply().starts_with("220 "));
    QVERIFY(two.connect(server.port(smtpPort)));
    QVERIFY(two.reply().starts_with("421 4.7.0 "));
}

void ReceiverTest::stopEndsIdleSessions()
{
    Running server;
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    client.reply();
    client.command("EHLO client.example.net");
    auto stopped = server.stop();
    QVERIFY(client.reply().starts_with("421 4.3.2 "));
    QVERIFY(client.closedByServer());
    client.close();
    QCOMPARE(stopped.wait_for(soon), std::future_status::ready);
    MailClient late;
    QVERIFY(!late.connect(server.port(smtpPort)));
}

void ReceiverTest::stopEndsIdleTlsSessions()
{
    Running server;
    MailClient client;
    QVERIFY(client.connect(server.port(submissionsPort)));
    QVERIFY(client.startTls());
    client.reply();
    auto stopped = server.stop();
    QVERIFY(client.reply().starts_with("421 4.3.2 "));
    client.close();
    QCOMPARE(stopped.wait_for(soon), std::future_status::ready);
}

void ReceiverTest::stopFinishesAMessage()
{
    Running server;
    server.heap->hold();
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    client.reply();
    client.send("EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<ada@example.org>\r\nDATA\r\nhello\r\n.\r\n");
    for (const char* code : {"250-", "250 ", "250 ", "354 "})
        QVERIFY(client.reply().starts_with(code));
    QTRY_COMPARE_WITH_TIMEOUT(server.heap->taken().size(), std::size_t(1), 30000);
    auto stopped = server.stop();
    server.heap->release();
    QVERIFY(client.reply().starts_with("250 2.0.0 Taken as "));
    QVERIFY(client.reply().starts_with("421 4.3.2 "));
    client.close();
    QCOMPARE(stopped.wait_for(soon), std::future_status::ready);
}

void ReceiverTest::stopClosesAfterTheGrace()
{
    Running server;
    MailClient client;
    QVERIFY(client.connect(server.port(smtpPort)));
    client.reply();
    client.send("EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<ada@example.org>\r\nDATA\r\nhalf");
    for (const char* code : {"250-", "250 ", "250 ", "354 "})
        QVERIFY(client.reply().starts_with(code));
    auto stopped = server.stop(std::chrono::milliseconds(50));
    QCOMPARE(stopped.wait_for(soon), std::future_status::ready);
    QVERIFY(client.closedByServer());
}

void ReceiverTest::clientGoesWhileItsMessageIsTaken()
{
    Running server;
    server.heap->hold();
    {
        MailClient client;
        QVERIFY(client.connect(server.port(smtpPort)));
        client.reply();
        client.send("EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<ada@example.org>\r\nDATA\r\nhi\r\n.\r\n");
        QTRY_COMPARE_WITH_TIMEOUT(server.heap->taken().size(), std::size_t(1), 30000);
    }
    server.heap->release();
    MailClient next;
    QVERIFY(next.connect(server.port(smtpPort)));
    QVERIFY(next.reply().starts_with("220 "));
}

void ReceiverTest::portTaken()
{
    Running first;
    const std::uint16_t taken = first.port(smtpPort);
    Running second({}, [taken](core::Config& config) {
        config.listeners = {{core::ListenerKind::Submission, "::", 0},
                            {core::ListenerKind::Smtp, "::", taken}};
    });
    QVERIFY(!second.listened.has_value());
    QVERIFY(second.listened.error().kind == core::ErrorKind::Unavailable);
    QVERIFY(second.listened.error().what.find("port " + std::to_string(taken)) !=
            std::string::npos);
    QVERIFY(second.listened.error().next.find("ss -ltnp") != std::string::npos);
    QVERIFY(second.receiver->ports().empty());
}

void ReceiverTest::wrongAddress()
{
    Running server({}, [](core::Config& config) {
        config.listeners = {{core::ListenerKind::Smtp, "mail.example.org", 0}};
    });
    QVERIFY(!server.listened.has_value());
    QVERIFY(server.listened.error().kind == core::ErrorKind::InvalidInput);
}

void ReceiverTest::manyAtOnce()
{
    Running server;
    constexpr int clients = 8, messages = 25;
    std::vector<std::thread> threads;
    std::atomic<int> accepted = 0;
    for (int i = 0; i < clients; ++i) {
        threads.emplace_back([&server, &accepted] {
            MailClient client;
            if (!client.connect(server.port(smtpPort)))
                return;
            client.reply();
            client.command("EHLO client.example.net");
            for (int n = 0; n < messages; ++n) {
                client.send("MAIL FROM:<x@example.net>\r\nRCPT TO:<ada@example.org>\r\nDATA\r\n");
                client.reply();
                client.reply();
                client.reply();
                if (client.command("hello\r\n.").starts_with("250 2.0.0 Taken as "))
                    ++accepted;
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(accepted.load(), clients * messages);
    const auto taken = server.heap->taken();
    QCOMPARE(taken.size(), std::size_t(clients * messages));
    std::set<std::string> ids;
    for (const auto& message : taken)
        ids.insert(message.envelope.id);
    QCOMPARE(ids.size(), taken.size());
}

QTEST_GUILESS_MAIN(ReceiverTest)
#include "tst_receiver.moc"
