#include "acme/request_settings.h"

#include <array>
#include <utility>

namespace mailstead::acme
{

namespace
{

template <class T> struct Word {
    T value;
    std::string_view text;
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
constexpr std::array reasons{
    Word<RevocationReason>{RevocationReason::Unspecified, "unspecified"},
    Word<RevocationReason>{RevocationReason::KeyCompromise, "key-compromise"},
    Word<RevocationReason>{RevocationReason::AffiliationChanged, "affiliation-changed"},
    Word<RevocationReason>{RevocationReason::Superseded, "superseded"},
    Word<RevocationReason>{RevocationReason::CessationOfOperation, "cessation-of-operation"},
};

template <class List, class T> std::string_view textOfWord(const List& list, T value)
{
    for (const auto& word : list) {
        if (word.value == value)
            return word.text;
    }
    return {};
}

template <class List> auto wordFrom(const List& list, std::string_view text)
{
    std::optional<decltype(list.front().value)> found;
    for (const auto& word : list) {
        if (word.text == text)
            found = word.value;
    }
    return found;
}

} // namespace

std::string_view toString(Way way)
{
    return textOfWord(ways, way);
}

std::optional<Way> wayFrom(std::string_view text)
{
    return wordFrom(ways, text);
}

std::string_view toString(KeyType type)
{
    return textOfWord(keyTypes, type);
}

std::optional<KeyType> keyTypeFrom(std::string_view text)
{
    return wordFrom(keyTypes, text);
}

std::optional<RevocationReason> revocationReasonFrom(std::string_view text)
{
    return wordFrom(reasons, text);
}

} // namespace mailstead::acme
