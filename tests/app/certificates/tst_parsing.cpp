// What the daemon tells about certificates is read with limits; what the user types is checked.
#include "answers.h"
#include "certificates/pem_files.h"
#include "certificates/request_draft.h"
#include "certificates/served_ports.h"
#include "core/mail_names.h"

#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>
#include <QtCrypto>

using namespace mailstead;
using namespace mailstead::certificates;

class TestParsing : public QObject
{
    Q_OBJECT

private slots:
    void certificates();
    void anOlderDaemonTellsLess();
    void hostileCertificates_data();
    void hostileCertificates();
    void standings();
    void proposals();
    void manualRecords();
    void names();
    void drafts();
    void draftsAsParameters();
    void servedPorts();
    void pemFiles();

private:
    QCA::Initializer m_qca; ///< for keys
};

void TestParsing::certificates()
{
    const auto read = certificateFromJson(test::certificate());
    QVERIFY2(read, qPrintable(read ? QString() : read.error().text()));
    QCOMPARE(read->chain.size(), 2);
    QCOMPARE(read->chain.at(1).subject, QStringLiteral("E7"));
    QVERIFY(read->trusted);
    QCOMPARE(read->suggestedEnd.date(), QDate(2026, 12, 31));
    QCOMPARE(read->settings->email, QStringLiteral("anna@example.org"));
    QVERIFY(read->settings->way == Way::Http);
    QVERIFY(!read->lastTry->error);
    QVERIFY(!read->retryAt.isValid());
    QCOMPARE(authoritiesFromJson(test::authorities())->size(), 3);
}

void TestParsing::anOlderDaemonTellsLess()
{
    QJsonObject object = test::certificate();
    for (const char* name : {"chain", "trusted", "chainProblem", "settings", "lastTry", "retryAt"})
        object.remove(QLatin1String(name));
    const auto read = certificateFromJson(object);
    QVERIFY(read);
    QVERIFY(read->chain.isEmpty());
    QVERIFY(!read->settings && !read->lastTry);
}

void TestParsing::hostileCertificates_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char* name, const char* field, const QJsonValue& value) {
        QTest::newRow(name) << QString::fromLatin1(field) << value;
    };
    QJsonArray many;
    for (int i = 0; i < 1000; ++i)
        many << QStringLiteral("a%1.example.org").arg(i);
    row("names of another kind", "names", 3);
    row("too many names", "names", many);
    row("a long issuer", "issuer", QString(100'000, QLatin1Char('x')));
    row("a date that is none", "notAfter", QStringLiteral("tomorrow"));
    row("a local time", "notAfter", QStringLiteral("2027-01-24T08:00:00"));
    row("a link that is none", "chain", QJsonArray{1});
    row("a link without dates", "chain", QJsonArray{QJsonObject{}});
    QJsonArray links;
    for (int i = 0; i < 200; ++i)
        links << test::chainLink(QStringLiteral("a"), QStringLiteral("b"),
                                 QStringLiteral("2027-01-24T08:00:00.000Z"));
    row("a chain without end", "chain", links);
    row("trust of another kind", "trusted", QStringLiteral("yes"));
    row("a window without end", "suggested",
        QJsonObject{{QStringLiteral("start"), QStringLiteral("2026-12-24T08:00:00.000Z")}});
    QJsonObject settings = test::settings();
    settings.insert(QStringLiteral("way"), QStringLiteral("magic"));
    row("an unknown way", "settings", settings);
    row("settings of another kind", "settings", 1);
    row("a try without time", "lastTry", QJsonObject{});
    row("an error of another kind", "lastTry",
        QJsonObject{{QStringLiteral("at"), QStringLiteral("2026-12-24T08:00:00.000Z")},
                    {QStringLiteral("byItself"), true},
                    {QStringLiteral("error"), QStringLiteral("no")}});
}

void TestParsing::hostileCertificates()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QJsonObject object = test::certificate();
    object.insert(field, value);
    const auto read = certificatesFromJson({{QStringLiteral("certificates"), QJsonArray{object}}});
    QVERIFY(!read);
    QVERIFY(read.error().kind == core::ErrorKind::Protocol);
}

void TestParsing::standings()
{
    Certificate certificate = *certificateFromJson(test::certificate());
    const auto at = [](int month, int day) {
        return QDateTime(QDate(month == 1 ? 2027 : 2026, month, day), QTime(8, 0),
                         QTimeZone::utc());
    };
    QVERIFY(standingOf(certificate, at(11, 24)) == Standing::Good);
    QCOMPARE(daysUntil(certificate.notAfter, at(11, 24)), 61);
    QCOMPARE(daysUntil(certificate.notAfter, at(1, 24)), 0);
    QCOMPARE(daysUntil(certificate.notAfter, at(1, 24).addSecs(1)), -1);
    QVERIFY(standingOf(certificate, at(1, 18)) == Standing::EndsSoon);
    QVERIFY(standingOf(certificate, at(1, 24)) == Standing::Ended);
    // Somebody's own attempt that failed says nothing about the renewal; the renewal's own does.
    certificate.lastTry->error =
        core::Error{core::ErrorKind::Refused, QStringLiteral("no"), {}, {}};
    QVERIFY(standingOf(certificate, at(11, 24)) == Standing::Good);
    certificate.lastTry->byItself = true;
    QVERIFY(standingOf(certificate, at(11, 24)) == Standing::Failing);
    certificate.lastTry.reset();
    certificate.renewAt = {};
    QVERIFY(standingOf(certificate, at(11, 24)) == Standing::NotRenewed);
    certificate.temporary = true;
    QVERIFY(standingOf(certificate, at(11, 24)) == Standing::Temporary);
}

void TestParsing::proposals()
{
    const auto ways = proposalFromJson(test::proposal());
    QVERIFY(ways);
    QCOMPARE(ways->size(), 3); // the one that is not known is left out
    QVERIFY(ways->at(0).way == Way::Http && ways->at(0).cause == Cause::PortFree);
    QVERIFY(!ways->at(2).possible);
    QVERIFY(!proposalFromJson({{QStringLiteral("ways"), QJsonArray{QJsonObject{}}}}));
    QVERIFY(!proposalFromJson({}));
}

void TestParsing::manualRecords()
{
    const auto records = manualRecordsFromJson(test::records(false));
    QVERIFY(records);
    QVERIFY(!records->first().isEverywhere());
    QVERIFY(manualRecordsFromJson(test::records(true))->first().isEverywhere());
    QVERIFY(!ManualRecord().isEverywhere()); // nobody was asked yet
    QVERIFY(!manualRecordsFromJson({{QStringLiteral("records"), QJsonObject{}}}));
}

void TestParsing::names()
{
    QCOMPARE(RequestDraft::namesFromText(QStringLiteral(
                 " Mail.Example.ORG, *.example.org\nmail.example.org；bücher.example")),
             (QStringList{QStringLiteral("mail.example.org"), QStringLiteral("*.example.org"),
                          QStringLiteral("xn--bcher-kva.example")}));
    QVERIFY(RequestDraft::namesFromText(QStringLiteral(" ,\n")).isEmpty());
    QVERIFY(core::isHostname(QStringLiteral("mail.example.org")));
    QVERIFY(!core::isHostname(QStringLiteral("*.example.org")));
}

void TestParsing::drafts()
{
    using Field = RequestDraft::Field;
    RequestDraft draft;
    QCOMPARE(draft.problems(nullptr).keys(), (QList{Field::Names, Field::Directory, Field::Terms}));
    draft = RequestDraft::fromSettings(*certificateFromJson(test::certificate())->settings);
    QVERIFY(draft.problems(nullptr).isEmpty());

    draft.names << QStringLiteral("*.example.org");
    QCOMPARE(draft.problems(nullptr).keys(), QList{Field::Names});
    draft.way = Way::DnsByHand;
    QVERIFY(draft.problems(nullptr).isEmpty());
    draft.names = {QStringLiteral("mail")};
    QCOMPARE(draft.problems(nullptr).keys(), QList{Field::Names});
    draft.names = {QStringLiteral("a.*.example.org")};
    QCOMPARE(draft.problems(nullptr).keys(), QList{Field::Names});
    draft.names = {QStringLiteral("mail.example.org")};
    draft.way = Way::WebRoot;
    for (const char* path : {"", "www", "/var/../etc"}) {
        draft.webRoot = QString::fromLatin1(path);
        QCOMPARE(draft.problems(nullptr).keys(), QList{Field::WebRoot});
    }
    draft.webRoot = QStringLiteral("/var/www/a..b");
    QVERIFY(draft.problems(nullptr).isEmpty());
    for (const char* url : {"", "http://ca.example/dir", "https://", "file:///etc/passwd", "x"}) {
        draft.directory = QString::fromLatin1(url);
        QCOMPARE(draft.problems(nullptr).keys(), QList{Field::Directory});
    }
    draft.directory = QStringLiteral("https://ca.example/dir");

    const auto known = *authoritiesFromJson(test::authorities());
    draft.email.clear();
    QVERIFY(draft.problems(&known.at(0)).isEmpty());
    QCOMPARE(draft.problems(&known.at(1)).keys(), QList{Field::Email});
    draft.email = QStringLiteral("anna");
    QCOMPARE(draft.problems(nullptr).keys(), QList{Field::Email});
    draft.email = QStringLiteral("anna@example.org");
    draft.keyId = QStringLiteral("k");
    QCOMPARE(draft.problems(&known.at(2)).keys(), QList{Field::HmacKey});
    draft.hmacKey = vault::Secret(QByteArray("not base64!"));
    QCOMPARE(draft.problems(&known.at(2)).keys(), QList{Field::HmacKey});
    draft.hmacKey = vault::Secret(QByteArray("aGVsbG8_-"));
    QVERIFY(draft.problems(&known.at(2)).isEmpty());
}

void TestParsing::draftsAsParameters()
{
    const auto known = *authoritiesFromJson(test::authorities());
    RequestDraft draft =
        RequestDraft::fromSettings(*certificateFromJson(test::certificate())->settings);
    draft.webRoot = QStringLiteral("/var/www");
    draft.stagingFirst = true;
    const QJsonObject json = draft.toJson(&known.at(0));
    QCOMPARE(json.value(QLatin1String("way")).toString(), QStringLiteral("http"));
    QVERIFY(json.value(QLatin1String("stagingFirst")).toBool());
    QVERIFY(!json.contains(QLatin1String("webRoot"))); // of another way
    QVERIFY(!json.contains(QLatin1String("externalAccount")));
    // Who has no staging directory is not asked to rehearse.
    QVERIFY(!draft.toJson(&known.at(1)).contains(QLatin1String("stagingFirst")));
    draft.way = Way::WebRoot;
    draft.keyId = QStringLiteral("k");
    draft.hmacKey = vault::Secret(QByteArray("s3cret"));
    const QJsonObject full = draft.toJson(&known.at(2));
    QCOMPARE(full.value(QLatin1String("webRoot")).toString(), QStringLiteral("/var/www"));
    QCOMPARE(full.value(QLatin1String("externalAccount"))
                 .toObject()
                 .value(QLatin1String("hmacKey"))
                 .toString(),
             QStringLiteral("s3cret"));
}

void TestParsing::servedPorts()
{
    const auto finding = [](const char* id, const char* port) {
        return QJsonObject{{QStringLiteral("id"), QString::fromLatin1(id)},
                           {QStringLiteral("severity"), QStringLiteral("ok")},
                           {QStringLiteral("title"), QStringLiteral("TLS works")},
                           {QStringLiteral("evidence"), QJsonArray()},
                           {QStringLiteral("why"), QString()},
                           {QStringLiteral("fix"), QString()},
                           {QStringLiteral("parameters"),
                            QJsonObject{{QStringLiteral("port"), QString::fromLatin1(port)},
                                        {QStringLiteral("address"), QStringLiteral("192.0.2.1")}}}};
    };
    const auto answer = [](const QJsonArray& findings) {
        return QJsonObject{{QStringLiteral("findings"), findings}};
    };
    const auto ports = servedPortsFromJson(
        answer({finding("dns.tls-ok", "465"), finding("dns.spf-ok", "25"),
                finding("dns.tls-other", "25"), finding("dns.tls-ok", "99999")}));
    QVERIFY(ports);
    QCOMPARE(ports->size(), 2); // another purpose and an impossible port are left out
    QCOMPARE(ports->first().port, 25);
    QVERIFY(!servedPortsFromJson({}));
    QVERIFY(!servedPortsFromJson(
        answer({QJsonObject{{QStringLiteral("id"), QStringLiteral("dns.tls-ok")}}})));
}

void TestParsing::pemFiles()
{
    const QTemporaryDir directory;
    const auto write = [&](const char* name, const QByteArray& text) {
        QFile file(directory.filePath(QString::fromLatin1(name)));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return file.fileName();
    };
    const QByteArray certificate = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    const QByteArray key = "-----BEGIN PRIVATE KEY-----\nBBBB\n-----END PRIVATE KEY-----\n";
    // A key that lies beside the certificates is not sent with them.
    const auto chain = PemFiles::readChain(write("both.pem", certificate + key + certificate));
    QVERIFY(chain);
    QCOMPARE(*chain, certificate + certificate);
    QCOMPARE(PemFiles::countCertificates(*chain), 2);
    const auto read = PemFiles::readKey(write("key.pem", "Bag Attributes\n" + key));
    QVERIFY(read);
    QCOMPARE(QByteArray(read->data(), read->size()), key.trimmed());

    QVERIFY(!PemFiles::readChain(directory.filePath(QStringLiteral("missing.pem"))));
    QVERIFY(!PemFiles::readChain(write("key-only.pem", key)));
    QVERIFY(!PemFiles::readChain(write("cut.pem", certificate.left(40))));
    QVERIFY(!PemFiles::readKey(write("chain-only.pem", certificate)));
    QVERIFY(!PemFiles::readKey(write("large.pem", QByteArray(1024 * 1024, 'x'))));
    const auto locked =
        PemFiles::readKey(write("locked.pem", "-----BEGIN ENCRYPTED PRIVATE KEY-----\nCC\n"
                                              "-----END ENCRYPTED PRIVATE KEY-----\n"));
    QVERIFY(!locked);
    QVERIFY(locked.error().next.contains(QStringLiteral("openssl pkey")));
}

QTEST_GUILESS_MAIN(TestParsing)
#include "tst_parsing.moc"
