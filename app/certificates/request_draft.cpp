#include "certificates/request_draft.h"

#include "core/mail_names.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QUrl>
#include <algorithm>

namespace mailstead::certificates
{

namespace
{

constexpr qsizetype maxNames = 100; ///< what authorities take
const QString wildcardPrefix = QStringLiteral("*.");

bool isCertificateName(const QString& name)
{
    return core::isHostname(name.startsWith(wildcardPrefix) ? name.mid(2) : name);
}

bool isBase64Url(const vault::Secret& secret)
{
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_' || c == '=';
    };
    return std::all_of(secret.data(), secret.data() + secret.size(), fits);
}

bool provesByDns(Way way)
{
    return way == Way::Dns || way == Way::DnsByHand;
}

} // namespace

RequestDraft RequestDraft::fromSettings(const RenewalSettings& settings)
{
    RequestDraft draft;
    draft.names = settings.names;
    draft.directory = settings.directory;
    draft.email = settings.email;
    draft.agreeToTerms = true;
    draft.way = settings.way;
    draft.keyType = settings.keyType;
    draft.webRoot = settings.webRoot;
    draft.preferredChain = settings.preferredChain;
    return draft;
}

QStringList RequestDraft::namesFromText(const QString& text)
{
    static const QRegularExpression separators(QStringLiteral("[\\s,;、，；]+"));
    QStringList names;
    for (const QString& part : text.split(separators, Qt::SkipEmptyParts)) {
        const bool wildcard = part.startsWith(wildcardPrefix);
        const QString plain = wildcard ? part.mid(2) : part;
        const QByteArray ascii = QUrl::toAce(plain);
        QString name = ascii.isEmpty() ? plain.toLower() : QString::fromLatin1(ascii).toLower();
        if (wildcard)
            name.prepend(wildcardPrefix);
        if (!names.contains(name))
            names << name;
    }
    return names;
}

bool RequestDraft::hasWildcard() const
{
    return std::any_of(names.begin(), names.end(),
                       [](const QString& name) { return name.startsWith(wildcardPrefix); });
}

QMap<RequestDraft::Field, QString> RequestDraft::problems(const Authority* authority) const
{
    QMap<Field, QString> found;
    const auto wrong = std::find_if_not(names.begin(), names.end(), isCertificateName);
    if (names.isEmpty())
        found[Field::Names] = tr("Enter at least one name, such as mail.example.org");
    else if (wrong != names.end())
        found[Field::Names] = tr("“%1” is no full host name").arg(wrong->left(100));
    else if (names.size() > maxNames)
        found[Field::Names] = tr("Authorities take at most %n names", nullptr, int(maxNames));
    else if (hasWildcard() && !provesByDns(way))
        found[Field::Names] = tr("A wildcard name can only be proved by DNS");

    const QUrl url(directory, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || url.scheme() != QLatin1String("https"))
        found[Field::Directory] =
            tr("Enter the address of the authority's ACME directory; it begins with https://");

    const bool needsEmail = authority && authority->account == AccountKind::FromEmail;
    if (email.isEmpty() && needsEmail)
        found[Field::Email] = tr("%1 wants a mail address").arg(authority->name);
    else if (!email.isEmpty() && !core::isMailAddress(email))
        found[Field::Email] = tr("This is no mail address");

    if (way == Way::WebRoot && (!webRoot.startsWith(QLatin1Char('/')) ||
                                webRoot.split(QLatin1Char('/')).contains(QLatin1String(".."))))
        found[Field::WebRoot] = tr("Enter the whole path, such as /var/www/html");

    if (!keyId.isEmpty() && hmacKey.isEmpty())
        found[Field::HmacKey] = tr("The key belongs to the key id; both are needed");
    else if (keyId.isEmpty() && !hmacKey.isEmpty())
        found[Field::KeyId] = tr("The key id belongs to the key; both are needed");
    else if (!isBase64Url(hmacKey))
        found[Field::HmacKey] = tr("The key has characters that no such key has");

    if (!agreeToTerms)
        found[Field::Terms] = tr("Agree to the authority's terms to go on");
    return found;
}

QJsonObject RequestDraft::toJson(const Authority* authority) const
{
    QJsonObject json{{QStringLiteral("names"), QJsonArray::fromStringList(names)},
                     {QStringLiteral("directory"), directory},
                     {QStringLiteral("email"), email},
                     {QStringLiteral("agreeToTerms"), agreeToTerms},
                     {QStringLiteral("way"), toString(way)},
                     {QStringLiteral("keyType"), toString(keyType)}};
    if (way == Way::WebRoot)
        json.insert(QStringLiteral("webRoot"), webRoot);
    if (!preferredChain.isEmpty())
        json.insert(QStringLiteral("preferredChain"), preferredChain);
    if (!keyId.isEmpty())
        json.insert(QStringLiteral("externalAccount"),
                    QJsonObject{{QStringLiteral("keyId"), keyId},
                                {QStringLiteral("hmacKey"),
                                 QString::fromLatin1(hmacKey.data(), hmacKey.size())}});
    // Without a place to rehearse there is nothing to ask for.
    if (stagingFirst && authority && !authority->staging.isEmpty())
        json.insert(QStringLiteral("stagingFirst"), true);
    return json;
}

} // namespace mailstead::certificates
