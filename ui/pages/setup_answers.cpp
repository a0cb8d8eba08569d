#include "pages/setup_answers.h"

#include <QDir>
#include <QFileInfo>
#include <QHostAddress>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSettings>
#include <QUrl>
#include <cstring>

namespace mailstead::pages
{

namespace
{

constexpr int minimumPassword = 10;
constexpr int maximumPassword = 256;

/// The ASCII form of a name as people type it: trimmed, lower case, no dot at the end.
QString ascii(const QString& name)
{
    QString text = name.trimmed().toLower();
    if (text.endsWith(QLatin1Char('.')))
        text.chop(1);
    const QByteArray ace = QUrl::toAce(text);
    return ace.isEmpty() ? text : QString::fromLatin1(ace);
}

QString domainOf(const QString& mailbox)
{
    return mailbox.section(QLatin1Char('@'), -1);
}

QString asciiMailbox(const QString& mailbox)
{
    const QString text = mailbox.trimmed();
    const qsizetype at = text.lastIndexOf(QLatin1Char('@'));
    if (at < 0)
        return text;
    return text.left(at) + QLatin1Char('@') + ascii(text.mid(at + 1));
}

QStringList addressList(const QString& text)
{
    static const QRegularExpression separators(QStringLiteral("[\\s,;]+"));
    return text.split(separators, Qt::SkipEmptyParts);
}

/// Key under which a field is remembered; empty: it is not.
QString storeKey(AnswerField field)
{
    switch (field) {
    case AnswerField::Domain:
        return QStringLiteral("domain");
    case AnswerField::Hostname:
        return QStringLiteral("hostname");
    case AnswerField::Mailbox:
        return QStringLiteral("mailbox");
    case AnswerField::AcmeEmail:
        return QStringLiteral("acmeEmail");
    case AnswerField::ProofRecipient:
        return QStringLiteral("proofRecipient");
    case AnswerField::AcmeDirectory:
        return QStringLiteral("acmeDirectory");
    case AnswerField::AcmeCaFile:
        return QStringLiteral("acmeCaFile");
    case AnswerField::Resolvers:
        return QStringLiteral("resolvers");
    case AnswerField::TrustAnchor:
        return QStringLiteral("trustAnchor");
    case AnswerField::DaemonDirectory:
        return QStringLiteral("daemonDirectory");
    case AnswerField::Password:
    case AnswerField::Terms:
        break;
    }
    return {};
}

constexpr AnswerField allFields[] = {
    AnswerField::Domain,         AnswerField::Hostname,      AnswerField::Mailbox,
    AnswerField::Password,       AnswerField::Terms,         AnswerField::AcmeEmail,
    AnswerField::ProofRecipient, AnswerField::AcmeDirectory, AnswerField::AcmeCaFile,
    AnswerField::Resolvers,      AnswerField::TrustAnchor,   AnswerField::DaemonDirectory,
};

QString storeGroup(const QUuid& server)
{
    return QStringLiteral("setup/") + server.toString(QUuid::WithoutBraces);
}

/// Names in other scripts count as their ASCII form (RFC 5891).
bool isHostname(const QString& text)
{
    return setup::isHostname(ascii(text));
}

bool isMailbox(const QString& text)
{
    return setup::isMailAddress(asciiMailbox(text));
}

} // namespace

SetupAnswers::SetupAnswers()
{
    derive();
}

void SetupAnswers::setText(AnswerField field, const QString& text)
{
    m_texts[field] = text;
    m_typed[field] = !text.trimmed().isEmpty();
    derive();
}

void SetupAnswers::derive()
{
    const QString domain = text(AnswerField::Domain).trimmed().toLower();
    const auto follow = [this](AnswerField field, const QString& value) {
        if (isDerived(field))
            m_texts[field] = value;
    };
    follow(AnswerField::Hostname, domain.isEmpty() ? QString() : QStringLiteral("mail.") + domain);
    follow(AnswerField::Mailbox, domain.isEmpty() ? QString() : QStringLiteral("post@") + domain);
    follow(AnswerField::AcmeEmail, text(AnswerField::Mailbox));
    follow(AnswerField::AcmeDirectory, setup::Settings().acmeDirectory);
}

QString SetupAnswers::passwordProblem() const
{
    if (m_password.isEmpty())
        return tr("Choose a password, or let one be made");
    if (m_password.size() < minimumPassword)
        return tr("Too short: at least %n characters are needed", nullptr, minimumPassword);
    if (m_password.size() > maximumPassword)
        return tr("Too long: at most %n characters", nullptr, maximumPassword);
    const QByteArray mailbox = text(AnswerField::Mailbox).trimmed().toUtf8();
    const bool sameAsMailbox =
        m_password.size() == mailbox.size() &&
        std::memcmp(m_password.data(), mailbox.constData(), size_t(mailbox.size())) == 0;
    if (sameAsMailbox)
        return tr("The address itself is the first password that strangers try");
    for (int i = 0; i < m_password.size(); ++i) {
        const auto byte = static_cast<unsigned char>(m_password.data()[i]);
        if (byte < 0x20 || byte == 0x7f)
            return tr("Line breaks and control characters cannot be typed into a mail program");
    }
    return {};
}

QMap<AnswerField, QString> SetupAnswers::problems() const
{
    QMap<AnswerField, QString> found;
    const QString domain = ascii(text(AnswerField::Domain));
    if (domain.isEmpty())
        found[AnswerField::Domain] = tr("Enter the domain that you own, such as example.org");
    else if (!isHostname(domain))
        found[AnswerField::Domain] = tr("This is no domain name. It looks like example.org");

    if (!isHostname(text(AnswerField::Hostname)))
        found[AnswerField::Hostname] =
            tr("This is no full host name. It looks like mail.example.org");

    const QString mailbox = asciiMailbox(text(AnswerField::Mailbox));
    if (!isMailbox(mailbox))
        found[AnswerField::Mailbox] = tr("This is no mail address. It looks like anna@example.org");
    else if (isHostname(domain) && domainOf(mailbox).compare(domain, Qt::CaseInsensitive) != 0)
        found[AnswerField::Mailbox] = tr("The first mailbox must end with @%1").arg(domain);

    if (const QString problem = passwordProblem(); !problem.isEmpty())
        found[AnswerField::Password] = problem;

    if (!m_terms)
        found[AnswerField::Terms] =
            tr("Without this the authority gives no certificate, and other servers trust none");

    const QString contact = text(AnswerField::AcmeEmail).trimmed();
    if (!contact.isEmpty() && !isMailbox(contact))
        found[AnswerField::AcmeEmail] =
            tr("This is no mail address. It looks like you@example.com");

    const QString proof = text(AnswerField::ProofRecipient).trimmed();
    if (!proof.isEmpty() && !isMailbox(proof))
        found[AnswerField::ProofRecipient] =
            tr("This is no mail address. It looks like you@example.com");
    else if (!proof.isEmpty() &&
             domainOf(asciiMailbox(proof)).compare(domain, Qt::CaseInsensitive) == 0)
        found[AnswerField::ProofRecipient] =
            tr("An address at %1 proves nothing: the message must go to another provider")
                .arg(domain);

    const QUrl directory(text(AnswerField::AcmeDirectory).trimmed(), QUrl::StrictMode);
    if (!directory.isValid() || directory.scheme() != QLatin1String("https") ||
        directory.host().isEmpty())
        found[AnswerField::AcmeDirectory] = tr("This is no https address of an ACME directory");

    for (const AnswerField field : {AnswerField::AcmeCaFile, AnswerField::TrustAnchor}) {
        const QString file = text(field).trimmed();
        if (!file.isEmpty() && !(QFileInfo(file).isFile() && QFileInfo(file).isReadable()))
            found[field] = tr("There is no such file on this computer, or it cannot be read");
    }
    for (const QString& address : addressList(text(AnswerField::Resolvers))) {
        if (QHostAddress(address).isNull())
            found[AnswerField::Resolvers] =
                tr("“%1” is no IP address. Resolvers are given by address").arg(address);
    }
    const QString daemons = text(AnswerField::DaemonDirectory).trimmed();
    if (!daemons.isEmpty() &&
        QDir(daemons)
            .entryList({QStringLiteral("mailsteadd"), QStringLiteral("mailsteadd-*")}, QDir::Files)
            .isEmpty())
        found[AnswerField::DaemonDirectory] = tr("There is no mailsteadd in this folder");
    return found;
}

setup::Settings SetupAnswers::toSettings() const
{
    setup::Settings settings;
    settings.domain = ascii(text(AnswerField::Domain));
    settings.hostname = ascii(text(AnswerField::Hostname));
    settings.mailbox = asciiMailbox(text(AnswerField::Mailbox));
    settings.mailboxPassword = m_password;
    settings.acmeDirectory = text(AnswerField::AcmeDirectory).trimmed();
    settings.acmeEmail = asciiMailbox(text(AnswerField::AcmeEmail));
    settings.agreeToTerms = m_terms;
    settings.acmeCaFile = text(AnswerField::AcmeCaFile).trimmed();
    settings.resolvers = addressList(text(AnswerField::Resolvers));
    settings.trustAnchorFile = text(AnswerField::TrustAnchor).trimmed();
    settings.proofRecipient = asciiMailbox(text(AnswerField::ProofRecipient));
    settings.skipProof = settings.proofRecipient.isEmpty();
    settings.daemonDirectory = text(AnswerField::DaemonDirectory).trimmed();
    return settings;
}

SetupAnswers SetupAnswers::fromSettings(const setup::Settings& settings)
{
    SetupAnswers answers;
    answers.setText(AnswerField::Domain, settings.domain);
    answers.setText(AnswerField::Hostname, settings.hostname);
    answers.setText(AnswerField::Mailbox, settings.mailbox);
    answers.setText(AnswerField::AcmeEmail, settings.acmeEmail);
    answers.setText(AnswerField::ProofRecipient, settings.proofRecipient);
    answers.setText(AnswerField::AcmeDirectory, settings.acmeDirectory);
    answers.setText(AnswerField::AcmeCaFile, settings.acmeCaFile);
    answers.setText(AnswerField::Resolvers, settings.resolvers.join(QStringLiteral(", ")));
    answers.setText(AnswerField::TrustAnchor, settings.trustAnchorFile);
    answers.setText(AnswerField::DaemonDirectory, settings.daemonDirectory);
    answers.setAgreesToTerms(settings.agreeToTerms);
    answers.setPassword(settings.mailboxPassword);
    return answers;
}

void SetupAnswers::save(QSettings& store, const QUuid& server) const
{
    store.beginGroup(storeGroup(server));
    for (const AnswerField field : allFields) {
        const QString key = storeKey(field);
        if (key.isEmpty())
            continue;
        // Only what was typed: what follows from the domain follows again.
        if (m_typed.value(field, false))
            store.setValue(key, text(field).trimmed());
        else
            store.remove(key);
    }
    store.setValue(QStringLiteral("agreeToTerms"), m_terms);
    store.endGroup();
}

void SetupAnswers::load(QSettings& store, const QUuid& server)
{
    store.beginGroup(storeGroup(server));
    for (const AnswerField field : allFields) {
        const QString key = storeKey(field);
        if (!key.isEmpty() && store.contains(key))
            setText(field, store.value(key).toString().left(4096));
    }
    m_terms = store.value(QStringLiteral("agreeToTerms"), false).toBool();
    store.endGroup();
}

QString SetupAnswers::generatePassword()
{
    // No 0 O 1 l I: it is read off a screen and typed into a telephone.
    static constexpr char alphabet[] = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    QString password;
    for (int i = 0; i < 20; ++i)
        password +=
            QLatin1Char(alphabet[QRandomGenerator::system()->bounded(int(sizeof alphabet) - 1)]);
    return password;
}

} // namespace mailstead::pages
