#include "certificates/words.h"

#include <array>

namespace mailstead::certificates
{

namespace
{

template <class T> struct Word {
    T value;
    const char* text;
};

constexpr std::array ways{
    Word<Way>{Way::Http, "http"},   Word<Way>{Way::WebRoot, "web-root"},
    Word<Way>{Way::Nginx, "nginx"}, Word<Way>{Way::TlsAlpn, "tls-alpn"},
    Word<Way>{Way::Dns, "dns"},     Word<Way>{Way::DnsByHand, "dns-by-hand"},
};
constexpr std::array keyTypes{
    Word<KeyType>{KeyType::EcP256, "ec-p256"},   Word<KeyType>{KeyType::EcP384, "ec-p384"},
    Word<KeyType>{KeyType::Rsa2048, "rsa-2048"}, Word<KeyType>{KeyType::Rsa3072, "rsa-3072"},
    Word<KeyType>{KeyType::Rsa4096, "rsa-4096"},
};
constexpr std::array accountKinds{
    Word<AccountKind>{AccountKind::Open, "open"},
    Word<AccountKind>{AccountKind::FromEmail, "from-email"},
    Word<AccountKind>{AccountKind::ByHand, "by-hand"},
};
constexpr std::array causes{
    Word<Cause>{Cause::PortFree, "port-free"},
    Word<Cause>{Cause::PortTaken, "port-taken"},
    Word<Cause>{Cause::Wildcard, "wildcard"},
    Word<Cause>{Cause::Credentials, "credentials"},
    Word<Cause>{Cause::NoCredentials, "no-credentials"},
    Word<Cause>{Cause::Nginx, "nginx"},
    Word<Cause>{Cause::NoNginx, "no-nginx"},
    Word<Cause>{Cause::NginxUnknown, "nginx-unknown"},
    Word<Cause>{Cause::NginxUnfit, "nginx-unfit"},
    Word<Cause>{Cause::WebServer, "web-server"},
    Word<Cause>{Cause::NoWebServer, "no-web-server"},
    Word<Cause>{Cause::ByHand, "by-hand"},
};
constexpr std::array reasons{
    Word<RevocationReason>{RevocationReason::Unspecified, "unspecified"},
    Word<RevocationReason>{RevocationReason::KeyCompromise, "key-compromise"},
    Word<RevocationReason>{RevocationReason::AffiliationChanged, "affiliation-changed"},
    Word<RevocationReason>{RevocationReason::Superseded, "superseded"},
    Word<RevocationReason>{RevocationReason::CessationOfOperation, "cessation-of-operation"},
};

template <class List, class T> QString textOf(const List& list, T value)
{
    for (const auto& word : list) {
        if (word.value == value)
            return QString::fromLatin1(word.text);
    }
    return {};
}

template <class T, std::size_t count>
std::optional<T> valueOf(const std::array<Word<T>, count>& list, const QString& text)
{
    for (const Word<T>& word : list) {
        if (text == QLatin1String(word.text))
            return word.value;
    }
    return std::nullopt;
}

} // namespace

QString toString(Way way)
{
    return textOf(ways, way);
}

QString toString(KeyType type)
{
    return textOf(keyTypes, type);
}

QString toString(RevocationReason reason)
{
    return textOf(reasons, reason);
}

std::optional<Way> wayFrom(const QString& text)
{
    return valueOf(ways, text);
}

std::optional<KeyType> keyTypeFrom(const QString& text)
{
    return valueOf(keyTypes, text);
}

std::optional<AccountKind> accountKindFrom(const QString& text)
{
    return valueOf(accountKinds, text);
}

Cause causeFrom(const QString& text)
{
    return valueOf(causes, text).value_or(Cause::Other);
}

} // namespace mailstead::certificates
