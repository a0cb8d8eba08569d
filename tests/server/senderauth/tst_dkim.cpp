#include "senderauth/canonical.h"
#include "senderauth/dkim_key.h"
#include "senderauth/dkim_sign.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace mailstead;
using namespace mailstead::senderauth;

namespace
{

std::string relaxed(std::string_view body)
{
    std::string result;
    relaxedBody(body, [&](std::string_view piece) { result += piece; });
    return result;
}

/// dkimpy's verdict on each signature of a message, with our record as the only DNS answer.
QByteArray verify(const std::string& message, const std::string& record, int signatures)
{
    QTemporaryDir directory;
    QFile file(directory.filePath(QStringLiteral("message")));
    if (!file.open(QIODevice::WriteOnly))
        return "cannot write";
    file.write(QByteArray::fromStdString(message));
    file.close();
    QProcess python;
    python.start(QStringLiteral("/usr/bin/python3"),
                 {QStringLiteral("-c"),
                  QStringLiteral("import dkim, sys\n"
                                 "text = open(sys.argv[1], 'rb').read()\n"
                                 "find = lambda name, timeout=5: sys.argv[2].encode()\n"
                                 "d = dkim.DKIM(text)\n"
                                 "def check(i):\n"
                                 "    try:\n"
                                 "        return d.verify(idx=i, dnsfunc=find)\n"
                                 "    except dkim.ValidationError:\n" // a body that was changed
                                 "        return False\n"
                                 "print([check(i) for i in range(int(sys.argv[3]))])"),
                  file.fileName(), QString::fromStdString(record), QString::number(signatures)});
    python.waitForFinished(60000);
    return (python.readAllStandardOutput() + python.readAllStandardError()).trimmed();
}

const std::string sample =
    "Received: from x by y; Tue, 24 Nov 2026 12:00:00 +0000\r\n"
    "From: Anna  Example\t<anna@example.org>\r\nTo: b@example.net,\r\n c@example.net\r\n"
    "Subject: Hello   there \r\nDate: Tue, 24 Nov 2026 12:00:00 +0000\r\n"
    "Message-ID: <1@mail.example.org>\r\nMIME-Version: 1.0\r\n\r\n"
    "Hi  Bob,\t \r\n\r\n.dot and trailing \r\n\r\n\r\n";

core::Result<std::string> signWith(const std::string& message, const DkimKey& key)
{
    return dkimSignatures(message, "example.org", {{"ms202611r", key}},
                          std::chrono::system_clock::now());
}

} // namespace

class DkimTest : public QObject
{
    Q_OBJECT

private slots:
    void canonicalForms();
    void strangersVerify_data();
    void strangersVerify();
    void changesAreFound_data();
    void changesAreFound();
    void addedFieldsAreFound();
    void bodiesOfAllShapes_data();
    void bodiesOfAllShapes();
    void linesAreShort();
    void refusesWhatIsNoKey();
    void refusesMessageWithoutFrom();
};

void DkimTest::canonicalForms()
{
    // The example of RFC 6376 §3.4.5.
    QCOMPARE(relaxedField("A: X\r\n"), std::string("a:X\r\n"));
    QCOMPARE(relaxedField("B : Y\t\r\n\tZ  \r\n"), std::string("b:Y Z\r\n"));
    QCOMPARE(relaxed(" C \r\nD \t E\r\n\r\n\r\n"), std::string(" C\r\nD E\r\n"));
    QCOMPARE(relaxed(""), std::string());
    QCOMPARE(relaxed("\r\n\r\n"), std::string());
    QCOMPARE(relaxed("no end"), std::string("no end\r\n"));
    QCOMPARE(relaxed("a\r\n\r\nb"), std::string("a\r\n\r\nb\r\n"));
    QCOMPARE(QByteArray::fromStdString(relaxedBodyHash("")).toBase64(),
             QByteArray("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")); // RFC 6376 §3.4.4
}

void DkimTest::strangersVerify_data()
{
    QTest::addColumn<int>("algorithm");
    QTest::newRow("rsa") << int(DkimAlgorithm::RsaSha256);
    QTest::newRow("ed25519") << int(DkimAlgorithm::Ed25519Sha256);
}

void DkimTest::strangersVerify()
{
    QFETCH(int, algorithm);
    const auto made = DkimKey::generate(DkimAlgorithm(algorithm));
    QVERIFY(made.has_value());
    const auto pem = made->privatePem();
    QVERIFY(pem->rfind("-----BEGIN PRIVATE KEY-----", 0) == 0);
    const auto key = DkimKey::fromPem(*pem);
    QVERIFY(key.has_value());
    QCOMPARE(*key->record(), *made->record());
    const auto field = signWith(sample, *key);
    QVERIFY(field.has_value());
    QCOMPARE(verify(*field + sample, *key->record(), 1), QByteArray("[True]"));
}

void DkimTest::changesAreFound_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("subject") << QByteArray("Hello   there") << QByteArray("Hello theres");
    QTest::newRow("author") << QByteArray("anna@") << QByteArray("bnna@");
    QTest::newRow("body") << QByteArray("Hi  Bob") << QByteArray("Hi  Rob");
    QTest::newRow("longer body") << QByteArray("trailing \r\n")
                                 << QByteArray("trailing\r\nmore\r\n");
}

void DkimTest::changesAreFound()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    const auto key = DkimKey::generate(DkimAlgorithm::Ed25519Sha256);
    const auto field = signWith(sample, *key);
    QByteArray changed = QByteArray::fromStdString(sample);
    changed.replace(from, to);
    QVERIFY(changed.toStdString() != sample);
    QCOMPARE(verify(*field + changed.toStdString(), *key->record(), 1), QByteArray("[False]"));
}

void DkimTest::addedFieldsAreFound()
{
    const auto key = DkimKey::generate(DkimAlgorithm::Ed25519Sha256);
    const auto field = signWith(sample, *key);
    for (const char* added : {"From: boss@bank.example\r\n", "Subject: other\r\n",
                              "Reply-To: x@bank.example\r\n", "Content-Type: text/html\r\n"})
        QCOMPARE(verify(*field + added + sample, *key->record(), 1), QByteArray("[False]"));
    // Trace fields are added on every way and must not matter.
    QCOMPARE(verify("Received: from a by b; x\r\n" + *field + sample, *key->record(), 1),
             QByteArray("[True]"));
}

void DkimTest::bodiesOfAllShapes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("only line ends") << QByteArray("\r\n\r\n\r\n");
    QTest::newRow("only spaces") << QByteArray("  \r\n\t\r\n");
    QTest::newRow("no final line end") << QByteArray("text");
    QTest::newRow("8 bit") << QByteArray("gr\xC3\xBC\xC3\x9F"
                                         "e\r\n\xFF\xFE\r\n");
    QTest::newRow("large") << QByteArray("line  with   spaces \r\n\r\n").repeated(40000) +
                                  "\r\n\r\n";
}

void DkimTest::bodiesOfAllShapes()
{
    QFETCH(QByteArray, body);
    const auto key = DkimKey::generate(DkimAlgorithm::Ed25519Sha256);
    const std::string message = "From: a@example.org\r\n\r\n" + body.toStdString();
    const auto field = signWith(message, *key);
    QCOMPARE(verify(*field + message, *key->record(), 1), QByteArray("[True]"));
}

void DkimTest::linesAreShort()
{
    const auto rsa = DkimKey::generate(DkimAlgorithm::RsaSha256);
    const auto ed = DkimKey::generate(DkimAlgorithm::Ed25519Sha256);
    const auto fields = dkimSignatures(sample, "example.org", {{"r", *rsa}, {"e", *ed}},
                                       std::chrono::system_clock::now());
    QVERIFY(fields.has_value());
    const QByteArray text = QByteArray::fromStdString(*fields);
    QCOMPARE(text.count("DKIM-Signature:"), 2);
    QVERIFY(text.indexOf("a=rsa-sha256") < text.indexOf("a=ed25519-sha256"));
    QVERIFY(text.endsWith("\r\n"));
    for (const QByteArray& line : text.split('\n'))
        QVERIFY2(line.size() <= 79, line.constData()); // with the CR
}

void DkimTest::refusesWhatIsNoKey()
{
    QVERIFY(!DkimKey::fromPem(""));
    QVERIFY(!DkimKey::fromPem("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"));
}

void DkimTest::refusesMessageWithoutFrom()
{
    const auto key = DkimKey::generate(DkimAlgorithm::Ed25519Sha256);
    QVERIFY(!signWith("Subject: x\r\n\r\n", *key));
}

QTEST_GUILESS_MAIN(DkimTest)
#include "tst_dkim.moc"
