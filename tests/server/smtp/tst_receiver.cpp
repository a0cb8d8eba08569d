// The receiver over real sockets on loopback, with an OpenSSL client.
#include "core/base64.h"
#include "core/log.h"
#include "running_receiver.h"

#include <QTest>
#include <atomic>
#include <openssl/pem.h>
#include <set>

using namespace mailstead;
using namespace mailstead::smtp;
using namespace mailstead::smtp::test;

namespace
{

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
