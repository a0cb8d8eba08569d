#include "acme/jws.h"

#include "acme/openssl_ptr.h"
#include "core/base64.h"
#include "core/file.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/pem.h>

namespace mailstead::acme
{

namespace
{

constexpr std::size_t coordinateSize = 32; // P-256

core::Result<std::string> coordinate(EVP_PKEY* key, const char* name)
{
    BIGNUM* number = nullptr;
    if (EVP_PKEY_get_bn_param(key, name, &number) != 1)
        return core::fail(core::ErrorKind::Internal, "cannot read the account key",
                          opensslReason());
    const OpensslPtr<BIGNUM, BN_free> owner(number);
    unsigned char bytes[coordinateSize];
    if (BN_bn2binpad(number, bytes, sizeof bytes) != static_cast<int>(sizeof bytes))
        return core::fail(core::ErrorKind::Internal, "cannot read the account key",
                          opensslReason());
    return core::base64Url({reinterpret_cast<const char*>(bytes), sizeof bytes});
}

/// OpenSSL signs as DER, JOSE wants r and s side by side (RFC 7518 §3.4).
core::Result<std::string> joseSignature(const std::string& der)
{
    const auto* cursor = reinterpret_cast<const unsigned char*>(der.data());
    const OpensslPtr<ECDSA_SIG, ECDSA_SIG_free> signature(
        d2i_ECDSA_SIG(nullptr, &cursor, static_cast<long>(der.size())));
    unsigned char bytes[2 * coordinateSize];
    if (!signature || BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), bytes, coordinateSize) < 0 ||
        BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), bytes + coordinateSize, coordinateSize) < 0)
        return core::fail(core::ErrorKind::Internal, "cannot sign the request", opensslReason());
    return std::string(reinterpret_cast<const char*>(bytes), sizeof bytes);
}

} // namespace

AccountKey::AccountKey(std::shared_ptr<evp_pkey_st> key, std::string x, std::string y)
    : m_key(std::move(key))
    , m_x(std::move(x))
    , m_y(std::move(y))
{
}

core::Result<AccountKey> AccountKey::around(std::shared_ptr<evp_pkey_st> key)
{
    if (!key || EVP_PKEY_is_a(key.get(), "EC") != 1 || EVP_PKEY_get_bits(key.get()) != 256)
        return core::fail(core::ErrorKind::InvalidInput, "the account key is no P-256 key",
                          key ? std::string() : opensslReason());
    auto x = coordinate(key.get(), OSSL_PKEY_PARAM_EC_PUB_X);
    auto y = coordinate(key.get(), OSSL_PKEY_PARAM_EC_PUB_Y);
    if (!x || !y)
        return tl::unexpected(x ? y.error() : x.error());
    return AccountKey(std::move(key), std::move(*x), std::move(*y));
}

core::Result<AccountKey> AccountKey::generate()
{
    return around(std::shared_ptr<EVP_PKEY>(EVP_EC_gen("P-256"), EVP_PKEY_free));
}

core::Result<AccountKey> AccountKey::fromPem(const std::string& pem)
{
    const BioPtr bio = memoryBio(pem);
    return around(std::shared_ptr<EVP_PKEY>(
        PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassphrase, nullptr), EVP_PKEY_free));
}

core::Result<std::string> AccountKey::pem() const
{
    const BioPtr bio(BIO_new(BIO_s_secmem()));
    if (PEM_write_bio_PKCS8PrivateKey(bio.get(), m_key.get(), nullptr, nullptr, 0, nullptr,
                                      nullptr) != 1)
        return core::fail(core::ErrorKind::Internal, "cannot write the account key",
                          opensslReason());
    return textOf(bio);
}

core::Result<AccountKey> AccountKey::loadOrCreate(const std::string& path)
{
    constexpr std::size_t maxFile = 64 * 1024;
    const auto present = core::readFile(path, maxFile);
    if (present) {
        auto key = fromPem(*present);
        if (!key) {
            key.error().kind = core::ErrorKind::Corrupt;
            key.error().next = "move " + path + " away; a new account is made then";
        }
        return key;
    }
    if (present.error().kind != core::ErrorKind::NotFound)
        return tl::unexpected(present.error());
    auto key = generate();
    if (!key)
        return key;
    const auto text = key->pem();
    if (!text)
        return tl::unexpected(text.error());
    const auto written = core::writeFileAtomically(path, *text, 0600);
    if (!written)
        return tl::unexpected(written.error());
    return key;
}

nlohmann::json AccountKey::jwk() const
{
    return {{"crv", "P-256"}, {"kty", "EC"}, {"x", m_x}, {"y", m_y}};
}

core::Result<std::string> AccountKey::thumbprint() const
{
    // RFC 7638 §3: required members in lexical order without white space, which is how dump()
    // writes an object.
    const std::string text = jwk().dump();
    unsigned char hash[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    if (EVP_Digest(text.data(), text.size(), hash, &length, EVP_sha256(), nullptr) != 1)
        return core::fail(core::ErrorKind::Internal, "cannot hash", opensslReason());
    return core::base64Url({reinterpret_cast<const char*>(hash), length});
}

core::Result<std::string> AccountKey::sign(nlohmann::json header, const std::string& payload) const
{
    header["alg"] = "ES256";
    const std::string protectedPart = core::base64Url(header.dump());
    const std::string payloadPart = core::base64Url(payload);
    const std::string input = protectedPart + "." + payloadPart;
    const auto* bytes = reinterpret_cast<const unsigned char*>(input.data());

    const OpensslPtr<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
    std::size_t length = 0;
    if (!context ||
        EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) != 1 ||
        EVP_DigestSign(context.get(), nullptr, &length, bytes, input.size()) != 1)
        return core::fail(core::ErrorKind::Internal, "cannot sign the request", opensslReason());
    std::string der(length, '\0');
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(der.data()), &length, bytes,
                       input.size()) != 1)
        return core::fail(core::ErrorKind::Internal, "cannot sign the request", opensslReason());
    der.resize(length);
    const auto signature = joseSignature(der);
    if (!signature)
        return tl::unexpected(signature.error());
    return nlohmann::json{{"protected", protectedPart},
                          {"payload", payloadPart},
                          {"signature", core::base64Url(*signature)}}
        .dump();
}

} // namespace mailstead::acme
