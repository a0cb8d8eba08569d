// A request for a certificate while it is being written: what is wrong with it, and its parameters.
#pragma once

#include "certificates/certificate.h"
#include "vault/secret.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QMap>

namespace mailstead::certificates
{

struct RequestDraft {
    Q_DECLARE_TR_FUNCTIONS(mailstead::certificates::RequestDraft)
public:
    enum class Field { Names, Directory, Email, WebRoot, KeyId, HmacKey, Terms };

    QStringList names; ///< as typed, lower case
    QString directory; ///< the authority's URL
    QString email;
    bool agreeToTerms = false;
    Way way = Way::Http;
    KeyType keyType = KeyType::EcP256;
    QString webRoot;       ///< for Way::WebRoot
    QString keyId;         ///< of the external account
    vault::Secret hmacKey; ///< base64url
    QString preferredChain;
    bool stagingFirst = false;

    /// What was kept of an earlier request; the terms were agreed to then.
    static RequestDraft fromSettings(const RenewalSettings& settings);

    /// Names out of what was typed: separated by blanks, commas or line breaks, lower case, each
    /// once, in other scripts as their ASCII form (RFC 5891).
    static QStringList namesFromText(const QString& text);

    bool hasWildcard() const;
    /// One sentence a field, translated; empty: it can be sent. `authority` is null for one that is
    /// not known by name.
    QMap<Field, QString> problems(const Authority* authority) const;
    /// The parameters of certificate.request. Holds the account's key, where one is given.
    QJsonObject toJson(const Authority* authority) const;
};

} // namespace mailstead::certificates
