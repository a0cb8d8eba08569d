// SCRAM-SHA-256: the exchange of RFC 7677 and what must not come through.
#include "smtp/scram.h"

#include "core/base64.h"

#include <QTest>

using namespace mailstead;
using namespace mailstead::smtp;
using Kind = ScramServer::Answer::Kind;

namespace
{

const std::string clientNonce = "rOprNGfwEbeRWgbNEkqO";
const std::string serverNonce = "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
const std::string lastMessage =
    "c=biws,r=" + clientNonce + serverNonce + ",p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";

ScramCredentials pencil()
{
    auto credentials = *makeScramCredentials(
        "pencil", *core::fromBase64("W22ZaJ0SNY7soEsUEjb6gQ=="), minScramIterations);
    credentials.account = "user";
    return credentials;
}

ScramSettings settings()
{
    ScramSettings result;
    result.nonce = serverNonce;
    result.lookup = [](std::string_view) {
        return pencil();
    };
    return result;
}

} // namespace

class ScramTest : public QObject
{
    Q_OBJECT

private slots:
    void exchangeOfTheRfc()
    {
        ScramServer server(settings());
        const auto first = server.step("n,,n=user,r=" + clientNonce);
        QVERIFY(first.kind == Kind::Challenge);
        QCOMPARE(first.text,
                 "r=" + clientNonce + serverNonce + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096");
        const auto last = server.step(lastMessage);
        QVERIFY(last.kind == Kind::Accepted);
        QCOMPARE(last.text, std::string("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="));
        QCOMPARE(server.account(), std::string("user"));
        QVERIFY(server.step(lastMessage).kind == Kind::Malformed);
    }

    void anythingElseIsRefused_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<bool>("malformed");
        const QByteArray good = QByteArray::fromStdString(lastMessage);
        QTest::newRow("another nonce") << QByteArray(good).replace("k0,p", "k1,p") << false;
        QTest::newRow("another proof") << QByteArray(good).replace("p=dH", "p=eH") << false;
        QTest::newRow("another header") << QByteArray(good).replace("biws", "eSws") << false;
        QTest::newRow("short proof") << QByteArray(good).replace("dHzb", "") << true;
        QTest::newRow("no proof") << good.left(good.indexOf(",p=")) << true;
        QTest::newRow("no channel") << QByteArray(good).replace("c=biws,", "") << true;
        QTest::newRow("empty") << QByteArray() << true;
        QTest::newRow("extension in between")
            << QByteArray(good).replace(",p=", ",x=1,p=") << false;
    }
    void anythingElseIsRefused()
    {
        QFETCH(QByteArray, message);
        QFETCH(bool, malformed);
        ScramServer server(settings());
        QVERIFY(server.step("n,,n=user,r=" + clientNonce).kind == Kind::Challenge);
        QVERIFY(server.step(message.toStdString()).kind ==
                (malformed ? Kind::Malformed : Kind::Refused));
    }

    void nobodyIsRefusedInTheEnd()
    {
        ScramSettings unknown = settings();
        unknown.lookup = [](std::string_view) {
            auto credentials = pencil();
            credentials.account.clear();
            return credentials;
        };
        ScramServer server(unknown);
        QVERIFY(server.step("n,,n=user,r=" + clientNonce).kind == Kind::Challenge);
        QVERIFY(server.step(lastMessage).kind == Kind::Refused);
    }

    void namesAreDecoded()
    {
        std::string asked;
        ScramSettings listening = settings();
        listening.lookup = [&](std::string_view user) {
            asked = user;
            return pencil();
        };
        ScramServer server(listening);
        QVERIFY(server.step("n,a=a=2Cb=3D,n=a=2Cb=3D,r=x").kind == Kind::Challenge);
        QCOMPARE(asked, std::string("a,b="));
        QVERIFY(ScramServer(settings()).step("n,a=other,n=user,r=x").kind == Kind::Refused);
        QVERIFY(ScramServer(settings()).step("n,,n==2c,r=x").kind == Kind::Malformed);
    }

    void keysAreKeptAsText()
    {
        const ScramCredentials keys = pencil();
        const auto again = parseScramText(scramText(keys));
        QVERIFY(again);
        QCOMPARE(again->salt, keys.salt);
        QCOMPARE(again->iterations, keys.iterations);
        QCOMPARE(again->storedKey, keys.storedKey);
        QCOMPARE(again->serverKey, keys.serverKey);
        for (const char* bad : {"", "SCRAM-SHA-256$", "SCRAM-SHA-256$1:a$b:c",
                                "SCRAM-SHA-256$0:c2FsdA==$:", "SCRAM-SHA-1$4096:c2FsdA==$AA:AA"})
            QVERIFY2(!parseScramText(bad), bad);
    }
};

QTEST_GUILESS_MAIN(ScramTest)
#include "tst_scram.moc"
