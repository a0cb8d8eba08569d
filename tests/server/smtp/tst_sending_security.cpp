// TLS and sign-in of the sending session.
#include "sending_server.h"

#include <QTest>
#include <algorithm>
#include <deque>

using namespace mailstead::smtp;
using namespace mailstead::smtp::test;
using Kind = RecipientResult::Kind;

Q_DECLARE_METATYPE(RecipientResult::Kind)
Q_DECLARE_METATYPE(std::deque<std::string>)

class SendingSecurity : public QObject
{
    Q_OBJECT

private slots:
    void startTls();
    void startTlsRefused();
    void startTlsFails();
    void startTlsInjection();
    void signIn();
    void verifiedTls_data();
    void verifiedTls();
};

void SendingSecurity::startTls()
{
    SendingSession session(request());
    Server server{{greeting, tlsHello, "220 go\r\n", fullHello, ok, ok, goAhead, ok, bye}};
    talk(session, server);
    QCOMPARE(server.heard,
             std::string("EHLO mail.example.net\r\nSTARTTLS\r\nEHLO mail.example.net\r\n"
                         "MAIL FROM:<x@example.net> SIZE=21\r\nRCPT TO:<ada@example.org>\r\n"
                         "DATA\r\nQUIT\r\n"));
    QCOMPARE(session.results()[0].kind, Kind::Delivered);
    QVERIFY(session.tlsOffered());

    SendingRequest without = request();
    without.tls = TlsPolicy::Clear;
    SendingSession second(without);
    Server plain{{greeting, tlsHello, ok, ok, goAhead, ok, bye}};
    talk(second, plain);
    QVERIFY(plain.heard.find("STARTTLS") == std::string::npos);
    QCOMPARE(second.results()[0].kind, Kind::Delivered);
}

void SendingSecurity::startTlsRefused()
{
    SendingSession session(request());
    Server server{{greeting, tlsHello, "454 4.7.0 not now\r\n", ok, ok, goAhead, ok, bye}};
    talk(session, server);
    QCOMPARE(session.results()[0].kind, Kind::Delivered);
}

void SendingSecurity::startTlsFails()
{
    SendingSession session(request());
    Server server{{greeting, tlsHello, "220 go\r\n"}};
    server.tlsWorks = false;
    talk(session, server);
    QCOMPARE(session.results()[0].kind, Kind::Deferred);
    QVERIFY(session.results()[0].elsewhere);
    QCOMPARE(session.results()[0].reply,
             std::string("4.4.2 the connection was lost at STARTTLS: the TLS handshake failed"));
}

void SendingSecurity::startTlsInjection()
{
    SendingSession session(request());
    Server server{{greeting, tlsHello, std::string("220 go\r\n") + fullHello}};
    talk(session, server);
    QCOMPARE(session.results()[0].kind, Kind::Deferred);
    QVERIFY(session.results()[0].reply.starts_with("4.7.5 "));
    QVERIFY(server.heard.find("MAIL") == std::string::npos);
}

void SendingSecurity::signIn()
{
    const char* const authHello = "250-mx.example.org\r\n250 AUTH PLAIN\r\n";
    SendingRequest made = request();
    made.credentials = std::make_shared<const Credentials>("us", "word");
    SendingSession session(made);
    Server server{{greeting, tlsHello, "220 go\r\n", authHello, "235 2.7.0 AHVzAHdvcmQ=\r\n", ok,
                   ok, goAhead, ok, bye}};
    talk(session, server);
    QCOMPARE(session.results()[0].kind, Kind::Delivered);
    QVERIFY(server.heard.find("AUTH PLAIN AHVzAHdvcmQ=\r\nMAIL FROM:") != std::string::npos);
    const auto said = session.dialogue();
    QVERIFY(std::find(said.begin(), said.end(), "> AUTH PLAIN ***") != said.end());
    QVERIFY(std::find(said.begin(), said.end(), "< 235 2.7.0") != said.end());
    for (const std::string& line : said)
        QVERIFY2(line.find("AHVz") == std::string::npos, line.c_str());

    // What the server says to that is not repeated either.
    for (const char* answer : {"535 5.7.8 AHVzAHdvcmQ=\r\n", "421 4.7.0 AHVzAHdvcmQ=\r\n"}) {
        SendingSession refused(made);
        Server strict{{greeting, tlsHello, "220 go\r\n", authHello, answer, bye}};
        talk(refused, strict);
        QCOMPARE(refused.results()[0].kind, Kind::Deferred);
        QVERIFY(!refused.results()[0].elsewhere);
        QVERIFY2(refused.results()[0].reply.starts_with("4.7.8 "),
                 refused.results()[0].reply.c_str());
        QVERIFY(refused.results()[0].reply.find("AHVz") == std::string::npos);
        QVERIFY(strict.heard.ends_with("QUIT\r\n"));
    }

    // In the clear nothing is said.
    SendingSession clear(made);
    Server plain{{greeting, authHello, bye}};
    talk(clear, plain);
    QCOMPARE(clear.results()[0].kind, Kind::Deferred);
    QVERIFY(plain.heard.find("AUTH") == std::string::npos);
}

void SendingSecurity::verifiedTls_data()
{
    QTest::addColumn<std::deque<std::string>>("replies");
    QTest::addColumn<bool>("required");
    QTest::addColumn<bool>("handshake");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("reply");
    using Replies = std::deque<std::string>;
    const char* promise = "250-mx.example.org\r\n250 REQUIRETLS\r\n";
    const char* refusal = "454 4.7.0 not now\r\n";
    QTest::newRow("works") << Replies{greeting, tlsHello, "220 go\r\n", promise, ok,
                                      ok,       goAhead,  ok,           bye}
                           << true << true << Kind::Delivered << QByteArray("250 2.0.0 Ok");
    QTest::newRow("only ours") << Replies{greeting, tlsHello, "220 go\r\n", fullHello, ok,
                                          ok,       goAhead,  ok,           bye}
                               << false << true << Kind::Delivered << QByteArray("250 2.0.0 Ok");
    QTest::newRow("no promise") << Replies{greeting, tlsHello, "220 go\r\n", fullHello, bye} << true
                                << true << Kind::Bounced << QByteArray("5.7.30 ");
    QTest::newRow("promise in the clear") << Replies{greeting, promise, bye} << true << true
                                          << Kind::Bounced << QByteArray("5.7.10 ");
    QTest::newRow("not offered, only ours") << Replies{greeting, plainHello, bye} << false << true
                                            << Kind::Deferred << QByteArray("4.7.10 ");
    QTest::newRow("HELO alone") << Replies{greeting, "500 what\r\n", plainHello, bye} << true
                                << true << Kind::Bounced << QByteArray("5.7.10 ");
    QTest::newRow("not now") << Replies{greeting, tlsHello, refusal, bye} << true << true
                             << Kind::Deferred << QByteArray("4.7.10 ");
    QTest::newRow("untrusted") << Replies{greeting, tlsHello, "220 go\r\n"} << true << false
                               << Kind::Bounced << QByteArray("5.7.10 ");
    QTest::newRow("untrusted, only ours") << Replies{greeting, tlsHello, "220 go\r\n"} << false
                                          << false << Kind::Deferred << QByteArray("4.7.10 ");
}

void SendingSecurity::verifiedTls()
{
    QFETCH(std::deque<std::string>, replies);
    QFETCH(bool, required);
    QFETCH(bool, handshake);
    QFETCH(Kind, kind);
    QFETCH(QByteArray, reply);
    SendingRequest made = request();
    made.tls = TlsPolicy::Verified;
    made.requireTls = required;
    SendingSession session(made);
    Server server{replies};
    server.tlsWorks = handshake;
    talk(session, server);
    QCOMPARE(session.results()[0].kind, kind);
    QVERIFY2(session.results()[0].reply.starts_with(reply.toStdString()),
             session.results()[0].reply.c_str());
    QCOMPARE(session.results()[0].elsewhere, kind != Kind::Delivered);
    QCOMPARE(server.heard.find("MAIL") != std::string::npos, kind == Kind::Delivered);
    QCOMPARE(server.heard.find(" REQUIRETLS") != std::string::npos,
             required && kind == Kind::Delivered);
}

QTEST_GUILESS_MAIN(SendingSecurity)
#include "tst_sending_security.moc"
