// What follows from what in the first form of the setup, and what is wrong with a field.
#include "pages/setup_answers.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QtCrypto>

using namespace mailstead;
using pages::AnswerField;
using pages::SetupAnswers;

namespace
{

SetupAnswers goodAnswers()
{
    SetupAnswers answers;
    answers.setText(AnswerField::Domain, QStringLiteral("example.net"));
    answers.setText(AnswerField::ProofRecipient, QStringLiteral("me@provider.example"));
    answers.setPassword(vault::Secret(QByteArrayLiteral("correct horse battery")));
    answers.setAgreesToTerms(true);
    return answers;
}

} // namespace

class TestSetupAnswers : public QObject
{
    Q_OBJECT

private:
    QCA::Initializer m_qca; ///< for the password

private slots:
    void followsTheDomain();
    void keepsWhatWasTyped();
    void namesEachProblem_data();
    void namesEachProblem();
    void refusesWeakPasswords();
    void makesSettings();
    void remembersWithoutSecrets();
    void makesPasswords();
};

void TestSetupAnswers::followsTheDomain()
{
    SetupAnswers answers;
    answers.setText(AnswerField::Domain, QStringLiteral("Example.ORG "));
    QCOMPARE(answers.text(AnswerField::Hostname), QStringLiteral("mail.example.org"));
    QCOMPARE(answers.text(AnswerField::Mailbox), QStringLiteral("post@example.org"));
    QCOMPARE(answers.text(AnswerField::AcmeEmail), QStringLiteral("post@example.org"));
    QVERIFY(answers.isDerived(AnswerField::Hostname));
    answers.setText(AnswerField::Domain, QString());
    QCOMPARE(answers.text(AnswerField::Hostname), QString());
}

void TestSetupAnswers::keepsWhatWasTyped()
{
    SetupAnswers answers;
    answers.setText(AnswerField::Domain, QStringLiteral("example.org"));
    answers.setText(AnswerField::Mailbox, QStringLiteral("anna@example.org"));
    QCOMPARE(answers.text(AnswerField::AcmeEmail), QStringLiteral("anna@example.org"));
    answers.setText(AnswerField::Hostname, QStringLiteral("mx.example.org"));
    answers.setText(AnswerField::Domain, QStringLiteral("example.com"));
    QCOMPARE(answers.text(AnswerField::Hostname), QStringLiteral("mx.example.org"));
    // Emptied, it follows again.
    answers.setText(AnswerField::Hostname, QString());
    QCOMPARE(answers.text(AnswerField::Hostname), QStringLiteral("mail.example.com"));
}

void TestSetupAnswers::namesEachProblem_data()
{
    QTest::addColumn<int>("field");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, AnswerField field, const QString& text) {
        QTest::newRow(name) << int(field) << text;
    };
    row("domain of one label", AnswerField::Domain, QStringLiteral("localhost"));
    row("domain with a space", AnswerField::Domain, QStringLiteral("exa mple.org"));
    row("domain as an address", AnswerField::Domain, QStringLiteral("192.0.2.1"));
    row("hostname", AnswerField::Hostname, QStringLiteral("mail_server.example.net"));
    row("mailbox elsewhere", AnswerField::Mailbox, QStringLiteral("anna@example.com"));
    row("mailbox without at", AnswerField::Mailbox, QStringLiteral("anna"));
    row("mailbox with two dots", AnswerField::Mailbox, QStringLiteral("a..b@example.net"));
    row("contact", AnswerField::AcmeEmail, QStringLiteral("not an address"));
    row("proof at home", AnswerField::ProofRecipient, QStringLiteral("anna@example.net"));
    row("proof of nothing", AnswerField::ProofRecipient, QStringLiteral("provider.example"));
    row("directory without TLS", AnswerField::AcmeDirectory, QStringLiteral("http://ca.example/d"));
    row("missing CA file", AnswerField::AcmeCaFile, QStringLiteral("/nowhere/ca.pem"));
    row("resolver by name", AnswerField::Resolvers, QStringLiteral("192.0.2.53, dns.example"));
    row("missing anchor", AnswerField::TrustAnchor, QStringLiteral("/nowhere/root.key"));
    row("no daemon there", AnswerField::DaemonDirectory, QStringLiteral("/nowhere"));
}

void TestSetupAnswers::namesEachProblem()
{
    QFETCH(int, field);
    QFETCH(QString, text);
    SetupAnswers answers = goodAnswers();
    QCOMPARE(answers.problems(), (QMap<AnswerField, QString>()));
    answers.setText(AnswerField(field), text);
    const auto problems = answers.problems();
    QVERIFY2(problems.contains(AnswerField(field)), qPrintable(text));
    QVERIFY(!problems.value(AnswerField(field)).isEmpty());
}

void TestSetupAnswers::refusesWeakPasswords()
{
    SetupAnswers answers = goodAnswers();
    for (const char* weak : {"", "short", "post@example.net", "with a line\nbreak"}) {
        answers.setPassword(vault::Secret(QByteArray(weak)));
        QVERIFY2(answers.problems().contains(AnswerField::Password), weak);
    }
    answers.setPassword(vault::Secret(QByteArray(257, 'x')));
    QVERIFY(answers.problems().contains(AnswerField::Password));
    answers.setPassword(vault::Secret(SetupAnswers::generatePassword()));
    QVERIFY(answers.problems().isEmpty());
    answers.setAgreesToTerms(false);
    QCOMPARE(answers.problems().keys(), QList<AnswerField>{AnswerField::Terms});
}

void TestSetupAnswers::makesSettings()
{
    SetupAnswers answers = goodAnswers();
    answers.setText(AnswerField::Domain, QStringLiteral("BÜCHER.example"));
    answers.setText(AnswerField::Mailbox, QStringLiteral("Anna@bücher.example"));
    answers.setText(AnswerField::Resolvers, QStringLiteral("192.0.2.53, 2001:db8::53"));
    QVERIFY(answers.problems().isEmpty());
    const setup::Settings settings = answers.toSettings();
    QCOMPARE(settings.domain, QStringLiteral("xn--bcher-kva.example"));
    QCOMPARE(settings.hostname, QStringLiteral("mail.xn--bcher-kva.example"));
    QCOMPARE(settings.mailbox, QStringLiteral("Anna@xn--bcher-kva.example"));
    QCOMPARE(settings.resolvers,
             (QStringList{QStringLiteral("192.0.2.53"), QStringLiteral("2001:db8::53")}));
    QVERIFY(settings.agreeToTerms);
    QVERIFY(settings.acmeDirectory.startsWith(QStringLiteral("https://")));
    QCOMPARE(settings.mailboxPassword.size(), 21);
    QVERIFY(!settings.skipProof);
    answers.setText(AnswerField::ProofRecipient, QString());
    QVERIFY(answers.problems().isEmpty());
    QVERIFY(answers.toSettings().skipProof);
}

void TestSetupAnswers::remembersWithoutSecrets()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("settings.ini"));
    const QUuid server = QUuid::createUuid();
    {
        QSettings store(path, QSettings::IniFormat);
        goodAnswers().save(store, server);
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("horse"));

    QSettings store(path, QSettings::IniFormat);
    SetupAnswers again;
    again.load(store, server);
    QCOMPARE(again.text(AnswerField::Domain), QStringLiteral("example.net"));
    QCOMPARE(again.text(AnswerField::Hostname), QStringLiteral("mail.example.net"));
    QVERIFY(again.isDerived(AnswerField::Hostname));
    QVERIFY(again.agreesToTerms());
    QVERIFY(again.password().isEmpty());

    SetupAnswers other;
    other.load(store, QUuid::createUuid());
    QCOMPARE(other.text(AnswerField::Domain), QString());
}

void TestSetupAnswers::makesPasswords()
{
    const QString one = SetupAnswers::generatePassword();
    QCOMPARE(one.size(), 20);
    QVERIFY(one != SetupAnswers::generatePassword());
    for (const QChar letter : one)
        QVERIFY(!QStringLiteral("0O1lI").contains(letter));
}

QTEST_GUILESS_MAIN(TestSetupAnswers)
#include "tst_setup_answers.moc"
