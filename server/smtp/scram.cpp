#include "smtp/scram.h"

#include "core/base64.h"

#include <array>
#include <charconv>
#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <optional>
#include <utility>

namespace mailstead::smtp
{

namespace
{

constexpr std::size_t keyLength = 32; // SHA-256
constexpr std::size_t longestMessage = 4096;
constexpr std::size_t longestUser = 320;
constexpr std::size_t longestNonce = 512;
constexpr std::uint32_t mostIterations = 10'000'000;

const unsigned char* bytes(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

/// Empty when OpenSSL fails, which no comparison takes for a key.
std::string hmac(std::string_view key, std::string_view text)
{
    std::string mac(keyLength, '\0');
    unsigned int length = 0;
    if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes(text), text.size(),
             reinterpret_cast<unsigned char*>(mac.data()), &length) == nullptr ||
        length != keyLength)
        mac.clear();
    return mac;
}

std::string sha256(std::string_view text)
{
    std::string digest(keyLength, '\0');
    unsigned int length = 0;
    if (EVP_Digest(text.data(), text.size(), reinterpret_cast<unsigned char*>(digest.data()),
                   &length, EVP_sha256(), nullptr) != 1)
        digest.clear();
    return digest;
}

bool same(std::string_view a, std::string_view b)
{
    return !a.empty() && a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

/// Takes what stands before the next comma, or everything, out of `rest`.
std::string_view nextPart(std::string_view& rest)
{
    const std::size_t comma = rest.find(',');
    const std::string_view part = rest.substr(0, comma);
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    return part;
}

/// saslname (RFC 5802, section 5.1): "=2C" is a comma, "=3D" an equals sign, nothing else.
std::optional<std::string> decodeName(std::string_view text)
{
    std::string name;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\0')
            return {};
        if (text[i] != '=') {
            name += text[i];
            continue;
        }
        const std::string_view code = text.substr(i, 3);
        if (code != "=2C" && code != "=3D")
            return {};
        name += code == "=2C" ? ',' : '=';
        i += 2;
    }
    if (name.empty() || name.size() > longestUser)
        return {};
    return name;
}

bool isNonce(std::string_view text)
{
    if (text.empty() || text.size() > longestNonce)
        return false;
    for (const char c : text) {
        if (c < 0x21 || c > 0x7E || c == ',')
            return false;
    }
    return true;
}

ScramServer::Answer malformed(std::string text)
{
    return {ScramServer::Answer::Kind::Malformed, std::move(text)};
}

} // namespace

core::Result<ScramCredentials> makeScramCredentials(std::string_view password, std::string salt,
                                                    std::uint32_t iterations)
{
    std::array<unsigned char, keyLength> salted{};
    if (PKCS5_PBKDF2_HMAC(password.data(), static_cast<int>(password.size()), bytes(salt),
                          static_cast<int>(salt.size()), static_cast<int>(iterations), EVP_sha256(),
                          static_cast<int>(salted.size()), salted.data()) != 1)
        return core::fail(core::ErrorKind::Internal, "the SCRAM keys cannot be made");
    const std::string_view saltedPassword(reinterpret_cast<const char*>(salted.data()),
                                          salted.size());
    ScramCredentials credentials;
    std::string clientKey = hmac(saltedPassword, "Client Key");
    credentials.storedKey = sha256(clientKey);
    credentials.serverKey = hmac(saltedPassword, "Server Key");
    credentials.salt = std::move(salt);
    credentials.iterations = iterations;
    OPENSSL_cleanse(clientKey.data(), clientKey.size());
    OPENSSL_cleanse(salted.data(), salted.size());
    if (clientKey.empty() || credentials.storedKey.empty() || credentials.serverKey.empty())
        return core::fail(core::ErrorKind::Internal, "the SCRAM keys cannot be made");
    return credentials;
}

std::string scramText(const ScramCredentials& credentials)
{
    return fmt::format("SCRAM-SHA-256${}:{}${}:{}", credentials.iterations,
                       core::base64(credentials.salt), core::base64(credentials.storedKey),
                       core::base64(credentials.serverKey));
}

core::Result<ScramCredentials> parseScramText(std::string_view text)
{
    const auto refuse = [] {
        return core::fail(core::ErrorKind::InvalidInput, "these are no SCRAM-SHA-256 keys");
    };
    constexpr std::string_view scheme = "SCRAM-SHA-256$";
    if (!text.starts_with(scheme) || text.size() > longestMessage)
        return refuse();
    text.remove_prefix(scheme.size());
    const std::size_t colon = text.find(':');
    const std::size_t dollar = text.find('$');
    const std::size_t last = text.rfind(':');
    if (dollar == std::string_view::npos || colon > dollar || last < dollar)
        return refuse();
    ScramCredentials credentials;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + colon, credentials.iterations);
    const auto salt = core::fromBase64(text.substr(colon + 1, dollar - colon - 1));
    const auto stored = core::fromBase64(text.substr(dollar + 1, last - dollar - 1));
    const auto server = core::fromBase64(text.substr(last + 1));
    if (error != std::errc() || end != text.data() + colon || !salt || !stored || !server ||
        credentials.iterations == 0 || credentials.iterations > mostIterations || salt->empty() ||
        stored->size() != keyLength || server->size() != keyLength)
        return refuse();
    credentials.salt = *salt;
    credentials.storedKey = *stored;
    credentials.serverKey = *server;
    return credentials;
}

ScramServer::Answer ScramServer::step(std::string_view message)
{
    const Expected now = std::exchange(m_expected, Expected::Nothing);
    if (now == Expected::Nothing || message.size() > longestMessage)
        return malformed("The SCRAM message is too long or out of order");
    return now == Expected::First ? first(message) : last(message);
}

/// gs2-cbind-flag: what the client says about channel binding. A Challenge when it may go on.
ScramServer::Answer ScramServer::checkBinding(std::string_view flag)
{
    if (flag == "n" || flag == "y") {
        if (m_settings.plus)
            return malformed("SCRAM-SHA-256-PLUS needs a channel binding");
        // The client could have bound and saw no offer of it: somebody took it out.
        if (flag == "y" && m_settings.plusOffered)
            return {Answer::Kind::Refused, "the offer of SCRAM-SHA-256-PLUS did not reach the "
                                           "client: somebody is in between"};
        return {Answer::Kind::Challenge, {}};
    }
    if (!flag.starts_with("p="))
        return malformed("The channel binding flag is not known");
    if (!m_settings.plus)
        return malformed("A channel binding goes with SCRAM-SHA-256-PLUS only");
    const std::string_view type = flag.substr(2);
    if (type == "tls-exporter")
        m_bindingData = m_settings.bindings.exporter;
    else if (type == "tls-server-end-point")
        m_bindingData = m_settings.bindings.serverEndPoint;
    if (m_bindingData.empty())
        return malformed("This type of channel binding is not possible here");
    return {Answer::Kind::Challenge, {}};
}

ScramServer::Answer ScramServer::first(std::string_view message)
{
    std::string_view rest = message;
    const std::string_view flag = nextPart(rest);
    const auto binding = checkBinding(flag);
    if (binding.kind == Answer::Kind::Malformed)
        return binding;
    const std::string_view actingAs = nextPart(rest);
    if (!actingAs.empty() && !actingAs.starts_with("a="))
        return malformed("The authorisation identity is malformed");
    m_gs2Header = std::string(flag) + "," + std::string(actingAs) + ",";
    m_firstBare = rest;

    const std::string_view name = nextPart(rest);
    if (name.starts_with("m="))
        return malformed("A mandatory SCRAM extension is not known");
    const auto user = name.starts_with("n=") ? decodeName(name.substr(2)) : std::nullopt;
    const std::string_view nonce = nextPart(rest);
    if (!user || !nonce.starts_with("r=") || !isNonce(nonce.substr(2)))
        return malformed("The first SCRAM message is malformed");
    m_user = *user;
    if (!actingAs.empty() && decodeName(actingAs.substr(2)) != m_user)
        return {Answer::Kind::Refused, "it asked to act as somebody else"};
    if (binding.kind == Answer::Kind::Refused)
        return binding;

    m_credentials = m_settings.lookup(m_user);
    if (!m_credentials.refusal.empty())
        return {Answer::Kind::NotNow, m_credentials.refusal};
    m_nonce = std::string(nonce.substr(2)) + m_settings.nonce;
    m_serverFirst = fmt::format("r={},s={},i={}", m_nonce, core::base64(m_credentials.salt),
                                m_credentials.iterations);
    m_expected = Expected::Last;
    return {Answer::Kind::Challenge, m_serverFirst};
}

ScramServer::Answer ScramServer::last(std::string_view message)
{
    const std::size_t proofAt = message.rfind(",p=");
    if (proofAt == std::string_view::npos)
        return malformed("The last SCRAM message has no proof");
    const std::string_view withoutProof = message.substr(0, proofAt);
    const auto proof = core::fromBase64(message.substr(proofAt + 3));
    std::string_view rest = withoutProof;
    const std::string_view channel = nextPart(rest);
    const std::string_view nonce = nextPart(rest);
    if (!channel.starts_with("c=") || !nonce.starts_with("r=") || !proof ||
        proof->size() != keyLength)
        return malformed("The last SCRAM message is malformed");
    // All is computed in any case, so that time does not tell which part was wrong.
    const bool channelFits = same(channel.substr(2), core::base64(m_gs2Header + m_bindingData));
    const bool nonceFits = same(nonce.substr(2), m_nonce);
    const std::string authMessage =
        m_firstBare + "," + m_serverFirst + "," + std::string(withoutProof);
    std::string clientKey = hmac(m_credentials.storedKey, authMessage);
    for (std::size_t i = 0; i < clientKey.size(); ++i)
        clientKey[i] = static_cast<char>(clientKey[i] ^ (*proof)[i]);
    const bool proofFits = same(sha256(clientKey), m_credentials.storedKey);
    OPENSSL_cleanse(clientKey.data(), clientKey.size());
    if (!channelFits)
        return {Answer::Kind::Refused, "it is bound to another connection"};
    if (!nonceFits || !proofFits || m_credentials.account.empty())
        return {Answer::Kind::Refused, "the name or the password is wrong"};
    return {Answer::Kind::Accepted,
            "v=" + core::base64(hmac(m_credentials.serverKey, authMessage))};
}

} // namespace mailstead::smtp
