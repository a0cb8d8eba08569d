// Local mail in Maildirs: where it goes, how it looks, and that no address leads anywhere else.
#include "delivery/maildir.h"
#include "house.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace mailstead;
using namespace mailstead::delivery;
using namespace mailstead::delivery::test;

class MaildirTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { core::setLogToStandardError(false); }
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }
    void delivers();
    void lineEnds_data();
    void lineEnds();
    void uniqueNames();
    void addressesThatLeadElsewhere_data();
    void addressesThatLeadElsewhere();
    void missingBaseWaits();
    void failureLeavesNothing();

private:
    std::string pattern() const { return m_directory->path().toStdString() + "/%d/%n/Maildir"; }
    core::Config config() const
    {
        core::Config made = House::configFor(1);
        made.maildir = pattern();
        return made;
    }
    QStringList files(const QString& path) const
    {
        return QDir(m_directory->filePath(path)).entryList(QDir::Files);
    }
    std::unique_ptr<QTemporaryDir> m_directory;
};

void MaildirTest::delivers()
{
    House house(config());
    const auto results =
        house.carry(job({"Ada@Example.org", "bob+x@example.org"}, queue::Route::Local));
    QCOMPARE(results.size(), std::size_t(2));
    for (const auto& result : results)
        QVERIFY2(result.kind == Kind::Delivered, result.reply.c_str());
    QCOMPARE(results[1].number, 2);
    QCOMPARE(files("example.org/bob+x/Maildir/new").size(), 1);
    const QStringList found = files("example.org/ada/Maildir/new");
    QCOMPARE(found.size(), 1);
    QVERIFY(found[0].endsWith(".mail.example.net"));
    QVERIFY(files("example.org/ada/Maildir/tmp").isEmpty());
    QVERIFY(QDir(m_directory->filePath("example.org/ada/Maildir/cur")).exists());
    QFile file(m_directory->filePath("example.org/ada/Maildir/new/" + found[0]));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("Return-Path: <x@example.net>\n"
                                        "Delivered-To: Ada@Example.org\n"
                                        "Subject: hi\n\n.hello\n"));
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void MaildirTest::lineEnds_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("written");
    const auto large = [](const char* end) {
        QByteArray text("a: b\r\n\r\n");
        text.replace("\r\n", end);
        for (int i = 0; i < 20000; ++i) // pieces end within CRLF too
            text += QByteArray(i % 7, 'x') + end;
        return text;
    };
    QTest::newRow("large") << large("\r\n") << large("\n");
    QTest::newRow("bare CR stays") << QByteArray("a\rb\r\r\nc\r") << QByteArray("a\rb\r\nc\r");
    QTest::newRow("empty") << QByteArray() << QByteArray();
}

void MaildirTest::lineEnds()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, written);
    queue::Job local = job({"ada@example.org"}, queue::Route::Local);
    local.content = smtp::Content(content.toStdString());
    const auto results = deliverToMaildirs(local, pattern(), "mail.example.net");
    QVERIFY2(results[0].kind == Kind::Delivered, results[0].reply.c_str());
    const QString path = "example.org/ada/Maildir/new/";
    QFile file(m_directory->filePath(path + files(path)[0]));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QCOMPARE(text.mid(text.indexOf("Delivered-To: ada@example.org\n") + 30), written);
}

void MaildirTest::uniqueNames()
{
    House house(config());
    for (int i = 0; i < 20; ++i)
        QCOMPARE(house.carry(job({"ada@example.org"}, queue::Route::Local))[0].kind,
                 Kind::Delivered);
    QCOMPARE(files("example.org/ada/Maildir/new").size(), 20);
}

void MaildirTest::addressesThatLeadElsewhere_data()
{
    QTest::addColumn<QByteArray>("recipient");
    for (const char* recipient :
         {"..@example.org", "../x@example.org", "a/../../b@example.org", ".@example.org",
          ".hidden@example.org", "ada@..", "ada@../x", "@example.org", "ada", "ada@",
          "\"a/b\"@example.org", "\"..\"@example.org", "a\\b@example.org", "a b@example.org",
          "a\nb@example.org"})
        QTest::newRow(recipient) << QByteArray(recipient);
    QTest::newRow("NUL") << QByteArray("a\0b@example.org", 15);
    QTest::newRow("too long") << QByteArray(201, 'a') + "@example.org";
}

void MaildirTest::addressesThatLeadElsewhere()
{
    QFETCH(QByteArray, recipient);
    const auto results = deliverToMaildirs(job({recipient.toStdString()}, queue::Route::Local),
                                           pattern(), "mail.example.net");
    QCOMPARE(results[0].kind, Kind::Bounced);
    QVERIFY(results[0].reply.starts_with("553 5.1.3 "));
    QVERIFY(QDir(m_directory->path()).isEmpty());
}

void MaildirTest::missingBaseWaits()
{
    const std::string base = m_directory->filePath("missing").toStdString();
    const auto results = deliverToMaildirs(job({"ada@example.org"}, queue::Route::Local),
                                           base + "/%d/%n", "mail.example.net");
    QCOMPARE(results[0].kind, Kind::Deferred);
    QVERIFY2(results[0].reply.starts_with("451 4.3.0 cannot make " + base),
             results[0].reply.c_str());
}

void MaildirTest::failureLeavesNothing()
{
    // new/ is no directory: the message cannot be put there.
    QVERIFY(QDir(m_directory->path()).mkpath("example.org/ada/Maildir/tmp"));
    QFile obstacle(m_directory->filePath("example.org/ada/Maildir/new"));
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    const auto results = deliverToMaildirs(job({"ada@example.org"}, queue::Route::Local), pattern(),
                                           "mail.example.net");
    QCOMPARE(results[0].kind, Kind::Deferred);
    QVERIFY(files("example.org/ada/Maildir/tmp").isEmpty());
}

QTEST_GUILESS_MAIN(MaildirTest)
#include "tst_maildir.moc"
