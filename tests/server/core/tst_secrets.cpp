#include "core/digest.h"
#include "core/file.h"
#include "core/secret_box.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace mailstead::core;

class SecretsTest : public QObject
{
    Q_OBJECT

private slots:
    void digests();
    void hmacs();
    void sealsAndOpens();
    void refusesWhatWasChanged();
    void keyFile();
};

void SecretsTest::digests()
{
    QCOMPARE(hex(digest(Hash::Md5, "abc")), std::string("900150983cd24fb0d6963f7d28e17f72"));
    QCOMPARE(hex(digest(Hash::Sha1, "abc")),
             std::string("a9993e364706816aba3e25717850c26c9cd0d89d"));
    QCOMPARE(hex(digest(Hash::Sha256, "")),
             std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    QVERIFY(equalInConstantTime("ab", "ab"));
    QVERIFY(!equalInConstantTime("ab", "ac"));
    QVERIFY(!equalInConstantTime("ab", "abc"));
}

void SecretsTest::hmacs()
{
    // RFC 4231 §4.3 and RFC 2202 §3, test case 2 of each.
    const std::string text = "what do ya want for nothing?";
    QCOMPARE(hex(hmac(Hash::Sha256, "Jefe", text)),
             std::string("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
    QCOMPARE(hex(hmac(Hash::Sha1, "Jefe", text)),
             std::string("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"));
    QCOMPARE(hex(hmac(Hash::Md5, "Jefe", text)), std::string("750c783e6ab0b503eaa86e310a5db738"));
}

void SecretsTest::sealsAndOpens()
{
    const QTemporaryDir directory;
    const std::string path = directory.filePath(QStringLiteral("key")).toStdString();
    const auto box = SecretBox::loadOrCreate(path);
    QVERIFY(box.has_value());
    for (const std::string& text : {std::string(), std::string("token"), std::string(5000, '\0')}) {
        const auto sealed = box->seal(text, "credentials");
        QVERIFY(sealed.has_value());
        QVERIFY(text.empty() || sealed->find(text) == std::string::npos);
        QVERIFY(*sealed != *box->seal(text, "credentials"));
        const auto again = SecretBox::loadOrCreate(path);
        QCOMPARE(*again->open(*sealed, "credentials"), text);
        QVERIFY(!again->open(*sealed, "other purpose"));
    }
}

void SecretsTest::refusesWhatWasChanged()
{
    const QTemporaryDir directory;
    const auto box = SecretBox::loadOrCreate(directory.filePath(QStringLiteral("a")).toStdString());
    const auto other =
        SecretBox::loadOrCreate(directory.filePath(QStringLiteral("b")).toStdString());
    const std::string sealed = *box->seal("the token", "p");
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        std::string changed = sealed;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        const auto opened = box->open(changed, "p");
        QVERIFY(!opened && opened.error().kind == ErrorKind::Corrupt);
        QVERIFY(!box->open(sealed.substr(0, i), "p"));
    }
    QVERIFY(!other->open(sealed, "p"));
}

void SecretsTest::keyFile()
{
    const QTemporaryDir directory;
    const std::string path = directory.filePath(QStringLiteral("key")).toStdString();
    QVERIFY(SecretBox::loadOrCreate(path).has_value());
    struct stat info = {};
    QCOMPARE(::stat(path.c_str(), &info), 0);
    QCOMPARE(info.st_mode & 07777U, 0600U);
    QCOMPARE(::chmod(path.c_str(), 0640), 0);
    QVERIFY(SecretBox::loadOrCreate(path).error().kind == ErrorKind::PermissionDenied);
    QVERIFY(writeFileAtomically(path, "short", 0600).has_value());
    QVERIFY(SecretBox::loadOrCreate(path).error().kind == ErrorKind::Corrupt);
}

QTEST_GUILESS_MAIN(SecretsTest)
#include "tst_secrets.moc"
