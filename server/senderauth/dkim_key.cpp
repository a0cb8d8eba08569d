#include "senderauth/dkim_key.h"

#include "core/base64.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace mailstead::senderauth
{

namespace
{

constexpr int rsaBits = 2048;
constexpr int smallestRsaBits = 1024; // RFC 8301 §3.2

std::string opensslReason()
{
    const unsigned long code = ERR_get_error();
    ERR_clear_error();
    if (code == 0)
        return "no reason given";
    char text[256];
    ERR_error_string_n(code, text, sizeof text);
    return text;
}

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;

} // namespace

std::string_view toString(DkimAlgorithm algorithm)
{
    return algorithm == DkimAlgorithm::RsaSha256 ? "rsa-sha256" : "ed25519-sha256";
}

DkimKey::DkimKey(std::shared_ptr<evp_pkey_st> key, DkimAlgorithm algorithm)
    : m_key(std::move(key))
    , m_algorithm(algorithm)
{
}

core::Result<DkimKey> DkimKey::generate(DkimAlgorithm algorithm)
{
    EVP_PKEY* key = algorithm == DkimAlgorithm::RsaSha256
                        ? EVP_RSA_gen(rsaBits)
                        : EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
    if (key == nullptr)
        return core::fail(core::ErrorKind::Internal, "cannot make a DKIM key", opensslReason());
    return DkimKey(std::shared_ptr<EVP_PKEY>(key, EVP_PKEY_free), algorithm);
}

core::Result<DkimKey> DkimKey::fromPem(std::string_view pem)
{
    const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), BIO_free);
    // The callback refuses a passphrase instead of asking a terminal for it.
    std::shared_ptr<EVP_PKEY> key(
        PEM_read_bio_PrivateKey(
            bio.get(), nullptr, [](char*, int, int, void*) { return -1; }, nullptr),
        EVP_PKEY_free);
    if (!key)
        return core::fail(core::ErrorKind::InvalidInput, "the DKIM key cannot be read",
                          opensslReason());
    if (EVP_PKEY_is_a(key.get(), "ED25519") == 1)
        return DkimKey(std::move(key), DkimAlgorithm::Ed25519Sha256);
    if (EVP_PKEY_is_a(key.get(), "RSA") != 1)
        return core::fail(core::ErrorKind::InvalidInput,
                          "a DKIM key must be an RSA or an Ed25519 key");
    if (EVP_PKEY_get_bits(key.get()) < smallestRsaBits)
        return core::fail(core::ErrorKind::InvalidInput, "the RSA key is too short for DKIM",
                          std::to_string(EVP_PKEY_get_bits(key.get())) + " bits");
    return DkimKey(std::move(key), DkimAlgorithm::RsaSha256);
}

core::Result<std::string> DkimKey::privatePem() const
{
    const Bio bio(BIO_new(BIO_s_secmem()), BIO_free);
    if (!bio || PEM_write_bio_PKCS8PrivateKey(bio.get(), m_key.get(), nullptr, nullptr, 0, nullptr,
                                              nullptr) != 1)
        return core::fail(core::ErrorKind::Internal, "cannot write the DKIM key", opensslReason());
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return std::string(data, static_cast<std::size_t>(size));
}

core::Result<std::string> DkimKey::record() const
{
    if (m_algorithm == DkimAlgorithm::Ed25519Sha256) {
        unsigned char raw[32]; // RFC 8463 §4.2: the bare key
        std::size_t length = sizeof raw;
        if (EVP_PKEY_get_raw_public_key(m_key.get(), raw, &length) != 1)
            return core::fail(core::ErrorKind::Internal, "cannot read the public key",
                              opensslReason());
        return "v=DKIM1; k=ed25519; p=" +
               core::base64(std::string_view(reinterpret_cast<const char*>(raw), length));
    }
    unsigned char* der = nullptr; // SubjectPublicKeyInfo, as everybody publishes it
    const int length = i2d_PUBKEY(m_key.get(), &der);
    if (length <= 0)
        return core::fail(core::ErrorKind::Internal, "cannot read the public key", opensslReason());
    std::string record =
        "v=DKIM1; k=rsa; p=" + core::base64(std::string_view(reinterpret_cast<const char*>(der),
                                                             static_cast<std::size_t>(length)));
    OPENSSL_free(der);
    return record;
}

core::Result<std::string> DkimKey::sign(std::string_view data) const
{
    const auto* bytes = reinterpret_cast<const unsigned char*>(data.data());
    std::size_t size = data.size();
    unsigned char hash[EVP_MAX_MD_SIZE];
    const EVP_MD* digest = EVP_sha256();
    if (m_algorithm == DkimAlgorithm::Ed25519Sha256) {
        // RFC 8463 §3: PureEdDSA over the SHA-256 of the data.
        unsigned int hashLength = 0;
        if (EVP_Digest(bytes, size, hash, &hashLength, EVP_sha256(), nullptr) != 1)
            return core::fail(core::ErrorKind::Internal, "cannot hash", opensslReason());
        bytes = hash;
        size = hashLength;
        digest = nullptr;
    }
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          EVP_MD_CTX_free);
    std::size_t length = 0;
    if (!context || EVP_DigestSignInit(context.get(), nullptr, digest, nullptr, m_key.get()) != 1 ||
        EVP_DigestSign(context.get(), nullptr, &length, bytes, size) != 1)
        return core::fail(core::ErrorKind::Internal, "cannot sign", opensslReason());
    std::string signature(length, '\0');
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &length,
                       bytes, size) != 1)
        return core::fail(core::ErrorKind::Internal, "cannot sign", opensslReason());
    signature.resize(length);
    return signature;
}

} // namespace mailstead::senderauth
